"""When a page shows that its article came out: elements made for it, then lines in words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from newsparse.elements.visible import visible_text
from newsparse.reading.bylines import is_byline
from newsparse.reading.web.article import Chosen
from newsparse.reading.web.beside import candidates, is_below, running
from newsparse.reading.web.blocks import Block
from newsparse.reading.web.class_names import class_words
from newsparse.reading.web.labels import line_kind_of, line_of
from newsparse.reading.web.prose import prose_of
from newsparse.reading.written_dates import dates_in, parse_date, publication_date

_DATE_WORDS = re.compile(
    r"-(?:published|publication|dtpublished|dt-published|(?:entry|post|article|story|news|publish|"
    r"published|publication|pub)-date"
    r"|date-(?:publication|published|publi|pub|article|post|entry)|posted-on|publish-time|pubdate)-"
)
_UPDATED_WORDS = re.compile(r"-(?:updated|modified|modification|maj|update)-")
# A press dateline opens the text: "Tournon-sur-Rhône, le 26 février 2026 –".
_PRESS_DATELINE = re.compile(
    r"^[A-ZÀ-Þ][^\n.,;:]{1,40}(?:\([^)\n]{2,30}\))?\s*,\s*(?:le\s+)?(?=\d{1,2}(?:er)?\s)"
)
_AFTER_DATELINE = re.compile(r"\s*[–—:()-]")
MAX_LINE = 200  # characters of a line that tells a date
MAX_CHILDREN = 8  # elements in one that is made for a date
MAX_DATE = 25  # characters of a date in words


def shown_date(tree: HtmlElement, chosen: Chosen) -> dt.date | None:
    """When the article was published, by <time> and microdata, else by a line near the headline."""
    head = {block.zone.element for block in chosen.head}
    aside = running(chosen.blocks)
    published: list[dt.date] = []
    others: list[dt.date] = []
    afar: set[dt.date] = set()
    for element in candidates(tree, _tells_date, chosen):
        date = parse_date(element.get("datetime") or element.get("content") or "")
        if date is None and element.tag != "time" and element.tag != "meta" and len(element) <= MAX_CHILDREN:
            date = publication_date(visible_text(element)[:MAX_LINE])
        words = class_words(f"{element.get('class') or ''} {element.get('itemprop') or ''}"[:500])
        if date is None or _UPDATED_WORDS.search(words) or "dateModified" in (element.get("itemprop") or ""):
            continue
        if element.tag != "meta" and is_below(element, aside):
            continue
        if element.tag != "meta" and not is_below(element, head):
            afar.add(date)
            continue
        certain = (
            "datePublished" in (element.get("itemprop") or "")
            or element.get("pubdate") is not None
            or "-published-" in words
        )
        (published if certain else others).append(date)
    said = _said_date(chosen.head)
    return (
        next(iter(published), None)
        or said
        or next(iter(others), None)
        or (afar.pop() if len(afar) == 1 else None)
    )


def _tells_date(element: HtmlElement) -> bool:
    if element.tag == "time" or (element.get("itemprop") or "") in ("datePublished", "dateCreated"):
        return True
    names = element.get("class")
    return names is not None and _DATE_WORDS.search(class_words(names[:500])) is not None


def _said_date(near: Sequence[Block]) -> dt.date | None:
    """A line that says little but the date, near the headline; else the dateline that opens a
    press release.
    """
    prose = 0
    for block in near:
        if (
            block.table is None
            and not block.level
            and len(block.text) <= MAX_LINE
            and not (block.tight and prose)
        ):
            for line in line_of(block).split("\n"):
                if is_byline(line, prose=prose) and (date := publication_date(line)):
                    return date
            if line_kind_of(block, prose) and (date := publication_date(line_of(block))):
                return date
        prose += prose_of(block) > 0
    for block in near:
        opening = (
            (_PRESS_DATELINE.match(block.text) or re.match(r"\(", block.text))
            if block.table is None
            else None
        )
        found = next(dates_in(block.text[: opening.end() + MAX_DATE]), None) if opening else None
        if opening and found and found[0] == opening.end() and _AFTER_DATELINE.match(block.text, found[1]):
            return found[2]
    return None
