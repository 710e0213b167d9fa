"""Tables in HTML tags: inside a text they are read as on a page, and stand where they say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.reading.web import read_html
from newsparse.tables import find_tables
from newsparse.text.masks import mask_markup

ROWS = "<tr><th>Offre</th><th>Prix</th></tr><tr><td>Alba</td><td>12 €</td></tr>"
TABLE = f"<table>{ROWS}</table>"
LEAD = "Un article de presse sur les offres mobiles, avec assez de mots pour en être un."


def find(text):
    return find_tables(text, masked=mask_markup(text))


def grid_of(table):
    return [
        [" ".join(name.split()) for name in table.header],
        *([" ".join(cell.text.split()) for cell in row] for row in table.rows),
    ]


CELL = st.sampled_from(
    [
        "Alba",
        "12 €",
        "",
        "<b>x</b>",
        "<p>a<p>b</p>",
        "R&amp;D",
        "m<sup>2</sup>",
        "Alba<sup>1</sup>",
        "<img alt=oui>",
    ]
)
OPENING = st.sampled_from(
    ["<td>", "<th>", "<td rowspan=2>", "<td colspan=2>", "<td rowspan=0>", "<th colspan=3>", "<td hidden>"]
)
CLOSING = st.sampled_from(["</td>", ""])
ROW = st.lists(st.tuples(OPENING, CELL, CLOSING).map("".join), min_size=1, max_size=4).map(
    lambda cells: f"<tr>{''.join(cells)}</tr>"
)
GROUP = st.sampled_from(["<tbody>{}</tbody>", "<thead>{}</thead>", "<tfoot>{}</tfoot>"])


def _has_words(grid):
    """Nothing tells pictures alone from tags that are shown as code: a text leaves them be, a page has no
    code like that.
    """
    return any(cell not in ("", "oui") for row in grid for cell in row)


@given(st.lists(st.tuples(GROUP, st.lists(ROW, max_size=3)), min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_a_text_and_a_page_give_the_same_grid(groups):
    table = f"<table>{''.join(group.format(''.join(rows)) for group, rows in groups)}</table>"
    inline = [grid_of(found) for found in find(f"{LEAD}\n\n{table}\n\n{LEAD}")]
    page = read_html(f"<article><p>{LEAD}</p>{table}<p>{LEAD}</p></article>").tables
    assert inline == [grid for grid in map(grid_of, page or ()) if _has_words(grid)]


@given(
    st.lists(
        st.sampled_from(
            [
                *"ab1 €\n\"'=>&;*`",
                "<table>",
                "</table>",
                "<tr>",
                "<td>",
                "<th colspan=2>",
                "<!--",
                "-->",
                "<script>",
            ]
        )
    )
)
@settings(max_examples=150, deadline=None)
def test_any_tags_give_cells_inside_their_table(pieces):
    text = "".join(pieces) + TABLE
    for table in find(text):
        assert table.text == text[table.start : table.end]
        assert all(len(row) == len(table.header) for row in table.rows)
        assert all(table.start <= cell.start <= cell.end <= table.end for row in table.rows for cell in row)


def test_a_table_that_nothing_closes_leaves_the_next_one():
    text = f"<table>{ROWS}\n\nPuis :\n\n{TABLE}"
    assert [grid_of(table) for table in find(text)] == [[["Offre", "Prix"], ["Alba", "12 €"]]] * 2


def test_a_markdown_table_on_the_next_line_is_kept():
    tables = find(f"{TABLE}\n| Offre | Note |\n|---|---|\n| Bora | 4 |")
    assert [(table.layout, table.header) for table in tables] == [
        ("html", ("Offre", "Prix")),
        ("markdown", ("Offre", "Note")),
    ]


@pytest.mark.parametrize(
    ("around", "captions"),
    [
        (f"{LEAD}\n\n{TABLE}", [None]),
        (f"<h2>Comparatif des tarifs</h2>\n{TABLE}", [None]),
        (f"## Comparatif des tarifs\n\n{TABLE}", [None]),
        (f"Voici les prix :\n\n{TABLE}\n\n{TABLE}", ["Voici les prix", None]),
        (f"Voici les prix : {TABLE} Les notes : {TABLE}", ["Voici les prix", "Les notes"]),
        (f"<figure>{TABLE}</figure><p>Photo</p><figcaption>Une vue de Rennes</figcaption>", [None]),
        (f"<figure><figcaption>Les prix</figcaption><div>{TABLE}</div></figure>", ["Les prix"]),
        (
            f"<table><caption>De la table</caption>{ROWS}</table><figcaption>De la figure</figcaption>",
            ["De la table"],
        ),
    ],
)
def test_captions(around, captions):
    assert [table.caption for table in find(around)] == captions


HOSTILE = {
    "nested": "<table><tr><td>",
    "bold": "<b>",
    "rows": "x<tr>",
    "comments": "<!--",
    "quotes": "<td a=\"='",
    "unclosed": "<table><tr><td>a<td>b<tr><td>1<td>2\n\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_tags_are_read_to_their_end(name):
    text = "<table><tr><td colspan=200 rowspan=0>a<td>b<tr><td>" + HOSTILE[name] * 2_000
    for table in find(text):
        assert table.text == text[table.start : table.end]
