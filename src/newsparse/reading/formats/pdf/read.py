"""A PDF to its article: pages laid out, headers and footers told apart, lines joined to paragraphs."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator

from newsparse.errors import InputError
from newsparse.reading.formats.format import Ask
from newsparse.reading.formats.pdf.edges import without_edges
from newsparse.reading.formats.pdf.layout import Line, lines_of
from newsparse.reading.formats.pdf.paragraphs import Paragraph, paragraphs
from newsparse.reading.plain import read_plain
from newsparse.reading.source import Source

MAX_PAGES = 300
MIN_WORDS = 5  # on all pages, for a file to hold text
TITLE_SIZE = 1.25  # times the usual size of letters, for a paragraph of the first page to be the title
MAX_TITLE = 300  # characters


def read_pdf(data: bytes, ask: Ask) -> Iterator[Source]:
    """The article of a file.

    Raises:
        InputError: it is locked or damaged, has too many pages, or is a scan: pictures of pages without text.
    """
    pages = without_edges(_pages(data))
    found = list(paragraphs(pages))
    if not found:
        raise InputError("a PDF without text")
    read = read_plain("\n\n".join(paragraph.text for paragraph in found) + "\n")
    title = _title(found)
    yield dataclasses.replace(read, title=title or read.title)


def _pages(data: bytes) -> list[list[Line]]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            if len(file.pages) > MAX_PAGES:
                raise InputError(f"a PDF of {len(file.pages)} pages, limit {MAX_PAGES}")
            pages, words, pictures = [], 0, 0
            for page in file.pages:
                lines = list(lines_of(page))
                words += sum(len(line.text.split()) for line in lines)
                pictures += len(page.images)
                pages.append(lines)
                page.close()
    except PDFPasswordIncorrect:
        raise InputError("a PDF that is locked by a password") from None
    except InputError:
        raise
    except Exception as error:
        if isinstance(error.__cause__ or (error.args and error.args[0]), PDFPasswordIncorrect):
            raise InputError("a PDF that is locked by a password") from None
        raise
    if words < MIN_WORDS:
        raise InputError(
            "a scanned PDF: pictures of pages, without text in it" if pictures else "a PDF without text"
        )
    return pages


def _title(found: list[Paragraph]) -> str | None:
    """The paragraph in the largest letters on the first page."""
    first = [paragraph for paragraph in found if paragraph.page == 0]
    sizes = sorted(size for paragraph in found for size in [paragraph.size] * len(paragraph.text))
    if not first or not sizes:
        return None
    largest = max(first, key=lambda paragraph: paragraph.size)
    usual = sizes[len(sizes) // 2]
    return (
        " ".join(largest.text.split())
        if largest.size >= TITLE_SIZE * usual and len(largest.text) <= MAX_TITLE
        else None
    )
