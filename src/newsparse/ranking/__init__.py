"""Which candidate is meant: the one whose weighted features have the largest sum, and what decided.

A room that ranks says which features a candidate has ("names the role" 1.0, "sentences back" 2.0) and keeps
their weights in one file; here they are added up. Speakers and subjects of facts are ranked alike, and
explained alike.
"""

from __future__ import annotations

from newsparse.ranking.calibration import Calibration
from newsparse.ranking.rank import Ranked, explanation, lead, rank
from newsparse.ranking.weights import Weights, read_weights

__all__ = ["Calibration", "Ranked", "Weights", "explanation", "lead", "rank", "read_weights"]
