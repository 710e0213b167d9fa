"""Discovery: what is found, in which order, and what is said about the rest."""

from __future__ import annotations

import os
import pathlib
import shutil

import pytest

from newsparse.batch.discovery import Item, Selection, discover
from newsparse.errors import ConfigError
from newsparse.reading.formats import Ask


def found(*paths: str | pathlib.Path, **selection: object) -> tuple[list[Item], list[tuple[str, str]]]:
    notes: list[tuple[str, str]] = []
    items = list(
        discover(
            [*map(str, paths)], Selection(**selection), lambda source, text: notes.append((source, text))
        )
    )  # type: ignore[arg-type]
    return items, notes


def names(root: pathlib.Path, **selection: object) -> list[str]:
    return [os.path.relpath(item.path, root) for item in found(root, **selection)[0]]


def test_a_folder_gives_its_articles_sorted_by_name(folder: pathlib.Path) -> None:
    assert names(folder) == ["a.txt", "b.md", "below/d.txt", "below/e.md", "c.txt"]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ({"include": ("*.md",)}, ["b.md", "below/e.md"]),
        ({"exclude": ("*.md",)}, ["a.txt", "below/d.txt", "c.txt"]),
        ({"exclude": ("below",)}, ["a.txt", "b.md", "c.txt"]),
        ({"exclude": ("below/",)}, ["a.txt", "b.md", "c.txt"]),
        ({"include": ("below/*",), "exclude": ("e.*",)}, ["below/d.txt"]),
        ({"include": ("**/*.txt",)}, ["a.txt", "below/d.txt", "c.txt"]),
        ({"include": ("[!a-b].txt",)}, ["below/d.txt", "c.txt"]),
        ({"include": ("?.txt",)}, ["a.txt", "below/d.txt", "c.txt"]),
        ({"include": ("[]a].txt",)}, ["a.txt"]),
        ({"exclude": ("[!]", "[abc")}, ["a.txt", "b.md", "below/d.txt", "below/e.md", "c.txt"]),
    ],
)
def test_globs_choose(
    folder: pathlib.Path, selection: dict[str, tuple[str, ...]], expected: list[str]
) -> None:
    assert names(folder, **selection) == expected


def test_a_glob_as_an_argument_is_expanded_and_a_real_name_with_brackets_is_itself(
    folder: pathlib.Path,
) -> None:
    (folder / "[a].txt").write_text("x")
    assert [item.path for item in found(folder / "*.md")[0]] == [str(folder / "b.md")]
    assert [item.path for item in found(folder / "[a].txt")[0]] == [str(folder / "[a].txt")]
    assert [item.path for item in found(folder / "**" / "e.*")[0]] == [str(folder / "below/e.md")]


def test_a_named_file_is_taken_whatever_its_ending_and_others_are_passed_over_with_a_note(
    folder: pathlib.Path,
) -> None:
    (folder / "x.png").write_text("x")
    (folder / "bare").write_text("x")
    assert names(folder / "x.png") == ["."]
    items, notes = found(folder)
    assert len(items) == 5
    assert {pathlib.Path(source).name for source, _ in notes} == {"x.png", "bare"}


def test_links_to_folders_are_followed_but_not_in_circles(folder: pathlib.Path) -> None:
    (folder / "below" / "up").symlink_to(folder)
    (folder / "again").symlink_to(folder / "below")
    items, notes = found(folder)
    assert [os.path.relpath(item.path, folder) for item in items] == [
        "a.txt",
        "again/d.txt",
        "again/e.md",
        "b.md",
        "below/d.txt",
        "below/e.md",
        "c.txt",
    ]
    assert [os.path.relpath(source, folder) for source, text in notes if "symlink loop" in text] == [
        "again/up",
        "below/up",
    ]


def test_links_that_lead_nowhere_are_problems(tmp_path: pathlib.Path) -> None:
    (tmp_path / "dangling.txt").symlink_to("nothing")
    (tmp_path / "self.txt").symlink_to("self.txt")
    assert [item.problem for item in found(tmp_path)[0]] == [
        "dangling link",
        ("a link that leads back to itself (symlink loop)"),
    ]


