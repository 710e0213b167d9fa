"""What annotators and trainers load: spaCy ``DocBin``, CoNLL (IOB2) and brat standoff."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsparse.errors import InputError
from newsparse.kinds import KINDS
from newsparse.record import Article, Date, Money, Quote

# where a Doc carries the whole record (user_data), so that nothing is lost on the way back
RECORD = "newsparse_record"
_TOKEN = re.compile(r"\w+['’]?|[^\w\s]")
_SENTENCE_END = frozenset(".!?…")
_NOT_IN_NAMES = re.compile(r"[^\w-]")  # of files


class Marked(NamedTuple):
    """A span under a label, with what it means."""

    start: int
    end: int
    label: str
    note: str


def marked(article: Article) -> list[Marked]:
    """Mentions, dates and amounts of an article in reading order; where two overlap, the longer one stays.

    >>> marked(
    ...     Article(
    ...         id="1",
    ...         text="Fin mai",
    ...         dates=[Date(text="Fin mai", start=0, end=7, value="2026-05", rule="r")],
    ...     )
    ... )
    [Marked(start=0, end=7, label='DATE', note='2026-05')]
    """
    found = [
        Marked(m.start, m.end, entity.label, entity.name)
        for entity in article.entities
        for m in entity.mentions
    ]
    found += [Marked(date.start, date.end, "DATE", meaning(date)) for date in article.dates]
    found += [Marked(amount.start, amount.end, "MONEY", meaning(amount)) for amount in article.money]
    found.sort(key=lambda item: (item.start - item.end, item.start))
    kept: list[Marked] = []
    for item in found:
        if not any(item.start < other.end and other.start < item.end for other in kept):
            kept.append(item)
    return sorted(kept)


def meaning(item: Date | Money | Quote) -> str:
    """The value of an item in one line."""
    if isinstance(item, Date):
        parts = [item.value, item.modifier]
    elif isinstance(item, Money):
        top = "" if item.amount_max is None else f"/{item.amount_max:f}"
        parts = [f"{item.amount:f}{top}", item.currency, item.modifier, item.per and f"per {item.per}"]
    else:
        parts = [item.kind, item.speaker, item.cue and f"({item.cue})"]
    return " ".join(part for part in parts if part)


def write_conll(lines: Iterable[bytes], path: pathlib.Path) -> None:
    """Write two columns, token and IOB2 tag, a blank line between sentences, a comment before
    each article.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.writelines(conll(Article.model_validate_json(line)))


def conll(article: Article) -> Iterator[str]:
    """The lines of one article.

    >>> "".join(conll(Article(id="1", text="Lu."))).splitlines()
    ['# id = 1', '# source = ', 'Lu\\tO', '.\\tO', '']
    """
    need_text(article)
    source = " ".join((article.source or "").split())
    yield f"# id = {article.id}\n# source = {source}\n"
    items = marked(article)
    previous_end, closed = 0, True
    for start, end, tag in _tagged(article.text, items):
        gap = article.text[previous_end:start]
        if (
            not closed
            and tag[0] != "I"
            and ("\n" in gap or (gap and article.text[previous_end - 1] in _SENTENCE_END))
        ):
            yield "\n"
        yield f"{article.text[start:end]}\t{tag}\n"
        previous_end, closed = end, False
    yield "\n"


def _tagged(text: str, items: list[Marked]) -> Iterator[tuple[int, int, str]]:
    """(start, end, tag) of every token; a token never crosses an edge of an item."""
    position = 0
    for item in items:
        yield from ((*match.span(), "O") for match in _TOKEN.finditer(text, position, item.start))
        for number, match in enumerate(_TOKEN.finditer(text, item.start, item.end)):
            yield (*match.span(), f"{'I' if number else 'B'}-{item.label}")
        position = item.end
    yield from ((*match.span(), "O") for match in _TOKEN.finditer(text, position))


def write_docbin(lines: Iterable[bytes], path: pathlib.Path) -> None:
    """Write a spaCy ``DocBin``: entities in ``doc.ents``, the other kinds in ``doc.spans``, the record in
    ``user_data``.

    spaCy keeps a DocBin in memory as a whole: some 10,000 articles a gigabyte.
    """
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("fr")
    store = DocBin(store_user_data=True)
    for line in lines:
        article = Article.model_validate_json(line)
        need_text(article)
        nlp.max_length = max(nlp.max_length, len(article.text))
        doc = nlp.make_doc(article.text)
        spans = [
            doc.char_span(m.start, m.end, label=entity.label)
            for entity in article.entities
            for m in entity.mentions
        ]
        # Left to the record alone: a mention with an edge inside a token, and one inside another mention.
        doc.set_ents(spacy.util.filter_spans([span for span in spans if span is not None]))
        for kind in KINDS:
            places = kind.spans(getattr(article, kind.name)) if kind.name != "entities" else []
            found = [
                doc.char_span(start, end, label=label, alignment_mode="expand")
                for start, end, label in places
            ]
            doc.spans[f"newsparse_{kind.name}"] = [span for span in found if span is not None]
        doc.user_data[RECORD] = line.decode()
        store.add(doc)
    store.to_disk(path)


