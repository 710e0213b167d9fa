"""The sum of weighted features, its largest parts, and how far the first is ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

C = TypeVar("C")
Features = Iterable[tuple[str, float]]

# Ahead of nobody: the lead of an only candidate is its score over this.
NOBODY = 0.0


@dataclass(frozen=True, slots=True)
class Ranked(Generic[C]):
    """A candidate with its score and the parts of it: each feature times its weight, the largest first."""

    candidate: C
    score: float
    parts: tuple[tuple[str, float], ...]


def rank(
    candidates: Iterable[C], features: Callable[[C], Features], weights: Mapping[str, float]
) -> list[Ranked[C]]:
    """The candidates, best first; of equals the one given first. A feature without a weight is a mistake:
    ``KeyError``.

    >>> nouns = {"Ardo": "start-up", "Zoé Roy": "person"}
    >>> found = rank(
    ...     nouns, lambda name: [("is the noun", float(nouns[name] == "start-up"))], {"is the noun": 2.0}
    ... )
    >>> [(one.candidate, one.score) for one in found]
    [('Ardo', 2.0), ('Zoé Roy', 0.0)]
    """
    scored = (_scored(candidate, features(candidate), weights) for candidate in candidates)
    return sorted(scored, key=lambda ranked: -ranked.score)


def _scored(candidate: C, features: Features, weights: Mapping[str, float]) -> Ranked[C]:
    parts = [(name, weights[name] * value) for name, value in features if value or name not in weights]
    told = sorted((part for part in parts if part[1]), key=lambda part: -abs(part[1]))
    return Ranked(candidate, sum((value for _, value in told), 0.0), tuple(told))


def lead(ranked: Sequence[Ranked[C]]) -> float:
    """How far the first is ahead of the second, or of nobody where it is alone.

    >>> lead([Ranked("a", 3.0, ()), Ranked("b", 1.0, ())]), lead([Ranked("a", 3.0, ())]), lead([])
    (2.0, 3.0, 0.0)
    """
    if not ranked:
        return 0.0
    return ranked[0].score - (ranked[1].score if len(ranked) > 1 else NOBODY)


def explanation(ranked: Ranked[C], most: int = 4, against: Ranked[C] | None = None) -> str:
    """The parts of a score, as ``explain`` prints them: those that differ most from another's, or the
    largest.

    >>> explanation(Ranked("Ardo", 1.5, (("is the noun", 2.0), ("sentences back", -0.5))))
    'is the noun +2.0, sentences back -0.5'
    >>> given = [("a", 1.0), ("b", -1.0)]
    >>> one, other = (Ranked(name, 3.0, (("a person", 2.0), ("agrees", x))) for name, x in given)
    >>> explanation(one, 1, other)
    'agrees +1.0'
    """
    others = dict(against.parts) if against else {}
    parts = sorted(ranked.parts, key=lambda part: -abs(part[1] - others.get(part[0], 0.0)))
    return ", ".join(f"{name} {value:+.1f}" for name, value in parts[:most])
