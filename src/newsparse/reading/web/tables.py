"""HTML tables as grids: colspan and rowspan spread out, header rows told from the body, captions kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

MAX_SPAN = 1000  # the limit HTML itself sets for colspan; hostile pages ask for millions
MAX_COLUMNS = 200  # wider grids are no table to read
MAX_ROWS = 20_000
MAX_CELLS = 200_000
MIN_COLUMNS, MIN_ROWS = 2, 2
MAX_LABEL = 40  # characters of a picture's text that can be a value
MAX_LAYOUT_CELL = 1500  # characters: a cell that long holds a page, the table is its layout

# A grid position: which written cell it shows (cells that span several positions show in each).
Position = int


@dataclass(frozen=True, slots=True)
class Grid:
    """Cell texts in the order they are written, and the rows of positions that show them."""

    caption: str | None
    cells: tuple[str, ...]
    written: tuple[tuple[Position, ...], ...]  # per source row, the cells that begin in it
    header_rows: int
    rows: tuple[tuple[Position | None, ...], ...]
    titled: bool = False  # the first row is one cell that titles the table

    @property
    def header(self) -> tuple[str, ...]:
        """One text a column; headers of several rows are joined, what spans them named once."""
        width = len(self.rows[0])
        names: list[str] = []
        for column in range(width):
            parts: list[str] = []
            for row in self.rows[self.titled : self.header_rows]:
                position = row[column]
                text = "" if position is None else self.cells[position]
                if text and text not in parts:
                    parts.append(text)
            names.append(" – ".join(parts))
        return tuple(names)


def read_grid(table: HtmlElement, text_of: Callable[[HtmlElement], str]) -> Grid | None:
    """The grid of a data table; ``None`` where the table lays out a page or has a single row or column."""
    if table.get("role") in ("presentation", "none") or _nested(table):
        return None
    cells: list[str] = []
    written: list[tuple[Position, ...]] = []
    heads: list[bool] = []
    grid: list[list[Position | None]] = []
    hanging: dict[int, tuple[int, Position]] = {}  # column -> rows still to fill, cell
    for row in _rows(table):
        line: list[Position | None] = []
        starts: list[Position] = []
        own = [cell for cell in row if cell.tag in ("td", "th")]
        for cell in own:
            _fill_hanging(line, hanging)
            position = len(cells)
            cells.append(text_of(cell) or _label(cell))
            starts.append(position)
            depth = _span(cell, "rowspan") or MAX_SPAN  # rowspan=0 reaches to the end of the table
            for _ in range(_span(cell, "colspan") or 1):
                _fill_hanging(line, hanging)
                if depth > 1:
                    hanging[len(line)] = (depth, position)
                line.append(position)
                if len(line) > MAX_COLUMNS:
                    return None
        _fill_hanging(line, hanging)
        hanging = {column: (left - 1, position) for column, (left, position) in hanging.items() if left > 1}
        if line:
            grid.append(line)
            written.append(tuple(starts))
            heads.append(_is_head(row, own))
        if len(cells) > MAX_CELLS or len(grid) > MAX_ROWS:
            return None
    return _checked(table, cells, written, heads, grid, text_of)


def _checked(
    table: HtmlElement,
    cells: list[str],
    written: list[tuple[Position, ...]],
    heads: list[bool],
    grid: list[list[Position | None]],
    text_of: Callable[[HtmlElement], str],
) -> Grid | None:
    width = max((len(line) for line in grid), default=0)
    if width < MIN_COLUMNS or len(grid) < MIN_ROWS or any(len(text) > MAX_LAYOUT_CELL for text in cells) or not any(cells):
        return None
    titled = len(grid) > MIN_ROWS and _is_title(grid[0], width) and len(set(grid[1])) > 1
    header_rows = next((index for index in range(titled, len(heads)) if not heads[index]), len(heads))
    if header_rows == len(grid) or (header_rows == titled and not _is_list_of_facts(table, width)):
        header_rows = titled + 1  # no header cells at all, or nothing but: the first row is the header
    return Grid(
        caption=_caption(table, text_of) or (" ".join(cells[0].split("\n")) if titled else None),
        cells=tuple(cells),
        written=tuple(written),
        header_rows=header_rows,
        rows=tuple(tuple(line + [None] * (width - len(line))) for line in grid),
        titled=titled,
    )


def _is_title(line: list[Position | None], width: int) -> bool:
    """One cell over the whole width."""
    return len(line) == width and len(set(line)) == 1


def _is_list_of_facts(table: HtmlElement, width: int) -> bool:
    """Two columns, a name and its value, with the name set as a header cell or in bold in every row: there is no header row."""
    if width != 2:
        return False
    for row in _rows(table):
        own = [cell for cell in row if cell.tag in ("td", "th")]
        if len(own) == 2 and not (_is_name(own[0]) and not _is_name(own[1])):
            return False
    return True


def _is_name(cell: HtmlElement) -> bool:
    """A header cell, or one whose text is bold throughout."""
    if cell.tag == "th":
        return True
    bold = next((child for child in cell.iterdescendants("b", "strong")), None)
    return bold is not None and "".join(bold.itertext()).strip(" :\u00a0\n\t") == "".join(cell.itertext()).strip(" :\u00a0\n\t")


def _caption(table: HtmlElement, text_of: Callable[[HtmlElement], str]) -> str | None:
    """The caption in the table, or that of a figure that holds the table alone."""
    caption = next((child for child in table if child.tag == "caption"), None)
    figure = table.getparent()
    while caption is None and figure is not None and figure.tag in ("div", "figure"):
        if figure.tag == "figure":
            alone = len(list(figure.iterdescendants("table"))) == 1
            caption = next(figure.iterdescendants("figcaption"), None) if alone else None
            break
        figure = figure.getparent() if len(figure) == 1 else None
    return (" ".join(text_of(caption).split("\n")) or None) if caption is not None else None


def _nested(table: HtmlElement) -> bool:
    """True where a cell holds a table of rows and columns: then this one lays out the page. A lesser one lays out the cell."""
    for inner in table.iterdescendants("table"):
        rows = [row for row in _rows(inner) if sum(cell.tag in ("td", "th") for cell in row) >= MIN_COLUMNS]
        if len(rows) >= MIN_ROWS:
            return True
    return False


def _label(cell: HtmlElement) -> str:
    """What stands for the text of a cell that is a picture: a tick, a cross, a flag."""
    for element in cell.iterdescendants("img", "i", "span", "svg"):
        text = element.get("alt") or element.get("aria-label") or element.get("title") or ""
        if text.strip() and len(text) <= MAX_LABEL:
            return " ".join(text.split())
    return ""


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """Rows in display order: head, bodies, foot, wherever the foot stands in the source."""
    parts: dict[str, list[HtmlElement]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table:
        if child.tag == "tr":
            parts["tbody"].append(child)
        elif child.tag in parts:
            parts[child.tag] += [row for row in child if row.tag == "tr"]
    yield from parts["thead"]
    yield from parts["tbody"]
    yield from parts["tfoot"]


def _is_head(row: HtmlElement, cells: list[HtmlElement]) -> bool:
    """A row of the head, or one of header cells alone (``th scope=row`` at the line's start makes no head)."""
    parent = row.getparent()
    if parent is not None and parent.tag == "thead":
        return True
    return bool(cells) and all(cell.tag == "th" and cell.get("scope") != "row" for cell in cells)


def _fill_hanging(line: list[Position | None], hanging: dict[int, tuple[int, Position]]) -> None:
    while len(line) in hanging and len(line) <= MAX_COLUMNS:
        line.append(hanging[len(line)][1])


def _span(cell: HtmlElement, name: str) -> int:
    try:
        return max(0, min(MAX_SPAN, int(cell.get(name) or 1)))
    except ValueError:
        return 1
