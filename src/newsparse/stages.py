"""The stages that find each kind of item, over one draft: what ``parse`` runs in order, and spaCy components
one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsparse import dates, facts, money, quotes, speakers, tables
from newsparse.draft import Draft
from newsparse.kinds import KINDS
from newsparse.reading.source import Source
from newsparse.record import Table
from newsparse.tables.cells import fill_cells, rows_of, without_counts
from newsparse.text.overlaps import dates_outside_names

if TYPE_CHECKING:
    from newsparse.entities import Recogniser


@dataclass
class Tools:
    """What stages need beside the draft: the recogniser of names, where entities are wanted."""

    recogniser: Recogniser | None = None


def run(draft: Draft, wanted: Collection[str], tools: Tools) -> None:
    """Run the stages of the kinds that are wanted, in their order."""
    for kind in KINDS:
        if kind.name in wanted:
            STAGES[kind.name](draft, tools)


def _tables(draft: Draft, tools: Tools) -> None:
    read = draft.read
    if read.tables is not None:
        found = [*read.tables, *_lined_tables(read)]
        draft.put(
            "tables",
            tables.with_captions(
                sorted(found, key=lambda table: table.start), read.text, read.masked, read.headings
            ),
        )
    else:
        draft.put(
            "tables",
            tables.find_tables(read.text, masked=read.masked, joints=_joints, warn=draft.warnings.append),
        )


def _lined_tables(read: Source) -> Sequence[Table]:
    """Tables in stretches of a page whose lines may be rows: all else is blank to the search, so that offsets
    hold.
    """
    if not read.lined:
        return ()
    text, masked, last = [], [], 0
    for start, end in read.lined:
        gap = re.sub(r"[^\n]", " ", read.text[last:start])
        text += [gap, read.text[start:end]]
        masked += [gap, read.masked[start:end]]
        last = end
    return tables.find_tables("".join(text), masked="".join(masked), joints=_joints)


def _joints(block: str) -> list[tuple[int, int]]:
    """Spans of a table block that no cell border cuts: the library's own amounts and dates."""
    return [(item.start, item.end) for item in [*money.find_money(block), *dates.find_dates(block, None)]]


def _money(draft: Draft, tools: Tools) -> None:
    draft.put("money", money.find_money(draft.view, draft.warnings.append))


def _dates(draft: Draft, tools: Tools) -> None:
    draft.put(
        "dates",
        dates.find_dates(
            without_counts(draft.view, draft.tables), draft.published, rows=rows_of(draft.tables)
        ),
    )


def _entities(draft: Draft, tools: Tools) -> None:
    from newsparse.entities.clusters import cluster
    from newsparse.entities.keys import key_of

    assert tools.recogniser is not None
    mentions = tools.recogniser.find(
        draft.view, headings=draft.read.headings, tables=draft.tables, dates=draft.dates, money=draft.money
    )
    found = cluster(draft.view, mentions)
    draft.put(
        "entities", (entity.model_copy(update={"key": key_of(entity.name, entity.label)}) for entity in found)
    )
    draft.put("dates", dates_outside_names(draft.dates, draft.entities))


def _quotes(draft: Draft, tools: Tools) -> None:
    names = sorted((m.start, m.end, entity.label) for entity in draft.entities for m in entity.mentions)
    read = draft.read
    found = quotes.find_quotes(
        draft.running, names=names, warn=draft.warnings.append, raw=read.text, blocks=read.quoted
    )
    asides = [(aside.start, aside.end) for aside in read.asides]
    draft.put(
        "quotes",
        speakers.attribute(
            draft.running, found, draft.entities, title=read.title, asides=asides, whole=draft.view
        ),
    )


def _facts(draft: Draft, tools: Tools) -> None:
    read = draft.read
    found = facts.facts_of(
        draft.running,
        draft.money,
        dates=draft.dates,
        entities=draft.entities,
        quotes=draft.quotes,
        tables=fill_cells(draft.tables, draft.dates, draft.money, draft.entities),
        title=read.title,
    )
    draft.put("facts", found)


STAGES: dict[str, Callable[[Draft, Tools], None]] = {
    "tables": _tables,
    "money": _money,
    "dates": _dates,
    "entities": _entities,
    "quotes": _quotes,
    "facts": _facts,
}
