"""Whom a pronoun takes up: by gender and number, the subject of the nearest sentence or who spoke last."""

from __future__ import annotations

import re

from newsparse.french.words import head_of
from newsparse.speakers.article import MEMORY, ArticleView, Mention, Speaker, agrees
from newsparse.speakers.bodies import OBLIQUE, body
from newsparse.speakers.gender import noun_gender
from newsparse.speakers.interviews import is_byline
from newsparse.speakers.nouns import BODIES, DOCUMENTS, PEOPLE
from newsparse.speakers.roles import AMONG, GENERIC
from newsparse.text.segments import sentences

PRONOUNS = {
    pronoun: (gender, plural)
    for gender, plural, pronouns in (
        ("m", False, "il|lui|celui-ci|ce dernier|l'intéressé|le même"),
        ("f", False, "elle|celle-ci|cette dernière|l'intéressée|la même"),
        (None, False, "l'|ses|son"),
        ("m", True, "ils|eux|ceux-ci|ces derniers|les mêmes"),
        ("f", True, "elles|celles-ci|ces dernières"),
    )
    for pronoun in pronouns.split("|")
}


def recent_person(article: ArticleView, position: int, gender: str | None) -> Speaker | None:
    """The person of the nearest sentence behind the last quotation that names one, else who spoke last, else the last one named."""
    recent = position - article.last_end < MEMORY
    floor = max(0, position - MEMORY, article.last_end if recent else 0)
    found = _subject_person(article, floor, position, gender)
    if found:
        return found
    last = article.last
    if recent and last and (last.entity is None or last.entity.label == "PER") and agrees(last, gender, False):
        return last
    return _subject_person(article, max(0, position - MEMORY), position, gender)


def _subject_person(article: ArticleView, floor: int, position: int, gender: str | None) -> Speaker | None:
    """The first person that agrees in the nearest sentence between two places that names one."""
    for first, last in reversed(list(sentences(article.text, floor, position))):
        people = [m for m in article.within(first, last) if m[2].label == "PER" and m[0] >= floor and _may_be_meant(article, m)]
        fitting = [m for m in people if agrees(article.speaker(m[2]), gender, False)]
        subjects = [m for m in fitting if not is_oblique(article, m)]
        if fitting:
            return article.speaker((subjects or fitting)[0][2])
    return None


def antecedent(article: ArticleView, position: int, gender: str | None, plural: bool) -> Speaker | None:
    """The person a pronoun takes up: the subject of the nearest sentence that names one, or who spoke last."""
    recent = position - article.last_end < MEMORY
    opening = None if plural else _opens_its_sentence(article, position, gender)
    if opening:
        return opening
    if not plural:
        entering = _somebody(article, position, gender) or _body_before(article, position, gender)
        if entering:
            return entering
        found = _subject_person(article, max(0, position - MEMORY, _behind_last(article) if recent else 0), position, gender)
        if found:
            return found
    if article.last and recent and agrees(article.last, gender, plural):
        return article.last
    if plural:
        return _many_before(article, position)
    return recent_person(article, position, gender) or _body_subject(article, position) or _named_next(article, position, gender)


_MANY = re.compile(r"(?:Les|Des|Ces|Ses|Leurs|Deux|Trois|Quatre|Plusieurs|Certains|Certaines)\s+(?P<noun>[^\W\d_]{4,25})")


def _many_before(article: ArticleView, position: int) -> Speaker | None:
    """ "Les chercheurs d'Ardo ont trouvé. ..., disent-ils": the people, or the organisation that they speak for."""
    floor = max(0, position - _CLOSE, article.text.rfind("\n\n", max(0, position - _CLOSE), position))
    for first, last in reversed(list(sentences(article.text, floor, position))[-2:]):
        opening = _MANY.match(article.text, first, last)
        if opening and head_of(opening["noun"].lower()) in PEOPLE:
            made = [m for m in article.within(opening.end(), opening.end() + _OPENING) if m[2].label == "ORG" and m[0] > opening.end()]
            return article.speaker(made[0][2]) if made else Speaker(" ".join(opening.group().split()), None, None, True)
    return None


