"""Which mentions are one thing: one entity a person, a company, a product, whatever it is called on the way.

Names are joined where French press usage joins them: a surname stands for the person named in full, an
acronym for the long form it is introduced with, a short name for the same name with its legal form. Group and
subsidiary stay two.
"""

from __future__ import annotations

import collections
import html
from collections.abc import Iterable, Sequence
from typing import cast

from newsparse.entities.links import LINKS, nicknames
from newsparse.entities.mention import NamedMention
from newsparse.entities.named import Key, Named
from newsparse.entities.surface import key as fold
from newsparse.record import Entity, Label, Span


def cluster(view: str, mentions: Iterable[NamedMention]) -> list[Entity]:
    """The entities of an article, in the order of their first mentions.

    >>> from newsparse.entities.mention import Mention
    >>> text = "Mark Surman dirige Mozilla. Surman parle."
    >>> found = [Mention(0, 11, "PER"), Mention(19, 26, "ORG"), Mention(28, 34, "PER")]
    >>> [(e.id, e.name, len(e.mentions)) for e in cluster(text, found)]
    [('e1', 'Mark Surman', 2), ('e2', 'Mozilla', 1)]
    """
    ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end))
    groups: dict[Key, list[NamedMention]] = {}
    for mention in ordered:
        groups.setdefault((mention.label, fold(view[mention.start : mention.end])), []).append(mention)
    joined = _Joined(groups)
    named = Named(view, ordered, groups)
    for link in LINKS:
        for one, other in link(named):
            joined.join(one, other)
    return [
        _entity(view, number, [m for key in keys for m in groups[key]])
        for number, keys in enumerate(joined.sets(), 1)
    ]


def _entity(view: str, number: int, mentions: Sequence[NamedMention]) -> Entity:
    ordered = sorted(mentions, key=lambda mention: mention.start)
    surfaces = [_tidy(view[m.start : m.end]) for m in ordered]
    # Mixed case before capitals ("Mozilla", not the heading's "MOZILLA"), then the longest, then the first.
    name = next((m.name for m in ordered if m.name), None) or _fullest(view, ordered, surfaces)
    spans = tuple(Span(text=view[m.start : m.end], start=m.start, end=m.end) for m in ordered)
    labels = collections.Counter(m.label for m in ordered)
    label = cast(Label, max(labels, key=lambda label: (labels[label], label == ordered[0].label)))
    sure = [m.confidence for m in ordered if m.label == label and m.confidence is not None]
    confidence = 1.0 if ordered[0].rule == "lexicon" else round(max(sure), 2) if sure else None
    return Entity(
        id=f"e{number}", name=name, label=label, mentions=spans, rule=ordered[0].rule, confidence=confidence
    )


def _fullest(view: str, ordered: Sequence[NamedMention], surfaces: Sequence[str]) -> str:
    """The longest form, but no nickname nor what the thing was called before ("ex-Zorbix")."""
    shown = [
        surface
        for mention, surface in zip(ordered, surfaces, strict=True)
        if fold(surface) not in nicknames() and not view.endswith(("ex-", "ex "), 0, mention.start)
    ]
    return max(shown or surfaces, key=lambda surface: (len(surface), not surface.isupper()))


def _tidy(surface: str) -> str:
    return " ".join(html.unescape(surface).split())


class _Joined:
    """Sets of keys that are one thing."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._parent = {key: key for key in keys}

    def root(self, key: Key) -> Key:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, one: Key, other: Key) -> None:
        self._parent[self.root(other)] = self.root(one)

    def sets(self) -> list[list[Key]]:
        """In the order in which their first keys came."""
        found: dict[Key, list[Key]] = {}
        for key in self._parent:
            found.setdefault(self.root(key), []).append(key)
        return list(found.values())
