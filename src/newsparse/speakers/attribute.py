"""Who a speaker's phrase is: the entity of the article behind "Surman", "il", "le président de Mozilla", "l'entreprise".

Phrases are read in text order, so that what one quotation settled the next can take up. A phrase that the text does not
settle stays the phrase (an unnamed person) or nothing (a pronoun): null rather than wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.french.words import head_of
from newsparse.record import Entity, Quote
from newsparse.speakers.article import MEMORY, ArticleView, Speaker
from newsparse.speakers.described import described
from newsparse.speakers.headlines import headlines
from newsparse.speakers.interviews import interviewee, named_beside
from newsparse.speakers.names import named
from newsparse.speakers.people import UNLISTED, presented_people, told_people, unlisted_people
from newsparse.speakers.pronouns import PRONOUNS, antecedent


def attribute(text: str, quotes: Sequence[Quote], entities: Sequence[Entity], *, title: str | None = None) -> list[Quote]:
    """The quotes with ``speaker`` and ``speaker_id`` filled by the entities of the article, in text order.

    ``title`` is the article's headline: "l'entreprise" is the one organisation it names where the sentences before name none.

    >>> from newsparse.quotes import find_quotes
    >>> from newsparse.record import Span
    >>> text = "Zoé Roy dirige Ardo. « Tout change », a-t-elle dit."
    >>> zoe = Entity(id="e0", name="Zoé Roy", label="PER", mentions=(Span(text="Zoé Roy", start=0, end=7),))
    >>> [(q.speaker, q.speaker_id) for q in attribute(text, find_quotes(text), [zoe])]
    [('Zoé Roy', 'e0')]
    """
    ordered = sorted(quotes, key=lambda q: (q.start, q.end if q.kind == "indirect" else -q.end))
    entities = told_people(text, entities)
    entities = [*entities, *presented_people(text, entities)]
    article = ArticleView(text, [*entities, *unlisted_people(text, quotes, entities)], title or "")
    resolved: dict[tuple[int, int], Speaker | None] = {}
    out = []
    around = -1  # where the quotation ends that holds others
    for quote in ordered:
        place = (quote.speaker_start, quote.speaker_end)
        speaker = interviewee(article, certain=True) if quote.rule == "direct.answer" and not quote.speaker_text else None
        if quote.rule == "direct.alone" and not quote.speaker_text:
            speaker = _still_speaking(article, quote)
        inside = quote.start < around and quote.end <= around
        if quote.speaker_text and place[0] is not None and place[1] is not None:
            key = (place[0], place[1])
            if key not in resolved:
                resolved[key] = _told(article, quote, *key) if inside else _resolve(article, quote, *key)
            speaker = resolved[key]
        if quote.kind == "direct" and not inside:
            around = quote.end
        if speaker and not inside:
            article.last, article.last_end = speaker, quote.end
            article.last_start = quote.speaker_start if quote.speaker_start is not None else quote.start
        out.append(_with_speaker(quote, speaker))
    beside = {q.start: named for q in out if q.rule == "direct.headline" and (named := named_beside(article, q.end))}
    return headlines(sorted(out, key=lambda q: (q.start, q.end)), interviewee(article), beside)


def _with_speaker(quote: Quote, speaker: Speaker | None) -> Quote:
    listed = speaker.entity.id if speaker and speaker.entity and not speaker.entity.id.startswith(UNLISTED) else None
    return quote.model_copy(update={"speaker": speaker.name if speaker else None, "speaker_id": listed})


def _still_speaking(article: ArticleView, quote: Quote) -> Speaker | None:
    """Who spoke last, for a quotation that stands alone later, where nobody else has been named between."""
    last = article.last
    if not last or not last.entity or last.entity.label != "PER" or quote.start - article.last_end > MEMORY:
        return None
    others = {m[2].id for m in article.within(article.last_end, quote.start) if m[2].label == "PER"} - {last.entity.id}
    headings = re.search(r"^\s*#", article.text[article.last_end : quote.start], re.M)
    return None if others or headings else last


def _told(article: ArticleView, quote: Quote, start: int, end: int) -> Speaker | None:
    """Who speaks in what somebody else tells: never the teller."""
    teller, article.last, last_end = article.last, None, article.last_end
    article.last_end = -MEMORY
    speaker = _resolve(article, quote, start, end)
    article.last, article.last_end = teller, last_end
    return speaker


def _resolve(article: ArticleView, quote: Quote, start: int, end: int) -> Speaker | None:
    phrase = " ".join(article.text[start:end].split())
    folded = phrase.lower().replace("’", "'")
    if folded in PRONOUNS:
        return antecedent(article, min(quote.start, start), *PRONOUNS[folded])
    speaker = named(article, phrase, start, end) or described(article, quote, phrase, start, end)
    head = head_of(folded)
    if speaker and speaker.entity and head:
        article.heads[head] = speaker
    return speaker
