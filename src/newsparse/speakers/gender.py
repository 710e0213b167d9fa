"""Grammatical gender of a person in an article, from what stands around the name: titles, roles, first names.

"m", "f" or None: a pronoun agrees with None too, as the text does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsparse.french.people import gender_of_name

_TITLE = re.compile(
    r"\b(?:(?P<m>M\.|MM\.|Mr\.?|Monsieur|monsieur|[Ss]ir)|(?P<f>Mme|Mlle|Mmes|Madame|madame|"
    r"Mademoiselle|Mrs\.?|Ms\.?))\s+$"
)
_TITLE_REACH = 14  # characters before a name that hold its title


def first_name_gender(name: str) -> str | None:
    """The gender of a full name's first name, where French news knows one.

    >>> first_name_gender("Jean-Paul Roux"), first_name_gender("Sasha Roux")
    ('m', None)
    """
    return gender_of_name(name.split()[0]) or None if name.split() else None


def title_gender(text: str, places: Iterable[int]) -> str | None:
    """The gender that a title before one of the places shows.

    >>> title_gender("Mme Roy", [4]), title_gender("Roy", [0])
    ('f', None)
    """
    for place in places:
        if found := _TITLE.search(text, max(0, place - _TITLE_REACH), place):
            return "f" if found["f"] else "m"
    return None
