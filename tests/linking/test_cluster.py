"""Linking part by part, as a cluster does it: the same things, links and records as on one machine."""

from __future__ import annotations

import importlib.util
import pathlib
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from tests.linking.making import article
from typer.testing import CliRunner

from newsparse.batch.convert import read
from newsparse.cli.app import app
from newsparse.errors import ConfigError
from newsparse.linking import link
from newsparse.linking.tables import links_of, things_of

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
cluster = pytest.importorskip("newsparse.linking.cluster")
HAS_RAY = importlib.util.find_spec("ray") is not None


def here(kind: Callable[[], Any], todo: list[dict[str, Any]]) -> int:
    """The parts one after the other, the last first."""
    actor = kind()
    return sum(sum(actor(pa.Table.from_pylist([part]))["articles"].to_pylist()) for part in reversed(todo))


def corpus(folder: pathlib.Path) -> tuple[pathlib.Path, pathlib.Path]:
    """Sixty records as one file of lines, and the same as two Parquet files of several row groups."""
    names = [("Kelvor", "ORG"), ("Néo-Kel", "ORG"), ("NéoKel", "ORG"), ("Zoé Roy", "PER"), ("Milan", "LOC")]
    records = [
        article(n, [names[n % 5], names[n % 3], ("Lyon", "LOC")], speaker=names[n % 5][0], day=n % 28 + 1)
        for n in range(58)
    ]
    records += [article(60 + n, [("Kelvor", "PRODUCT", 0.5)]) for n in range(2)]
    lines, parts = folder / "a.jsonl", folder / "parts"
    lines.write_text("".join(one.model_dump_json() + "\n" for one in records), "utf-8")
    parts.mkdir()
    from newsparse.arrow import to_batch

    for number, some in enumerate((records[:35], records[35:])):
        table = pa.Table.from_batches([to_batch(some)])
        pq.write_table(table, parts / f"{number}.parquet", row_group_size=10)
    return lines, parts


def check(folder: pathlib.Path, made: Any, alone: Any) -> None:
    assert made == alone
    assert made.labels_changed == 2
    things = list(things_of(folder / "alone.jsonl"))
    rows = pq.read_table(folder / "out.things.parquet").to_pylist()
    assert [(row["id"], row["name"], row["articles"], tuple(row["aliases"])) for row in rows] == [
        (thing.id, thing.name, thing.articles, thing.aliases) for thing in things
    ]
    links = pq.read_table(folder / "out.thing_links.parquet").to_pylist()
    assert [tuple(row.values()) for row in links] == [
        (one.thing, one.variant, one.reason) for one in links_of(folder / "alone.jsonl")
    ]
    found = [one for path in sorted((folder / "out").glob("part-*.parquet")) for one in read(path)]
    assert found == list(read(folder / "alone.jsonl"))
    assert not (folder / "out.gathered").exists()


def test_parts_give_what_one_machine_gives(tmp_path: pathlib.Path) -> None:
    lines, parts = corpus(tmp_path)
    alone = link([lines], tmp_path / "alone.jsonl")
    check(tmp_path, cluster.link_parts(str(parts), str(tmp_path / "out"), here), alone)
    with pytest.raises(ConfigError, match="no Parquet files"):
        cluster.link_parts(str(tmp_path / "out.things.parquet.d"), str(tmp_path / "x"), here)


@pytest.mark.skipif(HAS_RAY, reason="Ray is installed")
def test_without_ray_the_message_says_what_to_install(tmp_path: pathlib.Path) -> None:
    _, parts = corpus(tmp_path)
    with pytest.raises(ConfigError, match=r"pip install 'newsparse\[ray\]'"):
        cluster.link_on_ray(str(parts), str(tmp_path / "out"))


@pytest.mark.skipif(not HAS_RAY, reason="pip install 'newsparse[ray]'")
def test_a_ray_cluster_gives_what_one_machine_gives(tmp_path: pathlib.Path) -> None:
    import ray

    lines, parts = corpus(tmp_path)
    alone = link([lines], tmp_path / "alone.jsonl")
    ray.init(num_cpus=2, log_to_driver=False)
    try:
        check(tmp_path, cluster.link_on_ray(str(parts), str(tmp_path / "out"), workers=2), alone)
    finally:
        ray.shutdown()


def test_the_command_takes_one_place_on_a_cluster() -> None:
    with pytest.raises(ConfigError, match="one Parquet file"):
        CliRunner().invoke(app, ["link", "a", "b", "-o", "c", "--engine", "ray"], catch_exceptions=False)
    with pytest.raises(ConfigError, match="unknown engine"):
        CliRunner().invoke(app, ["link", "a", "-o", "c", "--engine", "spark"], catch_exceptions=False)


def test_a_cluster_names_ray_before_anything_else(tmp_path: pathlib.Path) -> None:
    """Where neither Ray nor pyarrow is installed, it is Ray that is asked for."""
    code = (
        "import sys\nsys.modules |= dict.fromkeys(['ray', 'pyarrow'])\n"
        "from newsparse.cli.app import app\n"
        "for command in (['extract'], ['link']):\n"
        "    try:\n        app([*command, 'a', '-o', 'b', '--engine', 'ray'], standalone_mode=False)\n"
        "    except Exception as error:\n        print(error)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert told.stdout.count("pip install 'newsparse[ray]'") == 2
