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
from functools import cache

from newsparse.french.chunked import Reading
from newsparse.french.groups import Chunk, Names, NounPhrase
from newsparse.french.insertions import DASHES, behind_adverbs, behind_date, opens_adverb, opens_date
from newsparse.french.noun_phrases import opens_indefinite, read_phrase
from newsparse.french.people import first_names
from newsparse.french.small_words import FINAL, OF, OPENING, PREPOSITIONS, THAT, few, locutions, viewpoints
from newsparse.french.tokens import Sentence, at, tokenise
from newsparse.french.verb_groups import read_verb
from newsparse.french.verbs import AUXILIARIES, SPEECH, ambiguous, finite
from newsparse.french.verbs import reading as verb_form

# Unions of word lists, made once: they are asked for at every word.
_RELATIVES = few("pronouns", "relative")
# Subordinators that are adverbs or prepositions but for the "que" behind them.
_WITH_THAT = frozenset(
    {"alors", "bien", "tant", "tandis", "afin", "pourvu", "parce", "dès", "sitôt", "plutôt"}
)
_SUBORDINATORS = few("links", "subordinator") - _WITH_THAT - {"s'"}
_COORDINATORS = few("links", "coordinator")
_SMALL = _RELATIVES | THAT | few("links", "subordinator", "coordinator") | {"ainsi"}

_CONTRACTED = {"du": "de", "au": "à", "aux": "à"}


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
    if text in DASHES:
        return "—"
    return {"[": "(", "]": ")"}.get(
        text,
        text
        if text in ",;:()"
        else "x"
        if not text[0].isalnum() and text[0] not in "-‑@'" and len(text) == 1
        else "",
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


def behind_locution(tokens: Sentence, index: int) -> int:
    """The index of "de" behind a preposition of several words: "du côté de", "au sein du"; 0 for none."""
    for parts in locutions().get(tokens[index].low, ()):
        last = index + len(parts)
        if at(tokens, last).low in OF and all(
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
        if key == "of" and at(tokens, last).low not in OF:
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
