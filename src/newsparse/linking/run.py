"""Linking: gather, decide, and write the records anew with the things they name."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from newsparse.batch import output
from newsparse.batch.convert import read, same_place
from newsparse.batch.forms import form_of
from newsparse.errors import ConfigError
from newsparse.linking.decide import decide
from newsparse.linking.decided import Decided, Told
from newsparse.linking.gather import gather, opened
from newsparse.linking.tables import adder, things_of, write_beside
from newsparse.record import Article, Entity


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
    output.prepare(place, wanted)
    changed = 0
    with opened(place.with_name(f".linking-{place.name}")) as base:  # a killed run's is replaced
        count = gather(_articles(paths), base)
        decided = decide(base, things_of(against) if against else ())

        def lines() -> Iterator[bytes]:
            nonlocal changed
            for article in linked(_articles(paths), decided):
                changed += sum(entity.label_in_article is not None for entity in article.entities)
                yield article.model_dump_json().encode() + b"\n"

        add = adder(wanted.name, decided.things, decided.links)
        if add is None:  # first, so that the records never stand without them
            write_beside(place, decided.things(), decided.links())
        output.write(lines(), wanted, place, add=add)
        return Linked(count, decided.count(), changed)


def _articles(paths: Iterable[pathlib.Path]) -> Iterator[Article]:
    for path in paths:
        yield from read(path)


def linked(articles: Iterable[Article], decided: Decided) -> Iterator[Article]:
    """The records with the things they name."""
    for number, article in enumerate(articles, 1):
        yield with_things(article, partial(decided.of, number))


def with_things(article: Article, told: Callable[[Entity], Told | None]) -> Article:
    """A record with ``corpus_id`` on its entities, and the corpus's label where that is sure and the article
    was not.
    """
    entities = []
    for entity in article.entities:
        update: dict[str, str | None] = {}
        if found := told(entity):
            update["corpus_id"] = found.thing
            if found.label != entity.label:
                said = entity.label_in_article or entity.label
                update |= {"label": found.label, "label_in_article": said}
        entities.append(entity.model_copy(update=update) if update else entity)
    return article.model_copy(update={"entities": tuple(entities)})
