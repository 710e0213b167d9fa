"""One label a name: every mention votes with its context, and the article decides.

True homographs stay apart: a mention whose own context says clearly what it is ("la ville d'Orange") keeps that label.
"""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence

from newsparse.entities.context import cue_label
from newsparse.entities.mention import Mention
from newsparse.entities.surface import key

# Weights in votes: the model's word for one mention is 1.
CUE = 2.0  # a noun beside the mention says what it is
FACT = 1.5  # the lexicon knows the name
FAMILY = 3.0  # the surname of a person named in full


def settle(view: str, mentions: Sequence[Mention], facts: Mapping[str, str]) -> list[Mention]:
    """The mentions with one label a name.

    ``facts`` maps the key of a name to the label the lexicon gives it.
    """
    names: dict[str, list[Mention]] = collections.defaultdict(list)
    for mention in mentions:
        names[key(view[mention.start : mention.end])].append(mention)
    people = _parts_of_people(names)
    settled: list[Mention] = []
    for name, group in names.items():
        cues = [cue_label(view, mention) for mention in group]
        winner = _winner(name, group, cues, facts, people)
        for mention, cue in zip(group, cues, strict=True):
            apart = cue is not None and cue == mention.label and cue != winner and {cue, winner} in HOMOGRAPHS
            settled.append(mention if apart else mention._replace(label=winner))
    return sorted(settled)


# Pairs of labels that one surface may bear side by side in one article: a town and an operator, a woman and a model.
HOMOGRAPHS: tuple[set[str], ...] = ({"LOC", "ORG"}, {"PER", "PRODUCT"}, {"PER", "ORG"}, {"LOC", "PRODUCT"}, {"LOC", "PER"})


def _winner(
    name: str, group: Sequence[Mention], cues: Sequence[str | None], facts: Mapping[str, str], people: Mapping[str, int]
) -> str:
    votes: dict[str, float] = collections.defaultdict(float)
    for mention, cue in zip(group, cues, strict=True):
        votes[mention.label] += 1.0
        if cue is not None:
            votes[cue] += CUE
    if name in facts:
        votes[facts[name]] += FACT
    if name in people:
        votes["PER"] += FAMILY
    # Ties go to the label of the first mention: an article introduces what it speaks of.
    return max(votes, key=lambda label: (votes[label], label == group[0].label, label))


def _parts_of_people(names: Mapping[str, Sequence[Mention]]) -> dict[str, int]:
    """Surnames and first names of the people the article names in full, with the votes that they are people."""
    parts: collections.Counter[str] = collections.Counter()
    for name, group in names.items():
        pieces = name.split()
        sure = sum(mention.label == "PER" for mention in group)
        if 2 <= len(pieces) <= 4 and 2 * sure > len(group):
            parts[pieces[-1]] += sure
            parts[" ".join(pieces[1:])] += sure
            parts[pieces[0]] += sure
    return parts
