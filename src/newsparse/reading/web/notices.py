"""What a page says of itself in words: labels of boxes, teasers of other articles, notices, calls to
subscribe.

Each rule has what it takes and what it leaves, and one test runs them all.
"""

from __future__ import annotations

import re

from newsparse.reading.web.label_rules import LABELS, Sort
from newsparse.reading.web.notice_rules import NOTICES

RULES = LABELS + NOTICES


def _joined(*sorts: Sort) -> str:
    return "|".join(rule.pattern for rule in RULES if rule.sort in sorts)


_LABEL = re.compile(rf"^[\s>→►▶*•-]{{0,4}}(?:{_joined('label')})(?:\b|(?<=\W))", re.I)
_LINKED_LABEL = re.compile(rf"^[\s>→►▶*•-]{{0,4}}(?:{_joined('linked label')})", re.I)
_TEASER = re.compile(rf"^\W{{0,5}}(?:{_joined('teaser')})", re.I)
_NOTICE = re.compile(rf"^\W{{0,3}}(?:{_joined('notice')})", re.I)
_PROMO = re.compile(_joined("promo"), re.I)
_CONSENT = re.compile(rf"^\W{{0,3}}(?:{_joined('consent')})", re.I)
_QUOTED = re.compile(r"[«»“”]")
MAX_LABEL = 120  # characters of a block that opens a box
MAX_TEASER = 300  # characters of "Lire aussi" and what follows it on the line
MAX_NOTICE = 200  # characters of a notice
MAX_PROMO = 400  # characters of a call to subscribe
MAX_CONSENT = 1200  # characters of what a page says of its cookies


def opens_box(text: str, *, linked: bool = False) -> bool:
    """True for a short line that heads something other than the article; ``linked``: it holds links.

    >>> (
    ...     opens_box("À lire aussi"),
    ...     opens_box("Pour aller plus loin, il faudra des ingénieurs, et ils manquent."),
    ... )
    (True, False)
    """
    if len(text) <= MAX_TEASER and _TEASER.match(text) and (linked or len(text) <= MAX_LABEL):
        return True
    if len(text) > MAX_LABEL or text.rstrip().endswith((".", "»")):
        return False
    return _LABEL.match(text) is not None or (linked and _LINKED_LABEL.match(text) is not None)


# "Mardi 3 mars 2026 à 11h24 03/03/2026 11h24": the card of another article, whose title was a link.
_DATE_TWICE = re.compile(
    r"\s*(?:(?:lun|mar|mercre|jeu|vendre|same)di\s+|dimanche\s+)?\d{1,2}(?:er)?\s+\w{3,9}\s+\d{4}\s+à"
    r"\s+\d{1,2}\s?h\s?\d\d\s+\d\d/\d\d/\d{4}(?:\s+\d\d?h\d\d)?\s*",
    re.I,
)


def says_date_twice(text: str) -> bool:
    """True for a line that holds one date in words and in figures, and nothing else.

    >>> (
    ...     says_date_twice("Mardi 3 mars 2026 à 11h24 03/03/2026 11h24"),
    ...     says_date_twice("Le 3 mars 2026 à 11h24"),
    ... )
    (True, False)
    """
    return _DATE_TWICE.fullmatch(text) is not None


def is_notice(text: str) -> bool:
    """True for what the page says of itself: paid access, reading time, newsletters, affiliate links.

    >>> (
    ...     is_notice("Il vous reste 61.2% de cet article à lire."),
    ...     is_notice("Il vous reste un mois pour déclarer."),
    ... )
    (True, False)
    """
    if len(text) <= MAX_NOTICE and _NOTICE.match(text):
        return True
    if len(text) <= MAX_CONSENT and _CONSENT.match(text):
        return not text.startswith(("«", '"', "“"))
    # Somebody may well speak of a newsletter: what quotes is text.
    return len(text) <= MAX_PROMO and _PROMO.search(text) is not None and not _says(text)


def _says(text: str) -> bool:
    return (
        _QUOTED.search(text) is not None
        and not _NOTICE.match(text)
        and not re.match(r"\W*cet\s+article", text, re.I)
    )
