"""Names that ran on, each with what is left of it, and names that only look as if they had."""

from __future__ import annotations

import re

import pytest

import newsparse
from newsparse.entities.edges import clean
from newsparse.entities.mention import Mention
from newsparse.entities.overrun import without_overrun
from newsparse.entities.parts import part
from newsparse.entities.people import credited, parted_people
from newsparse.entities.titles import titled
from newsparse.entities.trim import trimmed
from newsparse.entities.whole import whole

_MARK = re.compile(r"\[([^\]|]+)\|([A-Z]+)\]")


def marked(text: str) -> tuple[str, list[Mention]]:
    """The text and the mentions of "... [Name|LABEL] ..."."""
    plain, mentions, position = "", list[Mention](), 0
    for match in _MARK.finditer(text):
        plain += text[position : match.start()]
        mentions.append(Mention(len(plain), len(plain) + len(match[1]), match[2]))
        plain += match[1]
        position = match.end()
    return plain + text[position:], mentions


OVERRUN = {
    # the list knows the shorter name
    "trois bureaux de [Greenpeace coupables de la majorité des faits|ORG]": ["Greenpeace"],
    "les usines de [Renault fermées|ORG]": ["Renault"],
    "un fondateur du [Hezbollah libanais|ORG]": ["Hezbollah"],
    # the article has it more often
    "[Qelio 7|MISC], [Qelio 7|MISC] et le [Qelio 7 portatif|MISC]": ["Qelio 7"] * 3,
    # who says something there
    "devant l'[Assemblée nationale la ministre de la Culture|ORG]": ["Assemblée nationale"],
    "devant le [Sénat zorbien l'avocate|ORG]": ["Sénat zorbien"],
    "le [Syndicat de la magistrature|ORG]": ["Syndicat de la magistrature"],
    # what is done there
    "l'adoption par l'[Italie de nouvelles mesures visant|ORG] à": ["Italie"],
    "la vente par [Renault de ses parts restantes|ORG]": ["Renault"],
    # the noun is that of the next name
    "dans la [Zorbie du cuirassé|LOC] [Ilda Zorbec|PRODUCT]": ["Zorbie", "Ilda Zorbec"],
    # a verb in front of somebody known
    "[Hugo Zorbec|PER] part.|[Reviens Hugo|PER], on t'aime": ["Hugo Zorbec", "Hugo"],
    # left alone
    "le [ministère de l'Éducation nationale|ORG] et [Zorbec|PER]": [
        "ministère de l'Éducation nationale",
        "Zorbec",
    ],
    "la [Fédération zorbienne des motards|ORG]": ["Fédération zorbienne des motards"],
    "[Qelio|ORG], [Qelio|ORG] et le [Qelio powered by Zorbix|PRODUCT]": ["Qelio"] * 2
    + ["Qelio powered by Zorbix"],
    "l'[Assemblée nationale du Québec|ORG]": ["Assemblée nationale du Québec"],
    "la [Banque centrale zorbienne|ORG], la [Banque|ORG], la [Banque|ORG]": [
        "Banque centrale zorbienne",
        "Banque",
        "Banque",
    ],
    "le [Musée des Confluences de Lyon|ORG] et [Zorbec|PER]": ["Musée des Confluences de Lyon", "Zorbec"],
    "Film. [Nouvelle Vague|PER], de Richard": ["Nouvelle Vague"],
    "Ce matin. [Marie Zorbec|PER] et [Marie|PER]": ["Marie Zorbec", "Marie"],
}


@pytest.mark.parametrize("text", OVERRUN)
def test_names_that_ran_on(text: str) -> None:
    plain, mentions = marked(text)
    assert [plain[m.start : m.end] for m in without_overrun(plain, mentions)] == OVERRUN[text]


CLEAN = {
    "à 120 [Zorbs. Le|PER] modèle": ["Zorbs"],
    "les [Veilleurs d'Ys. Un|PRODUCT] jeu": ["Veilleurs d'Ys"],
    "**À propos de [Zorbix**\nFondée|ORG]": ["Zorbix", "Fondée"],
    "passe par le [Ventoux jeudi|LOC]": ["Ventoux"],
    "avec le [PS VR2|PRODUCT]": ["PS VR2"],
    "[Android XR|PRODUCT] arrive": ["Android XR"],
    # left alone
    "[J. Le Goff|PER] parle": ["J. Le Goff"],
    "[St. Louis|LOC]": ["St. Louis"],
    "le [Vendredi noir|MISC]": ["Vendredi noir"],
}


@pytest.mark.parametrize("text", CLEAN)
def test_names_end_with_their_sentence(text: str) -> None:
    plain, (mention,) = marked(text)
    assert [plain[m.start : m.end] for m in clean(plain, mention)] == CLEAN[text]


TRIMMED = {
    "le [prix du Bitcoin|MISC] monte": ["Bitcoin"],
    "le [cours de l'Ethereum|MISC]": ["Ethereum"],
    "en coloris [Vert Zorbie|ORG]": [],
    "le [paquet zorbix-core|PRODUCT]": ["zorbix-core"],
    "le [jeton ZBX|PRODUCT]": ["ZBX"],
    "un stockage [S3-compatible|PRODUCT]": ["S3"],
    # left alone
    "le [prix Zorbec|MISC]": ["prix Zorbec"],
    "la [taxe Zorbec|MISC]": ["taxe Zorbec"],
    "un [Framework Laptop 13|PRODUCT]": ["Framework Laptop 13"],
}


