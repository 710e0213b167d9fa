"""The forms records can have, told by the ending of a name or by ``--format``: one line each."""

from __future__ import annotations

import importlib
import importlib.util
import json
import pathlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, cast

from newsparse.batch.accept import UnfitError, accepted, cause
from newsparse.batch.flat import Options
from newsparse.errors import ConfigError, InputError, NewsparseError
from newsparse.record import Article

MANIFEST = "newsparse.json"  # in every folder we write: what form it has, and that it is ours


class Form(NamedTuple):
    """A form: which names end like it, and the functions (``module:name`` below ``sinks``) that write and
    read it.

    ``flat`` forms are tables, and can be written with ``options``.
    """

    name: str
    endings: tuple[str, ...]
    writer: str
    reader: str | None
    folder: bool = False
    flat: bool = False
    options: Options = Options()

    def write(self, lines: Iterable[bytes], path: pathlib.Path) -> None:
        """Write records, a line of JSON each.

        Raises:
            InputError: a record holds what this form cannot.
            OSError: the place cannot be written.
        """
        try:
            writer = cast(Callable[..., None], _named(self.writer))
            writer(lines, path, *([self.options] if self.flat else ()))
        except NewsparseError:
            raise
        # numbers, names or lengths that the form's library does not take
        except (ValueError, TypeError, OverflowError) as error:
            raise InputError(f"a record cannot be written as {self.name}: {cause(error)}") from error

    def read(self, path: pathlib.Path) -> Iterator[Article]:
        """The records of a file or folder of this form.

        Raises:
            ConfigError: the form holds less than records.
            InputError: the file is not what it should be, or made by another version.
        """
        if self.reader is None:
            raise ConfigError(f"{self.name} does not hold whole records: it can be written, not read back")
        number = 0
        try:
            for article in cast(Callable[[pathlib.Path], Iterator[Article]], _named(self.reader))(path):
                number += 1
                yield accepted(article)
        except UnfitError as error:
            raise InputError(f"{path}, record {number}: {error}") from None
        except NewsparseError:
            raise
        # whatever pyarrow, sqlite3, duckdb, zlib, spaCy or pydantic say of a damaged file
        except Exception as error:
            raise InputError(f"{path}: not readable as {self.name}: {cause(error)}") from error


FORMS = (
    Form("jsonl", (".jsonl", ".ndjson"), "lines:write", "lines:read"),
    Form("jsonl.gz", (".jsonl.gz", ".ndjson.gz"), "lines:write", "lines:read"),
    Form("jsonl.zst", (".jsonl.zst", ".ndjson.zst"), "lines:write", "lines:read"),
    Form("parquet", (".parquet",), "parquet:write", "parquet:read"),
    Form("tables-csv", (), "tables:write_csv", "tables:read_csv", folder=True, flat=True),
    Form("tables-parquet", (), "tables:write_parquet", "tables:read_parquet", folder=True, flat=True),
    Form(
        "sqlite", (".sqlite", ".sqlite3", ".db"), "database:write_sqlite", "database:read_sqlite", flat=True
    ),
    Form("duckdb", (".duckdb",), "database:write_duckdb", "database:read_duckdb", flat=True),
    Form("xlsx", (".xlsx",), "workbook:write", None, flat=True),
    Form("docbin", (".spacy",), "annotation:write_docbin", "annotation:read_docbin"),
    Form("conll", (".conll", ".iob", ".iob2"), "annotation:write_conll", None),
    Form("brat", (), "annotation:write_brat", None, folder=True),
)
NAMES = tuple(form.name for form in FORMS)
_LIBRARIES = {
    "parquet": ("pyarrow", "datasets"),
    "tables-parquet": ("pyarrow", "datasets"),
    "jsonl.zst": ("zstandard", "datasets"),
    "duckdb": ("duckdb", "datasets,duckdb"),
    "xlsx": ("openpyxl", "xlsx"),
}
CSV_DIALECTS = ("excel-fr",)


def form_of(path: pathlib.Path, name: str | None = None, options: Options | None = None) -> Form:
    """The form of a path: the one named, or the one its ending says, or the one a folder of ours says.

    Args:
        path: where the records are, or go.
        name: of the form.
        options: how it is written.

    Raises:
        ConfigError: none fits, or a library it needs is not installed.

    >>> form_of(pathlib.Path("records.jsonl.gz")).name
    'jsonl.gz'
    """
    form = _by_name(name) if name else _by_ending(path) or _by_manifest(path)
    if form is None:
        endings = ", ".join(ending for known in FORMS for ending in known.endings[:1])
        folders = "|".join(known.name for known in FORMS if known.folder)
        raise ConfigError(
            f"{path}: no form has this ending; end it in one of {endings}, or choose "
            f"--format {folders} for a folder"
        )
    library, extra = _LIBRARIES.get(form.name, (None, None))
    if library and not importlib.util.find_spec(library):
        raise ConfigError(f"the form {form.name} needs {library}: pip install 'newsparse[{extra}]'")
    if options is not None:
        _check_options(form, options)
        form = form._replace(options=options)
    return form


def _check_options(form: Form, options: Options) -> None:
    if options.csv_dialect is not None and options.csv_dialect not in CSV_DIALECTS:
        raise ConfigError(f"unknown CSV dialect {options.csv_dialect}: choose from {', '.join(CSV_DIALECTS)}")
    if options.csv_dialect is not None and form.name != "tables-csv":
        raise ConfigError(f"a CSV dialect goes with --format tables-csv, not with {form.name}")
    if options.sentences and not form.flat:
        flat = ", ".join(known.name for known in FORMS if known.flat)
        raise ConfigError(f"sentences stand beside items in tables ({flat}), not in {form.name}")


def _by_name(name: str) -> Form:
    for form in FORMS:
        if form.name == name:
            return form
    raise ConfigError(f"unknown format {name}: choose from {', '.join(NAMES)}")


def _by_ending(path: pathlib.Path) -> Form | None:
    return next(
        (form for form in FORMS for ending in form.endings if path.name.lower().endswith(ending)), None
    )


def _by_manifest(path: pathlib.Path) -> Form | None:
    try:
        return _by_name(json.loads((path / MANIFEST).read_text(encoding="utf-8"))["format"])
    except (OSError, ValueError, KeyError):
        return None


def _named(reference: str) -> Any:
    module, _, name = reference.partition(":")
    return getattr(importlib.import_module(f"newsparse.batch.sinks.{module}"), name)
