"""``newsparse extract``: files in, records out."""

from __future__ import annotations

import pathlib
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsparse.cli.options import DIALECT, SENTENCES
from newsparse.cli.streams import CLOSED_PIPE, STOPPED, abandon_output
from newsparse.kinds import NAMES

if TYPE_CHECKING:
    from newsparse.batch.job import Job, Summary

FAILED, INTERRUPTED = 1, 130  # exit statuses: some files failed; Ctrl-C (128 + SIGINT)
COMPONENTS = ", ".join(sorted(NAMES))

_FIELD, _PANEL = (
    "Name of the column, or of the JSON field; guessed from usual names otherwise.",
    "Data sets and JSON",
)
LINK = "Then link the records of the whole corpus, and write them there: see newsparse link."
Fields = typer.Option(help=_FIELD, rich_help_panel=_PANEL)


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders (with all below) or globs; - for standard input.", show_default=False
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            help="Where the records go, - for standard output. The ending is the form: .jsonl[.gz|.zst], "
            ".parquet, .xlsx, .sqlite ...",
        ),
    ] = "-",
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="The form, where the ending does not say: tables-csv, tables-parquet, brat (folders).",
        ),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(help="Take files of this glob instead of the usual endings. Repeatable."),
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(help="Leave out files and folders of this glob. Repeatable.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Publication date (YYYY-MM-DD) instead of the one each article states.")
    ] = None,
    lexicon: Annotated[
        str | None, typer.Option(help="CSV or JSON Lines file of your own names, which win over the model.")
    ] = None,
    disable: Annotated[
        list[str] | None, typer.Option(help=f"Leave out one of {COMPONENTS}. Repeatable.")
    ] = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Offsets and values only, none of the articles' words.")
    ] = False,
    root: Annotated[
        str | None,
        typer.Option(
            help="Folder that sources are relative to, instead of the one named.", show_default=False
        ),
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of all files; detected otherwise.")] = None,
    workers: Annotated[
        int | None,
        typer.Option(help="Processes; as many as cores and memory allow otherwise.", show_default=False),
    ] = None,
    ordered: Annotated[
        bool,
        typer.Option("--ordered/--unordered", help="Order on standard output; files are always in order."),
    ] = True,
    force: Annotated[
        bool, typer.Option("--force", help="Start anew, replacing output and checkpoint.")
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try files again that an earlier run gave up.")
    ] = False,
    max_bytes: Annotated[int, typer.Option(help="Larger files (or JSON lines) are refused.")] = 5_000_000,
    timeout: Annotated[float, typer.Option(help="Seconds for one document.")] = 120.0,
    max_documents_per_worker: Annotated[
        int, typer.Option(help="Documents after which a worker is replaced by a fresh one.")
    ] = 5_000,
    errors: Annotated[
        str | None, typer.Option(help="Where failures are listed; errors.jsonl beside the output otherwise.")
    ] = None,
    card: Annotated[
        str | None, typer.Option(help="Write a dataset card (Markdown) there; folders always hold one.")
    ] = None,
    link: Annotated[str | None, typer.Option(help=LINK, show_default=False)] = None,
    with_sentences: Annotated[bool, typer.Option("--with-sentences", help=SENTENCES)] = False,
    csv_dialect: Annotated[str | None, typer.Option(help=DIALECT, show_default=False)] = None,
    engine: Annotated[
        str,
        typer.Option(
            help="local, or ray: Parquet files with a column text in, Parquet out.", rich_help_panel="Cluster"
        ),
    ] = "local",
    address: Annotated[
        str | None, typer.Option(help="Address of the Ray cluster.", rich_help_panel="Cluster")
    ] = None,
    stdin_format: Annotated[
        str,
        typer.Option(
            help="What standard input holds: txt, md, html, json, jsonl, csv, eml ...", rich_help_panel=_PANEL
        ),
    ] = "txt",
    text_field: Annotated[str | None, Fields] = None,
    title_field: Annotated[str | None, Fields] = None,
    date_field: Annotated[str | None, Fields] = None,
    byline_field: Annotated[
        str | None, typer.Option("--byline-field", "--author-field", help=_FIELD, rich_help_panel=_PANEL)
    ] = None,
    url_field: Annotated[str | None, Fields] = None,
    id_field: Annotated[str | None, Fields] = None,
    keep: Annotated[
        list[str] | None,
        typer.Option(help="Carry this column along, in meta. Repeatable.", rich_help_panel=_PANEL),
    ] = None,
) -> None:
    """Extract one record an article from files and folders.

    Killed or stopped, the same command goes on where it was; run again, it redoes only files whose content
    has changed.

    Exit status: 0 all well, 1 some files failed and are listed, 2 wrong usage, 3 stopped (a full disk), 130
    interrupted.
    """
    from newsparse.batch.flat import Options
    from newsparse.batch.job import Job
    from newsparse.batch.pool import Limits
    from newsparse.batch.worker import Setup
    from newsparse.errors import ConfigError
    from newsparse.reading.formats import endings

    linked = _link_place(link, output, form, engine, force)
    known = ["txt", "md", "html", *(ending.removeprefix(".") for ending in endings())]
    if stdin_format not in known:
        raise ConfigError(f"unknown --stdin-format {stdin_format}: choose from {', '.join(known)}")
    if engine != "local":
        if any((text_field, title_field, date_field, byline_field, url_field, id_field)):
            raise ConfigError("--engine ray reads the columns text, title, byline, published and source")
        _on_cluster(engine, paths, output, address, workers, _load(lexicon, disable, no_text), keep or [])
        return
    names = {
        "text": text_field,
        "title": title_field,
        "date": date_field,
        "author": byline_field,
        "url": url_field,
        "id": id_field,
    }
    job = Job(
        paths=tuple(paths),
        output=output,
        form=form,
        setup=Setup(
            _load(lexicon, disable, no_text),
            encoding,
            _fields(names),
            max_bytes,
            published,
            tuple(keep or ()),
        ),
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        workers=workers,
        limits=Limits(timeout, max_documents_per_worker),
        ordered=ordered,
        force=force,
        retry_failed=retry_failed,
        errors=errors,
        card=card,
        stdin_ending=f".{stdin_format}",
        root=root,
        options=Options(with_sentences, csv_dialect),
    )
    failed = _run(job)
    if linked:
        from newsparse.cli.link import linking

        linking([pathlib.Path(output)], linked, force=True)
    if failed:
        raise typer.Exit(FAILED)


