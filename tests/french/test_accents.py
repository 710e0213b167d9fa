"""Accents that were left out come back only where the accented word can be meant, and nothing moves."""

import pytest

from newsparse.french.accents import restored


@pytest.mark.parametrize(
    ("bare", "accented"),
    [
        ("A partir de lundi, le service est payant.", "À partir de lundi, le service est payant."),
        ("C'est fini. A 18 h, tout ferme.", "C'est fini. À 18 h, tout ferme."),
        ("- A midi, rien ne va plus.", "- À midi, rien ne va plus."),
        ("Il ferme de 9 h a 11 h jusqu'a mardi.", "Il ferme de 9 h à 11 h jusqu'à mardi."),
        ("Le ticket demarre a 300 euros.", "Le ticket démarre à 300 euros."),
    ],
)
def test_accents_come_back(bare: str, accented: str) -> None:
    assert restored(bare) == accented
    assert len(restored(bare)) == len(bare)


@pytest.mark.parametrize(
    "text",
    [
        "Le plan A est retenu, la vitamine A aussi.",
        "Il a 14 h de retard sur elle.",
        "La date limite est vendredi.",
        "Il vote lundi un texte, dit-il.",
        "Né le 3 mai, il a 14 ans et le debut est loin.",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert restored(text) == text
