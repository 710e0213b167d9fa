"""The family of a role: which roles a noun takes up, whatever their gender, and which body the plural of one stands for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from newsparse.french import people
from newsparse.french.words import singulars

_FAMILIES = {noun: frozenset(roles) for noun, roles in people.families().items()}
_ACRONYMS = people.acronyms()
_MEMBERS = {noun: frozenset(words) for noun, words in people.members().items()}
_KNOWN = frozenset().union(singulars("person"), _FAMILIES, *_FAMILIES.values(), *_ACRONYMS.values())
# Endings of feminines and of their masculines, the longer first.
_ENDINGS = (
    ("trice", "teur"),
    ("teuse", "teur"),
    ("euse", "eur"),
    ("ienne", "ien"),
    ("ière", "ier"),
    ("onne", "on"),
    ("cheffe", "chef"),
    ("ère", "er"),
    ("ale", "al"),
    ("e", ""),
)


@cache
def masculine(noun: str) -> str:
    """The masculine of a noun for people, the noun itself where it has none.

    >>> masculine("directrice"), masculine("chercheuse"), masculine("députée"), masculine("maire"), masculine("professeure")
    ('directeur', 'chercheur', 'député', 'maire', 'professeur')
    """
    for ending, male in _ENDINGS:
        if noun.endswith(ending) and (form := noun.removesuffix(ending) + male) in _KNOWN:
            return form
    return noun


@cache
def family(noun: str) -> frozenset[str]:
    """A noun and the roles that it takes up, as masculines.

    >>> "cofondateur" in family("patronne"), "patron" in family("fondateur"), sorted(family("trésorière"))
    (True, False, ['trésorier'])
    """
    male = masculine(noun)
    return frozenset({male}) | _FAMILIES.get(male, frozenset())


def is_leader(noun: str) -> bool:
    """True for a noun that only who leads something bears: no bystander is "le patron".

    >>> is_leader("patronne"), is_leader("retraitée")
    (True, False)
    """
    return masculine(noun) in _LEADERS


# The family of those who lead something.
_LEADERS = _FAMILIES["patron"] | {"patron", "dirigeant"}


def spelled(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a role, those behind that its acronym stands for.

    >>> spelled(("drh", "d", "ardo"))
    ('drh', 'd', 'ardo', 'directeur', 'ressources', 'humaines')
    """
    given = tuple(words)
    return given + tuple(word for noun in given[:2] for word in _ACRONYMS.get(noun, ()))


def spells(acronym: str, words: Iterable[str]) -> bool:
    """True where a role is what an acronym stands for.

    >>> spells("drh", ("directrice", "des", "ressources", "humaines")), spells("drh", ("directrice", "financière"))
    (True, False)
    """
    wanted = _ACRONYMS.get(acronym)
    return wanted is not None and {masculine(word) for word in wanted} <= {masculine(word) for word in words}


def body_words(noun: str) -> frozenset[str]:
    """Words of the name of a body that people of that noun are: "les auditeurs" are an office of audit.

    >>> "cour" in body_words("auditeur"), body_words("chercheur")
    (True, frozenset())
    """
    return _MEMBERS.get(masculine(noun), frozenset())
