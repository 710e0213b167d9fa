"""Linking a small corpus: one thing, one label, homographs apart, furniture told, ids that stay."""

import contextlib
import itertools
import json
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence

import pytest
from tests.linking.making import article
from typer.testing import CliRunner

import newsparse
from newsparse.batch.convert import read
from newsparse.cli.app import app
from newsparse.linking import Thing, link
from newsparse.linking.tables import is_linked, links_of
from newsparse.linking.tables import things_of as read_back
from newsparse.record import Article, Aside, Span


def things_of(path: pathlib.Path) -> list[Thing]:
    return list(read_back(path))


def linked(
    folder: pathlib.Path, articles: Sequence[Article], name: str = "a", **options: object
) -> tuple[list[Article], list[Thing]]:
    source, target = folder / f"{name}.jsonl", folder / f"{name}-out.jsonl"
    source.write_text("".join(one.model_dump_json() + "\n" for one in articles), encoding="utf-8")
    link([source], target, **options)  # type: ignore[arg-type]
    things = [
        Thing.model_validate_json(line)
        for line in (folder / f"{name}-out.jsonl.things.jsonl").read_text("utf-8").splitlines()
    ]
    return list(read(target)), things


def only(things: list[Thing], name: str) -> Thing:
    (found,) = [thing for thing in things if thing.name == name]
    return found


def test_the_corpus_gives_one_label_where_an_article_was_unsure(tmp_path: pathlib.Path) -> None:
    articles = [article(n, [("Kelvor", "ORG")], day=n) for n in range(1, 6)] + [
        article(6, [("Kelvor", "PRODUCT", 0.5)], day=6)
    ]
    records, things = linked(tmp_path, articles)
    thing = only(things, "Kelvor")
    assert (thing.label, thing.articles, thing.first, thing.last) == ("ORG", 6, "2026-03-01", "2026-03-06")
    assert {record.entities[0].corpus_id for record in records} == {thing.id}
    assert (records[5].entities[0].label, records[5].entities[0].label_in_article) == ("ORG", "PRODUCT")
    assert records[0].entities[0].label_in_article is None


def test_homographs_stay_two_things(tmp_path: pathlib.Path) -> None:
    articles = [article(n, [("Aubry", "LOC", 0.95)]) for n in range(1, 4)] + [
        article(n, [("Zoé Aubry", "PER")]) for n in range(4, 7)
    ]
    articles += [article(n, [("Milan", "LOC", 0.95)]) for n in range(7, 11)] + [
        article(n, [("Milan", "PRODUCT", 0.9)]) for n in range(11, 14)
    ]
    records, things = linked(tmp_path, articles)
    assert {(thing.name, thing.label) for thing in things} == {
        ("Aubry", "LOC"),
        ("Zoé Aubry", "PER"),
        ("Milan", "LOC"),
        ("Milan", "PRODUCT"),
    }
    assert all(record.entities[0].label_in_article is None for record in records)


def also_called(found: Article, short: str) -> Article:
    """The article with the last place of a short name as another mention of its first entity."""
    start = found.text.rindex(short)
    mention = Span(text=short, start=start, end=start + len(short))
    entity = found.entities[0]
    return found.model_copy(
        update={"entities": (entity.model_copy(update={"mentions": (*entity.mentions, mention)}),)}
    )


def test_spellings_and_an_acronym_seen_together_are_one_thing(tmp_path: pathlib.Path) -> None:
    text = "L'Institut Kelvor des réseaux (IKR) grandit."
    both = article(1, [("Institut Kelvor des réseaux", "ORG")], text=text)
    both = also_called(both, "IKR")
    records, things = linked(
        tmp_path, [both, article(2, [("IKR", "ORG")]), article(3, [("INSTITUT KELVOR DES RÉSEAUX", "ORG")])]
    )
    (thing,) = things
    assert (thing.name, thing.articles, "IKR" in thing.aliases) == ("Institut Kelvor des réseaux", 3, True)
    assert len({record.entities[0].corpus_id for record in records}) == 1


