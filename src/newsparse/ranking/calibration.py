"""How sure a lead makes: a logistic curve, fitted on articles of our own."""

from __future__ import annotations

import math
from typing import NamedTuple

# Nobody is certain: where a record says .99, one in a hundred may be wrong.
_LEAST, _MOST = 0.01, 0.99


class Calibration(NamedTuple):
    """The offset and the slope of a logistic curve."""

    offset: float
    slope: float

    def probability(self, lead: float) -> float:
        """The probability that the first candidate is right, given how far it is ahead; two decimals.

        >>> Calibration(0.0, 1.0).probability(0.0), Calibration(1.0, 1.0).probability(1000.0)
        (0.5, 0.99)
        """
        exponent = min(50.0, max(-50.0, self.offset + self.slope * lead))
        return round(min(_MOST, max(_LEAST, 1 / (1 + math.exp(-exponent)))), 2)
