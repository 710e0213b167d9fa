"""Words that bound or estimate an amount, and units one pays by. Regex sources, tried in this order."""

from __future__ import annotations

from typing import Final

from newsparse.record import MoneyModifier

_DE, _A = "(?:des?|du|d['’])", "(?:à|aux?)"

# Words before the amount. The one that begins first wins: "pas moins de" over "moins de".
BEFORE: Final[dict[MoneyModifier, tuple[str, ...]]] = {
    "min": (
        rf"\bpas moins {_DE}",
        rf"\bplus {_DE}", r"\bau (?:moins|bas mot),?", r"\b(?:au )?minimum(?: de)?,?", rf"\bà partir {_DE}",
        r"\bdès", "[>≥]", rf"\bsupérieure?s? {_A}", rf"\bminima(?:le?s?|ux) {_DE}", r"\ba minima",
        rf"\bminim(?:um|ale?) (?:est|sera|était|reste) (?:fixé )?(?:{_DE}|{_A})",
        (r"(?<!\bne )\b(?:vaut|valent|coûte|coûtent|gagne|touche|rapporte) (?:bien |beaucoup |nettement |"
         r"largement )?plus que"),
        (r"\b(?:démarr|commenc|début)(?:e|ent|ait|aient|era|eront|ant)(?: (?:désormais|maintenant|donc|"
         r"officiellement))? à(?: partir de)?"),
        rf"\bà compter {_DE}",
        rf"\bau[- ](?:dessus|delà) {_DE}",
        r"\b(?:dépass|excèd|excéd)(?:e|ent|ait|aient|era|erait|eront|er|ant|ée?s?)"
        r"(?: (?:largement|désormais|déjà|ainsi|maintenant|potentiellement|probablement|nettement|"
         r"légèrement|encore|bientôt|même))?",
        r"\bpass(?:e|er|é|ent|ait|era) (?:la barre|le cap|le seuil)(?: symbolique)?",
        r"\bfranchi(?:t|r|ssent|e)?(?: (?:la barre|le cap|le seuil)(?: symbolique)?)?",
    ),
    "max": (
        rf"\b(?:pas|jamais) plus {_DE}",
        r"\bn(?:e |['’])(?:dépass|excèd|excéd)\w{1,8} (?:pas|jamais|guère)",
        r"\bn(?:e |['’])(?:[^\W\d_]{1,10} )?(?:pas|jamais|guère) (?:dépass|excéd)\w{1,4}",
        r"\bne (?:peut|peuvent|pourra|saurai(?:t|ent)|doi(?:t|vent)|devrai(?:t|ent)) (?:dépass|excéd)er",
        r"\bsans (?:dépasser|excéder)",
        rf"\bjusqu['’] ?{_A}", rf"\bmoins {_DE}", r"\bsous(?! (?:la|le|les)? ?(?:barre|seuil|cap))",
        r"\b(?:peu(?:t|vent)|pouvai(?:t|ent)|pourra(?:it|ient)?|pourront|pouvant|pouvoir)"
        r" (?:(?:aussi|même|ainsi|potentiellement|désormais) )?(?:atteindre|monter à|grimper à|"
         r"s['’]élever à)",
        r"\bau plus,?", r"\b(?:au )?(?:grand )?maximum(?: de)?,?", rf"\bmaxima(?:le?s?|ux) {_DE}",
        rf"\bmaxim(?:um|ale?) (?:est|sera|était|reste) (?:fixé )?(?:{_DE}|{_A})",
        r"\bsusceptibles? d['’]atteindre",
        rf"\binférieure?s? {_A}", rf"\b(?:plafonn|limit)ée?s? {_A}",
        rf"\ben[- ](?:dessous|deçà) {_DE}", r"\bsous (?:la barre|le seuil)", "[<≤]",
        rf"\bdans la limite {_DE}",
    ),
    "approx": (
        r"\benviron", rf"\bprès {_DE}", r"\bquelques?", rf"\bautour {_DE}", rf"\bproches? {_DE}", r"\bvers",
        rf"\baux (?:alentours|environs) {_DE}", r"\bà peu près",
        rf"\bde l['’]ordre {_DE}", r"\bpresque", r"\bapproximativement", r"\bgrosso modo", "[~≈]",
        r"\bdans les",
        r"\b(?:avoisin|approch|frôl|fris|tutoi|tutoy)(?:e|ent|ait|aient|ant|er|erait|era)",
        r"\bflirt(?:e|ent|ait|ant|er|erait|era) avec", rf"\bpas (?:très |bien )?loin {_DE}", r"\bpeu ou prou",
        rf"\bvoisine?s? {_DE}",
    ),
}  # fmt: skip
# A piece of each of them, lower case: where none stands before an amount, nothing needs to be searched.
HINTS: Final = (
    "plus", "moins", "minimum", "maximum", "partir", "dès", "périeur", "férieur", "plafonn", "dessus",
    "émarr", "ommenc", "ébut", "sous", "atteindre", "monter à", "grimper à", "élever à", "roche", "vers",
    "compter",
    "delà", "deçà", "dessous", "dépass",
    "xcè", "xcé", "ranchi",
    "la barre", "le cap", "le seuil", "usqu", "nviron", "près", "quelque", "utour", "alentour",
    "ordre", "presque", "approx",
    "grosso", "~", "≈", "<", ">", "≤", "≥", "dans les", "avoisin", "approch", "frôl",
    "fris", "tuto", "flirt", "loin", "prou", "peu près", "bas mot", "minima", "maxim", "limit",
    "voisin",
)  # fmt: skip

