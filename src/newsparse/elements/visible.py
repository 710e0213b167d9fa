"""The text an element shows: what a browser hides left out, white space collapsed, line breaks where blocks
begin.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from newsparse.elements.notes import is_note, raised_figure

# Elements whose text flows on in the line around them; all others begin a block.
INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label link "
        "mark meta meter nobr output picture"
        " q rb rp rt ruby s samp small source span strike strong sub sup time tt u var wbr"
    ).split()
)
# Elements that show no text of the page.
SILENT = frozenset(
    (
        "script style noscript template iframe svg math canvas object embed video audio map select "
        "option button textarea datalist"
        " head title dialog progress rp rt amp-ad amp-sidebar amp-user-notification amp-iframe "
        "amp-analytics amp-consent"
    ).split()
)
# HTML collapses these; no-break, narrow and thin spaces are content.
WHITE = re.compile(r"[ \t\n\r\f]+")
# Characters that show nothing and split words: soft hyphen, zero-width space, word joiner, byte order mark.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# Entities written twice ("&amp;nbsp;") come out as entities; those of < and > are left to people who write
# about HTML.
_ENTITY = re.compile(r"&(?!lt;|gt;)(?:[a-zA-Z]{2,8}\d{0,2}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_QUOTE_MARKS = ("« ", " »")  # what a French page shows around <q>
# Links that are marks: anchors behind headings, ways back from notes.
_MARK_LINK = re.compile(r"[\W_]{0,6}")
_TEASER = re.compile(
    r"[\s(>→]*(?:(?:à|a)\s+(?:lire|voir|écouter)|lire|voir|relire)\s*(?:aussi|également|"
    r"notre|sur|:|>|\||$)",
    re.I,
)
_UNSEEN = re.compile(r"(?:^|[\s_-])(?:sr-only|screen-?reader|visually-?hidden)(?:$|[\s_-])", re.I)
# Edges of inline elements, and the two ends of a photo credit, as control characters that no page shows.
JOINT, CREDIT, CREDIT_END = "\x1d", "\x0e", "\x0f"
# Two elements, or text and an element, that touch although a reader sees two words: "Ana
# Lopez</a><span>Publié", "Prix :<b>899".
_JOINED = re.compile(
    rf"(?<=[a-zà-ÿ\d.)!?»])(?:{JOINT}{{2,}}|(?<=[a-zà-ÿ]{{3}}){JOINT})(?=[A-ZÀ-Þ][a-zà-ÿ’' ])"
    rf"|(?<=[^\W\d][:;]){JOINT}+(?=\w)|(?<=\s[:;]){JOINT}+(?=\w)"
)
MAX_HEADS = 3  # elements within elements whose first words are looked at
MAX_DEPTH = 250  # nested elements below which text is no longer read; the parser itself stops at 256


def visible_text(element: HtmlElement) -> str:
    """The text of an element as a browser shows it: white space collapsed, ``<br>`` a line break.

    Args:
        element: its own tag shows nothing, whatever it is.

    >>> import lxml.html
    >>> visible_text(lxml.html.fromstring("<p> Un <b>prix</b>\\n :<br>5\u00a0€ </p>"))
    'Un prix :\\n5\\xa0€'
    """
    return collapse("".join(pieces(element, 0)))


def collapse(text: str) -> str:
    """White space collapsed; a vertical tab stands for a line break, a joint for the edge of an element.

    >>> collapse(" un\\u00ad deux  \\v trois ")
    'un deux\\ntrois'
    >>> collapse("Ada Renaud\\x1d\\x1dPublié le 3\\x1der\\x1d mars"), collapse("e\\x1dBay\\x1d")
    ('Ada Renaud Publié le 3er mars', 'eBay')
    """
    text = text.translate(_INVISIBLE)
    if JOINT in text:
        text = _JOINED.sub(" ", text).replace(JOINT, "")
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m.group()), text)
    lines = (WHITE.sub(" ", line).strip(" ") for line in text.split("\v"))
    return "\n".join(line for line in lines if line).strip()


def keep_lines(text: str) -> str:
    """Text whose lines and columns are as they stand, as in ``<pre>``: without the marks, and without blank
    lines at its ends.

    >>> keep_lines("\\na   b\\n  c\\x1d d \\n")
    'a   b\\n  c d'
    """
    text = text.translate(_INVISIBLE).replace(JOINT, "").replace("\v", "\n").replace("\r\n", "\n")
    return "\n".join(line.rstrip() for line in text.expandtabs(8).split("\n")).strip("\n")


def is_shown(element: HtmlElement) -> bool:
    """False for what a line does not show: text for screen readers, marks that are links, teasers in a
    sentence.
    """
    tag = element.tag
    if not isinstance(tag, str) or tag in SILENT:
        return False
    attributes = element.attrib
    if attributes and (_UNSEEN.search(attributes.get("class") or "") or is_undisplayed(element)):
        return False
    if is_note(element):
        return False
    if tag == "a" and (attributes.get("href") or "").startswith("#"):
        return not _MARK_LINK.fullmatch(element.text_content().strip())
    if tag in ("i", "em", "b", "strong", "span", "small") and _TEASER.match(_first_words(element)):
        return next(element.iterdescendants("a"), None) is None
    return True


def _first_words(element: HtmlElement) -> str:
    """The words that an element begins with, be it in an element at its head."""
    for _ in range(MAX_HEADS):
        if (element.text or "").strip() or len(element) == 0 or not isinstance(element[0].tag, str):
            break
        element = element[0]
    return (element.text or "")[:60]


def is_undisplayed(element: HtmlElement) -> bool:
    """True for what takes no place on the page."""
    style = element.get("style")
    return element.get("hidden") is not None or (
        style is not None and "display:none" in style.replace(" ", "").lower()
    )


def pieces(element: HtmlElement, depth: int) -> Iterator[str]:
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
    yield marks[0] + (raised_figure(element) or element.text or "")
    for child in element:
        if is_shown(child):
            yield JOINT
            yield from pieces(child, depth + 1)
            yield JOINT
        yield child.tail or ""
    yield marks[1]
    if block:
        yield "\v"
