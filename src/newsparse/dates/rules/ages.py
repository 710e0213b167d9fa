"""Ages, which look like durations: "à 48 ans", "un homme de 48 ans", "les 18-24 ans"."""

from __future__ import annotations

import re
from typing import Final

from newsparse.dates.rules.words import APOSTROPHE, S0, S
from newsparse.french.people import person
from newsparse.french.small_words import fold

# Ages: who is so old, and whose birthday it is.
_CUES: Final = (
    rf"\b(?:(?:âgée?s?|l{APOSTROPHE}âge){S}de(?:{S}(?:plus|moins){S}de)?|(?:hommes?|femmes?|garçons?|"
    rf"filles?|enfants?|jeunes?|adolescente?s?|"
    rf"adultes?"
    rf"|personnes?|étudiante?s?|lycéenne?s?|mineure?s?|utilisateurs?"
    rf"|ingénieure?s?|français|retraitée?s?|bébé|lycéen|collégien(?:ne)?s?|fils|fillette|gamine?s?|"
    rf"garçonnet|ados?|frères?|sœurs?|neveux?|"
    rf"nièces?|cousine?s?|époux|épouse|mari|"
    rf"mère|père|mamie|"
    rf"papy|dame|monsieur|type|gars|veuve|veuf|"
    rf"élèves?|salariée?s?|employée?s?|"
    rf"patiente?s?|publics?|"
    rf"joueurs?|victimes?|seniors?|ceux|celles|gens|individus?|candidate?s?|internautes?|développeur|"
    rf"développeuse|cadres?){S}(?:de|"
    rf"d{APOSTROPHE})(?:{S}(?:plus|"
    rf"moins){S}de|{S}\d{{1,2}}{S}(?:et|ou|"
    rf"à))?|(?:les|des|aux){S}(?:plus"
    rf"|moins){S}de|fêt(?:e|er|é|ent|era|eront|ait){S}(?:ses|leurs|nos)"
    rf"|(?:a|avait|aura|ont|avaient|auront|sur{S}\w+)(?:{S}(?:plus|moins){S}de)|"
    rf"a|avait|aura|ont|avaient|j{APOSTROPHE}ai|"
    rf"du{S}haut{S}de{S}ses|dès|interdit{S}aux{S}moins{S}de){S}"
)
_DEMONYM: Final = (
    r"(?-i:[A-ZÀ-Þ][a-zà-ÿ]{2,15}(?:ien|ienne|ais|aise|ois|oise|ain|aine|an|ane|in|ine|on|"
    r"onne|ard|arde|éen|éenne))s?"
)
_AGE: Final = re.compile(
    rf"(?:{_CUES})\Z|(?:\A|[\s,(«“])à{S}\Z|[–-]\s?\Z|\b{_DEMONYM}{S}(?:de|"
    rf"d{APOSTROPHE}){S0}\Z",
    re.I,
)
# What one serves, which is not an age: "condamné à cinq ans de prison".
_SENTENCED: Final = re.compile(
    rf"{S}(?:de{S}|d{APOSTROPHE})(?:prison|réclusion|emprisonnement|détention|sursis|probation|"
    rf"captivité|travaux|bagne|suivi|"
    rf"inéligibilité"
    rf"|suspension|interdiction|exclusion|sûreté|privation|mise{S}à)|{S}(?:ferme|avec{S}sursis|dont{S})",
    re.I,
)
_CONDEMNED: Final = re.compile(
    rf"\b(?:condamn|écop|requ|encour|risqu|"
    rf"inflig)\w*{S}(?:[\w'’]{{1,14}}{S}){{0,3}}(?:à{S})?(?:jusqu{APOSTROPHE}à{S})?\Z",
    re.I,
)
# "..., confie Anne Durand, 61 ans."
_NAMED: Final = re.compile(rf"[A-ZÀ-Ý][\w'’-]{{1,20}}{S}[A-ZÀ-Ý][\w'’-]{{1,20}},{S}\Z")
_AGE_ALONE: Final = re.compile(rf"(?:,{S}|\()\Z")


def is_age(match: re.Match[str]) -> bool:
    """Years may be an age: after "à", "âgé de", "un homme de", or between commas behind a name."""
    if re.match(r"an(?:née)?s?\b", match["unit"], re.I):
        text = match.string
        left, right = text[max(0, match.start() - 48) : match.start()], text[match.end() : match.end() + 32]
        if _SENTENCED.match(right) or _CONDEMNED.search(left):
            return False
        if _AGE.search(left) or _AGED.match(right) or _somebodys(left):
            return not (_SPENT.match(right) and _OLDER.search(left))
        if _AGE_ALONE.search(left) and re.match(r"[,)]", text[match.end() : match.end() + 1]):
            return True
        if _NAMED.search(left) and re.match(rf"{S0}[.;:»!?]", text[match.end() : match.end() + 4]):
            return True
        # "les 30 ans du Web" are a birthday
        return bool(
            re.search(rf"\bles{S}\Z", left, re.I)
            and re.match(rf"{S}d(?:e{S}|u{S}|{APOSTROPHE})", text[match.end() : match.end() + 24])
        )
    left = match.string[max(0, match.start() - 24) : match.start()]
    return match["unit"].lower() == "mois" and _INFANT.search(left) is not None


# "un policier de 32 ans", "son complice présumé de 31 ans"
_OF: Final = re.compile(
    rf"(\w[\w-]*){S}(?:((?!plus|moins|près|depuis|pendant)\w[\w-]*){S})?d(?:e{S}|{APOSTROPHE}{S0})\Z", re.I
)


def _somebodys(left: str) -> bool:
    """Whether years are those of a person named right before them."""
    found = _OF.search(left)
    return found is not None and any(word and person(fold(word)) for word in found.groups())


# "elle a plus de 20 ans d'expérience" is no age
_SPENT: Final = re.compile(rf"{S}(?:de{S}|d{APOSTROPHE})(?!plus|moins)", re.I)
_OLDER: Final = re.compile(rf"(?:plus|moins){S}de{S}\Z", re.I)
_AGED: Final = re.compile(rf"{S}(?:d{APOSTROPHE}âge|révolus|(?:et|ou){S}(?:plus|moins)\b(?!{S}d))", re.I)
_INFANT: Final = re.compile(
    rf"\b(?:bébés?|nourrissons?|enfants?|fillette|garçonnet|fille|fils|garçon|"
    rf"jumeaux|jumelles|chiots?|chatons?|âgée?s?){S}de{S}\Z",
    re.I,
)


def is_age_group(match: re.Match[str]) -> bool:
    """Whether people are meant: "les 18-24 ans"."""
    left = match.string[max(0, match.start() - 40) : match.start()]
    years = match["unit"].lower().startswith("an")
    return bool(_AGE.search(left) or (years and re.search(rf"\b(?:les|des|aux){S}\Z", left, re.I)))