def test_the_initials_of_a_part_are_no_acronym_of_the_whole(tmp_path: pathlib.Path) -> None:
    text = "L'Institut Kelvor de Lyon-Sud (IK) grandit."
    one = article(1, [("Institut Kelvor de Lyon-Sud", "ORG")], text=text)
    one = also_called(one, "IK")
    _, things = linked(tmp_path, [one, article(2, [("IK", "ORG")])])
    assert {thing.name for thing in things} == {"Institut Kelvor de Lyon-Sud", "IK"}


def test_a_surname_alone_is_somebody_within_its_article_only(tmp_path: pathlib.Path) -> None:
    records, things = linked(tmp_path, [article(1, [("Roy", "PER")]), article(2, [("Roy", "PER")])])
    assert things == []
    assert all(record.entities[0].corpus_id is None for record in records)


def test_what_a_site_repeats_is_furniture(tmp_path: pathlib.Path) -> None:
    def page(number: int) -> Article:
        text = (
            f"Nouvelle {chr(97 + number)} de Kelvor ce matin.\nRetrouvez-nous sur Facebook et par le "
            f"formulaire Contact."
        )
        return article(number, [("Kelvor", "ORG"), ("Contact", "PRODUCT")], text=text)

    _, things = linked(tmp_path, [page(number) for number in range(1, 5)])
    assert {thing.name: thing.furniture for thing in things} == {"Kelvor": False, "Contact": True}
    assert only(things, "Contact").articles == 0


def test_what_only_a_byline_or_a_credit_names_is_furniture(tmp_path: pathlib.Path) -> None:
    text = "Par Zoé Roy\nKelvor grandit à Lyon.\nPhoto Agence Plume"
    names = [("Zoé Roy", "PER"), ("Kelvor", "ORG"), ("Lyon", "LOC"), ("Agence Plume", "ORG")]
    one = article(1, names, text=text)
    asides = (
        Aside(text="Par Zoé Roy", start=0, end=11, kind="byline"),
        Aside(text="Photo Agence Plume", start=text.index("Photo"), end=len(text), kind="credit"),
    )
    one = one.model_copy(update={"asides": asides})
    other = article(2, [("Zoé Roy", "PER")], text="Zoé Roy dirige Kelvor.", day=2)
    records, things = linked(tmp_path, [one, other])
    assert {thing.name: (thing.furniture, thing.articles) for thing in things} == {
        "Zoé Roy": (False, 1),
        "Kelvor": (False, 1),
        "Lyon": (False, 1),
        "Agence Plume": (True, 0),
    }
    assert records[0].entities[0].corpus_id == only(things, "Zoé Roy").id


def test_a_list_that_a_site_repeats_with_other_names_is_furniture(tmp_path: pathlib.Path) -> None:
    names = ["Ana Vidal", "Bruno Klee", "Zoé Roy", "Ivan Petit"]
    articles = []
    for number in range(1, 5):
        present = names[:2] if number % 2 else names[:3]
        listed = ", ".join(present[:-1]) + f" et {present[-1]}"
        text = (
            f"Kelvor ouvre {chr(96 + number)}.\nQui anime ce direct ? {listed} se relaient au fil des heures."
        )
        articles.append(article(number, [("Kelvor", "ORG"), *((name, "PER") for name in present)], text=text))
    _, things = linked(tmp_path, articles)
    assert {thing.name for thing in things if thing.furniture} == {"Ana Vidal", "Bruno Klee"}


@pytest.mark.parametrize(
    ("said", "other", "label"),
    [
        ([0.9, 0.9, 0.9, 0.6], "PRODUCT", "ORG"),  # three sure articles against one that is not
        ([0.8, 0.7], "PRODUCT", "ORG"),  # one word against another: the surer one
        ([0.95, 0.95, 0.95, 0.95, 0.95, 0.95, 0.95, 0.98], "PRODUCT", "ORG"),  # sure, and alone with it
        ([0.8, 0.7], "PER", None),  # a person is rarely mistaken for a company
        ([0.9, 0.9, 0.9, 0.6], "PER", "ORG"),
    ],
)
def test_one_thing_has_one_label_unless_the_two_are_rarely_mistaken(
    tmp_path: pathlib.Path, said: list[float], other: str, label: str | None
) -> None:
    *many, last = said
    articles = [article(n, [("Kelvor Roy", "ORG", sure)]) for n, sure in enumerate(many, 1)]
    records, things = linked(tmp_path, [*articles, article(30, [("Kelvor Roy", other, last)])])
    assert len(things) == 1
    changed = [entity for entity in records[-1].entities if entity.label_in_article]
    assert [entity.label for entity in changed] == ([label] if label else [])
    assert {record.entities[0].corpus_id for record in records} == {things[0].id}


