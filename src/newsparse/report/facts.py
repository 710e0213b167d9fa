"""Facts in the report: a table under each article, and one over all that can be sorted and filtered by role,
subject and size.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from itertools import count

from newsparse.record import Article, Fact

MOST = 2_000  # facts in the table over all articles: those of the largest amounts
TOP = 10  # rows of a ranking
RANKED = ("funding", "valuation", "fine")  # roles with a ranking of their own
_HEADS = ("role", "subject", "amount", "currency", "with", "date", "status")


def facts_table(article: Article) -> str:
    """The facts of one article; nothing where it has none.

    >>> facts_table(Article(id="a", text="Rien."))
    ''
    """
    if not article.facts:
        return ""
    heads = "".join(f'<th scope="col">{name}</th>' for name in _HEADS)
    rows = "".join(f'<tr title="{escape(fact.rule)}">{_cells(fact)}</tr>' for fact in article.facts)
    return (
        f'<section class="factlist"><h3>Facts</h3><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></section>"
    )


def _cells(fact: Fact) -> str:
    sides = ", ".join(f"{party.name} ({party.part})" for party in fact.counterparties)
    top = "" if fact.amount_max is None else f"–{fact.amount_max:,f}"
    texts = (
        fact.role,
        _owner(fact),
        f"{fact.amount:,f}{top}",
        fact.currency or "?",
        sides,
        fact.date or "",
        fact.status or "",
    )
    return "".join(
        f'<td class="number">{escape(t)}</td>' if place == 2 else f"<td>{escape(t)}</td>"
        for place, t in enumerate(texts)
    )


def _owner(fact: Fact) -> str:
    return " + ".join((fact.subject or fact.subject_text or "–", *fact.co_subjects))


@dataclass(slots=True)
class FactFigures:
    """The facts of all articles: the largest, kept in a heap, so that a report of any length stays a page."""

    # amount, minus the order, number of the article
    kept: list[tuple[Decimal, int, int, Fact]] = field(default_factory=list)
    total: int = 0
    _order: count[int] = field(default_factory=count)

    def add(self, number: int, article: Article) -> None:
        """Count the facts of one article in."""
        for fact in article.facts:
            self.total += 1
            entry = (fact.amount, -next(self._order), number, fact)
            (heapq.heappush if len(self.kept) < MOST else heapq.heappushpop)(self.kept, entry)

    def html(self) -> str:
        """The rankings and the table; nothing without facts."""
        if not self.kept:
            return ""
        ranked = sorted(self.kept, key=lambda entry: (-entry[0], -entry[1]))
        rows = "".join(
            f'<tr data-role="{fact.role}" data-subject="{escape(_owner(fact).casefold())}" '
            f'data-amount="{amount:f}">'
            f"{_cells(fact)}<td><a "
            f'href="#a{number}">{escape(" ".join(fact.text.split())[:160])}</a></td></tr>'
            for amount, _, number, fact in ranked
        )
        heads = "".join(
            f'<th scope="col"><button type="button" data-sort="{place}">{name}</button></th>'
            for place, name in enumerate(_HEADS)
        )
        roles = "".join(
            f"<option>{role}</option>" for role in sorted({fact.role for _, _, _, fact in ranked})
        )
        left_out = f" (the {MOST:,} largest of {self.total:,})" if self.total > MOST else ""
        rankings = "".join(
            _ranking(role, [(amount, n, fact) for amount, _, n, fact in ranked if fact.role == role])
            for role in RANKED
        )
        return (
            f'<section id="factbox"><h2>Facts{left_out}</h2><p>'
            f'<label>role <select id="factrole"><option value="">all</option>{roles}</select></label> '
            '<label>subject <input id="factsubject" type="search" autocomplete="off"></label> '
            '<label>from <input id="factleast" type="number" min="0" step="any"></label> <output '
            'id="factfound"></output></p>'
            f'<div class="scroll"><table id="facts"><thead><tr>{heads}<th '
            f'scope="col">sentence</th></tr></thead><tbody>{rows}</tbody>'
            f'</table></div></section><div class="figures">{rankings}</div>'
        )


def _ranking(role: str, facts: list[tuple[Decimal, int, Fact]]) -> str:
    """The largest of a role, in the currency that it has most."""
    currencies = [fact.currency for _, _, fact in facts if fact.currency]
    if not currencies:
        return ""
    currency = max(sorted(set(currencies)), key=currencies.count)
    rows = "".join(
        (
            f'<tr><td class="number">{amount:,f}</td><td><a '
            f'href="#a{number}">{escape(_owner(fact))}</a></td></tr>'
        )
        for amount, number, fact in [entry for entry in facts if entry[2].currency == currency][:TOP]
    )
    return (
        f'<section class="figure"><h2>Largest {role}, {escape(currency)}</h2><table '
        f'class="ranking">{rows}</table></section>'
    )
