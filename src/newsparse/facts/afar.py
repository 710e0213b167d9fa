"""Names from outside the sentence that may own its amount."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.facts.article import Amount, Article, Name
from newsparse.facts.candidates import COMPANIES, LABELS, Owner
from newsparse.facts.roles import Telling
from newsparse.facts.state import State
from newsparse.facts.units import Unit

_PRICED = frozenset({"price", "saving"})


COMPANY_ROLES = frozenset({"funding", "valuation", "revenue", "profit", "reserve", "debt", "loss"})


def elsewhere(
    article: Article, state: State, unit: Unit, telling: Telling, amount: Amount
) -> Iterator[Owner]:
    """Names from outside the sentence that may own the amount."""
    fits = LABELS.get(telling.trigger.role, COMPANIES)
    seen: set[int] = set()
    same = state.same(amount)
    if same is not None and same.fact.entity is not None:
        known = article.first_names.get(same.fact.entity)
        if known is not None:
            seen.add(known.entity)
            yield Owner(None, known, "same")
    last = state.last
    if last is not None and unit.start - last.unit.end < 600 and last.fact.entity is not None:
        name = article.first_names.get(last.fact.entity)
        other = (
            last.unit.heading != unit.heading
            or unit.paragraph - last.unit.paragraph > 2
            or last.fact.role not in _PRICED
        )
        strayed = telling.trigger.role in _PRICED and other and name is not None
        if (
            name
            and name.entity not in seen
            and not strayed
            and (name.label in fits or {last.fact.role, telling.trigger.role} <= COMPANY_ROLES)
        ):
            seen.add(name.entity)
            yield Owner(None, name, "owner")
    for where, name in (
        ("heading", _heading_name(article, unit, fits)),
        ("before", _before_name(article, unit, fits)),
        ("recent", _recent_name(article, unit, fits)),
        ("title", article.topic(" ".join(sorted(fits)))),
    ):
        if name is None or article.first_names[name.entity].start >= unit.end:
            continue
        if telling.place in {"size", "heading"} and name.label not in {"PRODUCT", "MISC"}:
            # a small sum beside no word of its own is the price of a thing, not of whoever was named last
            continue
        if name.entity not in seen or where == "title":
            seen.add(name.entity)
            yield Owner(None, name, where)


def _heading_name(article: Article, unit: Unit, fits: frozenset[str]) -> Name | None:
    if unit.heading is None:
        return None
    return next((name for name in article.names_in(*unit.heading) if name.label in fits), None)


def _before_name(article: Article, unit: Unit, fits: frozenset[str]) -> Name | None:
    """The first name of the sentence before that may own an amount."""
    if unit.before is None:
        return None
    return next((name for name in article.names_in(*unit.before) if name.label in fits), None)


# How far back a name is still in mind, in characters.
_RECENT = 600


def _recent_name(article: Article, unit: Unit, fits: frozenset[str]) -> Name | None:
    """The last name before the sentence that may own an amount."""
    return next(
        (
            name
            for name in reversed(article.names_in(max(0, unit.start - _RECENT), unit.start))
            if name.label in fits
        ),
        None,
    )
