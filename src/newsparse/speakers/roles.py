"""Roles of people: "Mark Surman, président de Mozilla" makes "le président de Mozilla" Mark Surman."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsparse.french.words import head_of, singulars
from newsparse.record import Entity
from newsparse.speakers.families import family, masculine, spelled, spells

# A role behind a name: ", président de Mozilla", "(directeur d'IDC)", ", qui dirige ..." is none.
_BEHIND = re.compile(r"^\s{0,3}[,(–—]\s{0,3}(?P<role>[^,.;:()«»“”\n!?–—]{3,140})")
# A role before a name: "le président de Mozilla, Mark Surman", "le chercheur Ian Bogost".
_BEFORE = re.compile(
    r"""\b(?:(?:le|la|son|sa|leur|notre|du|au|un|une)\s{1,3} | l['’]\s?)
    (?P<role>(?:(?!\bet\s(?:l[ea]|son|sa|une?)\s|\bet\sl['’])[^,.;:()«»“”\n!?–—]){3,120})  # and not that of somebody else
    (?:\s\([^()\n]{1,30}\))?,?\s{0,3}$""",
    re.I | re.X,
)
# "Le maire de Brest, X, et celui de Quimper, Y".
_OTHER = re.compile(
    r"""\b(?:[Ll][ea]\s|[Ll]['’])(?P<noun>[^\W\d_]{3,20})\s(?:de|du|des|d['’])[^.;:()«»\n]{2,110}?
    \b(?:celui|celle)\s(?P<of>(?:de|du|des|d['’])\s?[^,.;:()«»\n]{2,40}),\s$""",
    re.X,
)
# "X a été nommé directeur technique", "X devient la présidente de", "X est l'avocat de".
_BECOMES = re.compile(
    r"""^[^.;!?\n«»]{0,60}?\b(?:nommée?|promue?|élue?|désignée?|devient|devenue?|est|était|reste|comme)\s+
    (?:au\s+poste\s+de\s+|le\s+|la\s+|l['’]|un\s+|une\s+)? (?P<role>[^,.;:()«»“”\n!?–—]{3,80})""",
    re.X,
)
# "X dirige Ardo", "X, qui préside Ardo", "X a fondé Ardo".
_LEADING = r"dirige|préside|pilote|cofondé|fondé|créé"
_LEADS = re.compile(rf"^(?:\s?,)?\s+(?:qui\s+)?(?:a\s+)?(?P<verb>{_LEADING})\s+(?P<what>[^,.;:()«»\n!?]{{2,60}})")
_LEADERS = {
    "dirige": ("directeur", "directrice", "dirigeant", "dirigeante", "patron"),
    "pilote": ("responsable", "directeur", "directrice"),
    "préside": ("président", "présidente"),
    "fondé": ("fondateur", "fondatrice"),
    "cofondé": ("cofondateur", "cofondatrice"),
    "créé": ("fondateur", "fondatrice", "créateur", "créatrice"),
}
_PEOPLE = singulars("person")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_WINDOW = 150  # characters read on either side of a mention

# Nouns that take up any person just spoken of.
GENERIC = singulars("generic")


_NOUNS = 4  # words of a role in which a noun of the same family is looked for
AMONG = 6  # words of a role in which its noun is looked for: "l'ancien tout premier directeur technique"


def _modifier(role: Sequence[str], head: str) -> str:
    """The adjective behind a role's noun: "technique" of "directeur technique"."""
    place = list(role).index(head) + 1 if head in role else len(role)
    word = role[place] if place < len(role) else ""
    return "" if word in _LINKS or word.isdigit() else word


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other and one in _SPECIALITIES and other in _SPECIALITIES


_LINKS = frozenset("de du d des en à et au aux la le les l chez pour".split())
# Adjectives that make two roles of one noun.
_SPECIALITIES = frozenset(
    "général générale technique financier financière commercial commerciale juridique scientifique artistique adjoint adjointe exécutif"
    " exécutive marketing produit honoraire délégué déléguée administratif administrative informatique éditorial éditoriale".split()
)


class Role(NamedTuple):
    """One role that the text gives a person: its words, and where."""

    words: tuple[str, ...]
    start: int


def roles_of(text: str, mentions: Iterable[tuple[int, int]]) -> list[Role]:
    """The roles that stand beside the mentions of a person.

    >>> [r.words for r in roles_of("Selon Zoé Roy, directrice d'Ardo, tout va.", [(6, 13)])]
    [('directrice', 'd', 'ardo')]
    """
    found = []
    for start, end in mentions:
        behind = _BEHIND.match(text[end : end + _WINDOW])
        if behind:
            found.append(Role(spelled(words(behind["role"])), end))
        becomes = _BECOMES.match(text[end : end + _WINDOW])
        if becomes and head_of(" ".join(becomes["role"].split()[:2])) in _PEOPLE:
            found.append(Role(words(becomes["role"]), end))
        leads = _LEADS.match(text[end : end + _WINDOW])
        if leads:
            found.append(Role(_LEADERS[leads["verb"].rstrip("s").lower()] + words(leads["what"]), end))
        other = _OTHER.search(text[max(0, start - _WINDOW) : start])
        if other and head_of(other["noun"]) in _PEOPLE:
            found.append(Role(words(f"{other['noun']} {other['of']}"), start))
            continue
        before = _BEFORE.search(text[max(0, start - _WINDOW) : start])
        if before:
            found.append(Role(spelled(words(before["role"])), start))
    return found


def words(text: str) -> tuple[str, ...]:
    """The words of a phrase, lower-cased.

    >>> words("PDG d’Ardo")
    ('pdg', 'd', 'ardo')
    """
    return tuple(word.lower() for word in _WORD.findall(text))


def same_place(role: Role, head: str, wanted: Sequence[str]) -> bool:
    """False for two roles of one noun in two places: "le maire de Brest" is not "le maire de Quimper".

    >>> same_place(Role(("maire", "de", "brest"), 0), "maire", ("le", "maire", "de", "quimper"))
    False
    """
    ours, theirs = _place(role.words, head), _place(wanted, head)
    return not (ours and theirs) or ours == theirs


def _place(role: Sequence[str], head: str) -> str:
    """The word that a complement of the noun opens with: "brest" of "maire de brest"."""
    at = list(role).index(head) + 1 if head in role else len(role)
    link = at < len(role) - 1 and role[at] in {"de", "d", "du", "des"}
    return next((word for word in role[at + 1 :] if word not in _LINKS), "") if link else ""


def role_fits(role: Role, head: str, wanted: Sequence[str], organisations: Sequence[Entity]) -> int:
    """How well a role answers a phrase: 0 not at all, 1 a synonym, 2 its noun; and 2 more where it names the organisation too.

    >>> role_fits(Role(("pdg", "de", "ardo"), 0), "patron", ("patron",), [])
    1
    """
    nouns = [masculine(word) for word in role.words[:AMONG]]
    if masculine(head) in nouns or spells(head, role.words):
        score = 2
    elif not family(head).isdisjoint(nouns[:_NOUNS]):
        score = 1
    else:
        return 0
    if score == 2 and _differ(_modifier(role.words, head), _modifier(wanted, head)):
        return 0
    if not organisations:
        return score
    named = any(word in role.words for entity in organisations for word in words(entity.name) if len(word) > 2)
    others = [word for word in wanted if word in role.words and len(word) > 3 and word != head]
    bare = len(role.words) <= 2 and not role.words[-1].isdigit()  # "sa présidente": of the organisation just spoken of
    return score + 2 if named or others else 1 if bare else 0
