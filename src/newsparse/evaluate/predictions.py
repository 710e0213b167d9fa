"""Where the records to score come from: the package itself, or a JSON Lines file of records."""

from __future__ import annotations

import hashlib
import json
import pathlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import newsparse
from newsparse.errors import ConfigError
from newsparse.evaluate.gold import Gold
from newsparse.evaluate.shape import complaint

Record = dict[str, Any]
Predictor = Callable[[Gold], Record]


def predict(lexicon: str | pathlib.Path | None = None) -> Predictor:
    """A predictor that reads the article's file and runs the default pipeline over it, with names of the
    caller's own.
    """
    pipeline = newsparse.load(lexicon=lexicon)

    def predictor(gold: Gold) -> Record:
        sources = newsparse.read_file(gold.path)
        if len(sources) < gold.item:
            raise ConfigError(
                f"{gold.path} holds {len(sources)} articles, gold {gold.id} is of number {gold.item}"
            )
        return pipeline.parse_source(
            sources[gold.item - 1], published=gold.published, source=str(gold.path)
        ).to_dict()

    return predictor


def read_predictions(path: str | pathlib.Path) -> Predictor:
    """A predictor that looks the record up in a JSON Lines file: by the text's SHA-256, by id, or by the
    file's name.

    Raises:
        ConfigError: the file is not readable as records; later, an article that has none in it.
    """
    path = pathlib.Path(path)
    by_key: dict[str, Record] = {}
    for record in _records(path):
        for key in _keys(record):
            by_key.setdefault(key, record)

    def predictor(gold: Gold) -> Record:
        for key in _gold_keys(gold):
            if key in by_key:
                return by_key[key]
        raise ConfigError(f"{path}: no record of {gold.id}")

    return predictor


def _records(path: pathlib.Path) -> Iterator[Record]:
    try:
        lines: Iterable[str] = path.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines, 1):
            if line.strip():
                record = json.loads(line)
                wrong = complaint(record, located=True) if isinstance(record, dict) else "no object"
                if wrong:
                    raise ConfigError(f"{path}, line {number}: not a record: {wrong}")
                yield record
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: not readable as records: {error}") from None


def _keys(record: Record) -> Iterator[str]:
    text = record.get("text")
    if text:
        yield "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()
    if record.get("id"):
        yield "id:" + record["id"]
    if record.get("source"):
        name = pathlib.PurePath(record["source"]).name
        yield "name:" + name
        yield "stem:" + name.split(".")[0]


def _gold_keys(gold: Gold) -> Iterator[str]:
    if gold.annotation.get("text_sha256"):
        yield "sha256:" + gold.annotation["text_sha256"]
    yield "id:" + gold.id
    if "item" not in gold.annotation:  # a file's name says which record only where the file holds one article
        yield "name:" + gold.path.name
        yield "stem:" + gold.id
