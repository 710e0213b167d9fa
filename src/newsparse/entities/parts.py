"""Names that the model ran together, parted where the rest of the article knows the parts."""

from __future__ import annotations

import collections
import re
from collections.abc import Iterator, Sequence

from newsparse.entities.knowledge import facts
from newsparse.entities.mention import Mention
from newsparse.entities.surface import key

# "DMV de Californie": an institution and the place it is in, where the article also names it alone.
_OF = re.compile(r"\s+(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’]|en\s+|à\s+)")
# "plan Zorbix et sur France 2030": another preposition, another name.
_RAN_ON = re.compile(r"\s(?:et|ou)\s(?:sur|aux?|à|chez|avec|dans|par)\s?(?:l['’]|l[ae]s?\s)?(?=[A-ZÀ-Þ])")
_BLANK = re.compile(r"\s+(?:et\s+)?")


def part(view: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those that are two names made two.

    >>> from newsparse.entities.mention import Mention
    >>> text = "Le DMV veille. Le DMV de Californie aussi."
    >>> [text[m.start : m.end] for m in part(text, [Mention(3, 6, "ORG"), Mention(18, 35, "ORG")])]
    ['DMV', 'DMV', 'Californie']
    """
    counts = collections.Counter(key(view[mention.start : mention.end]) for mention in mentions)
    labels = {key(view[mention.start : mention.end]): mention.label for mention in mentions}
    return [piece for mention in mentions for piece in _pieces(view, mention, counts, labels)]


def _pieces(
    view: str, mention: Mention, counts: collections.Counter[str], labels: dict[str, str]
) -> Iterator[Mention]:
    name = key(view[mention.start : mention.end])
    if name not in facts().by_key and mention.rule != "whole":
        for joint in _OF.finditer(view, mention.start, mention.end):
            left, right = key(view[mention.start : joint.start()]), key(view[joint.end() : mention.end])
            if joint.group().strip() == "à" and _is_place(right, labels) and mention.label in ("ORG", "MISC"):
                yield mention._replace(end=joint.start())
                yield mention._replace(start=joint.end(), label="LOC")
                return
            whose = (mention.label == "LOC" and _is_known(left, "ORG")) or (
                counts[left] >= counts[name] and labels.get(left) == "ORG"
            )
            if _is_place(right, labels) and whose:
                yield mention._replace(end=joint.start(), label="ORG")
                yield mention._replace(start=joint.end(), label="LOC")
                return
        ran_on = _RAN_ON.search(view, mention.start, mention.end)
        if ran_on is not None:
            right = key(view[ran_on.end() : mention.end])
            fact = facts().by_key.get(right)
            yield mention._replace(end=ran_on.start())
            yield mention._replace(
                start=ran_on.end(), label=fact.label if fact else labels.get(right, mention.label)
            )
            return
        for joint in _BLANK.finditer(view, mention.start, mention.end):
            left, right = key(view[mention.start : joint.start()]), key(view[joint.end() : mention.end])
            alike = labels.get(left) == labels.get(right) == mention.label and mention.label in ("ORG", "LOC")
            if alike and counts[left] > counts[name] and counts[right] > counts[name]:
                yield mention._replace(end=joint.start())
                yield mention._replace(start=joint.end())
                return
            # "du Bitcoin Zorb Holdings": a known thing, and a company that the article has elsewhere
            fact = facts().by_key.get(left)
            two = (
                fact is not None and not fact.ambiguous and fact.label != "ORG" and labels.get(right) == "ORG"
            )
            if fact is not None and two and counts[right] > counts[name]:
                yield mention._replace(end=joint.start(), label=fact.label)
                yield mention._replace(start=joint.end(), label=labels[right])
                return
            if _is_medium(view, mention, joint, left) and labels.get(right) == "PER":
                yield mention._replace(end=joint.start(), label=fact.label if fact else mention.label)
                yield mention._replace(start=joint.end(), label="PER")
                return
        pieces = list(_BETWEEN_SLASHES.finditer(view, mention.start, mention.end))
        known = [key(piece.group()) for piece in pieces]
        if len(pieces) > 1 and all(piece in facts().by_key or piece in labels for piece in known):
            yield from (mention._replace(start=piece.start(), end=piece.end()) for piece in pieces)
            return
    yield mention


# "Grafana/Prometheus/Jaeger": names that are known each; "TCP/IP" and "GNU/Zorbix" stay.
_BETWEEN_SLASHES = re.compile(r"[^/]+")


def _is_medium(view: str, mention: Mention, joint: re.Match[str], left: str) -> bool:
    """ "a assuré lors du CES Zoé Roy", "a répondu sur X Zoé Roy": where it was said, before who said it."""
    fact = facts().by_key.get(left)
    front = view[mention.start : joint.start()]
    return (front.isupper() and front.isalnum()) or (fact is not None and fact.label != "PER")


def _is_place(name: str, labels: dict[str, str]) -> bool:
    return labels.get(name) == "LOC" or _is_known(name, "LOC")


def _is_known(name: str, label: str) -> bool:
    fact = facts().by_key.get(name)
    return fact is not None and fact.label == label
