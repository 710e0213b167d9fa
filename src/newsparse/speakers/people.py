"""The candidates beyond the entities: people and bodies that only a phrase names, and the lookup of names and
roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from newsparse.french.small_words import fold
from newsparse.french.words import initials
from newsparse.record import Entity
from newsparse.speakers.article import Article
from newsparse.speakers.candidates import Candidate, Reference, Sort
from newsparse.speakers.gender import first_name_gender
from newsparse.speakers.head_nouns import family, noun, office, telling, words
from newsparse.speakers.introductions import Description, descriptions
from newsparse.speakers.phrases import Phrase, read_phrase
from newsparse.speakers.vocabulary import nicknames

_MOST = 50  # names looked for in one article that no mention covers
_ROLES = 40  # descriptions of one candidate that are kept
_SAME_ROLE = 20  # holders of one noun that are ranked, the last ones
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[\s-]?){2,4}")
_OF = re.compile(r"\b(?P<link>du|des)\s|\b(?:de|d['’]|par)\s?(?=(?:la|le|les|l['’]|un|une)\b|[A-ZÀ-Þ])")
# "Le président, Zoé de Roy, est": a role of at most five words, a name of several, and its comma.
_PRESENTED = re.compile(
    r"""\b(?:[Ll]e|[Ll]a|[Ll]['’]|[Ss]on|[Ss]a|[Uu]ne?)\s?(?P<role>[^\W\d_]{3,20}(?:[\s-][^\W\d_]{2,20}){0,4}),\s
    (?P<name>[A-ZÀ-Þ][\w-]{1,20}(?:\s(?:de|du|des|d['’]|von|van|le|la))?\s?[A-ZÀ-Þ][\w-]{1,20}(?:\s[A-ZÀ-Þ][\w-]{1,20})?)(?=[,.])""",
    re.X,
)
_SMALL = frozenset("de du des la le les et d l en pour of the for".split())


class People:
    """Who the candidates are, by name, by entity, by role."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._by_surface: dict[str, Candidate] = {}
        self._by_part: dict[str, list[Candidate]] = {}
        self._by_letters: dict[str, list[Candidate]] = {}
        self._by_role: dict[str, list[Candidate]] = {}
        self._same: dict[Candidate, Candidate] = {}
        self._added = 0
        for candidate in article.candidates:
            self._list(candidate, [m.text for m in candidate.entity.mentions] if candidate.entity else [])
        self._present()
        self._merge()
        self.in_title = [c for c in article.candidates if c.title][:10]

    def _list(self, candidate: Candidate, surfaces: Iterable[str]) -> None:
        for surface in (candidate.name, *surfaces):
            self._by_surface.setdefault(surface.casefold(), candidate)
        parts = candidate.name.casefold().split()
        if candidate.sort == "person" and len(parts) > 1:
            for part in {parts[0], parts[-1]}:
                self._by_part.setdefault(part, []).append(candidate)
        for role in candidate.roles:
            holders = self._by_role.setdefault(role.noun.base, [])
            if candidate not in holders[-3:]:
                holders.append(candidate)

    def _present(self) -> None:
        """Full names that stand behind a role and a comma and that no person's mention covers: "Le président,
        Zoé de Roy, est là.".
        """
        for match in islice(_PRESENTED.finditer(self.article.text), _MOST):
            start, end = match.span("name")
            role = noun(fold(match["role"].split()[0]))
            taken = any(m[2].label == "PER" for m in self.article.within(start, end))
            if taken or role is None or not role.person or first_name_gender(match["name"]) is None:
                continue
            self._new(match["name"], read_phrase(self.article.text, match.start(), end, []))

    def _merge(self) -> None:
        """A surname is its person, initials and acronyms are what they stand for, where one alone fits."""
        letters = self._by_letters
        for candidate in self.article.candidates:
            spelled = initials(candidate.name) if candidate.sort == "person" else _letters(candidate.name)
            if len(spelled) > 1:
                letters.setdefault(spelled, []).append(candidate)
        for candidate in self.article.candidates:
            fuller: list[Candidate] = []
            if _INITIALS.fullmatch(candidate.name):
                fuller = [
                    c
                    for c in letters.get("".join(x for x in candidate.name if x.isalpha()), [])
                    if c.sort == candidate.sort
                ]
            elif candidate.sort == "person" and " " not in candidate.name:
                fuller = self._by_part.get(candidate.name.casefold(), [])
            elif stands := nicknames().get(candidate.name.casefold()):
                fuller = [c for c in self.article.candidates if stands <= c.own]
            fuller = [c for c in fuller if c is not candidate]
            if len(fuller) == 1:
                self._same[candidate] = fuller[0]
        for short, full in list(self._same.items()):
            self.is_same(short, full)
            full.count += short.count

    def of(self, entity: Entity) -> Candidate:
        """The candidate of an entity."""
        candidate = self.article.of_entity[entity.id]
        return self._same.get(candidate, candidate)

    def is_same(self, short: Candidate, full: Candidate) -> None:
        """One candidate was found to be another, with all that the text calls it."""
        self._same[short] = full
        full.roles.extend(short.roles)
        full.gender = full.gender or short.gender
        self.article.rename({short: full})

    def named(self, phrase: Phrase) -> Candidate:
        """Whom a phrase that is or holds a name names; somebody new where nobody is called so."""
        if phrase.named:
            candidate = self.of(phrase.named[2])
            if phrase.head and candidate.sort == "person":
                self.describe(candidate, phrase)
            return candidate
        name = phrase.name or phrase.text
        found = self._by_surface.get(name.casefold())
        if found:
            return self._same.get(found, found)
        fits = self._by_part.get(name.casefold(), [])
        letters = (
            [
                c
                for c in self.article.candidates
                if c.sort == "person" and initials(c.name) == "".join(x for x in name if x.isalpha())
            ]
            if _INITIALS.fullmatch(name)
            else []
        )
        if len(fits) == 1 or letters:
            return (fits or letters)[0]
        return self._new(name, phrase)

    def _new(self, name: str, phrase: Phrase) -> Candidate:
        """Somebody whom no mention names: where else the name or surname stands, they are meant too."""
        person = (
            bool(phrase.head and phrase.head.person and not phrase.head.body)
            or first_name_gender(name) is not None
        )
        candidate = Candidate(
            name,
            "person" if person else "body",
            None,
            first_name_gender(name) or phrase.gender,
            phrase.plural,
        )
        candidate.own = telling(words(name))
        if self._added < _MOST and name[:1].isupper() and len(name) > 2:
            self._added += 1
            pattern = re.compile(rf"(?<!\w)(?:{re.escape(name)}|{re.escape(name.split()[-1])})(?!\w)")
            for match in pattern.finditer(self.article.text):
                if not self.article.within(*match.span()) and match.start() != phrase.start:
                    self.article.add(
                        Reference(
                            match.start(),
                            match.end(),
                            candidate,
                            None,
                            not self.article.is_oblique(match.start()),
                        )
                    )
                    if person and len(candidate.roles) < _SAME_ROLE:
                        candidate.roles.extend(descriptions(self.article.text, *match.span(), person=True))
        self.describe(candidate, phrase)
        self._list(candidate, [])
        return candidate

    def describe(self, candidate: Candidate, phrase: Phrase) -> None:
        """The text calls a candidate by the noun of a phrase."""
        if phrase.head is None:
            return
        known = any(
            role.noun.base == phrase.head.base and role.telling == phrase.telling for role in candidate.roles
        )
        if known or len(candidate.roles) >= _ROLES:
            return
        candidate.roles.append(Description(phrase.head, phrase.telling, phrase.start, phrase.end))
        self._by_role.setdefault(phrase.head.base, []).append(candidate)
        candidate.gender = candidate.gender or (phrase.gender if candidate.sort == "person" else None)

    def add(self, name: str, phrase: Phrase) -> Candidate:
        """Somebody whom a description alone names."""
        sort: Sort = (
            "person"
            if phrase.kind == "person"
            else "thing"
            if phrase.kind in {"other", "document"}
            else "body"
        )
        definite = phrase.determiner == "definite"
        candidate = Candidate(name, sort, None, phrase.gender, phrase.plural, named=False, definite=definite)
        candidate.own = phrase.telling
        self.describe(candidate, phrase)
        return candidate

    def called(self, phrase: Phrase) -> Iterable[Candidate]:
        """Who is called by the noun of a phrase or one of its family."""
        assert phrase.head is not None
        head = phrase.head
        like = office(head.base, phrase.telling) or family(head.base)
        for base in sorted({head.base} | (like if head.person else frozenset())):
            for candidate in self._by_role.get(base, [])[-_SAME_ROLE:]:
                yield self._same.get(candidate, candidate)

    def inside(self, phrase: Phrase) -> Phrase | None:
        """The phrase that a document's phrase says it is of: "le ministère" of "le courriel du ministère"."""
        text = self.article.text
        link = _OF.search(text, phrase.start + len(phrase.head.base if phrase.head else ""), phrase.end)
        if link is None:
            return None
        start = link.start("link") if link["link"] else link.end()
        inner = read_phrase(text, start, phrase.end, self.article.within(start, phrase.end))
        return (
            replace(inner, determiner="definite")
            if inner.kind in {"person", "body"} and link["link"]
            else inner
        )


def _letters(name: str) -> str:
    """The initials of the words of a body's name that count: "Association française des banques" is AFB."""
    parts = [word for word in re.split(r"[\s'’-]+", name) if word and word.lower() not in _SMALL]
    return "".join(word[0].upper() for word in parts) if len(parts) > 1 else ""
