"""How currencies and scales are written, beyond the names CLDR has. Data only; every table says why it is not
CLDR's.
"""

from __future__ import annotations

from typing import Final

# Words and phrases of everyday French for what CLDR names officially ("dollar des États-Unis"), folded: lower
# case, no accents.
ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "USD": (
        "dollar us", "dollars us", "dollar americain", "dollars americains", "dollar usd", "dollars usd",
        "us dollar", "us dollars",
        "billet vert", "billets verts", "usd", "dollar etatsunien", "dollars etatsuniens",
        "dollar etats unien", "dollars etats uniens",
    ),
    "CAD": ("dollar ca", "dollars ca", "dollar can", "dollars can", "dollar cad", "dollars cad"),
    "HKD": ("dollar hongkongais", "dollars hongkongais", "dollar hong kongais", "dollars hong kongais",
        "dollar de hongkong", "dollars de hongkong", "dollar hk", "dollars hk"),
    "SGD": ("dollar singapourien", "dollars singapouriens"),
    "TWD": ("dollar de taiwan", "dollars de taiwan", "nouveau dollar de taiwan",
    "nouveaux dollars de taiwan"),
    "EUR": ("eur",),
    "CHF": ("chf",),
    "NZD": ("dollar nz", "dollars nz", "dollar kiwi", "dollars kiwis"),
    "IDR": ("rupiah", "rupiahs"),
    "CNY": ("renminbi", "renminbis", "yuan chinois", "yuans chinois", "yuan renminbi", "yuans renminbi",
    "yuans renminbis"),
    "GBP": (
        "livre britannique", "livres britanniques", "livre anglaise", "livres anglaises", "pound", "pounds",
        "pound sterling",
        "pounds sterling", "livres sterlings", "gbp",
    ),
    "BRL": ("real bresilien", "reais bresiliens", "reais", "reaux", "reaux bresiliens",
        "reals bresiliens"),
    "ILS": ("shekel", "shekels", "sheqel", "sheqels", "shekel israelien", "shekels israeliens"),
    "IRR": ("rial iranien", "rials iraniens"),
    "OMR": ("rial omanais", "rials omanais"),
    "SAR": ("rial saoudien", "rials saoudiens"),
    "QAR": ("rial qatari", "rials qataris", "riyals qatariens", "rials qatariens"),
    "YER": ("rial yemenite", "rials yemenites"),
    "AED": ("dirham emirati", "dirhams emiratis", "dirham des emirats", "dirhams des emirats"),
    "XOF": ("franc cfa", "francs cfa", "f cfa", "fcfa", "cfa"),
    "XPF": (
        "franc pacifique", "francs pacifique", "francs pacifiques",
        "franc du pacifique", "francs du pacifique",
    ),
    "XAF": ("franc cfa beac", "francs cfa beac"),
    "TRY": ("lire turque", "lires turques"),
    "BAM": ("mark convertible", "marks convertibles"),
    "FRF": ("ancien franc", "anciens francs", "nouveau franc", "nouveaux francs"),
    "FKP": ("livre des malouines", "livres des malouines"),
    "GTQ": ("quetzales", "quetzal", "quetzals"),
    "BGN": ("leva", "levas"),
    "KZT": ("tengue", "tengues"),
    "MZN": ("meticals", "meticais"),
    "PEN": ("soles peruviens", "nuevo sol", "nuevos soles", "nouveaux sols"),
    "CRC": ("colones",),
    "GEL": ("laris",),
    "UZS": ("soum", "soums"),
    "AMD": ("drams",),
    "BDT": ("takas",),
    "TOP": ("pa anga", "pa angas"),
    "USDT": ("tether", "tethers"),
    "THB": ("baht thai", "bahts thai", "bahts thais"),
    "RON": ("leu roumain", "lei"),
    "UAH": ("hryvnias", "hryvnia", "hryvni", "grivna", "grivnas"),
    "PLN": ("zlotis", "zloti"),
    "DEM": ("deutsche mark", "deutsche marks", "deutschemark", "deutschemarks"),
    "BTC": ("bitcoin", "bitcoins", "btc"),
    "ETH": ("ether", "ethers", "ethereum", "ethereums", "eth"),
    "DOGE": ("dogecoin", "dogecoins"),
    "LTC": ("litecoin", "litecoins"),
    "XMR": ("monero", "moneros"),
}  # fmt: skip

