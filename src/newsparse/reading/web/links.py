"""Lists whose items are links: those that belong to the text, and those that lead to other articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newsparse.reading.web.blocks import Block, Zone
from newsparse.reading.web.prose import MAX_LINK_SHARE

_LISTS = frozenset({"ul", "ol", "dl"})
# A line that names a thing and gives its address: "Le dépôt : https://exemple.org/depot".
_GIVES_ADDRESS = re.compile(r"[^:\n]{2,60}:\s*(?:https?://|www\.)\S+\s*")
# A sentence to the reader that is a link as a whole: "Vous pouvez lire ce rapport ici."
_POINTS = re.compile(
    r"(?:vous\s+(?:pouvez|pourrez|trouverez)|(?:on|nous)\s+(?:peut|pouvons|en\s+parl\w+)|(?:le|la|l['’]|les|ce|cette|ces)"
    r"\s?[^.!?]{2,60}\s(?:est|sont)\s+(?:disponible|accessible|consultable|téléchargeable|en\s+ligne|à\s+lire))"
    r"(?!\s(?:aussi|également|encore))[^.!?]{4,120}\.\s*",
    re.I,
)
MIN_OWN = 12  # characters outside links that make a sentence with links a sentence
MAX_ITEMS = 60  # a longer list of links is a menu or an index


def is_link_list(block: Block) -> bool:
    """Mostly links, and no sentence with words of its own.

    >>> import lxml.html
    >>> from newsparse.reading.web.blocks import read_blocks
    >>> page = "<div><p>Le site : <a href=/x>www.exemple.fr</a></p><p><a href=/x>www.exemple.fr</a></p></div>"
    >>> [is_link_list(block) for block in read_blocks(lxml.html.fromstring(page))[0]]
    [False, True]
    """
    if block.table is not None or block.level or block.link_share <= MAX_LINK_SHARE:
        return False
    if not block.tight and _GIVES_ADDRESS.fullmatch(block.text):
        return False
    if not block.tight and _POINTS.match(block.text):
        return False
    own = len(block.text) * (1 - block.link_share)
    return own < MIN_OWN or block.tight or not block.text.rstrip().endswith((".", "»", "!", "?"))


def items_of_text(blocks: Sequence[Block], linked: Sequence[bool], host: str | None) -> set[int]:
    """The places of list items that are links and belong to the text.

    So do those in a list with items that are not, those of a list that a sentence with a colon announces,
    and those that lead to other sites than the page's.

    Args:
        blocks: the blocks of the page.
        linked: for each, True where it is a link and nothing else.
        host: the site of the page, where it is known.

    >>> import lxml.html
    >>> from newsparse.reading.web.blocks import read_blocks
    >>> blocks, _ = read_blocks(
    ...     lxml.html.fromstring(
    ...         "<div><ul><li>Rien.</li><li><a href=/x>Free paie 8 euros</a></li></ul></div>"
    ...     )
    ... )
    >>> items_of_text(blocks, [False, True], None)
    {1}
    """
    lists: dict[Zone, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        if block.tight and (around := _list_around(block.zone)) is not None:
            lists[around].append(place)
    kept: set[int] = set()
    for around, places in lists.items():
        links = [place for place in places if linked[place]]
        if (
            links
            and len(places) <= MAX_ITEMS
            and (
                len(links) < len(places) or _announced(blocks, linked, places[0]) or _leads_out(around, host)
            )
        ):
            kept.update(links)
    return kept


def _list_around(zone: Zone | None) -> Zone | None:
    while zone is not None and zone.element.tag not in _LISTS:
        zone = zone.parent
    return zone


def _announced(blocks: Sequence[Block], linked: Sequence[bool], first: int) -> bool:
    if first == 0:
        return False
    before = blocks[first - 1]
    return not (
        before.level or linked[first - 1] or before.table is not None
    ) and before.text.rstrip().endswith(":")


def _leads_out(around: Zone, host: str | None) -> bool:
    hosts = [urlsplit_host(link) for link in _links(around.element)]
    return (
        bool(hosts)
        and host is not None
        and sum(there is not None and there != host for there in hosts) > len(hosts) / 2
    )


def _links(element: HtmlElement) -> Iterator[str]:
    yield from (href for link in element.iter("a") if (href := link.get("href")))


def urlsplit_host(address: str) -> str | None:
    """The site that an address names; none where it names none, or is not an address.

    >>> urlsplit_host("https://www.exemple.fr/a"), urlsplit_host("/a"), urlsplit_host("http://[")
    ('exemple.fr', None, None)
    """
    try:
        host = urlsplit(address[:2000]).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
