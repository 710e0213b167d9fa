"""What kind of word each is: its shape, its lexical class, its suffix, the marks around it."""

from __future__ import annotations

import importlib.resources
import re
import tomllib
from functools import lru_cache
from typing import Final, NamedTuple

_CLASSES: Final = importlib.resources.files("newsparse.tables.flattened").joinpath("word_classes.toml")
LEXICAL: Final[dict[str, str]] = tomllib.loads(_CLASSES.read_text(encoding="utf-8"))
LEXICAL_NAMES: Final = ("", *LEXICAL)
_LEXICAL_OF: Final = {
    word: index for index, name in reversed([*enumerate(LEXICAL, 1)]) for word in LEXICAL[name].split()
}

SHAPES: Final = tuple(
    (
        "integer year number percent money measure range version signed date time dash symbol mark emoji "
        "lower capital capitals letter "
        "mixed model option code lower-hyphen capital-hyphen ordinal about slash lower-elided "
        "capital-elided parenthesis other"
    ).split()
)
SHAPE: Final = {name: index for index, name in enumerate(SHAPES)}

_N = r"\d+(?:[.,'’    ]\d+)*"
_CURRENCY = r"(?:[€$£¥₿]|[kKM](?:€|\$)|Mds?(?:€|\$)|CHF|EUR|USD)"
_LOWER, _UPPER = "a-zà-öø-ÿœæ", "A-ZÀ-ÖØ-ÞŒÆ"
# First match wins: from the closed shapes to the open ones.
_SHAPE_RULES: Final = tuple(
    (SHAPE[name], re.compile(pattern))
    for name, pattern in (
        ("dash", r"[-–—−]{1,3}|\.{3}|…"),
        ("mark", r"[✓✔✗✘✅❌☑✖☒×]️?|[€$£]{2,5}"),
        ("year", r"(?:19|20)\d\d"),
        ("integer", r"\d{1,4}"),
        ("date", r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}/\d{4}"),
        ("time", r"\d{1,2}(?:h|:)\d\d(?::\d\d)?"),
        ("ordinal", r"\d+(?:er|re|e|è|ème|nd|st|th|rd)|n°\d*"),
        ("percent", rf"[~<>≤≥≈+−-]?{_N}(?:[-–]{_N})? ?%"),
        ("money",
        (rf"[~<>≤≥≈+−-]?{_CURRENCY}{_N}[kKM+]?\S{{0,12}}|[~<>≤≥≈+−-]?{_N}(?:[-–]{_N})? "
         rf"?[kKM]?{_CURRENCY}\S{{0,16}}")),
        ("range", rf"{_N}[-–/à]{_N}[^\W\d_]{{0,4}}\+?"),
        ("signed", rf"[+−±–-]{_N}[^\W\d_]{{0,4}}"),
        ("about", rf"[~<>≤≥≈]=?{_N}[^\W\d_]{{0,4}}|{_N}\+"),
        ("version", r"v\d+(?:\.\w+){0,4}|\d+(?:\.\d+){2,4}|\d+\.x"),
        ("number", _N),
        ("measure", rf"{_N}(?:[^\W\d_°µ²³]|[°µ²³]){{1,6}}(?:/[^\W\d_]{{1,5}})?|[x×]\d+|\d+×"),
        ("option", r"--?[^\W\d_][\w-]*(?:=\S*)?"),
        ("emoji", r"[^\w\s!-/:-@\[-`{-~€£¥«»“”‘’–—−±×÷°²³→←↑↓⇒≥≤≈≠…]+"),
        ("symbol", r"[^\w\s]+"),
        ("lower-elided", rf"[{_LOWER}]{{1,7}}['’].+"),
        ("capital-elided", rf"[{_UPPER}][{_LOWER}]{{0,6}}['’].+"),
        ("lower", rf"[{_LOWER}]+"),
        ("letter", rf"[{_UPPER}]"),
        ("capitals", rf"[{_UPPER}]{{2,}}s?"),
        ("capital", rf"[{_UPPER}][{_LOWER}]+"),
        ("lower-hyphen", rf"[{_LOWER}]+(?:-[{_LOWER}]+)+"),
        ("capital-hyphen", rf"[{_UPPER}][{_LOWER}]*(?:-[{_LOWER}{_UPPER}]+)+"),
        ("slash", rf"[{_LOWER}{_UPPER}-]+(?:/[{_LOWER}{_UPPER}-]+)+"),
        ("model", r"[^\W_]+(?:[-.+][^\W_]+)*\+?"),
        ("code", r"\S*[_./\\()=@:#<>{}\[\]|$*`]\S*"),
    )
)  # fmt: skip
_HAS_DIGIT = re.compile(r"\d")

