"""The entities of an article as the rules for speakers ask for them, and what the quotations so far have settled."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsparse.french.words import initials
from newsparse.record import Entity
from newsparse.speakers import roles
from newsparse.speakers.families import family, masculine, spelled
from newsparse.speakers.gender import gender_of

# A pronoun looks back this far for its antecedent: about three paragraphs of news.
MEMORY = 1500
# A role, a document or a kind of organisation is looked for this far back: most of a news article.
FAR = 5000

# "A. D.", "J.-P. B.", "AD": how an interview labels a person it has named.
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[\s-]?){2,4}")
Mention = tuple[int, int, Entity]


@dataclass(frozen=True)
class Speaker:
    """A settled speaker: its name, the entity where it is one, and how a pronoun agrees with it."""

    name: str
    entity: Entity | None = None
    gender: str | None = None
    plural: bool = False


@dataclass
class ArticleView:
    """The entities of an article as the rules ask for them."""

    text: str
    entities: Sequence[Entity]
    title: str = ""
    mentions: list[Mention] = field(default_factory=list)
    genders: dict[str, str | None] = field(default_factory=dict)
    roles: dict[str, list[roles.Role]] = field(default_factory=dict)
    places: dict[str, list[int]] = field(default_factory=dict)
    nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    heads: dict[str, Speaker] = field(default_factory=dict)
    by_surface: dict[str, Entity] = field(default_factory=dict)
    by_part: dict[str, list[Entity]] = field(default_factory=dict)
    by_role: dict[str, list[Entity]] = field(default_factory=dict)
    last: Speaker | None = None
    last_end: int = -MEMORY
    last_start: int = -MEMORY  # of the phrase that named the last speaker

    def __post_init__(self) -> None:
        self.mentions = sorted(((m.start, m.end, e) for e in self.entities for m in e.mentions), key=lambda m: (m[0], m[1]))
        self.starts = [start for start, _, _ in self.mentions]
        for entity in self.entities:
            if entity.label == "PER":
                places = [(m.start, m.end) for m in entity.mentions]
                self.genders[entity.id] = gender_of(self.text, entity.name, places)
                found = {role.words: role for role in reversed(roles.roles_of(self.text, places))}
                self.roles[entity.id] = list(found.values())  # each once
                for word in sorted({word for role in self.roles[entity.id] for word in map(masculine, role.words)}):
                    self.by_role.setdefault(word, []).append(entity)
                for part in sorted({entity.name.split()[-1].casefold(), entity.name.split()[0].casefold()} if entity.name.split() else ()):
                    self.by_part.setdefault(part, []).append(entity)
            for surface in (entity.name, *(m.text for m in entity.mentions)):
                self.by_surface.setdefault(surface.casefold(), entity)

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that overlap a stretch."""
        first = max(0, bisect.bisect_left(self.starts, start) - 1)
        last = bisect.bisect_left(self.starts, end)
        return [m for m in self.mentions[first:last] if m[1] > start]

    def bearers(self, head: str) -> list[Entity]:
        """The people to whom the text gives a role of that noun or of one that the press uses for it."""
        nouns = family(head) | {masculine(word) for word in spelled((head,))}
        found = {e.id: e for noun in sorted(nouns) for e in self.by_role.get(noun, ())}
        return list(found.values())

    def last_before(self, entity: Entity, position: int) -> int:
        """Where an entity is mentioned last before a place; -1 for nowhere."""
        places = self.places.get(entity.id) or self.places.setdefault(entity.id, sorted(m.start for m in entity.mentions))
        at = bisect.bisect_left(places, position)
        return places[at - 1] if at else -1

    def side_of(self, speaker: Speaker) -> set[str]:
        """The ids of a speaker's entity and of the organisations its roles name."""
        if speaker.entity is None:
            return set()
        words = {word for role in self.roles.get(speaker.entity.id, []) for word in role.words}
        return {speaker.entity.id} | {e.id for e in self.entities if e.label == "ORG" and not words.isdisjoint(roles.words(e.name))}

    def by_initials(self, name: str) -> Entity | None:
        """The person whose initials a name is."""
        if not _INITIALS.fullmatch(name):
            return None
        letters = "".join(letter for letter in name if letter.isalpha())
        return next((e for e in self.entities if e.label == "PER" and " " in e.name and initials(e.name) == letters), None)

    def _spelled_out(self, entity: Entity) -> Entity | None:
        """The organisation whose initials an acronym is: "l'AFB" behind "l'Association française des banques"."""
        letters = entity.name
        if entity.label != "ORG" or not (letters.isalpha() and letters.isupper() and 3 <= len(letters) <= 6):
            return None
        longer = [e for e in self.entities if e.label == "ORG" and _letters(e.name) == letters]
        return longer[0] if len(longer) == 1 else None

    def speaker(self, entity: Entity) -> Speaker:
        entity = self.by_initials(entity.name) or self._spelled_out(entity) or entity
        return Speaker(entity.name, entity, self.genders.get(entity.id))


def _letters(name: str) -> str:
    """The initials of the words of a body's name that count: "Association française des banques" is AFB."""
    small = {"de", "du", "des", "la", "le", "les", "et", "d", "l", "en", "pour", "of", "the", "for"}
    words = [word for word in re.split(r"[\s'’-]+", name) if word and word.lower() not in small]
    return "".join(word[0].upper() for word in words) if len(words) > 1 else ""


def agrees(speaker: Speaker | None, gender: str | None, plural: bool) -> bool:
    """True where a pronoun of that gender and number can take up a speaker.

    >>> agrees(Speaker("Zoé Roy", None, "f"), "m", False), agrees(Speaker("Sasha Roy"), "m", False)
    (False, True)
    """
    if speaker is None:
        return False
    many = speaker.plural
    if many != plural and not (plural and speaker.entity is not None and speaker.entity.label == "ORG"):
        return False
    return {gender, speaker.gender} != {"m", "f"}
