"""The first pass: every entity of every record as a row on disk, with what the corpus needs to know of it."""

from __future__ import annotations

import bisect
import contextlib
import hashlib
import pathlib
import re
import sqlite3
import urllib.parse
from collections.abc import Iterable, Iterator

from newsparse.entities.keys import key_of
from newsparse.french.small_words import PARTICLES, fold
from newsparse.record import Article, Entity, Span

REPLACED = "\ufffd"  # what decoding puts for bytes it cannot read
# in the column `single`: the name of a damaged page, which makes no thing of its own; 1 is a first name or a
# surname alone
DAMAGED = 2
NAME = "\u25cc"  # stands for another name in a line that a site repeats
BATCH = 2_000  # rows a transaction
UNKNOWN = 0.6  # the weight of a label without a confidence
_DIGITS = re.compile(r"\d+")
_BAR = re.compile(r"\s[|–—-]\s+$")

_TABLES = """
CREATE TABLE names (
    article INTEGER, entity TEXT, key TEXT, name TEXT, label TEXT, weight REAL,
    mentions INTEGER, quotes INTEGER, facts INTEGER, site TEXT, day TEXT, line TEXT, single INTEGER
);
CREATE TABLE variants (key TEXT, name TEXT, other TEXT, surface TEXT, reason TEXT);
"""
_INDEXES = """
CREATE INDEX by_key ON names (key, label);
CREATE INDEX by_line ON names (site, key, line);
CREATE INDEX by_place ON names (article, entity);
"""


@contextlib.contextmanager
def opened(path: pathlib.Path) -> Iterator[sqlite3.Connection]:
    """A store on disk for one run; it holds nothing that the records do not, so that a killed run simply
    starts anew.
    """
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("PRAGMA synchronous = OFF")
    base.executescript(_TABLES)
    try:
        yield base
    finally:
        base.close()
        path.unlink(missing_ok=True)


def gather(articles: Iterable[Article], base: sqlite3.Connection) -> int:
    """Put the entities of all articles into the store; the number of articles."""
    count = 0
    for count, article in enumerate(articles, 1):
        for entity, row in _rows(article, count):
            base.execute("INSERT INTO names VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", row)
            base.executemany("INSERT INTO variants VALUES (?,?,?,?,?)", _variants(entity, str(row[2])))
        if count % BATCH == 0:
            base.commit()
    base.executescript(_INDEXES)
    base.commit()
    return count


def key_in(entity: Entity) -> str:
    """The key of an entity, also of records that were made before there was one."""
    return entity.key or key_of(entity.name, entity.label)


def _rows(article: Article, number: int) -> Iterator[tuple[Entity, tuple[object, ...]]]:
    site, day = site_of(article.source), article.published.isoformat() if article.published else None
    lines = _Lines(article)
    for entity in article.entities:
        spoken = sum(quote.speaker_id == entity.id for quote in article.quotes)
        owned = sum(fact.subject_id == entity.id for fact in article.facts)
        line = lines.of(entity.mentions) if not spoken and not owned else ""
        weight = UNKNOWN if entity.confidence is None else entity.confidence
        single = (
            DAMAGED if REPLACED in entity.name else int(entity.label == "PER" and _is_single(entity.name))
        )
        yield (
            entity,
            (
                *(number, entity.id, key_in(entity), entity.name, entity.label, weight),
                *(len(entity.mentions), spoken, owned, site, day, line, single),
            ),
        )


def _is_single(name: str) -> bool:
    """Whether a person's name is a first name or a surname alone: "Roy", "Le Goff", "de la Tour".

    >>> _is_single("Le Goff"), _is_single("Anne Le Goff")
    (True, False)
    """
    return sum(fold(word) not in PARTICLES for word in name.split()) < 2


def site_of(source: str | None) -> str:
    """Where an article comes from: the host of its address, or its folder.

    >>> site_of("https://www.exemple.fr/a/b"), site_of("presse/2026/a.html")
    ('exemple.fr', 'presse/2026')
    """
    if not source:
        return ""
    host = urllib.parse.urlsplit(source).hostname if "://" in source else None
    return host.removeprefix("www.") if host else source.rpartition("/")[0]


