"""Which mentions are one thing: one entity a person, a company, a product, whatever it is called on the way.

Names are joined where French press usage joins them: a surname stands for the person named in full, an acronym for the
long form it is introduced with, a short name for the same name with its legal form. Group and subsidiary stay two.
"""

from __future__ import annotations

import collections
import html
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, cast

from newsparse.entities.acronyms import abbreviates
from newsparse.record import Entity, Label, Span


class NamedMention(Protocol):
    """What a recogniser hands on: a labelled stretch of the article."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def name(self) -> str | None: ...


Key = tuple[str, str]  # a label and a surface, case and typography aside

# Words that a name has or leaves out without becoming another thing; a subsidiary has a word of its own ("Free Mobile").
DESIGNATORS = frozenset(
    "sa s.a. sas sasu sarl se nv n.v. bv b.v. ag gmbh kg inc inc. corp corp. corporation co co. company ltd ltd. limited llc plc"
    " spa s.p.a. oyj oy ab asa"
    " group groupe holding holdings société compagnie fondation foundation association institut technology technologies electronics telecom"
    " télécom telecoms systems software motors international industries corporation media ai ia".split()
)
# Letters; below it, two names that differ by one letter are two names, not a name and its typo.
SHORTEST_TYPO = 6


def cluster(view: str, mentions: Iterable[NamedMention]) -> list[Entity]:
    """The entities of an article, in the order of their first mentions.

    >>> from types import SimpleNamespace as M
    >>> text = "Mark Surman dirige Mozilla. Surman parle."
    >>> found = [M(start=0, end=11, label="PER", rule="", name=None), M(start=19, end=26, label="ORG", rule="", name=None),
    ...     M(start=28, end=34, label="PER", rule="", name=None)]
    >>> [(e.id, e.name, len(e.mentions)) for e in cluster(text, found)]
    [('e1', 'Mark Surman', 2), ('e2', 'Mozilla', 1)]
    """
    ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end))
    groups: dict[Key, list[NamedMention]] = {}
    for mention in ordered:
        groups.setdefault((mention.label, _fold(view[mention.start : mention.end])), []).append(mention)
    joined = _Joined(groups)
    for one, other in _links(view, ordered, groups):
        joined.join(one, other)
    return [_entity(view, number, [m for key in keys for m in groups[key]]) for number, keys in enumerate(joined.sets(), 1)]


def _entity(view: str, number: int, mentions: Sequence[NamedMention]) -> Entity:
    ordered = sorted(mentions, key=lambda mention: mention.start)
    surfaces = [_tidy(view[m.start : m.end]) for m in ordered]
    # Mixed case before capitals ("Mozilla", not the heading's "MOZILLA"), then the longest, then the first.
    name = next((m.name for m in ordered if m.name), None) or max(surfaces, key=lambda s: (len(s), not s.isupper()))
    spans = tuple(Span(text=view[m.start : m.end], start=m.start, end=m.end) for m in ordered)
    labels = collections.Counter(m.label for m in ordered)
    label = cast(Label, max(labels, key=lambda label: (labels[label], label == ordered[0].label)))
    return Entity(id=f"e{number}", name=name, label=label, mentions=spans, rule=ordered[0].rule)


def _tidy(surface: str) -> str:
    return " ".join(html.unescape(surface).split())


def _fold(surface: str) -> str:
    return _tidy(surface).replace("’", "'").casefold()


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


def _links(view: str, ordered: Sequence[NamedMention], groups: Mapping[Key, Sequence[NamedMention]]) -> Iterator[tuple[Key, Key]]:
    yield from _same_lexicon_name(groups)
    yield from _acronyms(view, ordered)
    yield from _people(groups)
    yield from _short_names(groups)
    yield from _typos(groups)


def _same_lexicon_name(groups: Mapping[Key, Sequence[NamedMention]]) -> Iterator[tuple[Key, Key]]:
    by_name: dict[tuple[str, str], Key] = {}
    for key, mentions in groups.items():
        for name in {mention.name for mention in mentions if mention.name}:
            first = by_name.setdefault((key[0], name), key)
            if first != key:
                yield first, key


_OPENED = re.compile(r"[\s*_]{0,4}[(\[][\s*_]{0,3}(?:ou |le |la |l['’])?[\"«“]?\s?")
_CLOSED = re.compile(r"[\s\"»”*_]{0,4}[)\],;]")


def _acronyms(view: str, ordered: Sequence[NamedMention]) -> Iterator[tuple[Key, Key]]:
    """ "Autorité de régulation (Arcep)", "CNLL (Conseil National du Logiciel Libre)": a long form and its short form in brackets."""
    for left, right in itertools.pairwise(ordered):
        between = view[left.end : right.start]
        if not (_OPENED.fullmatch(between) and _CLOSED.match(view, right.end)):
            continue
        one, other = _tidy(view[left.start : left.end]), _tidy(view[right.start : right.end])
        if abbreviates(other, one) or abbreviates(one, other):
            yield (left.label, _fold(one)), (right.label, _fold(other))


def _people(groups: Mapping[Key, Sequence[NamedMention]]) -> Iterator[tuple[Key, Key]]:
    """A surname or a first name alone, for the one person of the article who bears it."""
    full = [key for key in groups if key[0] == "PER" and " " in key[1]]
    by_part: dict[str, list[Key]] = collections.defaultdict(list)
    for key in full:
        pieces = key[1].split()
        for part in {pieces[0], pieces[-1], " ".join(pieces[1:])}:
            by_part[part].append(key)
    for key in groups:
        bearers = [bearer for bearer in by_part.get(key[1], ()) if bearer != key]
        if key[0] == "PER" and bearers and len({bearer[1].split()[0] for bearer in bearers}) == 1:
            yield bearers[0], key
        elif key[0] == "PER" and bearers:
            yield _nearest_before(groups, bearers, groups[key][0].start), key


def _nearest_before(groups: Mapping[Key, Sequence[NamedMention]], bearers: Sequence[Key], position: int) -> Key:
    """Of several people of one surname, the one named in full last before the surname stands alone."""
    return max(bearers, key=lambda bearer: max((m.start for m in groups[bearer] if m.start < position), default=-1))


def _short_names(groups: Mapping[Key, Sequence[NamedMention]]) -> Iterator[tuple[Key, Key]]:
    """ "Mozilla" for "Fondation Mozilla", "Micron" for "Micron Technology", "X50 Ultra" for "Dreame X50 Ultra"."""
    for key in groups:
        pieces = key[1].split()
        for cut in range(1, len(pieces)):
            head, tail = pieces[:cut], pieces[cut:]
            if set(tail) <= DESIGNATORS and (short := (key[0], " ".join(head))) in groups:
                yield key, short
            if set(head) <= DESIGNATORS | {"de", "du", "des", "la", "le", "d'"} and (short := (key[0], " ".join(tail))) in groups:
                yield key, short
            if cut == 1 and key[0] == "PRODUCT" and _is_model_name(tail) and (short := (key[0], " ".join(tail))) in groups:
                yield key, short


def _is_model_name(pieces: Sequence[str]) -> bool:
    """ "X50 Ultra", "Galaxy S26": what is left of a product's name without its maker still names it."""
    return any(character.isdigit() for piece in pieces for character in piece) or len(pieces) > 1


def _typos(groups: Mapping[Key, Sequence[NamedMention]]) -> Iterator[tuple[Key, Key]]:
    """A name written once with one letter wrong, beside the same name written right more often."""
    by_hole: dict[tuple[str, str], list[Key]] = collections.defaultdict(list)
    for key in groups:
        letters = key[1]
        if len(letters) >= SHORTEST_TYPO and not any(map(str.isdigit, letters)) and len(letters) <= 40:
            for hole in range(1, len(letters) + 1):
                by_hole[key[0], letters[:hole] + letters[hole + 1 :]].append(key)
            by_hole[key[0], letters].append(key)
    for keys in by_hole.values():
        for one, other in itertools.pairwise(keys):
            often, seldom = (one, other) if len(groups[one]) >= len(groups[other]) else (other, one)
            if len(groups[seldom]) == 1 and len(groups[often]) > 1 and not _inflected(one[1], other[1]):
                yield often, seldom


def _inflected(one: str, other: str) -> bool:
    """ "Google" and "Googles" differ by a plural, "Orano" and "Orana" by one letter in the middle of a name of its own."""
    return one.rstrip("s") == other.rstrip("s")
