"""What speaks for a candidate and what against: agreement, place, who spoke before; and what the phrase means
(``meaning``).

Every feature is a name and a value, usually 1; ``weights.toml`` says what each weighs.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.french.people import generic
from newsparse.speakers import meaning
from newsparse.speakers.article import Article
from newsparse.speakers.candidates import Candidate
from newsparse.speakers.head_nouns import lemma
from newsparse.speakers.meaning import Feature
from newsparse.speakers.phrases import Phrase
from newsparse.speakers.query import Near, Query
from newsparse.speakers.vocabulary import listed

# A pronoun looks back this far for who spoke (characters): about three paragraphs of news.
MEMORY = 1500
_FAR_FROM_PRONOUNS = 0.4  # what place counts for a description, which says whom it means wherever they stand
_HALF = 0.5  # up to this words go on from a verb that says nothing
_INTERRUPTED = 0.3  # what having spoken last counts where somebody else has become the subject


def itself(phrase: Phrase) -> Iterator[Feature]:
    """What speaks for a phrase that means somebody of its own, whom the article names nowhere else.

    >>> from newsparse.speakers.phrases import read_phrase
    >>> [name for name, value in itself(read_phrase("la direction", 0, 12, [])) if value]
    ['own: definite', 'own: a body', 'own: a part']
    """
    if phrase.kind in {"pronoun", "none"}:
        yield "own: a pronoun" if phrase.kind == "pronoun" else "own: nobody", 1.0
        return
    if phrase.kind == "document" and (phrase.owners or phrase.determiner == "owning"):
        yield "own: a document of somebody", 1.0
        return
    base = phrase.head.base if phrase.head else ""
    yield f"own: {phrase.determiner or 'bare'}", 1.0
    yield "own: a body", float(phrase.kind == "body")
    yield "own: one in its place", float(base in listed("unique"))
    yield "own: many", float(phrase.plural and not phrase.owners)
    yield "own: a noun of anybody", float(base in generic())
    yield "own: of something new", float(phrase.new)
    yield "own: a part", float(base in listed("parts"))
    yield "own: words beside the noun", float(phrase.complement) * min(3, len(phrase.telling))
    yield "own: an unknown noun", float(phrase.kind == "other" and phrase.determiner != "pointing")


def features(article: Article, query: Query, candidate: Candidate, near: Near) -> Iterator[Feature]:
    """All that speaks for a candidate and against it."""
    phrase = query.phrase
    if candidate not in query.owners:  # "les données d'Ardo" are Ardo, one or many
        yield from _agreement(phrase, candidate, near)
    yield from _place(article, query, candidate, near)
    if candidate is query.only and phrase.kind not in {"body", "document"}:
        yield "alone in the paragraph", 1.0 if near.subject else 0.5
    if phrase.kind == "none":
        yield from _alone(query, candidate, near)
        return
    if candidate is query.sole and near.reference:
        yield "alone of that gender", 0.5 if phrase.complement else 1.0
    yield from _discourse(query, candidate, near)
    if phrase.kind == "pronoun":
        yield from _pronoun(phrase, candidate)
        return
    yield from meaning.owned(query, candidate)
    if phrase.head:
        yield from meaning.called(query, phrase.head, candidate, near)
    if phrase.kind == "body" and phrase.head:
        yield from meaning.body(query, phrase.head, candidate)
    elif phrase.kind == "document":
        yield from meaning.document(query, candidate)
    else:
        yield from meaning.person(query, candidate)


def _agreement(phrase: Phrase, candidate: Candidate, near: Near) -> Iterator[Feature]:
    if phrase.plural and candidate.sort == "body":
        yield (
            ("number clashes", 1.0)
            if phrase.kind == "body" and not phrase.owners
            else ("a body may be many", 1.0)
        )
        return
    person = candidate.sort == "person"
    shown = near.reference.gender if near.reference and not person else None
    gender = shown or candidate.gender
    named_thing = candidate.named and not person and phrase.kind in {"body", "document"}
    if phrase.gender and gender and not named_thing:
        yield ("gender agrees", 1.0) if phrase.gender == gender else ("gender clashes", 1.0)
    if phrase.plural != candidate.plural and phrase.kind != "none":
        yield "number clashes", 1.0


def _place(article: Article, query: Query, candidate: Candidate, near: Near) -> Iterator[Feature]:
    kind, reference = query.phrase.kind, near.reference
    weight = 1.0 if kind in {"pronoun", "other"} else _FAR_FROM_PRONOUNS
    if candidate.title:
        yield "in the title", 1.0
    yield "share of the names", candidate.count / max(1, len(article.mentions))
    if reference is None:
        if not (
            candidate.title
            or candidate in query.owners
            or candidate in (query.maker, query.behind, query.interviewed, query.carried)
        ):
            yield "not named before", 0.5 if kind in {"person", "body"} else 1.0
        return
    yield "sentences back", weight * near.back
    if near.order == 0:
        yield "nearest", 1.0
    yield "named last", float(candidate is query.latest)
    if reference.subject and near.back <= 1:
        yield "subject of the sentence before" if near.back else "subject of the same sentence", 1.0
    if near.paragraph:
        yield "in the same paragraph", 1.0
    if reference.oblique and not reference.subject:
        yield "governed by a preposition", weight
    if reference.quoted and not query.inside:
        yield "named inside a quotation", 1.0


def _discourse(query: Query, candidate: Candidate, near: Near) -> Iterator[Feature]:
    thread, verb = query.thread, lemma(query.cue)
    if candidate.sort == "person" and any(lemma(cue) in listed("human") for cue in query.cues):
        yield "people say so", 1.0
    if thread.last is None:
        return
    replies = verb in listed("replies")
    if thread.last is candidate and query.position - thread.end < MEMORY:
        yield ("the teller is not told of", 1.0) if query.inside else ("spoke last", _still(query, near))
        yield "answers itself", float(replies)
    elif replies and any(candidate.own <= role.telling for role in thread.last.roles):
        yield "answers itself", 1.0  # or its own people
    elif candidate.sort == "person" and thread.last.sort == "body" and near.since(thread.start):
        yield "speaks for who spoke", 1.0


def _still(query: Query, near: Near) -> float:
    """How much it counts that somebody spoke last."""
    held = query.rival is None or (near.subject and near.since(query.thread.end))
    taken_up = query.phrase.kind == "pronoun" or query.phrase.determiner == "pointing"
    return (1.0 if held else _INTERRUPTED) * (1.0 if taken_up else 0.5)


def _pronoun(phrase: Phrase, candidate: Candidate) -> Iterator[Feature]:
    if candidate.sort == "person":
        yield "a pronoun is a person", 2.0 if phrase.text == "lui" else 1.0
    elif candidate.sort in {"place", "thing"}:
        yield "a pronoun is not a thing", 1.0


def _alone(query: Query, candidate: Candidate, near: Near) -> Iterator[Feature]:
    """A quotation that names no source: who speaks on, who is interviewed, who is named behind it."""
    thread = query.thread
    yield "its words go on", query.carries * float(candidate is query.carried)
    yield "is named before the colon", float(candidate is query.before)
    yield "the heading names them", float(candidate is query.headed)
    about = (
        near.subject and near.back == 0 and query.carries > _HALF
    )  # of the words' own sentence, if it tells
    yield "its sentence is about them", float(about)
    if (
        candidate.sort != "person"
        and not (about and candidate.sort == "body")
        and candidate not in (query.carried, query.before)
    ):
        yield "a quotation alone is a person's", 1.0
    elif candidate.title:
        yield "the article is about them", 1.0
    yield "no body says so", float(query.spoken and candidate.sort != "person")
    if thread.person is candidate:
        yield "speaks on", query.speaks_on
    yield "is interviewed", float(candidate is query.interviewed)
    yield "is named behind", float(candidate is query.behind)
    if candidate in thread.said:
        yield "alone has spoken", float(len(thread.said) == 1)
        yield "share of the words", thread.said[candidate] / (thread.all + 2)
