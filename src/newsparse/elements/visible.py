"""The text an element shows: what a browser hides left out, white space collapsed, line breaks where blocks begin."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator

from lxml.html import HtmlElement

# Elements whose text flows on in the line around them; all others begin a block.
INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label link mark meta meter nobr output picture"
        " q rb rp rt ruby s samp small source span strike strong sub sup time tt u var wbr"
    ).split()
)
# Elements that show no text of the page.
SILENT = frozenset(
    (
        "script style noscript template iframe svg math canvas object embed video audio map select option button textarea datalist"
        " head title dialog progress rp rt amp-ad amp-sidebar amp-user-notification amp-iframe amp-analytics amp-consent"
    ).split()
)
# HTML collapses these; no-break, narrow and thin spaces are content.
WHITE = re.compile(r"[ \t\n\r\f]+")
# Characters that show nothing and split words: soft hyphen, zero-width space, word joiner, byte order mark.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# Entities written twice ("&amp;nbsp;") come out as entities; those of < and > are left to people who write about HTML.
_ENTITY = re.compile(r"&(?!lt;|gt;)(?:[a-zA-Z]{2,8}\d{0,2}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_QUOTE_MARKS = ("« ", " »")  # what a French page shows around <q>
# Links that are marks: anchors behind headings, calls of notes and ways back from them.
_MARK_LINK = re.compile(r"[\W\d_]{0,6}")
_TEASER = re.compile(r"[\s(>→]*(?:(?:à|a)\s+(?:lire|voir|écouter)|lire|voir|relire)\s*(?:aussi|également|notre|sur|:|>|\|)", re.I)
_UNSEEN = re.compile(r"(?:^|[\s_-])(?:sr-only|screen-?reader|visually-?hidden|credits?|copyright)(?:$|[\s_-])", re.I)
MAX_DEPTH = 250  # nested elements below which text is no longer read; the parser itself stops at 256


def visible_text(element: HtmlElement, without: Collection[HtmlElement] = ()) -> str:
    """The text of an element as a browser shows it: white space collapsed, ``<br>`` a line break.

    Args:
        element: its own tag shows nothing, whatever it is.
        without: elements below it that are left out.

    >>> import lxml.html
    >>> visible_text(lxml.html.fromstring("<p> Un <b>prix</b>\\n :<br>5\u00a0€ </p>"))
    'Un prix :\\n5\\xa0€'
    """
    return collapse("".join(pieces(element, 0, without)))


def collapse(text: str) -> str:
    """White space collapsed; a vertical tab stands for a line break.

    >>> collapse(" un\\u00ad deux  \\v trois ")
    'un deux\\ntrois'
    """
    text = text.translate(_INVISIBLE)
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m.group()), text)
    lines = (WHITE.sub(" ", line).strip(" ") for line in text.split("\v"))
    return "\n".join(line for line in lines if line).strip()


def is_shown(element: HtmlElement) -> bool:
    """False for what a line does not show: text for screen readers, photo credits, marks that are links, teasers in a sentence."""
    tag = element.tag
    if not isinstance(tag, str) or tag in SILENT:
        return False
    attributes = element.attrib
    if attributes and (_UNSEEN.search(attributes.get("class") or "") or is_undisplayed(element)):
        return False
    if tag == "sup" and len(element) == 1 and element[0].tag == "a" and (element[0].get("href") or "").startswith("#"):
        return False
    if tag == "a" and (attributes.get("href") or "").startswith("#"):
        return not _MARK_LINK.fullmatch(element.text_content().strip())
    if tag in ("i", "em", "b", "strong", "span", "small") and _TEASER.match((element.text or "")[:60]):
        return next(element.iterdescendants("a"), None) is None
    return True


def is_undisplayed(element: HtmlElement) -> bool:
    """True for what takes no place on the page."""
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and "display:none" in style.replace(" ", "").lower())


def pieces(element: HtmlElement, depth: int, without: Collection[HtmlElement] = ()) -> Iterator[str]:
    """Text pieces of an element and what is below it; a vertical tab stands for a forced line break."""
    if depth > MAX_DEPTH:
        return
    if element.tag == "br":
        yield "\v"
        return
    block = element.tag not in INLINE and depth > 0
    if block:
        yield "\v"
    marks = _QUOTE_MARKS if element.tag == "q" else ("", "")
    yield marks[0] + (element.text or "")
    for child in element:
        if is_shown(child) and child not in without:
            yield from pieces(child, depth + 1, without)
        yield child.tail or ""
    yield marks[1]
    if block:
        yield "\v"
