"""What the blocks of an article are that stay in its text and are not running text: bylines, datelines,
captions, credits, embeds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsparse.reading.bylines import line_kind
from newsparse.reading.signatures import signer
from newsparse.reading.web.blocks import Block
from newsparse.reading.web.credits import credit_at_end, is_credit, is_credit_line
from newsparse.record import AsideKind

_EMBED = re.compile(
    r"\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|"
    r"reddit-embed\w*|threads-\w+|fb-post)\b"
)
# The reading time on the line of the byline is the page's own, and goes.
_READING_TIME = re.compile(
    r"[\s|•·–—(,-]*(?:(?:(?:temps|durée)\s+(?:estimée?\s+)?de\s+)?lecture\s*:?\s*\d+|"
    r"\d+\s*min(?:utes?)?\.?\s*(?:de\s+lecture|read)?|(?:aucun|\d+)\s+commentaires?)[\s\w.)]{0,20}$",
    re.I,
)
_BIOGRAPHY = re.compile(
    r"\bj['’](?:aime|écris|ai|explore)\b|\bje\s+(?:suis|couvre|m['’]|décrypte|teste)|journaliste|"
    r"rédact(?:eur|rice)|passionnée?|"
    r"diplômée?|spécialiste|titulaire|"
    r"chroniqueu"
    r"|formation\s+en|auteure?\b|couvre\b",
    re.I,
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]*){1,2}")
_PSEUDONYM = re.compile(r"\w[\w.'’-]{2,24}")
_FIRST_PERSON = re.compile(r"\b(?:je|j['’])", re.I)
MAX_LINKED = 0.5  # of a line's characters
MAX_BIOGRAPHY = 700  # characters
MAX_OWN_WORDS = 1200  # characters of an author about himself or herself
MAX_LINES = 320  # characters of the lines that say who wrote an article and when


def line_of(block: Block) -> str:
    """A short block as a line of fields, which pages often set without a space between them.

    >>> import lxml.html
    >>> from newsparse.reading.web.blocks import read_blocks
    >>> blocks, _ = read_blocks(
    ...     lxml.html.fromstring("<div><p>Par<a>Ana Lopez</a>le <b>3 mars 2026</b>.</p></div>")
    ... )
    >>> line_of(blocks[0])
    'Par Ana Lopez le 3 mars 2026.'
    """
    return block.spaced or block.text


def line_kind_of(block: Block, prose: int = 0) -> AsideKind | None:
    """What a block is that says who wrote the article or when; each of its lines has to."""
    if (
        block.table is not None
        or block.level
        or block.tight
        or block.quote is not None
        or len(block.text) > MAX_LINES
    ):
        return None
    line = _READING_TIME.sub("", line_of(block))
    kinds = [line_kind(part, prose=prose) for part in line.split("\n")]
    if None not in kinds:
        return "byline" if "byline" in kinds else "dateline"
    return line_kind(_READING_TIME.sub("", block.barred), prose=prose) if block.barred else None


def is_signature(block: Block) -> bool:
    """True for a person's name, alone or with what he or she does, in a block that is not a heading, caption,
    list item or link to a subject.
    """
    if (
        block.table is not None
        or block.level
        or block.tight
        or block.caption
        or block.quote is not None
        or block.kind is not None
    ):
        return False
    return block.link_share <= MAX_LINKED and signer(line_of(block)) is not None


def presents_author(heading: Block, text: Block) -> bool:
    """True for a name as a heading over a few words about that person's work or tastes."""
    named = (
        heading.table is None
        and text.table is None
        and not text.level
        and _NAME.fullmatch(heading.text) is not None
    )
    return named and len(text.text) <= MAX_BIOGRAPHY and _BIOGRAPHY.search(text.text) is not None


def presented(behind: Sequence[Block]) -> str | None:
    """The author whom a box right behind the text presents: a name, or a pseudonym over words of his or her
    own.

    Args:
        behind: the blocks behind the text.
    """
    for heading, text in pairwise(behind):
        if presents_author(heading, text):
            return heading.text
        own = heading.level and _PSEUDONYM.fullmatch(heading.text) and _FIRST_PERSON.search(text.text)
        if own and len(text.text) <= MAX_OWN_WORDS and _BIOGRAPHY.search(text.text):
            return heading.text
    return None


def labelled(block: Block, kind: AsideKind | None) -> Block:
    """The block with its kind, and where its credits are.

    Args:
        block: a block of the article.
        kind: what its words say of it, where its place was needed to tell.
    """
    if block.table is not None or block.level:
        return block
    if kind is not None:
        return replace(block, text=_READING_TIME.sub("", line_of(block)) or block.text, kind=kind, credits=())
    if block.quote is not None and _EMBED.search(block.quote.element.get("class") or ""):
        return replace(block, kind="embed")
    if block.kind is None and block.caption:
        if is_credit(block.text):
            return replace(block, kind="credit", credits=())
        found = credit_at_end(block.text)
        return replace(block, kind="caption", credits=block.credits or ((found,) if found else ()))
    if block.kind is None and not block.tight and is_credit_line(block.text):
        return replace(block, kind="credit", credits=())
    return replace(block, credits=()) if block.kind == "credit" and block.credits else block
