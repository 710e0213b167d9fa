"""Calls of footnotes in HTML: a small raised mark, or a link to a note, unlike the exponent of a unit or the
end of an ordinal.
"""

from __future__ import annotations

import re
from typing import Final

from lxml.html import HtmlElement

_BRACKETED: Final = re.compile(
    r"[\[(]\s?(?:\d{1,3}|[a-zA-Z]|[*†‡§]|(?:note|réf)\.?\s?\d{1,3})\s?[\])]|" r"[*†‡§]{1,3}", re.I
)
_PLAIN: Final = re.compile(r"\d{1,3}(?:\s?[,;]\s?\d{1,3}){0,3}|[a-d]|note\s?\d{1,3}", re.I)
# What takes no exponent: a word, a closing mark, a currency or percent sign, the end of a sentence.
_BEHIND_WORD: Final = re.compile(r"(?:[^\W\d_]{2}|[)\]»\"”’%‰€$£¥.,;:!?…+])\s?$")
# Units and terms that take one: an area, a volume, a time under a bar, a variable.
_EXPONENT: Final = re.compile(r"(?:^|[^\W_]*[\W\d_])(?:[dchkmnµμ]?m|in|ft|yd|mc|[^\W\d_])\s?$")
# Digits raise a digit to a power only where they are a base; what costs, or is a year, is not one.
_BASE: Final = re.compile(r"(?:^|[^\w.,])(?:\d|10)$")
_DIGIT: Final = re.compile(r"\d\s?$")
# "19€<sup>99</sup>" are cents: two digits right behind the sign of a whole amount.
_CENTS: Final = re.compile(r"(?:^|[^\d.,])\d{1,4}[€$£]$")
_GLUED: Final = re.compile(r"\w")
_GLUED_MARK: Final = re.compile(r"(?:[^\W\d_]{2}|\d{2}|[)\]»\"”’%‰€$£¥.,;:!?…])$")
_NOTE_NAME: Final = re.compile(
    r"(?:^|[\s_-])(?:foot|end|side)?-?(?:notes?|noteref|fn|cite|appel|renvoi|refs?|reference)(?:$|"
    r"[\s_-]|\d)",
    re.I,
)
# what a mark may stand alone in
_AROUND: Final = ("b", "strong", "em", "i", "a", "span", "u", "small", "font", "ins", "del", "s")
_NEAR: Final = 16  # characters before a mark that tell what it is
_LONGEST: Final = 12  # characters of the longest mark, "[note 12]" and its blanks


def is_note(element: HtmlElement) -> bool:
    """Whether an element is the call of a footnote and no part of the words that it stands in.

    >>> import lxml.html
    >>> shown = (
    ...     "<p>Alba<sup>1</sup></p>",
    ...     "<p>899 €<sup>2</sup></p>",
    ...     "<p>12 m<sup>2</sup></p>",
    ...     "<p>1<sup>er</sup></p>",
    ... )
    >>> [is_note(lxml.html.fromstring(words)[0]) for words in shown]
    [True, True, False, False]
    """
    if element.tag == "a":
        return _is_note_link(element)
    if element.tag in ("sup", "sub"):
        return _is_raised_note(element)
    if element.tag in ("span", "small") and _NOTE_NAME.search(element.get("class") or ""):
        mark = _mark(element)
        return bool(_BRACKETED.fullmatch(mark) or _PLAIN.fullmatch(mark)) and not _GLUED.match(
            element.tail or ""
        )
    return False


def _is_raised_note(raised: HtmlElement) -> bool:
    if len(raised) == 1 and raised[0].tag == "a" and (raised[0].get("href") or "").startswith("#"):
        return True
    mark = _mark(raised)
    if not mark or _GLUED.match(raised.tail or "") or _is_cents(raised):
        return False
    if _BRACKETED.fullmatch(mark):
        return True
    if not _PLAIN.fullmatch(mark):
        return False
    before = _before(raised)
    if raised.tag == "sub":
        return _DIGIT.search(before) is not None or before.rstrip().endswith(("€", "$", "£", "%"))
    return _calls(mark, before)


# "29<sup>99</sup> €": what prices end in, raised between a whole amount and its sign.
_ENDS_PRICE: Final = frozenset("00 09 19 29 39 49 50 59 69 79 80 89 90 95 99".split())
_WHOLE: Final = re.compile(r"(?:^|[^\d.,])\d{1,3}$")
_SIGN_BEHIND: Final = re.compile(r"\s?[€$£]")


def _is_cents(raised: HtmlElement) -> bool:
    signed = _mark(raised) in _ENDS_PRICE and _SIGN_BEHIND.match(raised.tail or "") is not None
    return signed and raised.tag == "sup" and _WHOLE.search(_before(raised)) is not None


def raised_figure(element: HtmlElement) -> str:
    """What a raised figure says behind another, so that "10<sup>6</sup>" does not read 106 nor
    "29<sup>99</sup> €" 2999 €.

    An exponent as Unicode raises it, cents behind a comma; empty for anything else.
    """
    if element.tag != "sup" or len(element):
        return ""
    mark = (element.text or "").strip()
    if not _EXPONENT_FIGURE.fullmatch(mark) or not _before(element)[-1:].isdigit():
        return ""
    return f",{mark}" if _is_cents(element) else mark.translate(_RAISE)


_EXPONENT_FIGURE: Final = re.compile(r"[-−+]?[0-9]{1,4}")
_RAISE: Final = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")


def _calls(mark: str, before: str) -> bool:
    """Whether a bare figure or letter that is raised calls a note."""
    if _DIGIT.search(before):
        return _BASE.search(before) is None
    if len(mark) == 2 and mark.isdigit() and _CENTS.search(before):
        return False
    return _BEHIND_WORD.search(before) is not None and _EXPONENT.search(before) is None


def _is_note_link(link: HtmlElement) -> bool:
    """A link to a place of the page whose text is a mark: right behind words, or by its name."""
    if not (link.get("href") or "").startswith("#"):
        return False
    mark = _mark(link)
    if _BRACKETED.fullmatch(mark):
        return True
    if not _PLAIN.fullmatch(mark) or _GLUED.match(link.tail or ""):
        return False
    names = " ".join(link.get(name) or "" for name in ("class", "role", "id", "rel"))
    return (
        _NOTE_NAME.search(f"{names} {(link.get('href') or '')[1:]}") is not None
        or _GLUED_MARK.search(_before(link)) is not None
    )


def _mark(element: HtmlElement) -> str:
    words = element.text_content() if len(element) or element.text else ""
    return words.strip() if len(words) <= _LONGEST else ""


def _before(element: HtmlElement) -> str:
    """The last characters in front of an element: of its neighbour or, where that ends in tags, of what is
    last inside it.
    """
    left = element.getprevious()
    if left is None:
        parent = element.getparent()
        if parent is None:
            return ""
        return _before(parent) if not parent.text and parent.tag in _AROUND else (parent.text or "")[-_NEAR:]
    while not left.tail and len(left):
        left = left[-1]
    return (left.tail or left.text or "")[-_NEAR:]
