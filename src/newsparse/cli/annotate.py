"""``newsparse annotate``: a record as draft gold, to be corrected by hand."""

from __future__ import annotations

import json
import pathlib
from typing import Annotated

import typer

from newsparse.cli.options import LEXICON
from newsparse.cli.streams import printing, visible


def annotate(
    file: Annotated[pathlib.Path, typer.Argument(help="An article, or a file of several.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", help="Folder for the annotation, - to print it; gold beside the file otherwise."
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Publication date (YYYY-MM-DD) for relative dates.")
    ] = None,
    lexicon: Annotated[pathlib.Path | None, typer.Option(help=LEXICON)] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Replace an annotation that exists, with all that was corrected in it."),
    ] = False,
) -> None:
    """Write what newsparse finds in an article as a draft of gold annotation, which evaluate reads once it is
    corrected.
    """
    import newsparse
    from newsparse.errors import ConfigError
    from newsparse.evaluate.drafts import draft
    from newsparse.files import atomically
    from newsparse.reading.path import HTML

    pipeline = newsparse.load(lexicon=lexicon)
    sources = newsparse.read_file(file)
    page = file.suffix.lower() in HTML
    folder = file.parent / "gold" if output is None else pathlib.Path(output)
    for number, source in enumerate(sources, 1):
        name, item = (file.stem, None) if len(sources) == 1 else (f"{file.stem}-{number}", number)
        made = draft(
            pipeline.parse_source(source, published=published, source=file.name),
            name,
            file.name,
            item=item,
            page=page,
        )
        told = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
        if output == "-":
            with printing():
                typer.echo(told, nl=False)
            continue
        target = folder / f"{name}.json"
        if target.exists() and not force:
            raise ConfigError(f"{target} exists: --force replaces it, with all that was corrected in it")
        folder.mkdir(parents=True, exist_ok=True)
        atomically(target, told)
        typer.echo(visible(f"{target}: a draft; correct it before you score by it"), err=True)