# Words behind it.
AFTER: Final[dict[MoneyModifier, tuple[str, ...]]] = {
    "min": (
        r"\+",
        r"(?:ou|et|,? voire) (?:plus|davantage)(?!\s+d)",
        "(?:au )?minimum",
        "au moins",
        "au bas mot",
    ),
    "max": ("ou moins", "(?:au )?maximum", r"(?:au )?max\b\.?", "(?:tout )?au plus"),
    "approx": ("environ", "à peu près", "à la louche", "et (?:quelques|des poussières)"),
}

UNITS_OF_TIME: Final = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"}
)

# What one pays by, folded and singular, and its name in the record: a closed list, as the contract gives it.
UNITS_OF: Final = {
    "second": "seconde second", "minute": "minute min", "hour": "heure h horaire hour",
    "day": "jour journee quotidien journalier j day",
    "week": "semaine hebdomadaire week", "month": "mois mensuel month mo mensualite",
    "quarter": "trimestre trimestriel quarter",
    "year": "an annee annuel year yr", "decade": "decennie",
    "user": "utilisateur utilisatrice user abonne abonnee", "seat": "siege poste seat place",
    "unit": "unite piece exemplaire appareil machine article manette ecran ampoule borne capteur puce",
    "person": "personne pers tete habitant habitante employe salarie salariee collaborateur eleve enfant "
     "patient etudiant etudiante adulte"
    " passager joueur participant citoyen assure beneficiaire visiteur convive agent candidat",
    "household": "foyer menage famille", "vehicle": "vehicule voiture auto camion moto",
    "share": "action part titre",
    "kg": "kg kilo kilogramme", "tonne": "tonne t", "litre": "litre l", "km": "km kilometre",
    "kWh": "kwh kilowattheure",
    "MWh": "mwh megawattheure", "MB": "megaoctet mb", "GB": "go gigaoctet gb", "TB": "to teraoctet tb",
    "thousand": "millier mille", "million": "million",
    "other": "requete appel image page gramme g once baril m² metre gpu coeur serveur billet nuit nuitee "
     "trajet course seance transaction"
    " token telechargement installation clic mail message sms site carte dossier infraction licence "
     "client session chef fichier document"
    " application projet entreprise societe commune tour episode film chanson partie match service "
     "commande colis envoi livraison ticket"
    " consultation visite hectare terminal compte domaine contrat question ligne mot repas menu "
     "bouteille paquet dose cours"
    " vol passage plein recharge charge barquette lot boite cartouche logement appartement chambre "
     "semestre mm² m3 m³ watt kw mw gw jeu",
}  # fmt: skip
UNITS: Final = {word: name for name, words in UNITS_OF.items() for word in words.split()} | {
    "mtok": "million tokens",
}  # fmt: skip

# Of the others, what is sold by the piece: "5 € la séance"; an article before one of the rest begins another
# phrase.
SOLD_BY: Final = frozenset(
    "seance nuit nuitee trajet course m² page image menu billet repas consultation visite dose baril "
    "once gramme bouteille paquet ligne mot"
    " episode match ticket metre hectare boite cartouche barquette session film carte infraction "
    "dossier chef".split()
)
# Behind "par" these are how one pays or decides, too.
MEANS: Final = frozenset({"carte", "application", "appel", "charge", "jeu", "tour", "contrat"})

# What a sum is a sum of, in the plural too: "10 millions de pertes" are money, "45 millions d'utilisateurs"
# are not.
SUMS_OF: Final = (
    "actifs|aide|amende|apport|autofinancement|avance|bénéfice|bonus|budget|CA|capital|capitalisation|capitaux|cash|cession|chiffre"
    "|commandes|compensation|contrats|coût|cotisations|crédit|dédommagement|déficit|dépense|dette|dividende|dommages|don|dotation|économies"
    "|emprunt|encours|excédent|financement|fonds|frais|fraude|garantie|gain|honoraires|impôts?|indemnité|investissement|levée|loyers|manque"
    "|marge|perte|plus-value|prêt|prime|primes|profit|promesses|rachats|rançon|recette|réductions|remboursement|rente|réserve|résultat|revenu"
    "|royalties|salaires|subside|subvention|surcoût|taxes?|tour|trésorerie|valeur|valorisation|vente"
)
# Verbs and nouns that a sum stands behind, as beginnings of words: they let an amount borrow its currency
# from one behind it.
MONEY_CUES: Final = (
    "abond|achat|achet|acquisition|aide|allou|amende|apport|attribu|bénéfice|budget|capital|cédé|chiffre|contrat|consacr|coût|débloqu|débours|dépens|dette"
    "|dons?\\b|donat|dot|emprunt|encaiss|engag|enveloppe|évalu|exerc|factur|financ|fonds|gagn|indemn|inject|invest|lèv|lev|marché|mett|mise|mis|mobilis|montant|obten"
    "|octroy|offre|pay|perd|perte|plan|prêt|prim|rachat|rachet|rapport|recett|reçu|récolt|réun|revenu|rembours|somme|subvention|taxe|ticket"
    "|tour|trésorerie|val[aeou]|vaut|vend|vent|vers[eé]"
)
