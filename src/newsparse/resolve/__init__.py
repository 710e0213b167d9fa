"""What needs the whole article: which mentions are one thing, who speaks, what a cell holds."""

from newsparse.resolve.cells import fill_cells
from newsparse.resolve.clusters import cluster
from newsparse.resolve.overlaps import dates_outside_names
from newsparse.resolve.speakers import attribute
from newsparse.resolve.table_view import rows_of, without_counts, without_marks

__all__ = ["attribute", "cluster", "dates_outside_names", "fill_cells", "rows_of", "without_counts", "without_marks"]