# Currencies without a CLDR entry that tech prose counts in.
CRYPTO_CODES: Final = frozenset(
    "BTC ETH USDT USDC XRP LTC DOGE XMR BNB BCH XLM XTZ SHIB AVAX WBTC WETH".split()
)

# A bare head noun several countries share, and the one currency French means by it when the article says
# nothing else. A head noun that is missing (peso, dinar, couronne, riyal, shilling ...) has no such reading:
# the article decides, or nobody.
DEFAULTS: Final = {
    "dollar": "USD", "franc": "FRF", "won": "KRW", "rouble": "RUB", "roupie": "INR", "yuan": "CNY",
    "yen": "JPY",
    "escudo": "PTE", "peseta": "ESP", "zloty": "PLN", "manat": "AZN", "rand": "ZAR", "dirham": "MAD",
    "leu": "RON", "florin": "NLG", "kyat": "MMK", "lev": "BGN",
}  # fmt: skip

# Head nouns that are other words, too (books, crowns, floors, sugars ...): alone they are money only where
# the article names that currency in another way, or its country.
HOMOGRAPHS: Final = frozenset(
    ("livre couronne sol sucre mark real lire som sum colon austral gourde lats zaire pound").split()
)

# Francs that the euro replaced, of countries that an article may speak of for other reasons: only their full
# name means them.
EURO_AREA: Final = frozenset({"BEF", "LUF"})
# First words of CLDR's names that alone are not a currency: "10 coupons", "une Européenne", "5 000 Pa".
NO_HEADS: Final = frozenset({"coupon", "coupons", "cupon", "europeenne", "monetaire", "pa", "talonas"})

# Of these, the ones no one has hundreds of: from here on they are money, whoever's it is.
SURELY_MONEY_IN_HUNDREDS: Final = {"couronne": None, "mark": "DEM", "lire": "ITL"}

