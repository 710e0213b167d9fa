"""The rules, each with examples it must hold on and examples it must leave alone."""

from __future__ import annotations

import collections
import csv
import tomllib

import pytest

from newsparse.entities import certainty
from newsparse.entities.again import look_again
from newsparse.entities.doubt import without_mere_capitals
from newsparse.entities.edges import clean
from newsparse.entities.evidence import cue_of, words_of_cues
from newsparse.entities.knowledge import shipped
from newsparse.entities.lists import DATA, makes
from newsparse.entities.mention import Mention
from newsparse.entities.own import OwnNames
from newsparse.entities.parts import part
from newsparse.entities.surface import words
from newsparse.entities.vote import settle
from newsparse.lexicon import Lexicon


def spanned(marked: str) -> tuple[str, Mention]:
    """The text and the mention of "... [Name|LABEL] ..."."""
    before, _, rest = marked.partition("[")
    inside, _, after = rest.partition("]")
    surface, label = inside.rsplit("|", 1)
    return before + surface + after, Mention(len(before), len(before) + len(surface), label)


CLEAN = {
    # trimmed
    "[M. Lozhkin|PER] parle": ["Lozhkin"],
    "[Mme Dupont-Aignan|PER]": ["Dupont-Aignan"],
    "[l’Arcep|ORG]": ["Arcep"],
    "[d'OpenAI|ORG]": ["OpenAI"],
    "[qu'Apple|ORG]": ["Apple"],
    "[OpenAI,|ORG] et": ["OpenAI"],
    "[« Zorbix »|ORG]": ["Zorbix"],
    "[(Zorbix)|ORG]": ["Zorbix"],
    "[Zorbix (|ORG]fin": ["Zorbix"],
    "[iPhone 4S 16Go|PRODUCT]": ["iPhone 4S"],
    "[DeepSeek API|PRODUCT]": ["DeepSeek"],
    "[API GPT-4|PRODUCT]": ["GPT-4"],
    "[Groupe thématique du|ORG] parti": ["Groupe thématique"],
    "[Galaxy S.|PRODUCT]": ["Galaxy S"],
    "[Zorbix 50 000|ORG]": ["Zorbix"],
    # parted
    "[GPT-4 + Devin|PRODUCT]": ["GPT-4", "Devin"],
    "[Qelio | Zorbix|ORG]": ["Qelio", "Zorbix"],
    # dropped
    "[API|ORG]": [],
    "[GPS Santé|ORG]": ["GPS Santé"],
    "[PME|ORG]": [],
    "[2030|MISC]": [],
    "[—|MISC]": [],
    # left alone
    "[Le Monde|ORG]": ["Le Monde"],
    "[L'Oréal|ORG]": ["L'Oréal"],
    "[AI Act|MISC]": ["AI Act"],
    "[Cloud Act|MISC]": ["Cloud Act"],
    "[Mistral AI|ORG]": ["Mistral AI"],
    "[Apple TV|PRODUCT]": ["Apple TV"],
    "[Amazon.com Inc.|ORG]": ["Amazon.com Inc."],
    "[U.S.|LOC]": ["U.S."],
    "[Yahoo!|ORG]": ["Yahoo!"],
    "[B&amp;You|PRODUCT]": ["B&amp;You"],
    "[X|ORG]": ["X"],
    "[Karla\nDupré|PER]": ["Karla\nDupré"],
    "[École (normale) supérieure|ORG]": ["École (normale) supérieure"],
}


@pytest.mark.parametrize("marked", CLEAN)
def test_clean_spans(marked: str) -> None:
    text, mention = spanned(marked)
    assert [text[m.start : m.end] for m in clean(text, mention)] == CLEAN[marked]


