"""What a speaker's phrase is tied by: the nouns of people, bodies, documents, first names."""

from __future__ import annotations

from newsparse.french.loading import words
from newsparse.french.words import demonyms, singulars

FIRST_NAMES = {gender: frozenset(words("names", "first_names", gender)) for gender in ("male", "female")}

PEOPLE = singulars("person")
BODIES = singulars("body") | demonyms()
DOCUMENTS = singulars("document")
