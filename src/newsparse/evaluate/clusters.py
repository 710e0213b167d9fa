"""B-cubed over the mentions that gold and record share: is what one entity names kept together, and nothing
else with it?

After Bagga and Baldwin, "Algorithms for scoring coreference chains" (1998).
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from newsparse.evaluate.matching import Finding, Item, Tally


class ClusterTally(Tally):
    """A tally whose shares are sums: how much of each mention's cluster is right, seen from the record and
    seen from gold.

    >>> tally = ClusterTally()
    >>> one = {"entities": [{"name": "A", "mentions": [{"start": 0, "end": 1}, {"start": 4, "end": 5}]}]}
    >>> two = {
    ...     "entities": [
    ...         {"name": "A", "mentions": [{"start": 0, "end": 1}]},
    ...         {"name": "B", "mentions": [{"start": 4, "end": 5}]},
    ...     ]
    ... }
    >>> tally.add("a", one, two)
    >>> tally.precision, tally.recall
    (1.0, 0.5)
    """

    def __init__(self) -> None:
        super().__init__()
        self._of_record = self._of_gold = 0.0

    @property
    def precision(self) -> float:
        """Of the mentions that the record puts together with one, the share that belongs there."""
        return self._of_record / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Of the mentions that belong together with one, the share that the record puts there."""
        return self._of_gold / self.gold if self.gold else 1.0

    def add(self, article: str, gold: Item, record: Item) -> None:
        """Count the mentions of one article that both have, at the same characters."""
        wanted, found = _owners(gold), _owners(record)
        shared = wanted.keys() & found.keys()
        by_wanted, by_found = _clusters(wanted, shared), _clusters(found, shared)
        for place in sorted(shared):
            mine, theirs = by_found[found[place]], by_wanted[wanted[place]]
            both = len(mine & theirs)
            self.gold += 1
            self.predicted += 1
            self.right += mine == theirs
            self._of_record += both / len(mine)
            self._of_gold += both / len(theirs)
            if mine != theirs:
                self.findings.append(_finding(article, gold, record, wanted[place], found[place], place))


def _owners(annotation: Item) -> dict[tuple[int, int], int]:
    """Which entity, by its number, owns the mention at a place; optional ones are nobody's."""
    return {
        (mention["start"], mention["end"]): number
        for number, entity in enumerate(annotation.get("entities", ()))
        for mention in entity.get("mentions", ())
        if not (entity.get("optional") or mention.get("optional")) and mention["start"] >= 0
    }


def _clusters(owners: dict[tuple[int, int], int], shared: Any) -> dict[int, set[tuple[int, int]]]:
    clusters: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for place in shared:
        clusters[owners[place]].add(place)
    return clusters


def _finding(
    article: str, gold: Item, record: Item, wanted: int, found: int, place: tuple[int, int]
) -> Finding:
    mention = {"start": place[0], "end": place[1]}
    return Finding(
        article,
        {**mention, "text": gold["entities"][wanted].get("name")},
        {**mention, "text": record["entities"][found].get("name")},
    )
