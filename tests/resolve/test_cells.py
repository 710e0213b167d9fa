"""What cells hold: one table of cells, and what is read in each."""

from decimal import Decimal

import pytest

from newsparse.record import Cell, Date, Entity, Money, Span, Table
from newsparse.resolve.cells import fill_cells

# text of the cell -> kind, and the value it gives
CASES = [
    ("oui", "boolean", True),
    ("Oui", "boolean", True),
    ("✅", "boolean", True),
    ("✓", "boolean", True),
    ("❌ Non", "boolean", False),
    ("✅ Oui", "boolean", True),
    ("Vrai", "boolean", True),
    ("✗", "boolean", False),
    ("non", "boolean", False),
    ("Non, sauf en Suisse", "text", None),
    ("", "empty", None),
    ("—", "empty", None),
    ("N/A", "empty", None),
    ("n.c.", "empty", None),
    ("sans objet", "empty", None),
    ("non communiqué", "empty", None),
    ("12", "number", (Decimal(12), None)),
    ("1 200", "number", (Decimal(1200), None)),
    ("1\u202f200,5", "number", (Decimal("1200.5"), None)),
    ("45 %", "number", (Decimal(45), "%")),
    ("-9\u00a0%", "number", (Decimal(-9), "%")),
    ("+73%", "number", (Decimal(73), "%")),
    ("12 Go", "number", (Decimal(12), "Go")),
    ("5 Gbit/s", "number", (Decimal(5), "Gbit/s")),
    ("3,7 t CO₂", "number", (Decimal("3.7"), "t CO₂")),
    ("~50 ms", "number", (Decimal(50), "ms")),
    ("≥ 85", "number", (Decimal(85), None)),
    ("< 5 %", "number", (Decimal(5), "%")),
    ("17B", "number", (Decimal(17), "B")),
    ("×2,8", "number", (Decimal("2.8"), "×")),
    ("3x", "number", (Decimal(3), "x")),
    ("15''", "text", None),
    ("30 à 50", "text", None),
    ("1.2.3", "text", None),
    ("iPhone 17", "text", None),
    ("Gratuit", "text", None),
    ("30 jours après la commande, au plus tard", "text", None),
]


def one_cell(text, **found):
    cell = Cell(text=text, start=10, end=10 + len(text))
    table = Table(text="", start=0, end=200, layout="markdown", header=("a",), rows=((cell,),), rule="markdown")
    (filled,) = fill_cells([table], found.get("dates", ()), found.get("money", ()), found.get("entities", ()))
    return filled.rows[0][0]


@pytest.mark.parametrize(("text", "kind", "value"), CASES, ids=[case[0] or "nothing" for case in CASES])
def test_a_cell_is_what_its_words_say(text, kind, value):
    cell = one_cell(text)
    assert cell.kind == kind
    if kind == "boolean":
        assert cell.boolean is value
    if kind == "number":
        assert (cell.number, cell.unit) == value


def test_an_amount_wins_over_a_number_and_a_date():
    amount = Money(text="12 €", start=10, end=14, amount=Decimal(12), currency="EUR", rule="r")
    assert one_cell("12 €", money=[amount]).money == amount


def test_a_date_is_one_where_it_is_most_of_the_cell():
    date = Date(text="mars 2025", start=10, end=19, value="2025-03", rule="r")
    assert one_cell("mars 2025", dates=[date]).date == date
    year = Date(text="2025", start=40, end=44, value="2025", rule="r")
    assert one_cell("Prévu pour la fin de l'année 2025, si tout va bien", dates=[year]).kind != "number"


def test_a_name_gives_its_entity():
    entity = Entity(id="e1", name="Mozilla", label="ORG", mentions=(Span(text="Mozilla", start=10, end=17),))
    assert one_cell("Mozilla", entities=[entity]).entity_id == "e1"


def test_what_stands_outside_the_table_is_not_in_its_cells():
    amount = Money(text="12 €", start=300, end=304, amount=Decimal(12), currency="EUR", rule="r")
    assert one_cell("12 €", money=[amount]).money is None