CUES = {
    # a noun in front
    "la start-up [Zorbix|PRODUCT] lève": "ORG",
    "l'éditeur français [Zorbix|PRODUCT]": "ORG",
    "le modèle [Zorbix|ORG]": "PRODUCT",
    "le modèle de langage [Zorbix|ORG]": "PRODUCT",
    "l'application « [Zorbix|ORG] »": "PRODUCT",
    "une brique logicielle baptisée [Zorbix|ORG]": "PRODUCT",
    "la sénatrice [Zorbix|ORG] s'étonne": "PER",
    "la loi [Zorbix|ORG]": "MISC",
    # whose it is
    "le PDG de [Zorbix|PRODUCT]": "ORG",
    "cofondatrice de [Zorbix|PER]": "ORG",
    "le patron français de la [Zorbix|PER]": "ORG",
    "passé par chez [Zorbix|PER]": "ORG",
    "Paul Durand ([Zorbix|PRODUCT])": "ORG",
    "le rachat de [Zorbix|PRODUCT]": "ORG",
    "M. [Zorbix|ORG] se tait": "PER",
    "Mme [Zorbix|ORG] se tait": "PER",
    "la ville d'[Orange|ORG]": "LOC",
    "le maire de [Zorbix|ORG]": "LOC",
    # behind it
    "[Zorbix|PRODUCT], la start-up": "ORG",
    "[Zorbix|PRODUCT], fondée en 2017 à Lyon": "ORG",
    "« [Zorbix|ORG] », une application": "PRODUCT",
    "[Zorbix|PRODUCT] vient de lever": "ORG",
    "[Zorbix|PRODUCT] a racheté Qelio": "ORG",
    "[Zorbix|ORG] est une application": "PRODUCT",
    "[Zorbix|ORG], 41 ans, dirige": "PER",
    "l'accès à [Zorbix|LOC], une carte en ligne": "PRODUCT",
    # who speaks, who leads, who pays
    "« Non », explique [Ilda Zorbec|ORG].": "PER",
    "une association présidée par [Ilda Zorbec|ORG]": "PER",
    "un outil financé par [Zorbix|PER]": "ORG",
    "[Zorbix|PRODUCT], qui édite un logiciel": "ORG",
    "[Zorbix|PRODUCT], dirigée par une avocate": "ORG",
    "[Zorbix|PRODUCT] vend ses puces": "ORG",
    "un tour mené auprès de [Zorbix|PER]": "ORG",
    # where it comes from
    "l'américain [Zorbix|PRODUCT]": "ORG",
    "du finlandais [Zorbix|PER]": "ORG",
    "l'Américain [Ilda Zorbec|ORG]": "PER",
    # one of many
    "il a essayé un [Zorbix|ORG]": "PRODUCT",
    "le constructeur arrête sa [Zorbix 3|ORG]": "PRODUCT",
    "avec son nouveau [Zorbix|PER], il": "PRODUCT",
    "un vrai [Jean Zorbec|PER]": None,
    "un format qui remplace [Zorbix|ORG]": "PRODUCT",
    # what it costs and does, what it comes in, what comes in it
    "Le [Zorbix|ORG] coûte 20 euros": "PRODUCT",
    "[Zorbix|ORG] est déjà disponible": "PRODUCT",
    "[Zorbix|PER] s'appuie sur un modèle": "PRODUCT",
    "la prochaine version de [Zorbix|ORG]": "PRODUCT",
    "au titre du [Zorbix|ORG]": "MISC",
    "l'usine de [Zorbix|ORG], en Pologne": "LOC",
    "l'usine de [Zorbix|ORG], en grève": None,
    # items of a list
    "[Zorbix|PRODUCT] : fondée à Rennes": "ORG",
    "[Zorbix|PRODUCT] (santé, Lyon) : 14 millions d'euros": "ORG",
    "[Zorbix|PRODUCT] : 14 euros": None,
    # nouns that stand farther off, or with a capital for their place
    "Tempête [Zorbix|LOC] : des foyers sans courant": "MISC",
    "des start-up comme [Zorbix|PER]": "ORG",
    "un plan baptisé « [Zorbix|ORG] »": "MISC",
    "une capture d'écran [Zorbix|PRODUCT]": "ORG",
    "[Ilda Zorbec|MISC] CEO d'une start-up": "PER",
    "Ilda Zorbec préside [Zorbix|PER]": "ORG",
    "le Suédois [Zorbec|ORG]": "PER",
    # nothing clear
    "un site américain, [Zorbix|ORG]": None,
    "Selon [Zorbix|PER], l'entreprise compte": None,
    "Il parle de [Zorbix|ORG] souvent": None,
    "l'avis des clients avec [Zorbix|ORG]": None,
    "une société.|[Zorbix|PRODUCT]": None,
    "[Zorbix|ORG] lance demain": None,
    "des ordinateurs portables. [Zorbix|PER] rit": None,
    "dans cette entreprise. [Zorbix|PER] rit": None,
    "il pousse [Zorbix|PRODUCT] plus loin": None,
    "la jeune pousse [Zorbix|PER]": "ORG",
    "[Zorbix|ORG], notre plateforme de données": "PRODUCT",
    "[Zorbix|ORG]": None,
}


@pytest.mark.parametrize("marked", CUES)
def test_words_beside_a_name_tell_what_it_is(marked: str) -> None:
    text, mention = spanned(marked)
    cue = cue_of(text, mention.start, mention.end)
    assert (cue and cue.label) == CUES[marked]


CAPITALS = {
    "[Serveur|PRODUCT] | Prix": False,
    "- [Sécurité|MISC] : oui": False,
    "## [Guide|MISC]": False,
    "DDR5 ([Serveur|PRODUCT])": False,
    "Le groupe [Serveur|ORG] a signé": True,
    "[Qelio|ORG] | Prix": True,
    "[Nvidia|ORG] | Prix": True,
}


@pytest.mark.parametrize("marked", CAPITALS)
def test_a_capital_that_says_nothing_makes_no_name(marked: str) -> None:
    text, mention = spanned(marked.removeprefix("## "))
    assert bool(without_mere_capitals(text, [mention], [])) is CAPITALS[marked]


def test_in_a_heading_no_capital_counts() -> None:
    text, mention = spanned("Vers un [Guide|MISC]")
    assert without_mere_capitals(text, [mention], [(0, len(text))]) == []
    assert without_mere_capitals(text, [mention], []) == [mention]


