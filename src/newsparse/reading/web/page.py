"""An HTML page to a source: the tree, what the page says of itself, the article's blocks, the
text they make.
"""

from __future__ import annotations

import contextlib
import dataclasses
import re
from collections.abc import Iterable, Iterator

import lxml.etree
import lxml.html
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from newsparse.errors import InputError
from newsparse.reading.asides import find_asides
from newsparse.reading.language import detect_language
from newsparse.reading.source import Source
from newsparse.reading.web.article import choose
from newsparse.reading.web.blocks import Block, Zone, read_blocks
from newsparse.reading.web.layout import Written, write
from newsparse.reading.web.metadata import Metadata, Page, Titles
from newsparse.reading.web.several import several
from newsparse.record import Aside, Section
from newsparse.text.masks import mask_addresses

# Attributes of a tag that go on for longer than this many characters are left out (they are data, where they
# are not an attack): the parser compares each with all others.
_FLOOD = re.compile(r"(<[a-zA-Z][\w:-]{0,30})\s[^<>]{20000,}")
_OF_HEAD = frozenset({"title", "meta", "link", "style", "script", "base", "noscript", "template", "object"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_TOLD = "the page seems to hold several articles; they could not be told apart"
# Entities that a page declares are never read; the parser would take the end of such a list for text.
_DECLARED = re.compile(r"(?i)^\s*<!doctype\b[^<>\[]{0,300}\[.{0,20000}?\]\s*>", re.S)
# What a server answers in place of an article.
_ERROR_PAGE = re.compile(
    r"(?:(?:erreur|error)\s*)?(?:40[0134]|410|429|50[0234])\b.{0,40}|(?:page|file)\s+not\s+found"
    r"|(?:page|article)\s+(?:introuvable|non\s+trouvée?)|not\s+found|access\s+denied|accès\s+refusé|forbidden"
    r"|just\s+a\s+moment\W*|attention\s+required\b.{0,40}|service\s+unavailable"
    r"|(?:se\s+connecter|connexion|identification|authentification|log\s?in|sign\s?in)(?:\s*[|–—-].{0,40})?"
    r"|vérification(?:\s+de\s+sécurité|\s+en\s+cours)?\W*|captcha|êtes[\s-]vous\s+un\s+(?:robot|humain)\W*",
    re.I,
)
# What a page says to a browser that is none.
_TO_ROBOTS = re.compile(
    r"\W*(?:(?:please|veuillez|merci\s+d['’]|you\s+need\s+to)\s*(?:enable|activer|autoriser|désactiver|disable)\b.{0,60}"
    r"\b(?:java\s?script|js|cookies|bloqueur|ad\s?blocker)\b"
    r"|(?:verify(?:ing)?|checking|confirm)\b.{0,40}\b(?:you\s+are|your\s+browser|human)\b"
    r"|(?:vérifi\w+|confirm\w+)\s+que\s+vous\s+(?:n['’]êtes\s+pas\s+un\s+robot|êtes\s+(?:un\s+)?humain))",
    re.I,
)
_NO_BODY = "this page holds the headline of its article alone, not its text"
_ABOUT = frozenset({"byline", "dateline"})
MAX_ERROR = 800  # characters that such an answer has at most
MIN_TEXT = 25  # characters a page must hold to be an article


def read_html(content: str) -> Source:
    """Read an HTML page: its article, the longest of several.

    Raises:
        InputError: no HTML tree can be made of it, or no text is in it.

    >>> read_html(
    ...     "<article><h1>Titre</h1><p>Un texte à 5\u00a0€, assez long pour compter.</p></article>"
    ... ).text
    'Titre\\n\\nUn texte à 5\\xa0€, assez long pour compter.'
    """
    sources = read_articles(content)
    if len(sources) == 1:
        return sources[0]
    warning = f"the page holds {len(sources)} articles: this is the longest (parse_articles gives all)"
    longest = max(sources, key=lambda source: len(source.text))
    return dataclasses.replace(longest, warnings=(warning, *longest.warnings))


def read_articles(content: str) -> list[Source]:
    """All articles of an HTML page: one, but for exports of databases, blogs with whole posts, reviews of the
    press.

    Raises:
        InputError: no HTML tree can be made of it, or no text is in it.
    """
    tree = _tree(content)
    about = Page(tree)
    blocks, page = _blocks(tree)
    titles = about.titles(blocks)
    found = several(tree, blocks, page, titles.title)
    sources = list(_readable(found.pages))
    if sources:
        return sources
    source = _read(about, blocks, page, titles)
    said = source.text.removeprefix(source.title or "")
    if len(source.text) <= MAX_ERROR and (
        _ERROR_PAGE.fullmatch((source.title or "").strip()) or _TO_ROBOTS.match(said)
    ):
        raise InputError(f"an error page, not an article: {source.title!r}")
    return [source if found.told else dataclasses.replace(source, warnings=(*source.warnings, _NOT_TOLD))]


def _readable(pages: Iterable[HtmlElement]) -> Iterator[Source]:
    """The articles among pages that were made of one; what holds no text is not an article."""
    for tree in pages:
        about = Page(tree)
        blocks, page = _blocks(tree)
        with contextlib.suppress(InputError):
            yield _read(about, blocks, page, about.titles(blocks))


def _blocks(tree: HtmlElement) -> tuple[list[Block], Zone]:
    body = tree.find("body")
    return read_blocks(body if body is not None else tree)


def _read(about: Page, blocks: list[Block], page: Zone, titles: Titles) -> Source:
    chosen = choose(blocks, page, titles.names, about.host)
    kept = chosen.blocks
    if chosen.lists:
        raise InputError("a list of articles, not an article")
    said = sum(len(block.text) for block in kept if block.kind not in _ABOUT)
    if said < MIN_TEXT and not any(block.table for block in kept):
        raise InputError("no text in this page")
    source = _source(write(kept), about.metadata(titles.title, chosen))
    empty = all(block.level == 1 or block.kind in _ABOUT for block in kept)
    return dataclasses.replace(source, warnings=(*source.warnings, _NO_BODY)) if empty else source


def _tree(content: str) -> HtmlElement:
    # A declaration of an encoding means nothing in a string that is decoded already, and lxml refuses it.
    content = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", content.lstrip("\ufeff")).replace("\0", "")
    content = _DECLARED.sub("<!doctype html>", content)
    content = _FLOOD.sub(r"\1", content)
    try:
        tree = lxml.html.document_fromstring(
            content, parser=lxml.html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
        )
    except (LxmlError, ValueError, AssertionError) as error:
        raise InputError(f"not readable as HTML: {error}") from None
    _empty_head(tree)
    for button in tree.iter("button"):
        above = button.getparent()
        # a heading that folds its section up is a heading still
        if above is not None and above.tag in _HEADINGS:
            button.tag = "span"
    return tree


def _empty_head(tree: HtmlElement) -> None:
    """Put into the body what the parser leaves in the head: HTML 5 needs no ``<body>``, and ``<article>`` is
    newer than the parser's rules of where one begins.
    """
    head = tree.find("head")
    strays = [] if head is None else [e for e in head if isinstance(e.tag, str) and e.tag not in _OF_HEAD]
    if not strays:
        return
    body = tree.find("body")
    if body is None:
        body = lxml.etree.SubElement(tree, "body")
    for place, stray in enumerate(strays):
        body.insert(place, stray)


def _source(written: Written, metadata: Metadata) -> Source:
    text = written.text
    masked = mask_addresses(written.masked)
    return Source(
        text=text,
        masked=masked,
        title=metadata.title or next((heading.text for heading in written.headings), None),
        byline=metadata.byline,
        published=metadata.published,
        language=detect_language(masked) or metadata.language,
        address=metadata.address,
        sections=tuple(_sections(written)),
        headings=tuple((heading.start, heading.end) for heading in written.headings),
        quoted=tuple(written.quoted),
        asides=find_asides(
            text, masked, [Aside(text=text[a:b], start=a, end=b, kind=kind) for a, b, kind in written.asides]
        ),
        tables=tuple(written.tables),
        lined=tuple(written.lined),
    )


def _sections(written: Written) -> Iterable[Section]:
    edges = [heading.start for heading in written.headings] + [len(written.text)]
    if edges[0] > 0:
        yield Section(heading=None, level=0, start=0, end=edges[0])
    for heading, stop in zip(written.headings, edges[1:], strict=True):
        yield Section(heading=heading.text, level=heading.level, start=heading.start, end=stop)
