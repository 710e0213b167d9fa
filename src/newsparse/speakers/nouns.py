"""What a speaker's phrase is tied by: the nouns of people, bodies, documents, and the data of ``speaker_words.toml``."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from newsparse.french.words import demonyms, singulars

WORDS: dict[str, dict[str, str]] = tomllib.loads(files("newsparse.french").joinpath("data", "people.toml").read_text("utf-8"))

PEOPLE = singulars("person")
BODIES = singulars("body") | demonyms()
DOCUMENTS = singulars("document")
