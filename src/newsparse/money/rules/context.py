"""Words that bound or estimate an amount, and units one pays by. Regex sources, tried in this order."""

from __future__ import annotations

from typing import Final

from newsparse.record import MoneyModifier

_DE, _A = "(?:de|d['’])", "(?:à|au)"

# Words before the amount. The one that begins first wins: "pas moins de" over "moins de".
BEFORE: Final[dict[MoneyModifier, tuple[str, ...]]] = {
    "min": (
        rf"\bpas moins {_DE}",
        rf"\bplus {_DE}", r"\bau moins", r"\b(?:au )?minimum(?: de)?", rf"\bà partir {_DE}", r"\bdès", "[>≥]", r"\bsupérieure?s? à",
        rf"\bau[- ](?:dessus|delà) {_DE}",
        r"\b(?:dépass|excèd|excéd)(?:e|ent|ait|aient|era|erait|eront|er|ant|ée?s?)(?: (?:largement|désormais|déjà|ainsi|maintenant))?",
        r"\bfranchi(?:t|r|ssent|e)?(?: (?:la barre|le cap|le seuil)(?: symbolique)?)?",
    ),
    "max": (
        rf"\b(?:pas|jamais) plus {_DE}", r"\bne dépass\w{1,8} pas", r"\bn['’]excédant pas",
        rf"\bjusqu['’] ?{_A}", rf"\bmoins {_DE}", r"\bau plus", r"\b(?:au )?maximum(?: de)?", r"\binférieure?s? à", r"\bplafonnée?s? à",
        rf"\ben[- ](?:dessous|deçà) {_DE}", r"\bsous (?:la barre|le seuil)", "[<≤]", rf"\bdans la limite {_DE}",
    ),
    "approx": (
        r"\benviron", rf"\bprès {_DE}", r"\bquelques?", rf"\bautour {_DE}", rf"\baux (?:alentours|environs) {_DE}", r"\bà peu près",
        rf"\bde l['’]ordre {_DE}", r"\bpresque", r"\bapproximativement", r"\bgrosso modo", "[~≈]", r"\bdans les",
        r"\b(?:avoisin|approch|frôl)(?:e|ent|ait|ant|er|erait|era)",
    ),
}  # fmt: skip
# A piece of each of them, lower case: where none stands before an amount, nothing needs to be searched.
HINTS: Final = (
    "plus", "moins", "minimum", "maximum", "partir", "dès", "périeur", "férieur", "plafonn", "dessus", "delà", "deçà", "dessous", "dépass",
    "xcè", "xcé", "ranchi", "usqu", "sous l", "limite", "nviron", "près", "quelque", "utour", "alentour", "ordre", "presque", "approx",
    "grosso", "~", "≈", "<", ">", "≤", "≥", "dans les", "avoisin", "approch", "frôl", "peu près",
)  # fmt: skip

# Words behind it.
AFTER: Final[dict[MoneyModifier, tuple[str, ...]]] = {
    "min": (r"\+", "(?:ou|et) plus", "(?:au )?minimum", "au moins", "au bas mot"),
    "max": ("ou moins", "(?:au )?maximum", r"(?:au )?max\b\.?", "(?:tout )?au plus"),
    "approx": ("environ", "à peu près", "et quelques"),
}

UNITS_OF_TIME: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})

# What one pays by, folded and singular, and its name in the record.
UNITS: Final = {
    "seconde": "second", "minute": "minute", "min": "minute", "heure": "hour", "h": "hour", "horaire": "hour", "jour": "day",
    "quotidien": "day",
    "journalier": "day", "j": "day", "semaine": "week", "hebdomadaire": "week", "mois": "month", "mensuel": "month", "month": "month",
    "mo": "month",
    "trimestre": "quarter", "trimestriel": "quarter", "an": "year", "annee": "year", "annuel": "year", "year": "year", "yr": "year",
    "day": "day",
    "hour": "hour", "week": "week", "utilisateur": "user", "utilisatrice": "user", "user": "user", "personne": "person",
    "pers": "person", "tete": "person",
    "habitant": "inhabitant", "employe": "employee", "salarie": "employee", "collaborateur": "employee", "siege": "seat",
    "poste": "seat", "seat": "seat",
    "licence": "license", "abonne": "subscriber", "client": "customer", "foyer": "household", "menage": "household", "eleve": "pupil",
    "enfant": "child",
    "million de tokens": "million tokens", "million tokens": "million tokens", "millier de tokens": "thousand tokens", "token": "token",
    "million": "million", "millier": "thousand", "mtok": "million tokens", "requete": "request", "appel": "call", "image": "image",
    "page": "page",
    "go": "GB", "gigaoctet": "GB", "to": "TB", "teraoctet": "TB", "gb": "GB", "tb": "TB", "kwh": "kWh", "mwh": "MWh", "kg": "kg",
    "kilo": "kg",
    "gramme": "g", "g": "g", "once": "ounce", "litre": "l", "l": "l", "baril": "barrel", "tonne": "t", "t": "t", "km": "km",
    "kilometre": "km", "m²": "m²",
    "metre": "m", "action": "share", "part": "share", "titre": "share", "unite": "unit", "piece": "unit", "exemplaire": "unit",
    "appareil": "device",
    "machine": "device", "gpu": "GPU", "coeur": "core", "serveur": "server", "vehicule": "vehicle", "voiture": "vehicle",
    "billet": "ticket",
    "place": "seat", "nuit": "night", "nuitee": "night", "trajet": "trip", "course": "trip", "seance": "session",
    "transaction": "transaction",
    "article": "item", "telechargement": "download", "installation": "install", "clic": "click",
    "mail": "message", "message": "message", "sms": "message", "site": "site", "ecran": "screen", "manette": "unit", "carte": "card",
    "dossier": "file",
    "patient": "patient", "etudiant": "student", "infraction": "offence",
}  # fmt: skip
