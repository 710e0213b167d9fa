"""Who said it: the phrases of an article in text order, each given to the candidate that ranks first, or kept
as it stands.

The subjects of sentences are read along ("L'entreprise a deux mois. Elle ..."), so that a pronoun takes up
whom they meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsparse.record import Entity, Quote
from newsparse.speakers.alone import alone, interviewee, unsourced, weak
from newsparse.speakers.article import Article
from newsparse.speakers.chains import chains
from newsparse.speakers.decide import NOBODY, Decider, Decision
from newsparse.speakers.headlines import repeated
from newsparse.speakers.people import People
from newsparse.speakers.phrases import Phrase, read_phrase, with_name_behind
from newsparse.speakers.query import Query
from newsparse.speakers.subjects import subjects, told_last
from newsparse.speakers.vocabulary import listed

_NEXT = re.compile(r"\s(\w+)")
_SAME, _TURNED, _IDLE = 1.5, 0.55, 0.5
_BEHIND = 90  # characters behind a description in which the name in apposition begins


def attribute(
    text: str,
    quotes: Sequence[Quote],
    entities: Sequence[Entity],
    *,
    title: str | None = None,
    asides: Iterable[tuple[int, int]] = (),
    whole: str = "",
) -> list[Quote]:
    """The quotes with ``speaker`` and ``speaker_id`` filled by the entities of the article, in text order.

    ``title`` is the article's headline; in ``asides`` (captions, teasers, tweets) nobody is looked for, but
    ``whole``, the text in which they are not blank, tells who somebody is.

    >>> from newsparse.quotes import find_quotes
    >>> from newsparse.record import Span
    >>> text = "Zoé Roy dirige Ardo. « Tout change », a-t-elle dit."
    >>> zoe = Entity(id="e0", name="Zoé Roy", label="PER", mentions=(Span(text="Zoé Roy", start=0, end=7),))
    >>> [(q.speaker, q.speaker_id) for q in attribute(text, find_quotes(text), [zoe])]
    [('Zoé Roy', 'e0')]
    """
    if not quotes:
        return []
    decided = decisions(text, quotes, entities, title=title, asides=asides, whole=whole)
    return [
        _with(quote, decision)
        for quote, decision in sorted(decided, key=lambda pair: (pair[0].start, pair[0].end))
    ]


def _with(quote: Quote, decision: Decision) -> Quote:
    entity = decision.candidate.entity if decision.candidate else None
    return quote.model_copy(
        update={
            "speaker": decision.name,
            "speaker_id": entity.id if entity else None,
            "speaker_rule": decision.why,
            "confidence": decision.confidence,
        }
    )


def decisions(
    text: str,
    quotes: Sequence[Quote],
    entities: Sequence[Entity],
    *,
    title: str | None = None,
    asides: Iterable[tuple[int, int]] = (),
    whole: str = "",
) -> list[tuple[Quote, Decision]]:
    """Each quote and who was found to have said it.

    >>> from newsparse.quotes import find_quotes
    >>> text = "« Oui », dit Zoé Roy."
    >>> [(quote.text, decision.name) for quote, decision in decisions(text, find_quotes(text), [])]
    [('Oui', 'Zoé Roy')]
    """
    ordered = sorted(quotes, key=lambda q: (q.start, q.end if q.kind == "indirect" else -q.end))
    said = _Walk(Article(text, quotes, entities, title or "", asides, whole), ordered).decided()
    again = repeated([(quote, decision.candidate) for quote, decision in said])
    return [
        (q, Decision(again[q.start].name, again[q.start], "headline") if q.start in again else d)
        for q, d in said
    ]


class _Walk:
    """Through an article: the phrases of its quotes, the quotes without one, and the subjects
    between them.
    """

    def __init__(self, article: Article, quotes: Sequence[Quote]) -> None:
        self.article, self.quotes = article, quotes
        self.decider = Decider(article, People(article))
        self.inside = _inside(quotes)
        self.interviewed = interviewee(article)
        self.asked: dict[tuple[int, int], Decision] = {}

    def decided(self) -> list[tuple[Quote, Decision]]:
        """The quotes with their decisions, in the order given."""
        phrases = [self._phrase(quote) for quote in self.quotes]
        self.told = Counter(phrase.start for phrase in phrases if phrase)
        steps: list[tuple[int, int, Phrase | None]] = [
            (phrase.start if phrase and not unsourced(quote, phrase) else quote.start, number, phrase)
            for number, (quote, phrase) in enumerate(zip(self.quotes, phrases, strict=True))
        ]
        steps += [
            (phrase.start, -1, phrase) for phrase in subjects(self.article) if phrase.start not in self.told
        ]
        steps.sort(key=lambda step: step[:2])
        self.chains = chains(self.article, self._links(steps))
        out: dict[int, Decision] = {}
        for _, number, phrase in steps:
            if number >= 0:
                out[number] = self._decide(number, phrase)
            elif phrase:
                self._ask(Query(phrase, phrase.start, self.decider.thread, self._verb(phrase)))
        return [(quote, out[number]) for number, quote in enumerate(self.quotes)]

    def _links(self, steps: Iterable[tuple[int, int, Phrase | None]]) -> Iterator[tuple[Phrase, str]]:
        """The phrases that say whom they mean, each with its verb."""
        for _, number, phrase in steps:
            if phrase and (number < 0 or not unsourced(self.quotes[number], phrase)):
                yield phrase, self._verb(phrase) if number < 0 else self.quotes[number].cue or ""

    def _verb(self, phrase: Phrase) -> str:
        verb = _NEXT.match(self.article.text, phrase.end)
        return verb[1] if verb else ""

    def _ask(self, query: Query) -> Decision:
        """Whom a phrase means; the pronouns of a chain mean one and the same."""
        phrase = query.phrase
        chain = self.chains.get(phrase.start)
        if chain and chain.decision:
            decision = chain.decision
        else:
            decision = self.decider.decide(replace(query, cues=chain.cues if chain else (query.cue,)))
        if chain and decision.candidate:
            chain.decision = decision
        self.decider.take_up(phrase, decision)
        return decision

    def _phrase(self, quote: Quote) -> Phrase | None:
        if quote.speaker_start is None or quote.speaker_end is None:
            return None
        within = self.article.within
        phrase = read_phrase(
            self.article.text,
            quote.speaker_start,
            quote.speaker_end,
            within(quote.speaker_start, quote.speaker_end),
        )
        return with_name_behind(phrase, self.article.text, within(phrase.end, phrase.end + _BEHIND))

    def _decide(self, number: int, phrase: Phrase | None) -> Decision:
        quote = self.quotes[number]
        if phrase is None:
            return self._alone(number, None, 0.0)
        if not unsourced(quote, phrase):
            return self._said(number, self._source(number, phrase), phrase.start)
        carried = None if weak(quote, phrase) else self._source(number, phrase)
        found = self._alone(number, carried, self._carries(quote))
        return (
            found if found.name else self._said(number, carried or self._source(number, phrase), phrase.start)
        )

    def _said(self, number: int, decision: Decision, start: int | None) -> Decision:
        """The same, remembered as who said these words."""
        if decision.candidate and number not in self.inside:
            self.decider.speaks(decision.candidate, max(self.quotes[number].end, start or 0), start)
        return decision

    def _source(self, number: int, phrase: Phrase) -> Decision:
        """Who the source of a quote is; a source of several quotes is asked once."""
        quote = self.quotes[number]
        if phrase.text.lower() in listed("nobody"):
            return NOBODY
        known = self.asked.get((phrase.start, phrase.end))
        if known:
            return known
        position = min(phrase.start, quote.start) if phrase.kind == "pronoun" else phrase.start
        told = told_last(self.article, position) if phrase.last else None
        if told:  # "a joint le patron d'une PME. Ce dernier"
            self._ask(Query(told, told.start, self.decider.thread))
        decision = self._ask(
            Query(phrase, position, self.decider.thread, quote.cue or "", number in self.inside)
        )
        self.asked[phrase.start, phrase.end] = decision
        return decision

    def _participle(self, quote: Quote) -> float:
        """How far a participle without a subject goes on from the words before: "« A », ajoutant que"."""
        here = self.article.sentence_of(quote.start) == self.article.sentence_of(self.decider.thread.end)
        return _SAME if here and (quote.cue or "").endswith("ant") else 0.0

    def _carries(self, quote: Quote) -> float:
        """How far the source of one quotation is that of another: in its sentence, of a verb of no speech."""
        here = self.article.sentence_of(quote.start)
        same = here in {
            self.article.sentence_of(self.decider.thread.end),
            self.article.sentence_of(quote.speaker_start or 0),
        }
        behind = quote.rule == "direct.alone" and (quote.speaker_start or 0) >= quote.end
        if behind:  # « A. » Zoé Roy, 71 ans, rit", but "« A. » Zoé Roy abonde : « B »"
            return _SAME if self.told[quote.speaker_start or 0] == 1 else _IDLE
        if quote.rule == "direct.fragment.verb":
            return _IDLE
        return _SAME if same else _TURNED if self._has_subject(quote) else 1.0

    def _has_subject(self, quote: Quote) -> bool:
        """Whether the sentence of a quotation is about somebody else than who spoke before."""
        start, _ = self.article.sentences[self.article.sentence_of(quote.start)]
        return any(
            r.subject
            and r.candidate is not self.decider.thread.last
            and r.candidate.sort in {"person", "body"}
            for r in self.article.ahead(start, quote.start)
        )

    def _alone(self, number: int, carried: Decision | None, carries: float) -> Decision:
        """Who says words that name no source of their own; an interview's question and a clause without one
        are nobody's.
        """
        quote = self.quotes[number]
        if quote.rule == "direct.interview":
            return NOBODY
        if quote.kind == "indirect" and not carried:
            carries = self._participle(quote)
            if not carries:
                return NOBODY
        if quote.rule == "direct.answer" and (asked := interviewee(self.article, certain=True)):
            return Decision(asked.name, asked, "interview")
        query = alone(self.article, self.decider.thread, quote, self.interviewed, self.told)
        last = self.decider.thread.last if quote.kind == "indirect" else None
        query = replace(query, carried=carried.candidate if carried else last, carries=carries)
        decision = self.decider.decide(query)
        return self._said(number, decision, None)


def _inside(quotes: Sequence[Quote]) -> set[int]:
    """The numbers of the quotes that stand inside the words of another."""
    outer = -1  # where the quotation ends that holds others
    found = set()
    for number, quote in enumerate(quotes):
        if quote.start < outer and quote.end <= outer:
            found.add(number)
        elif quote.kind == "direct":
            outer = quote.end
    return found
