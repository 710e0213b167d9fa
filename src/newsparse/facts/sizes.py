"""How large a sum is, where its size tells what it can be."""

from __future__ import annotations

from decimal import Decimal

# Below this a bare amount beside a product is its price, in units of most currencies.
SMALL = Decimal(20_000)


# A car, a bitcoin, a flat: what a named product may cost.
DEAR = Decimal(500_000)


# From this on a headline "Ardo : 3 M€ pour ..." tells of money raised.
LARGE = Decimal(300_000)
