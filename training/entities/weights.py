"""The network as spaCy trains it, and the file of weights that the library reads."""

from __future__ import annotations

import collections
import hashlib
import pathlib
from typing import Any

import numpy as np


def write(ner: Any, path: pathlib.Path) -> None:
    """Write the weights of a trained ner. Scores are the same as of single precision, at half the size."""
    np.savez(path, **arrays_of(ner))


def arrays_of(ner: Any) -> dict[str, Any]:
    """What the network of ``newsparse.entities.network`` reads, by its names."""
    by_name: dict[str, list[Any]] = collections.defaultdict(list)
    for node in ner.model.walk():
        by_name[node.name].append(node)
    tables, mixing, normal = by_name["hashembed"], by_name["maxout"], by_name["layernorm"]
    (lower,), (upper, narrow), (static,) = (
        by_name[name] for name in ("precomputable_affine", "linear", "static_vectors")
    )
    found = {f"table{index}": table.get_param("E") for index, table in enumerate(tables)}
    found["static.W"] = static.get_param("W")
    for index, (maxout, norm) in enumerate(zip(mixing, normal, strict=True)):
        name = f"convolution{index - 1}" if index else "mix"
        found |= {f"{name}.{key}": maxout.get_param(key) for key in "Wb"}
        found |= {f"{name}.gain": norm.get_param("G"), f"{name}.shift": norm.get_param("b")}
    found |= {f"lower.{key}": lower.get_param(key) for key in ("W", "b", "pad")}
    for name, layer in (("upper", upper), ("narrow", narrow)):
        found |= {f"{name}.{key}": layer.get_param(key) for key in "Wb"}
    halves = {name: array.astype(np.float16) for name, array in found.items()}
    moves = [ner.moves.get_class_name(index) for index in range(ner.moves.n_moves)]
    return {**halves, "seeds": np.array([table.attrs["seed"] for table in tables]), "moves": np.array(moves)}


def digest(path: pathlib.Path) -> str:
    """What two files of the same weights have in common, however they are packed."""
    told = hashlib.sha256()
    with np.load(path) as held:
        for name in sorted(held.files):
            told.update(name.encode() + held[name].tobytes())
    return told.hexdigest()[:16]


def architecture() -> dict[str, Any]:
    """The network of fr_core_news_md's ner, whose weights ours were resumed from, with two more features of a
    word: the hints.
    """
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "LEMMA", "TAG"],
        "rows": [5000, 1000, 2500, 2500, 100, 100],
        "include_static_vectors": True,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    return {
        "model": {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": "ner",
            "extra_state_tokens": False,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "nO": None,
            "tok2vec": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode},
        }
    }
