"""Where the temporal expressions of a text are, what they say, and which rule found them.

One pass over the words. Each word looks up the rules that may start with it; they are matched there and
nowhere else, so the cost is linear in the text. The longest match wins, and what stands first in the table
wins a tie: decoys.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from newsparse.dates import english
from newsparse.dates.joins import Match, qualified, ranged, with_time
from newsparse.dates.meaning import Length, Meaning, Nothing, Shift
from newsparse.dates.rules import (
    anchored,
    calendar,
    clock,
    decoys,
    durations,
    feasts,
    frames,
    measures,
    months,
    numeric,
    offsets,
    periods,
    relative,
    seasons,
    weekdays,
    written_years,
    years,
)
from newsparse.dates.rules.relative import COUNTED_UNIT, NUMBER_STARTS
from newsparse.dates.rules.rule import CONTEXT, DAY_DIGITS, YEAR_DIGITS, Rule, start_key
from newsparse.dates.rules.words import APOSTROPHE, S0, WEEKDAYS, S
from newsparse.record import DateModifier

RULES: Final = (
    *decoys.RULES, *english.RULES, *frames.RULES, *calendar.RULES, *months.RULES, *numeric.RULES,
    *anchored.RULES, *written_years.RULES, *periods.RULES, *years.RULES, *seasons.RULES, *relative.RULES,
    *offsets.RULES, *weekdays.RULES, *feasts.RULES, *measures.RULES,
    *clock.RULES, *durations.RULES,
)  # fmt: skip
# "fin de la dernière semaine du mois": frames inside frames; French stops at three.
_DEPTH: Final = 3

_WORD: Final = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Expression:
    """A temporal expression: its span, its meaning, and the rule that found it."""

    start: int
    end: int
    meaning: Meaning
    rule: str
    modifier: DateModifier | None = None


def _index(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    index: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        for word in rule.starts:
            index[word].append(rule)
    return {word: tuple(of_word) for word, of_word in index.items()}


_INDEX: Final = _index(RULES)
_FRAMED_INDEX: Final = _index((*RULES, *frames.FRAMED))
# The rules without those that start with any number: a number that counts no time is asked about them once,
# not by each.
_COUNTING: Final = frozenset(rule.name for rule in RULES if rule.starts >= NUMBER_STARTS)
_UNCOUNTED: Final = {
    word: tuple(rule for rule in _INDEX[word] if rule.name not in _COUNTING)
    for word in (*NUMBER_STARTS, DAY_DIGITS, YEAR_DIGITS)
}
# A weekday before no number is not a day of a month; the rules for those are not asked.
_DATED_WEEKDAY: Final = re.compile(rf"[^\W\d_]{{3,8}}\.?,?{S}(?:le{S})?\d")
_UNDATED: Final = {
    word: tuple(rule for rule in _INDEX[word] if rule not in calendar.RULES) for word in WEEKDAYS
}


def find_expressions(text: str) -> list[Expression]:
    """The temporal expressions of a text, in its order, unresolved.

    >>> [(e.rule, e.start, e.end) for e in find_expressions("Sorti le 3 mai, puis la semaine dernière.")]
    [('day month', 9, 14), ('unit beside this one', 24, 40)]
    """
    text = text.replace("ʼ", "’")  # the modifier letter, which no pattern takes for a mark
    found: list[Expression] = []
    position = 0
    get = _INDEX.get
    for word in _WORD.finditer(text):
        start = word.start()
        if start < position:
            continue
        key = start_key(word.group())
        rules = get(key)
        if rules is None or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            continue
        if key in _UNCOUNTED and not COUNTED_UNIT.match(text, start):
            rules = _UNCOUNTED[key]
        elif key in _UNDATED and not _DATED_WEEKDAY.match(text, start):
            rules = _UNDATED[key]
        match = _longest(text, start, rules, 0)
        if match is None:
            continue
        if not isinstance(match.meaning, Nothing):
            match = _joined(text, match)
            found.append(
                Expression(
                    match.start,
                    match.end,
                    match.meaning,
                    match.rule,
                    match.modifier or _modifier(text, match),
                )
            )
        position = match.end
    return found


def _joined(text: str, match: Match) -> Match:
    """Everything behind a match that belongs to it."""
    match = with_time(text, qualified(text, match), _find_at, _clock_at)
    return ranged(text, match, _find_at, _clock_at)


def _clock_at(text: str, start: int) -> Match | None:
    """The hour that starts right at an offset; it stands behind a day, so it needs no preposition
    of its own.
    """
    best: Match | None = None
    for rule in clock.RULES:
        match = rule.pattern.match(text, start)
        if match and (best is None or match.end() > best.end):
            best = _built(rule, match) or best
    return best


def _find_at(text: str, start: int, depth: int = 1) -> Match | None:
    """The date that starts right at an offset."""
    word = _WORD.match(text, start)
    if word is None:
        return None
    index = _FRAMED_INDEX if depth > 1 else _INDEX
    rules = index.get(start_key(word.group()))
    return _longest(text, start, rules, depth) if rules else None


def _longest(text: str, start: int, rules: Iterable[Rule], depth: int) -> Match | None:
    best: Match | None = None
    for rule in rules:
        match = rule.pattern.match(text, start)
        if match is None:
            continue
        if rule.frame is None and best is not None and match.end() <= best.end:
            continue
        if not _fits(rule, text, start):
            continue
        candidate = _framed(rule, match, depth) if rule.frame else _built(rule, match)
        if candidate and (best is None or candidate.end > best.end):
            best = candidate
    return best


def _fits(rule: Rule, text: str, start: int) -> bool:
    """Whether what stands before allows the rule."""
    if rule.after is None and rule.never_after is None:
        return True
    left = text[max(0, start - CONTEXT) : start]
    if rule.after is not None and not rule.after.search(left):
        return False
    return rule.never_after is None or not rule.never_after.search(left)


def _built(rule: Rule, match: re.Match[str]) -> Match | None:
    """The meaning of a match; a run of numerals that is not a number ("un demi dix") means nothing."""
    try:
        meaning = rule.build(match) if rule.build else None
    except ValueError:
        return None
    if meaning is None:
        return None
    return Match(
        match.start(), match.end(), meaning, rule.name, rule.modifier(match) if rule.modifier else None
    )


def _framed(rule: Rule, match: re.Match[str], depth: int) -> Match | None:
    """A frame with the date it opens."""
    if depth >= _DEPTH or rule.frame is None:
        return None
    inner = _find_at(match.string, match.end(), max(depth, 1) + 1)
    if inner is None or isinstance(inner.meaning, Nothing):
        return None
    inner = qualified(match.string, inner)
    try:
        meaning = rule.frame(match, inner.meaning)
    except ValueError:
        return None
    if meaning is None:
        return None
    modifier = rule.modifier(match) if rule.modifier else inner.modifier
    return Match(match.start(), inner.end, meaning, f"{rule.name}, {inner.rule}", modifier)


_ARTICLE: Final = rf"(?:{S}(?:le|la|les|l{APOSTROPHE}(?:année{S}|horizon{S})?|en|du|de))?{S0}"
# "d'ici 2027 ou 2028"
_MEMBER: Final = rf"(?:{S}(?:fin{S}|début{S}|mi-)?[\w-]{{2,10}}){{1,2}}(?:,|{S}ou|{S}et){S}"
_PREPOSITION: Final = re.compile(
    rf"\b(?:(?P<near>(?:peu|juste){S}(?:avant|après))|(?P<before>d{APOSTROPHE}ici(?:{S}(?:à|"
    rf"aux?)(?!\w))?|avant|au{S}plus{S}tard|"
    rf"jusqu{APOSTROPHE}(?:en|au|à)|"
    rf"d{APOSTROPHE}ici{_MEMBER})"
    rf"|(?P<within>sous)|(?P<after>après|passé)|(?P<start>à{S}l{APOSTROPHE}(?:orée|aube){S}d[eu])"
    rf"|(?P<approx>vers|environ|autour{S}d(?:es|[eu])|alentours{S}d(?:es|[eu])|à{S}peu{S}près|"
    rf"près{S}d(?:e|u|{APOSTROPHE})|quelque))"
    rf"(?:{S}(?:le{S})?mois{S}d(?:e|{APOSTROPHE}))?{_ARTICLE}\Z",
    re.I,
)


def _modifier(text: str, match: Match) -> DateModifier | None:
    """What the preposition says: a bound or an approximation. A length has no before and after."""
    found = _PREPOSITION.search(text[max(0, match.start - CONTEXT) : match.start])
    if found is None or (isinstance(match.meaning, Length) and not (found["approx"] or found["within"])):
        return None
    if found["within"]:
        return "before" if isinstance(match.meaning, Length) else None
    if found["start"] or found["near"]:
        return "start" if found["start"] else "approx"
    if found["before"] and match.meaning == Shift("day", 0):
        return None  # "jusqu'à aujourd'hui"
    return "before" if found["before"] else "after" if found["after"] else "approx"
