"""What an article is called in all its records."""

from __future__ import annotations

import hashlib


def article_id(text: str, source: str | None) -> str:
    """A stable identifier: the same text from the same source has the same one, on any machine.

    >>> article_id("Rien.", None) == article_id("Rien.", "")
    True
    """
    digest = hashlib.sha256(f"{source or ''}\0{text}".encode())
    return digest.hexdigest()[:16]
