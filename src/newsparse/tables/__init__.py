"""Tables: comparison and data tables in any layout that a text can bring them in."""

from newsparse.tables.find import find_tables
from newsparse.tables.lead_in import with_captions

__all__ = ["find_tables", "with_captions"]
