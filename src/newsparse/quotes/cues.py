"""Cues around a quotation or a clause: who is said to say it, and by which word.

Behind it (« », affirme X), before it (X affirme : « »; X qualifie cela de « »), or a preposition (selon X, pour X).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsparse.quotes import lexicon
from newsparse.quotes.phrases import Names, Phrase, is_source, read_phrase
from newsparse.quotes.subjects import subject_after, subject_before
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import VerbGroup, at, read_verb, skip_adverbs


class Cue(NamedTuple):
    """A cue: where it is in the text, the tokens it takes with its speaker, the speaker's phrase, the rule."""

    start: int | None
    end: int | None
    first: int
    last: int
    speaker: Phrase | None
    rule: str
    lemma: str = ""


_INCISE_KINDS = frozenset({"state", "evidence", "opinion", "incise"})
# "si l'on en croit X", "à en croire X", "de l'avis de X", "aux yeux de X", "aux dires de X".
_OF_SOMEBODY = (
    "selon les mots",
    "selon la formule",
    "selon l' expression",
    "de l' avis",
    "de l' aveu",
    "de l' avis même",
    "de l' aveu même",
    "aux yeux",
    "aux dires",
)
_LOCUTIONS = tuple(
    (tuple(phrase.split()), rule)
    for phrase, rule in (
        ("si l' on en croit", "selon"),
        ("si on en croit", "selon"),
        ("à en croire", "selon"),
        ("d' après", "selon"),
        *((f"{noun} {of}", "selon") for noun in _OF_SOMEBODY for of in ("de", "d'", "du", "des")),
        ("comme le dit", "selon"),
        ("selon", "selon"),
        ("dixit", "selon"),
        ("pour", "pour"),
    )
)
# Locutions whose source is a pronoun inside them, and where it stands.
_PRONOMINAL = tuple(
    (tuple(phrase.split()), place)
    for phrase, place in (("à l' en croire", 1), ("à ses yeux", 1), ("à son avis", 1), ("de son propre aveu", 1), ("de son aveu", 1))
)
_LOCUTION_STARTS = frozenset(words[0] for words, _ in (*_LOCUTIONS, *_PRONOMINAL))


def read_preposition(tokens: Sentence, index: int, names: Names) -> Cue | None:
    """ "Selon X", "d'après X", "pour X" at a token, where X is somebody.

    >>> from newsparse.quotes.tokens import tokenise
    >>> read = lambda text: read_preposition(tokenise(text, 0, len(text)), 0, {})
    >>> read("Selon la firme, 88 %").speaker.kind, read("selon les cas"), read("Pour les salariés, c'est")
    ('body', None, None)
    """
    if at(tokens, index).low not in _LOCUTION_STARTS:
        return None
    for words, place in _PRONOMINAL:
        if all(at(tokens, index + k).low == word for k, word in enumerate(words)):
            token, last = tokens[index + place], index + len(words)
            pronoun = Phrase(index + place, index + place + 1, token.start, token.end, "pronoun")
            return Cue(tokens[index].start, tokens[last - 1].end, index, last, pronoun, "selon")
    for words, rule in _LOCUTIONS:
        if all(at(tokens, index + k).low == word for k, word in enumerate(words)):
            behind = index + len(words)
            phrase = read_phrase(tokens, behind, names)
            if phrase is None and at(tokens, behind - 1).low in {"du", "des", "de", "d'"}:  # the determiner is in the locution
                phrase = read_phrase(tokens, behind, names)
            if phrase and is_source(phrase) and _can_hold_a_view(phrase, rule, tokens):
                return Cue(tokens[index].start, tokens[behind - 1].end, index, phrase.last, phrase, rule)
            return None
    return None


# Bodies whose part is to hold views: "Pour le syndicat, ..." reports one, "Pour l'entreprise, ..." tells whom it concerns.
_HOLDS_VIEWS = frozenset(
    "syndicat syndicats association associations ong fédération confédération collectif accusation défense parquet opposition majorité"
    " intersyndicale cabinet ligue".split()
)