_NEXT = 160  # characters: about a sentence


def _named_next(article: ArticleView, position: int, gender: str | None) -> Speaker | None:
    """« A », sourit-elle. À 71 ans, Zoé Roy code encore": nobody before, and the person of the next sentence."""
    stop = article.text.find("\n\n", position, position + _NEXT)
    stop = min(position + _NEXT, stop if stop >= 0 else len(article.text))
    people = [m for m in article.within(position, stop) if m[2].label == "PER" and m[0] > position]
    fitting = [m for m in people if agrees(article.speaker(m[2]), gender, False) and article.speaker(m[2]).gender == gender]
    return article.speaker(fitting[0][2]) if fitting and not is_oblique(article, fitting[0]) else None


def is_oblique(article: ArticleView, mention: Mention) -> bool:
    """True for a name that a preposition governs or that stands in brackets."""
    return bool(OBLIQUE.search(article.text[max(0, mention[0] - 40) : mention[0]])) or article.text[mention[0] - 1 : mention[0]] == "("


_LABEL = re.compile(r"[\s*_]*[:—][\s*_]")


def _may_be_meant(article: ArticleView, mention: Mention) -> bool:
    """False for a byline, the label of a turn ("L. Roy : ...") and a description that a recogniser took for a name."""
    start, end, entity = mention
    labels = article.text[max(0, start - 4) : start].strip(" *_") in {"", "\n", "\n\n"} and _LABEL.match(article.text, end)
    described = re.match(r"(\w+) (?:du|de|des|d['’])", entity.name)
    return not (is_byline(article, mention) or labels or (described and described[1].lower() in PEOPLE))


_CLOSE = 250  # characters: about a sentence and a half


def just_spoke(article: ArticleView, head: str, position: int, gender: str | None) -> Speaker | None:
    """Who spoke in the sentence before, for a role that the text has given nobody: "écrit X. L'ancien patron d'Ardo a ..."."""
    last = article.last
    if not last or not last.entity or last.entity.label != "PER" or not gender or not agrees(last, gender, False):
        return None
    if last.gender is None and head not in GENERIC:  # "la juge" need not be whom the text says little of
        return None
    between = article.text[article.last_end : position]
    if not 0 < len(between) < _CLOSE or "\n\n" in between or has_a_role(article, last.entity.id):
        return None
    others = {m[2].id for m in article.within(article.last_end, position) if m[2].label == "PER"} - {last.entity.id}
    return None if others else last


def has_a_role(article: ArticleView, person: str) -> bool:
    """True for a person to whom the text gives the noun of a role."""
    return any(word in PEOPLE and word not in _RELATIONS for role in article.roles.get(person, ()) for word in role.words[:AMONG])


# Nouns of what somebody is to another, which are no role: "sa collègue X".
_RELATIONS = frozenset("collègue confrère consœur homologue voisin voisine ami amie successeur prédécesseur".split())


def _somebody(article: ArticleView, position: int, gender: str | None) -> Speaker | None:
    """Somebody unnamed who enters in the sentence before: "Au fond, un professeur de chimie prend la parole. Il estime"."""
    floor = max(0, position - _CLOSE, article.last_end, article.text.rfind("\n\n", 0, position))
    for first, last in reversed(list(sentences(article.text, floor, position))[-2:]):
        met = _met(article, first, last, gender)
        if met:
            return met
        if any(m[2].label == "PER" and m[0] >= floor for m in article.within(first, last)):
            return None
        told = _definite_person(article, first, last, gender)
        if told:
            return told
        entering = _ENTERS.search(article.text, first, last)
        if entering and head_of(entering["noun"].lower()) in PEOPLE:
            name = " ".join(entering["who"].split())
            speaker = Speaker(name, None, "f" if name.lower().startswith("une") else "m")
            return speaker if agrees(speaker, gender, False) else None
    return None


