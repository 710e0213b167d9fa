"""The same job on a cluster: an actor class for Ray Data, which loads its pipeline once and maps Arrow
batches.
"""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import newsparse
from newsparse.arrow import parse_batch, require_pyarrow, result_schema
from newsparse.errors import ConfigError

if TYPE_CHECKING:
    import pyarrow as pa


class Extractor:
    """Texts in, records out, for ``Dataset.map_batches(Extractor, batch_format="pyarrow")``.

    Keyword arguments are those of ``newsparse.load``. The batch needs a column ``text`` and may have
    ``published`` and ``source``; the result is that of ``newsparse.arrow.parse_batch``. The columns of
    ``keep`` are carried along in ``meta``.
    """

    def __init__(self, *, keep: Sequence[str] = (), **load: Any) -> None:
        self._pipeline, self._keep = newsparse.load(**load), tuple(keep)

    def __call__(self, table: pa.Table) -> pa.Table:
        """The records of a block of texts.

        Raises:
            ConfigError: a column that is to be kept is missing.
        """
        if self._keep:
            check_columns(table.schema.names, self._keep)
            meta = [{name: row[name] for name in self._keep} for row in table.select(self._keep).to_pylist()]
            pa = require_pyarrow()
            table = table.drop_columns([name for name in ("meta",) if name in table.schema.names])
            table = table.append_column(
                "meta", pa.array(meta, pa.struct([table.field(n) for n in self._keep]))
            )
        batches = [parse_batch(batch, pipeline=self._pipeline) for batch in table.to_batches()]
        return require_pyarrow().Table.from_batches(batches, schema=result_schema())


class PartExtractor:
    """One row group of a Parquet file in, one Parquet file out, under a name that its place gives.

    The part is written by the actor itself and nothing but its size goes through Ray: a part that is done
    again after a node was lost replaces the same file, so that every article is there exactly once.
    """

    def __init__(self, load: dict[str, Any], keep: Sequence[str] = ()) -> None:
        self._extract = Extractor(keep=keep, **load)

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


def check_columns(names: Sequence[str], wanted: Sequence[str]) -> None:
    """See that all columns are there.

    Raises:
        ConfigError: one is missing.
    """
    if missing := [name for name in wanted if name not in names]:
        raise ConfigError(f"no column {missing[0]!r} to keep (--keep) among {', '.join(names)}")


def parts(source: str, target: str) -> Iterator[dict[str, Any]]:
    """The parts of a job: every row group of every Parquet file, and the file its records go to."""
    import pyarrow.fs
    import pyarrow.parquet as pq

    files, path = pyarrow.fs.FileSystem.from_uri(address_of(source))
    info = files.get_file_info(path)
    if info.type == pyarrow.fs.FileType.NotFound:
        return
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
                "target": f"{address_of(target)}/part-{number:06}.parquet",
            }
            number += 1


def address_of(path: str) -> str:
    """A URL as it is, a path as an absolute one; without a stroke at the end.

    >>> address_of("s3://bucket/texts/")
    's3://bucket/texts'
    """
    return path.rstrip("/") if "://" in path else str(pathlib.Path(path).absolute())


def extract_on_ray(
    source: str,
    target: str,
    *,
    address: str | None = None,
    workers: int = 2,
    load: dict[str, Any] | None = None,
    keep: Sequence[str] = (),
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
        keep: columns to carry along in ``meta``.

    Raises:
        ConfigError: Ray is not installed, there are no Parquet files, or a column to keep is missing.
    """
    installed_ray()
    import pyarrow.fs
    import pyarrow.parquet as pq

    todo = list(parts(source, target))
    if not todo:
        raise ConfigError(f"no Parquet files in {source}")
    files, path = pyarrow.fs.FileSystem.from_uri(todo[0]["source"])
    with files.open_input_file(path) as file:
        check_columns(pq.ParquetFile(file).schema_arrow.names, keep)
    files, path = pyarrow.fs.FileSystem.from_uri(address_of(target))
    files.create_dir(path, recursive=True)
    return on_ray(PartExtractor, (load or {}, tuple(keep)), todo, address, workers)


def installed_ray() -> Any:
    """Ray, as a module.

    Raises:
        ConfigError: it is not installed.
    """
    try:
        import ray
        import ray.data
    except ImportError:
        raise ConfigError("running on a cluster needs Ray: pip install 'newsparse[ray]'") from None
    return ray


def on_ray(
    kind: Callable[..., Any],
    given: tuple[Any, ...],
    todo: list[dict[str, Any]],
    address: str | None,
    workers: int,
) -> int:
    """Let actors of a class, made with what is given, do parts of a job; the number of articles.

    Raises:
        ConfigError: Ray is not installed.
    """
    ray = installed_ray()
    if not ray.is_initialized():
        ray.init(address=address, log_to_driver=False)
    done = ray.data.from_items(todo, override_num_blocks=len(todo)).map_batches(
        kind,
        fn_constructor_args=given,
        batch_format="pyarrow",
        batch_size=1,
        compute=ray.data.ActorPoolStrategy(size=workers),
        num_cpus=1,
    )
    return int(done.sum("articles"))
