"""The words of speakers: nouns for people, bodies, documents and things said; what kinds of organisation
there are.

A foundation: finding quotations and naming their speakers read the same lists.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from newsparse.french.people import nouns as nouns
from newsparse.french.people import singulars as singulars
from newsparse.french.small_words import fold as fold

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Nouns that are adjectives before another noun: "la jeune entreprise".
_ADJECTIVES = frozenset({"jeune", "jeunes", "principal", "premier", "première", "principale"})
# Words of a phrase in which its head is looked for: "le tout nouveau directeur".
_HEAD_AMONG = 6


@cache
def _table(name: str) -> dict[str, dict[str, str] | str]:
    return tomllib.loads(files("newsparse.french").joinpath("data", name).read_text("utf-8"))


def head_of(phrase: str) -> str:
    """The head noun of a phrase, folded, in the singular: the first of its words that heads a speaker's
    phrase.

    >>> (
    ...     head_of("les analystes d'IDC"),
    ...     head_of("la jeune entreprise"),
    ...     head_of("Mark Surman"),
    ...     head_of("le néerlandais"),
    ... )
    ('analyste', 'entreprise', '', 'néerlandais')
    """
    words: list[str] = _WORD.findall(fold(phrase))
    for number, word in enumerate(words[:_HEAD_AMONG], 1):
        if word in {"jeune", "jeunes"} and words[number : number + 1] in (["pousse"], ["pousses"]):
            return "jeune-pousse"
        if word in _ADJECTIVES and head_of(" ".join(words[number : number + 1])):
            continue
        for form in (
            word,
            word.removesuffix("s"),
            word.removesuffix("x"),
            word.removesuffix("s").removesuffix("e"),
        ):
            if form in singulars("person") or form in singulars("body") or form in singulars("document"):
                return form
    return words[-1] if len(words) in {1, 2} and words[-1] in demonyms() else ""


def initials(name: str) -> str:
    """The initials of a person's name, particles aside.

    >>> initials("Jean-Paul de Brosse"), initials("Anne Roy")
    ('JPB', 'AR')
    """
    return "".join(part[0] for part in re.split(r"[\s-]+", name) if part[:1].isupper())


@cache
def demonyms() -> frozenset[str]:
    """Adjectives of origin that the press uses for a company: "le néerlandais", "l'américain".

    >>> "sud-coréen" in demonyms()
    True
    """
    return frozenset(fold(word) for word in str(_table("organisations.toml")["demonyms"]).split())


@cache
def kinds_of(noun: str) -> frozenset[str]:
    """The kinds of organisation (or product) that a noun names; empty for a noun that any body answers to.

    >>> sorted(kinds_of("quotidien")), sorted(kinds_of("agence")), sorted(kinds_of("direction"))
    (['media'], ['media', 'public'], [])
    """
    return frozenset(kind for kind in KINDS if noun in _words(kind, "nouns"))


def kind_of_name(name: str) -> str | None:
    """The kind of organisation that a name tells or is known for, or ``None``.

    >>> (
    ...     kind_of_name("Cnil"),
    ...     kind_of_name("Le Monde"),
    ...     kind_of_name("Autorité de la concurrence"),
    ...     kind_of_name("Ardo"),
    ... )
    ('public', 'media', 'public', None)
    """
    bare = re.sub(r"^(?:(?:les|le|la|the)\s+|l')", "", fold(name))
    first = bare.split()[0] if bare.split() else ""
    for kind in KINDS:
        if bare in _names(kind) or first in _words(kind, "first"):
            return kind
    return next((kind for kind in KINDS if not _words(kind, "inside").isdisjoint(bare.split())), None)


KINDS = ("media", "public", "association", "company", "product")


@cache
def _words(kind: str, field: str) -> frozenset[str]:
    table = _table("organisations.toml")[kind]
    assert isinstance(table, dict)
    return frozenset(fold(word) for word in table.get(field, "").split())


@cache
def _names(kind: str) -> frozenset[str]:
    """Names known, a line each or parted by commas."""
    table = _table("organisations.toml")[kind]
    assert isinstance(table, dict)
    return frozenset(
        fold(name.strip()) for name in re.split(r"[,\n]", table.get("names", "")) if name.strip()
    )
