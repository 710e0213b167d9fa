"""From a text that was read to its record: every stage in order, nothing flowing back.

read -> segment -> find -> normalise -> resolve -> assemble
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsparse import reading, stages
from newsparse.draft import Draft, source_name, without_text
from newsparse.errors import InputError
from newsparse.kinds import NAMES
from newsparse.lexicon import Lexicon
from newsparse.meta import as_meta
from newsparse.published import as_date
from newsparse.record import Article
from newsparse.record.identity import article_id

COMPONENTS = tuple(sorted(NAMES))
MAX_CHARACTERS = 10_000_000  # a novel has under a million: longer is a dump, not an article


@dataclass(frozen=True, slots=True)
class Config:
    """How a pipeline works: which components run, whose names win, whether items carry their text."""

    components: frozenset[str] = frozenset(COMPONENTS)
    lexicon: Lexicon | None = None
    with_text: bool = True


class Pipeline:
    """A loaded pipeline: call ``parse`` or ``parse_file`` as often as you like; it keeps no state between
    articles.

    >>> import newsparse
    >>> pipeline = newsparse.load(components=["money"])
    >>> str(pipeline.parse("Qonto lève 486 millions d'euros.").money[0].amount)
    '486000000'
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        self._tools = self._load_tools()

    def _load_tools(self) -> stages.Tools:
        """spaCy takes a second to import: a pipeline without entities never pays for it."""
        if "entities" not in self.config.components:
            return stages.Tools()
        from newsparse.entities import Recogniser
        from newsparse.entities.vocabulary import load_vocabulary

        return stages.Tools(Recogniser(load_vocabulary(), self.config.lexicon))

    def parse(
        self,
        text: str,
        *,
        title: str | None = None,
        byline: str | None = None,
        published: dt.date | str | None = None,
        source: str | None = None,
        meta: Mapping[str, Any] | None = None,
        join_title: bool = True,
    ) -> Article:
        """Read one article.

        Args:
            text: plain text or Markdown.
            title: a title that the text does not hold: it is put before the text, with a blank line between,
                unless the text begins with it.
            byline: who wrote it, instead of whom the text names.
            published: the publication date (a date or ISO 8601 string), to which relative dates are resolved;
                the one the text itself states is used where this is ``None``.
            source: where the text comes from, kept in the record.
            meta: your own columns, carried through every form as JSON scalars (a list as its JSON), never
                read.
            join_title: ``False`` leaves the text as it is.

        Raises:
            InputError: ``text`` is not a string, holds lone surrogates or is longer than ``MAX_CHARACTERS``,
                or another argument is nothing a record can hold.
            ConfigError: ``published`` is not a date.
        """
        if not isinstance(text, str):
            raise InputError(f"text must be str, not {type(text).__name__}")
        if len(text) > MAX_CHARACTERS:
            raise InputError(f"text has {len(text)} characters, more than {MAX_CHARACTERS}")
        read = reading.read_given(text, title=title, byline=byline, join_title=join_title)
        return self.parse_source(read, published=published, source=source, meta=meta)

    def parse_source(
        self,
        read: reading.Source,
        *,
        published: dt.date | str | None = None,
        source: str | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> Article:
        """The record of a text that ``newsparse.reading`` has read; the other arguments may be of any origin,
        and are checked.
        """
        draft, source = Draft(read, as_date(published) or read.published), source_name(source)
        stages.run(draft, self.config.components, self._tools)
        record = draft.record(source=source, meta=as_meta(meta))
        return record if self.config.with_text else without_text(record)


__all__ = ["COMPONENTS", "MAX_CHARACTERS", "Config", "Pipeline", "article_id"]
