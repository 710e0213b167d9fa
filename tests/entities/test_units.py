"""Lines of a paragraph: those that an editor wrapped are one text, those that stand for
themselves are not.
"""

import pytest

from newsparse.entities.units import units


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            (
                "L'opération est menée depuis le mois de mars par le fonds d'investissement "
                "Northwall\nCapital, "
                "qui apporte la moitié."
            ),
            1,
        ),
        (
            (
                "Le ministère a confirmé hier soir la nouvelle que tous les acteurs du secteur attendaient "
                "depuis\nParis."
            ),
            1,
        ),
        (
            (
                "Une première ligne qui dit quelque chose de complet et qui s'arrête ici.\nUne autre qui "
                "commence après elle."
            ),
            2,
        ),
        (
            (
                "Trois antennes de plus sur les toits de la vieille ville dès le mois prochain\nLe train "
                "de nuit "
                "revient en gare de Nice"
            ),
            2,
        ),
    ],
)
def test_wrapped_lines_are_one_text(text: str, count: int) -> None:
    assert len(list(units(text))) == count