# "un" or "une" and a noun with at most one complement, that opens a sentence or follows a frame, and a verb behind.
_ENTERS = re.compile(
    r"""(?:^|(?<=[.!?]\s)|(?<=,\s)|(?<=\n)) (?P<who>une?\s+(?:(?:ancien(?:ne)?|jeune|autre|vieux|vieille)\s)?
    (?P<noun>[^\W\d_-]{3,25})(?:\s+(?:proche\s+)?(?:de\s+la\s|de\s+l['’]|du|de|d['’]|en)\s?[^\W\d_]{3,25})?)
    (?=\s+(?:s['’]|se\s)?[^\W\d_]{3,15}(?<!ant)[\s.])""",
    re.I | re.X,
)


# "Le père d'un étudiant a déjà mandaté un cabinet", "L'ingénieur en question a quitté": somebody definite and unnamed, and a verb.
_DEFINITE = re.compile(
    r"""(?P<who>(?P<det>Le|La|L['’])\s?(?P<noun>[^\W\d_-]{3,25})
    (?:\s+en\s+question|\s+(?:de|d['’]|du)\s?(?:une?\s+|la\s+|l['’])?[^\W\d_]{3,25})?)
    (?=\s+(?:(?:d['’]une?|de|du|des|en)\s[^.,;:]{2,40}\s)?(?:a|avait|est|était|n['’]|ne|se|s['’])\s?\w)""",
    re.X,
)


def _definite_person(article: ArticleView, first: int, last: int, gender: str | None) -> Speaker | None:
    """Somebody unnamed whom a role with its article brings in, and whom no person of the article is."""
    opening = _DEFINITE.match(article.text, first, last)
    head = head_of(opening["noun"].lower()) if opening else ""
    if opening is None or head not in PEOPLE or head in article.heads or article.bearers(head):
        return None
    own = noun_gender(head) or {"le": "m", "la": "f"}.get(opening["det"].lower())
    speaker = Speaker(" ".join(opening["who"].split()), None, own)
    return speaker if own and agrees(speaker, gender, False) else None


def _met(article: ArticleView, first: int, last: int, gender: str | None) -> Speaker | None:
    found = _MET.search(article.text, first, last)
    if found is None:
        return None
    name = " ".join((found["who"] or found["mine"]).split())
    determiner = name.lower().split()[0]
    own = "f" if determiner in {"une", "ma"} else None if determiner == "mon" else "m"
    speaker = Speaker(name, None, own or noun_gender(name.split()[1].lower()))
    return speaker if head_of(name.lower()) in PEOPLE and agrees(speaker, gender, False) else None


# Somebody unnamed who is told of: "Une amie illustratrice, à qui", "Une mainteneuse de Sendai m'a montré", "j'ai appelé mon éditrice".
_MET = re.compile(
    r"""(?:(?:^|(?<=[.!?]\s)|(?<=,\s)|(?<=\n)) (?P<who>une?\s+[^\W\d_-]{3,25}(?:\s+(?:(?:de|d['’])\s?)?[^\W\d_]{3,25}){0,2}?)
       (?=,\s|\s+(?:m['’]|n['’]|ne\s|nous\s|a\s|avait\s|est\s))
      |(?<=\s)(?:ai|avons|j['’]ai)\s+[^\W\d_]{3,15}\s+ (?P<mine>(?:mon|ma|un|une)\s+[^\W\d_-]{3,25}) (?=[\s.,]))""",
    re.I | re.X,
)


