"""Bytes to text: UTF-8 with or without BOM, UTF-16, windows-1252, latin-1; binaries and empty files are
refused.
"""

from __future__ import annotations

import codecs
import re

from newsparse.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.I)
# Bytes that text in any supported encoding does not hold: control characters but tab, line feed, form feed,
# return.
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\f\r\x1b\x1a\x0b")
HEAD = 64_000  # bytes looked at to tell binaries and encodings
MAX_CONTROL_SHARE = 0.01  # of the head; a stray control character makes no binary

# UTF-8 read as windows-1252: Ã©, Ã¨, â€™, Â« ... each a sequence that no French word holds.
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf©¨ªª«®´¯»§¢¤ ]|â€[™œ˜\u009d“”¦\u0093\u0094]|Â[\u00a0«»°]|ï»¿")
_NAMES = {"cp1252": "windows-1252", "iso8859-15": "iso-8859-15"}
_ONLY_1252 = re.compile(rb"[\x80-\x9f]")  # signs of windows-1252 that are controls in the other
_OE_OF_15 = re.compile(rb"(?i)(?<![0-9 ])[\xbc\xbd](?=[a-z])|(?<=[ '])[\xbc\xbd](?=[a-z])")  # "c½ur", "¼uvre"
REPLACEMENT = "\ufffd"


def decode(data: bytes, encoding: str | None = None, *, html: bool = False) -> tuple[str, list[str]]:
    """The text of some bytes, and warnings about it.

    Args:
        data: the bytes of a file.
        encoding: when known; otherwise it is detected.
        html: look for a ``<meta charset>``.

    Raises:
        InputError: nothing in it, a binary, or not decodable in the encoding given.

    >>> decode("L’été à 5 €".encode("cp1252"))
    ('L’été à 5 €', ['encoding detected: windows-1252'])
    """
    if not data.strip():
        raise InputError("empty file")
    if encoding is not None:
        return _checked(_strict(data, encoding), [])
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _checked(_strict(data, name), [])
    utf16 = _utf16_without_bom(data)
    if utf16:
        return _checked(_strict(data, utf16), [f"encoding detected: {utf16}"])
    _refuse_binary(data)
    try:
        return _checked(data.decode("utf-8"), [])
    except UnicodeDecodeError:
        return _legacy(data, html=html)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(f"not readable as {encoding}: {error}") from None


def _refuse_binary(data: bytes) -> None:
    head = data[:HEAD]
    if b"\0" in head or len(head) - len(head.translate(None, _CONTROLS)) > MAX_CONTROL_SHARE * len(head):
        raise InputError("binary data, not text")


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 of a European text has a zero in every second byte."""
    head = data[:HEAD]
    head = head[: len(head) // 2 * 2]
    if len(head) < 4:
        return None
    for name, zeros, letters in (
        ("utf-16-le", head[1::2], head[0::2]),
        ("utf-16-be", head[0::2], head[1::2]),
    ):
        if zeros.count(0) > 0.8 * len(zeros) and letters.count(0) == 0:
            return name
    return None


def _legacy(data: bytes, *, html: bool) -> tuple[str, list[str]]:
    """Not UTF-8: what the page declares, or mostly UTF-8 with a broken byte, or what its bytes look like."""
    declared = _META_CHARSET.search(data[:HEAD]) if html else None
    if declared:
        name = declared[1].decode("ascii")
        try:
            if codecs.lookup(name).name != "utf-8":
                meant = _latin(data) if codecs.lookup(name).name == "iso8859-1" else name
                return _checked(data.decode(meant), [f"encoding declared: {name}"])
        except (LookupError, UnicodeDecodeError):
            pass
    broken = data.decode("utf-8", errors="replace")
    high = sum(byte >= 0x80 for byte in data)
    if broken.count(REPLACEMENT) * 10 < high:
        return _checked(broken, ["some bytes are not UTF-8 and were replaced"])
    try:
        name = _latin(data)
        return _checked(data.decode(name), [f"encoding detected: {_NAMES[name]}"])
    except UnicodeDecodeError:
        return _detected(data)


def _latin(data: bytes) -> str:
    """ISO-8859-15 where only that makes sense: a euro sign or "œ" where windows-1252 has "¤" and "½", and
    none of its own signs.

    >>> (
    ...     _latin("20 € à Évreux".encode("iso8859-15")),
    ...     _latin("20 € à Évreux".encode("cp1252")),
    ...     _latin("½ €".encode("cp1252")),
    ... )
    ('iso8859-15', 'cp1252', 'cp1252')
    """
    if _ONLY_1252.search(data):
        return "cp1252"
    return "iso8859-15" if b"\xa4" in data or _OE_OF_15.search(data) else "cp1252"


def _detected(data: bytes) -> tuple[str, list[str]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:HEAD]).best()
    if best is None:
        raise InputError("unknown encoding")
    return _checked(data.decode(best.encoding, errors="replace"), [f"encoding detected: {best.encoding}"])


def _checked(text: str, warnings: list[str]) -> tuple[str, list[str]]:
    if not text.strip():
        raise InputError("empty file")
    return text, [*warnings, *(warnings_of(text) if not warnings or _MOJIBAKE.search(text) else ())]


def warnings_of(text: str) -> list[str]:
    """What a text shows of wrong decoding before it came to us.

    >>> warnings_of("L'Ã©tÃ©"), warnings_of("L'été")
    (['mojibake: the text was decoded with a wrong encoding before it was saved'], [])
    """
    if _MOJIBAKE.search(text):
        return ["mojibake: the text was decoded with a wrong encoding before it was saved"]
    if REPLACEMENT in text:
        return ["the text holds replacement characters (U+FFFD): some letters were lost before it was saved"]
    return []
