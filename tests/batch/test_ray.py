"""A Ray cluster of three nodes on this machine, one of them killed in mid-run. Needs the extra ``ray``."""

from __future__ import annotations

import importlib.util
import json
import pathlib
import threading
import time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsparse.arrow import result_schema
from newsparse.batch.cluster import Extractor, extract_on_ray
from newsparse.errors import ConfigError

COUNT = 300
HAS_RAY = importlib.util.find_spec("ray") is not None


@pytest.mark.skipif(HAS_RAY, reason="Ray is installed")
def test_without_ray_the_message_says_what_to_install() -> None:
    with pytest.raises(ConfigError, match=r"pip install 'newsparse\[ray\]'"):
        extract_on_ray("in", "out")


def test_the_actor_is_parse_batch_on_a_table() -> None:
    table = pa.table({"text": ["10 €", None], "source": ["a", "b"]})
    result = Extractor(components=["money"])(table)
    assert result.schema == result_schema()
    assert result["source"].to_pylist() == ["a", "b"]


def test_columns_are_kept() -> None:
    table = pa.table({"text": ["10 €"], "rubrique": ["Télécoms"], "mots": [7], "meta": ["other"]})
    result = Extractor(components=["money"], keep=["rubrique", "mots"])(table)
    assert [json.loads(told) for told in result["meta"].to_pylist()] == [{"rubrique": "Télécoms", "mots": 7}]
    with pytest.raises(ConfigError, match="no column 'ville' to keep"):
        Extractor(components=["money"], keep=["ville"])(table)


@pytest.mark.skipif(not HAS_RAY, reason="pip install 'newsparse[ray]'")
def test_a_node_dies_and_every_article_is_there_once(tmp_path: pathlib.Path) -> None:
    import ray
    from ray.cluster_utils import Cluster

    (tmp_path / "in").mkdir()
    for part in range(6):
        rows = [
            {"text": "Il paie 10 € puis 12,5 M$. " * 400, "source": str(number)}
            for number in range(part, COUNT, 6)
        ]
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / "in" / f"{part}.parquet", row_group_size=10)
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    nodes = [cluster.add_node(num_cpus=1) for _ in range(2)]
    cluster.wait_for_nodes()
    ray.init(address=cluster.address, log_to_driver=False)
    try:

        def kill() -> None:
            # When the first parts are there, a node goes without a word.
            while not list((tmp_path / "out").glob("part-*")):
                time.sleep(0.1)
            cluster.remove_node(nodes[1], allow_graceful=False)

        killer = threading.Thread(target=kill)
        killer.start()
        done = extract_on_ray(
            str(tmp_path / "in"), str(tmp_path / "out"), workers=2, load={"components": ["money"]}
        )
        assert done == COUNT
        killer.join()
        assert sum(node["Alive"] for node in ray.nodes()) == 2
    finally:
        ray.shutdown()
        cluster.shutdown()
    result = pq.read_table(tmp_path / "out")
    assert sorted(map(int, result["source"].to_pylist())) == list(range(COUNT))
    assert set(result["error"].to_pylist()) == {None}
    assert {len(found) for found in result["money"].to_pylist()} == {800}
