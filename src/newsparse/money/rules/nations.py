"""Adjectives of nationality and the places that stand for a currency area. Data only; CLDR names countries,
not their adjectives.
"""

from __future__ import annotations

from typing import Final

# French adjective, folded, masculine singular -> the country as CLDR names it, folded. Only countries whose
# currency shares its head noun with another ("roupies mauriciennes"), or is often said with the adjective
# ("ringgits malaisiens").
ADJECTIVES: Final = {
    # dollars
    "etatsunien": "etats-unis", "americain": "etats-unis", "canadien": "canada", "australien": "australie",
    "neo-zelandais": "nouvelle-zelande", "neozelandais": "nouvelle-zelande", "singapourien": "singapour",
    "taiwanais": "taiwan",
    "hongkongais": "r.a.s. chinoise de hong kong", "jamaicain": "jamaique", "jamaiquain": "jamaique",
    "bahameen": "bahamas",
    "bahamien": "bahamas", "barbadien": "barbade", "bermudien": "bermudes", "belizien": "belize",
    "guyanien": "guyana",
    "guyanais": "guyana", "liberien": "liberia", "namibien": "namibie", "fidjien": "fidji",
    "trinidadien": "trinite-et-tobago",
    "trinidadais": "trinite-et-tobago", "surinamais": "suriname", "surinamien": "suriname",
    "caimanais": "iles caimans",
    "bruneien": "brunei", "salomonais": "iles salomon",
    # francs
    "suisse": "suisse", "helvetique": "suisse", "rwandais": "rwanda", "burundais": "burundi",
    "congolais": "congo-kinshasa",
    "guineen": "guinee", "djiboutien": "djibouti", "comorien": "comores", "senegalais": "senegal",
    "ivoirien": "cote d'ivoire",
    "malien": "mali", "burkinabe": "burkina faso", "beninois": "benin", "togolais": "togo",
    "nigerien": "niger", "camerounais": "cameroun",
    "gabonais": "gabon", "tchadien": "tchad", "centrafricain": "republique centrafricaine",
    "caledonien": "nouvelle-caledonie",
    "neo-caledonien": "nouvelle-caledonie", "polynesien": "polynesie francaise",
    # roupies
    "indien": "inde", "pakistanais": "pakistan", "sri-lankais": "sri lanka", "srilankais": "sri lanka",
    "nepalais": "nepal",
    "mauricien": "maurice", "seychellois": "seychelles", "indonesien": "indonesie",
    # livres
    "britannique": "royaume-uni", "anglais": "royaume-uni", "egyptien": "egypte", "libanais": "liban",
    "syrien": "syrie",
    "soudanais": "soudan", "sud-soudanais": "soudan du sud", "turc": "turquie", "turque": "turquie",
    "gibraltarien": "gibraltar",
    # couronnes
    "suedois": "suede", "danois": "danemark", "norvegien": "norvege", "islandais": "islande",
    "tcheque": "tchequie",
    # pesos
    "mexicain": "mexique", "argentin": "argentine", "chilien": "chili", "colombien": "colombie",
    "philippin": "philippines",
    "cubain": "cuba", "dominicain": "republique dominicaine", "uruguayen": "uruguay",
    # dinars, dirhams, riyals
    "algerien": "algerie", "tunisien": "tunisie", "libyen": "libye", "irakien": "irak", "iraquien": "irak",
    "jordanien": "jordanie",
    "koweitien": "koweit", "bahreini": "bahrein", "bahreinien": "bahrein", "serbe": "serbie",
    "marocain": "maroc",
    "emirien": "emirats arabes unis", "emirati": "emirats arabes unis", "saoudien": "arabie saoudite",
    "qatari": "qatar",
    "qatarien": "qatar", "omanais": "oman", "yemenite": "yemen", "iranien": "iran",
    # shillings, kwachas, won, lei, manats, roubles and those with a currency of their own
    "kenyan": "kenya", "tanzanien": "tanzanie", "ougandais": "ouganda", "somalien": "somalie",
    "zambien": "zambie",
    "malawite": "malawi", "malawien": "malawi", "coreen": "coree du sud", "sud-coreen": "coree du sud",
    "nord-coreen": "coree du nord",
    "roumain": "roumanie", "moldave": "moldavie", "azeri": "azerbaidjan", "azerbaidjanais": "azerbaidjan",
    "turkmene": "turkmenistan",
    "russe": "russie", "bielorusse": "bielorussie", "japonais": "japon", "chinois": "chine",
    "bresilien": "bresil",
    "sud-africain": "afrique du sud",
    "israelien": "israel", "thailandais": "thailande", "thai": "thailande", "vietnamien": "viet nam",
    "malaisien": "malaisie",
    "polonais": "pologne", "hongrois": "hongrie", "bulgare": "bulgarie", "ukrainien": "ukraine",
    "kazakh": "kazakhstan",
    "kazakhstanais": "kazakhstan", "georgien": "georgie", "armenien": "armenie", "ouzbek": "ouzbekistan",
    "kirghize": "kirghizstan",
    "tadjik": "tadjikistan", "mongol": "mongolie", "bangladais": "bangladesh", "birman": "myanmar (birmanie)",
    "laotien": "laos",
    "cambodgien": "cambodge", "nigerian": "nigeria", "ghaneen": "ghana", "ethiopien": "ethiopie",
    "haitien": "haiti",
    "angolais": "angola", "mozambicain": "mozambique", "malgache": "madagascar", "mauritanien": "mauritanie",
    "gambien": "gambie",
    "botswanais": "botswana", "albanais": "albanie", "macedonien": "macedoine du nord",
    "bosniaque": "bosnie-herzegovine",
    "cap-verdien": "cap-vert", "capverdien": "cap-vert", "peruvien": "perou", "bolivien": "bolivie",
    "venezuelien": "venezuela",
    "paraguayen": "paraguay", "costaricain": "costa rica", "costaricien": "costa rica",
    "nicaraguayen": "nicaragua",
    "guatemalteque": "guatemala", "hondurien": "honduras", "panameen": "panama", "afghan": "afghanistan",
}  # fmt: skip

