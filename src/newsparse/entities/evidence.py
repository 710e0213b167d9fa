"""What the words beside a name say of it: "la start-up X", "le PDG de X", "M. X", "X, fondée en 2017", "X a
levé".
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import NamedTuple

from newsparse.entities.knowledge import is_country
from newsparse.entities.lists import DATA, FUNCTION_WORDS, TITLES, demonyms
from newsparse.french import sure_first_names
from newsparse.french.small_words import OF

# Characters looked at on each side: five words or so.
REACH = 56
# Votes; the model's word for one mention is 1.
SURE = 3.0  # hardly ever said of another kind of thing
CLEAR = 2.0
LIKELY = 1.5
WEAK = 1.0


class Cue(NamedTuple):
    """A label that the words beside a name give it, and how much that weighs."""

    label: str
    weight: float


@lru_cache(maxsize=1)
def words_of_cues() -> dict[str, dict[str, str]]:
    """The words of ``cues.toml``: by table, word by word, their labels.

    >>> words_of_cues()["noun"]["start-up"], words_of_cues()["holder"]["PDG"]
    ('ORG', 'ORG')
    """
    with (DATA / "cues.toml").open("rb") as file:
        tables = tomllib.load(file)
    return {
        table: {word: label for label, line in rows.items() for word in line.split()}
        for table, rows in tables.items()
    }


_PIECE = re.compile(r"[^\W_][\w-]*['.]?|[^\w\s]")
_ALONE = "«\"“'*_‘` "
# Behind a name: a closing mark, then a comma or a verb.
_COMMA = re.compile(
    r"\s?[»\"”*_]{0,3}\s?[,(]\s?(?:(?:le|la|un|une|son|sa|ses|notre|nos|votre|leur|alors|ancien|"
    r"ancienne|jeune|ex|désormais|célèbre|"
    r"propre)[\s-]|l')*([\w-]{2,20})(?=[\s,.;:)']|$)"
)
_AGE = re.compile(r",\s\d\d ans\b")
_IS = re.compile(
    r"\s?[»\"”*_]{0,3}\s(?:est|était|sera|devient|reste)\s(?:(?:le|la|un|une|ainsi|aussi|donc)\s|"
    r"l'){1,2}(?:[a-zà-ÿ-]{3,12}\s)?([\w-]{3,20})(?=[\s,.;:]|$)"
)
_DOES = re.compile(
    r"\s?[»\"”*_]{0,3}\s(?:(?:a|ont|avait|va|vient|doit|veut|prévoit)\s)?(?:de\s|d')?(?:ne\s|se\s|s')?"
    r"(?:ainsi\s|déjà\s|récemment\s)?([\w-]{4,14})(?=[\s,.;:]|$)"
)
_BEING = re.compile(
    r"\s?[»\"”*_]{0,3}\s(?:est|était|sera|reste|n'est)\s(?:(?:pas|déjà|désormais|aussi|toujours|proposée?|"
    r"entièrement|uniquement)\s){0,2}([\w-]{4,16})"
)
# "Zorbix : fondée en 2017", "Zorbix (santé, Lyon) : 14 millions d'euros": an item of a list of companies.
_ITEM = re.compile(
    r"\s?[*_]{0,3}\s?(?:\([^()|]{2,40}\)\s?)?[*_]{0,3}\s?:\s?[*_]{0,3}\s?(?:(fondée?|créée?|lancée?|rachetée?|basée?|"
    r"liquidée?|née)\s|\d[\d,. ]*\s(?:millions?|milliards?|M€|M\$|k€))"
)
# "Jeanne Zorbec CEO d'Zorbix"
_HOLDS = re.compile(
    r",?\s(?:[Cc]o-?)?(?:CEO|PDG|DG|CTO|CFO|COO|DSI|RSSI)\s(?:et\s\w+\s)?(?:de\s|d'|du\s|chez\s)"
)
# "Zorbix, en Pologne": a place and the country it is in.
_IN_COUNTRY = re.compile(
    r"\s?(?:,\s(?:en|au|aux)\s|\()([A-ZÀ-Þ][\w'-]+(?:[\s-][A-ZÀ-Þ][\w'-]+)?)(?=\s?[,.;)|]|$)"
)
# "au titre du Zorbix", "l'édition 2026 du Zorbix": what a law, a programme or an event is named after.
_UNDER = re.compile(
    r"(?:au titre|en vertu|dans le cadre|au sens|en application|\b\d{1,3}e édition|l'édition 20\d\d|en marge|"
    r"à l'occasion|l'article \d+(?:[ -]\d+)?)\s(?:de\s(?:la\s|l')?|du\s|des\s|d')$"
)
_ARTICLES = frozenset({"la", "l'", "le", "les"})
_DEFINITE = _ARTICLES | {"du", "au"}
_WHICH = re.compile(r"\s?[»\"”*_]{0,3}\s?,\s(?:qui|laquelle)\s(\w{3,14})\b")


def cue_of(text: str, start: int, end: int) -> Cue | None:
    """The strongest cue beside a name; ``None`` where the words say nothing clear. ``text`` has plain
    typography.

    >>> cue_of("la start-up Zorbix lève", 12, 18)
    Cue(label='ORG', weight=3.0)
    >>> cue_of("selon M. Zorbix", 9, 15)
    Cue(label='PER', weight=3.0)
    >>> cue_of("avec Zorbix, hier", 5, 11)
    """
    found = [cue for cue in (_before(text, start, end), _behind(text, start, end)) if cue is not None]
    return max(found, key=lambda cue: cue.weight, default=None)


def _before(text: str, start: int, end: int) -> Cue | None:
    first = max(0, start - REACH)
    pieces = _PIECE.findall(text, first, start)[::-1]
    if first and pieces:
        pieces.pop()  # it may be half a word
    marked = False
    while pieces and pieces[0] in _ALONE:
        pieces.pop(0)
        marked = True
    if not pieces:
        return None
    nearest = pieces[0]
    if _UNDER.search(text, max(0, start - 40), start):
        return Cue("MISC", CLEAR)
    if nearest.lower() in TITLES and nearest not in ("m", "me", "maître", "professeur"):
        return Cue("PER", SURE)
    if nearest == "(":
        return _in_brackets(text, end, pieces)
    if nearest == "chez":
        return Cue("ORG", CLEAR)
    if nearest in OF or (nearest in _ARTICLES and len(pieces) > 1 and pieces[1] == "de"):
        return _of_holder(pieces[2 if nearest in _ARTICLES else 1 :])
    if pieces[0] == "alias" and text[start:end].isalpha() and _is_person(pieces[1:]):
        return Cue("PER", SURE)
    if pieces[:3] == ["écran", "d'", "capture"]:
        return Cue("ORG", CLEAR)
    return (
        _such_as(pieces)
        or _by_teller(pieces, text[start:end])
        or _origin(pieces, text[start:end])
        or _one_of(pieces, text[start:end])
        or _apposition(pieces, text[start:end], marked)
    )


def _is_person(pieces: list[str]) -> bool:
    """ "Jeanne Zorbec,", read backwards."""
    names = pieces[1:3] if pieces[:1] == [","] else pieces[:2]
    return len(names) == 2 and all(name[0].isupper() and name[1:].islower() for name in names)


def _such_as(pieces: list[str]) -> Cue | None:
    """ "des start-up françaises comme Zorbix", "des outils tels que Zorbix"."""
    joint = (
        1
        if pieces[0] in ("comme", "dont")
        else 2
        if pieces[0] in ("que", "qu'") and pieces[1:2] and pieces[1].startswith("tel")
        else 0
    )
    for piece in pieces[joint : joint + 3] if joint else ():
        label = words_of_cues()["noun"].get(piece)
        if label is not None and label != "PER":
            return Cue(label, CLEAR)
        if not piece[0].islower() or piece in FUNCTION_WORDS:
            return None
    return None


def _by_teller(pieces: list[str], surface: str) -> Cue | None:
    """ "explique Paul Durand", "dirigée par Paul Durand", "rachetée par Zorbix", "remplace Zorbix"."""
    tables = words_of_cues()
    long = " " in surface
    if pieces[0] == "par" and len(pieces) > 1:
        label = tables["by"].get(pieces[1])
        person = long and surface.split()[0] in sure_first_names()
        fits = long if label == "PER" else not person
        return Cue(label, CLEAR) if label is not None and fits else None
    if pieces[0].lower() == "dans" and len(pieces) > 1 and pieces[1].lower() in tables["into"]:
        return Cue(tables["into"][pieces[1].lower()], CLEAR)
    if pieces[0] in tables["runs"]:
        return None if surface.split()[0] in sure_first_names() else Cue("ORG", CLEAR)
    if pieces[0] in tables["tells"]:
        return Cue("PER", CLEAR) if long else None
    return Cue("PRODUCT", WEAK) if pieces[0].lower() in tables["takes"] else None


def _origin(pieces: list[str], surface: str) -> Cue | None:
    """ "l'américain Zorbix" is a company, "l'Américain Paul Durand" a person."""
    origin = pieces[0].lower()
    if origin not in demonyms() or len(pieces) < 2 or pieces[1].lower() not in _DEFINITE:
        return None
    named = " " in surface and not any(map(str.isdigit, surface))
    if pieces[0][0].isupper():
        return Cue("PER", CLEAR) if named else Cue("PER", LIKELY) if surface[1:].islower() else None
    return Cue("PER" if surface.split()[0] in sure_first_names() else "ORG", CLEAR)


def _one_of(pieces: list[str], surface: str) -> Cue | None:
    """ "un Zorbix", "son nouveau Zorbix"."""
    tables = words_of_cues()
    at = next((index for index, piece in enumerate(pieces[:3]) if piece not in tables["new"]), 0)
    if pieces[at].lower() not in tables["one"] or surface.split()[0] in sure_first_names():
        return None
    return Cue("PRODUCT", LIKELY)


def _in_brackets(text: str, end: int, pieces: list[str]) -> Cue | None:
    """ "Paul Durand (Zorbix)": a person and whom they work for."""
    named = len(pieces) > 2 and pieces[1][:1].isupper() and pieces[2] in sure_first_names()
    return Cue("ORG", CLEAR) if named and text.startswith(")", end) else None


def _of_holder(pieces: list[str]) -> Cue | None:
    """ "le PDG français de X": up to two words that qualify the noun."""
    holders = words_of_cues()["holder"]
    for piece in pieces[:3]:
        label = holders.get(piece)
        if label is not None:
            return Cue(label, CLEAR)
        if piece in FUNCTION_WORDS or not piece[0].isalpha() or piece.endswith("."):
            return None
    return None


def _apposition(pieces: list[str], surface: str, marked: bool) -> Cue | None:
    """ "la start-up X", "l'éditeur français X", "une application baptisée X"."""
    nouns, called = words_of_cues()["noun"], words_of_cues()["called"]
    if pieces[0] == "pousse" and pieces[1:2] == ["jeune"]:
        return Cue("ORG", SURE)
    for distance, piece in enumerate(pieces[:3]):
        if piece in called:
            what = nouns.get(pieces[distance + 1]) if len(pieces) > distance + 1 else None
            return Cue(what or called[piece], CLEAR)
        label = nouns.get(piece) or _at_sentence_start(pieces[distance:], nouns)
        if label == "PER" and " " not in surface:
            return Cue("PER", CLEAR) if distance == 0 and surface[1:].islower() else None
        if label is not None:
            return Cue(label, CLEAR if distance == 2 and not marked else SURE)
        if piece in FUNCTION_WORDS or not piece[0].islower() or piece.endswith("."):
            return None
    return None


def _at_sentence_start(pieces: list[str], nouns: dict[str, str]) -> str | None:
    """ "Tempête Zorbix : ...": the noun has its capital for its place."""
    opens = len(pieces) == 1 or pieces[1] in ".!?|:«"
    return nouns.get(pieces[0].lower()) if opens else None


# "Selon X, l'entreprise a ...": what follows the comma is the subject of the sentence, not what X is.
_FRAME = re.compile(r"(?:selon|d'après|pour|avec|chez|depuis|comme|à|en)\s(?:l'|la\s|le\s|les\s)?$", re.I)


# An indefinite article always says what the name is.
_ANY = re.compile(r"\s?[»\"”*_]{0,3}\s?,\sune?\s")


def _behind(text: str, start: int, end: int) -> Cue | None:
    window = text[end : end + REACH]
    return _listed(text, start, window) or _described(text, start, window) or _acts(window)


def _listed(text: str, start: int, window: str) -> Cue | None:
    """ "Zorbix : fondée en 2017", "Zorbix CEO de", "Zorbix, en Pologne"."""
    if _ITEM.match(window) and (start == 0 or text[start - 1] in "|*_-• "):
        return Cue("ORG", CLEAR)
    if _HOLDS.match(window):
        return Cue("PER", SURE)
    inside = _IN_COUNTRY.match(window)
    if inside and is_country(inside[1]):
        return Cue("LOC", CLEAR)
    return None


def _described(text: str, start: int, window: str) -> Cue | None:
    """ "Zorbix, qui édite", "Zorbix, un éditeur de", "Zorbix est un éditeur", "Zorbix est disponible"."""
    tables = words_of_cues()
    which = _WHICH.match(window)
    if which and which[1] in tables["which"]:
        return Cue(tables["which"][which[1]], CLEAR)
    comma = _COMMA.match(window)
    if comma and not _ANY.match(window) and _FRAME.search(text, max(0, start - 12), start):
        comma = None
    if comma:
        for table, weight in (("behind", SURE), ("behind_likely", WEAK), ("noun", CLEAR)):
            if (label := tables[table].get(comma[1])) is not None:
                return Cue(label, weight)
        if _AGE.match(window):
            return Cue("PER", SURE)
    described = _IS.match(window)
    if described and described[1] in tables["noun"]:
        return Cue(tables["noun"][described[1]], CLEAR)
    being = _BEING.match(window)
    if being and being[1] in tables["being"]:
        return Cue(tables["being"][being[1]], LIKELY)
    return None


def _acts(window: str) -> Cue | None:
    """ "Zorbix lève 10 millions"."""
    tables = words_of_cues()
    done = _DOES.match(window)
    for table, weight in (("verb", CLEAR), ("verb_likely", WEAK)) if done else ():
        if done and (label := tables[table].get(done[1])) is not None:
            return Cue(label, weight)
    return None
