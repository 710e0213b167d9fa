"""Nouns of people, bodies and documents, first names: what heads a phrase, and its gender."""

from __future__ import annotations

from functools import cache

from newsparse.french.loading import section, words
from newsparse.french.small_words import fold

KINDS = ("person", "body", "document")


def feminine(noun: str) -> str:
    """The feminine of a masculine noun, by rule.

    >>> [feminine(noun) for noun in ("acteur", "informaticien", "policier", "député", "analyste")]
    ['actrice', 'informaticienne', 'policière', 'députée', 'analyste']
    """
    for ending, other in (
        ("teur", "trice"),
        ("eur", "euse"),
        ("ien", "ienne"),
        ("éen", "éenne"),
        ("on", "onne"),
        ("an", "anne"),
        ("er", "ère"),
    ):
        if noun.endswith(ending):
            return noun[: -len(ending)] + other
    return noun if noun.endswith("e") else noun + "e"


def _plurals(noun: str) -> set[str]:
    many = {noun, noun + "s", noun + "x"}
    if noun.endswith("al"):
        many.add(noun[:-2] + "aux")
    if noun.startswith(("grand-", "premier-", "directeur-", "haut-", "jeune-")):
        first, _, rest = noun.partition("-")
        many.add(f"{first}s-{rest}s")
    return many


@cache
def _people() -> dict[str, tuple[str, str]]:
    """Form of a person's noun -> its masculine singular and gender (m, f, or empty for both)."""
    table: dict[str, tuple[str, str]] = {}
    for entry in words("roles", "nouns", "both"):
        masculine, *others = entry.split("/")
        women = [feminine(masculine)] if not others else [other for other in others if other != "-"]
        for form in _plurals(fold(masculine)):
            table[form] = (fold(masculine), "" if masculine in women else "m")
        for woman in women:
            if woman != masculine:
                table |= {form: (fold(masculine), "f") for form in _plurals(fold(woman))}
    for noun in words("roles", "nouns", "feminine"):
        table |= {form: (fold(noun), "f") for form in _plurals(fold(noun))}
    return table


_PREFIXES = ("ex-", "contre-", "vice-", "co-", "sous-", "néo-", "archi-", "super-")


def person(word: str) -> tuple[str, str] | None:
    """The masculine singular and the gender of a noun for people, or ``None``; the word is folded.

    >>> person("chercheuses"), person("porte-parole"), person("sémiologue"), person("table")
    (('chercheur', 'f'), ('porte-parole', ''), ('sémiologue', ''), None)
    """
    if found := _people().get(word):
        return found
    for prefix in _PREFIXES:
        if word.startswith(prefix) and (found := _people().get(word.removeprefix(prefix))):
            return found
    bare = word.removesuffix("s")
    if bare.endswith(words("roles", "endings", "person")) and bare not in words(
        "roles", "endings", "not_person"
    ):
        return (bare, "") if len(bare) > _SHORTEST_GUESS else None
    return None


_SHORTEST_GUESS = 7  # letters: "sociologue" is a person by its ending, "liste" is not


@cache
def nouns(kind: str) -> frozenset[str]:
    """The nouns of one kind (body, document, utterance, naming), folded, in both numbers.

    >>> "chercheurs" in nouns("person"), "études" in nouns("document")
    (True, True)
    """
    if kind == "person":
        return frozenset(_people())
    return frozenset(form for noun in words("bodies", kind, "nouns") for form in _plurals(fold(noun)))


@cache
def singulars(kind: str) -> frozenset[str]:
    """The nouns of one kind, folded, in the singular; those for people in both genders.

    >>> (
    ...     "chercheuse" in singulars("person"),
    ...     "chercheurs" in singulars("person"),
    ...     "étude" in singulars("document"),
    ... )
    (True, False, True)
    """
    if kind == "generic":
        return frozenset(map(fold, generic()))
    if kind != "person":
        return frozenset(fold(noun) for noun in words("bodies", kind, "nouns"))
    entries = [entry.split("/") for entry in words("roles", "nouns", "both")]
    women = [form for first, *others in entries for form in (others or [feminine(first)]) if form != "-"]
    return frozenset(
        map(fold, [*(first for first, *_ in entries), *women, *words("roles", "nouns", "feminine")])
    )


@cache
def naming_participles() -> frozenset[str]:
    """Participles that give a name, folded, in all forms.

    >>> "baptisée" in naming_participles()
    True
    """
    return frozenset(
        fold(word) + ending
        for word in words("bodies", "naming", "participles")
        for ending in ("", "e", "s", "es")
    )


@cache
def kind_of(word: str) -> str:
    """What a folded noun heads: person, body, document, or nothing.

    >>> kind_of("sénatrice"), kind_of("firme"), kind_of("rapports"), kind_of("table")
    ('person', 'body', 'document', '')
    """
    if word in _people():
        return "person"
    for kind in ("body", "document"):
        if word in nouns(kind):
            return kind
    return "person" if person(word) else ""


@cache
def singular(word: str) -> str:
    """The singular of a noun of these lists (a person's in the masculine), else the word without its plural
    ending.

    >>> singular("chercheuses"), singular("journaux"), singular("études")
    ('chercheur', 'journal', 'étude')
    """
    if found := person(word):
        return found[0]
    for form in (word.removesuffix("s"), word.removesuffix("x"), word.removesuffix("aux") + "al"):
        if form != word and form in _singulars():
            return form
    return word


@cache
def _singulars() -> frozenset[str]:
    return frozenset(
        fold(noun)
        for kind in ("body", "document", "utterance", "naming", "control")
        for noun in words("bodies", kind, "nouns")
    )


@cache
def gender_of_name(first: str) -> str:
    """m or f for a first name of one gender, else empty.

    >>> gender_of_name("Zoé"), gender_of_name("Jean-Luc"), gender_of_name("Dominique")
    ('f', 'm', '')
    """
    name = first.lower()
    for part in (name, name.split("-")[0]):
        for key, gender in (("male", "m"), ("female", "f")):
            if part in words("names", "first_names", key):
                return gender
    return ""


@cache
def first_names() -> frozenset[str]:
    """All first names known, in lower case.

    >>> "zoé" in first_names()
    True
    """
    return frozenset(
        name for key in ("male", "female", "open") for name in words("names", "first_names", key)
    )


@cache
def sure_first_names() -> frozenset[str]:
    """First names that are hardly ever anything else, as they are written: with a capital to each part.

    >>> "Zoé" in sure_first_names(), "Marine" in sure_first_names(), "Ji-woo" in sure_first_names()
    (True, False, True)
    """
    sure = first_names() - frozenset(words("names", "ambiguous", "first_names"))
    return frozenset(form for name in sure for form in (name.title(), name.capitalize()))


def families() -> dict[str, tuple[str, ...]]:
    """Which roles a noun takes up: "le patron" is whom the article introduced as founder.

    >>> "fondateur" in families()["patron"]
    True
    """
    return section("roles", "families")


def acronyms() -> dict[str, tuple[str, ...]]:
    """The words that the role behind an acronym must have.

    >>> acronyms()["rssi"]
    ('responsable', 'sécurité')
    """
    return section("roles", "acronyms")


def members() -> dict[str, tuple[str, ...]]:
    """People who are, together, a body: the words by which that body is told.

    >>> "cour" in members()["auditeur"]
    True
    """
    return section("roles", "members")


def generic() -> tuple[str, ...]:
    """Nouns that take up anybody just spoken of, without a role named before.

    >>> "chercheur" in generic()
    True
    """
    return words("roles", "generic", "nouns")
