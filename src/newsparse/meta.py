"""The caller's own columns as a record can hold them: a flat mapping of JSON scalars."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Mapping
from decimal import Decimal

from newsparse.errors import InputError
from newsparse.record import Scalar

MAX_INTEGER = 1 << 63  # larger ones are kept as strings: readers of JSON and Parquet have no more bits


def as_meta(value: object) -> dict[str, Scalar]:
    """Columns of any origin as JSON scalars; lists and mappings are kept as their JSON, what data frames put
    for missing is null.

    Raises:
        InputError: it is not a mapping, a name is not a string, or a value is nothing that JSON can hold.

    >>> as_meta({"id": 7, "tags": ["IA", "Puces"], "seen": float("nan")})
    {'id': 7, 'tags': '["IA", "Puces"]', 'seen': None}
    """
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise InputError(f"meta must be a mapping of names to values, not {type(value).__name__}")
    return {_name(key): _scalar(key, item) for key, item in value.items()}


def _name(key: object) -> str:
    if not isinstance(key, str):
        raise InputError(f"a name in meta must be str, not {type(key).__name__}")
    return _sound(key, key)


def _scalar(key: str, value: object) -> Scalar:
    value = _plain(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) < MAX_INTEGER else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str):
        return _sound(key, value)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dt.date | dt.time):
        return None if value != value else value.isoformat()
    if isinstance(value, list | tuple | Mapping):
        try:
            return _sound(key, json.dumps(value, ensure_ascii=False, default=_json))
        except (TypeError, ValueError, RecursionError) as error:
            raise InputError(f"meta {key!r} cannot be written as JSON: {error}") from None
    raise InputError(
        f"meta {key!r} must be text, a number, a date, true, false or a list of these, not "
        f"{type(value).__name__}"
    )


def _plain(value: object) -> object:
    """The Python value of a scalar of numpy or pandas."""
    if type(value).__module__.split(".")[0] in ("numpy", "pandas") and hasattr(value, "item"):
        return value.item()
    return None if type(value).__name__ in ("NAType", "NaTType") else value


def _json(value: object) -> object:
    plain = _plain(value)
    if plain is value and isinstance(value, dt.date | dt.time | Decimal):
        return str(value)
    if plain is value:
        raise TypeError(f"{type(value).__name__} is not JSON")
    return plain


def _sound(key: str, text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InputError(f"meta {key!r} holds what UTF-8 cannot") from None
    return text
