"""What the tokeniser of the recogniser holds together, and what it cuts."""

import subprocess
import sys

import pytest

from newsparse.entities.compounds import compounds, holds_together
from newsparse.entities.tokens import tokenizer_of
from newsparse.entities.vocabulary import load_vocabulary

WORDS = {
    "anti-spam": ["anti-spam"],
    "Jean-Zorbec": ["Jean-Zorbec"],
    "sous–traitants": ["sous–traitants"],
    "Qelio-sur-Mer": ["Qelio-sur-Mer"],
    "pied-à-l'étrier": ["pied-à-l'étrier"],
    "États-Unis": ["États-Unis"],
    "prud’hommes": ["prud’hommes"],
    "aujourd'hui": ["aujourd'hui"],
    "aujourd’hui": ["aujourd’hui"],
    "Aujourd'hui": ["Aujourd'hui"],
    "celui-ci": ["celui-ci"],
    "janv.": ["janv."],
    "a-t-il": ["a", "-t", "-il"],
    "Semble-t-elle": ["Semble", "-t", "-elle"],
    "est-il": ["est", "-il"],
    "s'est-il": ["s'", "est", "-il"],
    "qu'est-ce": ["qu'", "est", "-ce"],
    "J.-C.": ["J.", "-C."],
    "Zorbec-Qelio": ["Zorbec", "-", "Qelio"],
    "dit-il": ["dit", "-il"],
    "dit-ELLE": ["dit", "-ELLE"],
    "l'hôpital": ["l'", "hôpital"],
    "SpaceX.": ["SpaceX", "."],
    "Ardo|Zelio": ["Ardo", "|", "Zelio"],
    "12%": ["12", "%"],
    "30€.": ["30", "€", "."],
    "20km": ["20", "km"],
}


@pytest.mark.parametrize("word", WORDS)
def test_words_are_cut_where_they_should_be(word: str) -> None:
    tokenizer = tokenizer_of(load_vocabulary().vocab)
    assert [token.text for token in tokenizer(word)] == WORDS[word]


def test_every_first_part_and_joint_holds() -> None:
    lists = compounds()
    assert len(lists.first) > 200
    assert [word for word in lists.first if not holds_together(f"{word}-zorgue")] == []
    assert [word for word in lists.between if not holds_together(f"Zorg-{word}-Qel")] == []
    assert [word for word in lists.elided if not holds_together(f"{word}'acte")] == []
    assert not holds_together("zorgue-anti")


def test_the_expensive_rules_of_spacy_are_not_loaded() -> None:
    program = "import sys, newsparse; newsparse.load(); sys.exit('spacy.lang.fr' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
