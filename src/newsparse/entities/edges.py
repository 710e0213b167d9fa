"""Clean spans: what the model cut too wide is trimmed, parted or dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.entities.damaged import torn, without_lost
from newsparse.entities.knowledge import facts
from newsparse.entities.lists import FUNCTION_WORDS, TITLES, common_words, generic
from newsparse.entities.mention import Mention
from newsparse.entities.surface import key

# Where no name goes on: cell borders, line breaks, " + ", " / ", arrows, and dashes between blanks.
_BORDER = re.compile(
    r"\s*(?:[|\t→•]|\*\*|(?<!&amp);|\s(?:[+/–—=:]|//)\s|\s-\s|\s@(?=\w)"
    # the next sentence: a full stop that is not one of an abbreviation, and a small word with a capital
    r"|(?<=[\w][a-zà-ÿ])\.\s(?=(?:L[ea]s?|L['’]|Ils?|Elles?|Une?|Ce|Cet|Cette|Ces|En|Dans|Mais|Et|Pour|Au|Aux|Des|On)\b))\s*"
)
_OUTER = " \t\u00a0\u202f\u2009.,;:!?…«»“”\"‘'’*_`~#<>{}=|/\\–—→•·"
_WORD = re.compile(r"[^\s'’]+['’]?|['’]")
_ELISION = re.compile(r"(?:[ldjmnstc]|qu|jusqu|lorsqu|puisqu)['’]", re.I)
# A size, a price, a share behind a product name: "iPhone 4S 16Go".
_UNITS = r"[GMTK][Oo]|[GMT]B|[GMk]Hz|mAh|W|kWh|nm|mm|cm|pouces|%|€|\$|euros|dollars"
_MEASURE = re.compile(rf"\s+[~<>]?\d[\d.,]*\s*(?:{_UNITS})$|\s+\d{{1,3}}(?: \d{{3}}){{1,3}}$")
_TITLE = re.compile(
    rf"(?:{'|'.join(re.escape(title) for title in sorted(TITLES, key=len, reverse=True))})\s+", re.I
)
# Letters or digits a name is made of at least; "X" and "Q" are companies, "1" is nothing.
_NAMELIKE = re.compile(r"[^\W\d_]")


def clean(view: str, mention: Mention) -> Iterator[Mention]:
    """The names inside a raw span, trimmed; none where nothing is left.

    >>> from newsparse.entities.mention import Mention
    >>> [(m.start, m.end) for m in clean("M. Lozhkin,", Mention(0, 11, "PER"))]
    [(3, 10)]
    >>> text = "GPT-4 + Devin"
    >>> [text[m.start : m.end] for m in clean(text, Mention(0, 13, "PRODUCT"))]
    ['GPT-4', 'Devin']
    """
    for number, (start, end) in enumerate(_parts(view, mention.start, mention.end)):
        alone = view[start:end].lower()
        if (number and alone in FUNCTION_WORDS) or (alone in TITLES and len(alone) > 1):
            continue
        start, end = _trimmed(view, *without_lost(view, start, end))
        if (
            end > start
            and not torn(view, start, end)
            and _NAMELIKE.search(view, start, end)
            and view[start:end] not in generic()
        ):
            yield mention._replace(start=start, end=end)


def _parts(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for border in _BORDER.finditer(view, start, end):
        yield start, border.start()
        start = border.end()
    yield start, end


def _trimmed(view: str, start: int, end: int) -> tuple[int, int]:
    """Without marks, articles, titles, measures and generic terms at the edges."""
    before = (-1, -1)
    while (start, end) != before and start < end and not _is_known(view[start:end]):
        before = (start, end)
        start, end = _without_marks(view, start, end)
        start = _without_lead(view, start, end)
        end = _without_tail(view, start, end)
    return start, end


def _is_known(surface: str) -> bool:
    """A name the lexicon has in just this form is trimmed no further ("Yahoo!", "Cloud Act")."""
    return surface == surface.strip() and key(surface) in facts().by_key


def _without_marks(view: str, start: int, end: int) -> tuple[int, int]:
    while start < end and view[start] in _OUTER:
        start += 1
    while start < end and view[end - 1] in _OUTER and not view.endswith("...", start, end):
        if view[end - 1] == "." and _abbreviation(view[start:end]):
            break
        end -= 1
    for opening, closing in ("()", "[]"):
        if view[start:end].count(opening) != view[start:end].count(closing):
            if view[start] == opening:
                start += 1
            elif view[end - 1] == closing:
                end -= 1
            elif closing in view[start:end]:
                end = view.index(closing, start, end)
            else:
                end = view.index(opening, start, end)
    if end - start > 1 and view[start] == "(" and view[end - 1] == ")":
        start, end = start + 1, end - 1
    return start, end


_ABBREVIATED = re.compile(r"(?:^|[\s.])[A-Z]\.[A-Z]\.$|\s(?:Inc|Corp|Ltd|Co|Jr|Sr)\.$")


def _abbreviation(surface: str) -> bool:
    """ "Amazon.com Inc." and "U.S." keep their full stop."""
    return _ABBREVIATED.search(surface) is not None


def _without_lead(view: str, start: int, end: int) -> int:
    elision = _ELISION.match(view, start, end)
    if elision and (view[start].islower() or elision.end() == end):
        return elision.end()
    title = _TITLE.match(view, start, end)
    if title:
        return title.end()
    word = _WORD.match(view, start, end)
    if word and word.end() < end and view[word.end()].isspace():
        # "PS VR2": what is left has to be a name by itself.
        rest = view[word.end() : end].strip()
        alone = _VERSION.fullmatch(view, word.end(), end) is None and rest.lower() not in common_words()
        if word.group() in FUNCTION_WORDS or (word.group() in LEADS and alone):
            return word.end()
    return start


_VERSION = re.compile(r"\s+[A-Z]{0,3}\d\w{0,3}")


def _is_function_word(word: str, surface: str) -> bool:
    """ "EN" behind a name in capitals too."""
    return word in FUNCTION_WORDS or (surface.isupper() and len(word) > 1 and word.lower() in FUNCTION_WORDS)


_LAST = re.compile(r"\s+(\S+)$")
_DAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche hier demain aujourd'hui".split())


def _without_tail(view: str, start: int, end: int) -> int:
    surface = view[start:end]
    measure = _MEASURE.search(surface)
    if measure:
        return start + measure.start()
    last = _LAST.search(surface)
    if last and (last[1] in TAILS or last[1] in _DAYS or _is_function_word(last[1], surface)):
        return start + last.start()
    return end


# Generic terms that a name takes behind it and does not own; "AI" and "TV" often are owned ("Mistral AI",
# "Apple TV").
_OWNED = (
    "AI IA TV OS VR AR XR Cloud Mobile Web Mail Data CMS Gaming Performance Streaming Software DAO VPN SA SAS"
)
TAILS = generic() - frozenset(_OWNED.split())
LEADS = frozenset(word for word in TAILS if word.rstrip("s").isupper())
