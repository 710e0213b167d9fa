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
from functools import cache

from newsparse.french.groups import Chunk, Names, NounPhrase, VerbGroup
from newsparse.french.insertions import behind_adverbs, behind_date, opens_adverb, opens_date
from newsparse.french.noun_phrases import opens_indefinite, read_phrase
from newsparse.french.people import first_names
from newsparse.french.small_words import FINAL, OPENING, PREPOSITIONS, THAT, few, locutions, viewpoints
from newsparse.french.tokens import Sentence, at, tokenise
from newsparse.french.verb_groups import read_verb
from newsparse.french.verbs import AUXILIARIES, SPEECH, ambiguous, finite
from newsparse.french.verbs import reading as verb_form

# Unions of word lists, made once: they are asked for at every word.
_RELATIVES = few("pronouns", "relative")
_SUBORDINATORS = few("links", "subordinator") - {
    "s'",
    "alors",
    "bien",
    "tant",
    "tandis",
    "afin",
    "pourvu",
    "parce",
    "dès",
    "sitôt",
    "plutôt",
}
_COORDINATORS = few("links", "coordinator")
_SMALL = _RELATIVES | THAT | few("links", "subordinator", "coordinator") | {"ainsi"}

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
        return next(
            (k for k, chunk in enumerate(self.chunks) if chunk.first <= token < chunk.last), len(self.chunks)
        )

    def subject(self, index: int) -> NounPhrase | None:
        """The subject of the verb chunk at an index: inverted, before it over insertions, shared with a verb
        before, or behind it.
        """
        if index not in self._subjects:
            self._subjects[index] = None  # a chain of verbs that share a subject ends
            self._subjects[index] = _subject(self, index)
        return self._subjects[index]

    def is_inner(self, index: int) -> bool:
        """True for a verb of a relative or a subordinate clause."""
        return _relative_before(self, index) >= 0

    def behind(self, index: int) -> NounPhrase | None:
        """The first noun phrase behind the chunk at an index, over insertions: the subject where the verb is
        inverted.

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


def read(text: str, names: Sequence[tuple[int, int, str]] = ()) -> Reading:
    """Read one sentence given as text; ``names`` are its entity mentions (start, end, label)."""
    return read_tokens(
        text, tokenise(text, 0, len(text)), {start: (end, label) for start, end, label in names}
    )


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
    if token.quote >= 0:
        return Chunk("Q", index, index + 1)
    mark = _mark(token.text)
    if mark and token.low not in {"d'", "l'"}:
        return Chunk(mark, index, index + 1, word=token.text)
    return (
        _adverbial(tokens, index, names)
        or _group(tokens, index, names)
        or Chunk("x", index, index + 1, word=token.low)
    )


@cache
def _opens_adverbial(word: str) -> bool:
    """A look at a word alone, as most words open no adverbial."""
    return opens_date(word) or opens_adverb(word) or word in viewpoints() or word in _SMALL or word == "pour"


def _adverbial(tokens: Sentence, index: int, names: Names) -> Chunk | None:
    """A date, a viewpoint, a small word, an adverb."""
    word = tokens[index].low
    if not _opens_adverbial(word):
        return None
    if (last := behind_date(tokens, index)) > index:
        return Chunk("d", index, last)
    if view := _viewpoint(tokens, index, names):
        return view
    if word == "pour" and at(tokens, index + 1).low in {"qui", "lequel", "laquelle"}:
        return Chunk("P", index, index + 2, word=word)
    if small := _small(tokens, index):
        return small
    last = behind_adverbs(tokens, index)
    return Chunk("a", index, last, word=word) if last > index else None


_KINDS = {"finite": "V", "infinitive": "I", "participle": "G", "past": "J"}


def _group(tokens: Sentence, index: int, names: Names) -> Chunk | None:
    """A verb group, a prepositional phrase, a noun phrase, a participle."""
    token = tokens[index]
    group = read_verb(tokens, index) if token.start not in names else None
    if group:
        return Chunk(_KINDS[group.form], index, group.last, verb=group)
    governs = token.low in PREPOSITIONS or token.low in _CONTRACTED
    if governs and not opens_indefinite(tokens, index):
        return _prepositional(tokens, index, names)
    phrase = read_phrase(tokens, index, names, bare=True)
    if phrase:
        return Chunk("N", index, phrase.last, phrase=phrase)
    past = read_verb(tokens, index, bare=True)
    return Chunk(_KINDS[past.form], index, past.last, verb=past) if past else None


def _mark(text: str) -> str:
    if text in FINAL:
        return "."
    if text in _DASHES:
        return "—"
    return {"[": "(", "]": ")"}.get(
        text,
        text
        if text in ",;:()"
        else "x"
        if not text[0].isalnum() and text[0] not in "-‑@'" and len(text) == 1
        else "",
    )


# Subordinators that are adverbs or prepositions but for the "que" behind them.
_WITH_THAT = frozenset(
    {"alors", "bien", "tant", "tandis", "afin", "pourvu", "parce", "dès", "sitôt", "plutôt"}
)


def _small(tokens: Sentence, index: int) -> Chunk | None:
    """ "que", subordinators, relative pronouns and coordinators."""
    word = tokens[index].low
    if word not in _SMALL:
        return None
    if word in THAT:
        return Chunk("q", index, index + 1, word=word)
    if word in _RELATIVES:
        return Chunk("r", index, index + 1, word=word)
    if (word in _SUBORDINATORS or (word in _WITH_THAT and at(tokens, index + 1).low in THAT)) or (
        word == "s'" and at(tokens, index + 1).low in {"il", "ils"}
    ):
        last = index + 1 + (at(tokens, index + 1).low in THAT)
        return Chunk("s", index, last, word=word)
    if (
        word == "ainsi"
        and at(tokens, index + 1).low in THAT
        and at(tokens, index + 2).low in OPENING
        and not _reports(tokens, index + 2)
    ):
        # "le nom ainsi que l'adresse"; "ainsi que l'indique X" is not one
        return Chunk("c", index, index + 2, word=word)
    if word in _COORDINATORS:
        return Chunk("c", index, index + 1, word=word)
    return None


_OF = frozenset({"de", "d'", "du", "des"})


def behind_locution(tokens: Sentence, index: int) -> int:
    """The index of "de" behind a preposition of several words: "du côté de", "au sein du"; 0 for none."""
    for parts in locutions().get(tokens[index].low, ()):
        last = index + len(parts)
        if at(tokens, last).low in _OF and all(
            at(tokens, index + k).low == part for k, part in enumerate(parts)
        ):
            return last
    return 0


_HOLDERS = frozenset({"ses", "son", "leur", "leurs", "l'", "propre"})


def _viewpoint(tokens: Sentence, index: int, names: Names) -> Chunk | None:
    """Whose view something is, as one chunk of the preposition "selon": "selon X", "aux yeux de X", "à ses
    yeux", "selon lequel".
    """
    for parts, key in viewpoints().get(tokens[index].low, ()):
        if any(at(tokens, index + k).low != part for k, part in enumerate(parts)):
            continue
        last = index + len(parts)
        if key == "own":
            holder = next(k for k in range(index, last) if tokens[k].low in _HOLDERS)
            token = tokens[holder]
            phrase = NounPhrase(
                holder, holder + 1, holder, token.low, "pronoun", token.start, token.end, determiner=token.low
            )
            return Chunk("P", index, last, phrase=phrase, word="selon")
        if key == "of" and at(tokens, last).low not in _OF:
            continue
        last += key == "of" and at(tokens, last).low in {"de", "d'"}
        found = read_phrase(tokens, last, names, bare=True)
        if found is None and at(tokens, last - 1).low in {"les", "des", "du"}:
            found = read_phrase(tokens, last - 1, names, bare=True)
        if found is not None:
            return Chunk("P", index, found.last, phrase=found, word="selon")
        if at(tokens, last).low in _RELATIVES:
            return Chunk("P", index, last + 1, word="selon")
    return None


def _second_name(tokens: Sentence, phrase: NounPhrase) -> int:
    """The index of a person's name run together with the name before it: "lors du Salon Zoé Roy";
    0 for none.
    """
    capitals = [k for k in range(phrase.first, phrase.last) if tokens[k].is_capital]
    for place in capitals[1:]:
        given = tokens[place].low in first_names() and place + 1 in capitals and place - 1 in capitals
        if given and not any(tokens[k].low in first_names() for k in capitals if k < place):
            return place
    return 0


def _reports(tokens: Sentence, index: int) -> bool:
    """True for "l'indique X", "le dit X", "l'a dit X": a clitic and its verb of speech."""
    if at(tokens, index).low not in {"l'", "le"}:
        return False
    found = finite(at(tokens, index + 1).low)
    if found is not None and found.lemma in AUXILIARIES:
        found = verb_form(at(tokens, index + 2).low, "past participle")
    return found is not None and found.kind in SPEECH


def _prepositional(tokens: Sentence, index: int, names: Names) -> Chunk:
    """A preposition with its noun phrase: "dans un communiqué", "à l'AFP", "auprès de Reuters"."""
    word = tokens[index].low
    long = behind_locution(tokens, index)
    step = long or (index if word in _CONTRACTED else index + 1)
    joined = at(tokens, step).low if step > index else ""
    if long:
        word, step = "chez", step + (at(tokens, step).low not in {"du", "des"})
    elif word == "d'" and joined == "après":
        step, word = step + 1, "d'après"
    elif joined in {"de", "d'"}:  # "auprès de", "lors d'", "face à"
        step += 1
    elif joined in {"du", "des", "au", "aux"}:
        word = _CONTRACTED.get(word, word)
    elif (joined in PREPOSITIONS and joined != "en") or joined in {"au", "aux"}:
        step += joined not in {"au", "aux"}
    dated = step + (step == index)
    if (last := behind_date(tokens, dated)) > dated:
        return Chunk("d", index, last)
    phrase = read_phrase(tokens, step, names, bare=True) if step < len(tokens) else None
    known = names.get(phrase.start) if phrase is not None and phrase.kind == "name" else None
    if phrase is not None and known and known[0] < phrase.end:  # "sur BFM Zoé Roy"
        last = next(k for k in range(phrase.first, phrase.last) if tokens[k].end >= known[0]) + 1
        phrase = phrase._replace(
            last=last, end=tokens[last - 1].end, label=known[1], name=(phrase.first, last)
        )
    if phrase is not None and (cut := _second_name(tokens, phrase)):
        phrase = phrase._replace(last=cut, end=tokens[cut - 1].end, label="", name=None)
    if (
        phrase is None
        and at(tokens, step).is_word
        and step > index
        and (joined in ambiguous() or not read_verb(tokens, step))
        and not joined[:1].isdigit()
    ):
        # "sur franceinfo"
        phrase = NounPhrase(step, step + 1, step, joined, "other", tokens[step].start, tokens[step].end)
    if phrase is None or (phrase.kind == "pronoun" and tokens[phrase.first].low in {"il", "ils", "on", "je"}):
        return Chunk("p", index, max(step, index + 1), word=word)
    return Chunk("P", index, phrase.last, phrase=phrase, word=_CONTRACTED.get(word, word))


# ---- subjects ----------------------------------------------------------------------------------------------
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
    # "Lui dit avoir eu de la chance"
    if verb.clitics[:1] in {("lui",), ("eux",)} and before in {"", ",", ";", ":", "c", "—"}:
        token = reading.tokens[verb.first]
        return NounPhrase(
            verb.first,
            verb.first + 1,
            verb.first,
            token.low,
            "pronoun",
            token.start,
            token.end,
            "",
            "m",
            token.low == "eux",
            token.low,
        )
    # "soit instauré un équilibre"
    linked = reading.chunks[index - 1].word if before in {"r", "s"} else ""
    if before == "q" or linked in {"dont", "où", "comme"}:
        return reading.behind(index)
    return _before(reading, index, verb)


def _before(reading: Reading, index: int, verb: VerbGroup) -> NounPhrase | None:
    """The subject before a verb: over adverbs, dates, prepositional phrases, relative clauses and what stands
    between commas.
    """
    chunks = reading.chunks
    step = index - 1
    coordinated = False
    # "Pour en sortir Zoé Roy pense que"
    beside = chunks[step].phrase if step >= 0 and chunks[step].kind == "N" else None
    beside = (
        beside
        if beside is not None and step and reading.kinds[step - 1] in "IGp" and _agrees(beside, verb)
        else None
    )
    while step >= 0:
        chunk = chunks[step]
        if chunk.kind == ")":
            step = max(reading.kinds.rfind("(", 0, step), 0) - 1
            continue
        if (
            chunk.kind == "N"
            and chunk.phrase is not None
            and not _is_apposition(reading, step)
            and not _is_object(reading, step)
        ):
            if _is_joined(reading, step, verb):
                return _first_of_list(reading, step, verb)
            if _agrees(chunk.phrase, verb):
                return chunk.phrase
            step -= 1
            continue
        if chunk.kind == "r":
            return (
                _antecedent(reading, step)
                if chunk.word in {"qui", "lequel", "laquelle", "lesquels", "lesquelles"}
                else None
            )
        if chunk.kind in "qs;:":
            return beside
        if chunk.kind == "c" and step == index - 1:
            coordinated = True
        if chunk.kind == "V":
            relative = _relative_before(reading, step)
            if relative >= 0 and not coordinated:
                step = relative - 1
                continue
            if (
                relative >= 0
                and verb.kind in SPEECH
                and reading.kinds[relative] == "q"
                and (teller := _teller(reading, relative)) >= 0
            ):
                return reading.subject(teller)  # "Il dit que tout change et ajoute voir là une chance"
            return reading.subject(step) if coordinated or verb.form != "finite" else None
        step -= 1
    return beside


def _agrees(phrase: NounPhrase, verb: VerbGroup) -> bool:
    return verb.form != "finite" or phrase.kind == "name" or phrase.plural or not verb.plural


def _teller(reading: Reading, that: int) -> int:
    """The verb of speech whose "que" stands at an index; -1 for none."""
    step = that - 1
    while step >= 0 and reading.kinds[step] in "adP":
        step -= 1
    verb = reading.chunks[step].verb if step >= 0 and reading.kinds[step] == "V" else None
    return step if verb is not None and verb.kind in SPEECH else -1


def _is_object(reading: Reading, index: int) -> bool:
    """True for a phrase that follows a verb without a mark between: its object, or its inverted subject."""
    step = index - 1
    while step >= 0 and reading.kinds[step] in "adP":
        step -= 1
    return step >= 0 and reading.kinds[step] in "VIGp"


def _first_of_list(reading: Reading, index: int, verb: VerbGroup) -> NounPhrase | None:
    """The first member of a list of subjects that ends at an index; what one verb in the singular has before
    it, "et" or not, tells about the first phrase of all.
    """
    step = index - 2
    if verb.form == "finite" and not verb.plural:
        return next(chunk.phrase for chunk in reading.chunks if chunk.kind == "N")
    while step >= 0 and (reading.kinds[step] in "PJad," or _is_apposition(reading, step)):
        step -= 1
    first = reading.chunks[step].phrase if step >= 0 and reading.kinds[step] == "N" else None
    return first or reading.chunks[index].phrase


def _is_joined(reading: Reading, index: int, verb: VerbGroup) -> bool:
    """True for the last member of a list of subjects: "Zoé Roy et son associé affirment"; not where a clause
    begins: "... ferme, et l'entreprise affirme".
    """
    kinds, phrase = reading.kinds, reading.chunks[index].phrase
    if phrase is not None and phrase.kind == "pronoun":
        return False
    comma = kinds[max(0, index - 2) : index] == ",c"
    if comma and phrase is not None and phrase.plural:
        return False
    apart = comma or (verb.form == "finite" and not verb.plural)
    return index > 0 and kinds[index - 1] == "c" and not (apart and "V" in kinds[:index])


def _is_apposition(reading: Reading, index: int) -> bool:
    """True for a phrase between commas that tells about the phrase before it: "Zoé Roy, PDG
    d'Ardo, affirme".
    """
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
        beside = step == index - 1 or (step == index - 2 and reading.kinds[index - 1] == ",")
        if (
            chunk.kind == "P"
            and chunk.phrase is not None
            and beside
            and reading.kinds[max(0, step - 1)] != "N"
        ):
            return chunk.phrase
        step -= 1
    return reading.chunks[step].phrase if step >= 0 and reading.kinds[step] == "N" else None
