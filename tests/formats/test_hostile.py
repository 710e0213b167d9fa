"""Files that are broken, or made to do harm: a clear word for each, and the rest of a data set unharmed."""

from __future__ import annotations

import gzip
import io
import pathlib
import sys
import zipfile

import pytest
import zstandard

import newsparse
from newsparse.batch.forms import form_of
from newsparse.reading import Source
from newsparse.reading.formats import Ask, Format, format_of, table

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from test_files import FILES, read

HEAD = "id;titre;texte\n"


def told(tmp_path: pathlib.Path, name: str, content: bytes | str, **ask: object) -> list[str]:
    """What is said of a file: the text of each article, or why there is none."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [found.text if isinstance(found, Source) else found for found in read(path, Ask(**ask))]  # type: ignore[arg-type]


def test_broken_rows_cost_themselves_alone(tmp_path: pathlib.Path) -> None:
    rows = 'a;A;Un texte.\nb;B;"Un guillemet ouvert\nc;C;Trop;de;cellules\n\nd;D;"Deux\nlignes."\ne;E;\n'
    first, second, third, fourth, last = told(tmp_path, "a.csv", HEAD + rows)
    assert (first, fourth) == ("A\n\nUn texte.", "Deux\nlignes.")
    assert second == (
        "row 2 (line 3): a quotation mark is opened and never closed, or stands in a cell "
        "without being doubled"
    )
    assert third == (
        "row 3 (line 4): 5 cells under a header of 3; a delimiter inside a cell needs quotation marks"
    )
    assert last.startswith("no text")


def test_a_row_that_never_ends_is_given_up_and_the_next_are_read(tmp_path: pathlib.Path) -> None:
    rows = 'a;A;"jamais fermé\n' + "".join(f"{n};T;Texte {n}.\n" for n in range(200))
    found = told(tmp_path, "a.csv", HEAD + rows, max_bytes=500)
    assert "never closed" in found[0]
    assert found[1:] == [f"Texte {n}." for n in range(200)]
    assert (
        "too large"
        in told(tmp_path, "b.csv", HEAD + "a;A;" + "x" * 2000 + "\nb;B;Court.\n", max_bytes=500)[0]
    )
    assert (
        told(tmp_path, "b.csv", HEAD + "a;A;" + "x" * 2000 + "\nb;B;Court.\n", max_bytes=500)[1]
        == "B\n\nCourt."
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "", "empty file"),
        ("a.csv", b"\0\1\2" * 100, "binary data"),
        ("a.csv", "nom,âge\nA,3\n", "no column for the text among nom, âge: name it with --text-field"),
        ("a.csv.gz", gzip.compress(HEAD.encode() + b"a;A;Texte.\n" * 9)[:-9], "ends too early"),
        ("a.jsonl.gz", gzip.compress(b" " * 60_000_000), "a compression bomb"),
        ("a.jsonl.zst", zstandard.compress(b'{"text": "Rien."}\n' * 9)[:-9], "ends too early"),
        ("a.parquet", b"PAR1 rien PAR1", "not readable as Parquet"),
        ("a.xml", "<?xml version='1.0'?><urlset></urlset>", "XML that is not a feed: its root is <urlset>"),
        (
            "a.rss",
            (
                "<!DOCTYPE r [<!ENTITY a "
                "'aaaa'>]><rss><channel><item><title>&a;</title></item></channel></rss>"
            ),
            "declares entities",
        ),
        ("a.rss", "<rss><channel></channel></rss>", "a feed without entries"),
        ("a.eml", "rien", "no e-mail"),
        ("a.eml", "Subject: vide\n\n", "without a text"),
        ("a.mbox", "rien\n", "no mailbox"),
        ("a.warc", "rien du tout\n", "not readable as a WARC archive"),
        ("a.docx", b"PK rien", "no Word document"),
        ("a.pdf", b"%PDF-1.7 rien", "a PDF"),
        ("a.pdf", b"rien", "not readable as a PDF"),
    ],
)
def test_each_says_what_is_wrong(
    tmp_path: pathlib.Path, name: str, content: bytes | str, message: str
) -> None:
    assert message in told(tmp_path, name, content)[-1]


def document(**members: bytes) -> bytes:
    """The Word document of the files, with members replaced."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(FILES / "ormel.docx") as real,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for info in real.infolist():
            made.writestr(
                info.filename,
                members.get(info.filename.rpartition("/")[2].partition(".")[0], real.read(info)),
            )
    return packed.getvalue()


def test_word_documents_that_are_bombs_or_open_files(tmp_path: pathlib.Path) -> None:
    bomb = b"<w:document>" + b" " * 60_000_000
    assert "a bomb" in told(tmp_path, "a.docx", document(document=bomb))[0]
    entities = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM '
        b'"file:///etc/passwd">]><w:document>&e;</w:document>'
    )
    assert told(tmp_path, "b.docx", document(document=entities)) == ["XML that declares entities is not read"]
    wide = entities.decode().replace("<?xml version", "<?xml encoding='utf-16' version").encode("utf-16")
    assert told(tmp_path, "c.docx", document(document=wide)) == ["XML that declares entities is not read"]


def test_mails_nested_without_end_and_headers_that_are_broken(tmp_path: pathlib.Path) -> None:
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000))
    assert len(told(tmp_path, "a.eml", nested)) == 1
    odd = (
        "Subject: =?utf-8?q?=FF?=\nDate: hier\nFrom: <<>>\nContent-Type: text/plain; "
        "charset=klingon\n\nLe forfait coûte 12 "
        "€.\n"
    )
    assert told(tmp_path, "b.eml", odd)[0].endswith("Le forfait coûte 12 €.\n")
    parts = 'Subject: x\nContent-Type: multipart/mixed; boundary="b"\n\n' + "--b\n\nx\n" * 2000
    assert "more than 500 parts" in told(tmp_path, "c.eml", parts)[0]


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsparse.reading.formats.format.importlib.util.find_spec", lambda name: None)
    said = read(FILES / "ormel.docx"), read(FILES / "relais.rss"), read(FILES / "print-page.pdf")
    assert [messages[0].partition(": ")[2] for messages in said if isinstance(messages[0], str)] == [
        "pip install 'newsparse[documents]'",
        "pip install 'newsparse[feeds]'",
        "pip install 'newsparse[documents]'",
    ]


def test_missing_libraries_of_what_is_written_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    monkeypatch.setattr("newsparse.batch.forms.importlib.util.find_spec", lambda name: None)
    for name, extra in (
        ("a.xlsx", "xlsx"),
        ("a.parquet", "datasets"),
        ("a.jsonl.zst", "datasets"),
        ("a.duckdb", "datasets,duckdb"),
    ):
        with pytest.raises(newsparse.ConfigError, match=rf"pip install 'newsparse\[{extra}\]'"):
            form_of(tmp_path / name)
    for library, extra in (
        ("narwhals", r"newsparse\[frames\]"),
        ("polars", "polars"),
        ("pandas", r"newsparse\[frames\]"),
    ):
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(newsparse.ConfigError, match=f"{library}: pip install '?{extra}"):
            newsparse.parse_frame(None) if library == "narwhals" else newsparse.frames([], library=library)


def test_a_plug_in_adds_a_format(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    class Point:
        name = "notes"

        def load(self) -> Format:
            return Format("notes", "notes", (".notes",), "newsparse.reading.formats.mail:read_mail")

    monkeypatch.setattr(
        table, "entry_points", lambda group: [Point()] if group == "newsparse.formats" else []
    )
    table._all.cache_clear()
    known = format_of("a.notes")
    assert known is not None
    assert known.name == "notes"
    table._all.cache_clear()
