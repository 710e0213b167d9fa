"""The person whom a role takes up: who bears it or one of its family, else who is at hand and may bear it."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsparse.record import Entity
from newsparse.speakers import roles
from newsparse.speakers.article import MEMORY, ArticleView, Speaker, agrees
from newsparse.speakers.bodies import body
from newsparse.speakers.families import family, is_leader, masculine
from newsparse.speakers.gender import noun_gender
from newsparse.speakers.nouns import BODIES
from newsparse.speakers.pronouns import antecedent, has_a_role, is_oblique, just_spoke, recent_person
from newsparse.text.segments import sentences

_POINTED = re.compile(r"(?:ce|cet|cette)\s", re.I)
POSSESSED = re.compile(r"(?:son|sa|ses|leurs?)\s", re.I)
_BESIDE = 600  # characters: about a paragraph
_COMPLEMENTS = frozenset({"de", "du", "d", "des"})  # "le directeur du théâtre" is no one just named


def article_gender(folded: str) -> str | None:
    """The gender that the determiner of a folded phrase shows.

    >>> article_gender("la juge"), article_gender("l'ancien juge"), article_gender("l'élève")
    ('f', 'm', None)
    """
    female = re.match(r"(?:la|une|cette|sa)\b|l['’](?:ancienne|actuelle)\b", folded)
    return "f" if female else "m" if re.match(r"(?:le|un|ce)\b|l['’](?:ancien|actuel)\b", folded) else None


def as_before(article: ArticleView, head: str) -> Speaker | None:
    """Whom a phrase with the same noun was before.

    >>> as_before(ArticleView("", [], heads={"juge": Speaker("Zoé Roy")}), "juge").name
    'Zoé Roy'
    """
    return article.heads.get(head)


def somebody(article: ArticleView, phrase: str, head: str, gender: str | None, start: int, end: int) -> Speaker | None:
    """The person whom a singular role takes up: who bears it, else who is at hand and may bear it.

    >>> from newsparse.record import Span
    >>> text = "Zoé Roy, PDG d'Ardo, sourit. « Oui », dit la patronne."
    >>> zoe = Entity(id="e0", name="Zoé Roy", label="PER", mentions=(Span(text="Zoé Roy", start=0, end=7),))
    >>> somebody(ArticleView(text, [zoe]), "la patronne", "patronne", "f", 42, 53).name
    'Zoé Roy'
    """
    if _POINTED.match(phrase):
        return _pointed(article, head, gender, start)
    best = _by_role(article, head, phrase, start, end)
    return (
        _called(article, end)
        or (best.speaker if best and best.certain else None)
        or as_before(article, head)
        or _only_person(article, phrase, head, start)
        or (best.speaker if best else None)
        or _of_any_role(article, phrase, head, gender, start, end)
        or _just_named(article, phrase, gender, start)
        or just_spoke(article, head, start, gender)
        or (body(article, phrase, start, set()) if head in BODIES and len(roles.words(phrase)) <= _SHORT else None)
    )


class Bearer(NamedTuple):
    """Who bears a role, and whether nobody else at hand can be meant."""

    speaker: Speaker
    certain: bool


def _by_role(article: ArticleView, head: str, phrase: str, start: int, end: int) -> Bearer | None:
    """ "le président de Mozilla", "le chercheur", "la patronne": the person whom the text gives that role or one of its family.

    Of those that fit best the one named last; one of the family alone, named in another paragraph, is not certain.
    """
    organisations = [m[2] for m in article.within(start, end) if m[2].label not in {"PER", "LOC"}]
    places = [m for m in article.within(start, end) if m[2].label == "LOC"]
    wanted = roles.words(phrase)
    gender = article_gender(phrase.lower()) or noun_gender(head)
    best: tuple[int, int, Entity] | None = None
    for entity in article.bearers(head):
        if {gender, article.genders[entity.id]} == {"m", "f"}:
            continue
        before = article.last_before(entity, start)
        fitting = [role for role in article.roles[entity.id] if not places or roles.same_place(role, head, wanted)]
        score = max((roles.role_fits(role, head, wanted, organisations) for role in fitting), default=0)
        if score == 1 and POSSESSED.match(phrase) and start - before > _BESIDE:  # "son président" is no "patron" named long ago
            continue
        if score and before >= 0 and (best is None or (score, before) > best[:2]):
            best = (score, before, entity)
    if best is None:
        return None
    return Bearer(article.speaker(best[2]), best[0] > 1 or best[1] >= _paragraph(article, start))


def _paragraph(article: ArticleView, position: int) -> int:
    """Where the paragraph of a place begins, at most a pronoun's memory back."""
    return max(0, position - MEMORY, article.text.rfind("\n\n", max(0, position - MEMORY), position))


