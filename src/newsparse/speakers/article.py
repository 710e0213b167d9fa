"""An article as the ranking reads it: its sentences, its candidates, the places that name them, who spoke
last.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from newsparse.french import sentences
from newsparse.french.small_words import fold
from newsparse.record import Entity, Quote
from newsparse.speakers.candidates import SORTS, Candidate, Reference
from newsparse.speakers.gender import first_name_gender, title_gender
from newsparse.speakers.head_nouns import noun, telling, words
from newsparse.speakers.introductions import Description, descriptions

# A phrase looks this far back for whom it takes up (characters): most of a news article; and at so many
# places at most.
FAR = 5000
_PLACES = 60
_SIDE = re.compile(r"\s?\(|,\s(?:de\s|d['’]|du\s|chez\s)(?:la\s|l['’])?")
_LONGEST_HEADING = 160  # characters
_ENDS = '.!?…»”":;,)'
_BESIDE = 4  # characters between a description and the name it stands before
_TRIED = 5  # places of a noun that are looked at
_NEAR = 25  # characters between a document and who made it
_MENTIONS = 30  # of one entity, read for what stands beside them
# A paragraph ends at a blank line, or at a line break behind the end of a sentence.
_BREAK = re.compile(r"\n[^\S\n]*\n\s*|(?<=[.!?…»”\"])[^\S\n]{0,3}\n")
_HEAD = 1500  # characters: a headline, a standfirst and a byline
_SIGNED = re.compile(
    r"(?:(?:^|[^\w\s,][^\S\n]*|\n)(?:[Pp]ar|[Bb]y|[Pp]hotos?|[Cc]rédits?)|" r"recueillis\s+par|©)[\s:*_]*$"
)
# "Zoé Roy - Aujourd'hui à 17:31"
_SIGNS = re.compile(r"\s?[-–—|•·]\s(?:aujourd['’]hui|hier|publié|mis à jour|le\s\d|\d{1,2}[\s/])", re.I)
_OBLIQUE = re.compile(
    r"""(?:
        \b(?:de|du|des|par|à|au|aux|avec|chez|pour|contre|selon|d['’]après|auprès\ de|sur|dans|via|face\ à)\s+
        (?:la\ |le\ |les\ |l['’])?(?P<noun>(?:d['’])?[a-zà-ÿ-]{3,20}\s+)?(?:[a-zà-ÿ-]{3,20}\s+){0,2}
        | \bd['’] | \bà\ l['’] | \(
    )$""",
    re.I | re.X,
)
_ARTICLE = re.compile(r"(?<![\w'’])(?:(?P<f>[Ll]a|[Uu]ne)|(?P<m>[Ll]e|[Uu]n|[Dd]u|[Aa]u))\s$")


class Article:
    """What the ranking asks of an article."""

    def __init__(
        self,
        text: str,
        quotes: Sequence[Quote],
        entities: Sequence[Entity],
        title: str = "",
        asides: Iterable[tuple[int, int]] = (),
        whole: str = "",
    ) -> None:
        self.whole = whole or text  # with its captions, which tell what somebody is
        self.text, self.title, self._lower = text, title, text.lower()
        self.sentences = list(sentences(text))
        self._openings = [first for first, _ in self.sentences]
        self._paragraphs = [m.end() for m in _BREAK.finditer(text)]
        self.spoken = _merged((q.start, q.end) for q in quotes if q.kind == "direct")
        self.asides = _merged(asides)
        self.mentions = sorted(
            ((m.start, m.end, e) for e in entities for m in e.mentions), key=lambda m: (m[0], m[1])
        )
        self._starts = [m[0] for m in self.mentions]
        self.candidates = [self._candidate(e) for e in entities]
        self.of_entity = {c.entity.id: c for c in self.candidates if c.entity}
        self.references: list[Reference] = []
        self._read()
        self._take_sides()
        self._take_bodies()

    def _candidate(self, entity: Entity) -> Candidate:
        places = [m for m in entity.mentions if not self.is_aside(m.start)][:_MENTIONS] or list(
            entity.mentions[:1]
        )
        sort = SORTS[entity.label]
        # a caption tells what somebody is
        read = () if sort == "place" else list(entity.mentions[:_MENTIONS])
        roles = [d for m in read for d in descriptions(self.whole, m.start, m.end, person=sort == "person")]
        if sort != "person" and 2 <= len(entity.name.split()) <= 4 and first_name_gender(entity.name):
            told = (d for m in places for d in descriptions(self.text, m.start, m.end, person=True))
            people = [d for d in told if noun(d.noun.base)]
            # "son président, Normand Roy", whatever its label
            sort, roles = ("person", people) if people else (sort, roles)
        if sort == "body":  # no company is a document
            roles = [d for d in roles if d.noun.body or not d.noun.document]
        gender = (
            title_gender(self.text, (m.start for m in places))
            if sort == "person"
            else self._article_gender([m.start for m in places])
        )
        if sort == "person":
            shown = {d.noun.gender for d in roles} - {None}
            gender = gender or first_name_gender(entity.name) or (shown.pop() if len(shown) == 1 else None)
        forms = frozenset(telling(words(name)) for name in {entity.name, *(m.text for m in places)}) - {
            frozenset()
        }
        own = frozenset().union(*forms)
        count, title = len(entity.mentions), entity.name in self.title
        return Candidate(
            entity.name, sort, entity, gender, roles=roles, own=own, forms=forms, count=count, title=title
        )

    def _article_gender(self, places: Iterable[int]) -> str | None:
        """The gender of a body's name, where the text gives it an article."""
        for place in places:
            if found := _ARTICLE.search(self.text, max(0, place - 4), place):
                return "f" if found["f"] else "m"
        return None

    def _read(self) -> None:
        taken: set[int] = set()  # sentences that have their subject
        for start, end, entity in self.mentions:
            if self.is_aside(start) or self._is_byline(start, end):
                continue
            quoted = self.is_spoken(start)
            oblique = self.is_oblique(start)
            sentence = self.sentence_of(start)
            subject = not quoted and not oblique and sentence not in taken and not self.is_heading(sentence)
            if subject:
                taken.add(sentence)
            candidate = self.of_entity[entity.id]
            told = next((d.noun.gender for d in candidate.roles if start - _BESIDE < d.end <= start), None)
            self.references.append(Reference(start, end, candidate, told, subject, oblique, quoted))

    def _take_sides(self) -> None:
        """ "Zoé Roy (Ardo)", "Zoé Roy, de la Ligue": whom a person is of, where no role says it."""
        for one, other in pairwise(self.mentions):
            person, body = self.of_entity[one[2].id], self.of_entity[other[2].id]
            if (
                person.sort == "person"
                and body.sort == "body"
                and _SIDE.fullmatch(self.text, one[1], other[0])
            ):
                person.sides |= body.own

    def _take_bodies(self) -> None:
        """ "Zoé Roy, présidente du syndicat": a role at the one body that has such a word in its name is of
        all that it is called.
        """
        bodies: dict[str, list[Candidate]] = {}
        for body in self.candidates:
            for word in body.own if body.sort == "body" else ():
                bodies.setdefault(word, []).append(body)
        for person in self.candidates:
            if person.sort == "person":
                person.roles[:] = [_at_body(role, bodies) for role in person.roles]

    def is_heading(self, sentence: int) -> bool:
        """True for a line of its own that ends no sentence."""
        start, end = self.sentences[sentence]
        return (
            end - start < _LONGEST_HEADING
            and self.text[end - 1] not in _ENDS
            and "\n" in self.text[end : end + 3]
        )

    def is_oblique(self, place: int) -> bool:
        """True for a name that a preposition governs or that stands in brackets."""
        found = _OBLIQUE.search(self.text, max(0, place - 40), place)
        return found is not None and (not found["noun"] or noun(fold(found["noun"].strip())) is not None)

    def add(self, reference: Reference) -> None:
        """One more place that takes up a candidate."""
        bisect.insort(self.references, reference, key=lambda r: r.start)

    def take_up(self, reference: Reference) -> None:
        """A place that was found to mean a candidate, the subject of its sentence rather than what else is
        named there.
        """
        at = bisect.bisect_left(self.references, reference.start, key=lambda r: r.start)
        here = self.sentence_of(reference.start)
        for number in range(at, min(len(self.references), at + _PLACES)):
            later = self.references[number]
            if self.sentence_of(later.start) != here:
                break
            if later.start >= reference.end and later.subject:
                self.references[number] = later._replace(subject=False)
        self.references[at:at] = [reference]

    def rename(self, same: dict[Candidate, Candidate]) -> None:
        """Give the references of a short name to the candidate that it is."""
        self.references = [r._replace(candidate=same.get(r.candidate, r.candidate)) for r in self.references]

    def back(self, position: int) -> Iterator[Reference]:
        """The references before a position, the nearest first."""
        at = bisect.bisect_left(self.references, position, key=lambda r: r.start)
        return islice((self.references[n] for n in range(at - 1, -1, -1)), _PLACES)

    def is_named_before(self, candidate: Candidate, position: int) -> bool:
        """True where the text names or takes up a candidate before a position."""
        return any(r.candidate is candidate and r.start < position for r in self.references)

    def ahead(self, position: int, stop: int) -> list[Reference]:
        """The references from a position up to another."""
        at = bisect.bisect_left(self.references, position, key=lambda r: r.start)
        return [r for r in self.references[at : at + _PLACES] if r.start < stop]

    def within(self, start: int, end: int) -> list[tuple[int, int, Entity]]:
        """The mentions that overlap a stretch."""
        first = max(0, bisect.bisect_left(self._starts, start) - 1)
        last = bisect.bisect_left(self._starts, end)
        return [m for m in self.mentions[first:last] if m[1] > start]

    def maker(self, word: str, position: int) -> Candidate | None:
        """Whose a document is that was named before: "un rapport d'Ardo", "dans une étude, la Ligue dit"."""
        place = position
        for _ in range(_TRIED):
            place = self._lower.rfind(word, max(0, position - FAR), place)
            if place < 0:
                return None
            start, end = self.sentences[self.sentence_of(place)]
            if self.is_spoken(place) or self._lower[place - 1 : place].isalnum() or start <= position < end:
                continue
            here = [
                r for r in self.ahead(start, end) if not r.quoted and r.candidate.sort in {"person", "body"}
            ]
            of = next((r for r in here if r.oblique and 0 < r.start - place - len(word) < _NEAR), None)
            found = of or next((r for r in here if r.subject), None)
            if found:
                return found.candidate
        return None

    def sentence_of(self, position: int) -> int:
        """The number of the sentence of a place."""
        return max(0, bisect.bisect_right(self._openings, position) - 1)

    def paragraph_of(self, position: int) -> int:
        """Where the paragraph of a place begins, at most ``FAR`` back."""
        at = bisect.bisect_right(self._paragraphs, position) - 1
        return max(0, position - FAR, self._paragraphs[at] if at >= 0 else 0)

    def is_spoken(self, position: int) -> bool:
        """True inside somebody's words."""
        return _holds(self.spoken, position)

    def is_aside(self, position: int) -> bool:
        """True inside a caption, a teaser, a tweet: no running text."""
        return _holds(self.asides, position)

    def _is_byline(self, start: int, end: int) -> bool:
        """True for a name that signs: "Par Zoé Roy", or a line near the top that holds nothing else."""
        if _SIGNED.search(self.text, max(0, start - 20), start):
            return True
        if not 0 < start < _HEAD:
            return False
        if _SIGNS.match(self.text, end) and self.text[:start].rstrip(" *_")[-1:] in {"", "\n"}:
            return True
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", end, end + 60)
        return (
            first > 0
            and self.text[first : last if last >= 0 else end + 60].strip(" \t*_#") == self.text[start:end]
        )


def _at_body(role: Description, bodies: dict[str, list[Candidate]]) -> Description:
    at = [bodies[word][0] for word in role.telling if len(bodies.get(word, ())) == 1 and _is_body(word)]
    return role._replace(telling=role.telling.union(*(body.own for body in at))) if at else role


def _is_body(word: str) -> bool:
    found = noun(word)
    return found is not None and found.body


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _holds(spans: Sequence[tuple[int, int]], position: int) -> bool:
    at = bisect.bisect_right(spans, (position, 1 << 60)) - 1
    return at >= 0 and position < spans[at][1]


__all__ = ["FAR", "Article", "Description"]
