"""Every rule an amount can be found or decided by, with examples and counter-examples.

In an example ``[12 €]{12 EUR}`` marks the span and its reading: amount (``low..high`` for a range), currency,
then modifier and ``per``. A counter-example yields no amount by that rule. One test runs them all; a rule
without either fails.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Rule(NamedTuple):
    """What a rule is for, where it holds and where it does not."""

    reason: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


# How the currency is written; the first part of ``Money.rule``.
FOUND_BY: Final = {
    "symbol_before": Rule(
        "A currency sign before the number, on the same line.",
        ("Il coûte [€ 12]{12 EUR}.", "Elle a levé [$1.2M]{1200000 USD}.",
        "Le billet vaut [HK$300]{300 HKD}."),
        ("La variable $HOME et $NVDA.", "La formule $5x$ est fausse.", "Le code C$ seul."),
    ),
    "code_before": Rule(
        "An ISO code before the number; only codes that are not words or product names.",
        ("Le prix est de [CHF 1'200]{1200 CHF}.", "Il a payé [USD 5bn]{5000000000 USD}."),
        ("Le TOP 10 des ventes.", "La COP 21 à Paris.", "AMD 7800 et CAD 2024."),
    ),
    "symbol_after": Rule(
        "A currency sign behind the number, with or without an abbreviated scale.",
        ("Il coûte [12 €]{12 EUR}.", "Un budget de [1,4 Md$]{1400000000 USD}.", "Il faut [20 $ CA]{20 CAD}."),
        ("Lancez 10 $HOME.", "La 5G arrive.", "Il y a 3 M d'abonnés."),
    ),
    "code_after": Rule(
        "An ISO code or a crypto code behind the number.",
        ("Le total est de [12 MUSD]{12000000 USD}.", "Il détient [0,5 BTC]{0.5 BTC}."),
        ("Les 10 ALL sont là.", "Le score 3 TOP."),
    ),
    "name_after": Rule(
        "The French name of a currency behind the number, across a soft line break too.",
        ("On parle de [2,5 milliards de couronnes suédoises]{2500000000 SEK}.",
        "Il a gagné [cent mille euros]{100000 EUR}."),
        ("Il a lu 2 millions de livres.", "Un euro numérique est prévu.", "L'Euro 2024 est fini.",
        "Un franc succès."),
    ),
    "minor_unit": Rule(
        "Hundredth parts alone; the currency is the one written with them, else the one the article "
         "counts in.",
        ("Il coûte [99 centimes]{0.99 EUR}.", "À Londres, [25 pence]{0.25 GBP}."),
        ("Deux cents participants.", "Le rappeur 50 Cent."),
    ),
    "compound": Rule(
        "Currency and hundredth parts: the number behind the sign or name is cents.",
        ("Le menu est à [12€50]{12.50 EUR}.", "Il vaut [10 euros et 50 centimes]{10.5 EUR}.",
        "C'est [deux euros cinquante]{2.5 EUR}."),
        ("Pour 10 euros 50 fois par an.", "Pour 10 euros 50 Go de données."),
    ),
    "range": Rule(
        "Two ends of one amount: they share scale and currency, and the first is smaller.",
        ("Entre [5 et 10 millions d'euros]{5000000..10000000 EUR}.", "Comptez [50-500 CHF]{50..500 CHF}.",
         "Il coûte [900 ou 1 000 euros]{900..1000 EUR}."),
        ("L'iPhone 15 à 799 €.", "Une part de 10 % à 12 M€.", "Respectivement $500 billion et $600 billion.",
        "Windows 11 – 145 €."),
    ),
    "change": Rule(
        "Behind a verb of change the ends are two amounts; each borrows what it leaves out.",
        ("Il passe de [10]{10000000 EUR} à [15 millions d'euros]{15000000 EUR}.",
         "Elle chute de [3 milliards de dollars]{3000000000 USD} à [2 milliards]{2000000000 USD}."),
        ("Des prix de 10 à 15 euros.",),
    ),
    "list": Rule(
        "Members of a list that ends in a conjunction borrow scale and currency from the last.",
        ("Ils atteignent [4]{4000000000 EUR}, [6]{6000000000 EUR} et [8 milliards d'euros]{8000000000 EUR}.",
        ),
        ("En 2019 et 500 euros plus tard.", "Windows 10 et 15 euros."),
    ),
    "elided": Rule(
        "A million or milliard that counts nothing of its own, not far behind an amount, borrows its "
         "currency.",
        ("Il a perdu [53 millions d'euros]{53000000 EUR}, contre [87 millions]{87000000 EUR} avant.",),
        ("Il a perdu 5 millions d'euros et 2 millions d'abonnés.",
         "Il gagne 5 M€. Elle a 10 millions d'abonnés, dont 3 millions en Italie."),
    ),
    "leaning": Rule(
        "A bare number in a contrast, behind the pronoun \"en\" or as a part of a sum borrows the "
         "currency and the scale of that sum.",
        ("Le téléphone coûte [799 euros]{799 EUR}, contre [699]{699 EUR} l'an dernier.",
         ("Ses ventes font [52 millions d'euros]{52000000 EUR} et elle vient d'en lever [20]{20000000 EUR} "
          "auprès d'un fonds.")),
        ("Le prix est de 30 euros, contre 12 concurrents.",
        "La console vaut 500 euros, il en a vendu 2 000 en un jour.",
         "Le plan coûte 30 millions d'euros, dont 12 pays profitent."),
    ),
}  # fmt: skip

# How "billion" and "trillion" were read; the second part of ``Money.rule``.
DECIDED_BY: Final = {
    "short_scale_notation": Rule(
        "English notation (sign first, decimal point, no \"de\") means English words: 10^9, 10^12.",
        ("Elle vaut [$1.4 billion]{1400000000 USD}.", "Une dette de [$2 trillion]{2000000000000 USD}."),
        ("Un billion d'euros.",),
    ),
    "short_scale_size": Rule(
        "The long scale would make a sum larger than the world's wealth.",
        ("Un plan de [1,69 trillion de wons]{1690000000000 KRW}.",),
        ("Un billion d'euros.",),
    ),
    "short_scale_article": Rule(
        "The article writes other amounts in English notation.",
        ("Elle vaut [$4.2 billion]{4200000000 USD}, puis [5,1 billions de dollars]{5100000000 USD}.",),
        ("Elle vaut 4 milliards de dollars, puis 5,1 billions de dollars.",),
    ),
    "short_scale_same_amount": Rule(
        "The same sum stands in the article in unmistakable words.",
        (("Soit [1,4 milliard de dollars]{1400000000 USD}. Ces [1,4 billion de dollars]{1400000000 USD} "
         "serviront."),),
        ("Soit 3 milliards de dollars. Ces 1,4 billion de dollars serviront.",),
    ),
    "canadian_named": Rule(
        "The article names the Canadian dollar and speaks of Canada at least as often as of the United "
         "States.",
        (("À Calgary, elle a payé [14 millions de dollars canadiens]{14000000 CAD}, puis [3 millions de "
         "dollars]{3000000 CAD}."),
         "Au Canada, il coûte [20 $ CA]{20 CAD}, le petit [15 $]{15 CAD}, et [12 $ US]{12 USD} ailleurs."),
        ("À New York et à Boston, 3 millions de dollars ; à Toronto, 2 millions de dollars canadiens.",
         "À Toronto, elle lève 5 millions de dollars (6,8 millions de dollars canadiens).",
         "Elle a payé 14 $ CA, puis 3 $."),
    ),
    "canadian_style": Rule(
        "Amounts written as in Québec, places of Québec, and fewer of the United States.",
        (("À Gatineau, Québec verse [1,1 milliard $]{1100000000 CAD} et [500 $]{500 CAD}, puis [5 "
         "cents]{0.05 CAD}."),
         "Ottawa promet [3,5 M$]{3500000 CAD} à Laval ; Québec, [2 M$]{2000000 CAD}.",
         ("Desjardins, à Lévis, prête [900 millions $]{900000000 CAD} ; Intel, [80 millions $ US]{80000000 "
          "USD}."),
         "Montréal et Québec ont reçu [2 millions $]{2000000 CAD}, puis [3 millions $]{3000000 USD} (US)."),
        ("Le président de la fondation américaine, près de Toronto, au Canada, parle de 900 millions $.",
         "La jeune pousse canadienne de Toronto lève 500 M$.",
         "À Montréal, elle lève 20 M$, soit 18 millions d'euros. Québec l'aide.",
         "À Québec, à Montréal, à Laval, il faut 20 dollars.",
         "Washington, Boston, Seattle, Québec et Montréal paient 3 millions $.",
         "Les montants sont en dollars américains. À Québec et à Montréal, 3 millions $."),
    ),
    "long_scale": Rule(
        "French words, no sign of English: 10^12.",
        ("Une dette d'[un billion d'euros]{1000000000000 EUR}.",),
        ("Une dette de $1 billion.",),
    ),
}  # fmt: skip

# What the words around it say.
SAID_BY_CONTEXT: Final = {
    "approx": Rule(
        "An estimate.",
        ("Environ [5 €]{5 EUR approx}.", "Près d'[un million d'euros]{1000000 EUR approx}.",
         "Un coût de [~5 $]{5 USD approx}.", "[10 euros]{10 EUR approx} environ."),
        ("Exactement 5 €.",),
    ),
    "min": Rule(
        "A lower bound.",
        ("Plus de [5 €]{5 EUR min}.", "Il dépasse les [5 M€]{5000000 EUR min}.", "Il vaut [5 €+]{5 EUR min}",
        "[5 €]{5 EUR min} ou plus."),
        ("Jamais plus de 5 €.",),
    ),
    "max": Rule(
        "An upper bound.",
        ("Jusqu'à [5 €]{5 EUR max}.", "Moins de [5 €]{5 EUR max}.", "[5 €]{5 EUR max} maximum.",
        "Pas plus de [5 €]{5 EUR max}."),
        ("Pas moins de 5 €.",),
    ),
    "per": Rule(
        "What the amount is paid for, units of time last.",
        ("[20 $]{20 USD /month}/mois", "[9 €]{9 EUR /user/month} par mois et par utilisateur.",
         "[0,15 $]{0.15 USD /million tokens} le million de tokens."),
        ("Il a payé 6 milliards l'an dernier, dont 5 M€.", "Il a payé 5 € le matin."),
    ),
}  # fmt: skip
