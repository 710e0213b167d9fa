"""Bytes to text."""

import pytest

from newsparse.errors import InputError
from newsparse.reading.decode import decode

FRENCH = "L’été dernier, à Nîmes : « Où est passé le cœur du réseau ? » 5 € en août, déjà réglés."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_supported_encoding_gives_the_same_text(encoding: str) -> None:
    text, _ = decode(FRENCH.encode(encoding))
    assert text == FRENCH


def test_latin_1_is_read_as_its_superset() -> None:
    plain = "Près de la forêt, l'élève a payé dix francs."
    assert decode(plain.encode("latin-1")) == (plain, ["encoding detected: windows-1252"])


def test_encoding_that_the_caller_knows_is_taken_and_checked() -> None:
    assert decode("déjà".encode("cp850"), "cp850")[0] == "déjà"
    with pytest.raises(InputError, match="not readable as ascii"):
        decode("déjà".encode(), "ascii")
    with pytest.raises(InputError, match="not readable as no-such"):
        decode(b"abc", "no-such")


def test_declared_charset_of_a_page_counts() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body>L\'été</body></html>'
    text, warnings = decode(page.encode("latin-1"), html=True)
    assert "L'été" in text
    assert warnings == ["encoding declared: iso-8859-1"]


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\xef\xbb\xbf"])
def test_empty_files_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="empty file"):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 40, b"abc\0def" * 100]
)
def test_binaries_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="binary"):
        decode(data)


def test_mojibake_is_reported() -> None:
    text, warnings = decode(FRENCH.encode().decode("cp1252", errors="replace").encode())
    assert "Ã©" in text
    assert any("mojibake" in warning for warning in warnings)
    assert decode(FRENCH.encode())[1] == []


def test_one_broken_byte_does_not_turn_a_utf8_text_into_cp1252() -> None:
    data = (FRENCH * 5).encode() + b"\xff" + FRENCH.encode()
    text, warnings = decode(data)
    assert text.count("Nîmes") == 6
    assert warnings == ["some bytes are not UTF-8 and were replaced"]
