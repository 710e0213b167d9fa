"""An amount that can be read in two ways is left out, and the reader is told; what decides between them is
enough to keep it.
"""

import pytest

from newsparse.money import find_money


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Il a payé 45,678 dollars.", "45,678 dollars"),
        ("L'abonnement est à 1,659 €.", "1,659 €"),
        ("Le Zenji 8 799 € arrive.", "8 799 €"),
        ("L'iZenji 15 799 € arrive.", "15 799 €"),
    ],
)
def test_a_doubtful_amount_is_left_out_with_a_warning(text: str, words: str) -> None:
    warnings: list[str] = []
    assert find_money(text, warnings.append) == []
    assert [words in warning for warning in warnings] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Le plein est à 1,659 € le litre.",
        "Le Zenji 8 sort. Le Zenji 8 799 € arrive.",
        "Il a payé 345,678 dollars.",
        "Il a payé $1,234.",
    ],
)
def test_what_the_article_decides_needs_no_warning(text: str) -> None:
    warnings: list[str] = []
    assert len(find_money(text, warnings.append)) == 1
    assert warnings == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("L'euro s'échange à 1,085 dollar.", "1.085"),
        ("L'euro vaut 1,085 dollar, contre 1,092 dollar la veille.", "1.085"),
        ("Le titre recule de 3 %, à 12,345 euros.", "12.345"),
        ("Le gazole est affiché à 1,659 € le litre.", "1.659"),
        ("Le courant passe à 0,194 € le kWh.", "0.194"),
        ("La voiture est vendue 12,500 $ là-bas.", "12500"),
        ("Le portable est à 1,999 $.", "1999"),
        ("Il a payé $12,345.", "12345"),
        ("Le portable est à 1.999,99 €.", "1999.99"),
        ("Le portable est à 12 345 €.", "12345"),
    ],
)
def test_what_french_or_its_own_form_decides_is_read(text: str, amount: str) -> None:
    warnings: list[str] = []
    assert str(find_money(text, warnings.append)[0].amount) == amount
    assert warnings == []
