"""Texts that are lines for machines: programs, settings, rows of a data set without its ending."""

from __future__ import annotations

import re

from newsparse.reading.formats.columns import USUAL, folded

_LINE_OF_CODE = re.compile(
    r"""\s*(?:
    (?:import|from)\s[\w.]+(?:\s+import\b.*|\s+as\s+\w+)?
    |(?:def|class|func|fn|function|public|private|protected|static|async|const|let|var|package|namespace|using)\s[^.?!]*
    |\#\s*(?:include|define|ifn?def|endif)\b.*|@\w+.*
    |(?:if|elif|for|while|try|except|else|switch|with)\b[^?!]*[:{]
    |(?:return|raise|yield|await|echo|export|print|console\.log)\b[^.?!]*
    |[\w.$\[\]"'-]{1,60}\s*(?::=|[+*/-]?=)\s*\S[^?!]{0,300}
    |[\w.]{1,60}\([^?!]{0,200}\)\s*;?
    |[^?!]*(?:[{}]|[\d)\]"'];)
    |[)}\]]+[;,]?
    |[a-z_.$%/][\w.$%/-]{0,40}:(?:\s[\w.$()/-]{0,60})?
    |\[[\w. -]{1,60}\]
    )\s*$""",
    re.X,
)
# what says nothing of either: comments
_REMARK = re.compile(r"\s*(?:\#|//|;|--|/?\*)")
_HEADER = re.compile(r"[^\n]{3,2000}")
MIN_LINES = 2  # of code
CODE_SHARE = 0.85  # of the lines that say something
MAX_LINES = 400  # looked at
MAX_WIDTH = 500  # characters of a line of code
SEPARATORS = ("\t", ";", ",", "|")
MAX_NAME = 40  # characters of a column's name


def is_program(text: str) -> bool:
    r"""True for a program or its settings: hardly a line of it is a sentence.

    >>> is_program("import os\n\nprint(os.getcwd())\n"), is_program("Il a dit :\nles prix montent.")
    (True, False)
    """
    lines = [
        line
        for line in text.split("\n", MAX_LINES)[:MAX_LINES]
        if line.strip() and not _REMARK.match(line[:MAX_WIDTH])
    ]
    coded = sum(len(line) <= MAX_WIDTH and _LINE_OF_CODE.match(line) is not None for line in lines)
    return coded >= MIN_LINES and coded >= CODE_SHARE * len(lines)


def is_rows(text: str) -> bool:
    r"""True for a data set: its first line names columns by their usual names, that of the text among them.

    >>> is_rows("titre;texte;date\nUn;Deux;2026"), is_rows("Titre, texte, images : tout est là.")
    (True, False)
    """
    found = _HEADER.match(text.lstrip("\ufeff"))
    if found is None or "\n" not in text.strip():
        return False
    for separator in SEPARATORS:
        names = [folded(name.strip().strip('"')) for name in found[0].split(separator)]
        usual = [part for part, known in USUAL.items() if set(known.split()) & set(names)]
        if len(names) > 1 and "text" in usual and len(usual) > 1:
            return all(name and len(name) <= MAX_NAME for name in names)
    return False