def _pointed(article: ArticleView, head: str, gender: str | None, position: int) -> Speaker | None:
    """ "cette spécialiste des réseaux": somebody whom the paragraph has brought in, who bears the role rather than another."""
    floor = _paragraph(article, position)
    here = [e for e in article.bearers(head) if article.last_before(e, position) >= floor and {gender, article.genders[e.id]} != {"m", "f"}]
    if len(here) == 1:
        return article.speaker(here[0])
    taken_up = antecedent(article, position, gender, False)
    if taken_up and taken_up.entity and (taken_up.entity.label != "PER" or article.last_before(taken_up.entity, position) < floor):
        return None
    return taken_up


def _of_any_role(article: ArticleView, phrase: str, head: str, gender: str | None, start: int, end: int) -> Speaker | None:
    """ "le chercheur", "l'avocate": the person at hand, whom such a noun takes up though the text gives no role."""
    organisations = [m for m in article.within(start, end) if m[2].label != "PER"]
    if head not in roles.GENERIC or organisations or _COMPLEMENTS.intersection(roles.words(phrase)) or POSSESSED.match(phrase):
        return None
    return recent_person(article, start, gender) or (
        article.last if agrees(article.last, gender, False) and article.last and article.last.entity is None else None
    )


def _just_named(article: ArticleView, phrase: str, gender: str | None, position: int) -> Speaker | None:
    """ "Au micro, X ne cède pas. Le directeur d'Ardo assure que": the one person of the sentence before, who has no other role."""
    before = list(sentences(article.text, _paragraph(article, position), position))
    if not before or not re.match(r"L[ea]\s|L['’]", phrase):
        return None
    people = [m for m in article.within(*before[-1]) if m[2].label == "PER" and m[0] >= before[-1][0]]
    if len({m[2].id for m in people}) != 1 or is_oblique(article, people[0]) or has_a_role(article, people[0][2].id):
        return None
    speaker = article.speaker(people[0][2])
    return speaker if speaker.gender and agrees(speaker, gender, False) else None


# Words of a phrase that can stand for a person just named: "le directeur technique".
_SHORT = 3


_IS_CALLED = re.compile(r"\s+(?:s['’]appell\w+|se\s+nomm\w+|n['’]est\s+autre\s+que|est|était)\s+")


def _called(article: ArticleView, end: int) -> Speaker | None:
    """ "Le dernier abonné s'appelle X"."""
    link = _IS_CALLED.match(article.text, end)
    people = [m[2] for m in article.within(link.end(), link.end() + 1) if m[2].label == "PER"] if link else []
    return article.speaker(people[0]) if people else None


# Parts of a trial: who plays one plays no other.
_PARTIES = frozenset(
    "prévenu prévenue accusé accusée suspect suspecte plaignant plaignante victime juge procureur procureure avocat avocate témoin greffier"
    " greffière juré jurée".split()
)


def _only_person(article: ArticleView, phrase: str, head: str, position: int) -> Speaker | None:
    """ "la commerçante": the one person whom the paragraph has named so far, if gender and role agree."""
    plain = _OF_AGE.sub("", phrase)
    if not re.match(r"l[ae]\s|l['’]", plain, re.I) or len(plain.split()) > _SHORT or article.within(position, position + len(phrase)):
        return None
    floor = _paragraph(article, position)
    people = _people_between(article, floor, position)
    if not people and plain != phrase:  # an age tells of somebody introduced
        people = _people_between(article, _paragraph(article, max(0, floor - 2)), position)
    if len(people) != 1:
        return None
    speaker = article.speaker(next(iter(people.values())))
    borne = {masculine(word) for role in article.roles.get(next(iter(people)), ()) for word in role.words[: roles.AMONG]}
    if head in _PARTIES and not _PARTIES.isdisjoint(borne - {masculine(head)}):  # "le prévenu" is not his lawyer
        return None
    here = [m for m in article.within(floor, position) if m[2].id in people]
    follows = all(is_oblique(article, m) for m in here) or has_a_role(article, next(iter(people)))
    if is_leader(head) and follows and borne.isdisjoint(family(head)):  # nor "le patron" a critic, or whom somebody sold to
        return None
    return speaker if agrees(speaker, article_gender(phrase.lower()), False) else None


def _people_between(article: ArticleView, start: int, end: int) -> dict[str, Entity]:
    return {m[2].id: m[2] for m in article.within(start, end) if m[2].label == "PER" and m[0] >= start}


_OF_AGE = re.compile(r"\s+(?:de|âgée?\s+de)\s+\d{1,3}\s+ans$")  # "l'étudiante de 19 ans"