def test_damage_beside_a_name_is_no_part_of_it_and_damage_inside_makes_it_no_name(
    tmp_path: pathlib.Path,
) -> None:
    articles = [article(n, [("Kelvor", "ORG")]) for n in range(1, 4)]
    articles += [article(4, [("Kelvor \ufffd", "PRODUCT", 0.6)]), article(5, [("Kel\ufffdvor", "PRODUCT")])]
    records, things = linked(tmp_path, articles)
    assert [(thing.name, thing.articles) for thing in things] == [("Kelvor", 3)]
    found = [record.entities[0] for record in records[3:]]
    assert [(entity.corpus_id, entity.label) for entity in found] == [
        (things[0].id, "ORG"),
        (None, "PRODUCT"),
    ]


def test_ids_are_the_same_in_any_order_and_in_any_form(tmp_path: pathlib.Path) -> None:
    names = ["Kelvor", "Oméon", "Zoé Roy", "Lyon"]
    articles = [
        article(n, [(a, "ORG"), (b, "LOC")]) for n, (a, b) in enumerate(itertools.permutations(names, 2), 1)
    ]
    shuffled = random.Random(3).sample(articles, len(articles))
    _, things = linked(tmp_path, articles)
    _, again = linked(tmp_path, shuffled, "b")
    assert things == again
    source = tmp_path / "a.jsonl"
    assert CliRunner().invoke(app, ["convert", str(source), "-o", str(tmp_path / "a.sqlite")]).exit_code == 0
    link([tmp_path / "a.sqlite"], tmp_path / "c.jsonl")
    assert (tmp_path / "c.jsonl.things.jsonl").read_bytes() == (
        tmp_path / "a-out.jsonl.things.jsonl"
    ).read_bytes()


def test_a_second_folder_keeps_the_ids_of_the_first(tmp_path: pathlib.Path) -> None:
    _, first = linked(
        tmp_path, [article(1, [("Kelvor", "ORG")], day=1), article(2, [("Oméon", "ORG")], day=2)]
    )
    later = [article(3, [("Kelvor SA", "ORG"), ("Alba", "ORG")], day=9)]
    _, second = linked(tmp_path, later, "b", against=tmp_path / "a-out.jsonl.things.jsonl")
    ids = {thing.key: thing.id for thing in first}
    found = {thing.key: thing for thing in second}
    assert {key: found[key].id for key in ids} == ids
    assert (found["kelvor"].articles, found["kelvor"].first, found["kelvor"].last) == (
        2,
        "2026-03-01",
        "2026-03-09",
    )
    assert found["alba"].id not in ids.values()


