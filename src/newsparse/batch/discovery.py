"""What there is to read: files, folders, globs, data sets and archives, one item an article, always in the
same order.
"""

# Names here are plain strings of the system's bytes: a Path an entry costs more than the walk itself.
# ruff: noqa: PTH112, PTH113, PTH114, PTH116, PTH118, PTH122
from __future__ import annotations

import errno
import hashlib
import os
import pathlib
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsparse.batch.globs import compiled, matches
from newsparse.batch.places import STDIN, below, expand, printable, root_of
from newsparse.errors import ConfigError
from newsparse.reading import SUFFIXES
from newsparse.reading.formats import Ask, format_of

LOOP = "a link that leads back to itself (symlink loop)"

Note = Callable[[str, str], None]  # called with a source and what there is to say about it


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read: a file, or one article of a file of many.

    ``path`` is as the system has it (bytes that are not UTF-8 as surrogates), ``source`` can always be
    printed. ``problem`` says why it cannot be read, where that is known already.
    """

    path: str
    source: str
    line: int | None = None
    content: bytes | None = None
    problem: str | None = None
    spooled: str | None = None  # where standard input was put down
    form: str | None = None  # the format whose entry ``content`` is

    @property
    def shown(self) -> str:
        """What it is called to somebody who named the files: its path, where ``source`` is the same wherever
        that lies.
        """
        return printable(self.path) if self.line is None else f"{printable(self.path)}#{self.line}"

    @property
    def key(self) -> bytes:
        """What tells this item from all others of a run: a row is told by what it holds, so that one put in
        before it costs nothing.
        """
        if self.content is None:
            return self.place
        digest = hashlib.blake2b(self.content, digest_size=16).digest()
        return os.fsencode(self.path) + b"\0=" + digest

    @property
    def place(self) -> bytes:
        """Where it lies: what tells apart rows that hold the same."""
        name = os.fsencode(self.path)
        return name if self.line is None else name + b"\0%d" % self.line


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files of a folder count.

    ``include`` replaces the usual endings, ``exclude`` wins over it; patterns with a slash are matched
    against the path below the folder, others against any name on it. ``own`` are files and folders this run
    writes, as real paths: absolute, with no link in them.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()
    ask: Ask = field(default_factory=Ask)

    def leaves_out(self, relative: str) -> bool:
        """True for a file or folder that an exclude pattern names."""
        return any(matches(pattern, relative) for pattern in self.exclude)

    def takes(self, relative: str) -> bool:
        """True for a file whose name or ending is wanted."""
        if self.include:
            return any(matches(pattern, relative) for pattern in self.include)
        return os.path.splitext(relative)[1].lower() in SUFFIXES or format_of(relative) is not None

    def writes(self, path: str) -> bool:
        """True for what this run writes itself, whatever it is called here, and for all in its folders."""
        real = os.path.realpath(path)
        return any(real == own or real.startswith(f"{own}/") for own in self.own)

    def check(self) -> None:
        """See that the patterns can be used.

        Raises:
            ConfigError: one cannot.
        """
        for pattern in (*self.include, *self.exclude):
            compiled(pattern)


def discover(
    paths: Sequence[str], selection: Selection, note: Note, root: str | None = None
) -> Iterator[Item]:
    """The items of files, folders and globs, in the order given, folders sorted by name.

    Nothing is held but the names of the folders that are open.

    Args:
        paths: files, folders and globs as they were named.
        selection: which files of a folder count.
        note: told what is passed over.
        root: the folder that sources are relative to; the one that was named, or that holds all that was
            named, where it is ``None``.
    """
    base = root_of(paths, root)
    for given in paths:
        for path in expand(given) or [given]:
            yield from _path(path, below(path, base), selection, note)


def _path(given: str, name: str, selection: Selection, note: Note) -> Iterator[Item]:
    path = given if given == STDIN else os.path.normpath(given)
    if path != STDIN and selection.writes(path):
        note(printable(path), "passed over: this run writes it")
    elif path != STDIN and os.path.isdir(path):
        yield from _folder(_Root(path, f"{name}/" if name else ""), "", (_identity(path),), selection, note)
    else:
        yield from items_of(path, printable(name), selection.ask)


class _Root(NamedTuple):
    """A folder that was named, and what its files are called before the path below it."""

    path: str
    prefix: str

    def source(self, relative: str) -> str:
        """The source of what lies in it."""
        return printable(self.prefix + relative)


def _folder(
    root: _Root, below: str, above: tuple[tuple[int, int], ...], selection: Selection, note: Note
) -> Iterator[Item]:
    folder = os.path.join(root.path, below) if below else root.path
    real = os.path.realpath(folder)
    try:
        with os.scandir(folder) as entries:
            names = sorted(
                (os.fsencode(entry.name), entry.is_symlink())
                for entry in entries
                if not entry.name.startswith(".")
            )
    except OSError as error:
        yield Item(folder, root.source(below) or printable(folder), problem=f"folder: {error.strerror}")
        return
    for encoded, linked in names:
        name = os.fsdecode(encoded)
        relative = f"{below}/{name}" if below else name
        path = os.path.join(folder, name)
        own = selection.writes(path) if linked else os.path.join(real, name) in selection.own
        if own or selection.leaves_out(relative):
            continue
        yield from _entry(root, relative, path, above, selection, note)


def _entry(
    root: _Root,
    relative: str,
    path: str,
    above: tuple[tuple[int, int], ...],
    selection: Selection,
    note: Note,
) -> Iterator[Item]:
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        # A link that leads nowhere has no type: its name decides whether it was meant as an article.
        if error.errno == errno.ELOOP:
            yield Item(path, root.source(relative), problem=LOOP)
        elif selection.takes(relative):
            yield Item(
                path,
                root.source(relative),
                problem="dangling link" if os.path.islink(path) else error.strerror,
            )
        return
    if stat.S_ISDIR(mode):
        here = _identity(path)
        if here in above:
            note(printable(path), "passed over: a link to a folder above it (symlink loop)")
        else:
            yield from _folder(root, relative, (*above, here), selection, note)
    elif selection.takes(relative):
        yield from items_of(path, root.source(relative), selection.ask)
    elif not selection.include:
        ending = os.path.splitext(relative)[1]
        note(
            printable(path),
            f"passed over: the ending {ending} is not one we read"
            if ending
            else ("passed over: no ending; name the file or use --include"),
        )


def _identity(path: str) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_dev, found.st_ino


def items_of(path: str, source: str, ask: Ask) -> Iterator[Item]:
    """The items of one file: itself, or each of its articles where its format parts them (rows of a data set,
    mails of a mailbox).
    """
    known = format_of(path)
    if known is None or not os.path.isfile(path):
        yield Item(path, source)
        return
    try:
        if known.entries is None:
            known.check()
            yield Item(path, source)
            return
        for entry in known.parts(pathlib.Path(path), ask):
            yield Item(
                path,
                f"{source}#{entry.number}",
                entry.number,
                entry.content or None,
                entry.problem,
                form=known.name,
            )
    except ConfigError as error:
        yield Item(path, source, problem=str(error))
