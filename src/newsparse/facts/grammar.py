"""The words of facts, from the data files: which verbs and nouns tell a role, and the French around them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from newsparse.french import fold, kind_of
from newsparse.french.conjugation import Form, conjugate
from newsparse.french.people import singulars
from newsparse.french.verbs import FINITE, ambiguous, finite
from newsparse.french.words import kinds_of

ROLES = (
    "funding grant investment acquisition valuation revenue profit loss cost price fine tax pay "
    "reserve debt market threshold saving "
    "other"
).split()


@dataclass(frozen=True, slots=True)
class Frame:
    """How a verb or noun shares out its parties; for a passive the other way round."""

    owner: tuple[str, ...]
    party: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb or noun that says what an amount is."""

    role: str
    frame: str
    weight: float
    lemma: str
    verb: bool
    before: tuple[str, ...] = ()
    side: str = "both"  # of the amount, where it may stand: before, behind, both
    direct: bool = False  # only with the amount right behind it
    reflexive: bool = False  # only with "se"
    needs: str = ""  # only with this between it and the amount
    near: str = ""  # only with a name "for", "in" (behind the amount), or as "object" (before it)


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb: its part (see ``conjugate``), what it does in a clause, and the role it tells, if
    any.
    """

    lemma: str
    part: str
    sort: str  # role, reach, chain, give, auxiliary, other
    trigger: Trigger | None = None


NEUTRAL = Trigger("", "own", 0.0, "", False)


@cache
def data(name: str) -> dict[str, Any]:
    """A data file of this room."""
    return tomllib.loads(files("newsparse.facts").joinpath("data", f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``grammar.toml``, folded.

    >>> "auprès" in words("prepositions")
    True
    """
    return frozenset(fold(word) for word in data("grammar")["words"][name].split())


@cache
def cues(name: str) -> tuple[str, ...]:
    """Pieces of text that a sentence is asked for.

    >>> "au capital" in cues("present")
    True
    """
    return tuple(cue.strip() for cue in data("grammar")["cues"][name].split(","))


@cache
def heads(name: str) -> frozenset[str]:
    """The nouns that take up a company, a product or a sector, in both numbers.

    >>> "start-ups" in heads("company")
    True
    """
    singular = [fold(word) for word in data("grammar")["heads"][name].split()]
    if name == "company":
        singular += [fold(noun) for noun in singulars("body") if kinds_of(noun) & _OWNERS]
    return frozenset([*singular, *(word + "s" for word in singular), *(word + "x" for word in singular)])


@cache
def backing() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Verbs that with a word behind them make their subject an investor, and which.

    >>> ("tête", "lead") in backing()["prendre"]
    True
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for part, listed in data("grammar")["backing"].items():
        for pair in listed.split():
            lemma, _, word = pair.partition(":")
            found.setdefault(lemma, []).append((fold(word), part))
    return {lemma: tuple(pairs) for lemma, pairs in found.items()}


@cache
def sorts() -> Mapping[str, frozenset[str]]:
    """What the words of a phrase say of whom it takes up.

    >>> "cible" in sorts()["target"]
    True
    """
    return {sort: frozenset(map(fold, listed.split())) for sort, listed in data("grammar")["sorts"].items()}


# Kinds of organisation that own sums of their own; "la presse" is none that an article is about.
_OWNERS = frozenset({"company", "media"})


@cache
def relations() -> Mapping[str, str]:
    """What each preposition makes of the phrase behind it.

    >>> relations()["chez"], relations()["du"]
    ('at', 'gen')
    """
    return {
        fold(word): name for name, listed in data("grammar")["relations"].items() for word in listed.split()
    }


@cache
def turned_relations() -> Mapping[str, str]:
    """What the word before "de" or "à" makes of the phrase behind: "auprès de", "grâce à", "au capital de".

    >>> turned_relations()["auprès"], turned_relations()["capital"]
    ('with', 'held')
    """
    found = data("grammar")["turned"].items()
    return {fold(word): name for name, listed in found for word in listed.split()}


@cache
def frames() -> Mapping[str, tuple[Frame, Frame]]:
    """Each frame, active and passive."""
    found = {}
    for name, table in data("frames").items():
        active = Frame(tuple(table["owner"].split()), table.get("party", {}))
        passive = Frame(
            tuple(table.get("passive_owner", table["owner"]).split()),
            table.get("passive_party", active.party),
        )
        found[name] = active, passive
    return found


