"""Who a phrase is: names, pronouns, roles, bodies, documents; and whom the text does not say."""

from __future__ import annotations

import re

import pytest

from newsparse.quotes import find_quotes
from newsparse.record import Entity, Label, Span
from newsparse.speakers.article import Article
from newsparse.speakers.attribute import attribute


def entity(text: str, name: str, label: Label, *others: str) -> Entity:
    forms = "|".join(sorted(map(re.escape, (name, *others)), key=len, reverse=True))
    found = re.finditer(rf"(?<!\w)(?:{forms})(?!\w)", text)
    return Entity(
        id=name,
        name=name,
        label=label,
        mentions=tuple(Span(text=m.group(), start=m.start(), end=m.end()) for m in found),
    )


def speakers(text: str, people: str = "", organisations: str = "") -> list[str | None]:
    entities = [entity(text, n, "PER", n.split()[-1]) for n in people.split("|") if n]
    entities += [entity(text, n, "ORG") for n in organisations.split("|") if n]
    names = [(m.start, m.end, e.label) for e in entities for m in e.mentions]
    return [q.speaker for q in attribute(text, find_quotes(text, names=names), entities)]


ONE = [
    ("Anna Berg dirige Volta. « C'est fait », dit-elle.", "Anna Berg", "Volta", "Anna Berg"),
    ("Anna Berg dirige Volta. « C'est fait », dit Berg.", "Anna Berg", "Volta", "Anna Berg"),
    ("Anna Berg dirige Volta. « C'est fait », confirme Mme Berg.", "Anna Berg", "Volta", "Anna Berg"),
    (
        "Anna Berg, présidente de Volta, est là. « C'est fait », dit la présidente.",
        "Anna Berg",
        "Volta",
        "Anna Berg",
    ),
    (
        "Anna Berg, PDG de Volta, est là. « C'est fait », dit la patronne de Volta.",
        "Anna Berg",
        "Volta",
        "Anna Berg",
    ),
    ("Le PDG de Volta, Piotr Berg, est là. « C'est fait », dit le PDG.", "Piotr Berg", "Volta", "Piotr Berg"),
    ("Anna Berg et Paul Roux parlent. « C'est fait », dit-il.", "Anna Berg|Paul Roux", "", "Paul Roux"),
    ("Anna Berg a vu Paul Roux. « C'est fait », dit-elle.", "Anna Berg|Paul Roux", "", "Anna Berg"),
    ("Volta rachète Ohmia. « C'est fait », se félicite l'entreprise.", "", "Volta|Ohmia", "Volta"),
    ("« C'est fait », assurent les experts de Volta.", "", "Volta", "Volta"),
    ("« C'est fait », indique une étude de Volta.", "", "Volta", "Volta"),
    ("« C'est fait », assure le cabinet Volta.", "", "Volta", "Volta"),
    ("« C'est fait », assure un client de Volta.", "", "Volta", "un client de Volta"),
    ("« C'est fait », assure une lectrice.", "", "", "une lectrice"),
    ("« C'est fait », assure Jean Inconnu.", "", "", "Jean Inconnu"),
    ("« C'est fait », dit-il.", "", "", None),
    ("Anna Berg part. « C'est fait », dit-il.", "Anna Berg", "", None),
    ("Dans son rapport, Volta détaille tout. « C'est fait », indique le rapport.", "", "Volta", "Volta"),
    ("Tout finit. « C'est fait et bien fait. »", "", "", None),
]


@pytest.mark.parametrize(("text", "people", "organisations", "speaker"), ONE)
def test_one_speaker(text: str, people: str, organisations: str, speaker: str | None) -> None:
    assert speakers(text, people, organisations) == [speaker]


def test_the_speaker_has_the_id_of_its_entity() -> None:
    text = "« C'est fait », dit Anna Berg."
    quote = attribute(text, find_quotes(text), [entity(text, "Anna Berg", "PER")])[0]
    assert (quote.speaker, quote.speaker_id) == ("Anna Berg", "Anna Berg")


def test_the_company_of_the_headline() -> None:
    text = "« C'est fait », se félicite l'entreprise. Puis Volta se tait."
    volta = entity(text, "Volta", "ORG")
    assert [
        q.speaker for q in attribute(text, find_quotes(text), [volta], title="Volta lève 10 millions")
    ] == ["Volta"]
    assert [q.speaker for q in attribute(text, find_quotes(text), [volta])] == ["l'entreprise"]


def test_a_pronoun_takes_up_who_spoke_last() -> None:
    text = (
        "« Un », dit Anna Berg. « Deux », dit Paul Roux. « Trois », ajoute-t-elle. « Quatre », ajoute-t-il."
    )
    assert speakers(text, "Anna Berg|Paul Roux") == ["Anna Berg", "Paul Roux", "Anna Berg", "Paul Roux"]


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("M. Sasha Roux sourit", "m"),
        ("Mme Sasha Roux sourit", "f"),
        ("Sasha Roux, directrice d'Ardo, sourit", "f"),
        ("Le patron, Sasha Roux, sourit", "m"),
        ("Sasha Roux sourit", None),
    ],
)
def test_gender(text: str, gender: str | None) -> None:
    article = Article(text, [], [entity(text, "Sasha Roux", "PER")])
    assert [candidate.gender for candidate in article.candidates] == [gender]
