"""Products of matrices on one thread.

For sizes like ours a second thread of the linear algebra library mostly spins: it costs twice the CPU time,
and more where other programs want the cores. OpenBLAS, which numpy's own wheels bring, can be told so for as
long as our products take; any other library does as it likes.
"""

from __future__ import annotations

import contextlib
import ctypes
import pathlib
import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class _Library(NamedTuple):
    """How many threads a library works with: to ask for, and to set."""

    threads: Any
    set_threads: Any


class _OneThread:
    """The library on one thread from the first user's entry to the last one's exit."""

    def __init__(self) -> None:
        self._lock, self._users, self._before = threading.Lock(), 0, 1

    def __enter__(self) -> None:
        library = _library()
        if library is not None:
            with self._lock:
                if not self._users:
                    self._before = library.threads()
                    library.set_threads(1)
                self._users += 1

    def __exit__(self, *error: object) -> None:
        library = _library()
        if library is not None:
            with self._lock:
                self._users -= 1
                if not self._users:
                    library.set_threads(self._before)


_ONE = _OneThread()


def one_thread() -> contextlib.AbstractContextManager[None]:
    """A context within which products take one thread; others' products beside them do, too.

    >>> with one_thread():
    ...     print(np.ones((1, 2)) @ np.ones((2, 1)))
    [[2.]]
    """
    return _ONE


@lru_cache(maxsize=1)
def _library() -> _Library | None:
    """numpy's OpenBLAS, if it is that."""
    for path in _loaded():
        with contextlib.suppress(OSError):
            loaded = ctypes.CDLL(str(path))
            for name in ("scipy_openblas_{}_num_threads64_", "scipy_openblas_{}_num_threads",
                         "openblas_{}_num_threads64_", "openblas_{}_num_threads"):  # fmt: skip
                if hasattr(loaded, name.format("set")):
                    return _Library(getattr(loaded, name.format("get")), getattr(loaded, name.format("set")))
    return None


def _loaded() -> Iterator[pathlib.Path]:
    """Files that numpy has loaded: its own one, through which all it stands on is found, and the libraries of
    its wheel, as Windows looks no further than the file.
    """
    package = pathlib.Path(np.__file__).parent
    yield from package.glob("*core/_multiarray_umath.*.so")
    yield from package.with_name("numpy.libs").glob("*openblas*")


def product(rows: Floats, weights: Floats) -> Floats:
    """``rows @ weights.T``, the weights a line an output; rows may be stacked.

    >>> rows, weights = np.arange(12, dtype=np.float32).reshape(2, 3, 2), np.ones((1, 2), dtype=np.float32)
    >>> product(rows, weights)[:, :, 0].tolist()
    [[1.0, 5.0, 9.0], [13.0, 17.0, 21.0]]
    """
    flat = np.ascontiguousarray(rows, dtype=np.float32).reshape(-1, weights.shape[1])
    with one_thread():
        return (flat @ weights.T).reshape(*rows.shape[:-1], len(weights))


def products(left: Floats, right: Floats) -> Floats:
    """``left @ right`` for stacks of matrices.

    >>> products(np.ones((1, 2, 3), np.float32), np.ones((1, 3, 1), np.float32)).tolist()
    [[[3.0], [3.0]]]
    """
    with one_thread():
        found: Floats = np.matmul(left, right, dtype=np.float32)
        return found