def _can_hold_a_view(phrase: Phrase, rule: str, tokens: Sentence) -> bool:
    if rule == "selon":
        return True
    if phrase.kind == "name":
        determined = tokens[phrase.first].low in lexicon.OPENING_DETERMINERS
        return phrase.label == "PER" or (not phrase.label and not determined and phrase.last - phrase.first >= 2)
    if phrase.kind == "body":
        return tokens[phrase.first].low in {"le", "la", "l'", "les"} and any(
            t.low in _HOLDS_VIEWS for t in tokens[phrase.first + 1 : phrase.first + 3]
        )
    if phrase.kind == "person":
        return tokens[phrase.first].low in {"le", "la", "l'"} or tokens[phrase.last - 1].is_capital
    return phrase.kind == "pronoun" and tokens[phrase.first].low in {"lui", "elle", "eux", "elles"}


def read_incise(tokens: Sentence, index: int, names: Names, *, loose: bool = False) -> Cue | None:
    """An inverted reporting clause at a token: "a déclaré X", "affirme-t-il", "lit-on dans le rapport".

    >>> from newsparse.quotes.tokens import tokenise
    >>> text = "a-t-elle ajouté."
    >>> cue = read_incise(tokenise(text, 0, len(text)), 0, {})
    >>> text[cue.start:cue.end], text[cue.speaker.start:cue.speaker.end]
    ('a-t-elle ajouté', 'elle')
    """
    begin = skip_adverbs(tokens, index)
    if at(tokens, begin).low in {"comme", "ainsi"}:
        begin += 1
    if [at(tokens, begin + k).low for k in range(3)] in (["c'", "est", "ce"], ["c'", "est", "du"]):
        begin += 4
    group = read_verb(tokens, begin)
    if group is None:
        return _any_verb(tokens, begin)
    if group.mood != "finite" or group.kind not in _INCISE_KINDS:
        return None
    if group.lemma == "lire" or (group.inverted >= 0 and tokens[group.inverted].low.endswith("on")):
        return _impersonal(tokens, group, names)
    if group.inverted >= 0:
        phrase = subject_before(tokens, group, names)
        return cue_of(group, phrase, group.last, "incise")
    if at(tokens, skip_adverbs(tokens, group.last)).low in {"que", "qu'", "de", "d'"}:
        return None
    phrase = subject_after(tokens, group.last, names)
    if phrase and is_source(phrase) and tokens[phrase.first].low not in {"il", "elle", "ils", "elles", "on"}:
        return cue_of(group, phrase, phrase.last, "incise")
    if loose and phrase and phrase.kind == "other" and tokens[phrase.first].low not in {"ce", "cela"}:
        return cue_of(group, phrase, phrase.last, "incise")
    return None


# Verbs whose inversion asks: "a-t-il", "peut-elle", "faut-il".
_ASKING = re.compile(r"(?:est|a|ont|sont|va|vont|fait|faut|.*(?:peut|peuvent|doit|doivent|ra|ront|rait|raient|vait|vaient|tait|taient))")
_THIRD = frozenset("-il -elle -ils -elles -t-il -t-elle".split())


def _any_verb(tokens: Sentence, index: int) -> Cue | None:
    """ "..., image-t-il.": a verb of any meaning that is inverted and closes its clause says how somebody spoke."""
    verb, pronoun = at(tokens, index), at(tokens, index + 1)
    if not verb.is_word or verb.is_capital or pronoun.low not in _THIRD or _ASKING.fullmatch(verb.low):
        return None
    if at(tokens, index + 2).text not in {".", ",", ";", "\n", ""}:
        return None
    shift = pronoun.low.rfind("-") + 1
    phrase = Phrase(index + 1, index + 2, pronoun.start + shift, pronoun.end, "pronoun")
    return Cue(verb.start, pronoun.end, index, index + 2, phrase, "incise", verb.low)


