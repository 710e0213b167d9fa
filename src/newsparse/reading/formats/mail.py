"""E-mails: the words of one, its subject as the title; attachments are named and never opened. Mailboxes, a
mail at a time.
"""

from __future__ import annotations

import dataclasses
import pathlib
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from newsparse.compressed import opened
from newsparse.errors import InputError
from newsparse.reading.decode import decode
from newsparse.reading.formats.format import Ask, Entry
from newsparse.reading.given import titled
from newsparse.reading.plain import read_plain
from newsparse.reading.source import Source
from newsparse.reading.written_dates import parse_date

MAX_PARTS = 500  # of a mail
# of the words of its page that a mail's plain part must have to be the mail, and not a note that it is a page
PLAIN_SHARE = 0.5
_BORDER = b"From "  # begins each mail of a mailbox, after a blank line
_REPLY = re.compile(r"^(?:\s*(?:re|tr|fw|fwd|rép|réf)\s*:)+\s*", re.I)
_SIGNATURE = re.compile(r"^-- \r?$", re.M)
_STUFFED = re.compile(rb"^>(>*From )", re.M)


def entries(path: pathlib.Path, ask: Ask) -> Iterator[Entry]:
    """The mails of a mailbox (mbox)."""
    with opened(path) as file:
        number, size, blank = 0, 0, True
        lines: list[bytes] = []
        while line := file.readline(ask.max_bytes):
            if blank and line.startswith(_BORDER):
                if number:
                    yield _entry(number, lines, size, ask.max_bytes)
                number, size, lines = number + 1, 0, []
            elif not number and line.strip():
                raise InputError("no mailbox: it does not begin with 'From '")
            else:
                size += len(line)
                if size <= 10 * ask.max_bytes:
                    lines.append(line)
            blank = not line.strip()
        if not number:
            raise InputError("empty file")
        yield _entry(number, lines, size, ask.max_bytes)


def _entry(number: int, lines: list[bytes], size: int, max_bytes: int) -> Entry:
    if size > 10 * max_bytes:
        return Entry(number, problem=f"too large: a mail of {size} bytes, limit {10 * max_bytes}")
    return Entry(number, _STUFFED.sub(rb"\1", b"".join(lines)))


def read_mail(data: bytes, ask: Ask) -> Iterator[Source]:
    """The article of a mail.

    Raises:
        InputError: there are no words in it, or it is not one.

    >>> next(read_mail("Subject: Tarifs\\n\\nLe forfait coûte 12 €.".encode(), Ask())).title
    'Tarifs'
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = _parts(message)
    except RecursionError:
        raise InputError("an e-mail whose parts are nested too deeply") from None
    if not message.keys():
        raise InputError("no e-mail: it has no headers")
    source = _body(parts)
    left_out = [name for part in parts if (name := _attachment(part)) is not None]
    warnings = [f"attachments are not read: {', '.join(left_out)}"] if left_out else []
    title = _REPLY.sub("", _header(message, "subject") or "") or source.title
    source = _titled(source, title)
    yield dataclasses.replace(
        source,
        title=title,
        byline=source.byline or _sender(message),
        published=parse_date(_header(message, "date")) or source.published,
        warnings=(*source.warnings, *warnings),
    )


def _parts(message: EmailMessage) -> list[EmailMessage]:
    parts = []
    for part in message.walk():
        parts.append(part)
        if len(parts) > MAX_PARTS:
            raise InputError(f"an e-mail of more than {MAX_PARTS} parts")
    return [part for part in parts if isinstance(part, EmailMessage) and not part.is_multipart()]


def _attachment(part: EmailMessage) -> str | None:
    if part.get_content_disposition() != "attachment" and part.get_content_maintype() == "text":
        return None
    return part.get_filename() or part.get_content_type()


def _body(parts: list[EmailMessage]) -> Source:
    """The plain part, where it says what the page says; else the page."""
    plain = next((text for part in parts if (text := _text(part, "text/plain")) is not None), None)
    page = next((text for part in parts if (text := _text(part, "text/html")) is not None), None)
    if page is not None:
        from newsparse.reading.web import read_html

        try:
            shown = read_html(page)
        except InputError:
            shown = None
        if shown is not None and (
            plain is None or len(plain.split()) < PLAIN_SHARE * len(shown.text.split())
        ):
            return shown
    if plain is None:
        raise InputError("an e-mail without a text" if page is None else "no text in the page of this e-mail")
    return read_plain(plain)


def _text(part: EmailMessage, kind: str) -> str | None:
    if part.get_content_type() != kind or _attachment(part) is not None:
        return None
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return None
    charset = part.get_content_charset()
    try:
        text, _ = decode(data, charset)
    except InputError:
        text, _ = decode(data, html=kind == "text/html")
    if kind == "text/plain":
        text = text.replace("\r\n", "\n")
        if part.get_param("format") == "flowed":
            text = re.sub(r"(?<!\n-- )(?<=\S) \n(?=\S)", " ", text)
        text = _SIGNATURE.split(text, maxsplit=1)[0].rstrip() + "\n"
    return text if text.strip() else None


def _titled(source: Source, title: str | None) -> Source:
    """A mail's subject goes before its words, unless these begin with it; a page has a title of its own."""
    return source if not title or source.tables is not None else read_plain(titled(source.text, title))


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
        return " ".join(str(value).split()) or None if value is not None else None
    # the library reads headers when they are asked for, and trips over some that are broken
    except Exception:
        return None


def _sender(message: EmailMessage) -> str | None:
    return parseaddr(_header(message, "from") or "")[0] or None