# Signs after or before the number. CLDR's French symbols ("$CA", "R$", "₩") are added to these; what is here,
# French CLDR lacks.
SYMBOLS: Final = {
    "$": "USD", "＄": "USD", "US$": "USD", "US $": "USD", "USD$": "USD", "CA $": "CAD", "$US": "USD",
    "$ US": "USD", "$ U.S.": "USD",
    "U.S.$": "USD", "$USD": "USD", "$ USD": "USD",
    "£": "GBP", "¥": "JPY", "￥": "JPY", "C$": "CAD", "$C": "CAD", "$ CA": "CAD", "$CAN": "CAD",
    "$ CAN": "CAD", "$CAD": "CAD",
    "$ CAD": "CAD", "CAD$": "CAD", "A$": "AUD", "$A": "AUD", "AUD$": "AUD", "S$": "SGD", "HK$": "HKD",
    "$HK": "HKD", "$ HK": "HKD",
    "NT$": "TWD", "$ AU": "AUD", "CN¥": "CNY", "RMB": "CNY", "JP¥": "JPY",
    "₽": "RUB", "₺": "TRY", "₴": "UAH", "₱": "PHP", "₦": "NGN", "฿": "THB", "₿": "BTC", "Ξ": "ETH",
    "₡": "CRC", "₸": "KZT", "₾": "GEL",
    "₲": "PYG",
    "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "Rs": "INR", "FCFA": "XOF", "F CFA": "XOF", "CFA": "XOF",
    "F.CFA": "XOF",
    "F CFP": "XPF", "FCFP": "XPF", "XPF": "XPF",
    "SFr.": "CHF", "SFr": "CHF", "Fr.": "CHF", "Frs": "CHF", "fr.": "CHF", "DH": "MAD", "Dh": "MAD",
    "DHS": "MAD", "Dhs": "MAD",
    "dhs": "MAD",
    "DA": "DZD", "DT": "TND", "€": "EUR", "€uros": "EUR", "€uro": "EUR", "kr": "SEK", "FF": "FRF",
    "₵": "GHS", "₭": "LAK", "₮": "MNT", "৳": "BDT", "₼": "AZN", "֏": "AMD", "؋": "AFN", "៛": "KHR",
    "₨": "INR", "円": "JPY", "元": "CNY",
    "₣": "FRF", "₤": "GBP", "₧": "ESP", "£E": "EGP", "E£": "EGP", "£L": "LBP", "Mex$": "MXN", "Rs.": "INR",
    "Rp": "IDR",
    "kr.": "SEK", "F": "FRF", "RM": "MYR", "TL": "TRY",
    "zl": "PLN", "Skr": "SEK", "SKr": "SEK", "Nkr": "NOK", "NKr": "NOK", "Dkr": "DKK", "DKr": "DKK",
    "eur": "EUR", "usd": "USD", "chf": "CHF", "gbp": "GBP",
}  # fmt: skip
# Signs several currencies share, and the head by which the article is asked whose they are.
SHARED_SIGNS: Final = {
    "$": "dollar$", "¥": "yen¥", "kr": "couronne", "kr.": "couronne", "FCFA": "franc cfa",
    "F CFA": "franc cfa", "F.CFA": "franc cfa",
    "CFA": "franc cfa", "F": "F",
}  # fmt: skip
# Signs of the hundredth part.
MINOR_SIGNS: Final = {"¢": "USD", "c€": "EUR", "ct€": "EUR", "cts€": "EUR"}
# Signs that only ever follow the number: before it they are words or physics.
SUFFIX_ONLY: Final = frozenset("Ft DH Dh DHS Dhs dhs DA DT CFA Frs fr. €uros €uro FF Ξ F TL zl 円 元".split())
# Signs that only ever stand before it: behind it their full stop would be that of the sentence, or they are
# no money.
PREFIX_ONLY: Final = frozenset({"Rs.", "RM", "Rp", "kr."})
# Before a number that is not written like a price these are product names ("Rp 2040" is a chip).
PREFIX_BEFORE_PRICES: Final = frozenset({"Rp"})
# Two letters that mean other things, too ("un DA" is an art director): no price behind a number in words.
NOT_BEHIND_WORDS: Final = frozenset({"DA", "DT", "TL", "Ft", "kr", "zl", "FF"})
# Signs that are left out although CLDR has them, because in prose they are something else.
NO_SYMBOLS: Final = frozenset({"FB", "Cg.", "¤"})

# ISO codes that are everyday words or product names in capitals: never money by themselves.
CODES_THAT_ARE_WORDS: Final = frozenset(
    ("ALL TOP AMD SOS ANG BAM PEN GEL LAK MOP CUP ERN STD STN BIF ETB MRU NIO RON PAB SLE").split()
)
# Codes that may stand before any number; others only before one that is written like a price ("CAD 1,200.00",
# not "CAD 2024").
PREFIX_CODES: Final = frozenset(
    "EUR USD GBP CHF JPY CNY AUD NZD HKD SGD SEK NOK DKK PLN CZK HUF INR KRW BRL MXN ZAR RUB"
    " ILS AED SAR QAR TWD THB IDR XOF XAF XPF FRF BTC"
    " TND DZD EGP VND UAH KES NGN GHS PKR LKR BDT KWD BHD JOD MYR BGN ISK KZT USDT USDC".split()
)

# Codes behind a number that need nothing beside them, besides those above; any other may be an acronym ("16
# CVE", "un SSP").
PLAIN_CODES: Final = frozenset("CAD MAD TRY ARS CLP COP PEN HRK RSD PHP".split())
# Of those above, a defibrillator, an agency for health and a climate conference: money only behind a number
# that is written like a price.
CODES_IN_DOUBT: Final = frozenset({"AED", "ARS", "COP"})

