"""Columns of the caller's own, as a record can hold them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from newsparse.record import Scalar

MAX_INTEGER = 1 << 63  # larger ones are kept as strings: readers of Parquet have no more bits


def as_scalars(values: Mapping[str, Any]) -> dict[str, Scalar]:
    """Values of JSON as scalars: lists and objects are kept as their JSON.

    >>> as_scalars({"id": 7, "tags": ["IA", "Puces"]})
    {'id': 7, 'tags': '["IA", "Puces"]'}
    """
    return {str(name): _scalar(value) for name, value in values.items()}


def _scalar(value: Any) -> Scalar:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) < MAX_INTEGER else str(value)
    if isinstance(value, float):
        return value if abs(value) < float("inf") else None  # not a number is not below anything
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text.encode("utf-8", "replace").decode()
