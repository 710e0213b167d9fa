"""Every word of the lists does what it is there for: a word that is taken away, or moved, is missed by the
reader.

``vocabulary.txt`` says what each word is; the reader is asked, not the lists.
"""

import pathlib
from collections.abc import Callable, Iterator

import pytest

from newsparse.french import people, person, small_words, verbs, words
from newsparse.french.loading import section
from newsparse.french.loading import words as listed
from newsparse.french.small_words import fold

HERE = pathlib.Path(__file__).parent


def sections() -> Iterator[tuple[str, list[str]]]:
    """The headings of the file, each with its words; "_" stands for a blank inside a phrase."""
    for block in (HERE / "vocabulary.txt").read_text(encoding="utf-8").split("\n\n"):
        head, *lines = block.strip().splitlines()
        yield head.removeprefix("# "), [word.replace("_", " ") for line in lines for word in line.split()]


def asker(question: str) -> Callable[[str], bool]:
    """How one asks whether a word is what its heading says."""
    file, part, *rest = question.split()
    key = rest[0] if rest else ""
    return _ASKERS[file](part, key)


def _of_bodies(part: str, key: str) -> Callable[[str], bool]:
    if key == "participles":
        return lambda word: fold(word) + "e" in people.naming_participles()
    return lambda word: fold(word) in people.nouns(part)


def _of_names(part: str, key: str) -> Callable[[str], bool]:
    if part == "first_names":
        gender = {"male": "m", "female": "f"}.get(key)
        return lambda word: (
            word in people.first_names() and gender in (None, people.gender_of_name(word.title()))
        )
    if part == "ambiguous":
        return lambda word: word in people.first_names() and word.title() not in people.sure_first_names()
    known = small_words.TITLES if part == "titles" else small_words.PARTICLES
    return lambda word: fold(word) in known


def _of_organisations(part: str, key: str) -> Callable[[str], bool]:
    if part == "demonyms":
        return lambda word: word in words.demonyms()
    if key == "nouns":
        return lambda word: part in words.kinds_of(fold(word))
    if key == "names":
        return lambda word: words.kind_of_name(word) == part
    if key == "first":
        return lambda word: words.kind_of_name(f"{word} zorg") == part
    return lambda word: words.kind_of_name(f"zorg {word}") == part


def _of_roles(part: str, key: str) -> Callable[[str], bool]:
    if part == "nouns":
        return lambda word: all(person(fold(form)) for form in word.split("/") if not form.startswith("-"))
    if part in ("families", "acronyms", "members"):
        return lambda word: word in section("roles", part)[key]
    if part == "endings":
        return lambda word: person(f"zorgu{word}") is not None if key == "person" else person(word) is None
    return lambda word: word in listed("roles", part, key)


def _of_verbs(part: str, key: str) -> Callable[[str], bool]:
    if key == "lemmas":
        return lambda word: any((verb.lemma, verb.kind) == (word, part) for verb in verbs.forms()[fold(word)])
    if part == "takes":
        return lambda word: word in verbs.taking(key)
    if part == "ambiguous":
        return lambda word: fold(word) in verbs.ambiguous()
    return lambda phrase: phrase in listed("verbs", part, key)


def _of_words(part: str, key: str) -> Callable[[str], bool]:
    return lambda word: fold(word) in small_words.few(part, key)


_ASKERS = {
    "bodies": _of_bodies,
    "names": _of_names,
    "organisations": _of_organisations,
    "roles": _of_roles,
    "verbs": _of_verbs,
    "words": _of_words,
}


@pytest.mark.parametrize(
    ("question", "vocabulary"), sections(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_word_is_what_it_is_there_for(question: str, vocabulary: list[str]) -> None:
    ask = asker(question)
    assert [word for word in vocabulary if not ask(word)] == []
