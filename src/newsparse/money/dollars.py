"""Whether the plain "$" of an article is the Canadian one, as in the press of Québec.

The article must show it twice: by how it writes its amounts ("900 millions $", "14 millions de dollars
canadiens"), and by the places it speaks of. A Canadian city in a story from elsewhere changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from .currencies import fold
from .rules.nations import AMERICAN_CUES, CANADIAN_CUES, HOME_CUES

_US = r"[ ]?\(?(?:US|U\.[ ]?S\.|[ée]tats?-?uniens?\b|am[ée]ricains?\b)"
_CAD = (
    r"(?:(?:\$|dollars?)[ ]canadiens?\b|\$[ ]?CA(?:N|D)?\b|\bCA?\$|\bCAD\$|[0-9][ ]?(?:[kMG]|"
    r"millions?[ ]|milliards?[ ])?CAD\b)"
)
_PLAIN = rf"(?:\$|dollars?\b)(?![ ]?CA|[ ]canadien|{_US})"
_NAMED = re.compile(_CAD)
# "5 millions de dollars (6,8 millions de dollars canadiens)": here the plain dollar is another one.
_CONVERTED = re.compile(
    rf"""{_PLAIN} (?:[ ]?\(|,?[ ]soit[ ]|[ ]ou[ ]) [^()\n$]{{0,30}} {_CAD}
    | {_CAD} (?:[ ]?\(|,?[ ]soit[ ]) [^()\n$]{{0,30}} {_PLAIN}""",
    re.VERBOSE,
)
# "1,1 milliard $" is written in Québec alone; "3,5 M$" elsewhere, too.
_QUEBEC_STYLE = re.compile(rf"[0-9][ ](?:millions?|milliards?)[ ]\$(?!{_US})")
_SHORT_STYLE = re.compile(rf"[0-9][ ]?[MG]\$(?!{_US})")
_EUROS = re.compile(r"€|\beuros?\b|\bEUR\b")
# Mentions of Canada below which "3,5 M$" may come from anywhere.
_OFTEN = 3
# "Québec" and "québécoise", "Canada" and "canadien" are one cue each: so many letters tell the cues apart.
_STEM = 5

_SAID_AMERICAN = re.compile(rf"[^\S\n]?{_US}")


@cache
def _cues() -> re.Pattern[str]:
    """Places, people and institutions; adjectives in "dollars américains" are not cues."""

    def either(cues: tuple[str, ...]) -> str:
        return "|".join(sorted(cues, key=len, reverse=True))

    return re.compile(
        rf"(?<![\w$-])(?<!dollar[ ])(?<!dollars[ ])(?<!\$[ ])"
        rf"(?:(?P<home>{either(HOME_CUES)})|(?P<abroad>{either(CANADIAN_CUES)})|"
        rf"(?P<us>{either(AMERICAN_CUES)}))(?![\w])"
    )


def whose_plain_dollar(text: str) -> str:
    """The rule that makes the plain dollars of an article Canadian, or nothing.

    >>> whose_plain_dollar("À Montréal, le projet d’Hydro-Québec vaut 1,1 milliard $.")
    'canadian_style'
    >>> whose_plain_dollar("Une fondation de New York, dit-il de Toronto, a reçu 1,1 milliard $.")
    ''
    """
    flat = re.sub(r"\s+", " ", text)
    named = _NAMED.search(flat) is not None
    style, short = len(_QUEBEC_STYLE.findall(flat)), len(_SHORT_STYLE.findall(flat))
    if not (named or style or short) or _CONVERTED.search(flat):
        return ""
    found: dict[str, Counter[str]] = {"home": Counter(), "abroad": Counter(), "us": Counter()}
    for cue in _cues().finditer(flat):
        found[cue.lastgroup or ""][fold(cue.group())[:_STEM]] += 1
    home, abroad, american = found["home"], found["abroad"], found["us"].total()
    canadian = home.total() + abroad.total()
    if named and canadian and canadian >= american:
        return "canadian_named"
    if canadian <= american or not home or len(_EUROS.findall(flat)) >= style + short:
        return ""
    by_style = style and len(home) + len(abroad) > 1
    by_places = short and len(home) > 1 and canadian >= _OFTEN
    return "canadian_style" if by_style or by_places else ""


def said_american(text: str, end: int) -> bool:
    """True where the amount that ends at ``end`` is marked as American by what stands behind it.

    >>> said_american("20 $ (US)", 4)
    True
    """
    return _SAID_AMERICAN.match(text, end) is not None
