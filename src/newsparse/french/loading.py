"""The one loader of word lists: it refuses doubles, keys nobody reads and broken lines.

A list is a string of words parted by blanks, or an array of phrases. ``_KEYS`` names every key that the code
reads: a file that holds another one, or lacks one, does not load.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from newsparse.errors import ConfigError

_KEYS: dict[str, dict[str, tuple[str, ...]]] = {
    "words": {
        "determiners": ("article", "pointing", "owning", "counting", "glued"),
        "pronouns": ("subject", "stressed", "pointing", "neuter", "clitic", "relative", "some"),
        "links": ("preposition", "locution", "coordinator", "subordinator", "that"),
        "adverbs": ("words", "phrases", "nouns"),
        "time": ("day", "month", "alone", "part", "unit", "edge", "when"),
        "phrases": ("before_noun", "made", "counting", "quoted", "adjective", "openers"),
        "abbreviations": ("words", "closing"),
        "viewpoint": ("of", "direct", "measures", "benefits", "own"),
    },
    "verbs": {
        **dict.fromkeys(("state", "evidence", "opinion", "incise", "label", "common"), ("lemmas",)),
        "takes": (
            "urge",
            "call",
            "infinitive",
            "reflexive",
            "oneself",
            "that",
            "whom",
            "judgement",
            "will",
            "etre",
            "helper",
            "somebody",
        ),
        "ambiguous": ("forms",),
        "phrasal": ("state", "incise"),
    },
    "roles": {
        "nouns": ("both", "feminine"),
        "endings": ("person", "not_person"),
        "generic": ("nouns",),
        "viewers": ("nouns",),
        "concerned": ("nouns",),
        "families": ("*",),
        "acronyms": ("*",),
        "members": ("*",),
    },
    "bodies": {
        "body": ("nouns",),
        "document": ("nouns",),
        "utterance": ("nouns",),
        "naming": ("nouns", "participles"),
        "control": ("nouns",),
    },
    "names": {
        "first_names": ("male", "female", "open"),
        "ambiguous": ("first_names",),
        "titles": ("male", "female", "open"),
        "particles": ("words",),
    },
}
# Keys of one file of which a word may stand in one alone.
_APART = {
    "verbs": [(kind, "lemmas") for kind in ("state", "evidence", "opinion", "incise", "label", "common")],
    "names": [("first_names", key) for key in ("male", "female", "open")],
    "roles": [("nouns", "both"), ("nouns", "feminine")],
    "bodies": [("body", "nouns"), ("document", "nouns")],
}
_WORD = re.compile(r"[\w'.&+-][\w'’.&+/-]*")


@cache
def words(file: str, section: str, key: str) -> tuple[str, ...]:
    """One list of a data file, in its order.

    >>> words("verbs", "opinion", "lemmas")[:2]
    ('craindre', 'croire')
    """
    return _checked(file)[section][key]


def section(file: str, name: str) -> dict[str, tuple[str, ...]]:
    """All lists of an open section, by key.

    >>> "dg" in section("roles", "families")["pdg"]
    True
    """
    return _checked(file)[name]


@cache
def _checked(file: str) -> dict[str, dict[str, tuple[str, ...]]]:
    text = files("newsparse.french").joinpath("data", f"{file}.toml").read_text("utf-8")
    return check(file, tomllib.loads(text))


def check(file: str, data: dict[str, dict[str, str | list[str]]]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The lists of a file's data, or a ``ConfigError`` that says what is wrong with it.

    >>> check("names", {"first_names": {"male": "jean jean"}})
    Traceback (most recent call last):
    newsparse.errors.ConfigError: names.toml: missing or unknown sections: ambiguous, particles, titles
    """
    known = _KEYS[file]
    if odd := set(known) ^ set(data):
        raise ConfigError(f"{file}.toml: missing or unknown sections: {', '.join(sorted(odd))}")
    out: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, keys in known.items():
        if keys != ("*",) and (odd := set(keys) ^ set(data[name])):
            raise ConfigError(f"{file}.toml, {name}: missing or unknown keys: {', '.join(sorted(odd))}")
        out[name] = {key: _list(f"{file}.toml, {name}.{key}", value) for key, value in data[name].items()}
    places = [word for section_name, key in _APART.get(file, []) for word in out[section_name][key]]
    _refuse_doubles(f"{file}.toml", places)
    return out


def _list(where: str, value: str | list[str]) -> tuple[str, ...]:
    items = tuple(value.split()) if isinstance(value, str) else tuple(value)
    for item in items:
        if not all(_WORD.fullmatch(word) for word in item.split()) or item != item.lower():
            raise ConfigError(f"{where}: not a word: {item!r}")
    _refuse_doubles(where, items)
    return items


def _refuse_doubles(where: str, items: tuple[str, ...] | list[str]) -> None:
    seen: set[str] = set()
    for item in items:
        if item in seen:
            raise ConfigError(f"{where}: {item!r} stands twice")
        seen.add(item)
