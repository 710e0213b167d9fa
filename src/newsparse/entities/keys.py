"""A key that groups a name over articles: "Google", "google" and "Google Inc." are one, "USA" is
"etats-unis".

It is made of the name alone and of the table of known names, so that it is the same on every machine; the
label stands beside it.
"""

from __future__ import annotations

import re
import unicodedata

from newsparse.entities.knowledge import facts
from newsparse.entities.surface import key

# Articles before a name, in the languages its owner may have. "The" is often all that makes a name of a word.
_ARTICLE = re.compile(r"^(?:(?:le|la|les|el|il|der|die|das)\s+|the\s+(?=\S+\s)|l['’])(?=\S)", re.I)
# What says how a company is founded, at the end of its name: it differs between spellings of one.
_LEGAL_FORM = re.compile(
    r"(?<!&)(?<!\bet)(?<!\band)"  # "Data & Co" is all of its name
    r"[\s,]+(?:s\.?a\.?s?\.?u?|s\.?a\.?r\.?l\.?|s\.?c\.?a\.?|s\.?e\.?|s\.?p\.?a\.?|s\.?r\.?l\.?|"
    r"inc\.?|incorporated|corp\.?|corporation"
    r"|co\.?|company|ltd\.?|limited|l\.?l\.?c\.?|l\.?l\.?p\.?|p\.?l\.?c\.?|gmbh|a\.?g\.?|k\.?g\.?|"
    r"n\.?v\.?|b\.?v\.?|a\.?b\.?|a/s|oyj?|"
    r"pty)$",
    re.I,
)
# "The Kel Company" and "K Company" are not called by what would be left of them.
_COMPANY = re.compile(r"(?:the\s.*|\w)\s(?:company|corporation|limited|co\.?)", re.I)
# Signs that are all that tells one name from another: "C", "C#" and "C++", "Canal" and "Canal+".
_SHARP = re.compile(r"(?<=[A-Za-z])#(?!\w)")
_PLUS = re.compile(r"(?<=\w) ?\+(?!\w)|(?<=\+)\+")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")


def key_of(name: str, label: str) -> str:
    """The key of a name; ``label`` only decides whether what is known of that name is meant.

    >>> key_of("Google Inc.", "ORG"), key_of("l'Équipe", "ORG"), key_of("Zoé  Roy", "PER")
    ('google', 'equipe', 'zoe-roy')
    >>> key_of("C#", "PRODUCT"), key_of("C++", "PRODUCT"), key_of("Kel +", "ORG") == key_of("Kel+", "ORG")
    ('c-sharp', 'c-plus-plus', True)
    >>> key_of("The Kel Company", "ORG"), key_of("K Company", "ORG"), key_of("Kel Company", "ORG")
    ('kel-company', 'k-company', 'kel')
    >>> key_of("Data & Co", "ORG") == key_of("Data&Co", "ORG") == key_of("Data et Co.", "ORG")
    True
    """
    known = facts().by_key.get(key(name))
    if known is not None and (known.label == label or not known.ambiguous):
        name = known.name
    return _plain(name)


def _plain(name: str) -> str:
    bare = _ARTICLE.sub("", " ".join(name.split()))
    if not _COMPANY.fullmatch(" ".join(name.split())):
        bare = _LEGAL_FORM.sub("", bare)
    signs = _PLUS.sub(" plus ", _SHARP.sub(" sharp ", bare or name))
    spelled = (
        signs.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("ß", "ss").replace("&", " et ")
    )
    folded = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", spelled.casefold())
        if not unicodedata.combining(letter)
    )
    return _NOT_WORDS.sub("-", folded).strip("-") or " ".join(name.split()).casefold()
