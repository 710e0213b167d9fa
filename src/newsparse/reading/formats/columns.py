"""Which column of a data set holds the text, the title, the date ...: as the caller says, else by usual
names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from newsparse.errors import InputError
from newsparse.reading.structured import Fields

# Usual names, as ``folded`` gives them; the first that is there counts.
USUAL = {
    "text": "text texte content contenu body corps article maintext main_text articlebody article_body "
    "fulltext full_text texte_integral"
    " article_text raw_text plain_text body_text",
    "title": "title titre headline intitule article_title",
    "date": "published date date_publication date_de_publication date_parution date_de_parution "
    "publication_date published_at"
    " published_date datepublished date_published date_publish pubdate pub_date created created_at jour",
    "author": "byline author authors auteur auteurs journaliste journalistes signature creator",
    "url": "url link lien adresse permalink href source_url address uri",
    "id": "id identifiant identifier doc_id document_id article_id uid guid uuid ref reference numero source",
}
OPTIONS = {
    "text": "--text-field",
    "title": "--title-field",
    "date": "--date-field",
    "author": "--byline-field",
    "url": "--url-field",
}
SHOWN = 20  # names of columns in a message
ANONYMOUS = Fields()


class Columns(NamedTuple):
    """The place of each column that is wanted, by its part; ``keep`` by its own name."""

    parts: Mapping[str, int]
    keep: Mapping[str, int]

    def places(self) -> list[int]:
        """All places, each once, in order."""
        return sorted({*self.parts.values(), *self.keep.values()})


def choose(names: Sequence[str], fields: Fields | None, keep: Sequence[str] = ()) -> Columns:
    """The columns of a data set that are wanted.

    Args:
        names: of its columns.
        fields: what the caller calls them; those left as they are by default are guessed.
        keep: columns to carry along.

    Raises:
        InputError: there is no column for the text, or none of a name that the caller has given.

    >>> choose(["Identifiant", "Titre", "Texte intégral"], None).parts
    {'text': 2, 'title': 1, 'id': 0}
    """
    asked = fields or ANONYMOUS
    parts: dict[str, int] = {}
    for part, usual in USUAL.items():
        given, default = getattr(asked, part, ()), getattr(ANONYMOUS, part, ())
        if given != default:
            parts[part] = _given(names, given, f"the {part}", OPTIONS.get(part, f"--{part}-field"))
        elif (place := _guessed(names, usual.split())) is not None:
            parts[part] = place
    if "text" not in parts:
        raise InputError(f"no column for the text among {_listed(names)}: name it with --text-field")
    return Columns(parts, {name: _given(names, (name,), "what to keep", "--keep") for name in keep})


def named(item: Mapping[str, Any], fields: Fields | None) -> Fields:
    """What the parts of a JSON object are called: as the caller or the usual names say, else as columns of a
    table may be called.

    >>> named({"corps": "Rien.", "Date de parution": "2026-03-12"}, None).date
    ('Date de parution',)
    """
    asked = fields or ANONYMOUS
    guessed: dict[str, Any] = {}
    for part, usual in USUAL.items():
        known = getattr(asked, part)
        if known != getattr(ANONYMOUS, part) or any(name in item for name in known):
            continue
        names = [name for name in item if isinstance(name, str)]
        if (place := _guessed(names, usual.split())) is not None:
            guessed[part] = (names[place],)
    return asked._replace(**guessed)


def folded(name: str) -> str:
    """A name without case, accents and signs.

    >>> folded(" Date de Parution "), folded("Intitulé")
    ('date_de_parution', 'intitule')
    """
    plain = unicodedata.normalize("NFKD", name.strip()).encode("ascii", "ignore").decode()
    return re.sub(r"[\W_]+", "_", plain.casefold()).strip("_")


def _guessed(names: Sequence[str], usual: Sequence[str]) -> int | None:
    known: dict[str, int] = {}
    for place, name in enumerate(names):
        known.setdefault(folded(name), place)
    return next((known[name] for name in usual if name in known), None)


def _given(names: Sequence[str], given: Sequence[str], what: str, option: str) -> int:
    for name in given:
        if name in names:
            return list(names).index(name)
    for name in given:
        if (place := _guessed(names, [folded(name)])) is not None:
            return place
    raise InputError(f"no column {given[0]!r} for {what} ({option}) among {_listed(names)}")


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name or "(no name)" for name in names[:SHOWN])
    return shown + (", ..." if len(names) > SHOWN else "") if names else "none"
