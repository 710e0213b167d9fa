"""People behind titles, later names of products, names in headlines of capitals, sources."""

from __future__ import annotations

import pytest

from newsparse.entities.again import look_again
from newsparse.entities.capitals import of_two_words
from newsparse.entities.later import later_names
from newsparse.entities.mention import Mention
from newsparse.entities.parts import part
from newsparse.entities.people import credited
from newsparse.entities.surface import prose_of, words
from newsparse.entities.titles import titled
from newsparse.entities.vote import settle


def at(text: str, *named: tuple[str, str]) -> list[Mention]:
    return [Mention(start := text.index(name), start + len(name), label) for name, label in named]


def shown(text: str, mentions: list[Mention]) -> list[str]:
    return [f"{text[m.start : m.end]}|{m.label}" for m in mentions]


SEVERAL = {
    "MM. Petit et Roy, Mmes Garnier et Zorbec": ["Petit", "Roy", "Garnier", "Zorbec"],
    "Mmes Blanc, Lefort et Zorbec étaient là": ["Blanc", "Lefort", "Zorbec"],
    "MM. Jean Petit et Paul Zorbec": ["Jean Petit", "Paul Zorbec"],
    "les docteurs Moreau et Zorbec": ["Moreau", "Zorbec"],
    "Mes Colin et Zorbec plaident": ["Colin", "Zorbec"],
    "MM. Petit, Zorbix recrute": ["Petit"],  # no "et": what follows is another clause
    "Mes Zorbix sont usées": [],
    "Les juges Zorbec et Roy, Zorbix et Qelio": ["Zorbec", "Roy"],
}


@pytest.mark.parametrize("text", SEVERAL)
def test_a_title_in_the_plural_tells_of_all_that_follow(text: str) -> None:
    mentions = at(text, ("Jean Petit", "ORG"), ("Paul Zorbec", "LOC")) if "Jean" in text else []
    assert shown(text, titled(text, mentions)) == [f"{name}|PER" for name in SEVERAL[text]]


def test_what_a_title_tells_wins_over_the_model() -> None:
    text = "Mmes Garnier et Zorbec"
    assert shown(text, titled(text, at(text, ("Zorbec", "ORG")))) == ["Garnier|PER", "Zorbec|PER"]


LATER = {
    "le [Zorbix 12 Pro] et le 12 Lite": ["Zorbix 12 Pro", "12 Lite"],
    "le [Zorbix 12 Pro] pèse 13 Lite": ["Zorbix 12 Pro"],
    "le [Zorbix S25] et le S24": ["Zorbix S25", "S24"],
    "le [Zorbix A3] sur l'A8": ["Zorbix A3"],
    "le [Zorbix S25], T24 en vue": ["Zorbix S25"],
}


@pytest.mark.parametrize("case", LATER)
def test_versions_are_named_by_what_is_left(case: str) -> None:
    before, _, rest = case.partition("[")
    name, _, after = rest.partition("]")
    text = before + name + after
    assert shown(text, later_names(text, at(text, (name, "PRODUCT")))) == [
        f"{one}|PRODUCT" for one in LATER[case]
    ]


def test_headlines_of_capitals_name_what_stands_below() -> None:
    text = "ZORBIX QUITTE LA BOURSE POUR QELIO\nZorbix rachète Qelio. Zorbix se tait."
    mentions = at(text, ("Zorbix", "ORG"), ("Qelio", "ORG"))
    found = shown(text, look_again(list(words(text)), mentions))
    assert found[:2] == ["ZORBIX|ORG", "QELIO|ORG"]


def test_a_capital_inside_makes_a_name_of_a_word_that_stands_twice() -> None:
    text = "ZorbMe sort. On dit ZorbMe. Une fois QelioMe. FinTech, FinTech. a.ZorbMe(1)"
    assert shown(text, of_two_words(text, [])) == ["ZorbMe|PRODUCT", "ZorbMe|PRODUCT"]


SOURCES = {
    "Source : ZorbNews | Date : hier": ["ZorbNews|ORG"],
    "Source : une lectrice | hier": [],
    "Photo : Ilda Zorbec / Hans Lucas": ["Ilda Zorbec|PER", "Hans Lucas|ORG"],
    "Photo : Ilda Zorbec / Qelio Zorbix": [],
    "| ILDA ZORBEC / ANADOLU VIA AFP": ["ILDA ZORBEC|PER", "ANADOLU|ORG", "AFP|ORG"],
}


@pytest.mark.parametrize("text", SOURCES)
def test_sources_and_credits(text: str) -> None:
    assert shown(text, credited(prose_of(text), [])) == SOURCES[text]


def test_a_second_preposition_begins_a_second_name() -> None:
    text = "sur Zorbix et sur France 2030"
    found = part(text, [Mention(4, len(text), "ORG")])
    assert shown(text, found) == ["Zorbix|ORG", "France 2030|MISC"]
    text = "le ministère de la Santé et de la Prévention"
    assert shown(text, part(text, [Mention(3, len(text), "ORG")])) == [f"{text[3:]}|ORG"]


def test_what_products_open_with_is_no_person() -> None:
    text = "Le Zorbix 12 plaît. Zorbix veut grandir."
    found = settle(text, [Mention(3, 12, "PRODUCT"), Mention(20, 26, "PER")])
    assert shown(text, found) == ["Zorbix 12|PRODUCT", "Zorbix|ORG"]
    text = "Le maire Zorbix 12. M. Zorbix veut grandir."
    found = settle(text, [Mention(9, 18, "PRODUCT"), Mention(23, 29, "PER")])
    assert shown(text, found)[1] == "Zorbix|PER"


def test_bare_mentions_do_not_speak_against_a_cue() -> None:
    text = "Zorbix perd. La start-up Zorbix fera appel. Zorbix se tait."
    found = settle(text, [Mention(0, 6, "PER"), Mention(25, 31, "ORG"), Mention(44, 50, "PER")])
    assert {mention.label for mention in found} == {"ORG"}


def test_initials_stay_with_their_surname() -> None:
    text = "Zorbec dort. Selon O. Zorbec, rien."
    mentions = [Mention(0, 6, "PER"), Mention(19, 28, "PER")]
    assert shown(text, part(text, mentions)) == ["Zorbec|PER", "O. Zorbec|PER"]