def test_the_command_says_what_it_made_and_refuses_to_replace(tmp_path: pathlib.Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(article(1, [("Kelvor", "ORG")], speaker="Kelvor").model_dump_json(), encoding="utf-8")
    run = CliRunner().invoke(app, ["link", str(source), "-o", str(tmp_path / "out.jsonl")])
    assert (run.exit_code, "1 articles, 1 things" in run.output) == (0, True)
    assert json.loads((tmp_path / "out.jsonl.things.jsonl").read_text("utf-8"))["quotes"] == 1
    with pytest.raises(newsparse.ConfigError, match="exists"):
        link([source], tmp_path / "out.jsonl")
    with pytest.raises(newsparse.ConfigError, match="one of the sources"):
        link([source], source, force=True)
    assert (
        CliRunner()
        .invoke(app, ["link", str(tmp_path / "no.jsonl"), "-o", str(tmp_path / "x.jsonl")])
        .exit_code
        == 1
    )


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("out.sqlite", None),
        ("out.duckdb", None),
        ("out", "tables-csv"),
        ("out", "tables-parquet"),
        ("out.parquet", None),
    ],
)
def test_things_stand_in_every_form_and_are_read_back(
    tmp_path: pathlib.Path, name: str, form: str | None
) -> None:
    articles = [article(n, [("Kelvor", "ORG"), ("Lyon", "LOC")], day=n) for n in range(1, 4)]
    articles += [article(n, [("Néo-Kel", "ORG"), ("NéoKel", "ORG")], day=n) for n in range(4, 6)]
    records, things = linked(tmp_path, articles)
    place = tmp_path / name
    link([tmp_path / "a.jsonl"], place, form=form)
    assert things_of(place) == things
    assert list(read(place)) == records
    assert (tmp_path / f"{name}.things.jsonl").exists() == (name == "out.parquet")
    link([place], tmp_path / "again.jsonl", against=place)
    assert [thing.id for thing in things_of(tmp_path / "again.jsonl")] == [thing.id for thing in things]
    link([tmp_path / "a.jsonl"], place, form=form, force=True)
    assert things_of(place) == things


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("b.sqlite", []),
        ("b.duckdb", []),
        ("b", ["--format", "tables-csv", "--csv-dialect", "excel-fr"]),
        ("b", ["--format", "tables-parquet"]),
        ("b.jsonl.gz", []),
        ("b.xlsx", []),
    ],
)
def test_converting_takes_the_things_along(tmp_path: pathlib.Path, name: str, options: list[str]) -> None:
    articles = [article(n, [("Néo-Kel", "ORG"), ("NéoKel", "ORG"), ("Lyon", "LOC")], day=n) for n in (1, 2)]
    _, things = linked(tmp_path, articles)
    source, place = tmp_path / "a-out.jsonl", tmp_path / name
    assert CliRunner().invoke(app, ["convert", str(source), "-o", str(place), *options]).exit_code == 0
    assert things_of(place) == things
    assert list(links_of(place)) == list(links_of(source)) != []
    if not name.endswith(".xlsx"):
        back = tmp_path / "back.jsonl"
        assert CliRunner().invoke(app, ["convert", str(place), "-o", str(back)]).exit_code == 0
        assert (back.read_bytes(), things_of(back)) == (source.read_bytes(), things)
        plain = ["convert", str(tmp_path / "a.jsonl"), "-o", str(back), "--force"]
        assert CliRunner().invoke(app, plain).exit_code == 0
        assert not is_linked(back)  # and nothing stale beside it


def test_thing_links_is_a_table_for_sql(tmp_path: pathlib.Path) -> None:
    articles = [article(n, [("Néo-Kel", "ORG"), ("NéoKel", "ORG")], day=n) for n in range(1, 4)]
    linked(tmp_path, articles)
    link([tmp_path / "a.jsonl"], tmp_path / "a.sqlite")
    with contextlib.closing(sqlite3.connect(tmp_path / "a.sqlite")) as base:
        rows = base.execute(
            "SELECT t.name, t.articles, l.variant, l.reason FROM things t JOIN thing_links "
            "l ON l.thing = t.id"
        ).fetchall()
        counted = base.execute(
            "SELECT COUNT(*) FROM entities JOIN things ON things.id = entities.corpus_id"
        ).fetchone()
    assert rows == [("Néo-Kel", 3, "neokel", "spelling")]
    assert counted == (6,)


