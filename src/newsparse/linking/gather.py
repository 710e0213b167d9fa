"""The first pass: every entity of every record as a row on disk, with what the corpus needs to know of it."""

from __future__ import annotations

import contextlib
import math
import pathlib
import sqlite3
import urllib.parse
from collections import Counter
from collections.abc import Iterable, Iterator

from newsparse.entities.acronyms import abbreviates, initials_of
from newsparse.entities.damaged import LOST, intact
from newsparse.entities.keys import key_of
from newsparse.french.small_words import PARTICLES, fold
from newsparse.linking.places import Places
from newsparse.record import Article, Entity

# What the column `single` says of a name that makes no thing of its own: a first name or a surname alone;
# beside damage of the page.
ALONE, DAMAGED = 1, 2
BATCH = 2_000  # articles a transaction
UNKNOWN = 0.6  # the weight of a label without a confidence
LABELS = 5
THOUSAND = 1_000  # weights are whole numbers: a sum of fractions would depend on the order of the articles

_TABLES = """
CREATE TABLE names (
    article INTEGER, entity TEXT, key TEXT, name TEXT, label TEXT, weight INTEGER, odds INTEGER,
    mentions INTEGER, quotes INTEGER, facts INTEGER, site TEXT, day TEXT, single INTEGER, running INTEGER
);
CREATE TABLE lines (article INTEGER, entity TEXT, site TEXT, key TEXT, line TEXT);
CREATE TABLE variants (key TEXT, other TEXT, reason TEXT);
"""
_INDEXES = """
CREATE INDEX by_key ON names (key, label);
CREATE INDEX by_place ON names (article, entity);
CREATE INDEX by_line ON lines (site, key, line);
CREATE INDEX lines_by_place ON lines (article, entity);
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
        put(base, count, rows(article))
        if count % BATCH == 0:
            base.commit()
    indexed(base)
    return count


Row = tuple[object, ...]
Found = tuple[
    list[Row], list[Row], list[Row]
]  # for the tables names, lines and variants; of the first two without the article


def put(base: sqlite3.Connection, number: int, found: Found) -> None:
    """The rows of one article, which gets that number."""
    names, lines, variants = found
    base.executemany(f"INSERT INTO names VALUES ({', '.join('?' * 14)})", ((number, *row) for row in names))
    base.executemany("INSERT INTO lines VALUES (?, ?, ?, ?, ?)", ((number, *row) for row in lines))
    base.executemany("INSERT INTO variants VALUES (?, ?, ?)", variants)


def indexed(base: sqlite3.Connection) -> None:
    """All is gathered."""
    base.executescript(_INDEXES)
    base.commit()


def key_in(entity: Entity) -> str | None:
    """The key of an entity, also of records that were made before there was one; ``None`` for a damaged word.

    >>> from newsparse.record import Span
    >>> span = (Span(text="a", start=0, end=1),)
    >>> [
    ...     key_in(Entity(id="e1", name=name, label="ORG", mentions=span))
    ...     for name in ("Kel SA", "Kel \\ufffd", "Kel\\ufffd")
    ... ]
    ['kel', 'kel', None]
    """
    if LOST not in entity.name:
        return entity.key or key_of(entity.name, entity.label)
    if known := intact(entity.name):
        return key_of(known, entity.label)
    bare = " ".join(word for word in entity.name.split() if word != LOST)
    return key_of(bare, entity.label) if bare and LOST not in bare else None


def rows(article: Article) -> Found:
    """What the store keeps of an article."""
    names: list[Row] = []
    lines: list[Row] = []
    variants: list[Row] = []
    site, day = site_of(article.source), article.published.isoformat() if article.published else None
    places = Places(article)
    spoken = Counter(quote.speaker_id for quote in article.quotes)
    owned = Counter(fact.subject_id for fact in article.facts)
    for entity in article.entities:
        key = key_in(entity)
        if key is None:
            continue
        weight = UNKNOWN if entity.confidence is None else entity.confidence
        single = (
            DAMAGED if LOST in entity.name else ALONE * (entity.label == "PER" and _is_alone(entity.name))
        )
        counts = (len(entity.mentions), spoken[entity.id], owned[entity.id])
        said = (entity.id, key, entity.name, entity.label, round(THOUSAND * weight), odds(entity.confidence))
        found = () if spoken[entity.id] or owned[entity.id] else places.of(entity.mentions)
        names.append((*said, *counts, site, day, int(single), int(found is not None)))
        lines += [(entity.id, site, key, line) for line in found or ()]
        variants += _variants(entity, key)
    return names, lines, variants


def odds(confidence: float | None) -> int:
    """How much a label with that confidence speaks for itself, against any other: thousandths of a natural
    logarithm.

    >>> odds(0.2), odds(0.98), odds(None) == odds(0.6)
    (0, 5278, True)
    """
    sure = min(0.98, max(1 / LABELS, UNKNOWN if confidence is None else confidence))
    return round(THOUSAND * math.log(sure * (LABELS - 1) / (1 - sure)))


def _is_alone(name: str) -> bool:
    """Whether a person's name is a first name or a surname alone: "Roy", "Le Goff", "de la Tour".

    >>> _is_alone("Le Goff"), _is_alone("Anne Le Goff")
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


def _variants(entity: Entity, key: str) -> Iterator[Row]:
    """Other keys that one article gives an entity, where they are other writings of the whole name and no
    short forms of it.
    """
    if entity.label == "PER":
        return
    for surface in sorted({" ".join(mention.text.split()) for mention in entity.mentions} - {entity.name}):
        other = key_of(surface, entity.label)
        if not other or other == key or LOST in surface:
            continue
        short, long = sorted((surface, entity.name), key=len)
        if short.isupper() and len(short) >= len(initials_of(long)) - 1 and abbreviates(short, long):
            yield key, other, "acronym"
        elif other.replace("-", "") == key.replace("-", "") or other.rstrip("s") == key.rstrip("s"):
            yield key, other, "spelling"
