"""Facts of tables: the row's name is the owner, the column's header the role; or the other way round where
the first column asks.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from newsparse.facts import grammar
from newsparse.facts.article import Amount, Article, Name
from newsparse.facts.grammar import Trigger
from newsparse.facts.model import Found, Party
from newsparse.facts.reading import find_nouns
from newsparse.facts.sizes import LARGE, SMALL
from newsparse.record import Cell, Table

# A revenue of less is that of a person.
_WAGE = 1000
# How far above a table a line may tell what its amounts are, in characters.
_ABOVE = 300


def read_rows(article: Article, tables: Sequence[Table]) -> list[Found]:
    """The facts of the cells that hold an amount."""
    return [fact for table in tables for fact in _facts(article, table)]


def _facts(article: Article, table: Table) -> Iterator[Found]:
    columns = [_told(name) for name in table.header]
    others = [tuple(t.role for t in find_nouns(name, 0, len(name))[1:]) for name in table.header]
    above = _told_above(article, table)
    starts = [amount.start for amount in article.amounts]
    for row in table.rows:
        if not row:
            continue
        side = _told(row[0].text)
        for place, cell in enumerate(row):
            for index, amount in _amounts(article, starts, cell):
                role = _role(
                    columns[place] if place < len(columns) else None, side if place else None, above, amount
                )
                if role is not None:
                    fact = _fact(
                        article,
                        table,
                        row,
                        place,
                        index,
                        amount,
                        role,
                        side is not None and columns[place] is None,
                    )
                    _from_columns(article, table, row, fact)
                    fact.other_roles = others[place] if place < len(others) else ()
                    yield fact


def _told(text: str) -> Trigger | None:
    found = find_nouns(text, 0, len(text))
    return found[0] if found else None


def _told_above(article: Article, table: Table) -> Trigger | None:
    """What the caption or the line above the table tells."""
    if table.caption and (told := _told(table.caption)):
        return told
    start = max(0, table.start - _ABOVE)
    above = article.text[start : table.start].rstrip()
    for line in reversed(above.split("\n")[-4:]):
        if line.strip():
            told = _told(line)
            if told:
                return told
    return None


def _amounts(article: Article, starts: Sequence[int], cell: Cell) -> Iterator[tuple[int | None, Amount]]:
    first = bisect.bisect_left(starts, cell.start)
    found = False
    for index in range(first, len(article.amounts)):
        amount = article.amounts[index]
        if amount.end > cell.end:
            break
        found = True
        yield index, amount
    if not found and cell.money is not None:
        money = cell.money
        yield (
            None,
            Amount(
                cell.start,
                cell.end,
                money.amount,
                money.amount_max,
                money.currency,
                money.modifier,
                money.per,
            ),
        )


def _role(
    column: Trigger | None, side: Trigger | None, above: Trigger | None, amount: Amount
) -> Trigger | None:
    told = column or side or above
    if told is not None:
        return told
    if amount.amount < SMALL:
        return Trigger("price", "price", 0.0, "price", False)
    return Trigger("other", "own", 0.0, "other", False) if amount.amount < LARGE else None


def _fact(
    article: Article,
    table: Table,
    row: Sequence[Cell],
    place: int,
    index: int | None,
    amount: Amount,
    told: Trigger,
    turned: bool,
) -> Found:
    role = "pay" if told.role == "revenue" and amount.amount < _WAGE else told.role
    fact = Found(
        start=row[0].start, end=row[-1].end, role=role, amounts=() if index is None else (index,),
        amount=amount.amount,
        amount_max=amount.amount_max, currency=amount.currency, modifier=amount.modifier, per=amount.per,
        rule=f"table: {told.lemma}", confidence=0.85,
    )  # fmt: skip
    if turned and _is_named(article, table, place):
        _from_header(article, table, place, fact)
    else:
        key = next(
            (cell for cell in row if cell.text.strip() and not cell.start <= amount.start < cell.end), None
        )
        if key is not None and _is_period(key):
            _from_period(article, key, row, fact)
        elif key is not None and place:
            _from_cell(article, key, fact)
        else:
            fact.confidence = 0.5
    return fact


def _is_period(cell: Cell) -> bool:
    return cell.kind == "date" or (cell.text.strip().isdigit() and len(cell.text.strip()) == 4)


def _from_period(article: Article, cell: Cell, row: Sequence[Cell], fact: Found) -> None:
    """A row of a year: the amounts are those of whom its words name, or of whom the article is about where it
    holds figures alone.
    """
    words = [
        other
        for other in row
        if other is not cell and other.kind in {"text", "entity"} and any(c.isalpha() for c in other.text)
    ]
    named = [name for other in words for name in article.names_in(other.start, other.end)]
    topic = (named[0] if named else None) if words else article.topic("ORG")
    if topic is not None:
        fact.subject, fact.entity = topic.name, topic.entity
    fact.confidence = 0.75
    index = next(
        (i for i, date in enumerate(article.dates) if cell.start <= date.start and date.end <= cell.end), None
    )
    fact.date = article.dates[index].value if index is not None else cell.text.strip()
    fact.dates = () if index is None else (index,)


def _from_cell(article: Article, cell: Cell, fact: Found) -> None:
    names: Sequence[Name] = article.names_in(cell.start, cell.end)
    text = " ".join(cell.text.split())
    if names:
        fact.subject, fact.entity = names[0].name, names[0].entity
    elif text[:1].isalnum() and text[:1].isupper() and len(text.split()) <= 5:
        fact.subject = text
        fact.confidence = 0.7
    fact.subject_start, fact.subject_end = cell.start, cell.end


def _from_columns(article: Article, table: Table, row: Sequence[Cell], fact: Found) -> None:
    """The round and its investors, where columns of their own hold them."""
    if fact.role != "funding":
        return
    for header, cell in zip(table.header, row, strict=False):
        asked = set(header.lower().split())
        if asked & grammar.words("row_investors"):
            names = article.names_in(cell.start, cell.end)
            if names:
                fact.counterparties += [Party(n.name, n.entity, "participant") for n in names]
            elif cell.text[:1].isupper():
                fact.counterparties += [
                    Party(" ".join(text.split()), None, "participant") for text in cell.text.split(",")
                ]
        elif asked & grammar.words("row_kinds") and cell.text.strip():
            fact.kind = " ".join(cell.text.split())


def _is_named(article: Article, table: Table, place: int) -> bool:
    header = table.header[place] if place < len(table.header) else ""
    start = article.text.find(header, table.start, table.end) if header else -1
    return start >= 0 and bool(article.names_in(start, start + len(header)))


def _from_header(article: Article, table: Table, place: int, fact: Found) -> None:
    header = table.header[place] if place < len(table.header) else ""
    start = article.text.find(header, table.start, table.end) if header else -1
    if start < 0:
        return
    names = article.names_in(start, start + len(header))
    fact.subject, fact.entity = (names[0].name, names[0].entity) if names else (header, None)
    fact.subject_start, fact.subject_end = start, start + len(header)