# Places and institutions, folded, that say whose francs an article counts in as its countries do.
PLACES: Final[dict[str, tuple[str, ...]]] = {
    "CHF": (
        "geneve", "lausanne", "zurich", "berne", "bale", "neuchatel", "vaud", "vaudois", "vaudoise", "valais",
        "valaisan", "valaisanne",
        "tessin", "lugano", "lucerne", "sion", "winterthour", "saint-gall", "argovie", "soleure", "schwytz",
        "zoug", "thurgovie",
        "genevois", "genevoise", "bernois", "bernoise", "zurichois", "zurichoise", "romand", "romande",
        "romands", "romandie",
        "conseil federal", "chancellerie federale", "conseiller federal", "conseillere federale", "votation",
        "canton",
        "cantons", "epfl", "epfz", "swisscom", "smi",
    ),
    "XOF": ("dakar", "abidjan", "bamako", "ouagadougou", "cotonou", "lome", "niamey", "uemoa", "bceao",
    "yamoussoukro"),
    "XAF": ("yaounde", "douala", "libreville", "ndjamena", "n'djamena", "bangui", "brazzaville", "malabo",
    "cemac", "beac"),
    "CDF": ("kinshasa", "lubumbashi", "rdc", "republique democratique du congo"),
    "GNF": ("conakry",),
    "RWF": ("kigali",),
    "FRF": ("france", "francais", "francaise", "francaises", "paris", "hexagone", "avant l'euro",
    "passage a l'euro"),
}  # fmt: skip

# Everyday names of countries that CLDR calls otherwise, folded.
ALSO_CALLED: Final = {
    "hong kong": "r.a.s. chinoise de hong kong", "macao": "r.a.s. chinoise de macao", "vietnam": "viet nam",
    "emirats": "emirats arabes unis",
    "republique tcheque": "tchequie", "rdc": "congo-kinshasa", "congo": "congo-kinshasa",
    "coree": "coree du sud",
    "angleterre": "royaume-uni",
    "grande-bretagne": "royaume-uni", "trinidad": "trinite-et-tobago", "caiman": "iles caimans",
    "iles fidji": "fidji",
    "ile maurice": "maurice", "malouines": "iles malouines", "birmanie": "myanmar (birmanie)",
}  # fmt: skip

# What tells an article of Canada, as regexes on the text as written ("La Presse" is a newspaper, "la presse"
# is not). Home: names the press of elsewhere hardly uses more than once.
HOME_CUES: Final = (
    "Qu[ée]bec", "[Qq]u[ée]b[ée]cois(?:es?)?", "Montr[ée]al", "[Mm]ontr[ée]alais(?:es?)?", "Ottawa",
    "Hydro-Qu[ée]bec", "Desjardins",
    "Radio-Canada", "La Presse(?: canadienne)?", "Caisse de d[ée]p[ôo]t", "CDPQ", "Trois-Rivi[èe]res",
    "Gatineau", "Laval",
    "Sherbrooke", "Longueuil", "Saguenay", "L[ée]vis", "Rimouski", "Drummondville",
    "Investissement Qu[ée]bec", "Loto-Qu[ée]bec",
    "Revenu Qu[ée]bec", "Revenu Canada", "Statistique Canada", "Vid[ée]otron", "UQAM", "Le Devoir",
    "Journal de Montr[ée]al",
)  # fmt: skip
CANADIAN_CUES: Final = (
    "Canada", "[Cc]anadien(?:ne)?s?", "Toronto", "Vancouver", "Calgary", "Edmonton", "Winnipeg", "Halifax",
    "Ontario", "Alberta",
    "Manitoba", "Saskatchewan", "Colombie-Britannique", "Nouveau-Brunswick", "Nouvelle-[ÉE]cosse",
    "Terre-Neuve",
    "[Oo]ntarien(?:ne)?s?", "[Aa]lbertain(?:e)?s?",
)  # fmt: skip
AMERICAN_CUES: Final = (
    "[ÉE]tats-Unis", "USA", "[Aa]m[ée]ricain(?:e)?s?", "[ée]tats-?unien(?:ne)?s?", "Washington", "New York",
    "Californie",
    "[Cc]alifornien(?:ne)?s?", "Silicon Valley", "San Francisco", "Los Angeles", "Seattle", "Boston",
    "Chicago", "Texas", "Floride",
    "Maison[- ]Blanche", "Wall Street", "Nasdaq", "Pentagone", "Massachusetts", "Virginie", "Trump", "Biden",
)  # fmt: skip
