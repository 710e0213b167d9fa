"""The trained arrays, read once from the package."""

from __future__ import annotations

import importlib.resources
import io
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened.clues import Lexicon
from newsparse.tables.flattened.codes import CHANNELS
from newsparse.tables.flattened.columns import Fit, Weights
from newsparse.tables.flattened.network import Network
from newsparse.tables.flattened.phrases import Phrases
from newsparse.tables.flattened.sheet import Floats
from newsparse.tables.flattened.trees import Trees

Array = NDArray[np.generic]
FILE = "model.npz"


class Model(NamedTuple):
    """Everything that training leaves; ``training/tables/train.py`` writes it."""

    lexicon: Lexicon
    gaps: Trees
    header_gaps: Trees
    network: Network
    # for the header and for the body: the weight of the trees, that of the network, and what is added
    mix: Floats
    fit: Fit
    header: Weights  # of header cells
    rating: Trees  # is this a cell, given how all rows part?
    ranker: Trees  # is this the number of columns?
    lines: Trees  # is this a line of a table?
    judge: Trees  # is this block a table?
    sure: Trees  # and wholly right as read?
    listed_ranker: Trees
    listed_judge: Trees


@cache
def load() -> Model:
    """The model that the package ships."""
    data = importlib.resources.files("newsparse.tables.flattened").joinpath(FILE).read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return from_arrays({name: arrays[name] for name in arrays.files})


_TREES = (
    "gaps",
    "header_gaps",
    "rating",
    "ranker",
    "lines",
    "judge",
    "sure",
    "listed_ranker",
    "listed_judge",
)

_NETWORK = "network."


def from_arrays(arrays: dict[str, Array]) -> Model:
    """A model from its named arrays."""
    words = bytes(arrays["lexicon.index"]).decode().split("\n")
    odds, pairs, coarse_pairs, heads = (
        arrays[f"lexicon.{part}"].astype(np.float32) for part in ("words", "pairs", "coarse_pairs", "heads")
    )
    phrases = Phrases(*(frozenset(arrays[f"phrases.{part}"].tolist()) for part in Phrases._fields))
    lexicon = Lexicon(
        {word: line for line, word in enumerate(words, 1)}, odds, pairs, coarse_pairs, heads, phrases
    )
    priors: tuple[Floats, ...] = tuple(
        arrays[f"fit.prior.{number}"].astype(np.float32) for number in range(len(CHANNELS))
    )
    fit = Fit(
        Weights.load(arrays, "fit.first"),
        Weights.load(arrays, "fit.later"),
        priors,
        arrays["fit.strength"].astype(np.float32),
    )
    trees = {name: Trees.load(arrays, name) for name in _TREES}
    network = Network(
        {name.removeprefix(_NETWORK): array for name, array in arrays.items() if name.startswith(_NETWORK)}
    )
    mix = arrays["mix"].astype(np.float32)
    return Model(
        lexicon=lexicon, network=network, mix=mix, fit=fit, header=Weights.load(arrays, "header"), **trees
    )


def to_arrays(model: Model) -> dict[str, Array]:
    """The named arrays of a model: half precision where nothing is lost by it."""
    arrays: dict[str, Array] = {
        "lexicon.index": np.frombuffer(
            "\n".join(sorted(model.lexicon.lines, key=model.lexicon.lines.__getitem__)).encode(),
            dtype=np.uint8,
        ),
        "lexicon.words": model.lexicon.words.astype(np.float16),
        "lexicon.pairs": model.lexicon.pairs.astype(np.float16),
        "lexicon.coarse_pairs": model.lexicon.coarse_pairs.astype(np.float16),
        "lexicon.heads": model.lexicon.heads.astype(np.float16),
        "fit.strength": model.fit.strength,
        "mix": model.mix,
    }
    arrays |= {
        f"phrases.{part}": np.array(sorted(marks), dtype=np.uint32)
        for part, marks in model.lexicon.phrases._asdict().items()
    }
    for name, weights in (
        ("fit.first", model.fit.first),
        ("fit.later", model.fit.later),
        ("header", model.header),
    ):
        arrays |= {f"{name}.{field}": np.asarray(value) for field, value in weights._asdict().items()}
    arrays |= {f"fit.prior.{number}": prior for number, prior in enumerate(model.fit.priors)}
    arrays |= {f"{_NETWORK}{name}": array.astype(np.float16) for name, array in model.network.arrays.items()}
    for name in _TREES:
        trees: Trees = getattr(model, name)
        arrays |= {f"{name}.{field}": np.asarray(value) for field, value in trees._asdict().items()}
    return arrays