class _Lines:
    """The lines of an article and its asides, by where they stand: what a site repeats from page to page is
    told by them.
    """

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._asides = sorted((aside.start, aside.end, aside.kind) for aside in article.asides)
        self._starts = [start for start, _, _ in self._asides]
        self._names = sorted(
            (mention.start, mention.end) for entity in article.entities for mention in entity.mentions
        )

    def of(self, mentions: Iterable[Span]) -> str:
        """What stands for the place of all mentions, the first one's; an empty string where the text is left
        out.
        """
        return next((self._place(mention) for mention in mentions), "") if self._text else ""

    def _place(self, mention: Span) -> str:
        at = bisect.bisect_right(self._starts, mention.start) - 1
        if at >= 0 and self._asides[at][1] >= mention.end:
            return f"aside {self._asides[at][2]}"
        start = self._text.rfind("\n", 0, mention.start) + 1
        end = self._text.find("\n", mention.end)
        end = len(self._text) if end < 0 else end
        if _BAR.search(self._text, start, mention.start) and not self._text[mention.end : end].strip(" |"):
            return "after a bar"  # "A headline | The Site"
        words = f"{self._masked(start, mention.start)}{mention.text}{self._masked(mention.end, end)}"
        line = _DIGITS.sub("0", " ".join(words.casefold().split()))
        return hashlib.blake2b(line.encode(), digest_size=8).hexdigest()

    def _masked(self, start: int, end: int) -> str:
        """A stretch of a line without its names: "LILLE (Agence Plume) -" and "PARIS (Agence Plume) -" are
        one place.
        """
        pieces = []
        for first, last in self._names[bisect.bisect_left(self._names, (start, 0)) :]:
            if first >= end:
                break
            pieces.append(self._text[start:first])
            start = max(start, min(last, end))
        return NAME.join((*pieces, self._text[start:end]))


def _variants(entity: Entity, key: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Other keys that one article gives an entity, where they are other writings of the whole name and no
    short forms of it.
    """
    if entity.label == "PER":
        return
    for surface in sorted({" ".join(mention.text.split()) for mention in entity.mentions} - {entity.name}):
        other = key_of(surface, entity.label)
        if not other or other == key:
            continue
        if abbreviates(surface, entity.name) or abbreviates(entity.name, surface):
            yield key, entity.name, other, surface, "acronym"
        elif other.replace("-", "") == key.replace("-", "") or other.rstrip("s") == key.rstrip("s"):
            yield key, entity.name, other, surface, "spelling"


_SMALL = frozenset(
    {"de", "du", "des", "la", "le", "les", "et", "d", "l", "en", "pour", "a", "of", "the", "for", "and"}
)


def abbreviates(short: str, long: str) -> bool:
    """Whether a name in capitals is made of the initials of another.

    >>> (
    ...     abbreviates("ANFR", "Agence nationale des fréquences"),
    ...     abbreviates("AFP", "Agence France-Presse"),
    ...     abbreviates("IBM", "Apple"),
    ... )
    (True, True, False)
    """
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= 8 and letters.isupper() and letters.isalpha()) or " " not in long:
        return False
    words = [word for word in re.split(r"[\s'’-]+", long) if word]
    initials = "".join(word[0] for word in words if word.casefold() not in _SMALL).upper()
    return letters == initials or (
        letters[0] == initials[:1]
        and len(letters) > 2
        and _in_order(letters, "".join(words).upper(), initials)
    )


def _in_order(letters: str, spelled: str, initials: str) -> bool:
    """The letters stand in the words in that order, and begin most of them: ANFR in "Agence nationale des
    FRéquences".
    """
    position = -1
    for letter in letters:
        position = spelled.find(letter, position + 1)
        if position < 0:
            return False
    return len(initials) >= len(letters) - 1 and letters[: len(initials) - 1] == initials[: len(initials) - 1]
