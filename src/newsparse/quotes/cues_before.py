"""Cues before a quotation: the verb of its sentence, a passive with its agent, a noun and a colon."""

from __future__ import annotations

from newsparse.french.words import nouns
from newsparse.quotes import lexicon
from newsparse.quotes.cues import Cue, cue_of
from newsparse.quotes.finite import has_verb
from newsparse.quotes.impersonal import behind_on, is_told
from newsparse.quotes.phrases import Names, Phrase, is_source, read_phrase
from newsparse.quotes.subjects import subject_after, subject_before
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import VerbGroup, at, read_verb


def verb_before(tokens: Sentence, index: int, names: Names, *, before_colon: bool = False) -> tuple[VerbGroup, Cue] | None:
    """The last verb group of speech before a token, in its sentence, that has somebody for a subject."""
    for start in range(index - 1, max(-1, index - 40), -1):
        if tokens[start].text in {";", "—", "–", ")"} or (
            tokens[start].quote >= 0 and at(tokens, start + 1).text in {".", ","} and start < index - 12
        ):
            return None
        group = read_verb(tokens, start)
        if group is None or group.last > index or (start and _starts_earlier(tokens, start, group)):
            continue
        if group.mood == "passive" or (group.mood == "infinitive" and not before_colon):
            continue
        subject = subject_before(tokens, group, names)
        if subject is None and group.mood == "finite" and at(tokens, group.first - 1).low in {"que", "qu'", "comme", "où"}:
            subject = subject_after(tokens, group.last, names)  # "voici ce qu'écrit X :"
        if subject and tokens[subject.first].low == "on":
            source = behind_on(tokens, group, subject, names)
            if source or is_told(tokens, group):
                return group, cue_of(group, source, group.last, "verb")
        anybody = (
            before_colon and subject is not None and group.kind in {"state", "incise"}
        )  # a colon leaves no doubt: "un badaud lance : "
        if subject and (is_source(subject) or anybody) and not _impersonal_il(tokens, group, subject):
            return group, cue_of(group, subject, group.last, "verb")
    return None


def _starts_earlier(tokens: Sentence, start: int, group: VerbGroup) -> bool:
    earlier = read_verb(tokens, start - 1)
    return earlier is not None and earlier.last == group.last


def _impersonal_il(tokens: Sentence, group: VerbGroup, subject: Phrase) -> bool:
    return tokens[subject.first].low in {"on", "-on"} or (tokens[subject.first].low == "il" and group.mood == "passive")


def passive_agent(tokens: Sentence, index: int, names: Names) -> Cue | None:
    """ "a été qualifié de « ... » par X", "jugé « ... » par X": the agent behind the quotation at ``index``."""
    if at(tokens, index + 1).low != "par":
        return None
    phrase = read_phrase(tokens, index + 2, names)
    if not phrase or not is_source(phrase):
        return None
    for start in range(index - 1, max(-1, index - 8), -1):
        group = read_verb(tokens, start)
        if group and group.mood == "passive" and group.last <= index:
            for earlier in (read_verb(tokens, k) for k in range(max(0, start - 4), start)):
                if earlier and earlier.mood == "passive" and earlier.last == group.last:
                    group = earlier
                    break
            return cue_of(group, phrase, group.last, "passive")
    return None


def bare_infinitive(tokens: Sentence, colon: int, speaker: Phrase | None) -> Cue | None:
    """ "Et d'ajouter :", said by whoever spoke last."""
    for start in range(colon - 1, max(0, colon - 6), -1):
        group = read_verb(tokens, start)
        if group and group.mood == "infinitive" and tokens[start - 1].low in {"de", "d'"} and start <= 3:
            return cue_of(group, speaker, group.last, "infinitive")
    return None


def told_between(tokens: Sentence, index: int, colon: int) -> bool:
    """True where only what tells about a name stands between it and its colon: "X (Ardo) :", "X, directrice d'Ardo :"."""
    if at(tokens, index).text == "(":
        return tokens[colon - 1].text == ")"
    return at(tokens, index).text == "," and colon - index <= 14 and not has_verb(tokens, index, colon)


def noun_before(tokens: Sentence, colon: int, names: Names) -> Cue | None:
    """ "le message de X :", "le verdict de l'entreprise :", and a bare "X :" that opens the sentence."""
    for start in range(colon - 1, max(-1, colon - 14), -1):
        if tokens[start].low in nouns("utterance"):
            link = at(tokens, start + 1).low
            phrase = None
            if link in {"de", "d'"}:
                phrase = read_phrase(tokens, start + 2, names)
            elif link in {"du", "des"}:
                phrase = read_phrase(tokens, start + 1, names) or read_phrase(tokens, start + 2, names)
            source = phrase if phrase and is_source(phrase) else None
            bare = source is not None and at(tokens, start - 1).low in {",", ";", "puis", "et"}  # "Silence, puis réponse de X :"
            if start and not bare and at(tokens, start - 1).low not in lexicon.DETERMINERS:
                continue
            return Cue(tokens[start].start, tokens[start].end, start, colon, source, "noun", tokens[start].low)
    phrase = read_phrase(tokens, 0, names)
    if phrase is None or phrase.kind not in {"name", "person"} or not is_source(phrase):
        return None
    # "Liquidation d'Ardo : « »" is about Ardo and nobody's label.
    about = phrase.kind == "name" and phrase.label != "PER" and any(tokens[k].start in names for k in range(1, phrase.last))
    reaches = phrase.last == colon or told_between(tokens, phrase.last, colon)
    return Cue(None, None, 0, colon, phrase, "label") if reaches and not (about and tokens[0].is_capital) else None
