"""What cells hold: one table of cells, and what is read in each."""

from decimal import Decimal

import pytest

import newsparse
from newsparse.record import Cell, Date, Entity, Money, Span, Table
from newsparse.tables.cells.fill import fill_cells

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
    ("17B", "number", (Decimal(17_000_000_000), None)),
    ("17 B", "number", (Decimal(17), "B")),
    ("1,5 M", "number", (Decimal(1_500_000), None)),
    ("2 millions", "number", (Decimal(2_000_000), None)),
    ("1,659 milliard", "number", (Decimal(1_659_000_000), None)),
    ("3 Md", "number", (Decimal(3_000_000_000), None)),
    ("2 millions d'abonnés", "number", (Decimal(2_000_000), "abonnés")),
    ("12k", "number", (Decimal(12_000), None)),
    ("5 m", "number", (Decimal(5), "m")),
    ("64 Mo", "number", (Decimal(64), "Mo")),
    ("1.5 billion", "number", (Decimal("1.5"), "billion")),
    ("1e6", "number", (Decimal(1_000_000), None)),
    ("1e", "text", None),
    ("1er", "text", None),
    ("3ème", "text", None),
    ("10³", "text", None),
    ("12³", "number", (Decimal(12), None)),
    ("45 %*", "number", (Decimal(45), "%")),
    ("12 Go[^1]", "number", (Decimal(12), "Go")),
    ("30 m²", "number", (Decimal(30), "m²")),
    ("1,2 kg CO2", "number", (Decimal("1.2"), "kg CO2")),
    ("1920 × 1080", "text", None),
    ("2560x1440", "text", None),
    ("1080p", "text", None),
    ("5G", "text", None),
    ("4K", "text", None),
    ("Oui¹", "boolean", True),
    ("✕", "boolean", False),
    ("☐", "boolean", False),
    ("Non renseigné", "empty", None),
    ("s. o.", "empty", None),
    ("−", "empty", None),
    ("?", "empty", None),
    ("Non renseigné par Alba", "text", None),
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
    table = Table(
        text="", start=0, end=200, layout="markdown", header=("a",), rows=((cell,),), rule="markdown"
    )
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


PIPELINE = newsparse.load(components=["tables", "dates", "money"])
# header, cells -> the kind of each cell
COLUMNS = [
    ("Ventes", ["1200", "1950", "2024", "900"], ["number"] * 4),
    ("Ventes", ["1950", "2024"], ["number"] * 2),
    ("VENTES 2024", ["1955", "2024"], ["number"] * 2),
    ("Alba", ["1200", "1950", "—"], ["number", "number", "empty"]),
    ("Alba", ["1998", "12 €", "900"], ["date", "money", "number"]),
    ("Année", ["2019", "1500", "2021"], ["date", "number", "date"]),
    ("Sortie", ["2019", "2020"], ["date"] * 2),
    ("Alba", ["2019", "2020"], ["date"] * 2),
    ("Galaxy Note", ["2019", "2020"], ["date"] * 2),
    ("Prix de lancement", ["1950", "2024 à 2030"], ["number", "text"]),
    ("Ventes", ["mars 2024", "1950"], ["date", "number"]),
    ("Appels", ["2000 appels", "900 appels"], ["number"] * 2),
    ("Luminosité", ["2000 lm", "800 lm"], ["number"] * 2),
    ("Définition", ["1920 × 1080", "1280 × 720"], ["text"] * 2),
    ("Écran", ["16:10", "16:9"], ["text"] * 2),
    ("Alba", ["16:10", "3:2"], ["text"] * 2),
    ("Départ", ["16:10", "17:20"], ["date"] * 2),
    ("Année", ["2024¹", "2025[^2]", "2023*"], ["date"] * 3),
    ("Prix", ["12 €¹", "13 €[^1]", "14 €²"], ["money"] * 3),
    ("Abonnés", ["4K", "12K"], ["number"] * 2),
    ("Mémoire vive", ["4G", "16G"], ["number"] * 2),
    ("Réseau", ["4G", "5G"], ["text"] * 2),
    ("Date", ["3/3/26", "03/03/2026"], ["date"] * 2),
]


def parse_column(header, cells, **options):
    rows = "".join(f"| Offre {number} | {cell} |\n" for number, cell in enumerate(cells))
    return PIPELINE.parse(f"| Nom | {header} |\n|---|---|\n{rows}", **options)


@pytest.mark.parametrize(
    ("header", "cells", "kinds"), COLUMNS, ids=[f"{case[0]}: {case[1]}" for case in COLUMNS]
)
def test_a_column_says_what_its_numbers_are(header, cells, kinds):
    article = parse_column(header, cells)
    column = [row[1] for row in article.tables[0].rows]
    assert [cell.kind for cell in column] == kinds
    assert [cell.text for cell in column] == cells
    assert len(
        [date for date in article.dates if date.start > article.tables[0].rows[0][0].start]
    ) == kinds.count("date")


def test_the_labels_of_rows_say_it_in_a_table_of_facts():
    text = (
        "| | Alba | Bora |\n|---|---|---|\n| Fondée en | 1998 | 2004 |\n| Salariés | 1200 | 1950 |\n| "
        "Reprise | 2021 | 2022 |"
    )
    rows = PIPELINE.parse(text).tables[0].rows
    assert [[cell.kind for cell in row[1:]] for row in rows] == [["date"] * 2, ["number"] * 2, ["date"] * 2]


def test_years_in_order_name_the_rows_whatever_stands_above_them():
    text = (
        "| Ventes | Alba | Bora |\n|---|---|---|\n| 2019 | 1200 | 1950 |\n| 2020 | 1998 | 5000 |\n| "
        "2021 | 2021 | 2022 |"
    )
    article = PIPELINE.parse(text)
    assert article.tables[0].column_types == ("date", "number", "number")
    assert [date.text for date in article.dates] == ["2019", "2020", "2021"]


PERIODS = [
    (["2019 – 2024", "mars", "avril"], ["2019/2024", "2026-03", "2025-04"]),
    (["2019", "avril"], ["2019", "2025-04"]),
    (["mars 2019", "avril", "mai"], ["2019-03", "2019-04", "2019-05"]),
    (["3 mars 2019", "7 avril"], ["2019-03-03", "2019-04-07"]),
]


@pytest.mark.parametrize(("cells", "values"), PERIODS)
def test_dates_lean_on_no_row_above_but_one_that_they_go_on_from(cells, values):
    rows = "".join(f"| {cell} | 3 |\n" for cell in cells)
    article = PIPELINE.parse(f"| Période | Ventes |\n|---|---|\n{rows}", published="2026-03-10")
    assert [row[0].value for row in article.tables[0].rows] == values
