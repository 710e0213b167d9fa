"""What speaks for a candidate and what against: agreement, place, what the article calls it, who spoke before.

Every feature is a name and a value, usually 1; ``weights.toml`` says what each weighs and has an example of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from newsparse.french.people import generic
from newsparse.french.words import demonyms, kind_of_name, kinds_of
from newsparse.speakers.article import FAR, Article
from newsparse.speakers.candidates import Candidate, Reference
from newsparse.speakers.introductions import Description
from newsparse.speakers.lexicon import body_words, family, masculine, origins, spells
from newsparse.speakers.phrases import Phrase
from newsparse.speakers.vocabulary import listed

Feature = tuple[str, float]
_SENTENCES_BACK = 12  # further back all are as far
# A pronoun looks back this far for who spoke (characters): about three paragraphs of news.
MEMORY = 1500
_AT_HAND = 700  # characters: a document named so far back is still "le texte"


@dataclass(slots=True)
class Thread:
    """Who spoke last, where, and who was called what so far."""

    last: Candidate | None = None
    end: int = -FAR
    start: int = -FAR  # of the phrase that named who spoke last
    person: Candidate | None = None  # who spoke last, bodies and documents aside
    person_end: int = -FAR
    wrote: tuple[Candidate | None, int] = (None, -FAR)  # whose the last document was
    heads: dict[str, Candidate] = field(default_factory=dict)
    said: dict[Candidate, int] = field(default_factory=dict)  # quotations of each so far
    all: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """A phrase that asks who is meant."""

    phrase: Phrase
    position: int  # references before it count
    thread: Thread
    cue: str = ""
    inside: bool = False  # within somebody's words
    rival: Candidate | None = None  # the subject of a sentence since the last words, where it is not who spoke them
    only: Candidate | None = None  # the one person of the paragraph whom the phrase can mean
    behind: Candidate | None = None  # of a quotation alone: who is named first behind it
    interviewed: Candidate | None = None
    speaks_on: float = 0.0  # nobody else was named since the last words


@dataclass(frozen=True, slots=True)
class Near:
    """Where a candidate was named or taken up last, seen from a query."""

    reference: Reference | None = None
    back: int = _SENTENCES_BACK
    order: int = 99  # 0 for the nearest of all
    subject: bool = False  # of its sentence
    paragraph: bool = False
    subjects: int = 0  # sentences of the paragraph that it is the subject of


def nearness(article: Article, query: Query) -> dict[Candidate, Near]:
    """For each candidate near a query, where it was named last: outside of quotations where it was."""
    here = article.sentence_of(query.position)
    paragraph = article.paragraph_of(query.position)
    found: dict[Candidate, Near] = {}
    for reference in article.back(query.position):
        if reference.start < query.position - FAR:
            break
        known = found.get(reference.candidate)
        if known and not (known.reference and known.reference.quoted and not reference.quoted and known.paragraph):
            continue
        back = min(_SENTENCES_BACK, here - article.sentence_of(reference.start))
        found[reference.candidate] = Near(reference, back, len(found), reference.subject, reference.start >= paragraph)
    return found


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
    yield "own: a part", float(base in listed("parts"))
    yield "own: words beside the noun", float(min(3, len(phrase.telling)))
    yield "own: an unknown noun", float(phrase.head is None and phrase.determiner != "pointing")


def is_known(query: Query, candidate: Candidate) -> bool:
    """False for whom a quotation alone cannot be of: somebody unnamed who has said nothing."""
    return query.phrase.kind != "none" or candidate.named or candidate in query.thread.said


def features(article: Article, query: Query, candidate: Candidate, near: Near) -> Iterator[Feature]:
    """All that speaks for a candidate and against it."""
    yield from _agreement(query.phrase, candidate, near)
    yield from _place(article, query, candidate, near)
    yield from _discourse(query, candidate, near)
    kind = query.phrase.kind
    if kind != "body":
        yield "alone in the paragraph", (1.0 if near.subject else 0.5) * (candidate is query.only)
    if kind == "pronoun":
        yield from _pronoun(query.phrase, candidate, near)
    elif kind == "none":
        yield from _alone(query, candidate)
    else:
        yield from _owners(query.phrase, candidate)
    if kind in {"person", "body", "document"} and query.phrase.head:
        yield from _roles(article, query, candidate)
    if kind == "body":
        yield from _body(article, query, candidate)
    if kind == "document":
        wrote, place = query.thread.wrote
        yield "wrote what was named last", float(candidate is wrote and query.position - place < _AT_HAND)
    if kind == "document" and query.phrase.determiner == "owning":
        yield "whose it is", float(near.subject and near.back <= 1)
    elif kind == "document" and not _owns(query.phrase, candidate):
        yield "a document is not its person", float(candidate.sort == "person")
    if kind in {"person", "other"} and not _owns(query.phrase, candidate):
        yield from _person(article, query.phrase, candidate)


def _alone(query: Query, candidate: Candidate) -> Iterator[Feature]:
    """A quotation that names no source: who speaks on, who is interviewed, who is named behind it."""
    if candidate.sort != "person":
        yield "a quotation alone is a person's", 1.0
    elif candidate.title:
        yield "the article is about them", 1.0
    yield "speaks on", query.speaks_on * (query.thread.person is candidate)
    yield "alone has spoken", float(set(query.thread.said) == {candidate})
    yield "is interviewed", float(candidate is query.interviewed)
    yield "is named behind", float(candidate is query.behind)
    yield "share of the words", query.thread.said.get(candidate, 0) / (query.thread.all + 2)


def _agreement(phrase: Phrase, candidate: Candidate, near: Near) -> Iterator[Feature]:
    if phrase.plural and candidate.sort == "body":
        yield "a body may be many", 1.0
        return
    shown = near.reference.gender if near.reference else None
    gender = candidate.gender if candidate.sort == "person" else shown or candidate.gender
    if phrase.gender and gender and not (phrase.kind in {"body", "document"} and candidate.named and candidate.sort != "person"):
        yield ("gender agrees", 1.0) if phrase.gender == gender else ("gender clashes", 1.0)
    if phrase.plural != candidate.plural and phrase.kind != "none":
        yield "number clashes", 1.0


def _place(article: Article, query: Query, candidate: Candidate, near: Near) -> Iterator[Feature]:
    reference = near.reference
    pronoun = query.phrase.kind == "pronoun"
    # A pronoun has nothing but its place; a description says whom it means wherever they stand.
    weak = 1.0 if pronoun or query.phrase.kind == "other" else 0.4
    if reference is None:
        foretold = candidate.title or _owns(query.phrase, candidate) or candidate in (query.behind, query.interviewed)
        yield "not named before", 0.0 if foretold else 0.5 if query.phrase.kind in {"person", "body"} else 1.0
    else:
        yield "sentences back", weak * near.back
        yield "nearest", float(near.order == 0)
        yield "subject of the sentence before", float(near.subject and near.back == 1)
        yield "subject of the same sentence", float(near.subject and near.back == 0)
        yield "in the same paragraph", float(near.paragraph)
        yield "governed by a preposition", weak * (reference.oblique and not reference.subject)
        yield "named inside a quotation", float(reference.quoted and not query.inside)
        yield "named last", float(query.phrase.last and near.order == 0)
    yield "in the title", float(candidate.title)
    yield "share of the names", candidate.count / max(1, len(article.mentions))


def _discourse(query: Query, candidate: Candidate, near: Near) -> Iterator[Feature]:
    thread = query.thread
    if query.phrase.kind == "none":
        return
    if thread.last is candidate and query.position - thread.end < MEMORY:
        if query.inside:
            yield "the teller is not told of", 1.0
        else:
            held = query.rival is None or (near.reference is not None and near.subject and near.reference.start > thread.end)
            yield (
                "spoke last",
                (1.0 if held else 0.3) * (1.0 if query.phrase.kind == "pronoun" or query.phrase.determiner == "pointing" else 0.5),
            )
        yield "answers itself", float(query.cue in listed("replies"))
    elif thread.last and query.cue in listed("replies") and any(candidate.own <= role.telling for role in thread.last.roles):
        yield "answers itself", 1.0  # or its own people
    elif candidate.sort == "person" and thread.last and thread.last.sort == "body" and _since(near, thread.start):
        yield "speaks for who spoke", 1.0
    elif candidate is query.rival:
        yield "subject since the last words", 1.0


def _since(near: Near, start: int) -> bool:
    return near.reference is not None and near.reference.start > start and not near.reference.quoted


def _pronoun(phrase: Phrase, candidate: Candidate, near: Near) -> Iterator[Feature]:
    if candidate.sort == "person":
        yield "a pronoun is a person", 2.0 if phrase.text == "lui" else 1.0
    elif candidate.sort in {"place", "thing"}:
        yield "a pronoun is no thing", 1.0


def _owns(phrase: Phrase, candidate: Candidate) -> bool:
    return any(entity is candidate.entity for _, _, entity in phrase.owners)


def _owners(phrase: Phrase, candidate: Candidate) -> Iterator[Feature]:
    """What the phrase is of: "la firme d'Elon Roy" is not Elon Roy, "les analystes d'Ardo" are Ardo."""
    for _, _, entity in phrase.owners:
        if candidate.entity is not entity:
            continue
        if phrase.head is None or (phrase.plural and phrase.kind == "person"):
            stands = (
                phrase.plural and phrase.head is not None and phrase.head.base not in listed("about") and phrase.determiner != "indefinite"
            )
            yield ("its people speak for it", 1.0) if stands and candidate.sort == "body" else ("is what the phrase is of", 1.0)
        elif phrase.kind == "document" or phrase.head.base in listed("parts"):
            yield "its document or part speaks for it", 1.0
        else:
            yield "is what the phrase is of", 1.0


def fit(phrase: Phrase, role: Description) -> float:
    """How well a description's noun answers a phrase: 1 the same, .6 of its family, 0 not at all.

    >>> from newsparse.speakers.phrases import read_phrase
    >>> from newsparse.speakers.introductions import descriptions
    >>> role = next(descriptions("Zoé Roy, fondatrice d'Ardo", 0, 7, person=True))
    >>> [fit(read_phrase(t, 0, len(t), []), role) for t in ("la fondatrice", "la patronne", "la juge")]
    [1.0, 0.6, 0.0]
    """
    assert phrase.head is not None
    base, given = phrase.head.base, role.noun.base
    if base == given or spells(base, {given, *role.telling}) or spells(given, {base, *phrase.telling}):
        return 1.0
    if not role.noun.person and not phrase.head.person:
        return 0.0
    nouns = {given, *(masculine(word) for word in role.telling)}
    return 0.6 if not family(base).isdisjoint(nouns) else 0.0


def _roles(article: Article, query: Query, candidate: Candidate) -> Iterator[Feature]:
    """Whether the article gives the candidate that noun, with those words beside it."""
    phrase = query.phrase
    assert phrase.head is not None
    best: tuple[float, float, bool] = (0.0, 0.0, False)
    for role in candidate.roles:
        noun = fit(phrase, role)
        if not noun:
            continue
        shared = _shared(phrase, role.telling)
        differs = bool(phrase.telling and role.telling) and not shared and _owner_words(article, phrase).isdisjoint(role.telling)
        best = max(best, (noun, shared, not differs))
    bare = bool(phrase.telling) and not best[1] and best[2]  # "son président" of a body that the text has just named
    given = origins({word for role in candidate.roles for word in (role.noun.base, *role.telling)})
    asked = origins({phrase.head.base, *phrase.telling})
    if given and asked:
        yield ("is from there", 1.0) if given & asked else ("is from elsewhere", 1.0)
    yield "is called that", (0.5 if bare else 1.0) * (best[0] == 1)
    yield "is called alike", float(0 < best[0] < 1)
    yield "and with those words", best[1]
    if best[0] and not best[2]:
        yield "but of something else", 1.0 if candidate.named else 3.0
    if not best[0] and phrase.head.base not in listed("anybody"):
        if candidate.roles and not candidate.named:
            yield "is somebody else unnamed", 1.0
        elif phrase.kind == "person" and any(role.noun.base not in listed("relations") for role in candidate.roles):
            yield "is called otherwise", 1.0
        if phrase.gender and candidate.sort == "person" and candidate.gender is None:
            yield "gender untold", 0.2 if phrase.head.base in generic() else 1.0
        parts = listed("trial")
        yield "plays another part", float(phrase.head.base in parts and any(role.noun.base in parts for role in candidate.roles))
    if query.thread.heads.get(phrase.head.base) is candidate and not phrase.owners:
        yield "was called that before", 2.0 if phrase.kind == "document" else 1.0


def _shared(phrase: Phrase, given: frozenset[str]) -> float:
    wanted = phrase.telling - _WEAK
    return len(wanted & given) / len(wanted) if wanted else 0.0


_WEAK = frozenset("ancien ancienne jeune général générale national nationale".split())


def _person(article: Article, phrase: Phrase, candidate: Candidate) -> Iterator[Feature]:
    if candidate.sort != "person":
        members = phrase.head and phrase.plural and body_words(phrase.head.base)
        if members and (members & candidate.own or any(role.noun.base in members for role in candidate.roles)):
            yield "is made of such people", 1.0
        else:
            yield "is not a person", 1.0
    elif phrase.owners and candidate.roles:
        yield "is of that body", float(any(not _owner_words(article, phrase).isdisjoint(role.telling) for role in candidate.roles))


def _owner_words(article: Article, phrase: Phrase) -> frozenset[str]:
    """All words of the names of what a phrase is of: its acronym and its long form."""
    return frozenset().union(*(article.of_entity[entity.id].own for _, _, entity in phrase.owners if entity.id in article.of_entity))


def _either(phrase: Phrase) -> bool:
    """True for a noun that a person and a body bear: "l'éditeur", "le gendarme de la Bourse"."""
    return phrase.head is not None and (phrase.head.person or phrase.head.base.endswith(_AGENTS)) and phrase.head.body


_AGENTS = ("eur", "iel", "ier", "iste")  # "l'industriel", "le distributeur"


def _body(article: Article, query: Query, candidate: Candidate) -> Iterator[Feature]:
    phrase = query.phrase
    assert phrase.head is not None
    base = phrase.head.base
    if candidate.sort == "person":
        yield ("the noun is rather a body's", 1.0) if _either(phrase) else ("is not a body", 1.0)
        return
    wanted = frozenset({"company"}) if base in demonyms() else kinds_of(base)
    if base in listed("parts"):
        wanted = frozenset({"company", "public", "media"})
    if (
        candidate.sort in {"thing", "place"}
        and not (candidate.roles and any(role.noun.body for role in candidate.roles))
        and "product" not in wanted
    ):
        yield "is not a body", 1.0
    yield "the noun is in its name", float(base in candidate.own)
    yield "its part is of the title's", float(base in listed("parts") and candidate.title)
    told = frozenset(kind for role in candidate.roles for kind in kinds_of(role.noun.base))
    known = kind_of_name(candidate.name)
    kinds = told or (frozenset({known}) if known else frozenset())
    if kinds and wanted:
        yield ("is of that kind", 1.0) if kinds & wanted else ("is of another kind", 1.0)
    elif wanted and "company" not in wanted and base not in candidate.own:
        yield "nothing says it is one", 1.0
    if phrase.complement and not phrase.owners and base not in listed("parts"):
        given = candidate.own.union(*(role.telling for role in candidate.roles))
        yield "has none of those words", float(phrase.telling.isdisjoint(given))
    yield "the article is about it", float(candidate.title)
    if phrase.owners and any(e.label == "PER" for _, _, e in phrase.owners):
        people = [article.of_entity[e.id] for _, _, e in phrase.owners if e.id in article.of_entity]
        yield "is led by the owner", float(any(candidate.own & role.telling for person in people for role in person.roles))
