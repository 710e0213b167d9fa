"""What the reader makes of sentences, chunk by chunk: each sentence needs a word of the reader's small lists,
and is read otherwise without it.

``readings.txt`` holds a sentence a block: the sentence, its chunks, the subjects of its verbs, who is told to
be what, and the number of tokens of each sentence that it is parted into.
"""

import pathlib
import re

import pytest

from newsparse.french import Chunk, described, read, split_sentences, tokenise

HERE = pathlib.Path(__file__).parent
# The names that the sentences use, as a recogniser would hand them on.
NAMES = {
    "Zoé Roy": "PER",
    "Aline Roy": "PER",
    "Jean Bol": "PER",
    "Ardo": "ORG",
    "Qelio": "ORG",
    "Lyon": "LOC",
}
_NAME = re.compile("|".join(NAMES))
BLOCKS = [
    block.splitlines() for block in (HERE / "readings.txt").read_text(encoding="utf-8").strip().split("\n\n")
]


def told(chunk: Chunk) -> str:
    """A chunk as a line of the file has it."""
    if chunk.verb is not None:
        verb = chunk.verb
        marks = ("plural", "negative", "passive", "reflexive")
        says = [verb.lemma, verb.form, verb.tense, *(mark for mark in marks if getattr(verb, mark))]
        return f"{chunk.kind}({' '.join(filter(None, (*says, verb.helper, *verb.clitics)))})"
    if chunk.phrase is not None:
        phrase = chunk.phrase
        says = [chunk.word, phrase.word, phrase.kind, phrase.gender, phrase.plural and "plural"]
        return f"{chunk.kind}({' '.join(filter(None, (*says, phrase.determiner)))})"
    return f"{chunk.kind}({chunk.word})" if chunk.kind in "cqrs" else chunk.kind


def reading(text: str) -> list[str]:
    """All that is asserted of a sentence; lines that say nothing are left out."""
    found = read(text, [(m.start(), m.end(), NAMES[m.group()]) for m in _NAME.finditer(text)])
    subjects = [found.words(found.subject(k)) or "-" for k, c in enumerate(found.chunks) if c.kind in "VG"]
    roles = [found.words(role) for _, role in described(found)]
    sizes = [str(len(part)) for part in split_sentences(text, tokenise(text, 0, len(text)))]
    lines = {
        "": [" ".join(map(told, found.chunks))],
        "subjects: ": subjects,
        "roles: ": roles,
        "parts: ": sizes if len(sizes) > 1 else [],
    }
    return [head + "; ".join(says) for head, says in lines.items() if says]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block[0][:40])
def test_sentences_are_read_as_written_down(block: list[str]) -> None:
    sentence, *expected = block
    assert reading(sentence) == expected
