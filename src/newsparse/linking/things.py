"""Things and the names that lead to them: two tables beside the records."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

from newsparse.errors import InputError
from newsparse.files import replacing
from newsparse.record import Frozen, Label

Reason = Literal["spelling", "acronym", "alias", "initial", "earlier id"]


class Thing(Frozen):
    """One thing of the corpus: what it is called, in how many articles, since when.

    ``quotes`` counts those it speaks, ``facts`` those whose subject it is. ``furniture`` is a name that
    stands only where a site repeats it, or beside the text (a byline, a widget); such mentions are in no
    count.
    """

    id: str
    name: str
    label: Label
    key: str
    aliases: tuple[str, ...] = ()
    articles: int = 0
    mentions: int = 0
    quotes: int = 0
    facts: int = 0
    first: str | None = None
    last: str | None = None
    furniture: bool = False


class Link(Frozen):
    """A name or an earlier id that leads to a thing, and why."""

    thing: str
    variant: str
    reason: Reason


Kind = TypeVar("Kind", Thing, Link)


def read_things(path: str | pathlib.Path) -> Iterator[Thing]:
    """The things of an earlier run, from its JSON Lines.

    Raises:
        InputError: the file is missing, or a line is not a thing.
    """
    yield from _lines(pathlib.Path(path), Thing)


def read_links(path: str | pathlib.Path) -> Iterator[Link]:
    """The links of an earlier run, from its JSON Lines; it raises what ``read_things`` does."""
    yield from _lines(pathlib.Path(path), Link)


def _lines(path: pathlib.Path, kind: type[Kind]) -> Iterator[Kind]:
    number = 0
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                number += 1
                yield kind.model_validate_json(line)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: no things of newsparse link") from None
    except ValueError:
        raise InputError(f"{path}, line {number}: not a {kind.__name__.lower()} of newsparse link") from None


def write_lines(path: pathlib.Path, items: Iterable[Thing] | Iterable[Link]) -> None:
    """Write things or links, a line of JSON each; the file appears whole or not at all.

    >>> import tempfile
    >>> place = pathlib.Path(tempfile.mkdtemp(), "links.jsonl")
    >>> write_lines(place, [Link(thing="t1", variant="USA", reason="alias")])
    >>> list(read_links(place))
    [Link(thing='t1', variant='USA', reason='alias')]
    """
    with replacing(path) as file:
        for item in items:
            file.write(json.dumps(item.to_dict(), ensure_ascii=False) + "\n")
