"""The small closed lists of the language, read once: generic terms, titles, function words, cue nouns."""

from __future__ import annotations

import csv
import pathlib
from functools import lru_cache

DATA = pathlib.Path(__file__).parent / "data"


@lru_cache(maxsize=1)
def generic() -> frozenset[str]:
    """Terms that name a kind of thing (API, PME, LLM).

    >>> "API" in generic(), "IBM" in generic()
    (True, False)
    """
    rows = (
        line
        for line in (DATA / "generic.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
    return frozenset(word for row in rows for word in row.split())


@lru_cache(maxsize=1)
def makes() -> dict[tuple[str, str], str]:
    """Words that a name of one kind opens or ends with: "Université ...", "... Capital", "... Act".

    >>> makes()["end", "act"], makes()["start", "université"]
    ('MISC', 'ORG')
    """
    with (DATA / "makes.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["where"], word): row["label"]
            for row in csv.DictReader(file)
            for word in row["words"].split()
        }


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words of French prose in the form they have in lower case.

    >>> "serveur" in common_words(), "nvidia" in common_words()
    (True, False)
    """
    return frozenset((DATA / "common_words.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def demonyms() -> frozenset[str]:
    """Adjectives of origin, in all their forms.

    >>> {"française", "chinois"} <= demonyms()
    True
    """
    found = set()
    for word in (DATA / "demonyms.txt").read_text(encoding="utf-8").split():
        feminine = word + "ne" if word.endswith("en") else word if word.endswith("e") else word + "e"
        found |= {word, feminine, word if word.endswith("s") else word + "s", feminine + "s"}
    return frozenset(found)


# Courtesy titles and ranks in front of a person's name; never part of it.
TITLES = frozenset(
    "m. m mm. mm mme mme. mmes mlle mlle. mlles dr dr. pr pr. me mgr mgr. mr mr. mrs mrs. ms ms. sir"
    " monsieur madame mademoiselle messieurs mesdames maître docteur professeur".split()
)

# Articles, prepositions and conjunctions that no name begins or ends with when they are written in lower
# case.
FUNCTION_WORDS = frozenset(
    "le la les l' un une des du de d' au aux à a en et ou où ni mais donc or car que qu' qui dont"
    " ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes"
    " par pour sur sous dans chez vers avec sans entre contre depuis pendant selon dès lors via face"
    " est sont était n' s' c' j' t' y ne pas plus comme si".split()
)
