"""The byline and the date that a page shows its readers: in elements made for them, else in a line near the
headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from newsparse.elements.visible import visible_text
from newsparse.reading.bylines import AGENCY, is_byline, is_name, name_in, without_by
from newsparse.reading.signatures import signer
from newsparse.reading.web.article import Chosen
from newsparse.reading.web.beside import candidates, is_below
from newsparse.reading.web.blocks import Block
from newsparse.reading.web.class_names import AUTHOR_WORDS, HEADLINE_WORDS, class_words
from newsparse.reading.web.labels import line_kind_of, line_of
from newsparse.reading.written_dates import dates_in

_AUTHOR_NAME_WORDS = re.compile(
    r"-(?:author-name|name-author|author-link|nom-auteur|auteur-nom|nom|name|" r"fn|p-author|p-name)-"
)
# The page of an author: "/auteurs/zoe-roy".
_AUTHOR_LINK = re.compile(
    r"/(?:auteure?s?|authors?|journalistes?|signataires?|redacteurs?|contributeurs?|" r"biographies?)/[^/?#]",
    re.I,
)
_PLACE = re.compile(r"\s*,\s*[A-ZÀ-Þ][\w'’-]+(?:[\s-][\w'’-]+){0,3}")
_AGENCY = re.compile(rf"\W*(?P<name>(?:[^|•·\n]{{2,40}}\s(?:avec|et|/)\s)?{AGENCY})\b")
_AGENCY_ALONE = re.compile(rf"\W*(?P<name>{AGENCY}(?:\s+avec\s+{AGENCY})?)(?:\s*[-–—]\s*[^.!?]{{2,40}})?\W*")
MAX_HEADLINE = 300  # characters


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
        (element, name) for element in candidates(tree, _is_author, chosen) if (name := _name_in(element))
    ]
    yield from (name for element, name in found if is_below(element, head))
    for element in candidates(tree, _is_author_link, chosen):
        if (
            is_below(element, head)
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


def _said_name(near: Sequence[Block]) -> str | None:
    """The line "Par Ana Lopez", or one that ends so."""
    for block in near:
        if block.level or block.table is not None:
            continue
        for line in line_of(block).split("\n"):
            if is_byline(line, prose=0) and (name := name_in(line)):
                return name
    return None


def _is_author(element: HtmlElement) -> bool:
    attributes: Mapping[str, str] = element.attrib
    if element.tag in ("link", "meta"):
        return attributes.get("itemprop") == "author"
    if attributes.get("rel") == "author" or "author" in (attributes.get("itemprop") or "").split():
        return True
    names = attributes.get("class")
    names = f"{names or ''} {attributes.get('id') or ''}"
    return not names.isspace() and AUTHOR_WORDS.search(class_words(names[:500])) is not None


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
