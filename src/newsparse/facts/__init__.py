"""What an amount is, and whose: roles as data, candidates, rank, grouping."""

from __future__ import annotations

from newsparse.facts.assemble import facts_of

__all__ = ["facts_of"]
