"""What holds for every date, every text and every day of publication."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsparse.dates import feasts, find_dates, find_expressions
from newsparse.dates.normalise import around, moved
from newsparse.text.segments import paragraphs

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))
BLANKS = st.sampled_from([" ", "  ", "\u00a0", "\u202f", "\u2009", "\n", "     "])
ALPHABET = st.sampled_from(
    [
        *"0123456789 .,:/-'’\n|$€%()",
        *MONTHS,
        *WEEKDAYS,
        " le ",
        " du ",
        " au ",
        " de ",
        " à ",
        " et ",
        " fin ",
        " il y a ",
        " ans ",
        " h ",
        "demi",
        "dernier",
        "T3",
        "XXe",
        "siècle",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(ALPHABET, max_size=40).map("".join))


def spelled(day: dt.date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


FORMS = {
    "written": spelled,
    "with weekday": lambda d: f"{WEEKDAYS[d.weekday()]} {spelled(d)}",
    "slashes": lambda d: f"{d:%d/%m/%Y}",
    "points": lambda d: f"{d:%d.%m.%Y}",
    "dashes": lambda d: f"{d:%d-%m-%Y}",
    "ISO": lambda d: d.isoformat(),
    "short year": lambda d: f"{d:%d/%m}/{d.year % 100:02d}",
    "capitals": lambda d: spelled(d).upper(),
}


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS, published=DAYS)
@settings(max_examples=40, deadline=None)
def test_a_date_in_any_form_is_read_back(form: str, day: dt.date, published: dt.date) -> None:
    if form == "short year" and not 1950 <= day.year <= 2049:
        day = day.replace(year=2000 + day.year % 50, day=min(day.day, 28))
    shown = FORMS[form](day)
    [found] = find_dates(f"Il est paru le {shown}, dit-on.", published)
    assert (found.text, found.value, found.first, found.last) == (shown, day.isoformat(), day, day)


@given(day=DAYS, blank=BLANKS)
@settings(max_examples=60, deadline=None)
def test_blanks_do_not_matter(day: dt.date, blank: str) -> None:
    [found] = find_dates(f"le {spelled(day).replace(' ', blank)}.")
    assert found.value == day.isoformat()


@given(day=DAYS, month=st.integers(0, 11))
@settings(max_examples=60, deadline=None)
def test_units_are_read_back(day: dt.date, month: int) -> None:
    texts = {
        f"en {MONTHS[day.month - 1]} {day.year}": "month",
        f"en {day.year}": "year",
        f"au T{(day.month + 2) // 3} {day.year}": "quarter",
        f"au {'premier' if day.month < 7 else 'second'} semestre {day.year}": "half",
        f"la semaine du {spelled(day)}": "week",
        f"le week-end du {spelled(day)}": "weekend",
    }
    for text, unit in texts.items():
        [found] = find_dates(text)
        assert found.value == around(unit, day).value
        assert found.first is not None
        assert found.last is not None
        assert unit == "weekend" or found.first <= day <= found.last


@given(days=st.tuples(DAYS, DAYS).map(sorted))
@settings(max_examples=60, deadline=None)
def test_ranges_contain_what_is_between(days: list[dt.date]) -> None:
    first, last = days
    if first == last:
        return
    [found] = find_dates(f"du {spelled(first)} au {spelled(last)}")
    assert (found.value, found.first, found.last) == (f"{first}/{last}", first, last)


@given(published=DAYS, count=st.integers(2, 40))
@settings(max_examples=60, deadline=None)
def test_offsets_count_from_the_day_of_publication(published: dt.date, count: int) -> None:
    for unit, words in (("day", "jours"), ("week", "semaines"), ("month", "mois"), ("year", "ans")):
        for text, sign in ((f"il y a {count} {words}", -1), (f"dans {count} {words}", 1)):
            [found] = find_dates(text, published)
            assert found.value == around(unit, moved(published, unit, sign * count)).value


@given(published=DAYS, weekday=st.integers(0, 6))
@settings(max_examples=60, deadline=None)
def test_weekdays_lie_within_a_week(published: dt.date, weekday: int) -> None:
    name = WEEKDAYS[weekday]
    for text, low, high in (
        (f"Il a signé {name}.", -6, 0),
        (f"Il signera {name}.", 0, 6),
        (f"{name} dernier", -7, -1),
        (f"{name} prochain", 1, 7),
    ):
        [found] = find_dates(text, published)
        assert found.first is not None
        assert found.first.weekday() == weekday
        assert low <= (found.first - published).days <= high


@given(text=TEXTS, published=st.one_of(st.none(), st.dates()))
@example(text="0AN DEMI AN", published=None)
@example(text="à Noël, lundi, en mai, le 3 mars", published=dt.date(1, 1, 1))
@example(text="à Noël, lundi, en mai, le 3 mars", published=dt.date(9999, 12, 31))
@settings(max_examples=300, deadline=None)
def test_spans_are_slices_in_order_within_a_paragraph(text: str, published: dt.date | None) -> None:
    end = 0
    inside = list(paragraphs(text))
    for found in find_dates(text, published):
        assert end <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        assert "|" not in found.text
        assert any(a <= found.start and found.end <= b for a, b in inside)
        assert found.rule
        assert found.first is None or (found.last is not None and found.first <= found.last)
        end = found.end


@given(text=TEXTS)
@settings(max_examples=100, deadline=None)
def test_without_a_day_of_publication_nothing_is_guessed(text: str) -> None:
    """The same text at two moments gives the same answer: no clock is read."""
    assert find_dates(text) == find_dates(text)
    assert [d.start for d in find_dates(text)] <= [e.start for e in find_expressions(text)] or not text


def test_no_clock_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> float:
        raise AssertionError("the clock was read")

    monkeypatch.setattr(time, "time", refuse)
    texts = (
        "hier, mardi, en mai, le 3 juin, à Noël, il y a deux ans, cette année, à 14h, le T3, l'été dernier"
    )
    assert {d.value for d in find_dates(texts)} == {None}
    assert all(d.value for d in find_dates(texts, dt.date(2026, 1, 27)))


def test_relative_dates_are_unresolved_without_publication() -> None:
    found = find_dates("Hier, mardi dernier, la semaine prochaine et il y a trois ans.")
    assert [d.value for d in found] == [None] * 4
    assert all(d.first is None for d in found)


@pytest.mark.parametrize("year", [1961, 2000, 2008, 2024, 2026, 2038])
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    day = feasts.easter(year)
    assert day.weekday() == 6
    assert dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("le 29 février 2024", "2024-02-29"),
        ("la semaine du 31 décembre 2024", "2025-W01"),
        ("la semaine 53 de 2020", "2020-W53"),
        ("du 28 décembre 2025 au 3 janvier 2026", "2025-12-28/2026-01-03"),
        ("fin février 2024", "2024-02"),
    ],
)
def test_calendar_corners(text: str, value: str) -> None:
    [found] = find_dates(text)
    assert found.value == value


@pytest.mark.parametrize("text", ["le 31 février 2025", "le 29 février 2025", "le 31/04/2025"])
def test_impossible_dates_are_not_dates(text: str) -> None:
    assert [d for d in find_dates(text) if d.value and len(d.value) > 7] == []


def test_dateparser_agrees_where_it_can_read() -> None:
    """The library as an oracle: what both read, both read alike."""
    import dateparser

    base = dt.datetime(2026, 1, 27)
    for text in (
        "27 janvier 2026",
        "1er mai 2025",
        "3 août 1999",
        "27/01/2026",
        "hier",
        "avant-hier",
        "demain",
        "il y a trois jours",
        "il y a 12 jours",
    ):
        theirs = dateparser.parse(
            text, languages=["fr"], settings={"RELATIVE_BASE": base, "DATE_ORDER": "DMY"}
        )
        [ours] = find_dates(text if text[0] not in "0123456789" else f"le {text}", base.date())
        assert theirs is not None
        assert ours.value == theirs.date().isoformat()
