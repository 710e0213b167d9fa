"""Things and the names that lead to them: two tables beside the records."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterable, Iterator
from typing import Literal

from newsparse.errors import InputError
from newsparse.record import Frozen, Label

Reason = Literal["spelling", "acronym", "alias", "initial", "earlier id"]


class Thing(Frozen):
    """One thing of the corpus: what it is called, in how many articles, since when.

    ``quotes`` counts those it speaks, ``facts`` those whose subject it is. ``furniture`` is a name that
    stands at the same place of a site's pages (a byline, a widget); its mentions there are in no count.
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


def read_things(path: str | pathlib.Path) -> list[Thing]:
    """The things of an earlier run, from its JSON Lines.

    Raises:
        InputError: the file is missing, or a line is not a thing.
    """
    return list(_lines(pathlib.Path(path)))


def _lines(path: pathlib.Path) -> Iterator[Thing]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: no things of newsparse link") from None
    for number, line in enumerate(text.splitlines(), 1):
        try:
            yield Thing.model_validate_json(line)
        except ValueError:
            raise InputError(f"{path}, line {number}: not a thing of newsparse link") from None


def json_lines(items: Iterable[Thing] | Iterable[Link]) -> str:
    """Things or links, a line of JSON each.

    >>> json_lines([Link(thing="t1", variant="USA", reason="alias")])
    '{"thing": "t1", "variant": "USA", "reason": "alias"}\\n'
    """
    return "".join(json.dumps(item.to_dict(), ensure_ascii=False) + "\n" for item in items)
