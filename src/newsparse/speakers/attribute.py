"""Who said it: the phrases of an article in text order, each given to the candidate that ranks first, or kept
as it stands.

The subjects of sentences are read along ("L'entreprise a deux mois. Elle ..."), so that a pronoun takes up
whom they meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsparse.record import Entity, Quote
from newsparse.speakers.alone import alone, interviewee
from newsparse.speakers.article import Article
from newsparse.speakers.decide import NOBODY, Decider, Decision
from newsparse.speakers.headlines import repeated
from newsparse.speakers.people import People
from newsparse.speakers.phrases import Phrase, read_phrase, with_name_behind
from newsparse.speakers.query import Query
from newsparse.speakers.subjects import subjects, told_last
from newsparse.speakers.vocabulary import listed

_NEXT = re.compile(r"\s(\w+)")
_BEHIND = 90  # characters behind a description in which the name in apposition begins


def attribute(
    text: str,
    quotes: Sequence[Quote],
    entities: Sequence[Entity],
    *,
    title: str | None = None,
    asides: Iterable[tuple[int, int]] = (),
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
) -> list[tuple[Quote, Decision]]:
    """Each quote and who was found to have said it.

    >>> from newsparse.quotes import find_quotes
    >>> text = "« Oui », dit Zoé Roy."
    >>> [(quote.text, decision.name) for quote, decision in decisions(text, find_quotes(text), [])]
    [('Oui', 'Zoé Roy')]
    """
    ordered = sorted(quotes, key=lambda q: (q.start, q.end if q.kind == "indirect" else -q.end))
    said = _Walk(Article(text, quotes, entities, title or "", asides), ordered).decided()
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
        told = {phrase.start for phrase in phrases if phrase}
        steps: list[tuple[int, int, Phrase | None]] = [
            (phrase.start if phrase else quote.start, number, phrase)
            for number, (quote, phrase) in enumerate(zip(self.quotes, phrases, strict=True))
        ]
        steps += [(phrase.start, -1, phrase) for phrase in subjects(self.article) if phrase.start not in told]
        out: dict[int, Decision] = {}
        for _, number, phrase in sorted(steps, key=lambda step: step[:2]):
            if phrase is None:
                out[number] = self._alone(number)
            elif number < 0:
                verb = _NEXT.match(self.article.text, phrase.end)
                query = Query(phrase, phrase.start, self.decider.thread, verb[1] if verb else "")
                self.decider.take_up(phrase, self.decider.decide(query), None)
            else:
                out[number] = self._sourced(number, phrase)
        return [(quote, out[number]) for number, quote in enumerate(self.quotes)]

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

    def _sourced(self, number: int, phrase: Phrase) -> Decision:
        """Who the source of a quote is; a source of several quotes is asked once."""
        quote = self.quotes[number]
        if phrase.text.lower() in listed("nobody"):
            return NOBODY
        until = None if number in self.inside else max(quote.end, phrase.end)
        known = self.asked.get((phrase.start, phrase.end))
        if known:
            if known.candidate and until is not None:
                self.decider.speaks(known.candidate, until, phrase.start)
            return known
        position = min(phrase.start, quote.start) if phrase.kind == "pronoun" else phrase.start
        told = told_last(self.article, position) if phrase.last else None
        if told:  # "a joint le patron d'une PME. Ce dernier"
            self.decider.take_up(
                told, self.decider.decide(Query(told, told.start, self.decider.thread)), None
            )
        decision = self.decider.decide(
            Query(phrase, position, self.decider.thread, quote.cue or "", number in self.inside)
        )
        self.decider.take_up(phrase, decision, until)
        self.asked[phrase.start, phrase.end] = decision
        return decision

    def _alone(self, number: int) -> Decision:
        """Who says words that name no source; an interview's question and a clause without one
        are nobody's.
        """
        quote = self.quotes[number]
        if quote.kind == "indirect" or quote.rule == "direct.interview":
            return NOBODY
        if quote.rule == "direct.answer" and (asked := interviewee(self.article, certain=True)):
            return Decision(asked.name, asked, "interview")
        decision = self.decider.decide(alone(self.article, self.decider.thread, quote, self.interviewed))
        if decision.candidate and number not in self.inside:
            self.decider.speaks(decision.candidate, quote.end)
        return decision


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
