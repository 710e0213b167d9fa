"""Who made a picture: in elements made for it, at the end of captions, on lines of their own."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from newsparse.elements.visible import CREDIT, CREDIT_END
from newsparse.reading.web.class_names import class_words

_CLASS = re.compile(
    r"-(?:credits?|credit-?(?:photos?|images?)|photo-credits?|image-credits?|"
    r"photographers?|photographe|cr)-"
)
_AGENCY = (
    r"(?:AFP|A\.?P\.?|Reuters|REUTERS|DR|D\.R\.|Getty(?:\s+Images)?|GETTY(?:\s+IMAGES)?|Unsplash|"
    r"Pexels|Pixabay|Shutterstock|"
    r"Adobe\s*Stock"
    r"|iStock|SIPA|Sipa|ABACA|MAXPPP|PhotoPQR|Bloomberg|EPA)"
)
# What begins a credit: a sign or a word for it.
_SAYS = (
    r"(?:©|\([cC]\)\s|(?i:crédits?|credits?)(?i:\s+(?:photos?|images?|illustrations?))?\s*[:©]"
    r"|(?i:photos?|images?|illustrations?|visuels?|infographie)\s*(?:[:©]|(?:by|par|de|"
    r"d['’])\s+(?=[A-ZÀ-Þ])))"
)
# A name or an agency, parted by slashes or dashes, in capitals or behind an agency: "LUC MAZEROLLES / AGENCE
# OBLIQUE".
_SIGNED = (
    r"(?:[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ«][\w.’'»-]*){0,5}\s*/\s*[A-ZÀ-Þ«][^.!?]{1,60}"
    rf"|{_AGENCY}(?:\s*[/–—-]\s*[^.!?]{{2,60}})?)"
)
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:\s+[«/A-ZÀ-Þ][A-ZÀ-Þ.’'«»/-]*){1,8}"
_WHOLE = re.compile(rf"\s*[(\[|]?\s*(?:{_SAYS}.{{0,150}}|{_SIGNED}|{_CAPITALS})\s*[)\]]?\s*", re.S)
_AT_END = re.compile(
    rf"(?:(?:\s*[(\[]\s*(?:{_SAYS}[^()]{{0,150}}|[^()]*/[^()]*|{_AGENCY})[)\]])|"
    rf"(?:[\s,–—|-]*{_SAYS}[^\n]{{0,150}})"
    rf"|(?:\s*(?:\||\n)\s*(?:{_SIGNED}|{_CAPITALS}))|(?<=[.!?»])\s+(?:{_SIGNED}|{_CAPITALS}))\s*$"
)
_NAME_WORD = r"(?:[A-ZÀ-Þ«\"@]\S*|\d{4}|[a-z]{1,3}|[|/–—&,-]|via|pour|par|avec|sur|d['’]\S+|l['’]\S+)"
_NAMES = re.compile(rf"\s*{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,14}}\s*[)\].]?\s*")
_COPYRIGHT = re.compile(r"\s*(?:©|copyright\b|\(c\)\s).{0,100}?(?<!\d)(?:19|20)\d\d(?!\d)", re.I)
_EDGES = " \t\n|,–—-"
MAX_LINE = 120  # characters of a line that is a credit


def says_credit(element: HtmlElement) -> bool:
    """True for an element whose class says that it names the maker of a picture.

    >>> import lxml.html
    >>> says_credit(lxml.html.fromstring("<span class='article__credit'>X / AFP</span>"))
    True
    """
    names = element.get("class")
    return bool(names) and _CLASS.search(class_words((names or "")[:500])) is not None


def is_credit(text: str) -> bool:
    """True for a short text that names the maker of a picture and says nothing else.

    >>> (
    ...     is_credit("AFP/Archives - Ana Lopez"),
    ...     is_credit("© Brenlec"),
    ...     is_credit("Photo d'identité, carte grise"),
    ... )
    (True, True, False)
    >>> is_credit("Source : rapport annuel. Le chiffre est de 21 millions.")
    False
    """
    return (
        len(text) <= MAX_LINE
        and _WHOLE.fullmatch(text) is not None
        and not text.rstrip().endswith((",", ";", ":"))
    )


def is_copyright(text: str) -> bool:
    """True for the line at a page's foot that says whose the site is.

    >>> (
    ...     is_copyright("© Le Courrier 2026"),
    ...     is_copyright("© 2019-2026 Le Courrier"),
    ...     is_copyright("© Ana Lopez"),
    ... )
    (True, True, False)
    """
    return len(text) <= MAX_LINE and _COPYRIGHT.match(text) is not None


def is_credit_line(text: str) -> bool:
    """True for a line of the page that is a credit by its words, not by its capitals.

    >>> (
    ...     is_credit_line("Photo : Ana Lopez"),
    ...     is_credit_line("LE CHOC"),
    ...     is_credit_line("Photo : le directeur a démissionné hier."),
    ... )
    (True, False, False)
    """
    said = re.match(rf"\s*[(\[]?\s*{_SAYS}", text)
    return (
        said is not None
        and is_credit(text)
        and len(text) <= MAX_LINE
        and _NAMES.fullmatch(text[said.end() :]) is not None
    )


def credit_spans(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    r"""A text without the marks about its credits, and where they stand.

    >>> credit_spans("Salle 4. \x0e© Ana Lopez\x0f")
    ('Salle 4. © Ana Lopez', ((9, 20),))
    """
    if CREDIT not in text and CREDIT_END not in text:
        return text, ()
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    length, start = 0, None
    for piece in re.split(f"([{CREDIT}{CREDIT_END}])", text):
        if piece == CREDIT:
            start = length
        elif piece == CREDIT_END:
            if start is not None and start < length:
                spans.append((start, length))
            start = None
        else:
            pieces.append(piece)
            length += len(piece)
    whole = "".join(pieces)
    lead = len(whole) - len(whole.lstrip())
    stripped = whole.strip()
    trimmed = [_trimmed(stripped, max(0, a - lead), min(len(stripped), b - lead)) for a, b in spans]
    return stripped, tuple((a, b) for a, b in trimmed if a < b)


def credit_at_end(caption: str) -> tuple[int, int] | None:
    """Where a caption names the photographer or the agency; brackets about the name belong to it.

    >>> caption = "Le 3 mai, à Tulle (Corrèze). (Crédit : Ana Lopez)"
    >>> start, end = credit_at_end(caption)
    >>> caption[start:end]
    '(Crédit : Ana Lopez)'
    """
    match = _AT_END.search(caption[-400:])
    if match is None:
        return None
    shift = max(0, len(caption) - 400)
    return _trimmed(caption, match.start() + shift, len(caption))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in " \t\n":
        end -= 1
    return start, end
