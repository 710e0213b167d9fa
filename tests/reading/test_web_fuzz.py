"""Whatever stands in a page: it is read or refused, offsets are true, and the same page gives the same
source.
"""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.errors import InputError
from newsparse.reading.web import read_html

TAGS = (
    "p div span a b i em h1 h2 h6 ul ol li dl dt dd table caption thead tbody tfoot tr td th "
    "blockquote q cite figure figcaption "
    "article"
    " section main aside nav header footer time pre code br hr img sup script style template iframe "
    "form select option textarea title"
    " body html head meta link amp-img svg math x-y center font noscript"
).split()
NAMES = (
    "class id itemprop rel datetime content property name href role hidden style colspan rowspan "
    "scope aria-hidden lang type"
).split()
VALUES = [
    *(
        "author articleBody datePublished entry-content comments related site-header teaser byline "
        "headline display:none true presentation"
    ),
    *(
        "2",
        "0",
        "-1",
        "99999999",
        "x",
        "row",
        "col",
        "#a",
        "https://x.fr/2026/03/02/a",
        "2026-03-02",
        "2026-13-45",
        "article:published_time",
    ),
    *("application/ld+json", "fr-FR", "og:title", "é\u00a0«", "a" * 300),
]
TEXTS = [
    *(
        "Un texte assez long pour compter, qui finit bien.",
        "Par Ana Lopez",
        "Publié le 3 mars 2026 à 08h12",
        "À lire aussi",
        " ",
        "\n\n",
    ),
    *(
        "« A »",
        "&nbsp;",
        "&amp;nbsp;",
        "&#0;",
        "&#xD800;",
        "&#x1F600;",
        "&laquo",
        "&",
        "<",
        ">",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "\u00ad",
    ),
    *(
        '{"@type":"NewsArticle","author":[{"@id":"#a"},[["x"]],null,3],"datePublished":[],"headline":{}}',
        '{"@graph":',
        "\u200b\ufeff",
        "\0",
        "\x0b",
    ),
    *("🎉\u200d", "e\u0301", "\u202e", "\r\n", "1er avril 2020", "31/02/2026"),
]

attributes = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), max_size=3)
opening = st.builds(
    lambda tag, found, end: "".join(["<", tag, *(f' {name}="{value}"' for name, value in found), end]),
    st.sampled_from(TAGS),
    attributes,
    st.sampled_from([">", ">", ">", "/>", "", " "]),
)
closing = st.builds("</{}>".format, st.sampled_from(TAGS))
words = st.one_of(st.sampled_from(TEXTS), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
pages = st.lists(st.one_of(opening, closing, words), max_size=60).map("".join)


@settings(max_examples=400, deadline=None)
@given(pages)
def test_only_input_errors_escape_and_offsets_are_true(page: str) -> None:
    try:
        source = read_html(page)
    except InputError:
        return
    assert len(source.masked) == len(source.text)
    assert source == read_html(page)
    assert source.published is None or isinstance(source.published, dt.date)
    for start, end in (
        *source.headings,
        *source.quoted,
        *((section.start, section.end) for section in source.sections),
    ):
        assert 0 <= start < end <= len(source.text)
    for table in source.tables or ():
        assert source.text[table.start : table.end] == table.text
        for row in table.rows:
            assert len(row) == len(table.header)
            assert all(source.text[cell.start : cell.end] == cell.text for cell in row)


@settings(max_examples=100, deadline=None)
@given(pages, st.integers(0, 300))
def test_a_page_around_the_pieces_keeps_its_article(pieces: str, length: int) -> None:
    body = (
        "<article><h1>Un titre</h1><p>Le texte de cet article finit ici, à Brest, le 3 mars "
        "2026.</p></article>"
    )
    source = read_html(f"<html><body>{body}<footer>{pieces[:length]}")
    assert "Le texte de cet article finit ici" in source.text


def test_a_flood_of_attributes_does_not_hold_the_parser_up() -> None:
    flood = " ".join(f"a{number}=b" for number in range(20_000))
    source = read_html(
        f'<h1>Un titre</h1><div class="x" {flood}><p>Le texte de cet article finit ici, à Brest.</p></div>'
    )
    assert source.text == "Un titre\n\nLe texte de cet article finit ici, à Brest."
