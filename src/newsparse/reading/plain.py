"""Plain text and Markdown: the title, byline, date and headings that the lines themselves tell.

The text stays as it is; everything here is a reading of it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

from newsparse.errors import InputError
from newsparse.reading import front_matter
from newsparse.reading.asides import find_asides
from newsparse.reading.bylines import is_byline, name_in
from newsparse.reading.language import detect_language
from newsparse.reading.source import Source
from newsparse.reading.written_dates import dates_in, publication_date
from newsparse.record import Section
from newsparse.text.composed import compose
from newsparse.text.masks import blank, mask_markup
from newsparse.text.segments import lines

HEAD_LINES = 12  # lines at the top among which title, byline and date are looked for
MAX_TITLE = 250  # characters; the longest headlines of the French press stay below
RUBRIC_WORDS = 3  # a rubric above the headline ("AI News", "Vie numérique") has few words
MIN_PROSE = 80  # characters of a line that is running text
MAX_HEADING = 120  # characters; a longer line is prose

_MARKDOWN_HEADING = re.compile(r"^[ \t]{0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.M)
# Lines of the page around an article that was pasted with them.
_PAGE_LINE = re.compile(
    r"""^\W{0,4}(?:
    publicité|partager|imprimer|enregistrer|écouter|commenter|suivre|newsletter|abonnés?|vedettes?|accueil
    |(?:temps\s+de\s+)?lecture\s*:?\s*\d.*|\d+\s*min(?:utes?)?(?:\s+de\s+lecture)?|\d+\s+(?:commentaires?|partages?|vues)
    )\W{0,4}$
    |\s[>›»/]\s(?:[^>›»/\n]{1,40}\s[>›»/]\s){0,4}[^>›»/\n]{1,40}$""",
    re.I | re.X,
)


def read_plain(text: str) -> Source:
    """Read a string that is plain text or Markdown.

    Raises:
        InputError: the string holds lone surrogates, which no UTF-8 file can.

    >>> source = read_plain(
    ...     "Un titre\\n\\nPar Ana Lopez\\n27 janvier 2026\\n\\nLe texte commence ici, et il dure."
    ... )
    >>> source.title, source.byline, source.published.isoformat()
    ('Un titre', 'Ana Lopez', '2026-01-27')
    """
    _refuse_surrogates(text)
    composed = compose(text)
    if composed is None:
        return _read(text)
    return dataclasses.replace(_read(composed.text), original=text, composed=composed)


def _read(text: str) -> Source:
    matter = front_matter.read(text)
    masked = text if matter is None else blank(text[: matter.end]) + text[matter.end :]
    body = 0 if matter is None else matter.end
    headings = _headings(masked)
    masked = mask_markup(masked)
    title, byline, published = _head(masked, body, headings)
    if matter is not None:
        title, byline, published = matter.title or title, matter.author or byline, matter.date or published
    language = detect_language(masked)
    return Source(
        text=text,
        masked=masked,
        title=title,
        byline=byline,
        published=published,
        language=language,
        sections=_sections(text, masked, headings),
        headings=tuple((start, end) for start, end, _ in headings),
        asides=find_asides(text, masked),
        warnings=() if matter is None else matter.warnings,
    )


def _refuse_surrogates(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"lone surrogate at character {error.start}: not valid text") from None


def _headings(text: str) -> list[tuple[int, int, int]]:
    """(start, end, level) of Markdown headings and of lines of plain text that stand alone and
    end nothing.
    """
    found = [(m.start(), m.end(), len(m[1])) for m in _MARKDOWN_HEADING.finditer(text)]
    if found:
        return found
    rows = list(lines(text))
    for (start, end), previous, following in zip(rows, [None, *rows[:-1]], [*rows[1:], None], strict=False):
        if _is_plain_heading(text, start, end, previous, following):
            found.append((start, end, 2))
    return found


def _is_plain_heading(
    text: str, start: int, end: int, previous: tuple[int, int] | None, following: tuple[int, int] | None
) -> bool:
    """A short line between blank lines, without a final stop, before a paragraph that is longer
    than itself.
    """
    line = text[start:end]
    if (
        not (3 <= len(line) <= MAX_HEADING)
        or line[-1] in ".,;:…»"
        or not (line[0].isupper() or line[0] in '«"“0123456789')
    ):
        return False
    if previous is None or following is None:
        return False
    if text.count("\n", previous[1], start) < 2 or text.count("\n", end, following[0]) < 2:
        return False
    return (
        following[1] - following[0] > 2 * len(line)
        and not is_byline(line)
        and next(dates_in(line), None) is None
    )


def _sections(text: str, masked: str, headings: list[tuple[int, int, int]]) -> tuple[Section, ...]:
    """The text cut at its headings."""
    if not text.strip():
        return ()
    edges = [start for start, _, _ in headings] + [len(text)]
    found = []
    if edges[0] > 0 and text[: edges[0]].strip():
        found.append(Section(heading=None, level=0, start=0, end=edges[0]))
    for (start, end, level), stop in zip(headings, edges[1:], strict=True):
        found.append(
            Section(heading=" ".join(masked[start:end].split()) or None, level=level, start=start, end=stop)
        )
    return tuple(found)


def _head(
    masked: str, body: int, headings: list[tuple[int, int, int]]
) -> tuple[str | None, str | None, dt.date | None]:
    """Title, byline and publication date from the first lines."""
    byline: str | None = None
    published: dt.date | None = None
    rows: list[tuple[int, int]] = []
    for start, end in lines(masked[body : body + 6000]):
        rows.append((start + body, end + body))
        if len(rows) >= HEAD_LINES:
            break
    candidates: list[tuple[int, int]] = []
    prose = 0
    for (start, end), following in zip(rows, [*rows[1:], None], strict=False):
        line = masked[start:end].strip()
        if is_byline(line, prose=prose) and not _flows_on(masked, end, following):
            byline = byline or name_in(line)
            published = published or publication_date(line)
        elif not _PAGE_LINE.search(line) and (not candidates or len(line) <= MAX_TITLE):
            candidates.append((start, end))
        prose += len(line) >= MIN_PROSE and line.endswith((".", "!", "?", "…", "»"))
    return _title(masked, candidates, headings), byline, published


def _flows_on(masked: str, end: int, following: tuple[int, int] | None) -> bool:
    """True where the next line goes on with the sentence."""
    if following is None or masked.count("\n", end, following[0]) > 1:
        return False
    line = masked[slice(*following)]
    return line[:1].islower() and not is_byline(line)


def _title(
    masked: str, candidates: list[tuple[int, int]], headings: list[tuple[int, int, int]]
) -> str | None:
    """The level-1 heading where there is one near the top; else the first line that reads like a headline."""
    for start, end, level in headings[:3]:
        if level == 1:
            return " ".join(masked[start:end].split())
    marked = {heading[1]: heading for heading in headings}
    for position, (start, end) in enumerate(candidates[:3]):
        line = " ".join(masked[start:end].split())
        heading = marked.get(end)
        # a Markdown heading of a lower level opens a section, it titles no article
        if heading is not None and heading[0] < start:
            return None
        if len(line) > MAX_TITLE or line.endswith((".", ";", ",", ":")):
            return None
        following = candidates[position + 1] if position + 1 < len(candidates) else None
        if not _stands_alone(masked, end, following):
            return None
        if len(line.split()) > RUBRIC_WORDS or following is None or _is_prose(masked[slice(*following)]):
            return line
    return None


def _stands_alone(masked: str, end: int, following: tuple[int, int] | None) -> bool:
    """A headline is a paragraph of its own."""
    return following is None or masked.count("\n", end, following[0]) >= 2


def _is_prose(line: str) -> bool:
    return line.rstrip().endswith((".", "!", "?", "…", "»", ":")) or len(line) > MAX_TITLE
