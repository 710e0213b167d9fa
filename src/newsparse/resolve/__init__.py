"""What needs the whole article: which mentions are one thing, who speaks, what a cell holds."""

from newsparse.resolve.cells import fill_cells
from newsparse.resolve.clusters import cluster
from newsparse.resolve.overlaps import dates_outside_names
from newsparse.resolve.speakers import attribute

__all__ = ["attribute", "cluster", "dates_outside_names", "fill_cells"]
