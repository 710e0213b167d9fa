"""Who said it: the phrases of an article in text order, each given to the candidate that ranks first, or kept as it stands.

The subjects of sentences are read along ("L'entreprise a deux mois. Elle ..."), so that a pronoun takes up whom they meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsparse.ranking import Ranked, rank
from newsparse.record import Entity, Quote
from newsparse.speakers.alone import alone, interviewee
from newsparse.speakers.article import Article
from newsparse.speakers.candidates import Candidate, Reference
from newsparse.speakers.features import Near, Query, Thread, features, is_known, nearness
from newsparse.speakers.headlines import repeated
from newsparse.speakers.introductions import Description
from newsparse.speakers.people import People
from newsparse.speakers.phrases import Phrase, read_phrase
from newsparse.speakers.subjects import subjects
from newsparse.speakers.vocabulary import listed, weights


@dataclass(frozen=True, slots=True)
class Decision:
    """Who a phrase is, and why; without a candidate it is the phrase itself, or nobody."""

    name: str | None
    candidate: Candidate | None
    rule: str
    ranked: tuple[Ranked[Candidate], ...] = ()


class Attribution:
    """The state of one article's reading: what was decided so far."""

    def __init__(self, article: Article, people: People) -> None:
        self.article, self.people = article, people
        self.thread = Thread()

    def decide(self, query: Query) -> Decision:
        """Whom a phrase means."""
        phrase = query.phrase
        if phrase.kind == "name":
            named = self.people.named(phrase)
            return Decision(named.name, named, "name")
        if (phrase.kind in {"person", "body", "other"} and phrase.determiner == "indefinite") or self._is_around(phrase):
            return self._itself(phrase)
        inner = self._inner(query) if phrase.kind == "document" and not phrase.owners else None
        if inner:
            return inner
        near = nearness(self.article, query)
        query = replace(query, only=_only(phrase, near))
        candidates = [c for c in self._candidates(query, near) if is_known(query, c) and not (query.inside and c is self.thread.last)]
        ranked = rank(candidates, lambda c: features(self.article, query, c, near.get(c, _NOWHERE)), weights().features)
        best = ranked[0] if ranked else None
        if best and best.score > self._threshold(phrase):
            return Decision(best.candidate.name, best.candidate, phrase.kind, tuple(ranked[:2]))
        return Decision(None, None, "nobody", tuple(ranked[:1])) if phrase.kind in {"pronoun", "none"} else self._itself(phrase, tuple(ranked[:2]))

    def _is_around(self, phrase: Phrase) -> bool:
        return phrase.head is not None and phrase.head.base in listed("around") and bool(phrase.telling)

    def _threshold(self, phrase: Phrase) -> float:
        """What a candidate must have to be more likely than that the phrase is somebody of its own."""
        if phrase.kind in {"pronoun", "none"}:
            return 0.0 if phrase.kind == "pronoun" else 2.0
        if phrase.owners and phrase.kind == "document":
            return 1.0
        certain = {"pointing": 0.5, "owning": 2.0, "": 2.5, "definite": 1.5, "indefinite": 4.0}[phrase.determiner]
        certain -= 3.0 if phrase.kind == "body" else 0.0
        certain += 7.0 if phrase.head and phrase.head.base in listed("unique") else 0.0
        return certain + 0.5 * min(3, len(phrase.telling)) + (1.5 if phrase.head is None else 0.0)

    def _candidates(self, query: Query, near: dict[Candidate, Near]) -> Iterable[Candidate]:
        phrase = query.phrase
        found = dict.fromkeys(near)
        if phrase.head:
            found |= dict.fromkeys(self.people.called(phrase))
            found |= dict.fromkeys(c for c in (self.thread.heads.get(phrase.head.base),) if c)
        found |= dict.fromkeys(self.people.in_title)
        found |= dict.fromkeys(c for c in (query.behind, query.interviewed) if c)
        for _, _, entity in phrase.owners:
            found[self.people.of(entity)] = None
        return found

    def _inner(self, query: Query) -> Decision | None:
        """ "un communiqué du ministère": the body that the document is of."""
        inner = self.people.inside(query.phrase)
        if inner is None:
            return None
        found = self.decide(Query(inner, query.position, query.thread, query.cue, query.inside))
        if found.candidate and found.candidate.named:
            return found
        if inner.kind != "body" or not inner.telling:
            return None
        bare = inner.text.split(" ", 1)[1] if inner.determiner == "definite" and " " in inner.text else inner.text
        return Decision(bare, self.people.add(bare, inner), "document")

    def _itself(self, phrase: Phrase, ranked: tuple[Ranked[Candidate], ...] = ()) -> Decision:
        return Decision(phrase.text, self.people.add(phrase.text, phrase), "phrase", ranked)

    def take_up(self, phrase: Phrase, decision: Decision, speaks_until: int | None) -> None:
        """Remember what was decided."""
        candidate = decision.candidate
        if candidate is None:
            return
        if phrase.head:
            self.thread.heads[phrase.head.base] = candidate
        gender = phrase.gender if phrase.kind != "name" else None
        self.article.take_up(Reference(phrase.start, phrase.end, candidate, gender, True))
        if speaks_until is not None:
            self.speaks(candidate, speaks_until)

    def speaks(self, candidate: Candidate, until: int) -> None:
        """Remember who said the words that end there."""
        self.thread.last, self.thread.end = candidate, until
        if candidate.sort == "person":
            self.thread.person, self.thread.person_end = candidate, until
        self.thread.said[candidate] = self.thread.said.get(candidate, 0) + 1
        self.thread.all += 1


