"""HTML pages: trafilatura says which paragraphs are the article, the page itself says what they hold.

Trafilatura is the better judge of boilerplate, but it turns typographic spaces into plain ones and flattens tables. So
its verdict is laid over our own list of the page's blocks: what lies between the first and the last block it kept,
under one ancestor, is the article, but for what looks like a menu, an advertisement or a teaser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import lxml.html
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from newsparse.errors import InputError
from newsparse.reading.language import detect_language
from newsparse.reading.source import Source
from newsparse.reading.web.blocks import Block, blocks_of
from newsparse.reading.web.layout import Written, write
from newsparse.reading.web.metadata import Metadata, read_metadata
from newsparse.record import Section
from newsparse.spans import mask_addresses

_DROPPED = ("script", "style", "noscript", "template", "iframe", "svg", "canvas", "object", "form", "select", "button", "head")
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|breadcrumb|share|social|newsletter|related|promo|advert|ads?|sponsor|cookie|consent|footer|comment|sidebar"
    r"|teaser|recommend|outbrain|taboola|subscribe|paywall|tags?|toc|pagination|widget|skip|popin|modal|banner)"
    r"(?:$|[\s_-]|s\b)",
    re.I,
)
_ASIDE_TAGS = frozenset({"nav", "footer", "aside"})
_TEASER = re.compile(
    r"^(?:à lire(?: aussi)?|lire aussi|voir aussi|pour aller plus loin|à voir|sur le même sujet|publicité|partager|abonnez-vous)\b", re.I
)
MAX_LINK_SHARE = 0.6  # of a block's characters: above, it is a list of links
MIN_TEXT = 25  # characters a page must hold to be an article


def read_html(content: str) -> Source:
    """Read an HTML page.

    Raises:
        InputError: no HTML tree can be made of it, or no text is in it.

    >>> read_html("<article><h1>Titre</h1><p>Un texte à 5\u00a0€, assez long pour compter.</p></article>").text
    'Titre\\n\\nUn texte à 5\\xa0€, assez long pour compter.'
    """
    tree = _tree(content)
    metadata = read_metadata(tree, content)
    body = tree.find(".//body")
    for element in list(tree.iter(*_DROPPED)):
        element.drop_tree()
    blocks = list(blocks_of(body if body is not None else tree))
    kept = _article(blocks, _main_paragraphs(content))
    if sum(len(block.text) for block in kept) < MIN_TEXT:
        raise InputError("no text in this page")
    return _source(write(kept), metadata)


def _tree(content: str) -> HtmlElement:
    # A declaration of an encoding means nothing in a string that is decoded already, and lxml refuses it.
    content = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", content).replace("\0", "")
    try:
        tree = lxml.html.document_fromstring(content, parser=lxml.html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True))
    except (LxmlError, ValueError, AssertionError) as error:
        raise InputError(f"not readable as HTML: {error}") from None
    return tree


def _main_paragraphs(content: str) -> set[str]:
    """Trafilatura's main text, a folded line each."""
    import trafilatura

    try:
        text = trafilatura.extract(content, include_comments=False, include_tables=True, favor_recall=True, fast=True, deduplicate=False)
    except Exception:  # its parsers raise what lxml raises, on the broken trees we expect; our own blocks serve then
        text = None
    return {folded for line in (text or "").splitlines() if (folded := fold(line))}


def fold(text: str) -> str:
    """Letters and digits alone: how trafilatura and we write spaces and marks differs.

    >>> fold("- Un  prix : 5\u00a0€")
    'unprix5'
    """
    return re.sub(r"[\W_]+", "", text).casefold()


def _article(blocks: Sequence[Block], main: set[str]) -> list[Block]:
    """The blocks of the article: those trafilatura kept and what belongs between them."""
    kept = [index for index, block in enumerate(blocks) if block.table is None and fold(block.text) in main]
    if not kept:
        return [block for block in blocks if not _is_aside(block)]
    root = _common_ancestor([blocks[index].element for index in kept])
    first, last = kept[0], kept[-1]
    # The headline may stand above the text in an element of its own, and a table may end the article.
    first = next((index for index in range(first) if blocks[index].level == 1), first)
    last = next((index for index in range(len(blocks) - 1, last, -1) if blocks[index].table and _within(blocks[index].element, root)), last)
    chosen = set(kept)
    return [
        block
        for index, block in enumerate(blocks[first : last + 1], first)
        if index in chosen or (not _is_aside(block, root) and (block.level == 1 or _within(block.element, root)))
    ]


def _is_aside(block: Block, root: HtmlElement | None = None) -> bool:
    """Menus, teasers, share buttons: by their element, their class or their share of links."""
    if block.table is None and (block.link_share > MAX_LINK_SHARE or _TEASER.match(block.text)):
        return True
    for element in _ancestors(block.element, root):
        if element.tag in _ASIDE_TAGS or _ASIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            return True
        if _is_hidden(element):
            return True
    return False


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "")
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style


def _ancestors(element: HtmlElement, stop: HtmlElement | None) -> Iterator[HtmlElement]:
    while element is not None and element is not stop and element.tag not in ("body", "html"):
        yield element
        element = element.getparent()


def _within(element: HtmlElement, root: HtmlElement) -> bool:
    return element is root or any(ancestor is root for ancestor in element.iterancestors())


def _common_ancestor(elements: Sequence[HtmlElement]) -> HtmlElement:
    path = [elements[0], *elements[0].iterancestors()]
    for element in elements[1:]:
        above = {id(ancestor) for ancestor in (element, *element.iterancestors())}
        path = [ancestor for ancestor in path if id(ancestor) in above]
    # A lone paragraph is no container.
    return path[0].getparent() if len(elements) == 1 and path[0].getparent() is not None else path[0]


def _source(written: Written, metadata: Metadata) -> Source:
    text = written.text
    masked = mask_addresses(written.masked)
    return Source(
        text=text,
        masked=masked,
        title=metadata.title or next((heading.text for heading in written.headings if heading.level == 1), None),
        byline=metadata.byline,
        published=metadata.published,
        language=detect_language(masked) or metadata.language,
        address=metadata.address,
        sections=tuple(_sections(written)),
        headings=tuple((heading.start, heading.end) for heading in written.headings),
        tables=tuple(written.tables),
    )


def _sections(written: Written) -> Iterable[Section]:
    edges = [heading.start for heading in written.headings] + [len(written.text)]
    if edges[0] > 0:
        yield Section(heading=None, level=0, start=0, end=edges[0])
    for heading, stop in zip(written.headings, edges[1:], strict=True):
        yield Section(heading=heading.text, level=heading.level, start=heading.start, end=stop)
