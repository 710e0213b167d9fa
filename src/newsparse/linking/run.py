"""Linking: gather, decide, and write the records anew with the things they name."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsparse.batch import output
from newsparse.batch.convert import read, same_place
from newsparse.batch.forms import form_of
from newsparse.errors import ConfigError
from newsparse.files import atomically
from newsparse.linking.decide import Decided, Decision, decide
from newsparse.linking.gather import gather, key_in, opened
from newsparse.linking.tables import adder, inside
from newsparse.linking.things import Thing, json_lines, read_things
from newsparse.record import Article


class Linked(NamedTuple):
    """What a run of linking made."""

    articles: int
    things: int
    labels_changed: int


def link(
    sources: Sequence[str | pathlib.Path],
    target: str | pathlib.Path,
    *,
    form: str | None = None,
    against: str | pathlib.Path | None = None,
    force: bool = False,
) -> Linked:
    """Link the records of a corpus: write them with the thing that each entity is, and the tables of things
    beside them.

    Args:
        sources: records in any form that ``newsparse convert`` reads.
        target: where they go. SQLite, DuckDB and folders of tables have the tables ``things`` and
            ``thing_links`` inside; beside other forms appear ``TARGET.things.jsonl`` and
            ``TARGET.links.jsonl``.
        form: the form of the target, where its ending does not say.
        against: what an earlier run made, or its things alone; their ids are kept.
        force: replace a target that exists.

    Raises:
        ConfigError: a form is unknown, or the target exists, or is one of the sources.
        InputError: a source cannot be read.
        StoppedError: the target cannot be written.

    >>> import tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "in.jsonl").write_text(Article(id="1", text="Rien.").model_dump_json())
    >>> link([folder / "in.jsonl"], folder / "out.jsonl")
    Linked(articles=1, things=0, labels_changed=0)
    """
    paths, place = [pathlib.Path(source) for source in sources], pathlib.Path(target)
    wanted = form_of(place, form)
    if any(same_place(path, place) for path in paths):
        raise ConfigError(f"{place} is one of the sources")
    if place.exists() and not force:
        raise ConfigError(f"{place} exists: --force replaces it")
    earlier = things_of(against) if against else []
    output.prepare(place, wanted)
    with opened(place.with_name(f".linking-{place.name}")) as base:  # a killed run's is replaced
        count = gather(_articles(paths), base)
        decided = decide(base, earlier)
    changed = 0

    def lines() -> Iterator[bytes]:
        nonlocal changed
        for article in linked(_articles(paths), decided):
            changed += sum(entity.label_in_article is not None for entity in article.entities)
            yield article.model_dump_json().encode() + b"\n"

    add = adder(wanted.name, decided.things, decided.links)
    if add is None:  # first, so that the records never stand without them
        atomically(beside(place, "things"), json_lines(decided.things))
        atomically(beside(place, "links"), json_lines(decided.links))
    output.write(lines(), wanted, place, add=add)
    return Linked(count, len(decided.things), changed)


def beside(target: pathlib.Path, name: str) -> pathlib.Path:
    """The file of a table beside an output.

    >>> beside(pathlib.Path("out.jsonl"), "things").name
    'out.jsonl.things.jsonl'
    """
    return target.with_name(f"{target.name}.{name}.jsonl")


def things_of(path: str | pathlib.Path) -> list[Thing]:
    """The things of an earlier run: inside what it made, beside it, or in a file of their own.

    Raises:
        InputError: there are none, or they cannot be read.
    """
    place = pathlib.Path(path)
    if beside(place, "things").exists():
        return read_things(beside(place, "things"))
    found = inside(place)
    return found or read_things(place)


def is_linked(path: pathlib.Path) -> bool:
    """Whether ``link`` made an output that is there.

    >>> is_linked(pathlib.Path("missing.jsonl"))
    False
    """
    return path.exists() and (beside(path, "things").exists() or bool(inside(path)))


def _articles(paths: Iterable[pathlib.Path]) -> Iterator[Article]:
    for path in paths:
        yield from read(path)


def linked(articles: Iterable[Article], decided: Decided) -> Iterator[Article]:
    """The records with ``corpus_id`` on their entities, and the corpus's label where it is sure and the
    article was not.
    """
    for number, article in enumerate(articles, 1):
        entities = []
        for entity in article.entities:
            found: Decision | None = decided.by_place.get((number, entity.id)) or decided.by_key.get(
                (key_in(entity), entity.label)
            )
            if found is None:  # a first name or a surname alone is somebody within its article only
                entities.append(entity)
            elif found.label == entity.label:
                entities.append(entity.model_copy(update={"corpus_id": found.thing}))
            else:
                said = entity.label_in_article or entity.label
                update = {"corpus_id": found.thing, "label": found.label, "label_in_article": said}
                entities.append(entity.model_copy(update=update))
        yield article.model_copy(update={"entities": tuple(entities)})
