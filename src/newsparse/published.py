"""The publication date as callers give it."""

from __future__ import annotations

import datetime as dt
import re

from newsparse.errors import ConfigError


def as_date(value: object) -> dt.date | None:
    """A date from a date, a datetime or an ISO 8601 string; none where it is empty, or what data frames put
    for missing (NaT, NaN).

    Raises:
        ConfigError: the value is not one of these.

    >>> as_date("2026-01-27T08:00:00Z")
    datetime.date(2026, 1, 27)
    """
    if value is None or (isinstance(value, float | dt.date) and value != value):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        return _read(value)
    raise ConfigError(f"not an ISO 8601 date: {value!r}")


def _read(value: str) -> dt.date | None:
    if not value:
        return None
    try:
        return dt.date.fromisoformat(re.split(r"[T ]", value.strip(), maxsplit=1)[0])
    except ValueError:
        raise ConfigError(f"not an ISO 8601 date: {value!r}") from None