def at(text: str, surface: str, label: str, nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = text.index(surface, start + 1)
    return Mention(start, start + len(surface), label)


def test_an_institution_and_its_place_are_parted_only_where_the_article_knows_it_alone() -> None:
    text = "Le DMV veille. Le DMV de Californie aussi. La Banque de France."
    found = [
        at(text, "DMV", "ORG"),
        at(text, "DMV de Californie", "ORG"),
        at(text, "Banque de France", "ORG"),
    ]
    assert [text[m.start : m.end] for m in part(text, found)] == [
        "DMV",
        "DMV",
        "Californie",
        "Banque de France",
    ]


def test_one_label_a_name_by_the_weight_of_its_contexts() -> None:
    text = "Zorbix lève. La start-up Zorbix recrute. Zorbix paie."
    found = [at(text, "Zorbix", label, nth) for nth, label in enumerate(("PRODUCT", "ORG", "PRODUCT"))]
    assert [m.label for m in settle(text, found)] == ["ORG", "ORG", "ORG"]


def test_one_clear_cue_weighs_more_than_many_bare_mentions() -> None:
    text = "Zorbix, fondée en 2017 à Lyon. " + "Avec Zorbix. " * 10
    found = [at(text, "Zorbix", "PRODUCT", nth) for nth in range(11)]
    assert {m.label for m in settle(text, found)} == {"ORG"}


def test_a_label_that_everything_speaks_for_is_surer() -> None:
    text = "La start-up Zorbix, fondée en 2017. L'outil Qelio."
    found = [at(text, "Zorbix", "ORG"), at(text, "Qelio", "ORG")]
    sure = {text[m.start : m.end]: m.confidence or 0.0 for m in settle(text, found)}
    assert 1.0 > sure["Zorbix"] > sure["Qelio"] > 0.5
    assert list(certainty.FEW) == sorted(certainty.FEW)
    assert list(certainty.MANY) == sorted(certainty.MANY)


def test_true_homographs_stay_apart() -> None:
    text = "Orange recrute. Chez Orange, à Lyon. La ville d'Orange proteste."
    found = [at(text, "Orange", "ORG"), at(text, "Orange", "ORG", 1), at(text, "Orange", "LOC", 2)]
    assert [m.label for m in settle(text, found)] == ["ORG", "ORG", "LOC"]


def test_a_surname_follows_its_bearer() -> None:
    text = "Nolwenn Kervel dirige. Kervel parle. Kervel signe."
    found = [at(text, "Nolwenn Kervel", "PER"), at(text, "Kervel", "ORG", 1), at(text, "Kervel", "ORG", 2)]
    assert {m.label for m in settle(text, found)} == {"PER"}


def test_names_are_found_again_and_slips_are_dropped() -> None:
    text = (
        "Qelio lève. Selon Qelio, la QELIO et Qelio-Lab. Le Cloud, le Cloud, le Cloud, le Cloud, le "
        "Cloud, le Cloud."
    )
    found = look_again(list(words(text)), [at(text, "Qelio", "ORG"), at(text, "Cloud", "PRODUCT")])
    assert [m.start for m in found] == [0, 18]


def test_the_lexicon_of_the_user_wins_and_leaves_longer_names_alone() -> None:
    own = OwnNames(Lexicon.of([{"name": "Zorbix", "label": "PRODUCT", "aliases": "ZBX|Rebel Alliance"}]))
    text = "Zorbix et ZBX de la Rebel Alliance ; Zorbix Cloud 3."
    found = [at(text, "Zorbix", "ORG"), at(text, "ZBX de la Rebel", "PER"), at(text, "Zorbix Cloud 3", "ORG")]
    won = own.win(text, list(words(text)), found)
    assert [(text[m.start : m.end], m.label, m.name) for m in won] == [
        ("Zorbix", "PRODUCT", "Zorbix"),
        ("ZBX", "PRODUCT", "Zorbix"),
        ("Rebel Alliance", "PRODUCT", "Zorbix"),
        ("Zorbix Cloud 3", "ORG", None),
    ]


def test_no_word_of_the_lists_stands_twice() -> None:
    with (DATA / "makes.csv").open(encoding="utf-8", newline="") as file:
        made = [(row["where"], word) for row in csv.DictReader(file) for word in row["words"].split()]
    assert [word for word, count in collections.Counter(made).items() if count > 1] == []
    assert len(makes()) == len(made)
    written = tomllib.loads((DATA / "cues.toml").read_text(encoding="utf-8"))
    for table, rows in written.items():
        words_of_table = [word for line in rows.values() for word in line.split()]
        assert [word for word, count in collections.Counter(words_of_table).items() if count > 1] == [], table
    assert written.keys() == words_of_cues().keys()


def test_no_name_of_the_lexicon_stands_twice() -> None:
    surfaces = collections.Counter(surface for _, all_of_it in shipped() for surface in all_of_it)
    assert [surface for surface, count in surfaces.items() if count > 1] == []


def test_names_of_the_lexicon_hold_no_marks_of_the_file() -> None:
    assert [
        fact.name
        for fact, surfaces in shipped()
        for one in surfaces
        if one != one.strip() or set(one) & set("|=?\t")
    ] == []
