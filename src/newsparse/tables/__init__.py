"""Tables: comparison and data tables in any layout that a text can bring them in."""

from newsparse.tables.find import find_tables

__all__ = ["find_tables"]
