"""The publication date as callers give it."""

from __future__ import annotations

import datetime as dt
import re

from newsparse.errors import ConfigError


def as_date(value: dt.date | str | None) -> dt.date | None:
    """A date from a date, a datetime or an ISO 8601 string.

    Raises:
        ConfigError: the value is none of these.

    >>> as_date("2026-01-27T08:00:00Z")
    datetime.date(2026, 1, 27)
    """
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(re.split(r"[T ]", value.strip(), maxsplit=1)[0])
    except (ValueError, AttributeError):
        raise ConfigError(f"not an ISO 8601 date: {value!r}") from None
