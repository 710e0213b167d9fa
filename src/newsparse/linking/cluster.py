"""Linking on a Ray cluster: each part of the records is gathered where there is room, one node decides name
by name from its disk, and each part is written anew where there is room.
"""

from __future__ import annotations

import json
import pathlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from newsparse.arrow import from_batch, require_pyarrow, schema, to_batch
from newsparse.batch.cluster import address_of, installed_ray, on_ray, parts
from newsparse.errors import ConfigError
from newsparse.linking.decide import decide
from newsparse.linking.decided import Decided, Told
from newsparse.linking.gather import indexed, opened, put, rows
from newsparse.linking.run import Linked, with_things
from newsparse.linking.tables import things_of
from newsparse.linking.things import Link, Thing
from newsparse.record import Article, Entity

if TYPE_CHECKING:
    import pyarrow as pa

Part = dict[str, Any]
Each = Callable[[Callable[[], Any], list[Part]], int]  # lets actors of a class do parts, wherever that may be


def link_on_ray(
    source: str,
    target: str,
    *,
    address: str | None = None,
    workers: int = 2,
    against: str | pathlib.Path | None = None,
) -> Linked:
    """Link Parquet files of records into Parquet files, on a Ray cluster.

    The tables are written beside the target: ``TARGET.things.parquet`` and ``TARGET.thing_links.parquet``.
    One node, the caller's, holds the names of the corpus on its disk (about a twentieth of the records);
    texts are only ever read part by part. A run that was lost is begun again.

    Args:
        source: a file, a folder or a URL that pyarrow's filesystems understand; its row groups are the units
            of work. Rows without a record (those with an ``error``) are left out.
        target: a folder or URL for the result, which all nodes must reach.
        address: of the cluster; ``None`` for a new one on this machine.
        workers: actors, each with a core.
        against: what an earlier run made on this machine: the ids of its things are kept.

    Raises:
        ConfigError: Ray is not installed, or there are no Parquet files.
    """
    installed_ray()
    return link_parts(
        source, target, lambda kind, todo: on_ray(kind, (), todo, address, workers), against=against
    )


def link_parts(source: str, target: str, each: Each, *, against: str | pathlib.Path | None = None) -> Linked:
    """The whole job, whoever does its parts."""
    base_name = address_of(target)
    beside = f"{base_name}.gathered"
    todo = [
        part | {"names": f"{beside}/{part['target'].rpartition('/')[2]}"} for part in parts(source, target)
    ]
    if not todo:
        raise ConfigError(f"no Parquet files in {source}")
    for folder in (base_name, beside):
        files, path = _place(folder)
        files.create_dir(path, recursive=True)
    each(Gatherer, todo)
    with tempfile.TemporaryDirectory() as folder, opened(pathlib.Path(folder, "names")) as base:
        count = 0
        for part in todo:
            for found in _read(part["names"]):
                count += 1
                put(base, count, found)
            base.commit()
        indexed(base)
        decided = decide(base, things_of(against) if against else ())
        changed = _tell(todo, decided)
        _write(f"{base_name}.things.parquet", decided.things())
        _write(f"{base_name}.thing_links.parquet", decided.links())
        things = decided.count()
    each(Linker, todo)
    files, path = _place(beside)
    files.delete_dir(path)
    return Linked(count, things, changed)


def _tell(todo: Sequence[Part], decided: Decided) -> int:
    """Write what becomes of the entities of each part in the place of its names; the number of labels
    changed.
    """
    number = changed = 0
    for part in todo:
        told: list[dict[str, Told]] = []
        for names, _, _ in _read(part["names"]):
            number += 1
            told.append({})
            for ident, key, _, label, _, odds, *_ in names:
                if found := decided.told(number, ident, key, label, odds):
                    told[-1][ident] = found
                    changed += found.label != label
        _write(part["names"], told)
    return changed


class Gatherer:
    """One row group of records in, the rows of its names out."""

    def __call__(self, found: pa.Table) -> pa.Table:
        """Do some parts; how many articles each had."""
        return _counted(self._one(part) for part in found.to_pylist())

    def _one(self, part: Part) -> int:
        return _write(part["names"], (rows(article) for article in _articles(part)))


class Linker:
    """One row group of records in, one Parquet file of them with the things they name out."""

    def __call__(self, found: pa.Table) -> pa.Table:
        """Do some parts; how many articles each had."""
        return _counted(self._one(part) for part in found.to_pylist())

    def _one(self, part: Part) -> int:
        import pyarrow.parquet as pq

        files, path = _place(part["target"])
        folder, _, name = path.rpartition("/")
        written, count = f"{folder}/.partial-{name}", 0
        with pq.ParquetWriter(written, schema(), filesystem=files, compression="zstd") as writer:
            for article, told in zip(_articles(part), _read(part["names"]), strict=True):
                writer.write_batch(to_batch([with_things(article, partial(_known, told))]))
                count += 1
        files.move(written, path)
        return count


def _known(told: dict[str, list[Any]], entity: Entity) -> Told | None:
    found = told.get(entity.id)
    return Told(*found) if found else None


def _articles(part: Part) -> Iterator[Article]:
    import pyarrow.parquet as pq

    files, path = _place(part["source"])
    with files.open_input_file(path) as file:
        for batch in pq.ParquetFile(file).iter_batches(batch_size=100, row_groups=[part["group"]]):
            yield from from_batch(batch)


def _write(place: str, items: Iterable[Any]) -> int:
    """A Parquet file of a row an item: the columns of things and links, the JSON of others."""
    import pyarrow.parquet as pq

    told = [item.to_dict() if isinstance(item, Thing | Link) else {"row": json.dumps(item)} for item in items]
    files, path = _place(place)
    folder, _, name = path.rpartition("/")
    pq.write_table(require_pyarrow().Table.from_pylist(told), f"{folder}/.partial-{name}", filesystem=files)
    files.move(f"{folder}/.partial-{name}", path)
    return len(told)


def _read(place: str) -> list[Any]:
    import pyarrow.parquet as pq

    files, path = _place(place)
    with files.open_input_file(path) as file:
        return [json.loads(row["row"]) for row in pq.read_table(file).to_pylist()]


def _place(address: str) -> tuple[Any, str]:
    import pyarrow.fs

    files, path = pyarrow.fs.FileSystem.from_uri(address_of(address))
    return files, path


def _counted(numbers: Iterable[int]) -> pa.Table:
    return require_pyarrow().table({"articles": list(numbers)})
