"""Word documents (.docx): mammoth makes a page of one, which is read like any other; nothing is fetched,
opened or run.
"""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from newsparse.errors import InputError
from newsparse.reading.formats.format import Ask
from newsparse.reading.source import Source

MAX_MEMBERS = 5_000  # of the archive that a document is
MAX_XML = 50_000_000  # bytes of one of its texts, unpacked
MAX_ALL = 500_000_000  # bytes of all, pictures included
MAX_RATIO = 200  # times its packed size that a text of more than a megabyte may have
_LARGE = 1_000_000
_STYLES = "\n".join(
    [f"p[style-name='{name}'] => h1:fresh" for name in ("Title", "Titre")]
    + [
        f"p[style-name='{name} {level}'] => h{level + 1}:fresh"
        for name in ("Heading", "heading", "Titre")
        for level in range(1, 5)
    ]
)


def read_docx(data: bytes, ask: Ask) -> Iterator[Source]:
    """The article of a document.

    Raises:
        InputError: it is not a document, or a bomb, or there is no text in it.
    """
    _check(data)
    import mammoth

    page = mammoth.convert_to_html(
        io.BytesIO(data), convert_image=_no_image, style_map=_STYLES, include_default_style_map=True
    ).value
    if "<h1" not in page:  # its first heading is its title
        page = re.sub(r"<h2>(.{0,2000}?)</h2>", r"<h1>\1</h1>", page, count=1, flags=re.S)
    if not page.strip():
        raise InputError("a document without a text")
    from newsparse.reading.web import read_html

    yield dataclasses.replace(read_html(f"<html><body><article>{page}</article></body></html>"), address=None)


def _no_image(image: Any) -> list[Any]:
    """Pictures are not opened: one may be linked to a file of this machine."""
    return []


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                raise InputError(f"a document of more than {MAX_MEMBERS} parts")
            if sum(member.file_size for member in members) > MAX_ALL:
                raise InputError("a document that unpacks to more than 500 MB: a bomb")
            for member in members:
                if member.filename.lower().endswith((".xml", ".rels")):
                    _check_text(archive, member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError(f"no Word document: {error}") from None


def _check_text(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    if member.file_size > MAX_XML or (
        member.file_size > _LARGE and member.file_size > MAX_RATIO * member.compress_size
    ):
        raise InputError(f"a document whose {member.filename} unpacks to {member.file_size} bytes: a bomb")
    with archive.open(member) as file:
        if b"<!DOCTYPE" in file.read(_LARGE).replace(b"\0", b""):
            raise InputError("XML that declares entities is not read")
