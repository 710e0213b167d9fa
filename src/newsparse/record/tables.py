"""Tables of a record: cells with what they hold, and a table's columns, rows and exports."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from newsparse.errors import ConfigError
from newsparse.record import tabular
from newsparse.record.types import Amount, Date, Money, Span

Layout = Literal["html", "markdown", "delimited", "aligned", "flattened", "listed"]
CellKind = Literal["empty", "text", "money", "date", "number", "boolean", "entity"]


class Cell(Span):
    """A table cell: its text without markup (so inside Markdown it may differ from the slice), and what it
    holds.
    """

    text: str = Field(
        description="without markup, so inside Markdown or HTML it may differ from the slice",
        examples=["12,5 Go"],
    )
    kind: CellKind = Field("text", description="what it holds", examples=["number"])
    money: Money | None = Field(None, description="the amount, where it holds one")
    date: Date | None = Field(None, description="the date, where it holds one")
    number: Amount | None = Field(
        None,
        description="the number with its scale, where it is one (1,5 M is 1500000, 3 Md 3000000000): a "
        "decimal as a string of digits",
        examples=["12.5"],
    )
    unit: str | None = Field(None, description="of the number: Go, %, mAh; never a scale", examples=["Go"])
    boolean: bool | None = Field(None, description="of oui, non, ✓, ✗", examples=[True])
    entity_id: str | None = Field(None, description="the id of the entity it names", examples=["e4"])

    @property
    def value(self) -> Decimal | str | bool | None:
        """What the cell says: an amount, a number, an ISO 8601 date, yes or no, its text, or ``None`` where
        it is empty.

        >>> Cell(text="12 Go", start=0, end=5, kind="number", number=Decimal(12), unit="Go").value
        Decimal('12')
        """
        if self.kind == "empty":
            return None
        known: dict[str, Decimal | str | bool | None] = {
            "money": self.money.amount if self.money else None,
            "date": self.date.value if self.date else None,
            "number": self.number,
            "boolean": self.boolean,
        }
        found = known.get(self.kind)
        return self.text if found is None else found

    @property
    def measured(self) -> tuple[str, str | None, str | None] | None:
        """In what the cell counts, for a number or an amount that is not zero: its unit, or its currency and
        period.

        >>> Cell(text="12 Go", start=0, end=5, kind="number", number=Decimal(12), unit="Go").measured
        ('number', 'Go', None)
        """
        if self.kind == "money" and self.money and self.money.amount:
            return "money", self.money.currency, self.money.per
        return ("number", self.unit, None) if self.kind == "number" and self.number else None


class Table(Span):
    """A table; every row has as many cells as the header. ``confidence`` is the probability that all cells
    are right.
    """

    text: str = Field(
        description="what article.text has from start to end: from the header's first character to the "
        "last row's last",
        examples=["Offre\tPrix\nAlba\t12 €"],
    )
    layout: Layout = Field(
        description="how it stood in the text: html, markdown, delimited (tabs, semicolons), aligned by "
        "spaces, flattened (copied: a row a "
        "line, cells parted by single spaces), listed (a cell a line)",
        examples=["flattened"],
    )
    caption: str | None = Field(
        None, description="its caption, or the line above that announces it", examples=["Les forfaits"]
    )
    header: tuple[str, ...] = Field(description="one text a column", examples=[["Offre", "Prix"]])
    rows: tuple[tuple[Cell, ...], ...] = Field(description="rows of cells, each as long as the header")
    confidence: float = Field(
        1.0,
        description="probability from 0 to 1, as estimated, that all cells are right; 1.0 where the layout "
        "shows its columns",
        examples=[0.97],
    )
    rule: str = Field(
        description="name of the rule that found it; newsparse explain shows it", examples=["pipes"]
    )

    @property
    def columns(self) -> tuple[str, ...]:
        """The header with every name different: a second "Prix" is "Prix (2)", a column without a name is
        "column 3".
        """
        names: list[str] = []
        for number, text in enumerate(self.header, 1):
            name, times = text or f"column {number}", 1
            while name in names:
                times += 1
                name = f"{text or f'column {number}'} ({times})"
            names.append(name)
        return tuple(names)

    @property
    def column_types(self) -> tuple[CellKind, ...]:
        """What each column holds: the kind that all its full cells share, "text" where they differ.

        Numbers of unlike units ("8 Go", "512 Mo") and amounts of unlike currencies or periods are not a
        column of numbers: "text".
        """
        return tuple("text" if self._is_unlike(place) else kind for place, kind in enumerate(self._kinds))

    @property
    def _kinds(self) -> tuple[CellKind, ...]:
        kinds = [{row[place].kind for row in self.rows} - {"empty"} for place in range(len(self.header))]
        return tuple(next(iter(kind)) if len(kind) == 1 else "text" if kind else "empty" for kind in kinds)

    def _is_unlike(self, place: int) -> bool:
        """Whether the bare values of a column would set unlike things side by side."""
        return tabular.unlike([row[place].measured for row in self.rows])

    @property
    def row_key(self) -> str | None:
        """The column that names the rows: the first one with words, no two alike, in every row; else any such
        column.

        Rows that are blank have no name, and a column of words may leave out one in ten, or one.

        >>> cells = [
        ...     [
        ...         Cell(text="Alba", start=9, end=13),
        ...         Cell(text="12", start=14, end=16, kind="number", number=Decimal(12)),
        ...     ]
        ... ]
        >>> table = Table(
        ...     text="",
        ...     start=0,
        ...     end=16,
        ...     layout="flattened",
        ...     header=["Nom", "Prix"],
        ...     rows=cells,
        ...     rule="flattened",
        ... )
        >>> table.column_types, table.row_key, table.to_dicts()
        (('text', 'number'), 'Nom', [{'Nom': 'Alba', 'Prix': '12'}])
        """
        rows = [["" if cell.kind == "empty" else cell.text for cell in row] for row in self.rows]
        place = tabular.key_column(rows, [kind in ("text", "entity") for kind in self._kinds])
        return None if place is None else self.columns[place]

    def to_dicts(self, *, typed: bool = False) -> list[dict[str, Any]]:
        """One dictionary a row, by column; ``typed`` gives amounts, numbers, dates and booleans in place of
        their text.

        Numbers and amounts that would stand beside those of another unit or currency keep their text.
        """
        unlike = [typed and self._is_unlike(place) for place in range(len(self.header))]

        def shown(cell: Cell, place: int) -> Any:
            return cell.value if typed and not (unlike[place] and cell.measured) else cell.text

        names = self.columns
        return [{names[place]: shown(cell, place) for place, cell in enumerate(row)} for row in self.rows]

    def to_markdown(self) -> str:
        """The table in Markdown pipes, its words escaped where Markdown or HTML would read them as marks.

        >>> print(
        ...     Table(
        ...         text="", start=0, end=0, layout="html", header=["a|b", "c"], rows=[], rule="html"
        ...     ).to_markdown()
        ... )
        | a\\|b | c |
        | --- | --- |
        """
        return tabular.markdown(self.header, [[cell.text for cell in row] for row in self.rows])

    def to_pandas(self, *, typed: bool = True) -> Any:
        """A pandas ``DataFrame``; ``typed`` makes columns of one kind what they are (numbers, amounts, dates,
        booleans).

        A number has its scale in it ("1,5 M" is 1500000); columns of unlike units or currencies stay text, as
        ``column_types`` says.

        Raises:
            ConfigError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise ConfigError("Table.to_pandas needs pandas: pip install 'newsparse[pandas]'") from None
        columns: dict[str, list[Any]] = {}
        for place, (name, kind) in enumerate(zip(self.columns, self.column_types, strict=True)):
            cells = [row[place] for row in self.rows]
            if not typed or kind in ("text", "entity", "empty"):
                columns[name] = [cell.text for cell in cells]
            else:
                values = [cell.value for cell in cells]
                columns[name] = [float(value) if isinstance(value, Decimal) else value for value in values]
        return pandas.DataFrame(columns)
