"""The kinds of item that a record holds, each once: pipeline, components, command line, flat tables, card and
report read this list.

To add a kind: its type in ``record/types.py``, its field in ``record/article.py``, a line here, its stage in
``stages.py``, and a folder of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from newsparse.record import Date, Entity, Fact, Money, Quote, Span, Table


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item.

    ``name`` is the field of ``Article``, the component, the span group and the flat table; ``needs`` are
    kinds without which there is nothing to find, ``uses`` those that are read where they are there, so that
    their stages come before. ``style`` is how the terminal shows it; ``label`` names the attribute that
    labels its spans in spaCy (``None``: the kind in capitals).
    """

    name: str
    type: type[Span | Entity]
    style: str
    needs: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    label: str | None = None

    def spans(self, items: Iterable[Any]) -> list[tuple[int, int, str]]:
        """Where the items stand, each with its label.

        >>> BY_NAME["money"].spans([Money(text="5 €", start=3, end=6, amount=5, currency="EUR", rule="sign")])
        [(3, 6, 'EUR')]
        """
        return [
            (span.start, span.end, self._label(item))
            for item in items
            for span in getattr(item, "mentions", (item,))
        ]

    def _label(self, item: Any) -> str:
        return (self.label and getattr(item, self.label)) or self.name.upper().removesuffix("S")


# In the order in which their stages run.
KINDS = (
    Kind("tables", Table, "dim", label="layout"),
    Kind("money", Money, "reverse #d55e00", uses=("tables",), label="currency"),
    Kind("dates", Date, "underline #0072b2", uses=("tables",)),
    Kind("entities", Entity, "bold", uses=("tables", "money", "dates"), label="label"),
    Kind("quotes", Quote, "italic", uses=("entities",), label="kind"),
    Kind(
        "facts",
        Fact,
        "underline2",
        needs=("money",),
        uses=("tables", "dates", "entities", "quotes"),
        label="role",
    ),
)
BY_NAME = {kind.name: kind for kind in KINDS}
NAMES = tuple(kind.name for kind in KINDS)

# Colours told apart by colour-blind readers (after Okabe and Ito), as close as 256-colour terminals come.
LABEL_STYLES = {
    "PER": "bold #e69f00",
    "ORG": "bold #56b4e9",
    "LOC": "bold #009e73",
    "PRODUCT": "bold #cc79a7",
    "MISC": "bold #f0e442",
}
