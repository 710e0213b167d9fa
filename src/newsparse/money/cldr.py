"""Write ``rules/cldr.tsv``: what CLDR (through babel) says about currencies in French.

Run ``python -m newsparse.money.cldr`` after an upgrade of babel; a test fails when the file is behind. The
file spares every start of the library the loading of two locales (0.1 s).
"""

from __future__ import annotations

import re
from itertools import chain

FILE = "cldr.tsv"
# Names CLDR qualifies by years or by a market ("(1927-2002)", "(financier)") are out of circulation or no
# names at all.
_QUALIFIED = re.compile(r"\s*\((?!BEAC|BCEAO)[^)]*\)")
_NO_CURRENCY = frozenset(
    (
        "XXX XTS XAU XAG XPT XPD XRE XFU XFO USN USS CHE CHW UYI MXV CLF COU ECV BOV BEC "
        "BEL CNH XDR UYW XUA XSU"
    ).split()
)


def rows() -> list[tuple[str, str, str, str, str]]:
    """``(code, singular, plural, symbol, territories)`` of every currency that prose may count in.

    >>> next(row for row in rows() if row[0] == "SEK")[:3]
    ('SEK', 'couronne suédoise', 'couronnes suédoises')
    """
    from babel import Locale
    from babel.numbers import get_territory_currencies

    french = Locale.parse("fr")
    territories: dict[str, list[str]] = {}
    for territory, name in sorted(french.territories.items()):
        for code in get_territory_currencies(territory) if len(territory) == 2 else ():
            territories.setdefault(code, []).append(name)
    plurals = french._data["currency_names_plural"]
    found = []
    for code, name in sorted(french.currencies.items()):
        forms = dict(plurals.get(code, {}))
        singular, plural = forms.get("one", name), forms.get("other", name)
        if code in _NO_CURRENCY or any(_QUALIFIED.search(form) for form in chain((name,), forms.values())):
            continue
        symbol = french.currency_symbols.get(code, "")
        found.append(
            (code, singular, plural, "" if symbol == code else symbol, ";".join(territories.get(code, ())))
        )
    return found


def render() -> str:
    """The content of the data file."""
    return "".join("\t".join(row) + "\n" for row in rows())


def read() -> list[list[str]]:
    """The rows of the data file, as ``rows`` made them.

    >>> [row[1] for row in read() if row[0] == "JPY"]
    ['yen japonais']
    """
    from importlib.resources import files  # here, not above: it brings zip and temporary files along

    source = files("newsparse.money.rules").joinpath(FILE).read_text(encoding="utf-8")
    return [line.split("\t") for line in source.split("\n") if line]


if __name__ == "__main__":
    from pathlib import Path

    Path(__file__).with_name("rules").joinpath(FILE).write_text(render(), encoding="utf-8")
