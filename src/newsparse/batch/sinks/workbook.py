"""One workbook (.xlsx) for a spreadsheet: a sheet a table, typed, with filters and a header that stays.
Written, not read back.
"""

from __future__ import annotations

import datetime as dt
import pathlib
import re
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from newsparse.batch.flat import EXACT, Column, Options, Row
from newsparse.batch.sinks.tables import NO_OPTIONS, Columns, peeked, spread

MAX_ROWS = 1_048_576  # of a sheet; what is more goes on in another
MAX_TEXT = 32_767  # characters of a cell
CUT = " […]"  # at the end of one that was longer
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # XML cannot hold these
_FIRST_DAY = dt.date(1900, 3, 1)  # before it a spreadsheet counts days wrongly, or has none
_WIDTHS = {"text": 24, "json": 16, "int": 9, "float": 11, "bool": 9, "date": 12, "decimal": 18}
_WIDE = {"title": 60, "sentence": 90, "name": 30, "speaker": 30, "subject": 30}
_FORMATS = {"decimal": "#,##0.00", "date": "yyyy-mm-dd", "float": "0.00"}
_STAMP = (1980, 1, 1, 0, 0, 0)  # of all parts of the file: the same records give the same bytes
_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def write(lines: Iterable[bytes], path: pathlib.Path, options: Options = NO_OPTIONS) -> None:
    """Write the tables to a workbook."""
    import openpyxl

    lines, tables = peeked(lines, options)
    book = openpyxl.Workbook(write_only=True)
    sheets = {table: _Sheets(book, table, columns) for table, columns in tables.items()}
    spread(lines, tables, lambda table, rows: sheets[table].write(rows))
    for sheet in sheets.values():
        sheet.close()
    draft = path.with_name(f"{path.name}.draft")
    try:
        book.save(draft)
        _stamped(draft, path)
    finally:
        draft.unlink(missing_ok=True)


class _Sheets:
    """The sheet of one table, and those that it goes on in."""

    def __init__(self, book: Any, table: str, columns: Columns) -> None:
        self._book, self._table, self._columns = book, table, columns
        self._number = self._count = 0
        self._begin()

    def write(self, rows: list[Row]) -> None:
        """Add rows."""
        for row in rows:
            if self._count == MAX_ROWS:
                self.close()
                self._begin()
            self._sheet.append([self._cell(column, row[column.name]) for column in self._columns])
            self._count += 1

    def close(self) -> None:
        """Set the filters over all that was written."""
        from openpyxl.utils import get_column_letter

        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._columns))}{self._count}"

    def _begin(self) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        self._number += 1
        self._sheet = self._book.create_sheet(
            self._table if self._number == 1 else f"{self._table} {self._number}"
        )
        self._sheet.freeze_panes = "A2"
        for place, column in enumerate(self._columns, 1):
            self._sheet.column_dimensions[get_column_letter(place)].width = _WIDE.get(
                column.name, _WIDTHS[column.kind]
            )
        heads = []
        for column in self._columns:
            cell = WriteOnlyCell(self._sheet, column.name)
            cell.font = Font(bold=True)
            heads.append(cell)
        self._sheet.append(heads)
        self._count = 1

    def _cell(self, column: Column, value: Any) -> Any:
        from openpyxl.cell import WriteOnlyCell

        if value is None or isinstance(value, bool | int):
            return value
        if isinstance(value, Decimal) or (
            column.kind in _FORMATS and not isinstance(value, str) and _is_countable(value)
        ):
            cell = WriteOnlyCell(self._sheet, value)
            cell.number_format = _FORMATS[column.kind]
            return cell
        text = value if isinstance(value, str) else str(value)
        cell = WriteOnlyCell(self._sheet, fitted(text))
        cell.data_type = "s"  # whatever it begins with: text is never a formula
        cell.quotePrefix = not column.name.endswith(EXACT)
        return cell


def fitted(text: str) -> str:
    """A text as a cell can hold it: what XML does not allow as a question mark, and cut where it is too long.

    >>> fitted("a\\x00b"), len(fitted("x" * 40_000))
    ('a?b', 32767)
    """
    clean = _ILLEGAL.sub("?", text)
    return clean if len(clean) <= MAX_TEXT else clean[: MAX_TEXT - len(CUT)] + CUT


def _is_countable(value: Any) -> bool:
    return not isinstance(value, dt.date) or value >= _FIRST_DAY


def _stamped(draft: pathlib.Path, path: pathlib.Path) -> None:
    """The workbook without the time of its making."""
    with zipfile.ZipFile(draft) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as kept:
        for info in made.infolist():
            with made.open(info) as source, kept.open(_info(info.filename), "w", force_zip64=True) as target:
                for chunk in _chunks(source, whole=info.filename == "docProps/core.xml"):
                    target.write(chunk)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _chunks(source: Any, *, whole: bool) -> Iterator[bytes]:
    if whole:
        yield _TIMES.sub(b"", source.read())
        return
    while chunk := source.read(1 << 20):
        yield chunk
