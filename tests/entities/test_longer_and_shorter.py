"""Names that are longer than the model saw, names that are shorter, and what is not a name."""

from __future__ import annotations

import pytest

from newsparse.entities.mention import Mention
from newsparse.entities.people import initials, parted_people, people_in_capitals
from newsparse.entities.surface import prose_of
from newsparse.entities.titles import titled
from newsparse.entities.trim import trimmed
from newsparse.entities.whole import whole, words_of_wholes


def marked(text: str) -> tuple[str, list[Mention]]:
    """The text and the mentions of "... [Name|LABEL] ..."."""
    plain, mentions = "", []
    for piece in text.split("["):
        inside, closed, after = piece.partition("]")
        if not closed:
            plain += piece
            continue
        surface, label = inside.rsplit("|", 1)
        mentions.append(Mention(len(plain), len(plain) + len(surface), label))
        plain += surface + after
    return prose_of(plain), mentions


def shown(text: str, mentions: list[Mention]) -> list[str]:
    return [f"{text[m.start : m.end]}|{m.label}" for m in mentions]


WHOLE = {
    # institutions of a place
    "la mairie de [Tours|LOC] a fermé": ["mairie de Tours|ORG"],
    "le tribunal de commerce de [Nanterre|LOC]": ["tribunal de commerce de Nanterre|ORG"],
    "la cour d'appel d'[Aix-en-Provence|LOC]": ["cour d'appel d'Aix-en-Provence|ORG"],
    "à la Bourse de [New York|LOC]": ["Bourse de New York|ORG"],
    "le maire de [Tours|LOC]": ["Tours|LOC"],
    "la bourse de son père à [Tours|LOC]": ["Tours|LOC"],
    "l'hôpital [Zorbec|PER] ferme": ["hôpital Zorbec|ORG"],
    "le conseil de [Nvidia|ORG]": ["Nvidia|ORG"],
    "dans le 9e arrondissement de [Lyon|LOC]": ["9e arrondissement de Lyon|LOC"],
    # bodies of the state
    "la direction générale des ponts": ["direction générale des ponts|ORG"],
    "la direction générale de la société": [],
    "l'office américain des ponts et chemins.": ["office américain des ponts et chemins|ORG"],
    # ministries
    "le ministère de l'[Intérieur|ORG]": ["ministère de l'Intérieur|ORG"],
    "le ministère des affaires étrangères et [Zorbix|ORG]": [
        "ministère des affaires étrangères|ORG",
        "Zorbix|ORG",
    ],
    "demande au ministère d'appliquer la loi": [],
    # long forms of acronyms
    "la [Fédération du jouet|ORG] et de la peluche ([FJP|ORG])": [
        "Fédération du jouet et de la peluche|ORG",
        "FJP|ORG",
    ],
    "l'[ANP|ORG] (Agence nationale des ponts, ndlr) le dit": ["ANP|ORG", "Agence nationale des ponts|ORG"],
    "la direction de la boutique (voir [PDG|ORG])": ["PDG|ORG"],
    # events
    "les [JO|MISC] d'hiver de [Turin|LOC] 2030": ["JO d'hiver de Turin 2030|MISC"],
    "la Coupe du monde débute": ["Coupe du monde|MISC"],
    # the country and a body
    "selon [France|LOC] Zorbix": ["France Zorbix|ORG"],
    "la [France|LOC] travaille": ["France|LOC"],
    # versions of a product
    "la [Zorbix Model 4|PRODUCT] [Standard|ORG] arrive": ["Zorbix Model 4 Standard|PRODUCT"],
    "[Zorbix|ORG] Pro": ["Zorbix|ORG"],
    # a name in marks
    "la « [Journée|MISC] pour une eau plus claire »": ["Journée pour une eau plus claire|MISC"],
    "« [Journée|MISC] noire, il faut agir »": ["Journée|MISC"],
}


@pytest.mark.parametrize("case", WHOLE)
def test_names_are_whole(case: str) -> None:
    text, mentions = marked(case)
    assert shown(text, whole(text, mentions)) == WHOLE[case]


