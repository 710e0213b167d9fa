"""Runs facts over the cases and counts what is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from fact_notation import Case, Marked, Said

from newsparse import dates, money, tables
from newsparse.facts.article import Amount, Article, Name, When
from newsparse.facts.find import find_facts
from newsparse.facts.model import Found
from newsparse.facts.rows import read_rows
from newsparse.text.masks import mask_markup


def facts_of(case: Case) -> list[Found]:
    """The facts of a case, its amounts, dates and tables found by the library, its names as given."""
    view = mask_markup(case.text)
    found_tables = tables.find_tables(case.text, masked=view)
    amounts = [
        Amount(m.start, m.end, m.amount, m.amount_max, m.currency, m.modifier, m.per)
        for m in money.find_money(view)
    ]
    whens = [When(d.start, d.end, d.value) for d in dates.find_dates(view, None)]
    article = Article(view, amounts, list(_names(case)), whens, (), case.title)
    rows = read_rows(article, found_tables)
    return find_facts(article, [(t.start, t.end) for t in found_tables], rows)


def _names(case: Case) -> Iterator[Name]:
    forms = {
        form: (number, label, names[0]) for number, (label, names) in enumerate(case.names) for form in names
    }
    if forms:
        pattern = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", case.text):
            number, label, name = forms[match.group()]
            yield Name(match.start(), match.end(), label, number, name)


def count(cases: Iterable[Case], findings: list[tuple[str, str]] | None = None) -> Counter[str]:
    """Counts by task: "role", "subject", "party", "kind", "status", "date", "source", "group", each with
    ".gold" and so on.
    """
    counts: Counter[str] = Counter()
    findings = [] if findings is None else findings
    for case in cases:
        _count_case(case, facts_of(case), counts, findings)
    return counts


def _count_case(
    case: Case, facts: list[Found], counts: Counter[str], findings: list[tuple[str, str]]
) -> None:
    amounts = money.find_money(mask_markup(case.text))
    bare: list[Found] = [f for f in facts if not f.amounts]
    owners: dict[int, list[Found]] = {}
    for mark in case.marked:
        indexes = [i for i, m in enumerate(amounts) if m.start < mark.end and mark.start < m.end]
        found = [f for f in facts if set(indexes) & set(f.amounts)] or [
            f
            for f in bare
            if f.start <= mark.start < f.end and str(f.amount) == case.text[mark.start : mark.end]
        ]
        owners[mark.start] = found
        _count_mark(case, mark, found, counts, findings)
    marks = [mark for mark in case.marked if mark.said]
    for a, b in combinations(marks, 2):
        same = bool(a.said[0].group) and a.said[0].group == b.said[0].group
        got = bool(owners[a.start]) and bool(owners[b.start]) and owners[a.start][0] is owners[b.start][0]
        counts["group.gold"] += same
        counts["group.found"] += got
        counts["group.right"] += same and got
        if same != got:
            findings.append(
                (
                    "group",
                    (
                        f"{case.name}: {case.text[a.start : a.end]} and "
                        f"{case.text[b.start : b.end]}, {same} "
                        f"wanted"
                    ),
                )
            )


def _count_mark(
    case: Case, mark: Marked, found: list[Found], counts: Counter[str], findings: list[tuple[str, str]]
) -> None:
    if not mark.said:
        counts["none"] += 1
        counts["none.right"] += not found
        return
    for number, said in enumerate(mark.said):
        fact = _fitting(found, said, number)
        role = fact is not None and fact.role in said.roles
        subject = role and fact is not None and fact.subject in said.subjects
        counts["amounts"] += 1
        counts["role"] += role
        counts["subject"] += subject
        counts[f"role.{said.roles[0]}"] += role
        counts[f"all.{said.roles[0]}"] += 1
        if not subject:
            counts["wrong.named"] += fact is not None and fact.subject is not None
            counts["wrong"] += 1
            got = (
                f"{fact.role} {fact.subject} ({fact.rule}; {fact.confidence:.2f}) {fact.parts[:5]}"
                if fact
                else "nothing"
            )
            before, after = (
                case.text[max(0, mark.start - 70) : mark.start],
                case.text[mark.end : mark.end + 50],
            )
            place = f"{before}[[{case.text[mark.start : mark.end]}]]{after}"
            findings.append(
                ("subject", (f"{case.name}: {place!r} wants {said.roles} {said.subjects}, not {got}"))
            )
        _count_parties(case, said, fact, counts, findings)
        if fact is not None:
            counts["sure"] += fact.confidence >= 0.8
            counts["sure.right"] += fact.confidence >= 0.8 and subject
            _count_details(case, said, fact, counts, findings)


def _fitting(found: list[Found], said: Said, number: int) -> Found | None:
    fits = [f for f in found if f.subject in said.subjects]
    return fits[0] if fits else found[min(number, len(found) - 1)] if found else None


def _count_parties(
    case: Case, said: Said, fact: Found | None, counts: Counter[str], findings: list[tuple[str, str]]
) -> None:
    wanted = {party for party in said.parties if not party.endswith("?")}
    got = {p.name for p in fact.counterparties} if fact else set()
    got -= {party.rstrip("?") for party in said.parties} - wanted
    counts["party.gold"] += len(wanted)
    counts["party.found"] += len(got)
    counts["party.right"] += len(got & wanted)
    if got != wanted:
        findings.append(("party", f"{case.name}: {case.text[:140]!r} wants {wanted}, not {got}"))


_FIELDS = {"k": "kind", "s": "status", "d": "date", "by": "source"}


def _count_details(
    case: Case, said: Said, fact: Found, counts: Counter[str], findings: list[tuple[str, str]]
) -> None:
    for key, field in _FIELDS.items():
        if key in said.asked:
            got = getattr(fact, field)
            right = got in said.asked[key] or (
                got is not None and got.lower() in {str(w).lower() for w in said.asked[key]}
            )
            counts[field] += 1
            counts[f"{field}.right"] += right
            if not right:
                findings.append(
                    (field, (f"{case.name}: {case.text[:150]!r} wants {said.asked[key]}, not {got}"))
                )
