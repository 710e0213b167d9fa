"""The cents behind an amount: "12€50", "10 euros 50", "deux euros et vingt centimes", "3 livres
et 20 pence".
"""

from __future__ import annotations

import re
from decimal import Decimal

from newsparse.french.numerals import parse_number

from .currencies import Reading, Unit, read_name, read_sign
from .quantity import Quantity, cardinals

_ATTACHED = re.compile(
    r"(?:(?P<sign>[€$£])|[^\S\n](?P<apart>[€£]))(?P<cents>[0-9]{2})(?![\w%]|" r"[^\S\n]?[€$£]|[.,][0-9])"
)
# One figure at the sign is not a price ("1 200 €2"): a number before it from which on nobody counts options.
_BEFORE_NOTE = re.compile(r"[^\S\n]?(?P<sign>[€£])(?=[0-9](?![\w€$£%]|[.,][0-9]))")
_MANY = 20
# "Option 1 €15" is a number and its price.
_NUMBERED = re.compile(
    r"\b(?:versions?|modèles?|numéro|options?|offres?|lots?|niveaux?|paliers?|articles?|" r"n°)[^\S\n]+\Z",
    re.IGNORECASE,
)
_START = re.compile(
    r"[^\S\n]++(?P<et>et[^\S\n]++)?(?:(?P<digits>[0-9]{1,2})(?![0-9])|(?=[^\W\d_]))", re.IGNORECASE
)
_AND_A_HALF = re.compile(r"[^\S\n]++et[^\S\n]++demie?(?![-‐‑]?\w)", re.IGNORECASE)
_BLANK = re.compile(r"[^\S\n]++")
_OF_CURRENCY = re.compile(r"[^\S\n]++d(?:['’]|e[^\S\n])")
# Words and marks that can stand behind a whole amount: in "10 euros 50 fois" the 50 belongs to the noun.
AMOUNT_ENDS = re.compile(
    r"""[^\S\n]*+(?:[;:!?)»”"\n|]|\Z|[.,…](?![0-9])|[ld]['’]
    |(?:à|a|ai|alors|après|au|aujourd['’]hui|aux|avant|avec|car|ce|ces|cette|chacune?|chaque|chez|comme|contre|dans|de|depuis|des|donc|du
       |dès|elles?|en|environ|est|et|hier|hors|HT|ici|ils?|jusqu['’]|la|le|les|lors|lorsque|mais|maintenant|moins|ne|nous|on|ou|où|par
       |pendant|pièce|plus|pour|puis|quand|que|qui|sans|selon|seulement|si|soit|sont|sous|sur|TTC|vers|vous|était|étaient)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
# "3 € 50" is a price where its sentence goes on, or behind these; at the end of a line the 50 may be the next
# cell of a row.
_GOES_ON_INLINE = re.compile(r"[^\S\n]*+(?:[,;)»”!?…](?![0-9])|[^\W\d_])")
_PRICE_BEFORE = re.compile(
    r"(?:\A|\b(?:à|de|pour|contre|coût(?:e|ent|ait|é)|va(?:ut|lent)|vend(?:u|ue|us|ues)?|soit|faut|"
    r"doit|pay(?:é|e|er|ait)|prix|"
    r"tarif))[^\S\n]*:?[^\S\n]*\Z",
    re.IGNORECASE,
)
_REACH = 20


def read_attached_cents(text: str, quantity: Quantity) -> bool:
    """Read "12€50", "12 €50"; true where it is that."""
    cents = _ATTACHED.match(text, quantity.end)
    if not cents or not quantity.bare or quantity.number != quantity.number.to_integral_value():
        return False
    if cents["apart"] and _NUMBERED.search(text[max(0, quantity.start - _REACH) : quantity.start]):
        return False
    reading = read_sign(cents["sign"] or cents["apart"], 0)
    quantity.unit = reading.unit if reading else None
    quantity.kind, quantity.end = "compound", cents.end()
    quantity.extra = Decimal(cents["cents"]) / 100
    return True


def read_sign_before_note(text: str, quantity: Quantity) -> bool:
    """Read "1 200 €2", where a copied page left the call of a note at the sign; true where it is that."""
    sign = _BEFORE_NOTE.match(text, quantity.end)
    if not sign or not quantity.bare or abs(quantity.number) < _MANY:
        return False
    reading = read_sign(sign["sign"], 0)
    quantity.unit = reading.unit if reading else None
    quantity.kind, quantity.end = "symbol_after", sign.end()
    return True


def read_cents(text: str, quantity: Quantity) -> None:
    """Read the cents of "10 euros 50", "deux euros et vingt centimes" into the quantity."""
    half = _AND_A_HALF.match(text, quantity.end)
    if half and quantity.kind == "name_after":
        quantity.extra, quantity.end, quantity.kind = Decimal("0.5"), half.end(), "compound"
        return
    start = _START.match(text, quantity.end)
    if not start or quantity.number != quantity.number.to_integral_value():
        return
    words = None if start["digits"] else cardinals().match(text, start.end())
    written = start["digits"] or (words and words.group())
    end = words.end() if words else start.end()
    part = _part_at(text, end, quantity.unit) if written else None
    # "deux euros cinquante", "10 euros 50": nothing but a number of two digits, or in words.
    alone = not start["et"] and len(written or "") > 1 and _may_stand_alone(text, quantity, end)
    if not written or not (part or alone):
        return
    value, parts = parse_number(written), part.unit.divisor if part else 100
    if 0 < value < parts:
        quantity.extra, quantity.end, quantity.kind = value / parts, part.end if part else end, "compound"
        if part and part.unit.code == "GBP":
            quantity.unit = Unit("GBP")


def _part_at(text: str, position: int, whole: Unit | None) -> Reading | None:
    """The name of the part behind a number, where it is a part of this currency."""
    blank = _BLANK.match(text, position)
    part = read_name(text, blank.end()) if blank else None
    if not part or part.kind != "minor" or whole is None:
        return None
    of = _OF_CURRENCY.match(text, part.end)
    if of and read_name(text, of.end()):
        return None
    fits = (
        part.unit.head == "centième"
        or part.unit.code is None
        or part.unit.code == whole.code
        or (whole.head == "livre" and part.unit.code == "GBP")
    )
    return part if fits else None


def _may_stand_alone(text: str, quantity: Quantity, end: int) -> bool:
    if not AMOUNT_ENDS.match(text, end):
        return False
    if quantity.kind == "name_after":
        return True
    if text[quantity.end - 1] not in "€$£" or not text[quantity.end + 1 : quantity.end + 2].isdigit():
        return False
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    return _GOES_ON_INLINE.match(text, end) is not None or _PRICE_BEFORE.search(before) is not None