SUFFIXES: Final = tuple(
    (
        "tions tion sion ments ment ages age ités ité eurs eur euse iques ique aux ales ale al elles "
        "elle els el ives ive ifs if ables "
        "able ibles ible ées ée és é antes ante ants ant entes ente ents ent eux euses aires aire iers "
        "ier ières ière ances ance ences "
        "ence ies ie isme iste ing ers er ir oir ures ure es e s x"
    ).split()
)
_SUFFIX_OF: Final = {suffix: index for index, suffix in enumerate(SUFFIXES, 1)}
_ALPHABETIC: Final = frozenset(
    SHAPE[name]
    for name in (
        "lower",
        "capital",
        "lower-hyphen",
        "capital-hyphen",
        "lower-elided",
        "capital-elided",
        "slash",
    )
)
_CAPITALISED: Final = frozenset(SHAPE[name] for name in ("capital", "capital-hyphen", "capital-elided"))

# Coarse classes: what a reader sees without reading.
COARSE: Final = ("value", "mark", "sign", "lower", "capital", "name", "code", "function")
_COARSE_OF: Final = {
    **dict.fromkeys(("integer", "year", "number", "percent", "money", "measure", "range"), 0),
    **dict.fromkeys(("version", "signed", "date", "time", "ordinal", "about"), 0),
    **dict.fromkeys(("mark", "emoji", "dash"), 1),
    **dict.fromkeys(("symbol", "parenthesis"), 2),
    **dict.fromkeys(("lower", "lower-hyphen", "lower-elided"), 3),
    **dict.fromkeys(("capital", "capital-hyphen", "capital-elided", "slash", "other"), 4),
    **dict.fromkeys(("capitals", "letter", "mixed", "model"), 5),
    **dict.fromkeys(("option", "code"), 6),
}
_FUNCTION: Final = frozenset(
    LEXICAL_NAMES.index(name)
    for name in ("article", "preposition", "conjunction", "pronoun", "verb", "negation")
)
_UNITS: Final = frozenset(LEXICAL_NAMES.index(name) for name in ("unit", "currency", "scale", "month"))

_FINE_CASES: Final = 3  # lower, capitalised, other: alphabetic shapes keep their case, and gain their suffix
FINE_SIZE: Final = len(LEXICAL_NAMES) * 2 + len(SHAPES) + _FINE_CASES * (len(SUFFIXES) + 1)

