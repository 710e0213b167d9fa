"""What is taken for a record when one is read back: of our version, with offsets that can be offsets."""

from __future__ import annotations

import math
from collections.abc import Iterator

from pydantic import ValidationError

from newsparse.errors import InputError
from newsparse.kinds import NAMES
from newsparse.record import READABLE_VERSIONS, SCHEMA_VERSION, Article, Span

FARTHEST = 1 << 53  # an offset where the text is left out: what every reader of JSON keeps exactly


class UnfitError(InputError):
    """A record of the right shape that is not one of this version's."""


def accepted(article: Article) -> Article:
    """The record itself, as one of this version: records of 1.0 are read, with what they lack left empty.

    The types alone let through what no form can hold or give back: offsets of thirty digits, an infinite
    confidence, a version whose fields may mean something else.

    Raises:
        UnfitError: it is not a record this version can have made.

    >>> accepted(Article(id="1", text="Rien.")).id
    '1'
    """
    if article.schema_version not in READABLE_VERSIONS:
        raise UnfitError(
            f"made as schema_version {article.schema_version}, while this newsparse reads "
            f"{' and '.join(READABLE_VERSIONS)}"
        )
    last = len(article.text) or FARTHEST  # without its text a record has its offsets still
    for start, end in _edges(article):
        if not 0 <= start <= end <= last:
            raise UnfitError(f"the offsets {_short(start)} to {_short(end)} lie outside its text")
    _check_confidence(article)
    _check_facts(article)
    return (
        article
        if article.schema_version == SCHEMA_VERSION
        else article.model_copy(update={"schema_version": SCHEMA_VERSION})
    )


def _check_confidence(article: Article) -> None:
    for part in ("tables", "entities", "quotes", "facts"):
        if not all(
            item.confidence is None or math.isfinite(item.confidence) for item in getattr(article, part)
        ):
            raise UnfitError(f"a confidence in {part} is not a finite number")


def _check_facts(article: Article) -> None:
    for part in ("money", "dates", "quotes"):
        known = len(getattr(article, part))
        if any(not 0 <= index < known for fact in article.facts for index in getattr(fact, part)):
            raise UnfitError(f"a fact names an item of {part} that the record does not have")


def _edges(article: Article) -> Iterator[tuple[int, int]]:
    spans: list[Span] = [mention for entity in article.entities for mention in entity.mentions]
    spans += [item for name in (*NAMES, "asides") if name != "entities" for item in getattr(article, name)]
    for cell in (cell for table in article.tables for row in table.rows for cell in row):
        spans += [held for held in (cell, cell.money, cell.date) if held is not None]
    yield from ((span.start, span.end) for span in spans)
    yield from ((section.start, section.end) for section in article.sections)
    for quote in article.quotes:
        yield quote.speaker_start or 0, quote.speaker_end or quote.speaker_start or 0
        yield quote.cue_start or 0, quote.cue_end or quote.cue_start or 0
    for fact in article.facts:
        yield fact.subject_start or 0, fact.subject_end or fact.subject_start or 0


def _short(number: int) -> str:
    return str(number) if abs(number) < 10**12 else "(a number of many digits)"


def cause(error: Exception) -> str:
    """What is wrong, in one line: of what is not a record, the first field and what is wrong with it.

    >>> try:
    ...     Article.model_validate_json('{"id": 5, "text": ""}')
    ... except ValidationError as error:
    ...     cause(error)
    'id: Input should be a valid string'
    """
    if isinstance(error, ValidationError):
        errors = error.errors(include_url=False, include_context=False, include_input=False)
        where = ".".join(map(str, errors[0]["loc"]))
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        return f"{where}: {errors[0]['msg']}{more}" if where else errors[0]["msg"]
    return str(error).splitlines()[0] if str(error) else type(error).__name__
