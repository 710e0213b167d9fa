"""What the rest of the article says about an amount that its own words leave open.

Whose "couronnes" these are, which currency the "cents" are parts of, whether "billion" is French (10^12) or a
translator's (10^9). Looked up only when something asks.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cached_property

from .currencies import Unit, fold, lexicon
from .dollars import whose_plain_dollar
from .nations import count_adjectives, nations_of
from .rules.nations import PLACES
from .rules.notations import EURO_AREA, HOMOGRAPHS, SURELY_MONEY_IN_HUNDREDS

# Above this many units of any currency a long-scale trillion (10^18) is not a sum of this world: yearly world
# output is 10^14 dollars.
LARGEST_SUM = Decimal(10) ** 17

# A country alone makes books and crowns money only from this number on: "4 livres sur 10 au Royaume-Uni" are
# read.
_MANY = 20

# Sources, compiled by the few articles that ask.
_ENGLISH_BILLION = r"(?i)[$€£¥₩₹][^\S\n]?[0-9][0-9.,]{0,12}[^\S\n]?(?:billion|trillion|bn\b|B\b)"
_GROUPED_BY_BLANK = "(?<![0-9.,])[0-9]{1,3}[ \u00a0\u202f\u2009][0-9]{3}(?![0-9])"
_DECIMAL_COMMA = r"(?<![0-9.,])[0-9]{1,3},[0-9]{1,2}(?![0-9])"
_GROUPED_BY_DOT = (
    r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9]|[.,][0-9])(?![^\S\n]?(?:milli|billi|" r"Mds?\b|M\b))"
)
_DECIMAL_POINT = (
    r"(?<![0-9.,])[0-9]{1,3}\.[0-9]{1,2}(?![0-9]|[.,][0-9])[^\S\n]?(?:[%€$]|milli|billi|"
    r"Mds?\b|M\b|euros|dollars)"
)
_ENGLISH_COMMA = (
    r"[0-9],[0-9]{3},[0-9]{3}|[$€£¥][^\S\n]?[0-9]{1,3},[0-9]{3}(?![0-9])|"
    r"[0-9],[0-9]{3}\.[0-9]|"
    r"[$€£¥][^\S\n]?[0-9]+\.[0-9]"
)
# "Les montants sont exprimés en dollars canadiens."
_DECLARED_DOLLAR = r"""(?xi)
    \b(?:montants?|prix|tarifs?|chiffres?|sommes?)\b [^.\n]{0,60}
    \b(?:exprimés?|en|indiqués?|libellés?)\b [^.\n]{0,30} \bdollars[ ]([^\W\d_]+)"""


class Evidence:
    """Questions to one article, answered lazily and once.

    >>> Evidence("La Suède a payé 300 couronnes").currency(Unit(None, "couronne"))
    'SEK'
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._codes: dict[Unit, str | None] = {}
        self._by_name: dict[str, str | None] = {}
        self._sums: set[str] = set()
        self.franc: str | None = None  # what conversions into euros say of the francs

    @cached_property
    def _folded(self) -> str:
        return re.sub(r"\s+", " ", fold(self._text)).replace("’", "'")

    @cached_property
    def _capitals(self) -> frozenset[str]:
        return frozenset(re.findall(r"(?<![A-Z])[A-Z]{3,4}(?![A-Za-z])", self._text))

    @cached_property
    def english(self) -> bool:
        """True where some amount of the article is in English notation ("$1.4 billion")."""
        return re.search(_ENGLISH_BILLION, self._text) is not None

    def currency(self, unit: Unit) -> str | None:
        """The code of a unit several currencies share, as far as the article tells."""
        return self._told(unit) or SURELY_MONEY_IN_HUNDREDS.get(unit.head)

    def _told(self, unit: Unit) -> str | None:
        if unit not in self._codes:
            self._codes[unit] = self._ask(unit)
        return self._codes[unit]

    def _ask(self, unit: Unit) -> str | None:
        if not unit.head:
            return unit.code
        if unit.head == "centième":
            return self._hundredth(unit)
        if unit.head == "dollar$":
            return "CAD" if self._canadian else self._declared_dollar or unit.code
        if unit.head == "dollar":
            return "CAD" if self._canadian else unit.code
        if unit.head == "yen¥":
            return (
                "CNY"
                if re.search(r"\b(?:yuans?|cny|rmb|renminbi)\b", self._folded) and "yen" not in self._folded
                else "JPY"
            )
        if unit.head in ("yen", "yuan"):
            return unit.code
        if unit.head == "franc cfa":  # two central banks, one name
            return self._by_country(unit.head) or unit.code
        if unit.head == "F":
            return self._told(Unit(unit.code, "franc"))
        if unit.head == "franc" and self.franc:
            return self.franc
        # Swiss, African or, where the article speaks of none of them, the old French one
        if unit.head == "franc":
            return self._named(unit.head) or self._by_country(unit.head) or unit.code
        return self._named(unit.head) or unit.code or self._by_country(unit.head)

    def is_money(self, unit: Unit, amount: Decimal) -> bool:
        """False for a word that is also a book, a crown or a floor, unless the article names that currency or
        its country.
        """
        if unit.head == "F":  # Fahrenheit, Formula: francs only in an article that says so
            return self._speaks_of_francs
        if unit.head not in HOMOGRAPHS or self._named(unit.head):
            return True
        if self._told(unit) is not None:
            return amount >= _MANY
        return unit.head in SURELY_MONEY_IN_HUNDREDS and amount >= 100

    def speaks_of(self, code: str) -> bool:
        """Whether the article names a currency in words, or speaks of a country that counts in it."""
        return (
            any(self._has(phrase) for phrase in lexicon().phrases.get(code, ()))
            or self._count(code, adjectives=True) > 0
        )

    @cached_property
    def _canadian(self) -> str:
        return "" if self._declared_dollar else whose_plain_dollar(self._text)

    def reason(self, unit: Unit) -> str:
        """The rule by which the article decides a plain dollar or its cents; empty where it is the American
        one.

        >>> Evidence("Ottawa et Québec paient 3 millions $").reason(Unit("USD", "dollar$"))
        'canadian_style'
        """
        dollars = unit.head in ("dollar", "dollar$", "centième") and self._told(unit) == "CAD"
        return self._canadian if dollars else ""

    @cached_property
    def _declared_dollar(self) -> str | None:
        declared = re.search(_DECLARED_DOLLAR, self._text)
        word = fold(declared[1]) if declared else ""
        for code in lexicon().candidates["dollar"]:
            if word and f"dollars {word}" in lexicon().phrases.get(code, ()):
                return code
        return None

    @cached_property
    def _speaks_of_francs(self) -> bool:
        return re.search(r"\bfrancs?\b", self._folded) is not None

    def _hundredth(self, unit: Unit) -> str | None:
        if unit.code != "EUR":
            return unit.code
        for code, sign in (
            ("EUR", r"€|\beuros?\b"),
            ("USD", r"\$|\bdollars?\b"),
            ("CHF", r"\bchf\b|\bfrancs? suisses?\b"),
            ("FRF", r"\bfrancs?\b"),
        ):
            if re.search(sign, self._folded):
                return "CAD" if code == "USD" and self._canadian else code
        return unit.code

    def _named(self, head: str) -> str | None:
        """The one candidate that the article names by code or by full name."""
        if head not in self._by_name:
            found = [code for code in lexicon().candidates.get(head, ()) if self._mentions(code)]
            self._by_name[head] = found[0] if len(found) == 1 else None
        return self._by_name[head]

    def _mentions(self, code: str) -> bool:
        known = lexicon()
        signs = (
            sign
            for sign, unit in known.symbols.items()
            if unit == Unit(code) and not sign.isalpha() and sign in self._text
        )
        phrases = (phrase for phrase in known.phrases.get(code, ()) if " " in phrase and self._has(phrase))
        return (code in known.codes and code in self._capitals) or any(signs) or any(phrases)

    def _by_country(self, head: str) -> str | None:
        """The candidate of whose countries and places the article speaks most often; none where two are
        equal.
        """
        # "25 livres" of a British author are books
        adjectives = head not in HOMOGRAPHS or head in SURELY_MONEY_IN_HUNDREDS
        counts = {
            code: self._count(code, adjectives=adjectives)
            for code in lexicon().candidates.get(head, ())
            if code not in EURO_AREA
        }
        best = max(counts.values(), default=0)
        leaders = [code for code, count in counts.items() if count == best and best]
        return leaders[0] if len(leaders) == 1 else None

    def _has(self, phrase: str) -> bool:
        return phrase in self._folded and re.search(rf"\b{re.escape(phrase)}\b", self._folded) is not None

    @cached_property
    def _adjectives(self) -> Counter[str]:
        return count_adjectives(self._folded)

    def _count(self, code: str, *, adjectives: bool) -> int:
        nations = nations_of(code)
        spoken = sum(self._adjectives[nation] for nation in nations) if adjectives else 0
        words = nations.union(PLACES.get(code, ()))
        return spoken + sum(
            len(re.findall(rf"\b{re.escape(word)}\b", self._folded)) for word in words if word in self._folded
        )

    @cached_property
    def decimal_comma(self) -> bool:
        """True where the article has decimal commas and nothing in English notation."""
        return re.search(_DECIMAL_COMMA, self._text) is not None and not self.english_comma

    @cached_property
    def blank_thousands(self) -> bool:
        """True where the article groups thousands by blanks."""
        return re.search(_GROUPED_BY_BLANK, self._text) is not None

    @cached_property
    def english_comma(self) -> bool:
        """True where some number of the article is surely in English notation ("$1,299", "1,299.99")."""
        return re.search(_ENGLISH_COMMA, self._text) is not None

    @cached_property
    def dotted_thousands(self) -> bool:
        """True where the article groups thousands by dots, has decimal commas, and no decimal point: there
        "4.360 milliards" is not 4.36.
        """
        dotted = re.search(_GROUPED_BY_DOT, self._text) and re.search(_DECIMAL_COMMA, self._text)
        return dotted is not None and re.search(_DECIMAL_POINT, self._text) is None

    def note(self, amount: Decimal) -> None:
        """Remember an amount that was read beyond doubt."""
        self._sums.add(f"{amount:.1E}")

    def noted(self, amount: Decimal) -> bool:
        """True where the article also says this sum, to two digits, in words that leave no doubt."""
        return f"{amount:.1E}" in self._sums