_OPENERS, _CLOSERS = "([{", ")]}"
_QUOTES_OPEN, _QUOTES_CLOSE = "«“‘", "»”"
_EDGE_OPEN = re.compile(r"[(\[{«“‘\"*_`]+")
_EDGE_CLOSE = re.compile(r"[)\]}»”\"*_`,;:.!?…]+$")
_MARKUP = re.compile(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
AFTER: Final = ("", ",", ".", ":", ";", "?", ")", '"')  # the mark a word ends in


class Kind(NamedTuple):
    """What a word looks like, as small integers."""

    shape: int
    lexical: int
    suffix: int
    fine: int
    coarse: int
    opens: int  # 1 before a parenthesis, 2 before a quotation mark
    after: int  # index in AFTER
    depth: int  # parentheses opened less closed
    quotes: int  # straight quotation marks, and guillemets opened less closed
    length: int
    plural: int
    key: str


@lru_cache(maxsize=20_000)
def kind_of(word: str) -> Kind:
    """The kind of one word, with the marks around it.

    >>> kind = kind_of("(Élevée),")
    >>> (
    ...     SHAPES[kind.shape],
    ...     LEXICAL_NAMES[kind.lexical],
    ...     SUFFIXES[kind.suffix - 1],
    ...     kind.opens,
    ...     AFTER[kind.after],
    ... )
    ('capital', 'grade', 'ée', 1, ',')
    >>> [
    ...     SHAPES[kind_of(w).shape]
    ...     for w in ("2024", "1 200", "~60%", "GPT-4o", "--kill", "—", "✅", "12€/mois", "l'offre")
    ... ]
    ['year', 'number', 'percent', 'model', 'option', 'dash', 'mark', 'money', 'lower-elided']
    """
    bare, opens, closing = _edges(word)
    shape = _shape(bare)
    folded = bare.lower().replace("’", "'")
    lexical = _lexical(bare, folded, shape)
    alphabetic = shape in _ALPHABETIC
    suffix = _suffix(folded) if alphabetic and len(folded) > 3 else 0
    capitalised = bare[:1].isupper()
    return Kind(
        shape=shape,
        lexical=lexical,
        suffix=suffix,
        fine=_fine(shape, lexical, suffix, alphabetic, capitalised),
        coarse=_coarse(shape, lexical, capitalised),
        opens=opens,
        after=_after(closing),
        depth=sum(word.count(c) for c in _OPENERS) - sum(word.count(c) for c in _CLOSERS),
        quotes=word.count('"') % 2
        + sum(word.count(c) for c in _QUOTES_OPEN)
        - sum(word.count(c) for c in _QUOTES_CLOSE),
        length=min(len(bare), 20),
        plural=int(alphabetic and folded[-1:] in "sx"),
        key=folded,
    )


def _edges(word: str) -> tuple[str, int, str]:
    """The word without the marks around it, what opens before it, and the marks behind it."""
    plain = _MARKUP.sub("", word)
    leading = _EDGE_OPEN.match(plain)
    opens = 0
    if leading:
        opens = 1 if leading.group()[0] in _OPENERS else 2
    bare = plain[leading.end() :] if leading else plain
    trailing = _EDGE_CLOSE.search(bare)
    closing = trailing.group() if trailing else ""
    bare = bare[: len(bare) - len(closing)] if closing else bare
    if "(" in bare and closing.startswith(")"):  # diffForHumans(), Score(s)
        bare, closing = bare + ")", closing[1:]
    return (bare, opens, closing) if bare else (plain, opens, "")


def _shape(bare: str) -> int:
    for shape, pattern in _SHAPE_RULES:
        if pattern.fullmatch(bare):
            if shape == SHAPE["model"] and not _HAS_DIGIT.search(bare):
                return SHAPE["mixed"]
            return shape
    return SHAPE["other"]


def _lexical(bare: str, folded: str, shape: int) -> int:
    if len(bare) == 1 and bare.isalpha() and bare.isupper():
        return _LEXICAL_OF["m"] if bare in "KM" else 0
    if bare.isupper() and 1 < len(bare) < 4 and _LEXICAL_OF.get(folded) in _FUNCTION:
        return 0  # "SI", "EN" and "LA" in capitals are acronyms
    folded = folded.rstrip("+") or folded  # "Billion+"
    # "CHF/mois"
    return _LEXICAL_OF.get(folded) or (_LEXICAL_OF.get(folded.split("/")[0], 0) if "/" in folded else 0)


def _suffix(folded: str) -> int:
    for length in (5, 4, 3, 2, 1):
        index = _SUFFIX_OF.get(folded[-length:])
        if index and len(folded) > length + 1:
            return index
    return 0


def _fine(shape: int, lexical: int, suffix: int, alphabetic: bool, capitalised: bool) -> int:
    if lexical:
        return lexical + (len(LEXICAL_NAMES) if capitalised else 0)
    if not alphabetic:
        return 2 * len(LEXICAL_NAMES) + shape
    case = 1 if capitalised else 0
    return 2 * len(LEXICAL_NAMES) + len(SHAPES) + case * (len(SUFFIXES) + 1) + suffix


def _coarse(shape: int, lexical: int, capitalised: bool) -> int:
    if lexical in _UNITS and not capitalised:
        return COARSE.index("sign")
    if lexical in _FUNCTION and not capitalised:
        return COARSE.index("function")
    return _COARSE_OF[SHAPES[shape]]


def _after(closing: str) -> int:
    if not closing:
        return 0
    mark = closing[-1]
    if mark in _CLOSERS:
        return AFTER.index(")")
    if mark in '»”"':
        return AFTER.index('"')
    return AFTER.index({"!": "?", "…": "."}.get(mark, mark)) if mark in ",.:;?!…" else 0
