"""The byline and the date that a page shows its readers: in elements made for them, else in a line near the
headline.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from lxml.html import HtmlElement

from newsparse.elements.visible import visible_text
from newsparse.reading.bylines import AGENCY, is_byline, is_name, name_in, without_by
from newsparse.reading.signatures import signer
from newsparse.reading.web.article import Chosen
from newsparse.reading.web.blocks import Block
from newsparse.reading.web.boilerplate import zone_verdict
from newsparse.reading.web.class_names import AUTHOR_WORDS, HEADLINE_WORDS, class_words
from newsparse.reading.web.labels import line_kind_of, line_of
from newsparse.reading.web.prose import prose_of
from newsparse.reading.written_dates import dates_in, parse_date, publication_date

_AUTHOR_NAME_WORDS = re.compile(
    r"-(?:author-name|name-author|author-link|nom-auteur|auteur-nom|nom|name|" r"fn|p-author|p-name)-"
)
# The page of an author: "/auteurs/zoe-roy".
_AUTHOR_LINK = re.compile(
    r"/(?:auteure?s?|authors?|journalistes?|signataires?|redacteurs?|contributeurs?|" r"biographies?)/[^/?#]",
    re.I,
)
_SITE_HEAD = re.compile(r"\bsite-(?:header|title|branding|logo|footer|nav)")
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
_PLACE = re.compile(r"\s*,\s*[A-ZÀ-Þ][\w'’-]+(?:[\s-][\w'’-]+){0,3}")
_AGENCY = re.compile(rf"\W*(?P<name>(?:[^|•·\n]{{2,40}}\s(?:avec|et|/)\s)?{AGENCY})\b")
_AGENCY_ALONE = re.compile(rf"\W*(?P<name>{AGENCY}(?:\s+avec\s+{AGENCY})?)(?:\s*[-–—]\s*[^.!?]{{2,40}})?\W*")
MAX_HEADLINE = 300  # characters
MAX_CHILDREN = 8  # elements in one that is made for a date
MAX_DATE = 25  # characters of a date in words
MAX_LINE = 200  # characters of a line that tells a date


def shown_headline(tree: HtmlElement) -> str | None:
    """The headline in an element made for it, where the page has one of them.

    >>> import lxml.html
    >>> shown_headline(
    ...     lxml.html.document_fromstring("<h1>Le blog</h1><h3 class='post-title entry-title'>Un essai</h3>")
    ... )
    'Un essai'
    """
    found = {
        text
        for element in tree.iter("h1", "h2", "h3", "h4", "p", "div", "span")
        if element.attrib
        and _is_headline(element)
        and (text := " ".join(visible_text(element)[:MAX_HEADLINE].split()))
    }
    return found.pop() if len(found) == 1 else None


def _is_headline(element: HtmlElement) -> bool:
    if (element.get("itemprop") or "") == "headline":
        return True
    names = element.get("class")
    return (
        names is not None
        and element.tag in ("h1", "h2", "h3")
        and HEADLINE_WORDS.search(class_words(names[:500])) is not None
    )


def shown_byline(tree: HtmlElement, chosen: Chosen) -> str | None:
    """Who wrote the article, by a line that says so about its head, elements made for it, a line about its
    end.
    """
    said = _said_name(chosen.head)
    return (
        said
        or next(_names(tree, chosen), None)
        or _bare_name(chosen)
        or _said_name(chosen.tail)
        or _agency(chosen.head)
    )


def _bare_name(chosen: Chosen) -> str | None:
    """A person's name on a line of its own, between headline and text or at the text's end."""
    signed = (signer(line_of(block)) for block in chosen.blocks if block.kind == "byline")
    return next(filter(None, signed), None) or chosen.author


def _names(tree: HtmlElement, chosen: Chosen) -> Iterator[str]:
    """Names in elements made for them, those about the headline first."""
    head = {block.zone.element for block in chosen.head}
    found = [
        (element, name) for element in _candidates(tree, _is_author, chosen) if (name := _name_in(element))
    ]
    yield from (name for element, name in found if _is_below(element, head))
    for element in _candidates(tree, _is_author_link, chosen):
        if (
            _is_below(element, head)
            and is_name(name := " ".join(visible_text(element).split()))
            and " " in name
        ):
            yield name
    yield from (name for _, name in found)


def _is_author_link(element: HtmlElement) -> bool:
    return element.tag == "a" and _AUTHOR_LINK.search((element.get("href") or "")[:500]) is not None


def _agency(near: Sequence[Block]) -> str | None:
    """The agency on the line of the date, or alone on the line before: "AFP - 3 mars 2026"."""
    before = ""
    for block in near:
        line = line_of(block)
        dated = line_kind_of(block) == "dateline"
        if dated and (match := _AGENCY.match(line) or _AGENCY_ALONE.fullmatch(before)):
            return match["name"]
        before = line
    return None


def _is_below(element: HtmlElement, zones: Set[HtmlElement]) -> bool:
    above: HtmlElement | None = element
    while above is not None and above not in zones:
        above = above.getparent()
    return above is not None


def _said_name(near: Sequence[Block]) -> str | None:
    """The line "Par Ana Lopez", or one that ends so."""
    for block in near:
        if block.level or block.table is not None:
            continue
        for line in line_of(block).split("\n"):
            if is_byline(line, prose=0) and (name := name_in(line)):
                return name
    return None


def _candidates(
    tree: HtmlElement, test: Callable[[HtmlElement], bool], chosen: Chosen
) -> Iterator[HtmlElement]:
    for element in tree.iter():
        if (
            isinstance(element.tag, str)
            and element.attrib
            and test(element)
            and not _stands_aside(element, chosen.elsewhere)
        ):
            yield element


def _is_author(element: HtmlElement) -> bool:
    attributes: Mapping[str, str] = element.attrib
    if element.tag in ("link", "meta"):
        return attributes.get("itemprop") == "author"
    if attributes.get("rel") == "author" or "author" in (attributes.get("itemprop") or "").split():
        return True
    names = attributes.get("class")
    names = f"{names or ''} {attributes.get('id') or ''}"
    return not names.isspace() and AUTHOR_WORDS.search(class_words(names[:500])) is not None


def _stands_aside(element: HtmlElement, elsewhere: Set[HtmlElement]) -> bool:
    """True in comments, menus, lists of other articles, and in the head of the site."""
    above: HtmlElement | None = element
    while above is not None and above.tag not in ("body", "html"):
        if _is_aside(above, elsewhere):
            return True
        above = above.getparent()
    return False


def _is_aside(element: HtmlElement, elsewhere: Set[HtmlElement]) -> bool:
    return (
        element in elsewhere
        or zone_verdict(element) == "certain"
        or element.get("role") == "banner"
        or _SITE_HEAD.search(element.get("class") or "") is not None
    )


def elements_aside(tree: HtmlElement, chosen: Chosen) -> set[HtmlElement]:
    """Comments, menus, lists of other articles, the head of the site; dates in the running text."""
    below = (
        element
        for element in tree.iterdescendants()
        if isinstance(element.tag, str) and element.tag not in ("body", "head")
    )
    dated = {
        element
        for element in _running(chosen.blocks)
        if next(dates_in(visible_text(element)), None) or next(element.iter("time"), None) is not None
    }
    return {element for element in below if _is_aside(element, chosen.elsewhere)} | (dated - {tree})


def _name_in(element: HtmlElement) -> str | None:
    if element.tag in ("link", "meta"):
        name = without_by(element.get("content") or "")
        return name if is_name(name) else None
    if (
        element.tag != "a"
        and (links := [link for link in element.iter("a") if link.get("href")])
        and len(links) == 1
    ):
        name, whole = (without_by(" ".join(visible_text(one).split())) for one in (links[0], element))
        if is_name(name) and " " in name and whole.startswith(name) and _PLACE.fullmatch(whole[len(name) :]):
            return name
    inner = next(
        (
            below
            for below in element.iterdescendants()
            if isinstance(below.tag, str)
            and (
                below.get("rel") == "author"
                or below.get("itemprop") == "name"
                or _AUTHOR_NAME_WORDS.search(class_words((below.get("class") or "")[:500]))
            )
        ),
        None,
    )
    for one in (inner, element):
        if one is None:
            continue
        shown = one.get("content") or "" if one.tag == "meta" else visible_text(one)
        for line in shown.split("\n"):
            name = without_by(line)
            if is_name(name) and not next(dates_in(name), None):
                return name
    return None


def shown_date(tree: HtmlElement, chosen: Chosen) -> dt.date | None:
    """When the article was published, by <time> and microdata, else by a line near the headline."""
    head = {block.zone.element for block in chosen.head}
    running = _running(chosen.blocks)
    published: list[dt.date] = []
    others: list[dt.date] = []
    afar: set[dt.date] = set()
    for element in _candidates(tree, _tells_date, chosen):
        date = parse_date(element.get("datetime") or element.get("content") or "")
        if date is None and element.tag != "time" and element.tag != "meta" and len(element) <= MAX_CHILDREN:
            date = publication_date(visible_text(element)[:MAX_LINE])
        words = class_words(f"{element.get('class') or ''} {element.get('itemprop') or ''}"[:500])
        if date is None or _UPDATED_WORDS.search(words) or "dateModified" in (element.get("itemprop") or ""):
            continue
        if element.tag != "meta" and _is_below(element, running):
            continue
        if element.tag != "meta" and not _is_below(element, head):
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


def _running(blocks: Sequence[Block]) -> set[HtmlElement]:
    """The elements of the paragraphs behind the first: a date in them is one of the text's own."""
    prose, found = 0, set()
    for block in blocks:
        if prose and block.kind is None and block.table is None and not block.level:
            found.add(block.zone.element)
        prose += prose_of(block) > 0
    return found


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