def test_names_that_are_not_utf8_can_be_printed(tmp_path: pathlib.Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    pathlib.Path(os.fsdecode(path)).write_text("x")
    (item,) = found(tmp_path)[0]
    assert item.key == path
    assert item.source == ".//caf\\xe9.txt"
    item.source.encode()


def test_a_name_that_looks_like_the_escape_of_another_is_another_source(tmp_path: pathlib.Path) -> None:
    for name in (b"caf\xe9.txt", rb"caf\xe9.txt", b"\xe9\xe9.txt", b"\xe9" + rb"\xe9.txt"):
        pathlib.Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("x")
    sources = {item.source for item in found(tmp_path)[0]}
    assert len(sources) == 4
    assert "caf\\xe9.txt" in sources  # a name of characters alone is itself


def test_json_lines_are_items_of_their_own(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "l.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "a"}\r\n\n{"text": "' + b"b" * 100 + b'"}\n{"text": "c"}')
    items, _ = found(path, ask=Ask(max_bytes=60))
    assert [(item.line, item.content, item.problem) for item in items] == [
        (1, b'{"text": "a"}', None),
        (3, None, "too large: a line of more than 60 bytes"),
        (4, b'{"text": "c"}', None),
    ]
    assert len({item.key for item in items}) == 3


def test_files_of_the_run_itself_are_no_input(folder: pathlib.Path) -> None:
    assert names(folder, own=frozenset({str(folder / "a.txt")})) == [
        "b.md",
        "below/d.txt",
        "below/e.md",
        "c.txt",
    ]


def test_binary_json_lines_are_one_problem_not_thousands(tmp_path: pathlib.Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(b"\0\n" * 1000)
    (item,) = found(tmp_path)[0]
    assert item.problem


def test_files_of_the_run_are_told_by_their_real_place(folder: pathlib.Path) -> None:
    (folder / "again").symlink_to(folder)
    (folder / "linked.txt").symlink_to(folder / "a.txt")
    own = frozenset({os.path.realpath(folder / "a.txt"), os.path.realpath(folder / "below")})
    assert names(folder, own=own) == ["b.md", "c.txt"]
    items, notes = found(folder / "again" / "a.txt", folder / "below" / "d.txt", folder / "c.txt", own=own)
    assert [item.path for item in items] == [str(folder / "c.txt")]
    assert [text for _, text in notes] == ["passed over: this run writes it"] * 2


def sources(*paths: str | pathlib.Path, root: str | None = None) -> list[str]:
    return [
        item.source for item in discover([*map(str, paths)], Selection(), lambda source, text: None, root)
    ]


ALL = ["a.txt", "b.md", "below/d.txt", "below/e.md", "c.txt"]


def test_sources_are_the_same_wherever_the_folder_lies_and_however_it_is_named(
    folder: pathlib.Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = shutil.copytree(folder, tmp_path_factory.mktemp("other") / "copy")
    assert sources(folder) == sources(elsewhere) == sources(f"{folder}/../{folder.name}/") == ALL
    monkeypatch.chdir(folder)
    assert sources(".") == sources("below/..") == ALL
    assert sources("below") == ["d.txt", "e.md"]
    monkeypatch.chdir(folder.parent)
    assert sources(folder.name) == ALL


def test_sources_of_files_and_globs_are_their_names(folder: pathlib.Path) -> None:
    assert sources(folder / "a.txt") == ["a.txt"]
    assert sources(folder / "below" / "d.txt") == ["d.txt"]
    assert sources(folder / "*.txt") == ["a.txt", "c.txt"]
    assert sources(folder / "**" / "*.md") == ["b.md", "below/e.md"]
    assert sources(folder / "a.txt", folder / "below" / "d.txt") == ["a.txt", "below/d.txt"]
    assert sources(folder / "below", folder / "c.txt") == ["below/d.txt", "below/e.md", "c.txt"]


def test_another_root_can_be_given(folder: pathlib.Path) -> None:
    assert sources(folder / "below", root=str(folder)) == ["below/d.txt", "below/e.md"]
    assert sources(folder / "below", root=str(folder.parent)) == [
        f"{folder.name}/below/d.txt",
        f"{folder.name}/below/e.md",
    ]
    with pytest.raises(ConfigError, match="does not lie in the root"):
        sources(folder, root=str(folder / "below"))