def _link_place(
    link: str | None, output: str, form: str | None, engine: str, force: bool
) -> pathlib.Path | None:
    """Where linked records go, checked before the run begins: an earlier run's are replaced, what is somebody
    else's is not.
    """
    if link is None:
        return None
    from newsparse.batch.convert import same_place
    from newsparse.batch.forms import form_of
    from newsparse.errors import ConfigError
    from newsparse.linking.tables import is_linked

    place = pathlib.Path(link)
    if output == "-" or engine != "local":
        raise ConfigError("--link needs the records in a file or folder of their own: name it with -o")
    if form_of(pathlib.Path(output), form).reader is None:
        raise ConfigError(f"{output} does not hold whole records, which --link needs")
    form_of(place)
    if same_place(place, pathlib.Path(output)):
        raise ConfigError(f"--link {place} would replace the records it is made from")
    if place.exists() and not force and not is_linked(place):
        raise ConfigError(f"{place} exists and is not an output of newsparse link: --force replaces it")
    return place


def _on_cluster(
    engine: str,
    paths: list[str],
    output: str,
    address: str | None,
    workers: int | None,
    load: dict[str, Any],
    keep: list[str],
) -> None:
    from newsparse.batch.cluster import extract_on_ray
    from newsparse.batch.pool import default_workers
    from newsparse.errors import ConfigError

    if engine != "ray":
        raise ConfigError(f"unknown engine {engine}: choose local or ray")
    if len(paths) != 1 or output == "-":
        raise ConfigError("--engine ray takes one Parquet file, folder or URL, and a folder or URL with -o")
    number = workers or default_workers()
    extract_on_ray(paths[0], output, address=address, workers=number, load=load, keep=keep)


def _load(lexicon: str | None, disable: list[str] | None, no_text: bool) -> dict[str, Any]:
    """Keyword arguments of ``newsparse.load``, checked here so that a typo does not start a run."""
    from newsparse.errors import ConfigError

    left_out = sorted(name for entry in disable or () for name in entry.split(",") if name)
    unknown = sorted(set(left_out) - set(COMPONENTS.split(", ")))
    if unknown:
        raise ConfigError(f"unknown component {', '.join(unknown)}: choose from {COMPONENTS}")
    if lexicon is not None:
        from newsparse.lexicon import Lexicon

        Lexicon.read(lexicon)
    return {"disable": left_out, "lexicon": lexicon, "with_text": not no_text}


def _fields(names: dict[str, str | None]) -> Any:
    given: dict[str, Any] = {key: (name,) for key, name in names.items() if name is not None}
    if not given:
        return None
    from newsparse.reading import Fields

    return Fields(**given)


def _run(job: Job) -> bool:
    """Do the job, saying how it goes; whether some files failed."""
    from newsparse.batch.checkpoint import StoppedError
    from newsparse.batch.runner import run
    from newsparse.cli.screen import Screen

    with Screen(job) as screen:
        try:
            summary = run(job, screen, sys.stdout.buffer if job.output == "-" else None)
        except StoppedError as error:
            screen.say(f"newsparse: stopped: {error}")
            if job.output != "-" and error.goes_on:
                screen.say("newsparse: what is done is kept: the same command goes on from there")
            raise typer.Exit(STOPPED) from None
        except KeyboardInterrupt:
            screen.say(
                "newsparse: interrupted"
                + (": the same command goes on from there" if job.output != "-" else "")
            )
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:  # the reader (head, say) has had enough
            abandon_output()
            raise typer.Exit(CLOSED_PIPE) from None
    typer.echo(_line(job, summary), err=True)
    return bool(summary.failed)


def _line(job: Job, summary: Summary) -> str:
    worked = summary.items - summary.kept
    rate = f" ({worked / summary.seconds:.1f}/s)" if worked and summary.seconds else ""
    parts = [f"{summary.articles} articles from {summary.items} inputs in {summary.seconds:.1f} s{rate}"]
    if summary.kept:
        parts.append(f"{summary.kept} done before")
    if summary.failed:
        parts.append(
            f"{summary.failed} failed" + (f" (listed in {summary.errors})" if summary.errors else "")
        )
    return ", ".join(parts) + ("" if job.output == "-" else f" -> {job.output}")
