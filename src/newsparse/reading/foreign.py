"""Files that hold no article as we read them: told by their ending, or by how they begin, and refused with a
word of what they are.
"""

from __future__ import annotations

import re

# Endings of what is not a plain text of one article, and what it is.
_ENDINGS = {
    "a table of rows": "csv tsv tab psv parquet feather arrow",
    "a spreadsheet": "xls xlsx xlsm xlsb xltx ods fods numbers",
    "XML": "xml rss atom nitf newsml xsl opml tei svg",
    "an e-mail": "eml emlx msg mbox pst",
    "a calendar or a card": "ics ifb vcf vcard",
    "a bibliography": "bib ris enw",
    "a PDF": "pdf",
    "a document of a word processor": "doc docx docm dot dotx odt fodt rtf pages wpd wps abw tex",
    "slides": "ppt pptx pptm pps ppsx odp key",
    "an e-book": "epub mobi azw3",
    "a web archive": "mht mhtml warc maff webarchive har",
    "an archive": "zip gz bz2 xz zst lz4 7z rar tar tgz jar iso dmg deb rpm apk",
    "a picture, a sound or a film": (
        "png jpg jpeg gif webp tif tiff bmp heic avif ico psd mp3 mp4 wav ogg flac m4a avi mov webm mkv"
    ),
    "a program or its settings": (
        "py js jsx ts tsx css scss php rb java c cpp h go rs swift kt sh bat ps1 sql ipynb yaml yml toml "
        "ini cfg conf lock env exe dll so class wasm diff patch"
    ),
    "a log": "log",
    "a database": "sqlite sqlite3 db duckdb",
    "subtitles": "srt vtt ass ssa sbv",
    "a key or a signature": "pem crt cer asc gpg sig p12",
}
_BY_ENDING = {f".{ending}": what for what, endings in _ENDINGS.items() for ending in endings.split()}
# How a file begins that is another kind than its ending promises.
_BEGINNINGS = (
    ("a PDF", re.compile(r"%PDF-\d")),
    ("a document of a word processor", re.compile(r"\{\\rtf1")),
    (
        "XML",
        re.compile(
            r"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:rss|feed|rdf:RDF|nitf|newsItem|"
            r"NewsML|urlset|sitemapindex|TEI)[\s>]",
            re.S,
        ),
    ),
    (
        "a web archive",
        re.compile(r"WARC/\d|From: <Saved by |MIME-Version: 1\.0\r?\nContent-Type: " r"multipart/related"),
    ),
    (
        "an e-mail",
        re.compile(
            r"(?:(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|From|To|Subject|Date|"
            r"X-[\w-]+): [^\n]*\n"
            r"(?:[ \t][^\n]*\n)*){4}"
        ),
    ),
    ("JSON", re.compile(r"(?:\[\s*)?\{\s*\"[^\"\n]{1,80}\"\s*:")),
    ("a program", re.compile(r"#!/|<\?php\b|diff --git a/|%!PS-")),
    ("a document of a word processor", re.compile(r"\\documentclass\b")),
    ("a calendar or a card", re.compile(r"BEGIN:V(?:CALENDAR|CARD)\b")),
    ("a key or a signature", re.compile(r"-----BEGIN [A-Z0-9 ]{2,40}-----")),
    ("subtitles", re.compile(r"WEBVTT\b|1\r?\n\d\d:\d\d:\d\d[,.]\d{3} -->")),
)
_HTML = re.compile(r"\s*(?:<!--.{0,500}?-->\s*)?(?:<!doctype\s+html|<html[\s>])", re.I | re.S)
HEAD = 2000  # characters in which a file shows what it is


def kind_of_ending(suffix: str) -> str | None:
    """What a file with this ending is that we do not read; nothing where it may be an article.

    >>> kind_of_ending(".csv"), kind_of_ending(".txt")
    ('a table of rows', None)
    """
    return _BY_ENDING.get(suffix.lower())


def kind_of_text(text: str) -> str | None:
    r"""What a text is, by how it begins, that is not an article.

    >>> (
    ...     kind_of_text("%PDF-1.7\n"),
    ...     kind_of_text("<rss version='2.0'>"),
    ...     kind_of_text("Date: le 3 mars, l'usine ferme."),
    ... )
    ('a PDF', 'XML', None)
    """
    head = text[:HEAD].lstrip("\ufeff \t\r\n")
    return next((what for what, beginning in _BEGINNINGS if beginning.match(head)), None)


def is_page(text: str) -> bool:
    """True for a text that is an HTML page.

    >>> is_page("<!DOCTYPE html><html>"), is_page("<b>Gras</b>, dit-il.")
    (True, False)
    """
    return _HTML.match(text[:HEAD].lstrip("\ufeff")) is not None


_MARKUP = re.compile(
    r"</?(?:p|div|article|section|span|br|h[1-6]|ul|ol|li|table|tr|td|figure|blockquote|body|head|"
    r"header|a|strong|em|img)\b[^<>]{0,500}/?>",
    re.I,
)
MARKUP_SHARE = 1 / 400  # tags for each character of a text that is markup: one in 400 characters and more
MIN_TAGS = 3


def looks_like_html(text: str) -> bool:
    """True for a string that is markup rather than text: a page, or a fragment of one.

    >>> (
    ...     looks_like_html("<div><p>Un texte.</p></div>"),
    ...     looks_like_html("La balise <p> ouvre un paragraphe, et </p> le ferme."),
    ... )
    (True, False)
    """
    if is_page(text):
        return True
    head = text[:20_000]
    tags = sum(1 for _ in _MARKUP.finditer(head))
    return tags >= MIN_TAGS and tags >= MARKUP_SHARE * len(head) and head.lstrip()[:1] == "<"
