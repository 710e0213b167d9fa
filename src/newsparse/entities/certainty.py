"""How likely a label is right, read off the votes for it: measured on articles that neither the model nor the
rules were made on.
"""

from __future__ import annotations

import bisect

# By the share of the votes that the label won, up to each bound, how many labels of a hundred were right: few
# votes, then many. Written by training/entities/calibrate.py.
BOUNDS = (0.55, 0.7, 0.85, 0.999)
FEW = (0.55, 0.6, 0.65, 0.7, 0.82)
MANY = (0.64, 0.75, 0.87, 0.96, 0.98)
# Votes; a name has many where more than the model spoke for it.
LEAST_MANY = 2.0


def certainty(share: float, votes: float) -> float:
    """The probability that a label with this share of that many votes is right.

    >>> certainty(1.0, 5.0) > certainty(0.6, 5.0)
    True
    """
    return (MANY if votes > LEAST_MANY else FEW)[bisect.bisect_left(BOUNDS, share)]
