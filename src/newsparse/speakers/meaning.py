"""What a description says of a candidate: the nouns and words that the article gives it, its kind, what it is
of.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.french.people import generic
from newsparse.french.words import demonyms, kind_of_name, kinds_of
from newsparse.speakers.candidates import Candidate
from newsparse.speakers.head_nouns import Noun, body_words, family, masculine, office, origins, spells
from newsparse.speakers.introductions import Description
from newsparse.speakers.phrases import Phrase
from newsparse.speakers.query import Near, Query
from newsparse.speakers.vocabulary import listed

Feature = tuple[str, float]
_GENERAL = 0.3  # what being called "l'entreprise" tells
_UNTOLD = 0.6  # what it tells against somebody of whom nothing is said
_TAKEN_UP = 0.3  # "une voisine" is "la retraitée" of the same paragraph
_DESCRIBED = 0.4  # what it tells that no name has the words of "le géant du commerce en ligne"
_AT_HAND = 700  # characters: a document named so far back is still "le texte"
# kinds of bodies that have a "direction", a "service"
_SPEAKING_PARTS = frozenset({"company", "public", "media"})
# Words too common to tell one role from another.
_WEAK = frozenset("ancien ancienne jeune général générale national nationale".split())
# "l'industriel", "le distributeur": a body's noun that a person may bear
_AGENTS = ("eur", "iel", "ier", "iste")


def owned(query: Query, candidate: Candidate) -> Iterator[Feature]:
    """What the phrase is of: "la firme d'Elon Roy" is not Elon Roy, "les analystes d'Ardo" are Ardo."""
    if candidate not in query.owners:
        return
    phrase = query.phrase
    base = phrase.head.base if phrase.head else ""
    if phrase.kind == "document" or base in listed("parts"):
        yield "its document or part speaks for it", 1.0
    elif (
        phrase.kind == "person" and phrase.plural and candidate.sort == "body" and _speak_for_it(phrase, base)
    ):
        yield "its people speak for it", 1.0
    else:
        yield "is what the phrase is of", 1.0


def _speak_for_it(phrase: Phrase, base: str) -> bool:
    return phrase.determiner != "indefinite" and base not in listed("about")


def fit(phrase: Phrase, head: Noun, role: Description) -> float:
    """How well a description's noun answers a phrase: 1 the same, .6 of its family, 0 not at all.

    >>> from newsparse.speakers.phrases import read_phrase
    >>> from newsparse.speakers.introductions import descriptions
    >>> role = next(descriptions("Zoé Roy, fondatrice d'Ardo", 0, 7, person=True))
    >>> [
    ...     fit(p, p.head, role)
    ...     for t in ("la fondatrice", "la patronne", "la juge")
    ...     for p in [read_phrase(t, 0, len(t), [])]
    ... ]
    [1.0, 0.6, 0.0]
    """
    base, given = head.base, role.noun.base
    if base == given or spells(base, {given, *role.telling}) or spells(given, {base, *phrase.telling}):
        return 1.0
    if not role.noun.person and not head.person:
        return 0.0
    like = office(base, phrase.telling) or family(base)
    return (
        0.6
        if base in office(given, role.telling)
        or given in like
        or any(masculine(word) in like for word in role.telling)
        else 0.0
    )


def called(query: Query, head: Noun, candidate: Candidate, near: Near) -> Iterator[Feature]:
    """Whether the article gives the candidate that noun, with those words beside it."""
    phrase = query.phrase
    of = frozenset().union(*(owner.own for owner in query.owners))
    fits = [(noun, role.telling, role) for role in candidate.roles if (noun := fit(phrase, head, role))]
    told = (
        [one for one in fits if one[1]] if phrase.telling else fits
    )  # a bare noun says nothing of what it is of
    best = max(
        (
            (noun, _shared(phrase, words), _same_place(phrase, words, of) or _by_office(phrase, head, role))
            for noun, words, role in told or fits
        ),
        default=None,
    )
    if best is None:
        yield from _not_called(phrase, head, candidate, near)
    else:
        noun, shared, same = best
        # "son président" of a body that the text has just named
        bare = bool(phrase.telling) and not shared and same
        weak = _GENERAL if head.base in listed("general") else 0.5 if bare else 1.0
        yield ("is called that", weak) if noun == 1 else ("is called alike", 1.0)
        yield "and with those words", shared
        if not same:
            yield (
                "but of something else",
                min(3.0, 1.0 + len(phrase.telling - _WEAK) / 2) if candidate.named else 3.0,
            )
    given = origins(word for role in candidate.roles for word in (role.noun.base, *role.telling))
    asked = origins((head.base, *phrase.telling))
    if given and asked:
        yield ("is from there", 1.0) if given & asked else ("is from elsewhere", 1.0)
    if query.thread.heads.get(head.base) is candidate and not phrase.owners:
        general = head.base in listed("general")
        yield "was called that before", _GENERAL if general else 2.0 if phrase.kind == "document" else 1.0


def _by_office(phrase: Phrase, head: Noun, role: Description) -> bool:
    """True for an office by another name, whatever it is of: "le chef de la diplomatie" is the minister."""
    return role.noun.base != head.base and bool(
        office(head.base, phrase.telling) or office(role.noun.base, role.telling)
    )


def _shared(phrase: Phrase, given: frozenset[str]) -> float:
    """The share of a phrase's words that a description has too."""
    wanted = phrase.telling - _WEAK
    return len(wanted & given) / len(wanted) if wanted else 0.0


