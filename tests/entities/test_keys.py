"""The key of an entity: one for the spellings of a name, the same everywhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.entities.keys import key_of


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("ORG", ["Kelvor", "KELVOR", "Kelvor SA", "Kelvor S.A.S.", "Kelvor, Inc.", "Kelvor Ltd"]),
        ("ORG", ["La Gazette du Nord", "Gazette du Nord", "gazette du nord"]),
        ("ORG", ["L'Écho", "l’Écho", "L'Echo"]),
        ("LOC", ["États-Unis", "Etats-Unis", "ETATS-UNIS", "USA"]),
        ("PER", ["Zoé Roy", "Zoé\u00a0Roy", "ZOE ROY", "Zoe\u0301 Roy"]),
        ("ORG", ["Roy & Fils", "Roy et Fils"]),
    ],
)
def test_spellings_of_a_name_share_their_key(label: str, names: list[str]) -> None:
    assert len({key_of(name, label) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kelvor", "Kelvor Santé"), ("Le Monde", "Mondial"), ("A", "B"), ("Saint-Denis", "Denis")],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert key_of(one, "ORG") != key_of(other, "ORG")


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=20).filter(lambda text: text.strip()))
def test_every_name_has_a_key_that_is_its_own(name: str) -> None:
    key = key_of(name, "ORG")
    assert key
    assert key == " ".join(key.split())


def test_every_entity_of_a_record_has_its_key() -> None:
    article = newsparse.parse("Microsoft Corp. a signé avec l'Université de Liège, en Belgique.")
    assert all(entity.key == key_of(entity.name, entity.label) for entity in article.entities)
    assert "belgique" in {entity.key for entity in article.entities}
