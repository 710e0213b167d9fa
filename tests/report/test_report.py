"""The HTML report: whole, self-contained, harmless, and working in a real browser."""

import datetime as dt
import pathlib
import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest

import newsparse
from newsparse.batch.convert import read
from newsparse.errors import InputError
from newsparse.kinds import NAMES
from newsparse.record import Article
from newsparse.report import article_html, notebook_html, write_report

ATTACK = '<script>alert("x")</script> <img src=x onerror=alert(1)> "\'> </template></script>'
TEXT = (
    f"# Un titre {ATTACK}\n\nMarie Durand, présidente d'Orange, a annoncé mardi 27 janvier 2026 un "
    f"investissement de 5 M€. "
    f"« C'est {ATTACK} un début », a-t-elle ajouté.\n\n| Offre {ATTACK} | Prix |\n|---|---|\n| "
    f"**Base** | 5 € |\n| a \\| b | 6 € |\n"
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking "
    "--disable-component-update"
    " --disable-sync --enable-logging=stderr --virtual-time-budget=3000"
).split()


class Tags(HTMLParser):
    """Collects what a browser would run or fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def article() -> Article:
    return newsparse.parse(TEXT, published="2026-01-27", source=f"a{ATTACK}.md")


@pytest.fixture
def report(article: Article, tmp_path: pathlib.Path) -> pathlib.Path:
    second = newsparse.parse("Nîmes s'équipe.\n\nLa ville de Nîmes achète 300 capteurs.", source="b.txt")
    assert write_report([article, second], tmp_path / "report.html") == 2
    return tmp_path / "report.html"


def test_nothing_of_an_article_becomes_markup(report: pathlib.Path) -> None:
    parser = Tags()
    parser.feed(report.read_text(encoding="utf-8"))
    assert [attrs for tag, attrs in parser.tags if tag == "script"] == [{}]
    assert not {"img", "iframe", "object", "form"} & {tag for tag, _ in parser.tags}
    assert not [
        name for _, attrs in parser.tags for name in attrs if name.startswith("on") or name == "style"
    ]


def test_nothing_is_fetched_and_the_policy_says_so(report: pathlib.Path) -> None:
    page = report.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src &#x27;none&#x27;")
    assert "unsafe" not in policy[1]
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)


def test_items_tables_and_quotes_are_there(article: Article) -> None:
    view = article_html(article)
    assert '<mark class="money" tabindex="0" data-tip="money · 5,000,000 EUR · rule:' in view
    assert re.search(r'<mark class="date"[^>]*data-tip="date · 2026-01-27 ', view)
    assert re.search(r'<q class="direct" data-tip="direct quote · Marie Durand · ', view)
    assert '<th scope="col">Prix</th>' in view
    assert "<td>a | b</td>" in view
    assert "**" not in view


def test_a_notebook_shows_the_same_view(article: Article) -> None:
    assert article_html(article) in article._repr_html_()
    assert notebook_html(article) == article._repr_html_()


def test_no_records_and_unwritable_places_are_errors_and_leave_nothing(
    tmp_path: pathlib.Path, article: Article
) -> None:
    with pytest.raises(InputError, match="no records"):
        write_report([], tmp_path / "report.html")
    with pytest.raises(InputError, match="cannot write"):
        write_report([article], tmp_path / "absent" / "report.html")
    assert list(tmp_path.iterdir()) == []


def test_a_line_that_is_no_record_is_named(tmp_path: pathlib.Path, article: Article) -> None:
    (tmp_path / "a.jsonl").write_text(article.model_dump_json() + "\n{}\n", encoding="utf-8")
    records = read(tmp_path / "a.jsonl")
    assert next(records) == article
    with pytest.raises(InputError, match="line 2: no newsparse record"):
        next(records)


def browse(page: pathlib.Path, place: str, profile: pathlib.Path) -> tuple[str, str]:
    """The page's tree after its script ran, and the browser's console."""
    assert CHROMIUM is not None
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", "--dump-dom", f"{page.as_uri()}{place}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line)


@needs_browser
def test_the_index_opens_first_and_an_address_opens_an_article(
    report: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    index, console = browse(report, "", tmp_path / "profile")
    assert console == ""
    assert re.search(r'<main id="view"[^>]* hidden', index)
    assert '<div id="article"></div>' in index

    opened, console = browse(report, "#a1", tmp_path / "profile")
    assert console == ""
    assert re.search(r'<main id="index"[^>]* hidden', opened)
    shown = opened.split('<div id="article">')[1]
    assert 'class="money"' in shown
    assert "<script>alert" not in shown
    assert '<a id="next" href="#a2">' in opened


@needs_browser
def test_search_folds_accents(report: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """The page's own script, driven by a line of ours that the policy must be told to allow."""
    page = report.read_text(encoding="utf-8")
    policy = re.search(r'<meta http-equiv="Content-Security-Policy"[^>]*>', page)
    assert policy is not None
    drive = (
        '<script>const s = document.getElementById("search"); s.value = "nimes"; s.dispatchEvent(new '
        'Event("input"));</script>'
    )
    report.write_text(page.replace(policy[0], "").replace("</body>", drive + "</body>"), encoding="utf-8")
    index, _ = browse(report, "", tmp_path / "profile")
    assert re.search(r'<output id="found">1 of 2</output>', index)
    assert len(re.findall(r"<tr data-search=[^>]* hidden", index)) == 1


@needs_browser
def test_the_policy_stops_a_foreign_script(report: pathlib.Path, tmp_path: pathlib.Path) -> None:
    page = report.read_text(encoding="utf-8")
    report.write_text(
        page.replace("</body>", '<script>document.title = "taken"</script></body>'), encoding="utf-8"
    )
    index, console = browse(report, "", tmp_path / "profile")
    assert "<title>newsparse report</title>" in index
    assert "Content Security Policy" in console


def test_facts_have_a_table_that_can_be_sifted_and_rankings(tmp_path: pathlib.Path) -> None:
    text = (
        f"Ardo lève 5 millions d'euros auprès de Zelda {ATTACK}.\n\nArdo est désormais valorisée 50 "
        f"millions d'euros."
    )
    article = newsparse.parse(text, source="a.txt")
    assert {fact.role for fact in article.facts} == {"funding", "valuation"}
    write_report([article], tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert re.findall(r'<tr data-role="(\w+)" data-subject="[^"]*" data-amount="(\d+)">', page) == [
        ("valuation", "50000000"),
        ("funding", "5000000"),
    ]
    assert "<option>funding</option><option>valuation</option>" in page
    assert "<h2>Largest funding, EUR</h2>" in page
    assert "<h3>Facts</h3>" in article_html(article)
    assert ATTACK not in page


def test_the_index_sorts_by_its_columns_and_is_a_list_of_cards_on_a_phone(tmp_path: pathlib.Path) -> None:
    write_report(
        [Article(id="a", title="Un titre", text="Rien.", published=dt.date(2026, 3, 12))],
        tmp_path / "report.html",
    )
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    heads = re.findall(r'<th scope="col"[^>]*><button type="button" class="sort">(\w+)</button></th>', page)
    assert heads == ["article", "published", *NAMES]
    assert '<td class="date">2026-03-12</td>' in page
    assert [f'<td class="number" data-kind="{kind}">0</td>' in page for kind in NAMES] == [True] * len(NAMES)
    assert "@media (max-width: 46rem)" in page
