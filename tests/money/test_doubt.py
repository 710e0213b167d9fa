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
