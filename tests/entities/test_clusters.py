"""Which mentions are one thing. Each case lists the surfaces of a text with their labels, and the groups that
must come out.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from newsparse.entities.acronyms import abbreviates
from newsparse.entities.clusters import cluster
from newsparse.entities.links import nicknames
from newsparse.entities.lists import DATA


class Found(NamedTuple):
    start: int
    end: int
    label: str
    rule: str = "model"
    name: str | None = None
    confidence: float | None = None


def mentions_in(text: str, names: list[tuple[str, str]]) -> list[Found]:
    found, cursor = [], 0
    for surface, label in names:
        start = text.index(surface, cursor)
        found.append(Found(start, start + len(surface), label))
        cursor = start + len(surface)
    return found


def groups(text: str, names: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    return [
        (entity.name, [m.text for m in entity.mentions]) for entity in cluster(text, mentions_in(text, names))
    ]


SAME = {
    "an initial": (
        "Jeanne Zorbec dort. J. Zorbec rit.",
        [("Jeanne Zorbec", "PER"), ("J. Zorbec", "PER")],
        "Jeanne Zorbec",
    ),
    "a country and its nickname under another label": (
        "la Chine ; l'Empire du Milieu",
        [("Chine", "LOC"), ("Empire du Milieu", "MISC")],
        "Chine",
    ),
    "a parliament alone": (
        "le Parlement européen. Le Parlement vote.",
        [("Parlement européen", "ORG"), ("Parlement", "ORG")],
        "Parlement européen",
    ),
    "a surname": (
        "Mark Surman parle. Surman rit.",
        [("Mark Surman", "PER"), ("Surman", "PER")],
        "Mark Surman",
    ),
    "a first name": (
        "Stanislas Niox fonde. Stanislas part.",
        [("Stanislas Niox", "PER"), ("Stanislas", "PER")],
        "Stanislas Niox",
    ),
    "a surname before the full name": (
        "Niel vend. Xavier Niel rit.",
        [("Niel", "PER"), ("Xavier Niel", "PER")],
        "Xavier Niel",
    ),
    "a particle": (
        "Wim van der Berg, van der Berg",
        [("Wim van der Berg", "PER"), ("van der Berg", "PER")],
        "Wim van der Berg",
    ),
    "a long form and its acronym": (
        "l’Autorité de la concurrence (ADLC) ; l’ADLC",
        [("Autorité de la concurrence", "ORG"), ("ADLC", "ORG"), ("ADLC", "ORG")],
        "Autorité de la concurrence",
    ),
    "an acronym and its long form": (
        "le CNLL (Conseil National du Logiciel Libre)",
        [("CNLL", "ORG"), ("Conseil National du Logiciel Libre", "ORG")],
        "Conseil National du Logiciel Libre",
    ),
    "a foundation": (
        "la Fondation Mozilla, puis Mozilla",
        [("Fondation Mozilla", "ORG"), ("Mozilla", "ORG")],
        "Fondation Mozilla",
    ),
    "a legal form": ("Zorbix SAS, puis Zorbix", [("Zorbix SAS", "ORG"), ("Zorbix", "ORG")], "Zorbix SAS"),
    "a maker left out": (
        "le Dreame X5 Max ; le X5 Max",
        [("Dreame X5 Max", "PRODUCT"), ("X5 Max", "PRODUCT")],
        "Dreame X5 Max",
    ),
    "capitals": ("OPENAI LÈVE. OpenAI lève.", [("OPENAI", "ORG"), ("OpenAI", "ORG")], "OpenAI"),
    "apostrophes": (
        "l’Écho d’Ussel ; Écho d'Ussel",
        [("Écho d’Ussel", "ORG"), ("Écho d'Ussel", "ORG")],
        "Écho d’Ussel",
    ),
    "a typo": (
        "Fretlink, Fretlink, Frelink",
        [("Fretlink", "ORG"), ("Fretlink", "ORG"), ("Frelink", "ORG")],
        "Fretlink",
    ),
    "a known alias": (
        "l'UE, l'Union européenne",
        [("UE", "ORG"), ("Union européenne", "ORG")],
        "Union européenne",
    ),
    "a nickname": ("la France ; dans l'Hexagone", [("France", "LOC"), ("Hexagone", "LOC")], "France"),
    "a ministry and its address": (
        "le ministère de l'Économie ; à Bercy",
        [("ministère de l'Économie", "ORG"), ("Bercy", "ORG")],
        "ministère de l'Économie",
    ),
    "a translated gloss": (
        "la Commission zorbienne des données (ZDC), puis la ZDC",
        [("Commission zorbienne des données", "ORG"), ("ZDC", "ORG"), ("ZDC", "ORG")],
        "Commission zorbienne des données",
    ),
    "initials without brackets": (
        "le Zorb Music Festival ; le ZMF",
        [("Zorb Music Festival", "MISC"), ("ZMF", "MISC")],
        "Zorb Music Festival",
    ),
    "a pseudonym": ("Léa Zorb, alias Qelia", [("Léa Zorb", "PER"), ("Qelia", "PER")], "Léa Zorb"),
    "a handle": ("Léa Zorb dit. @LeaZorb, @LéaZorb", [("Léa Zorb", "PER"), ("@LéaZorb", "PER")], "Léa Zorb"),
    "a former name": ("Qelio (ex-Zorbixa)", [("Qelio", "ORG"), ("Zorbixa", "ORG")], "Qelio"),
    "its noun alone": (
        "l'Académie zorbienne ; l'Académie",
        [("Académie zorbienne", "ORG"), ("Académie", "ORG")],
        "Académie zorbienne",
    ),
    "its place left out": (
        "l'Union des cycles de France ; l'Union des cycles",
        [("Union des cycles de France", "ORG"), ("Union des cycles", "ORG")],
        "Union des cycles de France",
    ),
    "one version and the bare name": (
        "Lyrix 3 ; Lyrix",
        [("Lyrix 3", "PRODUCT"), ("Lyrix", "PRODUCT")],
        "Lyrix 3",
    ),
    "its maker in front": (
        "Nvidia Zorbwell ; Zorbwell",
        [("Nvidia Zorbwell", "PRODUCT"), ("Zorbwell", "PRODUCT")],
        "Nvidia Zorbwell",
    ),
    "accents and hyphens": (
        "Île-de-France, Ile de France",
        [("Île-de-France", "LOC"), ("Ile de France", "LOC")],
        "Île-de-France",
    ),
    "an article that is left out": (
        "Le Zorb libéré ; Zorb libéré",
        [("Le Zorb libéré", "ORG"), ("Zorb libéré", "ORG")],
        "Le Zorb libéré",
    ),
    "games and their place": (
        "les JO d'hiver de Turin 2030 ; Turin 2030",
        [("JO d'hiver de Turin 2030", "MISC"), ("Turin 2030", "MISC")],
        "JO d'hiver de Turin 2030",
    ),
    "a word in the middle left out": (
        "le Zorb Music Lab ; le Zorb Lab",
        [("Zorb Music Lab", "ORG"), ("Zorb Lab", "ORG")],
        "Zorb Music Lab",
    ),
    "known under another name": (
        "Qelia, aussi connue sous le nom de Zorbita",
        [("Qelia", "PRODUCT"), ("Zorbita", "PRODUCT")],
        "Zorbita",
    ),
    "renamed": ("Qelio, rebaptisé Zorbixa", [("Qelio", "ORG"), ("Zorbixa", "ORG")], "Zorbixa"),
    "what it was called": ("Zorbixa (anciennement Qelio)", [("Zorbixa", "ORG"), ("Qelio", "ORG")], "Zorbixa"),
    "his true name": (
        "Zorbo, de son vrai nom Paul Quell",
        [("Zorbo", "PER"), ("Paul Quell", "PER")],
        "Paul Quell",
    ),
    "what it became": ("Qelio, devenue Zorbixa", [("Qelio", "ORG"), ("Zorbixa", "ORG")], "Zorbixa"),
    "markup inside": ("B&amp;You, B&You", [("B&amp;You", "ORG"), ("B&You", "ORG")], "B&You"),
}


@pytest.mark.parametrize("case", SAME)
def test_one_thing(case: str) -> None:
    text, names, name = SAME[case]
    assert groups(text, names) == [(name, [surface for surface, _ in names])]


APART = {
    "an initial that two may have": (
        "Jeanne Zorbec, Julien Zorbec, J. Zorbec",
        [("Jeanne Zorbec", "PER"), ("Julien Zorbec", "PER"), ("J. Zorbec", "PER")],
    ),
    "group and subsidiary": (
        "Mozilla crée Mozilla Ventures",
        [("Mozilla", "ORG"), ("Mozilla Ventures", "ORG")],
    ),
    "operator and its mobile arm": ("Free et Free Mobile", [("Free", "ORG"), ("Free Mobile", "ORG")]),
    "homographs": ("Orange, à Orange", [("Orange", "ORG"), ("Orange", "LOC")]),
    "versions": ("GPT-4 et GPT-5", [("GPT-4", "PRODUCT"), ("GPT-5", "PRODUCT")]),
    "versions, often": (
        "Llama 3, Llama 3, Llama 4",
        [("Llama 3", "PRODUCT"), ("Llama 3", "PRODUCT"), ("Llama 4", "PRODUCT")],
    ),
    "two people": ("Mark Surman et Mark Cerny", [("Mark Surman", "PER"), ("Mark Cerny", "PER")]),
    "a company and what stands in brackets": (
        "Sam Altman (OpenAI)",
        [("Sam Altman", "PER"), ("OpenAI", "ORG")],
    ),
    "an owner in brackets": ("Zorb Trucks France (Volvo)", [("Zorb Trucks France", "ORG"), ("Volvo", "ORG")]),
    "two versions and the bare name": (
        "Lyrix 2, Lyrix 3, Lyrix",
        [("Lyrix 2", "PRODUCT"), ("Lyrix 3", "PRODUCT"), ("Lyrix", "PRODUCT")],
    ),
    "two academies": (
        "l'Académie zorbienne, l'Académie des eaux, l'Académie",
        [("Académie zorbienne", "ORG"), ("Académie des eaux", "ORG"), ("Académie", "ORG")],
    ),
    "the address of another ministry": (
        "Bercy, ministère de la Culture",
        [("Bercy", "ORG"), ("ministère de la Culture", "ORG")],
    ),
    "initials of two names": (
        "ABZ, Air Bus Zorb, Aqua Brut Zorb",
        [("ABZ", "ORG"), ("Air Bus Zorb", "ORG"), ("Aqua Brut Zorb", "ORG")],
    ),
    "a series and one of its parts": (
        "Lyrix, Lyrix 2, Lyrix Requiem",
        [("Lyrix", "PRODUCT"), ("Lyrix 2", "PRODUCT"), ("Lyrix Requiem", "PRODUCT")],
    ),
    "two that a word apart tells apart": (
        "Zorb Lab, Zorb Music Lab, Zorb Art Lab",
        [("Zorb Lab", "ORG"), ("Zorb Music Lab", "ORG"), ("Zorb Art Lab", "ORG")],
    ),
    "two names side by side": ("Qelio, Zorbixa", [("Qelio", "ORG"), ("Zorbixa", "ORG")]),
    "a buyer": ("Qelio, rachetée par Zorbixa", [("Qelio", "ORG"), ("Zorbixa", "ORG")]),
    "short look-alikes": ("Orano, Orano, Orana", [("Orano", "ORG"), ("Orano", "ORG"), ("Orana", "ORG")]),
}


@pytest.mark.parametrize("case", APART)
def test_several_things(case: str) -> None:
    text, names = APART[case]
    assert len(groups(text, names)) == len(set(names))


def test_of_two_bearers_of_a_surname_the_nearer_one_is_meant() -> None:
    text = "Daniela Amodei est là. Dario Amodei aussi. Amodei parle."
    names = [("Daniela Amodei", "PER"), ("Dario Amodei", "PER"), ("Amodei", "PER")]
    assert groups(text, names)[1] == ("Dario Amodei", ["Dario Amodei", "Amodei"])


def test_ids_follow_first_mentions_and_the_lexicon_gives_its_name() -> None:
    text = "ZBX et Zorbix face à Qelio"
    found = [
        Found(0, 3, "ORG", "lexicon", "Zorbix SA"),
        Found(7, 13, "ORG", "lexicon", "Zorbix SA"),
        Found(21, 26, "ORG"),
    ]
    entities = cluster(text, found)
    assert [(e.id, e.name, len(e.mentions), e.rule) for e in entities] == [
        ("e1", "Zorbix SA", 2, "lexicon"),
        ("e2", "Qelio", 1, "model"),
    ]


ABBREVIATIONS = {
    ("Arcep", "Autorité de régulation des communications électroniques et des postes"): True,
    ("Cigref", "Club informatique des grandes entreprises françaises"): True,
    ("HBM", "High Bandwidth Memory"): True,
    ("UE", "Union européenne"): True,
    ("OpenAI", "Sam Altman"): False,
    ("Meta", "Facebook"): False,
    ("X", "Twitter Inc"): False,
}


@pytest.mark.parametrize("pair", ABBREVIATIONS)
def test_acronyms(pair: tuple[str, str]) -> None:
    assert abbreviates(*pair) is ABBREVIATIONS[pair]


def test_many_names_take_linear_time() -> None:
    text = " ".join(f"Nom{number}" for number in range(20_000))
    found, cursor = [], 0
    for piece in text.split():
        found.append(Found(cursor, cursor + len(piece), "ORG"))
        cursor += len(piece) + 1
    assert len(cluster(text, found)) == 20_000


def test_every_nickname_stands_once_and_means_something() -> None:
    lines = [
        line
        for line in (DATA / "nicknames.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert len(nicknames()) == len({line.split(" = ")[0].casefold() for line in lines})
    assert all(meant for meant in nicknames().values())
