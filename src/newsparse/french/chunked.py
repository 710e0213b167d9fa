"""A sentence that was read: its chunks, whose subject is whose, what an insertion hides."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsparse.french.groups import Chunk, NounPhrase
from newsparse.french.tokens import Sentence
from newsparse.french.verb_subjects import relative_before, subject_of

_LONGEST_INSERTION = 10  # chunks between two marks


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
        return next(
            (k for k, chunk in enumerate(self.chunks) if chunk.first <= token < chunk.last), len(self.chunks)
        )

    def subject(self, index: int) -> NounPhrase | None:
        """The subject of the verb chunk at an index: inverted, before it over insertions, shared with a verb
        before, or behind it.
        """
        if index not in self._subjects:
            self._subjects[index] = None  # a chain of verbs that share a subject ends
            self._subjects[index] = subject_of(self, index)
        return self._subjects[index]

    def is_inner(self, index: int) -> bool:
        """True for a verb of a relative or a subordinate clause."""
        return relative_before(self, index) >= 0

    def behind(self, index: int) -> NounPhrase | None:
        """The first noun phrase behind the chunk at an index, over insertions: the subject where the verb is
        inverted.

        >>> from newsparse.french import read
        >>> sentence = read("Les prix montent, a déclaré mardi à l'AFP, dans un entretien, Zoé Roy.")
        >>> sentence.words(sentence.behind(3))
        'Zoé Roy'
        """
        step = self.skip(index + 1)
        chunk = self.chunks[step] if step < len(self.chunks) else None
        return chunk.phrase if chunk and chunk.kind == "N" else None

    def skip(self, index: int) -> int:
        """The index of the first chunk from ``index`` on that is not an insertion: adverb, date, frame, or
        what marks enclose.
        """
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
        """The index behind what the mark at an index opens and its fellow closes, where no clause stands
        inside; the same for none.
        """
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
