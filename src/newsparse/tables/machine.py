"""Lines that a machine wrote or that draw a tree: logs, listings of files, conversations with the hour. They
line up and are not a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# "│   ├── a.py"; the rule of a drawn table has no blank behind its dashes
_TREE = re.compile(r"[\s│|]{0,80}[├└╰][─-]{1,4}[ \u00a0]\S")
_FILE = re.compile(r"\s{0,20}[-dlbcps](?:[-r][-w][-xsStT]){3}[.+@]?\s")  # "drwxr-xr-x"
_TOTAL = re.compile(r"\s{0,20}total [\d.,]{1,12}[KMGTo]?\s*")
_PROMPT = re.compile(r"\s{0,20}[$%] [a-z./~]")  # a session at a shell
_ACCESS = re.compile(r"\S{3,60} \S{1,60} \S{1,60} \[\d{1,2}/\w{3}/\d{4}:")  # what web servers write
_BRACKETED = re.compile(
    r"\s{0,20}[\[(<](?:\d{4}-\d\d-\d\d[ T])?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,6})?[\])>]\s"
)
# The time of day to the second, with or without its date: a table of measures has a header above its stamps.
_STAMPED = re.compile(
    r"\s{0,20}\W?(?:\d{1,4}[-/]\d{1,2}[-/]\d{1,4}[ T]|[A-Z][a-z]{2} [ \d]\d " r")?\d{1,2}:\d\d:\d\d"
)
_STEP = re.compile(r"\s{0,20}\[\d{1,5}/\d{1,5}\]\s")  # of a build or a download
_FIELD = re.compile(r"HTTP/\d|[a-z]{1,30}(?:-[a-z0-9]{1,30}){1,4}: ")  # of an answer of a web server


def wrote(lines: Sequence[str]) -> bool:
    """True where the lines come from a machine, the first one included.

    >>> (
    ...     wrote(["12:00:01 INFO départ", "12:00:02 WARN lenteur"]),
    ...     wrote(["Heure     Niveau", "12:00:01  INFO"]),
    ... )
    (True, False)
    >>> wrote(["HTTP/2 200", "vary: accept", "content-type: text/html", "content-length: 512"])
    True
    """
    return (
        _are_files(lines)
        or _are_records(lines)
        or any(3 * sum(bool(kind.match(line)) for line in lines) > len(lines) for kind in (_STEP, _FIELD))
        or 3 * sum(bool(_TREE.match(line)) for line in lines) > len(lines)
    )


def _are_files(lines: Sequence[str]) -> bool:
    listed = lines[1:] if _TOTAL.fullmatch(lines[0]) else lines
    return bool(listed) and all(_FILE.match(line) for line in listed)


def _are_records(lines: Sequence[str]) -> bool:
    return any(all(map(kind.match, lines)) for kind in (_STAMPED, _BRACKETED, _ACCESS, _PROMPT))