@pytest.mark.parametrize("text", TRIMMED)
def test_words_in_front(text: str) -> None:
    plain, mentions = marked(text)
    assert [plain[m.start : m.end] for m in trimmed(plain, mentions)] == TRIMMED[text]


CREDITS = {
    "le 13 octobre. (ILDA ZORBEC / HANS LUCAS / AFP)": {
        "ILDA ZORBEC": "PER",
        "HANS LUCAS": "ORG",
        "AFP": "ORG",
    },
    "à l'audience. (HUGO QUELL / GETTY IMAGES NORTH AMERICA / AFP)": {
        "HUGO QUELL": "PER",
        "GETTY IMAGES NORTH AMERICA": "ORG",
        "AFP": "ORG",
    },
    "|ILDA ZORBEC/SIPA|": {"ILDA ZORBEC": "PER", "SIPA": "ORG"},
    # nobody's credit
    "les réseaux (TCP / IP)": {},
    "PRIX / QUALITÉ": {},
}


@pytest.mark.parametrize("text", CREDITS)
def test_credits_in_capitals(text: str) -> None:
    assert {text[m.start : m.end]: m.label for m in credited(text, [])} == CREDITS[text]


PARTED = {
    "[Grafana/Docker/Qelio|PRODUCT] et [Qelio|PRODUCT]": ["Grafana", "Docker", "Qelio", "Qelio"],
    "[Zorb Holdings|ORG], [Zorb Holdings|ORG], géant du [Bitcoin Zorb Holdings|ORG]": [
        "Zorb Holdings",
        "Zorb Holdings",
        "Bitcoin",
        "Zorb Holdings",
    ],
    "la [procureure de Paris Jeanne Zorbec|ORG]": ["Paris", "Jeanne Zorbec"],
    "le [ministre Paul Zorbec|PER]": ["Paul Zorbec"],
    "[Jeanne Zorbec|PER] ... lors du [CES Jeanne Zorbec|MISC]": ["Jeanne Zorbec", "CES", "Jeanne Zorbec"],
    "[Jeanne Zorbec|PER] ... sur [Mastodon Jeanne Zorbec|PER]": [
        "Jeanne Zorbec",
        "Mastodon",
        "Jeanne Zorbec",
    ],
    # left alone
    "[Jeanne Zorbec|PER] a fondé le [Fonds Jeanne Zorbec|ORG]": ["Jeanne Zorbec", "Fonds Jeanne Zorbec"],
    "[L50 Ultra|PRODUCT], [L50 Ultra|PRODUCT] et le [Samsung L50 Ultra|PRODUCT]": [
        "L50 Ultra",
        "L50 Ultra",
        "Samsung L50 Ultra",
    ],
    "la comète [4I/Rubin|MISC]": ["4I/Rubin"],
    "la pile [TCP/IP|MISC]": ["TCP/IP"],
    "sous [GNU/Zorbix|PRODUCT]": ["GNU/Zorbix"],
    "le [collège Jean Zay|ORG]": ["collège Jean Zay"],
}


@pytest.mark.parametrize("text", PARTED)
def test_names_run_together(text: str) -> None:
    plain, mentions = marked(text)
    found = part(plain, list(parted_people(plain, mentions)))
    assert [plain[m.start : m.end] for m in found] == PARTED[text]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("le calcul haute performance (HPC)", []),
        ("la Haute autorité de santé (HAS)", ["Haute autorité de santé"]),
        ("l'office zorbien des eaux (OZE)", ["office zorbien des eaux"]),
        ("le Club informatique (CIR)", []),
    ],
)
def test_long_forms_of_acronyms(text: str, names: list[str]) -> None:
    assert [text[m.start : m.end] for m in whole(text, [])] == names


def test_a_letter_of_a_product_is_no_title() -> None:
    plain, mentions = marked("les boîtiers [Leica|ORG] M. Ensuite, la bague")
    assert titled(plain, mentions) == mentions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("« Le [Sel des jours|MISC] »", "Le Sel des jours"),
        ("« L'[Île aux oiseaux|MISC] »", "L'Île aux oiseaux"),
        ("« Le [Sel des jours|MISC], mon film »", "Sel des jours"),
        ("« La [CGT|ORG] »", "CGT"),
    ],
)
def test_the_article_of_a_title_in_marks(text: str, name: str) -> None:
    plain, mentions = marked(text)
    assert [plain[m.start : m.end] for m in whole(plain, mentions)] == [name]


def test_a_longer_name_may_end_behind_a_line_of_capitals() -> None:
    text = "La SNCF et SNCF Réseau sont là. HAROPA PORT, SNCF Réseau et EDF investissent."
    names = [entity.name for entity in newsparse.load(components=["entities"]).parse(text).entities]
    assert "SNCF Réseau" in names
