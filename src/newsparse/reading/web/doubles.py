"""What an article says twice: pull quotes, captions that their tables hold, the title over a video."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from newsparse.reading.web.blocks import Block

_QUOTE_EDGES = re.compile(r"^[«“\"\s]+|[»”\"\s]+$")
_DAY = re.compile(r"\s+-\s+\d{1,2}/\d{1,2}(?:/\d{2,4})?$")
MAX_QUOTES = 100  # block quotes above which none is searched for in the text
MAX_TITLE = 300  # characters of a title


def repeats_title(block: Block, is_title: Callable[[str], bool]) -> bool:
    """The title again with little behind it, as over a video: "Titre - 14/03"."""
    return (
        not block.level
        and block.table is None
        and len(block.text) <= MAX_TITLE
        and is_title(_DAY.sub("", block.text))
    )


def without_doubles(blocks: Sequence[Block]) -> list[Block]:
    """Without quotes that a block takes out of the text to show them large, and captions that their tables
    hold.
    """
    captions = {block.table.caption for block in blocks if block.table is not None}
    blocks = [
        block for block in blocks if not (block.caption and " ".join(block.text.split("\n")) in captions)
    ]
    if sum(block.quote is not None for block in blocks) > MAX_QUOTES:
        return list(blocks)
    text = "\n".join(block.text for block in blocks if not block.quote and not block.level)
    return [
        block
        for block in blocks
        if not (block.quote and not block.tight and _QUOTE_EDGES.sub("", block.text) in text)
    ]