def _same_place(phrase: Phrase, given: frozenset[str], of: frozenset[str]) -> bool:
    """False for two roles of one noun with nothing in common: "le maire de Brest" is not "le maire de
    Quimper".
    """
    return (
        not (phrase.telling and given) or bool((phrase.telling - _WEAK) & given) or not of.isdisjoint(given)
    )


def _not_called(phrase: Phrase, head: Noun, candidate: Candidate, near: Near) -> Iterator[Feature]:
    """No description of the candidate has such a noun."""
    if head.base in generic():
        return
    if candidate.roles and not candidate.named:
        taken_up = near.paragraph and phrase.determiner != "indefinite" and not phrase.complement
        yield "is somebody else unnamed", _TAKEN_UP if taken_up and not candidate.definite else 1.0
    elif phrase.kind == "person" and candidate.roles:
        yield "is called otherwise", 1.0
    if head.base in listed("trial") and any(role.noun.base in listed("trial") for role in candidate.roles):
        yield "plays another part", 1.0


def _holds_office(base: str, phrase: Phrase, candidate: Candidate) -> bool:
    """True where the phrase or what the candidate is called is an office by another name."""
    return bool(office(base, phrase.telling)) or any(
        base in office(role.noun.base, role.telling) for role in candidate.roles
    )


def person(query: Query, candidate: Candidate) -> Iterator[Feature]:
    """Of the description of a person: people are meant, or the body that they are together."""
    head = query.phrase.head
    if candidate in query.owners:
        return
    if candidate.sort != "person":
        members = body_words(head.base) if head and query.phrase.plural else frozenset()
        told = members and (
            not members.isdisjoint(candidate.own)
            or any(role.noun.base in members for role in candidate.roles)
        )
        yield ("is made of such people", 1.0) if told else ("is not a person", 1.0)
        return
    given = candidate.sides.union(candidate.own, *(role.telling for role in candidate.roles))
    if (
        query.phrase.complement
        and not query.owners
        and not (head and _holds_office(head.base, query.phrase, candidate))
    ):
        known = 1.0 if candidate.roles and query.phrase.determiner != "pointing" else _UNTOLD
        yield "nothing says it is of that", known * float((query.phrase.telling - _WEAK).isdisjoint(given))
    elif query.owners:
        yield "is of that body", float(any(form <= given for owner in query.owners for form in owner.forms))


def body(query: Query, head: Noun, candidate: Candidate) -> Iterator[Feature]:
    """Of the description of a body: its kind, its name, whose it is."""
    phrase, base = query.phrase, head.base
    if candidate.sort == "person":
        either = head.person or base.endswith(_AGENTS)
        yield ("the noun is rather a body's", 1.0) if either else ("is not a body", 1.0)
        return
    part = base in listed("parts")
    wanted = frozenset({"company"}) if base in demonyms() else _SPEAKING_PARTS if part else kinds_of(base)
    if (
        candidate.sort != "body"
        and "product" not in wanted
        and not any(role.noun.body for role in candidate.roles)
    ):
        yield "is not a body", 1.0
    yield from _kind(candidate, base, wanted)
    if candidate.title:
        yield "the article is about it", 1.0
        yield "its part is of the title's", float(part)
    if phrase.complement and not phrase.owners and not part:
        given = candidate.own.union(*(role.telling for role in candidate.roles))
        described = _DESCRIBED if base in listed("general") or "company" in wanted else 1.0
        yield "has none of those words", described * float(phrase.telling.isdisjoint(given))
    if any(
        candidate.own & role.telling
        for owner in query.owners
        if owner.sort == "person"
        for role in owner.roles
    ):
        yield "is led by the owner", 1.0


def _kind(candidate: Candidate, base: str, wanted: frozenset[str]) -> Iterator[Feature]:
    if base in candidate.own:
        yield "the noun is in its name", 1.0
    told = frozenset(kind for role in candidate.roles for kind in kinds_of(role.noun.base))
    known = None if told else kind_of_name(candidate.name)
    kinds = told or (frozenset({known}) if known else frozenset())
    if kinds and wanted:
        yield ("is of that kind", 1.0) if kinds & wanted else ("is of another kind", 1.0)
    elif wanted and "company" not in wanted and base not in candidate.own:
        yield "nothing says it is one", 1.0


def document(query: Query, candidate: Candidate) -> Iterator[Feature]:
    """Of a document: whose it is, else who wrote what was named last."""
    yield "is named beside it", float(candidate is query.maker)
    wrote, place = query.thread.wrote
    if candidate is wrote and query.maker is None and query.position - place < _AT_HAND:
        yield "wrote what was named last", 1.0
    if candidate.sort == "person" and candidate not in query.owners and query.phrase.determiner != "owning":
        yield "a document is not its person", 1.0