@cache
def verbs_at(word: str) -> tuple[Verb, ...]:
    """The verbs that a folded word may be a form of: those of facts, else a finite one of any French verb.

    >>> verbs_at("tutoie"), verbs_at("annonce")[0].sort
    ((Verb(lemma='tutoyer', part='singular', sort='other', trigger=None),), 'chain')
    """
    found = verbs().get(word, ())
    if found or word in ambiguous() or word in nouns() or kind_of(word):
        return found
    other = finite(word)
    return (Verb(other.lemma, other.part, "other"),) if other is not None and other.part in FINITE else ()


# What verbs do in a clause; those of rounds do nothing but be known.
_SORTS = (
    "give",
    "take",
    "chain",
    "reach",
    "other",
    "win",
    "let_in",
    "join",
    "put_in",
    "lead",
    "lean",
    "reckon",
    "learn",
)
_AUXILIARIES = {"avoir": "avoir", "être": "être"}


@cache
def verbs() -> Mapping[str, tuple[Verb, ...]]:
    """Every form of every verb that facts know, folded; what tells a role before what does not.

    >>> [(v.lemma, v.part, v.sort) for v in verbs()["lève"]], verbs()["atteint"][0].sort
    ([('lever', 'singular', 'role')], 'reach')
    """
    forms: dict[str, list[Verb]] = {}
    for lemma, sort, trigger in _lemmas():
        for form in (*conjugate(lemma), *_addressed(lemma)):
            verb = Verb(lemma, form.part, sort, trigger)
            known = forms.setdefault(fold(form.text), [])
            if verb not in known:
                known.append(verb)
    small = words("determiners") | words("prepositions") | words("stops") | words("pronouns")
    # "du" is not a participle of devoir here
    return {text: tuple(known) for text, known in forms.items() if text not in small}


def _addressed(lemma: str) -> Iterator[Form]:
    """ "vous économisez", "comptez": the second person of the plural."""
    if lemma in lemmas("addressed"):
        yield Form(lemma[:-1] + "z", "plural", "present")


def _lemmas() -> Iterator[tuple[str, str, Trigger | None]]:
    for table in data("verbs")["verb"]:
        for lemma in table["lemmas"].split():
            trigger = Trigger(
                table["role"], table["frame"], table["weight"], lemma, True, tuple(table["before"]), "both",
                table.get("direct", False), table.get("reflexive", False), table.get("needs", ""),
                table.get("near", ""),
            )  # fmt: skip
            yield lemma, "role", trigger
    for lemma in _AUXILIARIES:
        yield lemma, "auxiliary", None
    for sort in _SORTS:
        for lemma in data("grammar")["verbs"][sort].split():
            yield lemma, sort if sort in _SORTS[:4] else "other", None


@cache
def all_heads() -> frozenset[str]:
    """The nouns that take up a company, a product or a sector."""
    return heads("company") | heads("product") | heads("sector")


@cache
def lemmas(name: str) -> frozenset[str]:
    """A list of verbs of ``grammar.toml``.

    >>> "convaincre" in lemmas("win")
    True
    """
    return frozenset(data("grammar")["verbs"][name].split())


@cache
def nouns() -> Mapping[str, tuple[tuple[tuple[str, ...], Trigger], ...]]:
    """First word of each noun that tells a role: all its words and what it tells, the longest first.

    >>> [trigger.role for words, trigger in nouns()["tours"] if words == ("tours", "de", "table")]
    ['funding']
    """
    found: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
    for table in data("nouns")["noun"]:
        for noun in table["words"].split(","):
            name = fold(noun.strip())
            if not name:
                continue
            trigger = Trigger(
                table["role"],
                table["frame"],
                table["weight"],
                name,
                False,
                (),
                table.get("side", "both"),
                table.get("direct", False),
            )
            for parts in _numbers(_parts(name)):
                found.setdefault(parts[0], []).append((parts, trigger))
    for noun in data("nouns")["neutral"][0]["words"].split(","):
        for parts in _numbers(_parts(fold(noun.strip()))):
            found.setdefault(parts[0], []).append((parts, NEUTRAL))
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in found.items()}


def _parts(name: str) -> tuple[str, ...]:
    """The tokens of a noun: "chiffre d'affaires" is three."""
    return tuple(name.replace("d'", "d' ").replace("l'", "l' ").split())


def _numbers(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Singular and plural: of the first word alone, and of it and the last where that is an adjective."""
    first, rest = parts[0], parts[1:]
    plurals = (
        [first]
        if first.endswith(("s", "x"))
        else [first + "s", *([first + "x"] if first.endswith(("u", "l")) else [])]
    )
    if first.endswith("ût"):
        plurals.append(first + "s")
    yield parts
    if len(first) <= _ACRONYM:
        return  # "CA" is the turnover, "cas" is a case
    for plural in plurals:
        if plural == first and not rest:
            continue
        yield (plural, *rest)
        if len(rest) == 1:
            yield (plural, rest[0] + "s")


_ACRONYM = 2
