"""Real files of each format, as ``make_files.py`` made them: what is read of them."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator

import pytest
from tests.formats.make_pdfs import BYLINE, HEADING, PARAGRAPHS, TITLE

from newsparse.errors import NewsparseError
from newsparse.reading import Source
from newsparse.reading.formats import Ask, format_of

FILES = pathlib.Path(__file__).parents[2] / "fixtures" / "inputs"
Read = list[Source | str]


def read(path: pathlib.Path, ask: Ask | None = None) -> Read:
    """The articles of a file; a string stands for one that could not be read."""
    return list(_read(path, ask or Ask()))


def _read(path: pathlib.Path, ask: Ask) -> Iterator[Source | str]:
    known = format_of(path)
    assert known is not None
    contents = [path.read_bytes()] if known.entries is None else known.parts(path, ask)
    for entry in contents:
        if not isinstance(entry, bytes) and entry.problem is not None:
            yield entry.problem
            continue
        try:
            yield from known.sources(entry if isinstance(entry, bytes) else entry.content, ask)
        except NewsparseError as error:
            yield str(error)


def sources(name: str, ask: Ask | None = None) -> list[Source]:
    return [found for found in read(FILES / name, ask) if isinstance(found, Source)]


@pytest.mark.parametrize("name", ["archive-excel.csv", "archive.csv.gz", "archive.tsv", "crawl.parquet"])
def test_data_sets(name: str) -> None:
    first, second, empty = read(FILES / name, Ask(keep=("rubrique",)))
    assert isinstance(first, Source)
    assert (first.title, first.byline, str(first.published)) == (
        "Oliva Batteries lève 14 millions d'euros",
        "Paul Estève",
        "2026-03-12",
    )
    assert (first.address, first.meta) == ("https://presse.example/oliva", {"rubrique": "Énergie; start-up"})
    assert first.text.endswith(
        "« Nous ouvrirons l'usine en mars », a déclaré sa directrice générale, Inès Carrel."
    )
    assert isinstance(second, Source)
    # the id where there is no URL
    assert (second.address, second.meta) == ("depeche-2", {"rubrique": "Télécoms"})
    assert second.text.endswith('Selon Hugo Lanteri, "le réseau a un coût".')
    assert "no text" in str(empty)


def test_kept_columns_keep_their_types() -> None:
    first, second = sources("crawl.parquet", Ask(keep=("mots", "rubrique")))
    assert (first.meta["mots"], second.meta["mots"]) == (31.0, 22.0)
    first, _ = sources("archive.jsonl.zst", Ask(keep=("rubrique", "absent")))
    assert (first.byline, str(first.published), first.address) == (
        "Paul Estève",
        "2026-03-12",
        "https://presse.example/oliva",
    )
    assert first.meta == {"rubrique": "Énergie; start-up", "absent": None}


@pytest.mark.parametrize("name", ["relais.rss", "relais.atom"])
def test_feeds(name: str) -> None:
    first, second, broken = read(FILES / name)
    assert isinstance(first, Source)
    assert (first.byline, str(first.published), first.address) == (
        "Paul Estève",
        "2026-03-12",
        "https://relais.example/depeche-1",
    )
    assert first.text.startswith("Oliva Batteries lève 14 millions d'euros\n\nLa jeune pousse nantaise")
    assert isinstance(second, Source)
    assert broken == "entry 3: no text"


def test_mails() -> None:
    plain, page, attached = (sources(f"mail-{kind}.eml")[0] for kind in ("plain", "page", "attachment"))
    assert plain.title == "Ormel rachète Sillage pour 90 millions d'euros"
    assert (plain.byline, str(plain.published)) == ("Service de presse Ormel", "2026-03-09")
    assert "From now on" in plain.text
    assert "quai des Brumes" not in plain.text
    assert page.tables is not None
    assert [table.header for table in page.tables] == [("Année", "Ventes")]
    assert attached.warnings == ("attachments are not read: communiqué.pdf",)
    boxed = sources("presse.mbox")
    assert [source.text for source in boxed] == [plain.text, page.text, attached.text]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_web_archives_give_their_french_pages(name: str) -> None:
    page, english = read(FILES / name)
    assert isinstance(page, Source)
    assert (page.title, page.byline, page.address) == (
        "Nacelle ouvre un centre à Brest",
        "Odile Marchais",
        "https://relais.example/brest",
    )
    assert "another language" in str(english)


def test_word_documents() -> None:
    (source,) = sources("ormel.docx")
    assert (source.title, source.byline) == ("Ormel rachète Sillage", "Odile Marchais")
    assert [section.heading for section in source.sections] == ["Ormel rachète Sillage", "Trois sites"]
    assert source.tables is not None
    assert [[cell.text for cell in row] for row in source.tables[0].rows] == [
        ["2024", "12 M€"],
        ["2025", "18 M€"],
    ]


@pytest.mark.parametrize(
    "maker", ["reportlab-columns", "fpdf-justified", "fpdf-columns", "weasyprint-columns", "pdfkit-columns"]
)
def test_pdfs_of_other_makers(maker: str) -> None:
    (source,) = sources(f"pdf-{maker}.pdf")
    assert (source.title, source.byline, str(source.published)) == (TITLE, "Solène Mauriat", "2026-05-12")
    blocks = [" ".join(block.split()) for block in source.text.split("\n\n") if block.strip()]
    assert blocks[:2] == [TITLE, BYLINE]
    # what stands at the edges of pages is gone, each paragraph whole, in order; none is cut by a column or
    # page
    text = " ".join(blocks[2:])
    heading = f" {HEADING} " if HEADING in text else " "
    assert text == " ".join(PARAGRAPHS[:2]) + heading + " ".join(PARAGRAPHS[2:])
    assert any(block.startswith(PARAGRAPHS[0]) for block in blocks)
    if maker not in ("fpdf-columns", "pdfkit-columns"):  # the one has no heading, the other none that shows
        assert HEADING in blocks


def test_pdf_in_columns() -> None:
    (source,) = sources("print-columns.pdf")
    text = source.text
    assert (source.title, source.byline) == (
        "Les câbles sous-marins de la Manche changent de mains",
        "Odile Marchais",
    )
    assert "Le Relais des réseaux" not in text
    assert "Page 1" not in text
    told = [
        "un investissement considérable",
        "Celui-ci promet",
        "Des travaux",
        "stations d'atterrissement",
        "Le trafic",
        "aux côtes anglaises.",
    ]
    places = [text.index(words) for words in told]
    assert places == sorted(places)
    assert "Câble   Longueur   Prix\nAlizé   120 km   80 M€\nBrisant   95 km   70 M€" in text


def test_pdf_of_a_browser_and_of_a_scanner() -> None:
    (page,) = sources("print-page.pdf")
    assert page.title == "Nacelle ouvre un centre à Brest"
    assert str(page.published) == "2026-03-05"
    assert "file://" not in page.text
    assert (
        "Il emploiera soixante personnes dès cet été, selon la direction du groupe, qui cherchait un "
        "terrain depuis deux ans.\n"
    ) in page.text
    assert read(FILES / "scan.pdf") == ["a scanned PDF: pictures of pages, without text in it"]
