"""The small word lists of this room (``vocabulary.toml``), each read by one rule."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from newsparse.ranking import Weights, read_weights


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list.

    >>> "rétorquer" in listed("replies"), "direction" in listed("parts")
    (True, True)
    """
    return frozenset(str(_lists()[name]).split())


@cache
def compounds() -> tuple[str, ...]:
    """Nouns of two words.

    >>> "jeune pousse" in compounds()
    True
    """
    return tuple(dict(_lists()["compounds"])["nouns"].split("|"))


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """The words in the name of whom an address or a nickname stands for.

    >>> sorted(nicknames()["bercy"])
    ['ministère', 'économie']
    """
    return {name: frozenset(stands.split()) for name, stands in dict(_lists()["nicknames"]).items()}


@cache
def offices() -> dict[tuple[str, str], frozenset[str]]:
    """The nouns of who holds an office that has another name, by its noun and a word beside it.

    >>> "président" in offices()["chef", "état"]
    True
    """
    listed_offices = dict(_lists()["offices"])
    return {
        (name.split()[0], name.split()[1]): frozenset(holders.split())
        for name, holders in listed_offices.items()
    }


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(files("newsparse.speakers").joinpath("vocabulary.toml").read_text("utf-8"))


@cache
def weights() -> Weights:
    """What each feature weighs (``weights.toml``).

    >>> weights().features["gender clashes"] < 0
    True
    """
    return read_weights(files("newsparse.speakers").joinpath("weights.toml").read_text("utf-8"))
