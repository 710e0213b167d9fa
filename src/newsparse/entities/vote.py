"""One label a name: every mention votes with its context, and the article decides.

True homographs stay apart: a mention whose own context says clearly what it is ("la ville d'Orange") keeps
that label.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Mapping, Sequence

from newsparse.entities.certainty import certainty
from newsparse.entities.evidence import Cue, cue_of
from newsparse.entities.knowledge import facts
from newsparse.entities.lists import makes
from newsparse.entities.mention import Mention
from newsparse.entities.neighbours import company
from newsparse.entities.surface import key, prose_of
from newsparse.french import sure_first_names
from newsparse.record import Table

# Weights in votes: the model's word for one mention is 1.
# mentions; a name that stands ten times in bare contexts is no surer than one that stands three times
MANY = 3
FACT = 2.5  # the lexicon knows the name
DOUBT = 0.5  # the lexicon knows it, and knows that it is also a word or another thing
COMPANY = 0.4  # a name it is listed with
MAKE = 1.5  # a word the name opens or ends with says what it is ("... Capital", "Loi ...")
FIRST_NAME = 2.0  # it opens with a first name
FAMILY = 3.0  # the surname of a person named in full
STRANGE_FAMILY = 2.0  # the same, but the first name is not one we know, so that it may have been no person


def settle(view: str, mentions: Sequence[Mention], tables: Sequence[Table] = ()) -> list[Mention]:
    """The mentions with one label a name."""
    names: dict[str, list[Mention]] = collections.defaultdict(list)
    for mention in mentions:
        names[key(view[mention.start : mention.end])].append(mention)
    people = _parts_of_people(names)
    brands, firms = _brands(names), _firms(names)
    beside = company(view, mentions, tables)
    prose = prose_of(view)
    settled: list[Mention] = []
    for name, group in names.items():
        cues = [cue_of(prose, mention.start, mention.end) for mention in group]
        apart = _homographs(group, cues)
        settled += [mention._replace(confidence=APART) for mention in apart]
        if apart:
            kept = [index for index, mention in enumerate(group) if mention not in apart]
            group, cues = [group[index] for index in kept], [cues[index] for index in kept]
        votes = _votes(name, group, cues, people)
        for mention in group:
            for label, count in beside.get(mention, {}).items():
                votes[label] += COMPANY * min(count, 3)
        made = "ORG" if name in firms or _ACTOR.fullmatch(name) else _label_by_make(name)
        if made is not None:
            votes[made] += MAKE
        elif _is_made_by_giant(name):
            votes["PRODUCT"] += MAKE
        elif _opens_with_first_name(view, group[0]):
            votes["PER"] += FIRST_NAME
        if name in brands and not any(cue and cue.label in ("PER", "LOC") for cue in cues):
            for label in ("PER", "LOC"):
                votes["ORG"] += votes.pop(label, 0.0)
        # Ties go to the label of the first mention: an article introduces what it speaks of.
        winner = max(votes, key=lambda label: (votes[label], label == group[0].label, label))
        sure = certainty(votes[winner] / sum(votes.values()), sum(votes.values()))
        settled += [mention._replace(label=winner, confidence=sure) for mention in group]
    return sorted(settled)


# Pairs of labels that one surface may bear side by side in one article: a town and an operator, a woman and a
# model.
APART = 0.8  # how often such a mention has its label right
SURE = 2  # mentions and cues that speak for the other label
HOMOGRAPHS: tuple[set[str], ...] = (
    {"LOC", "ORG"},
    {"PER", "PRODUCT"},
    {"PER", "ORG"},
    {"LOC", "PRODUCT"},
    {"LOC", "PER"},
)


def _homographs(group: Sequence[Mention], cues: Sequence[Cue | None]) -> list[Mention]:
    """The mentions that are another thing of the same name: their context says so, and the rest is sure of
    its own label.
    """
    apart: list[Mention] = []
    said = [cue.label if cue else None for cue in cues]
    for label in {cue for mention, cue in zip(group, said, strict=True) if cue == mention.label}:
        rest = collections.Counter(
            mention.label
            for mention, cue in zip(group, said, strict=True)
            if label not in (mention.label, cue)
        )
        rest.update(cue for cue in said if cue is not None and cue != label)
        strongest, weight = rest.most_common(1)[0] if rest else (label, 0)
        shown = strongest in said or {label, strongest} != {"PER", "ORG"}
        if (
            weight >= SURE
            and shown  # bare mentions read as a person do not speak against "la start-up X"
            and {label, strongest} in HOMOGRAPHS
            and weight > sum(mention.label == label for mention in group)
        ):
            apart += [
                mention for mention, cue in zip(group, said, strict=True) if cue == label == mention.label
            ]
    return apart


def _votes(
    name: str, group: Sequence[Mention], cues: Sequence[Cue | None], people: Mapping[str, float]
) -> dict[str, float]:
    """What model, cues and facts say; many mentions weigh no more than ``MANY``, and many cues no more than
    two of the best.
    """
    votes: dict[str, float] = collections.defaultdict(float)
    heard = min(len(group), MANY)
    for mention in group:
        votes[mention.label] += heard / len(group)
    said: dict[str, list[float]] = collections.defaultdict(list)
    for cue in cues:
        if cue is not None:
            said[cue.label].append(cue.weight)
    for label, weights in said.items():
        votes[label] += min(sum(weights), 2 * max(weights))
    fact = facts().by_key.get(name)
    if fact is not None:
        votes[fact.label] += DOUBT if fact.ambiguous else FACT * max(1.0, heard / 2)
    if name in people:
        votes["PER"] += people[name] * max(1.0, heard / 2)
    return votes


def _label_by_make(name: str) -> str | None:
    """What the first or the last word of a name of several words says; the last one first, as names of
    companies end so.
    """
    pieces = name.split()
    if len(pieces) < 2:
        return None
    return makes().get(("end", pieces[-1])) or makes().get(("start", pieces[0]))


def _opens_with_first_name(view: str, mention: Mention) -> bool:
    pieces = view[mention.start : mention.end].split()
    return 2 <= len(pieces) <= 4 and pieces[0] in sure_first_names() and not any(map(str.isdigit, pieces[-1]))


def _brands(names: Mapping[str, Sequence[Mention]]) -> frozenset[str]:
    """What products of the article open with ("Zorbix 12 Pro"): a maker or a line, no person or place."""
    return frozenset(
        name.split()[0]
        for name, group in names.items()
        if " " in name and _CODE.search(name) and all(mention.label == "PRODUCT" for mention in group)
    )


# A model: "12", "E4", "X-7b".
_CODE = re.compile(r"\s[a-z]{0,3}-?\d+[a-z]{0,2}\b")


# Firms whose name opens that of what they make ("Google Traduction"), and not that of most of their branches.
_GIANTS = frozenset(
    "google apple microsoft amazon samsung xiaomi huawei sony nintendo adobe whatsapp".split()
)


def _is_made_by_giant(name: str) -> bool:
    head, _, rest = name.partition(" ")
    fact = facts().by_key.get(rest)
    return (
        head in _GIANTS
        and rest.isalpha()
        and name not in facts().by_key
        and (fact is None or fact.label != "LOC")
    )


# Groups of intruders as those who watch them number them: "APT28", "UNC5976".
_ACTOR = re.compile(r"(?:apt|unc|fin|ta|uat|storm)-?\d{1,5}")


def _firms(names: Mapping[str, Sequence[Mention]]) -> frozenset[str]:
    """What firms that the article names in full are called for short: "Zorbix" of "Zorbix Technologies"."""
    return frozenset(
        name.split()[0]
        for name in names
        if " " in name
        and name.split()[-1] not in _MAKERS_OF_ONE_THING
        and makes().get(("end", name.split()[-1])) == "ORG"
        and name.split()[0] in names
    )


# "Zorbix Labs" makes Zorbix: the short name is that of the product as often.
_MAKERS_OF_ONE_THING = frozenset(
    "labs lab software games studio studios entertainment media network networks".split()
)


def _parts_of_people(names: Mapping[str, Sequence[Mention]]) -> dict[str, float]:
    """Surnames and first names of the people the article names in full, with the weight of that."""
    parts: dict[str, float] = {}
    for name, group in names.items():
        pieces = name.split()
        sure = sum(mention.label == "PER" for mention in group)
        if 2 <= len(pieces) <= 4 and 2 * sure > len(group):
            weight = FAMILY if pieces[0].title() in sure_first_names() else STRANGE_FAMILY
            for part in (pieces[-1], " ".join(pieces[1:]), pieces[0]):
                parts[part] = max(weight, parts.get(part, 0.0))
    return parts
