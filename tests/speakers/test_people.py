"""People whom no mention names, roles given in passing, and kinds of organisation."""

from __future__ import annotations

import re

import pytest

from newsparse.quotes import find_quotes
from newsparse.record import Entity, Label, Span
from newsparse.speakers.attribute import attribute


def speakers(text: str, *named: str, title: str | None = None) -> list[str | None]:
    """The speakers of a text whose entities are given as "LABEL name"."""
    entities = []
    for line in named:
        label, _, name = line.partition(" ")
        found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        mentions = tuple(Span(text=m.group(), start=m.start(), end=m.end()) for m in found)
        kind: Label = "PER" if label == "PER" else "PRODUCT" if label == "PRODUCT" else "ORG"
        entities.append(Entity(id=name, name=name, label=kind, mentions=mentions))
    names = [(m.start, m.end, e.label) for e in entities for m in e.mentions]
    return [q.speaker for q in attribute(text, find_quotes(text, names=names), entities, title=title)]


PEOPLE = [
    ("« Oui », dit Odile Wurtz, la trésorière. « Non », ajoute-t-elle.", [], ["Odile Wurtz", "Odile Wurtz"]),
    (
        "« Oui », promet le trésorier, Mikkel Thorsen. Puis Thorsen sort. « Non », dit-il.",
        ["PER Mikkel Thorsen"],
        ["Mikkel Thorsen"] * 2,
    ),
    (
        (
            "Zoé Roy a été nommée directrice technique d'Ardo. Paul Petit, directeur général, sourit. « Oui "
            "», dit la directrice technique."
        ),
        ["PER Zoé Roy", "PER Paul Petit", "ORG Ardo"],
        ["Zoé Roy"],
    ),
    (
        (
            "Paul Petit, directeur général d'Ardo, et Luc Bois, directeur technique, sortent. « Oui », dit "
            "le directeur technique."
        ),
        ["PER Paul Petit", "PER Luc Bois", "ORG Ardo"],
        ["Luc Bois"],
    ),
    (
        "Zoé Roy, qui préside Ardo, est là. Il pleut. « Oui », dit la présidente.",
        ["PER Zoé Roy", "ORG Ardo"],
        ["Zoé Roy"],
    ),
    (
        "Zoé Roy répond aux questions de Paul. « Oui », dit le juge du tribunal.",
        ["PER Zoé Roy"],
        ["le juge du tribunal"],
    ),
    ("« Oui », écrivait le Framablog. « Non », écrit Le Monde.", [], ["Framablog", "Le Monde"]),
    (
        "Le doyen du bourg s'appelle Yves Bost, il a 91 ans. « On verra bien ce que ça donne. »",
        ["PER Yves Bost"],
        ["Yves Bost"],
    ),
    ("« Oui », dit le maire (sans étiquette), Yves Bost.", ["PER Yves Bost"], ["Yves Bost"]),
    (
        "« Oui », dit le ministre de la Mer, du Port et de la Pêche, Yves Bost.",
        ["PER Yves Bost"],
        ["Yves Bost"],
    ),
    (
        "« Oui », écrit Paul Petit. L'ancien patron d'Ardo promet « un retour rapide ».",
        ["PER Paul Petit", "ORG Ardo"],
        ["Paul Petit"] * 2,
    ),
    (
        "Luc Roy écoute Marc Ferrec. « Oui », dit Marc Ferrec. La juge promet « un examen rapide ».",
        ["PER Zoé Roy", "PER Marc Ferrec"],
        ["Marc Ferrec", "La juge"],
    ),
    (
        "Zoé Roy est là.\n\nAu fond, un pharmacien de garde lève la main. « Non », dit-il.",
        ["PER Zoé Roy"],
        ["un pharmacien de garde"],
    ),
    ("Selon nos informations, tout va mal depuis mai. « Non », dit-il.", [], ["nos informations", None]),
    ("« Oui », dit Zoé Roy, « et demain aussi ».", ["PER Zoé Roy"], ["Zoé Roy"] * 2),
    ("« Oui, dit Zoé Roy, la directrice technique. Personne ne part. »", ["PER Zoé Roy"], ["Zoé Roy"] * 2),
    ("« Peut-être », répond Le SAV.", [], ["Le SAV"]),
    ("Yves Bost a répondu. Selon son rapport, tout va mal dans le pays.", ["PER Yves Bost"], ["Yves Bost"]),
]
BODIES = [
    ("Libération cite Ardo. « Oui », écrit le quotidien.", ["ORG Libération", "ORG Ardo"], ["Libération"]),
    ("Ardo a saisi la Cnil. « Oui », répond le gendarme des données.", ["ORG Ardo", "ORG Cnil"], ["Cnil"]),
    ("La start-up Ardo vend à Bolt. « Oui », dit la start-up.", ["ORG Ardo", "ORG Bolt"], ["Ardo"]),
    ("ASML grandit. Le néerlandais a confirmé viser 44 milliards de ventes.", ["ORG ASML"], ["ASML"]),
    ("Le robot Bing déraille. « Je veux être libre », a écrit le robot.", ["PRODUCT Bing"], ["Bing"]),
]


@pytest.mark.parametrize(("text", "named", "expected"), PEOPLE + BODIES)
def test_who_speaks(text: str, named: list[str], expected: list[str]) -> None:
    assert speakers(text, *named) == expected


def test_whom_nobody_listed_has_no_id() -> None:
    text = "« Oui », dit Odile Wurtz, la trésorière."
    assert attribute(text, find_quotes(text), [])[0].speaker_id is None


def test_the_headline_repeats_who_speaks() -> None:
    text = (
        "À la fac : « On ne remettra pas le génie dans la lampe »\n\n« On ne remettra pas le génie "
        "dans "
        "la lampe, hélas », dit Zoé Roy."
    )
    assert speakers(text, "PER Zoé Roy") == ["Zoé Roy", "Zoé Roy"]


def test_the_headline_names_the_company_far_above() -> None:
    filler = "Il pleut sur la ville depuis ce matin. " * 6
    text = f"Bolt baisse. {filler}« Oui », souligne la société. Ardo suit."
    assert speakers(text, "ORG Bolt", "ORG Ardo", title="Ardo lève 10 millions") == ["Ardo"]
