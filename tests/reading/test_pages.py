"""Whole pages as publishers write them: what is read, to the letter, and what is left out.

A page stands in ``pages/`` beside its expectation in JSON: ``first`` and ``last`` paragraph, what must be
``in`` the text and what must be ``out`` of it (spaces of all kinds count as plain ones; bylines, datelines
and credits stay, and are marked as such), what is there ``once``, tables as grids, block quotes, ``asides``
as kinds and words.
"""

import json
import pathlib
import re
from typing import Any

import pytest

from newsparse.reading import Source, read_path

PAGES = pathlib.Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def plain(text: str) -> str:
    """Typographic spaces as plain ones: that they are kept is tested on its own."""
    return re.sub("[\u00a0\u202f\u2009]", " ", text)


def read(name: str) -> tuple[Source, dict[str, Any]]:
    """The page as read, and what is expected of it."""
    (source,) = read_path(PAGES / f"{name}.html")
    return source, json.loads((PAGES / f"{name}.json").read_text("utf-8"))


def running(source: Source) -> str:
    """The text without its bylines, datelines and credits, which stay in it and are marked."""
    text = source.text
    for aside in reversed(source.asides):
        text = (
            text[: aside.start] + text[aside.end :]
            if aside.kind in ("byline", "dateline", "credit")
            else text
        )
    return text


@pytest.mark.parametrize("name", NAMES)
def test_title_byline_and_date(name: str) -> None:
    source, expected = read(name)
    if "title_has" in expected:
        assert expected["title_has"] in plain(source.title or "")
    else:
        assert plain(source.title or "") == expected["title"]
    assert (plain(source.byline) if source.byline else None) == expected["byline"]
    assert str(source.published) == expected["published"]


@pytest.mark.parametrize("name", NAMES)
def test_text_is_whole(name: str) -> None:
    source, expected = read(name)
    text = plain(source.text)
    assert [passage for passage in expected["in"] if passage not in text] == []
    if "first" in expected:
        assert text.split("\n\n")[0] == expected["first"]
    if "last" in expected:
        assert text.split("\n\n")[-1] == expected["last"]
    assert expected.get("last_has", "") in "\n".join(text.split("\n\n")[-2:])


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_in_the_text(name: str) -> None:
    source, expected = read(name)
    text = plain(running(source)) + "\n"
    assert [passage for passage in expected["out"] if passage in text] == []
    assert [passage for passage in expected.get("once", ()) if text.count(passage) != 1] == []
    assert len(source.masked) == len(source.text)
    assert [passage for passage in expected.get("masked_out", ()) if passage in source.masked] == []


@pytest.mark.parametrize("name", NAMES)
def test_tables_are_exact(name: str) -> None:
    source, expected = read(name)
    found = [
        {
            "caption": table.caption,
            "header": [plain(text) for text in table.header],
            "rows": [[plain(cell.text) for cell in row] for row in table.rows],
        }
        for table in source.tables or ()
    ]
    assert found == expected["tables"]
    for table in source.tables or ():
        assert source.text[table.start : table.end] == table.text
        assert all(source.text[cell.start : cell.end] == cell.text for row in table.rows for cell in row)


@pytest.mark.parametrize("name", NAMES)
def test_block_quotes_are_marked(name: str) -> None:
    source, expected = read(name)
    quoted = [plain(source.text[start:end]) for start, end in source.quoted]
    if "quoted_has" in expected:
        assert all(any(passage in block for block in quoted) for passage in expected["quoted_has"])
    else:
        assert quoted == expected.get("quoted", [])


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_running_text_is_marked(name: str) -> None:
    source, expected = read(name)
    found = [(aside.kind, plain(source.text[aside.start : aside.end])) for aside in source.asides]
    assert [
        aside
        for aside in expected.get("asides", ())
        if not any(aside[0] == kind and aside[1] in text for kind, text in found)
    ] == []
    assert {kind for kind, _ in found} <= {"byline", "dateline", "credit", "caption", "embed"}
    edges = [edge for aside in source.asides for edge in (aside.start, aside.end)]
    assert edges == sorted(edges)
    assert all(text == text.strip() and text for _, text in found)
    if "url" in expected:
        assert source.address == expected["url"]