KILLED = """
import os, signal, sys
from newsparse.linking import link, run
told = run.linked
def dying(articles, decided):
    for number, article in enumerate(told(articles, decided)):
        if number == 30:
            os.kill(os.getpid(), signal.SIGKILL)
        yield article
run.linked = dying
link([sys.argv[1]], sys.argv[2], force=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
@pytest.mark.parametrize("name", ["out.jsonl", "out.sqlite"])
def test_a_run_killed_in_the_second_pass_leaves_nothing_half_done(tmp_path: pathlib.Path, name: str) -> None:
    articles = [
        article(n, [("Kelvor", "ORG"), ("Zoé Roy", "PER"), ("Lyon", "LOC")], day=n % 28 + 1)
        for n in range(60)
    ]
    records, things = linked(tmp_path, articles)
    place = tmp_path / name
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "a.jsonl"), str(place)], check=False
    )
    assert (killed.returncode, place.exists()) == (-signal.SIGKILL, False)
    link([tmp_path / "a.jsonl"], place)
    assert (list(read(place)), things_of(place)) == (records, things)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_extract_links_what_it_has_extracted(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "press"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(
            f"Google ouvre un bureau à Lyon.\n\nLe groupe Google embauche {number + 2} ingénieurs.", "utf-8"
        )
    outputs = {}
    for workers in ("1", "2"):
        out, place = tmp_path / f"{workers}.jsonl", tmp_path / f"{workers}-linked.jsonl"
        asked = ["extract", str(folder), "-o", str(out), "--workers", workers, "--link", str(place)]
        assert CliRunner().invoke(app, asked).exit_code == 0
        outputs[workers] = (place.read_bytes(), things_of(place))
    assert outputs["1"] == outputs["2"]
    assert any(thing.name == "Google" and thing.articles == 3 for thing in outputs["1"][1])
    assert CliRunner().invoke(app, asked).exit_code == 0  # again: what an earlier run made is replaced
    strange = tmp_path / "mine.jsonl"
    strange.write_text("", "utf-8")
    with pytest.raises(newsparse.ConfigError, match="not an output of newsparse link"):
        CliRunner().invoke(app, [*asked[:-1], str(strange)], catch_exceptions=False)
    with pytest.raises(newsparse.ConfigError, match="of their own"):
        CliRunner().invoke(app, ["extract", str(folder), "--link", str(place)], catch_exceptions=False)


def test_the_report_counts_by_thing(tmp_path: pathlib.Path) -> None:
    articles = [
        article(n, [(name, "ORG")], speaker=name, day=n)
        for n, name in enumerate(["Néo-Kel", "NéoKel", "Néo-Kel"], 1)
    ]
    furniture = [
        article(
            n, [("Contact", "PRODUCT")], text=f"Page {chr(90 + n)}.\nLe formulaire Contact.", site="autre.fr"
        )
        for n in range(7, 11)
    ]
    linked(tmp_path, [*articles, *furniture])
    page = tmp_path / "report.html"
    assert CliRunner().invoke(app, ["report", str(tmp_path / "a-out.jsonl"), "-o", str(page)]).exit_code == 0
    html = page.read_text("utf-8")
    things = html[html.index('<table id="things"') :]
    assert '<a href="#p1">Néo-Kel</a>' in things
    page = things[things.index('<template id="p1">') :]
    assert "<p>Also NéoKel</p>" in page
    assert re.findall(r"<h3>(\w+)", page) == ["Articles", "Quotes"]
    assert [page.count(f'<a href="#a{number}">') for number in (1, 2, 3)] == [2, 2, 2]
    assert ">Contact</a>" not in things
    assert re.search(r"Most quoted</h2>.{0,60}Néo-Kel</th><td>3</td>", html)


def test_a_letter_and_a_word_keep_what_their_article_said(tmp_path: pathlib.Path) -> None:
    articles = [article(n, [("Santé", "PRODUCT", 0.9), ("Q", "ORG", 0.8)]) for n in (1, 2)]
    records, _ = linked(tmp_path, [*articles, article(3, [("Santé", "ORG", 0.9), ("Q", "MISC", 0.8)])])
    assert [entity.label for entity in records[-1].entities] == ["ORG", "MISC"]


@pytest.mark.parametrize("credit", ["Photo : Kelvor", "Le lac // Source : Zoé Roy pour Kelvor"])
def test_whose_picture_it_is_is_no_mention(tmp_path: pathlib.Path, credit: str) -> None:
    text = f"La pluie revient.\n\n{credit}"
    _, things = linked(tmp_path, [article(n, [("Kelvor", "ORG")], text=text) for n in (1, 2)])
    assert [(thing.name, thing.furniture) for thing in things] == [("Kelvor", True)]


def test_a_known_city_that_a_few_took_for_somebody_is_the_city(tmp_path: pathlib.Path) -> None:
    articles = [article(n, [("Milan", "LOC", 0.9)]) for n in range(1, 5)]
    records, _ = linked(
        tmp_path, [*articles, article(5, [("Milan", "PER", 0.8)]), article(6, [("Milan", "PER", 0.8)])]
    )
    assert {entity.label for record in records for entity in record.entities} == {"LOC"}
