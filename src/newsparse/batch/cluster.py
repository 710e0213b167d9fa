"""The same job on a cluster: an actor class for Ray Data, which loads its pipeline once and maps Arrow
batches.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import newsparse
from newsparse.arrow import parse_batch, require_pyarrow, result_schema
from newsparse.errors import ConfigError

if TYPE_CHECKING:
    import pyarrow as pa


class Extractor:
    """Texts in, records out, for ``Dataset.map_batches(Extractor, batch_format="pyarrow")``.

    Keyword arguments are those of ``newsparse.load``. The batch needs a column ``text`` and may have
    ``published`` and ``source``; the result is that of ``newsparse.arrow.parse_batch``.
    """

    def __init__(self, **load: Any) -> None:
        self._pipeline = newsparse.load(**load)

    def __call__(self, table: pa.Table) -> pa.Table:
        """The records of a block of texts."""
        batches = [parse_batch(batch, pipeline=self._pipeline) for batch in table.to_batches()]
        return require_pyarrow().Table.from_batches(batches, schema=result_schema())


class PartExtractor:
    """One row group of a Parquet file in, one Parquet file out, under a name that its place gives.

    The part is written by the actor itself and nothing but its size goes through Ray: a part that is done
    again after a node was lost replaces the same file, so that every article is there exactly once.
    """

    def __init__(self, load: dict[str, Any]) -> None:
        self._extract = Extractor(**load)

    def __call__(self, parts: pa.Table) -> pa.Table:
        """Do some parts; how many articles each had."""
        return require_pyarrow().table({"articles": [self._one(**part) for part in parts.to_pylist()]})

    def _one(self, source: str, group: int, target: str) -> int:
        import pyarrow.fs
        import pyarrow.parquet as pq

        files, path = pyarrow.fs.FileSystem.from_uri(source)
        with files.open_input_file(path) as file:
            texts = pq.ParquetFile(file).read_row_group(group)
        files, path = pyarrow.fs.FileSystem.from_uri(target)
        folder, _, name = path.rpartition("/")
        partial = f"{folder}/.partial-{name}"
        pq.write_table(self._extract(texts), partial, filesystem=files, compression="zstd")
        files.move(partial, path)
        return int(texts.num_rows)


def parts(source: str, target: str) -> Iterator[dict[str, Any]]:
    """The parts of a job: every row group of every Parquet file, and the file its records go to."""
    import pyarrow.fs
    import pyarrow.parquet as pq

    files, path = pyarrow.fs.FileSystem.from_uri(_address(source))
    info = files.get_file_info(path)
    found = [info] if info.is_file else files.get_file_info(pyarrow.fs.FileSelector(path, recursive=True))
    number = 0
    for each in sorted(
        (entry for entry in found if entry.is_file and entry.extension == "parquet"),
        key=lambda entry: entry.path,
    ):
        with files.open_input_file(each.path) as file:
            groups = pq.ParquetFile(file).num_row_groups
        prefix = f"{files.type_name}://" if "://" in source else ""
        for group in range(groups):
            yield {
                "source": f"{prefix}{each.path}",
                "group": group,
                "target": f"{_address(target)}/part-{number:06}.parquet",
            }
            number += 1


def _address(path: str) -> str:
    return path.rstrip("/") if "://" in path else str(pathlib.Path(path).absolute())


def extract_on_ray(
    source: str,
    target: str,
    *,
    address: str | None = None,
    workers: int = 2,
    load: dict[str, Any] | None = None,
) -> int:
    """Read Parquet files with a column ``text``, write Parquet files of records, on a Ray cluster; the number
    of articles.

    Args:
        source: a file, a folder or a URL that pyarrow's filesystems understand; its row groups are the units
            of work.
        target: a folder or URL for the result, which all nodes must reach.
        address: of the cluster; ``None`` for a new one on this machine.
        workers: actors, each with a core and a pipeline.
        load: keyword arguments of ``newsparse.load``.

    Raises:
        ConfigError: Ray is not installed, or there are no Parquet files.
    """
    try:
        import ray
        import ray.data
    except ImportError:
        raise ConfigError("running on a cluster needs Ray: pip install 'newsparse[ray]'") from None
    import pyarrow.fs

    todo = list(parts(source, target))
    if not todo:
        raise ConfigError(f"no Parquet files in {source}")
    files, path = pyarrow.fs.FileSystem.from_uri(_address(target))
    files.create_dir(path, recursive=True)
    if not ray.is_initialized():
        ray.init(address=address, log_to_driver=False)
    done = ray.data.from_items(todo, override_num_blocks=len(todo)).map_batches(
        PartExtractor,
        fn_constructor_args=(load or {},),
        batch_format="pyarrow",
        batch_size=1,
        compute=ray.data.ActorPoolStrategy(size=workers),
        num_cpus=1,
    )
    return int(done.sum("articles"))
