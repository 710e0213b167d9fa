"""Calls of footnotes in a text: "899 €¹", "2012[3]", "Oméon[^2]", "12 %*". They are not part of what they
stand behind.

Whoever looks for amounts, dates or names reads a view in which they are blanks, so that a mark never becomes
digits of a value.
"""

from __future__ import annotations

import re
from typing import Final

SUPERSCRIPTS: Final = "¹²³⁰⁴⁵⁶⁷⁸⁹"
# Short words that take an exponent: units of length, and of time under a bar ("m/s²"). Longer words take
# none, nor do names.
_UNIT: Final = r"(?:[dchkmnµμ]m|in|ft|yd|mc|[^\W\d_])"
_SIGN: Final = "€$£¥₩₹%‰"
# Every pattern begins with the mark itself, or with the sign it touches: a text is searched for those alone.
_HELD: Final = rf"\w{_SIGN}»”\"’)\].,;:!?…"
_BRACKETED: Final = r"(?:\^[^\[\]\s]{1,20}|\d{1,3}|[a-z]|[*†‡§]{1,3}|(?:note|réf)\.?\s?\d{1,3})\](?!\()"
_NOTE: Final = re.compile(
    rf"""\[(?:(?<=[{_HELD}]\[)|(?<=[{_HELD}]\s\[)){_BRACKETED}  # "2012[3]", "899 € [1]", "Oméon[^2]"
    |[†‡]{{1,3}}(?!\w)
    |(?<=[{_SIGN}])(?:\^\d{{0,2}}|\*{{1,3}}|\(\d\)|\([*†‡]{{1,3}}\))(?!\w)   # "899 €^1", "300 M€(2)"
    |\*(?<=[0-9][0-9]\*)\*{{0,2}}(?=[^\S\n]?[€$£])                            # "899* €"
    """,
    re.X,
)
_RAISED: Final = rf"[{SUPERSCRIPTS}⁽⁾]"
_RAISED_NOTE: Final = re.compile(
    # "899 €¹", "300 M€¹,²"; "2012²"; "5² €"; "euros¹", "Oméon²"
    rf"""(?<=[{_SIGN}»”)\].,…]){_RAISED}{{1,3}}(?:[,⁻]\s?{_RAISED}{{1,3}}){{0,4}}(?!\w)
    |(?<!\w)(?!10{_RAISED})(?:\d{{2,24}}|\d{{1,3}}(?:[ .,\u00a0\u202f]\d{{1,3}}){{1,6}})
        (?P<figure>{_RAISED}{{1,3}})(?!\w)
    |(?<!\w)\d(?P<digit>{_RAISED}{{1,3}})(?=[^\S\n]?(?:[€$£]|euros?\b|dollars?\b))
    |(?<!\w)(?!{_UNIT}{_RAISED})[^\W\d_]{{2,40}}(?P<word>{_RAISED}{{1,3}})(?!\w)
    """,
    re.X,
)
_ANY_RAISED: Final = re.compile(_RAISED)


def without_notes(text: str) -> str:
    """The text with blanks for every call of a footnote; same length, same offsets.

    >>> [
    ...     without_notes(words)
    ...     for words in ("899 €¹ en 2012[3]", "Oméon[^2] pèse 300 M€(1)", "900 m², 10⁶ et 5² restent")
    ... ]
    ['899 €  en 2012   ', 'Oméon     pèse 300 M€   ', '900 m², 10⁶ et 5² restent']
    """
    text = _NOTE.sub(_blank, text)
    return _RAISED_NOTE.sub(_blank, text) if _ANY_RAISED.search(text) else text


def _blank(match: re.Match[str]) -> str:
    inside = match.lastgroup
    if inside is None:
        return " " * len(match.group())
    kept = match.start(inside) - match.start()
    return match.group()[:kept] + " " * (len(match.group()) - kept)
