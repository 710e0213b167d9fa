"""What a noun is that heads a phrase: somebody, a body, a document; its gender, its family, and the kinds of
body there are.

One door to the nouns of ``newsparse.french``, so that every rule of this room asks the same questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from newsparse.french.people import acronyms, families, members, nouns, person, singular
from newsparse.french.small_words import fold
from newsparse.french.verbs import Verb, finite, forms, looks_finite
from newsparse.french.words import demonyms
from newsparse.speakers.vocabulary import compounds, listed, offices

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Noun(NamedTuple):
    """A noun that heads phrases: its singular (a person's in the masculine), its gender and what it names."""

    base: str
    gender: str | None
    person: bool = False
    body: bool = False
    document: bool = False
    plural: bool = False
    feminine: bool = False  # the feminine of a noun for people: no body


@cache
def noun(word: str) -> Noun | None:
    """What a folded word names, or ``None``.

    >>> (
    ...     noun("directrice").base,
    ...     noun("directrice").gender,
    ...     noun("start-up").body,
    ...     noun("rapports").plural,
    ...     noun("table"),
    ... )
    ('directeur', 'f', True, True, None)
    """
    somebody = person(word)
    body, document = word in nouns("body"), word in nouns("document")
    if somebody:
        base, gender = somebody
        return Noun(base, gender or None, True, body, document, _is_plural(word), gender == "f")
    if body or document:
        base = singular(word)
        return Noun(base, body_gender(base), False, body, document, base != word)
    feminine = word.removesuffix("s").removesuffix("e")
    origin = next(
        (
            form
            for form in (word, feminine, feminine.removesuffix("n"), word.removesuffix("s"))
            if form in demonyms()
        ),
        None,
    )
    return Noun(origin, None, body=True) if origin else None


def _is_plural(word: str) -> bool:
    return word.endswith(("s", "x")) and person(word[:-1]) is not None


_FEMALE_BODY = re.compile(r"(?:ion|té|e|erie|ance|ence|start-up|pme|ong)$")


def body_gender(word: str) -> str:
    """The gender of a noun for a body or a document.

    >>> body_gender("entreprise"), body_gender("groupe"), body_gender("syndicat")
    ('f', 'm', 'm')
    """
    return "f" if _FEMALE_BODY.search(word) and word not in listed("masculine") else "m"


def is_verb(word: str) -> bool:
    """True for a folded word that reads as a finite verb.

    >>> is_verb("affirme"), is_verb("nantaise")
    (True, False)
    """
    return finite(word) is not None or looks_finite(word)


@cache
def reading(cue: str) -> Verb | None:
    """The verb of a cue.

    >>> reading("a répliqué").kind, reading("selon")
    ('state', None)
    """
    known = forms().get(fold(cue).split()[-1], ()) if cue else ()
    return known[0] if known else None


def lemma(cue: str) -> str:
    """The verb of a cue.

    >>> lemma("a répliqué"), lemma("souffle"), lemma("selon")
    ('répliquer', 'souffler', '')
    """
    verb = reading(cue)
    return verb.lemma if verb else ""


@cache
def family(base: str) -> frozenset[str]:
    """A noun and the roles that it takes up, as masculines.

    >>> "fondateur" in family("patron"), "patron" in family("fondateur")
    (True, False)
    """
    return frozenset({base, *families().get(base, ())})


def origins(given: Iterable[str]) -> frozenset[str]:
    """The adjectives of origin among words, in the masculine.

    >>> sorted(origins(["groupe", "norvégienne", "américain"]))
    ['américain', 'norvégien']
    """
    found = (noun(word) for word in given)
    return frozenset(known.base for known in found if known and known.base in demonyms())


def office(base: str, beside: Iterable[str]) -> frozenset[str]:
    """The nouns of who holds the office that a noun and the words beside it name.

    >>> sorted(office("chef", ["état"])), office("chef", ["cuisine"])
    (['président', 'roi'], frozenset())
    """
    return frozenset().union(*(offices().get((base, word), frozenset()) for word in beside))


def masculine(word: str) -> str:
    """The masculine of a noun for people, any other word as it is.

    >>> masculine("chercheuse"), masculine("table")
    ('chercheur', 'table')
    """
    found = person(word)
    return found[0] if found else word


def spells(acronym: str, given: Iterable[str]) -> bool:
    """True where a role is what an acronym stands for.

    >>> spells("drh", ("directrice", "ressources", "humaines")), spells("drh", ("directrice", "financière"))
    (True, False)
    """
    wanted = acronyms().get(acronym)
    return wanted is not None and {masculine(word) for word in wanted} <= {masculine(word) for word in given}


def body_words(base: str) -> frozenset[str]:
    """Words of the name of a body that people of that noun are: "les auditeurs" are an office of audit.

    >>> "cour" in body_words("auditeur"), body_words("chercheur")
    (True, frozenset())
    """
    return frozenset(members().get(base, ()))


def words(text: str) -> tuple[str, ...]:
    """The words of a phrase, folded.

    >>> words("PDG d’Ardo")
    ('pdg', 'd', 'ardo')
    """
    return tuple(fold(word) for word in _WORD.findall(text))


# Words of a phrase that say nothing of whom it means.
SMALL = frozenset(
    (
        "de du d des en à et au aux la le les l un une son sa ses leur chez pour par sur ce cette cet "
        "actuel actuelle dont"
    ).split()
)


_NO_PLURAL = ("ais", "ois", "is", "us", "ss", "as", "os")  # "français", "virus"


@cache
def _compounds() -> re.Pattern[str]:
    pairs = (pair.replace(" ", "s? ") for pair in compounds())
    return re.compile(rf"\b(?:{'|'.join(pairs)})", re.I)


def joined(text: str) -> str:
    """A text whose compound nouns are one word each, as long as before.

    >>> joined("la jeune pousse nantaise")
    'la jeune-pousse nantaise'
    """
    return _compounds().sub(lambda found: found.group().replace(" ", "-"), text)


def telling(found: tuple[str, ...]) -> frozenset[str]:
    """The words of a phrase that count, without plural endings.

    >>> sorted(telling(words("le président de la Fédération des journalistes")))
    ['fédération', 'journaliste', 'président']
    """
    return frozenset(
        word if len(word) <= 3 or word.endswith(_NO_PLURAL) else word.removesuffix("s")
        for word in found
        if word not in SMALL
    )