_NOWHERE = Near()


def _only(phrase: Phrase, near: dict[Candidate, Near]) -> Candidate | None:
    """The one person of the paragraph whose gender does not forbid it."""
    people = [c for c, n in near.items() if c.sort == "person" and n.paragraph and {c.gender, phrase.gender} != {"m", "f"}]
    return people[0] if len(people) == 1 else None


def attribute(
    text: str, quotes: Sequence[Quote], entities: Sequence[Entity], *, title: str | None = None, asides: Iterable[tuple[int, int]] = ()
) -> list[Quote]:
    """The quotes with ``speaker`` and ``speaker_id`` filled by the entities of the article, in text order.

    ``title`` is the article's headline; in ``asides`` (captions, teasers, tweets) nobody is looked for.

    >>> from newsparse.quotes import find_quotes
    >>> from newsparse.record import Span
    >>> text = "Zoé Roy dirige Ardo. « Tout change », a-t-elle dit."
    >>> zoe = Entity(id="e0", name="Zoé Roy", label="PER", mentions=(Span(text="Zoé Roy", start=0, end=7),))
    >>> [(q.speaker, q.speaker_id) for q in attribute(text, find_quotes(text), [zoe])]
    [('Zoé Roy', 'e0')]
    """
    if not quotes:
        return []
    decided = decisions(text, quotes, entities, title=title, asides=asides)
    return [_with(quote, decision) for quote, decision in sorted(decided, key=lambda pair: (pair[0].start, pair[0].end))]


def _with(quote: Quote, decision: Decision) -> Quote:
    entity = decision.candidate.entity if decision.candidate else None
    return quote.model_copy(update={"speaker": decision.name, "speaker_id": entity.id if entity else None})


def decisions(
    text: str, quotes: Sequence[Quote], entities: Sequence[Entity], *, title: str | None = None, asides: Iterable[tuple[int, int]] = ()
) -> list[tuple[Quote, Decision]]:
    """Each quote and who was found to have said it."""
    article = Article(text, quotes, entities, title or "", asides)
    people = People(article, quotes)
    reading = Attribution(article, people)
    ordered = sorted(quotes, key=lambda q: (q.start, q.end if q.kind == "indirect" else -q.end))
    interviewed = interviewee(article)
    asked: dict[tuple[int, int], Decision] = {}
    outer = -1  # where the quotation ends that holds others
    inside: set[int] = set()
    for number, quote in enumerate(ordered):
        if quote.kind == "direct" and quote.start < outer and quote.end <= outer:
            inside.add(number)
        elif quote.kind == "direct":
            outer = quote.end
        elif quote.start < outer and quote.end <= outer:
            inside.add(number)
    events: list[tuple[int, int, int, Phrase | None]] = []
    told = set()
    for number, quote in enumerate(ordered):
        if quote.speaker_start is None or quote.speaker_end is None:
            events.append((quote.start, 1, number, None))
            continue
        phrase = read_phrase(text, quote.speaker_start, quote.speaker_end, article.within(quote.speaker_start, quote.speaker_end))
        told.add(quote.speaker_start)
        events.append((quote.speaker_start, 1, number, phrase))
    events += [(phrase.start, 0, -1, phrase) for phrase in subjects(article) if phrase.start not in told]
    out: dict[int, Decision] = {}
    for position, _, number, phrase in sorted(events, key=lambda e: e[:3]):
        quote = ordered[number] if number >= 0 else None
        if phrase is None and quote and (quote.kind == "indirect" or quote.rule == "direct.interview"):
            out[number] = Decision(None, None, "nobody")
            continue
        if phrase is None and quote:
            certain = quote.rule == "direct.answer"
            asked_of = interviewee(article, certain=True) if certain else interviewed
            decision = reading.decide(alone(article, reading.thread, quote.start, quote.end, asked_of))
            if decision.candidate and number not in inside and not certain:
                reading.speaks(decision.candidate, quote.end)
            out[number] = decision
            continue
        assert phrase is not None
        if (phrase.start, phrase.end) in asked and quote:
            out[number] = asked[phrase.start, phrase.end]
            known = out[number].candidate
            if known and number not in inside:
                reading.speaks(known, max(quote.end, phrase.end))
            continue
        start = min(position, quote.start) if quote and phrase.kind == "pronoun" else position
        query = Query(phrase, start, reading.thread, (quote.cue or "") if quote else "", number in inside)
        decision = reading.decide(query)
        reading.take_up(phrase, decision, max(quote.end, phrase.end) if quote and number not in inside else None)
        if quote:
            asked[phrase.start, phrase.end] = out[number] = decision
    said = [(quote, out[number]) for number, quote in enumerate(ordered)]
    again = repeated([(quote, decision.candidate) for quote, decision in said])
    return [(q, Decision(again[q.start].name, again[q.start], "headline") if d.candidate is None and q.start in again else d) for q, d in said]


__all__ = ["Attribution", "Decision", "Description", "attribute", "decisions"]
