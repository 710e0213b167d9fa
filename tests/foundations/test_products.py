"""Products: numpy's own results, on one thread while they last."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from newsparse import products as module
from newsparse.products import one_thread, product, products


@pytest.mark.parametrize(
    ("rows", "inner", "outputs"), [(1, 3, 2), (70, 64, 192), (33, 288, 288), (5, 480, 289), (700, 96, 288)]
)
def test_products_are_those_of_numpy(rows: int, inner: int, outputs: int) -> None:
    chance = np.random.default_rng(rows)
    left = chance.standard_normal((rows, inner), np.float32)
    weights = chance.standard_normal((outputs, inner), np.float32)
    assert np.allclose(product(left, weights), left @ weights.T, atol=1e-3)
    assert np.allclose(products(left[None], weights.T[None]), left @ weights.T, atol=1e-3)
    assert product(left[None, None], weights).shape == (1, 1, rows, outputs)


class Library:
    """A library that counts."""

    def __init__(self, threads: int) -> None:
        self.now = threads

    def threads(self) -> int:
        return self.now

    def set_threads(self, threads: int) -> None:
        self.now = threads


def test_one_thread_until_the_last_user_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(4)
    monkeypatch.setattr(module, "_library", lambda: library)
    entered, go = threading.Event(), threading.Event()

    def other() -> None:
        with one_thread():
            entered.set()
            go.wait(10)

    thread = threading.Thread(target=other)
    with one_thread():
        thread.start()
        assert entered.wait(10)
        assert library.now == 1
    assert library.now == 1, "the other one is still at work"
    go.set()
    thread.join(10)
    assert library.now == 4


def test_an_error_inside_gives_the_threads_back(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(3)
    monkeypatch.setattr(module, "_library", lambda: library)
    with pytest.raises(ValueError, match="cannot reshape"):
        product(np.ones((2, 3), np.float32), np.ones((2, 2), np.float32))
    assert library.now == 3


def test_numpy_s_own_library_is_found_and_told() -> None:
    if np.show_config("dicts")["Build Dependencies"]["blas"]["name"] != "scipy-openblas":
        pytest.skip("numpy of another make than its wheels")
    library = module._library()
    assert library is not None
    before = library.threads()
    with one_thread():
        assert library.threads() == 1
    assert library.threads() == before
