"""The recipes of CONTRIBUTING, followed on a copy of the package: what they say to change is all that has to
be changed.
"""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest

import newsparse

PACKAGE = pathlib.Path(newsparse.__file__).parent
CONTRIBUTING = pathlib.Path("CONTRIBUTING.md")

# Heading in CONTRIBUTING; file, what stands there, what stands there then; a program that asks for the new
# thing.
RECIPES = {
    "A verb": (
        [("french/data/verbs.toml", '[state]\nlemmas = """\n', '[state]\nlemmas = """\nzorguer\n')],
        """
quote = newsparse.parse("Ada Roy a zorgué que tout allait bien.").quotes[0]
assert (quote.kind, quote.speaker, quote.cue) == ("indirect", "Ada Roy", "a zorgué"), quote
""",
    ),
    "A role noun": (
        [("french/data/roles.toml", 'both = """\n', 'both = """\nzorgueur\n')],
        """
text = "Ada Roy, zorgueuse de Kelvor, a reçu Jean Bol hier. « Tout va bien », a déclaré la zorgueuse."
assert [quote.speaker for quote in newsparse.parse(text).quotes] == ["Ada Roy"]
""",
    ),
    "A currency": (
        [
            (
                "money/rules/notations.py",
                "CRYPTO_CODES: Final = frozenset(",
                'CRYPTO_CODES: Final = frozenset({"ZRG"}) | frozenset(',
            ),
            (
                "money/rules/notations.py",
                '"CHF": ("chf",),',
                ('"CHF": ("chf",),\n    "ZRG": ("zorgue", "zorgues"),'),
            ),
        ],
        """
[item] = newsparse.parse("Le jeton coûte 12 zorgues.").money
assert (str(item.amount), item.currency) == ("12", "ZRG")
""",
    ),
    "A date form": (
        [
            (
                "dates/rules/seasons.py",
                "RULES: Final[tuple[Rule, ...]] = (\n",
                """RULES: Final[tuple[Rule, ...]] = (
    rule(
        "zorguaison",
        {"zorguaison"},
        rf"zorguaison{S}(?P<year>{YEAR})",
        lambda m: Day(int(m["year"]), 4),
        examples=(("la zorguaison 2025", "2025-04"),),
    ),
""",
            )
        ],
        """
assert [date.value for date in newsparse.parse("Rendez-vous à la zorguaison 2025.").dates] == ["2025-04"]
""",
    ),
    "An input format": (
        [
            (
                "reading/formats/table.py",
                "FORMATS = (\n",
                'FORMATS = (\n    Format("shout", "a shout", (".shout",), f"{_HERE}.shout:read_shout"),\n',
            ),
            (
                "reading/formats/shout.py",
                None,
                """from newsparse.reading.plain import read_plain


def read_shout(data, ask):
    return [read_plain(data.decode("utf-8").capitalize())]
""",
            ),
        ],
        """
import pathlib, tempfile
path = pathlib.Path(tempfile.mkdtemp()) / "a.shout"
path.write_text("TOUT VA BIEN.", encoding="utf-8")
assert newsparse.parse_file(path).text == "Tout va bien."
""",
    ),
    "A sink": (
        [
            (
                "batch/forms.py",
                "FORMS = (\n",
                'FORMS = (\n    Form("titles", (".titles",), "titles:write", None),\n',
            ),
            (
                "batch/sinks/titles.py",
                None,
                """import json
import pathlib
from collections.abc import Iterable


def write(lines: Iterable[bytes], path: pathlib.Path) -> None:
    path.write_text("".join(f"{json.loads(line)['title']}\\n" for line in lines), encoding="utf-8")
""",
            ),
        ],
        """
import pathlib, tempfile
from newsparse.batch.forms import form_of
path = pathlib.Path(tempfile.mkdtemp()) / "out.titles"
form_of(path).write([newsparse.parse("Un titre\\n\\nRien.").model_dump_json().encode()], path)
assert path.read_text("utf-8").strip()
""",
    ),
    "A label": (
        [
            ("record/types.py", 'Label = Literal["PER", ', 'Label = Literal["WORK", "PER", '),
            ("kinds.py", "LABEL_STYLES = {\n", 'LABEL_STYLES = {\n    "WORK": "bold",\n'),
        ],
        """
lexicon = newsparse.Lexicon.of([{"name": "Zorbix", "label": "WORK"}])
entity = newsparse.load(lexicon=lexicon).parse("On joue Zorbix.").entities[0]
assert (entity.name, entity.label) == ("Zorbix", "WORK")
""",
    ),
    "A kind": (
        [
            (
                "record/types.py",
                "class Aside(Span):",
                '''class Handle(Span):
    """An account on a platform."""

    rule: str = Field(description="the rule that found it")


class Aside(Span):''',
            ),
            (
                "record/article.py",
                "    meta: dict[str, Scalar]",
                "    handles: tuple[Handle, ...] = ()\n    meta: dict[str, Scalar]",
            ),
            (
                "record/article.py",
                "from newsparse.record.types import Aside,",
                "from newsparse.record.types import Handle, Aside,",
            ),
            (
                "kinds.py",
                "KINDS = (\n",
                "from newsparse.record.types import Handle\n\n"
                'KINDS = (\n    Kind("handles", Handle, "bold", uses=("tables",)),\n',
            ),
            ("stages.py", "] = {\n", '] = {\n    "handles": _handles,\n'),
            (
                "stages.py",
                "STAGES: dict",
                "def _handles(draft, tools):\n    from newsparse.handles.find import find_handles\n\n"
                '    draft.put("handles", find_handles(draft.view))\n\n\nSTAGES: dict',
            ),
            (
                "handles/find.py",
                None,
                """import re

from newsparse.record.types import Handle


def find_handles(view):
    return [
        Handle(text=match.group(), start=match.start(), end=match.end(), rule="at")
        for match in re.finditer(r"@[a-z]+", view)
    ]
""",
            ),
        ],
        """
import pathlib, tempfile
from newsparse.batch.convert import convert
article = newsparse.parse("Suivez @zorbix dès demain.")
assert [handle.text for handle in article.handles] == ["@zorbix"]
assert newsparse.load(disable=["handles"]).parse("Suivez @zorbix.").handles == ()
assert newsparse.load(with_text=False).parse("Suivez @zorbix.").handles[0].text == ""
folder = pathlib.Path(tempfile.mkdtemp())
(folder / "a.jsonl").write_text(article.model_dump_json(), encoding="utf-8")
for name, form in (("a.parquet", None), ("a.sqlite", None), ("flat", "tables-csv")):
    convert(folder / "a.jsonl", folder / name, form=form)
    convert(folder / name, folder / f"{name}.jsonl", source_form=form)
    back = newsparse.Article.model_validate_json((folder / f"{name}.jsonl").read_text("utf-8"))
    assert back == article, name
import spacy
from newsparse.components import FACTORIES
assert "handles" in FACTORIES
""",
    ),
}


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_is_all_that_has_to_be_done(name: str, tmp_path: pathlib.Path) -> None:
    changes, program = RECIPES[name]
    copy = tmp_path / "newsparse"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for file, before, after in changes:
        path = copy / file
        path.parent.mkdir(exist_ok=True)
        text = "" if before is None else path.read_text(encoding="utf-8")
        assert before is None or before in text, f"{file} no longer holds {before!r}"
        path.write_text(after if before is None else text.replace(before, after, 1), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", "import newsparse" + program],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_contributing_tells_every_recipe_and_names_its_files() -> None:
    text = CONTRIBUTING.read_text(encoding="utf-8")
    for name, (changes, _) in RECIPES.items():
        assert f"**{name}" in text
        told = text[text.index(f"**{name}") :].split("\n\n")[0]
        assert len(told.splitlines()) <= 5
        assert all(
            pathlib.PurePath(file).name in told or before is None  # files of its own
            for file, before, _ in changes
        )
