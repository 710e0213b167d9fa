"""Records with everything in them, small folders of articles, and the command as users run it."""

from __future__ import annotations

import datetime as dt
import os
import pathlib
import subprocess
import sys
from collections.abc import Callable

import pytest

from newsparse.record import Article, Cell, Date, Entity, Money, Quote, Section, Span, Table

MONEY_ONLY = ("--disable", "entities,dates,quotes,tables")
Newsparse = Callable[..., subprocess.CompletedProcess[str]]


def _span(text: str, piece: str, start: int = 0) -> dict[str, object]:
    at = text.index(piece, start)
    return {"text": piece, "start": at, "end": at + len(piece)}


def rich_article() -> Article:
    """Every field set, with what breaks careless writers: CRLF, formulas, apostrophes, 40 digits, trailing
    zeros, emoji.
    """
    text = "=SOMME(A1)\r\n« Zut, dit Ana\nLou. »\u202f'Tis 0,50 € le 3 mai 🎈, -7 $.\n\n"
    text += "| Prix | Date |\n|---|---|\n| 12 € | mai 2026 |\n| | oui |\n"
    price = Money(**_span(text, "0,50 €"), amount="0.50", currency="EUR", per="user", rule="symbol")
    huge = Money(**_span(text, "-7 $"), amount="-7", amount_max="1" * 40, modifier="approx", rule="=rule")
    cell_price = Money(**_span(text, "12 €"), amount="12", currency="EUR", rule="symbol")
    cell_date = Date(
        **_span(text, "mai 2026"),
        value="2026-05",
        first=dt.date(2026, 5, 1),
        last=dt.date(2026, 5, 31),
        rule="month",
    )
    ana = Entity(
        id="e1",
        name="Ana\nLou",
        label="PER",
        mentions=(Span(**_span(text, "Ana\nLou")), Span(**_span(text, "Lou"))),
    )
    rows = (
        (
            Cell(**_span(text, "12 €"), kind="money", money=cell_price),
            Cell(**_span(text, "mai 2026"), kind="date", date=cell_date),
        ),
        (
            Cell(text="", start=text.index("| | oui") + 2, end=text.index("| | oui") + 2, kind="empty"),
            Cell(
                **_span(text, "oui"), kind="boolean", boolean=True, number="2.50", unit="Go", entity_id="e1"
            ),
        ),
    )
    start = text.index("| Prix")
    table = Table(
        text=text[start:-1],
        start=start,
        end=len(text) - 1,
        layout="markdown",
        caption="",
        header=("Prix", "Date"),
        rows=rows,
        confidence=0.1 + 0.2,
        rule="pipes",
    )
    quote = Quote(
        **_span(text, "Zut, dit Ana\nLou."),
        kind="direct",
        speaker="Ana\nLou",
        speaker_id="e1",
        speaker_text="-7",
        cue="dit",
        group=1,
        rule="marks",
    )
    return Article(
        id="a1",
        source="+folder/é.txt",
        language="fr",
        title="@titre",
        byline="",
        published=dt.date(2026, 5, 4),
        text=text,
        sections=(Section(heading=None, level=0, start=0, end=len(text)),),
        entities=(ana, Entity(id="e2", name="Rien", label="ORG", mentions=())),
        dates=(Date(**_span(text, "3 mai"), value=None, modifier="approx", rule="day"),),
        money=(price, huge),
        quotes=(quote,),
        tables=(table,),
        warnings=("un, deux", "trois"),
    )


@pytest.fixture
def records() -> list[Article]:
    """Three: a full one, an empty one, and the full one again under another id."""
    full = rich_article()
    return [full, Article(id="a2", text="Rien."), full.model_copy(update={"id": "a3", "published": None})]


@pytest.fixture
def lines(records: list[Article]) -> list[bytes]:
    """The records as sinks get them."""
    return [record.model_dump_json().encode() + b"\n" for record in records]


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    """Five articles, one in a folder below."""
    root = tmp_path / "in"
    (root / "below").mkdir(parents=True)
    for number, name in enumerate(["a.txt", "b.md", "c.txt", "below/d.txt", "below/e.md"], 1):
        (root / name).write_text(f"Article {number}. Il coûte {number}0 € par mois.\n", encoding="utf-8")
    return root


@pytest.fixture
def newsparse(tmp_path: pathlib.Path) -> Newsparse:
    """The command, run in the test's own folder."""

    def run(
        *arguments: str | pathlib.Path, stdin: str | None = None, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "newsparse", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
                **(env or {}),
            },
            timeout=120,
            check=False,
        )

    return run