TRIMMED = {
    "le [plan France 2030|MISC]": ["France 2030|MISC"],
    "la [directive NIS 2|MISC]": ["NIS 2|MISC"],
    "la [loi ZY Fair Water Act|MISC]": ["ZY Fair Water Act|MISC"],
    "le [Pack Zorbix 2400+|PRODUCT]": ["Zorbix 2400+|PRODUCT"],
    "l'[ultimatum du Pentagone|MISC]": ["Pentagone|ORG"],
    "[ex-Zorbix|ORG]": ["Zorbix|ORG"],
    "le [Chinois Zorbix|ORG]": ["Zorbix|ORG"],
    "l'[OSIX française|ORG]": ["OSIX|ORG"],
    "signé [Léo B|PER].": ["Léo B.|PER"],
    "la [Première ministre du Japon|ORG]": ["Japon|LOC"],
    "[Parti de Lyon|ORG] à midi": ["Lyon|LOC"],
    "la [place de l'Europe|LOC] dans le monde": ["Europe|LOC"],
    "l'[IA de la Chine|MISC]": ["Chine|LOC"],
    # dropped
    "le [Private Equity|ORG]": [],
    "un [input_zorb|ORG]": [],
    "séries [A et B|MISC]": [],
    "[General|ORG] Partner": [],
    "[24 heures|ORG] plus tard": [],
    "[which you do|MISC]": [],
    "un [Key Account Manager|MISC]": [],
    "il faut [TOUT ARRÊTER|ORG] tout": [],
    "[J|MISC]'apporte": [],
    "[Viendra|ORG]-t-il": [],
    "[80MW|PRODUCT]": [],
    "la série [A|MISC] d'avril": [],
    "le [XIIIe|PRODUCT] arrondissement": [],
    "les [Suisses|LOC] votent": [],
    "une [bold AI|ORG]": [],
    "[Bâtir une ville|MISC]": [],
    # left alone
    "sur [X|PRODUCT], hier": ["X|PRODUCT"],
    "la [Suisse|LOC] vote": ["Suisse|LOC"],
    "« [Bâtir une ville|MISC] »": ["Bâtir une ville|MISC"],
    "la [loi Pacte|MISC]": ["loi Pacte|MISC"],
    "la [mairie de Paris|ORG]": ["mairie de Paris|ORG"],
    "l'[Agence spatiale canadienne|ORG]": ["Agence spatiale canadienne|ORG"],
    "la [CRS 82|ORG]": ["CRS 82|ORG"],
    "le [S25 FE|PRODUCT]": ["S25 FE|PRODUCT"],
    "[Zorbix|ORG]-Lab": ["Zorbix|ORG"],
    "le [prix Goncourt|MISC]": ["prix Goncourt|MISC"],
}


@pytest.mark.parametrize("case", TRIMMED)
def test_what_a_name_swallowed_is_taken_out(case: str) -> None:
    text, mentions = marked(case)
    assert shown(text, trimmed(text, mentions)) == TRIMMED[case]


PARTED = {
    "[LFI Jean Zorbec|PER]": ["LFI|ORG", "Jean Zorbec|PER"],
    "[Elon Musk X|PER] et [X|PRODUCT]": ["Elon Musk|PER", "X|PRODUCT", "X|PRODUCT"],
    "[Nvidia & Intel|ORG]": ["Nvidia|ORG", "Intel|ORG"],
    "[Alexander Graham Bell|PER] puis [Bell|ORG]": ["Alexander Graham Bell|PER", "Bell|ORG"],
    "[Johnson & Johnson|ORG]": ["Johnson & Johnson|ORG"],
    "[Zorbix & Fils|ORG]": ["Zorbix & Fils|ORG"],
}


@pytest.mark.parametrize("case", PARTED)
def test_two_names_that_were_read_as_one(case: str) -> None:
    text, mentions = marked(case)
    assert shown(text, list(parted_people(text, mentions))) == PARTED[case]


CAPITALS = {
    "JEANNE ZORBEC ([Qelio|ORG])": ["JEANNE ZORBEC|PER", "Qelio|ORG"],
    "[JEANNE|PRODUCT] [ZORBEC|ORG] / AFP": ["JEANNE ZORBEC|PER"],
    "JEANNE FERME LA PORTE": [],
    "L'ÉTAT [ZORBIX|ORG]": ["ZORBIX|ORG"],
}


@pytest.mark.parametrize("case", CAPITALS)
def test_people_in_capitals(case: str) -> None:
    text, mentions = marked(case)
    assert shown(text, people_in_capitals(text, mentions)) == CAPITALS[case]


INITIALS = {
    "[J.-P|PRODUCT]. [Ferrand|LOC] part": ["J.-P. Ferrand|PER"],
    "P.-E. Zorbec dit": ["P.-E. Zorbec|PER"],
    "Ph. [Duval|ORG] signe": ["Ph. Duval|PER"],
    "[A.B|PRODUCT]. [Zorbec|PER] signe": ["A.B. Zorbec|PER"],
    "M. [Zorbec|PER] parle": ["Zorbec|PER"],
    "Mme Petit parle": ["Petit|PER"],
    "Fin. La [Zorbix|ORG]": ["Zorbix|ORG"],
    "le n. Grand": [],
}


@pytest.mark.parametrize("case", INITIALS)
def test_people_behind_initials_and_titles(case: str) -> None:
    text, mentions = marked(case)
    assert shown(text, titled(text, initials(text, mentions))) == INITIALS[case]


def test_no_word_of_the_lists_stands_twice() -> None:
    for name, words in words_of_wholes().items():
        listed = [word.strip() for word in (words.split("|") if "|" in words else words.split())]
        assert len(listed) == len(set(listed)), name