def _body_before(article: ArticleView, position: int, gender: str | None) -> Speaker | None:
    """ "La Commission européenne a répondu. ..., a-t-elle indiqué": the organisation, with its article, that opens the sentence before."""
    floor = max(0, position - MEMORY, article.text.rfind("\n\n", max(0, position - MEMORY), position), article.last_end)
    for first, last in reversed(list(sentences(article.text, floor, position))[-2:]):
        opening = [m for m in article.within(first, first + _OPENING) if m[0] >= first and m[2].label in {"ORG", "PER"}]
        determiner = article.text[first : opening[0][0]].strip().lower() if opening else ""
        if opening and opening[0][2].label == "ORG" and determiner == {"f": "la", "m": "le"}.get(gender or ""):
            return article.speaker(opening[0][2])
        described = _body_described(article, first, last, gender)
        people = [m for m in article.within(first, last) if m[2].label == "PER"]
        if people and (not described or any(not is_oblique(article, m) or article.genders.get(m[2].id) == gender for m in people)):
            return None
        if described:
            return described
    return None


_DESCRIBED = re.compile(r"(?P<det>Le|La|L['’])\s?(?P<noun>[^\W\d_]{4,25}(?:-[^\W\d_]{2,15})?)")
_FEMALE_BODY = re.compile(r"(?:ion|té|e|erie|ance|ence)$")


def _body_described(article: ArticleView, first: int, last: int, gender: str | None) -> Speaker | None:
    """ "L'entreprise a deux mois. ..., réagit-elle"; "Le rapport de la Cour est sévère. Il pointe ..."."""
    opening = _DESCRIBED.match(article.text, first, last)
    if opening is None:
        return None
    head = head_of(opening["noun"].lower())
    own = {"le": "m", "la": "f"}.get(opening["det"].lower()) or ("f" if _FEMALE_BODY.search(opening["noun"]) else "m")
    if own != gender:
        return None
    if head in DOCUMENTS and head not in BODIES:
        link = _OF.match(article.text, opening.end(), last)
        made = [m for m in article.within(link.end(), link.end() + 1) if m[2].label == "ORG" and m[0] == link.end()] if link else []
        return article.speaker(made[0][2]) if made else None
    if head not in BODIES or head in PEOPLE:
        return None
    phrase = " ".join(opening.group().split())
    answered = article.side_of(article.last) if article.last and article.last.entity else set()
    return body(article, phrase, first, answered) or Speaker(phrase, None, own)


_OF = re.compile(r"\s+(?:de\s+l['’]|de\s+la\s+|du\s+|de\s+|d['’])")


def _behind_last(article: ArticleView) -> int:
    """Where a person may be taken up from: behind who spoke last; an organisation speaks through people named behind it."""
    if article.last is not None and article.last.entity is not None and article.last.entity.label == "PRODUCT":
        return 0  # a thing that "says" something is no rival of the people around it
    organisation = article.last is not None and article.last.entity is not None and article.last.entity.label == "ORG"
    return article.last_start if organisation else article.last_end


def _opens_its_sentence(article: ArticleView, position: int, gender: str | None) -> Speaker | None:
    """Who the sentence of a pronoun begins with: "Le Figaro est plus réservé : selon lui, ...", "pour le mainteneur, selon lui"."""
    around = [
        (a, b) for a, b in sentences(article.text, max(0, position - MEMORY), min(len(article.text), position + 40)) if a < position < b
    ]
    if not around or article.last_end > around[0][0]:
        return None
    first = around[0][0]
    opening = [m for m in article.within(first, first + _OPENING) if m[0] >= first and m[1] < position and m[2].label in {"ORG", "PER"}]
    opening = [m for m in opening if _may_be_meant(article, m)]
    if opening and agrees(article.speaker(opening[0][2]), gender, False):
        return article.speaker(opening[0][2])
    return None


_OPENING = 8  # characters: an article before the name that opens a sentence


def _body_subject(article: ArticleView, position: int) -> Speaker | None:
    """An organisation that opens the sentence before, where no person is in reach."""
    before = list(sentences(article.text, max(0, position - MEMORY), position))
    for first, _ in reversed(before[-2:]):
        opening = [m for m in article.within(first, first + 20) if m[2].label == "ORG"]
        if opening and not is_oblique(article, opening[0]):
            return article.speaker(opening[0][2])
    return None
