"""Whom one phrase means: the candidate that ranks first where it is more likely than that the phrase means
somebody of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsparse.ranking import Ranked, explanation, rank
from newsparse.speakers.article import Article
from newsparse.speakers.candidates import Candidate, Reference
from newsparse.speakers.features import features, itself
from newsparse.speakers.meaning import Feature
from newsparse.speakers.people import People
from newsparse.speakers.phrases import Phrase, without_verb
from newsparse.speakers.query import Near, Query, Thread, nearness
from newsparse.speakers.vocabulary import listed, weights

_SHOWN, _PARTS = 3, 3  # candidates that an explanation lists, and the largest parts of each
_ENOUGH = 3.0  # a lead beyond which the answer is no surer


@dataclass(frozen=True, slots=True)
class Decision:
    """Who a phrase is, and why; without a candidate it is the phrase itself, or nobody."""

    name: str | None
    candidate: Candidate | None
    rule: str
    ranked: tuple[Ranked[Candidate | None], ...] = ()  # None: somebody of its own, or nobody
    lead: float = 0.0  # over the second, or over the phrase meaning somebody of its own

    @property
    def why(self) -> str | None:
        """The sort of question; then who was ranked, best first, each with its score and what decided it."""
        return None if self.name is None else "; ".join((self.rule, *self.candidates))

    @property
    def candidates(self) -> list[str]:
        """Who was ranked, best first, each with its score and what sets it apart: from the first, the first
        from the second.
        """
        shown = self.ranked[:_SHOWN] if len(self.ranked) > 1 else ()
        return [
            f"{self._called(one.candidate)} {one.score:+.1f} "
            f"({explanation(one, _PARTS, self.ranked[0 if number else 1])})"
            for number, one in enumerate(shown)
        ]

    def _called(self, candidate: Candidate | None) -> str:
        """What a candidate is called; no candidate is the phrase itself, or nobody."""
        return candidate.name if candidate else "nobody" if self.rule in {"pronoun", "none"} else "itself"

    @property
    def confidence(self) -> float | None:
        """The calibrated probability that this is the speaker."""
        if self.name is None:
            return None
        return weights().calibration[self.rule].probability(min(self.lead, _ENOUGH))


NOBODY = Decision(None, None, "nobody")


class Decider:
    """Decides phrase by phrase, and remembers what was decided so far."""

    def __init__(self, article: Article, people: People) -> None:
        self.article, self.people = article, people
        self.thread = Thread()

    def decide(self, query: Query) -> Decision:
        """Whom a phrase means."""
        phrase = query.phrase
        if phrase.kind == "name":
            named = self.people.named(phrase)
            return Decision(named.name, named, "name")
        if (
            phrase.kind in {"person", "body", "other"} and phrase.determiner == "indefinite"
        ) or self._is_around(phrase):
            return self._itself(phrase)
        inner = self._inner(query) if phrase.kind == "document" and not phrase.owners else None
        if inner:
            return inner
        near = nearness(self.article, query)
        owners = frozenset(self.people.of(entity) for _, _, entity in phrase.owners)
        latest = _latest(phrase, near) if phrase.last else None
        maker = (
            self.article.maker(phrase.head.base, phrase.start)
            if phrase.kind == "document" and phrase.head
            else None
        )
        query = replace(
            query,
            maker=maker,
            owners=owners,
            only=_only(phrase, near),
            sole=_sole(phrase, self.article.candidates),
            rival=_rival(query, near),
            latest=latest,
        )

        def read(candidate: Candidate | None) -> Iterable[Feature]:
            return (
                features(self.article, query, candidate, near.get(candidate, _NOWHERE))
                if candidate
                else itself(phrase)
            )

        ranked = tuple(rank((None, *self._candidates(query, near)), read, weights().features))
        lead, best = ranked[0].score - (ranked[1].score if len(ranked) > 1 else 0.0), ranked[0].candidate
        if best:
            return Decision(best.name, best, phrase.kind, ranked, lead)
        if phrase.kind in {"pronoun", "none"}:
            return replace(NOBODY, ranked=ranked)
        return replace(self._itself(phrase), ranked=ranked, lead=lead)

    def _is_around(self, phrase: Phrase) -> bool:
        """Somebody beside a person or a body, unless the article names who holds the place: "le porte-parole
        de la ligue".
        """
        if phrase.head is None or phrase.head.base not in listed("around") or not phrase.telling:
            return False
        return phrase.determiner != "pointing" and not any(c.named for c in self.people.called(phrase))

    def _candidates(self, query: Query, near: dict[Candidate, Near]) -> Iterable[Candidate]:
        phrase = query.phrase
        found = dict.fromkeys(near)
        if phrase.head:
            found |= dict.fromkeys(self.people.called(phrase))
            found |= dict.fromkeys(c for c in (self.thread.heads.get(phrase.head.base),) if c)
        found |= dict.fromkeys(self.people.in_title)
        found |= dict.fromkeys(
            c for c in (query.maker, query.behind, query.before, query.carried, query.interviewed) if c
        )
        found |= dict.fromkeys(query.owners)
        if phrase.kind == "none":  # words alone are of nobody unnamed who has said nothing
            return [c for c in found if c.named or c in self.thread.said or c is query.carried]
        return found

    def _inner(self, query: Query) -> Decision | None:
        """ "un communiqué du ministère": the body that the document is of."""
        inner = self.people.inside(query.phrase)
        if inner is None or inner.kind not in {"person", "body", "name"}:
            return None
        found = self.decide(replace(query, phrase=inner))
        if found.candidate and found.candidate.named:
            return found
        if inner.kind != "body" or not inner.telling:
            return None
        bare = (
            inner.text.split(" ", 1)[1]
            if inner.determiner == "definite" and " " in inner.text
            else inner.text
        )
        return Decision(bare, self.people.add(bare, inner), "document")

    def _itself(self, phrase: Phrase) -> Decision:
        name = without_verb(phrase)
        return Decision(name, self.people.add(name, phrase), "phrase")

    def take_up(self, phrase: Phrase, decision: Decision) -> None:
        """Remember what was decided."""
        candidate = decision.candidate
        if candidate is None:
            return
        if phrase.kind == "document":
            self.thread.wrote = (candidate, phrase.start)
        if phrase.kind == "name" and candidate.sort == "person":
            self._was_announced(phrase, candidate)
        sure = decision.lead > _SURE and candidate.named
        if phrase.head and phrase.kind == candidate.sort and sure:
            self.people.describe(candidate, phrase)
        if candidate.sort == "person" and candidate.gender is None and sure:
            candidate.gender = phrase.gender
        if phrase.head:
            self.thread.heads[phrase.head.base] = candidate
        gender = phrase.gender if phrase.kind != "name" else None
        self.article.take_up(Reference(phrase.start, phrase.end, candidate, gender, True))

    def _was_announced(self, phrase: Phrase, candidate: Candidate) -> None:
        """ "La procureure de Brest a ouvert une enquête. « A », dit Zoé Roy": a role told before the name."""
        former = any("ancien" in r.telling or "ancienne" in r.telling for r in candidate.roles)
        if (candidate.roles and not former) or self.article.is_named_before(candidate, phrase.start):
            return
        role = next(
            (r.candidate for r in self.article.back(phrase.start) if not r.quoted and r.subject), None
        )
        if role is None or role.named or role.sort != "person" or role.plural or not role.definite:
            return
        if {role.gender, candidate.gender} != {"m", "f"}:
            self.people.is_same(role, candidate)
            self.thread.heads = {noun: candidate if c is role else c for noun, c in self.thread.heads.items()}

    def speaks(self, candidate: Candidate, until: int, start: int | None = None) -> None:
        """Remember who said the words that end there."""
        self.thread.last, self.thread.end = candidate, until
        self.thread.start = until if start is None else start
        if candidate.sort == "person":
            self.thread.person, self.thread.person_end = candidate, until
        self.thread.said[candidate] = self.thread.said.get(candidate, 0) + 1
        self.thread.all += 1


_NOWHERE = Near()
_SURE = 1.5  # a lead from which what a phrase says of somebody is taken for true


def _may_be(phrase: Phrase, candidate: Candidate, near: Near) -> bool:
    if candidate.sort == "person":
        return {candidate.gender, phrase.gender} != {"m", "f"}
    shown = near.reference.gender if near.reference else None
    return phrase.kind == "pronoun" and candidate.sort == "body" and near.subject and shown == phrase.gender


def _latest(phrase: Phrase, near: dict[Candidate, Near]) -> Candidate | None:
    """Whom "ce dernier" means: who was named last of those whose gender is told and agrees, else of all."""
    for candidate, place in near.items():
        shown = place.reference.gender if place.reference else None
        if (shown or candidate.gender) == phrase.gender and candidate.plural == phrase.plural:
            return candidate
    return next(iter(near), None)


def _rival(query: Query, near: dict[Candidate, Near]) -> Candidate | None:
    """Who has become the subject since the last words were said."""
    subjects = ((c, n.reference) for c, n in near.items() if n.subject and c.sort in {"person", "body"})
    first = next((c for c, reference in subjects if reference and reference.start > query.thread.end), None)
    return first if first is not query.thread.last else None


def _sole(phrase: Phrase, candidates: Iterable[Candidate]) -> Candidate | None:
    """The one person of the article whose gender is that of a description."""
    if phrase.kind != "person" or phrase.gender is None:
        return None
    people = [c for c in candidates if c.sort == "person" and {c.gender, phrase.gender} != {"m", "f"}]
    return people[0] if len(people) == 1 and people[0].gender == phrase.gender else None


def _only(phrase: Phrase, near: dict[Candidate, Near]) -> Candidate | None:
    """The one person of the paragraph whose gender does not forbid it."""
    people = [c for c, n in near.items() if n.paragraph and _may_be(phrase, c, n)]
    return people[0] if len(people) == 1 else None
