"""The JSON Schema of a record."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from newsparse.record import Article


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``Article.model_dump_json()``, as shipped in
    ``newsparse/record/schema.json``.

    >>> json_schema()["title"]
    'Article'
    """
    schema: dict[str, Any] = json.loads(
        resources.files("newsparse.record").joinpath("schema.json").read_text(encoding="utf-8")
    )
    return schema


def build_schema() -> dict[str, Any]:
    """The schema as the types say it now; ``make schema`` writes it to the package, a test
    compares the two.
    """
    schema = Article.model_json_schema(mode="serialization")
    for kind in (schema, *schema["$defs"].values()):
        if "description" in kind:  # a docstring, wrapped for who reads the code
            kind["description"] = " ".join(kind["description"].split())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