def read_docbin(path: pathlib.Path) -> Iterator[Article]:
    """The records of a DocBin that newsparse wrote.

    Raises:
        InputError: a document in it carries no record.
    """
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("fr")
    for number, doc in enumerate(DocBin().from_disk(path).get_docs(nlp.vocab), 1):
        record = doc.user_data.get(RECORD)
        if record is None:
            raise InputError(f"{path}, document {number}: no newsparse record in it")
        yield Article.model_validate_json(record)


BRAT_CONF = """[entities]
PER
ORG
LOC
PRODUCT
MISC
DATE
MONEY
QUOTE

[relations]
Speaker Arg1:QUOTE, Arg2:<ENTITY>
<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
"""


def write_brat(lines: Iterable[bytes], folder: pathlib.Path) -> None:
    """Write ``NUMBER-ID.txt`` and ``.ann`` for each article, and the ``annotation.conf`` that brat wants
    beside them.
    """
    folder.mkdir()
    (folder / "annotation.conf").write_text(BRAT_CONF, encoding="utf-8")
    for number, line in enumerate(lines, 1):
        article = Article.model_validate_json(line)
        need_text(article)
        stem = f"{number:08d}-{_NOT_IN_NAMES.sub('_', article.id)[:64]}"  # an id from elsewhere may be a path
        # bytes: a CRLF must stay one, offsets count it
        (folder / f"{stem}.txt").write_bytes(article.text.encode())
        (folder / f"{stem}.ann").write_text(
            "".join(f"{row}\n" for row in brat(article)), encoding="utf-8", newline="\n"
        )


def brat(article: Article) -> list[str]:
    """The annotation lines of one article: text-bound spans, a note with each value, speakers, mentions of
    one thing.

    >>> brat(
    ...     Article(
    ...         id="1",
    ...         text="Fin mai",
    ...         dates=[Date(text="Fin mai", start=0, end=7, value="2026-05", rule="r")],
    ...     )
    ... )
    ['T1\\tDATE 0 7\\tFin mai', '#1\\tAnnotatorNotes T1\\t2026-05']
    """
    rows: list[str] = []
    first_mention: dict[str, int] = {}
    groups: list[list[int]] = []
    count = notes = 0

    def add(label: str, start: int, end: int, note: str) -> int:
        nonlocal count, notes
        count += 1
        words = _LINE_BREAKS.sub(" ", article.text[start:end])
        rows.append(f"T{count}\t{label} {_fragments(article.text, start, end)}\t{words}")
        if note:
            notes += 1
            rows.append(f"#{notes}\tAnnotatorNotes T{count}\t{' '.join(note.split())}")
        return count

    for entity in article.entities:
        numbers = [add(entity.label, mention.start, mention.end, "") for mention in entity.mentions]
        groups.append(numbers)
        if numbers:
            first_mention[entity.id] = numbers[0]
    for label, items in (("DATE", article.dates), ("MONEY", article.money)):
        for item in items:
            add(label, item.start, item.end, meaning(item))
    relations = 0
    for quote in article.quotes:
        number = add("QUOTE", quote.start, quote.end, meaning(quote))
        if quote.speaker_id in first_mention:
            relations += 1
            rows.append(f"R{relations}\tSpeaker Arg1:T{number} Arg2:T{first_mention[quote.speaker_id]}")
    rows += ["*\tEquiv " + " ".join(f"T{number}" for number in group) for group in groups if len(group) > 1]
    return rows


_LINE_BREAKS = re.compile(r"[\r\n]+")


def _fragments(text: str, start: int, end: int) -> str:
    """brat's offsets: a span over a line break is written as its parts on each line."""
    pieces, position = [], start
    for gap in _LINE_BREAKS.finditer(text, start, end):
        if gap.start() > position:
            pieces.append(f"{position} {gap.start()}")
        position = gap.end()
    if position < end or not pieces:
        pieces.append(f"{position} {end}")
    return ";".join(pieces)


def need_text(article: Article) -> None:
    """Refuse a record that was made without its text: these forms consist of it."""
    if not article.text and any(
        (article.entities, article.dates, article.money, article.quotes, article.tables)
    ):
        raise InputError(f"article {article.id} has offsets only: this form needs the text")