# "Kobo" is an e-reader and "agora" a square: left out.
# The parts: which currency (the one written with it, else the one the article counts in, else this), and how
# many make one.
MINOR_UNITS: Final[dict[str, tuple[str | None, int]]] = {
    "centime": ("EUR", 100), "centimes": ("EUR", 100), "cents": ("EUR", 100), "cts": ("EUR", 100),
    "ct": ("EUR", 100),
    "eurocent": ("EUR", 100), "eurocents": ("EUR", 100), "pence": ("GBP", 100), "penny": ("GBP", 100),
    "pennies": ("GBP", 100),
    "kopeck": ("RUB", 100), "kopecks": ("RUB", 100), "kopek": ("RUB", 100), "kopeks": ("RUB", 100),
    "rappen": ("CHF", 100),
    "paisa": ("INR", 100), "paise": ("INR", 100), "paises": ("INR", 100), "paisas": ("INR", 100),
    "jiao": ("CNY", 10), "jiaos": ("CNY", 10),
    "groszy": ("PLN", 100), "grosz": ("PLN", 100), "kurus": ("TRY", 100), "agorot": ("ILS", 100),
    "stotinki": ("BGN", 100), "pesewas": ("GHS", 100), "satang": ("THB", 100),
    "pfennig": ("DEM", 100), "pfennigs": ("DEM", 100), "millime": ("TND", 1000), "millimes": ("TND", 1000),
    "centavo": (None, 100), "centavos": (None, 100), "ore": (None, 100),  # of whichever peso, real or crown
    "satoshi": ("BTC", 10**8), "satoshis": ("BTC", 10**8),
}  # fmt: skip
# What three decimals are natural to: a dinar has a thousand parts, so "12,500 DT" is twelve and a half.
THREE_DECIMALS: Final = frozenset({"TND", "KWD", "BHD", "OMR", "JOD", "IQD", "LYD"})

# Scale words of prose, folded. billion and trillion are decided in ``scales``: the value here is the French
# (long) one.
SCALE_WORDS: Final = {
    "mille": 10**3, "millier": 10**3, "milliers": 10**3, "million": 10**6, "millions": 10**6,
    "milliard": 10**9, "milliards": 10**9,
    "billion": 10**12, "billions": 10**12, "billiard": 10**15, "billiards": 10**15, "trillion": 10**18,
    "trillions": 10**18,
    "trilliard": 10**21, "trilliards": 10**21, "thousand": 10**3,
    "milles": 10**3, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
}  # fmt: skip
# The same words in English; what French and English disagree on.
SHORT_SCALE: Final = {"billion": 10**9, "billions": 10**9, "trillion": 10**12, "trillions": 10**12}

# Abbreviated scales, case-sensitive. MM is the bankers' thousand thousand.
ABBREVIATIONS: Final = {
    "k": 10**3, "K": 10**3, "M": 10**6, "m": 10**6, "MM": 10**6, "Mio": 10**6, "mio": 10**6, "Mln": 10**6,
    "mln": 10**6, "Mn": 10**6,
    "mn": 10**6,
    "Mns": 10**6, "Md": 10**9, "Mds": 10**9, "md": 10**9, "mds": 10**9, "MD": 10**9, "MDS": 10**9,
    "Mrd": 10**9, "Mrds": 10**9,
    "mrd": 10**9,
    "mrds": 10**9, "Mia": 10**9, "G": 10**9, "B": 10**9, "b": 10**9, "bn": 10**9, "Bn": 10**9, "BN": 10**9,
    "bln": 10**9,
    "T": 10**12, "tn": 10**12, "Tn": 10**12, "trn": 10**12,
}  # fmt: skip
# Of these, the ones that are too short to stand alone between blanks: they touch the number or the currency
# ("5 G$", "$1.2B", "5m€").
ATTACHED_ONLY: Final = frozenset({"m", "b", "B", "T", "G", "tn", "md"})

# Adjectives that may come between number and currency without changing the amount.
EPITHETS: Final = frozenset(
    ("petit petits malheureux pauvre pauvres maigre maigres modeste modestes misérables bons").split()
)
# What follows "un euro", "un dollar" when the currency as such is meant, not one piece of it.
CURRENCY_AS_SUCH: Final = (
    "numérique", "digital", "digitale", "fort", "faible", "trop fort", "stable", "virtuel", "électronique",
    "tokenisé",
    "programmable", "affaibli",
)  # fmt: skip
