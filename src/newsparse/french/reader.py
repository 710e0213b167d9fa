"""The one reader of French: a sentence as a chain of chunks, read once.

>>> sentence = read("Mardi, Zoé Roy, PDG d'Ardo, a déclaré que tout change.")
>>> sentence.kinds
'd,N,N,VqNV.'
>>> verb = sentence.chunks[6]
>>> verb.verb.lemma, sentence.words(sentence.subject(6))
('déclarer', 'Zoé Roy')
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsparse.french.groups import Chunk, Names, NounPhrase, VerbGroup
from newsparse.french.insertions import behind_adverbs, behind_date
from newsparse.french.noun_phrases import read_phrase
from newsparse.french.small_words import FINAL, PREPOSITIONS, THAT, few
from newsparse.french.tokens import Sentence, at, tokenise
from newsparse.french.verb_groups import read_verb

_CONTRACTED = {"du": "de", "au": "à", "aux": "à"}
_LONGEST_INSERTION = 10  # chunks between two marks
_DASHES = frozenset({"—", "–", "-"})


@dataclass
class Reading:
    """A sentence that was read: its tokens, its chunks in order, and ``kinds``, a letter for each chunk."""

    text: str
    tokens: Sentence
    chunks: list[Chunk]
    kinds: str = ""
    _subjects: dict[int, NounPhrase | None] = field(default_factory=dict)

    def words(self, phrase: NounPhrase | None) -> str:
        """A phrase as the text has it."""
        return self.text[phrase.start : phrase.end] if phrase else ""

    def chunk_at(self, token: int) -> int:
        """The index of the chunk that holds a token."""
        return next((k for k, chunk in enumerate(self.chunks) if chunk.first <= token < chunk.last), len(self.chunks))

    def subject(self, index: int) -> NounPhrase | None:
        """The subject of the verb chunk at an index: inverted, before it over insertions, shared with a verb before, or behind it."""
        if index not in self._subjects:
            self._subjects[index] = None  # a chain of verbs that share a subject ends
            self._subjects[index] = _subject(self, index)
        return self._subjects[index]

    def behind(self, index: int) -> NounPhrase | None:
        """The first noun phrase behind the chunk at an index, over insertions: the subject where the verb is inverted.

        >>> sentence = read("Les prix montent, a déclaré mardi à l'AFP, dans un entretien, Zoé Roy.")
        >>> sentence.words(sentence.behind(3))
        'Zoé Roy'
        """
        step = self.skip(index + 1)
        chunk = self.chunks[step] if step < len(self.chunks) else None
        return chunk.phrase if chunk and chunk.kind == "N" else None

    def skip(self, index: int) -> int:
        """The index of the first chunk from ``index`` on that is no insertion: adverb, date, frame, or what marks enclose."""
        while index < len(self.chunks):
            kind = self.kinds[index]
            if kind in "adP":
                index += 1
            elif kind == "p" and self.kinds[index + 1 : index + 2] == "x":
                index += 2
            elif kind in ",(—" and (close := self._closed(index)) > index:
                index = close
            else:
                break
        return index

    def _closed(self, index: int) -> int:
        """The index behind what the mark at an index opens and its fellow closes, where no clause stands inside; the same for none."""
        closer = {"(": ")"}.get(self.kinds[index], self.kinds[index])
        for step in range(index + 1, min(len(self.kinds), index + _LONGEST_INSERTION)):
            if self.kinds[step] == closer:
                return step + 1
            if (
                self.kinds[step] in ".;:Q"
                or (self.kinds[step] == "V" and closer != ")")
                or (closer == "," and self.kinds[step] in "Nq" and step == index + 1)
            ):
                break
        return index


def read(text: str, names: Sequence[tuple[int, int, str]] = ()) -> Reading:
    """Read one sentence given as text; ``names`` are its entity mentions (start, end, label)."""
    return read_tokens(text, tokenise(text, 0, len(text)), {start: (end, label) for start, end, label in names})


def read_tokens(text: str, tokens: Sentence, names: Names) -> Reading:
    """Read one sentence given as tokens of ``text``."""
    chunks = list(_chunks(tokens, names))
    return Reading(text, tokens, chunks, "".join(chunk.kind for chunk in chunks))


def _chunks(tokens: Sentence, names: Names) -> Iterator[Chunk]:
    index = 0
    while index < len(tokens):
        chunk = _chunk(tokens, index, names)
        yield chunk
        index = chunk.last


def _chunk(tokens: Sentence, index: int, names: Names) -> Chunk:
    token = tokens[index]
    word = token.low
    if token.quote >= 0:
        return Chunk("Q", index, index + 1)
    mark = _mark(token.text)
    if mark and word not in {"d'", "l'"}:
        return Chunk(mark, index, index + 1, word=token.text)
    if (last := behind_date(tokens, index)) > index:
        return Chunk("d", index, last)
    if (last := behind_adverbs(tokens, index)) > index:
        return Chunk("a", index, last, word=word)
    small = _small(tokens, index)
    if small:
        return small
    if token.start not in names:
        group = read_verb(tokens, index)
        if group:
            kind = {"finite": "V", "infinitive": "I", "participle": "G", "past": "J"}[group.form]
            return Chunk(kind, index, group.last, verb=group)
    if word in PREPOSITIONS or word in _CONTRACTED:
        return _prepositional(tokens, index, names)
    phrase = read_phrase(tokens, index, names, bare=True)
    if phrase:
        return Chunk("N", index, phrase.last, phrase=phrase)
    past = read_verb(tokens, index, bare=True)
    if past:
        return Chunk("V" if past.form == "finite" else "J", index, past.last, verb=past)
    return Chunk("x", index, index + 1, word=word)


def _mark(text: str) -> str:
    if text in FINAL:
        return "."
    if text in _DASHES:
        return "—"
    return {"[": "(", "]": ")"}.get(
        text, text if text in ",;:()" else "x" if not text[0].isalnum() and text[0] not in "-‑@'" and len(text) == 1 else ""
    )


def _small(tokens: Sentence, index: int) -> Chunk | None:
    """ "que", subordinators, relative pronouns and coordinators."""
    word = tokens[index].low
    if word in THAT:
        return Chunk("q", index, index + 1, word=word)
    if word in few("pronouns", "relative"):
        return Chunk("r", index, index + 1, word=word)
    if word in few("links", "subordinator") - {"s'"} or (word == "s'" and at(tokens, index + 1).low in {"il", "ils"}):
        last = index + 1 + (at(tokens, index + 1).low in THAT)
        return Chunk("s", index, last, word=word)
    if word in few("links", "coordinator"):
        return Chunk("c", index, index + 1, word=word)
    return None


def _prepositional(tokens: Sentence, index: int, names: Names) -> Chunk:
    """A preposition with its noun phrase: "dans un communiqué", "à l'AFP", "auprès de Reuters"."""
    word = tokens[index].low
    step = index if word in _CONTRACTED else index + 1
    joined = at(tokens, step).low if step > index else ""
    if word == "d'" and joined == "après":
        step, word = step + 1, "d'après"
    elif joined in {"de", "d'"}:  # "auprès de", "lors d'", "face à"
        step += 1
    elif joined in {"du", "des", "au", "aux"}:
        word = _CONTRACTED.get(word, word)
    elif joined in PREPOSITIONS | {"au", "aux"} and joined not in {"en"}:
        step += joined not in {"au", "aux"}
    dated = step + (step == index)
    if (last := behind_date(tokens, dated)) > dated:
        return Chunk("d", index, last)
    phrase = read_phrase(tokens, step, names, bare=True) if step < len(tokens) else None
    if phrase is None and at(tokens, step).is_word and step > index and not read_verb(tokens, step) and not joined[:1].isdigit():
        phrase = NounPhrase(step, step + 1, step, joined, "other", tokens[step].start, tokens[step].end)  # "sur franceinfo"
    if phrase is None or (phrase.kind == "pronoun" and tokens[phrase.first].low in {"il", "ils", "on", "je"}):
        return Chunk("p", index, max(step, index + 1), word=word)
    return Chunk("P", index, phrase.last, phrase=phrase, word=_CONTRACTED.get(word, word))


# ---- subjects ----------------------------------------------------------------------------------------------------------
def _subject(reading: Reading, index: int) -> NounPhrase | None:
    verb = reading.chunks[index].verb
    if verb is None:
        return None
    if verb.pronoun >= 0:
        token = reading.tokens[verb.pronoun]
        shift = token.low.rfind("-") + 1
        plural = token.low.endswith("s")
        gender = "f" if "elle" in token.low else "m"
        return NounPhrase(
            verb.pronoun,
            verb.pronoun + 1,
            verb.pronoun,
            token.low[shift:],
            "pronoun",
            token.start + shift,
            token.end,
            "",
            gender,
            plural,
            token.low[shift:],
        )
    before = reading.kinds[index - 1] if index else ""
    if before == "q" or (before == "r" and reading.chunks[index - 1].word in {"dont", "où"}):  # "soit instauré un équilibre"
        return reading.behind(index)
    return _before(reading, index, verb)


def _before(reading: Reading, index: int, verb: VerbGroup) -> NounPhrase | None:
    """The subject before a verb: over adverbs, dates, prepositional phrases, relative clauses and what stands between commas."""
    chunks = reading.chunks
    step = index - 1
    coordinated = False
    while step >= 0:
        chunk = chunks[step]
        if chunk.kind == ")":
            step = max(reading.kinds.rfind("(", 0, step), 0) - 1
            continue
        if chunk.kind == "N" and chunk.phrase is not None and not _is_apposition(reading, step) and not _is_object(reading, step):
            if _is_joined(reading, step):
                return _first_of_list(reading, step)
            if _agrees(chunk.phrase, verb):
                return chunk.phrase
            step -= 1
            continue
        if chunk.kind == "r":
            return _antecedent(reading, step) if chunk.word in {"qui", "lequel", "laquelle", "lesquels", "lesquelles"} else None
        if chunk.kind in "qs;:":
            return None
        if chunk.kind == "c" and step == index - 1:
            coordinated = True
        if chunk.kind == "V":
            relative = _relative_before(reading, step)
            if relative >= 0 and not coordinated:
                step = relative - 1
                continue
            return reading.subject(step) if coordinated or verb.form != "finite" else None
        step -= 1
    return None


def _agrees(phrase: NounPhrase, verb: VerbGroup) -> bool:
    return verb.form != "finite" or phrase.kind == "name" or phrase.plural or not verb.plural


def _is_object(reading: Reading, index: int) -> bool:
    """True for a phrase that follows a verb without a mark between: its object, or its inverted subject."""
    step = index - 1
    while step >= 0 and reading.kinds[step] in "adP":
        step -= 1
    return step >= 0 and reading.kinds[step] in "VIGp"


def _first_of_list(reading: Reading, index: int) -> NounPhrase | None:
    """The first member of a list of subjects that ends at an index."""
    step = index - 2
    while step >= 0 and (reading.kinds[step] in "PJad," or _is_apposition(reading, step)):
        step -= 1
    first = reading.chunks[step].phrase if step >= 0 and reading.kinds[step] == "N" else None
    return first or reading.chunks[index].phrase


def _is_joined(reading: Reading, index: int) -> bool:
    """True for the last member of a list of subjects: "Zoé Roy et son associé affirment"."""
    return index > 0 and reading.kinds[index - 1] == "c"


def _is_apposition(reading: Reading, index: int) -> bool:
    """True for a phrase between commas that tells about the phrase before it: "Zoé Roy, PDG d'Ardo, affirme"."""
    kinds = reading.kinds
    if index < 2 or kinds[index - 1] != "," or kinds[index + 1 : index + 2] not in {",", "", "P", "J", "r"}:
        return False
    phrase, before = reading.chunks[index].phrase, reading.chunks[index - 2]
    if phrase is None or before.kind != "N" or before.phrase is None:
        return False
    if phrase.kind == "pronoun":
        return phrase.determiner in {"lui", "elle", "eux", "elles"}  # "sa collègue, elle, affirme"
    return before.phrase.kind != "other" and phrase.kind != "name"


def _relative_before(reading: Reading, index: int) -> int:
    """The index of the relative pronoun or subordinator whose clause a verb is in; -1 for a main verb."""
    step = index - 1
    while step >= 0 and reading.kinds[step] not in "V;:.":
        if reading.kinds[step] in "rqs":
            return step
        step -= 1
    return -1


def _antecedent(reading: Reading, index: int) -> NounPhrase | None:
    """The phrase that a relative pronoun takes up: the nearest one before it."""
    step = index - 1
    while step >= 0 and reading.kinds[step] in ",aPJ)(d—x":
        chunk = reading.chunks[step]
        if chunk.kind == "P" and chunk.phrase is not None and step == index - 1 and reading.kinds[max(0, step - 1)] != "N":
            return chunk.phrase
        step -= 1
    return reading.chunks[step].phrase if step >= 0 and reading.kinds[step] == "N" else None
