"""What the cells of a found table hold: amounts, dates, numbers, yes or no, names."""

from newsparse.tables.cells.fill import fill_cells
from newsparse.tables.cells.view import rows_of, without_counts, without_marks

__all__ = ["fill_cells", "rows_of", "without_counts", "without_marks"]