def cue_of(group: VerbGroup, phrase: Phrase | None, last: int, rule: str) -> Cue:
    """The cue that a verb group is."""
    return Cue(group.start, group.end, group.first, max(last, group.last), phrase, rule, group.lemma)


def _impersonal(tokens: Sentence, group: VerbGroup, names: Names) -> Cue | None:
    """ "peut-on lire dans le rapport", "explique-t-on chez Orange": the source stands behind the preposition."""
    behind = skip_adverbs(tokens, group.last)
    phrase = None
    if at(tokens, behind).low in {"dans", "sur", "chez", "à", "au", "en"}:
        start = behind if at(tokens, behind).low == "au" else behind + 1
        phrase = read_phrase(tokens, behind + 1, names) if start > behind else None
    if phrase and is_source(phrase):
        return cue_of(group, phrase, phrase.last, "incise")
    return cue_of(group, None, group.last, "incise")


def trailing_cue(tokens: Sentence, index: int, names: Names) -> Cue | None:
    """The first reporting clause or "selon X" set off by a comma at or behind a token."""
    for comma in range(index, len(tokens)):
        if tokens[comma].text not in {",", "—", "–", "("}:
            continue
        cue = read_incise(tokens, comma + 1, names) or (read_preposition(tokens, comma + 1, names) if comma + 1 < len(tokens) else None)
        if cue and cue.rule != "pour" and _closes(tokens, cue):
            return cue
    return None


def _closes(tokens: Sentence, cue: Cue) -> bool:
    """A reporting clause ends the sentence, or what follows is set off again, or only complements follow."""
    following = at(tokens, cue.last)
    return following.low not in {"que", "qu'", "si"}


def after_quote(tokens: Sentence, index: int, names: Names) -> Cue | None:
    """The cue directly behind a quotation at ``index - 1``: with its comma, or without one."""
    begin = index
    if at(tokens, begin).text == "(":  # « ... » (sic), dit X
        close = next((k for k in range(begin, min(begin + 12, len(tokens))) if tokens[k].text == ")"), -1)
        begin = close + 1 if close >= 0 and at(tokens, close + 1).text == "," else begin
    set_off = at(tokens, begin).text in {",", "—", "–"}
    begin += set_off
    cue = read_incise(tokens, begin, names, loose=True)
    if cue:
        return cue
    if at(tokens, begin).low in _LOCUTION_STARTS:
        cue = read_preposition(tokens, begin, names)
        if cue and (cue.rule != "pour" or set_off):
            return cue
    return _named_behind(tokens, index, names) or (_subject_then_verb(tokens, begin, names) if set_off else None)


def _named_behind(tokens: Sentence, index: int, names: Names) -> Cue | None:
    """« ... » — Marie Durand, PDG;  « ... » (Marie Durand)."""
    if at(tokens, index).text not in {"—", "–", "(", "-", "~"}:
        return None
    phrase = read_phrase(tokens, index + 1, names)
    if phrase is None or phrase.kind != "name" or at(tokens, phrase.last).text not in {"\n", ".", ",", ")", "("}:
        return None
    if phrase.label == "PER" or (not phrase.label and phrase.last - phrase.first >= 2):
        return Cue(None, None, index, phrase.last, phrase, "attribution")
    return None


def _subject_then_verb(tokens: Sentence, index: int, names: Names) -> Cue | None:
    """« ... », Marie Durand explique."""
    phrase = read_phrase(tokens, index, names)
    if not phrase or not is_source(phrase) or tokens[phrase.first].low in {"ce", "cela"}:
        return None
    group = read_verb(tokens, phrase.last)
    if group and group.mood == "finite" and group.kind in _INCISE_KINDS and at(tokens, group.last).text in {"\n", ".", ","}:
        return cue_of(group, phrase, group.last, "incise")
    return None
