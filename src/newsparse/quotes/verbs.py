"""Verb groups of reported speech: « a déclaré », « affirme-t-il », « n'a pas hésité à dire », « fait valoir », « ajoutant ».

A reader over tokens: clitics, auxiliary, adverbs and verb, in the orders French has. It says where the cue is
(auxiliary and verb, no clitics), whether the group is finite and whether its subject pronoun follows the verb.
"""

from __future__ import annotations

from typing import NamedTuple

from newsparse.french.conjugation import conjugate
from newsparse.french.words import fold
from newsparse.quotes import lexicon
from newsparse.quotes.adverbs import skip_adverbs as skip_adverbs
from newsparse.quotes.lexicon import Verb
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.tokens import at as at


class VerbGroup(NamedTuple):
    """A verb group: tokens ``first`` to ``last`` (exclusive) of its sentence, and where the cue is in the text."""

    first: int
    last: int
    lemma: str
    kind: str
    mood: str  # finite, participle, infinitive, passive
    start: int
    end: int
    plural: bool = False
    inverted: int = -1  # the token of its subject pronoun, where that follows the verb
    negative: bool = False
    reflexive: bool = False


# Participles that are adverbs or prepositions.
_NO_VERBS = frozenset("maintenant concernant suivant durant pendant moyennant".split())
_BE = frozenset("est sont était étaient sera seront serait seraient fut furent étant être été".split())
_ARE_MANY = frozenset("ont avaient auront auraient eurent sont étaient seront seraient furent".split())
_FAIRE = frozenset(
    "fait font faisait faisaient fit firent fera feront ferait feraient faisant faire laisse laissent laissait laissa laissé"
    " laissant".split()
)
_FAIRE_VERBS = {
    "valoir": "faire valoir",
    "savoir": "faire savoir",
    "remarquer": "faire remarquer",
    "observer": "faire observer",
    "noter": "faire noter",
    "entendre": "laisser entendre",
    "comprendre": "laisser comprendre",
    "part": "faire part",
}
# Verbs before a speech verb in the infinitive: "tient à préciser", "vient d'annoncer", "a voulu rassurer".
_HELPER_LEMMAS = (
    "tenir venir aller vouloir souhaiter hésiter contenter borner limiter chercher plaire pouvoir finir"
    " empresser préférer devoir tarder manquer risquer oser continuer persister croire aimer"
)
_HELPERS = frozenset(fold(f.text) for lemma in _HELPER_LEMMAS.split() for f in conjugate(lemma) if f.part != "infinitive")
_LINKS = frozenset("à de d' par jusqu'".split())
_REFLEXIVE = frozenset("se s' me m'".split())
_NEGATIVE = frozenset("ne n'".split())
_POSITIVE = ("hésit", "manqu", "tard", "cess")  # "n'a pas hésité à dire" says it


def _is_inverted(tokens: Sentence, index: int) -> bool:
    """True for the pronoun behind an inverted verb: "-t-il", "-elle"."""
    word = at(tokens, index).low
    return len(word) > 1 and word[0] == "-"


def read_verb(tokens: Sentence, index: int) -> VerbGroup | None:
    """The verb group of reported speech that begins at ``index``, or ``None``.

    >>> from newsparse.quotes.tokens import tokenise
    >>> text = "n’a pas tenu à le préciser"
    >>> group = read_verb(tokenise(text, 0, len(text)), 0)
    >>> group.lemma, group.mood, text[group.start:group.end]
    ('préciser', 'finite', 'préciser')
    """
    verb = index
    clitics: list[str] = []
    while at(tokens, verb).low in lexicon.CLITICS and len(clitics) < 3:
        clitics.append(tokens[verb].low)
        verb += 1
    if not at(tokens, verb).is_word:
        return None
    group = _read_core(tokens, verb, clitics)
    if group is None:
        return None
    negative = not _NEGATIVE.isdisjoint(clitics) and not any(t.low.startswith(_POSITIVE) for t in tokens[verb : group.last - 1])
    return group._replace(first=index, negative=negative, reflexive=not _REFLEXIVE.isdisjoint(clitics))


def _read_core(tokens: Sentence, verb: int, clitics: list[str]) -> VerbGroup | None:
    word = tokens[verb].low
    if word in _FAIRE:
        group = _faire_group(tokens, verb)
        if group:
            return group
    if word in _PHRASAL and (group := _phrasal_group(tokens, verb, verb)):
        return group
    if word in lexicon.AUXILIARIES:
        return _compound(tokens, verb, clitics)
    if word in _HELPERS:
        group = _with_helper(tokens, verb, verb + 1)
        if group:
            return group
    return _simple(tokens, verb, clitics)


def _simple(tokens: Sentence, verb: int, clitics: list[str]) -> VerbGroup | None:
    token = tokens[verb]
    found = lexicon.verbs().get(token.low, ())
    if found and _only_sees(tokens, verb, found[0], clitics):
        return None
    if not found or token.low in _NO_VERBS or (token.low in lexicon.ambiguous_forms() and _is_noun_here(tokens, verb, clitics)):
        return None
    best = min(found, key=lambda v: ("singular", "plural", "present participle", "infinitive", "past participle").index(v.part))
    pronoun = verb + 1 if _is_inverted(tokens, verb + 1) else -1
    if best.part in lexicon.FINITE:
        last = max(verb, pronoun)
        return _group(verb, last + 1, best, "finite", token.start, tokens[last].end)._replace(
            inverted=pronoun, plural=best.part == "plural"
        )
    mood = {"present participle": "participle", "infinitive": "infinitive", "past participle": "passive"}[best.part]
    if mood == "passive" and _shares_auxiliary(tokens, verb):
        mood = "finite"
    return _group(verb, verb + 1, best, mood, token.start, token.end)


def _shares_auxiliary(tokens: Sentence, verb: int) -> bool:
    """ "X a réclamé une enquête et estimé que": a second participle whose auxiliary stands with the first."""
    linked = at(tokens, verb - 1).low in {"et", "puis", "mais"}
    return linked and at(tokens, verb + 1).low in {"que", "qu'"} and any(t.low in lexicon.AUXILIARIES for t in tokens[: verb - 1])


def _only_sees(tokens: Sentence, verb: int, found: Verb, clitics: list[str]) -> bool:
    """ "Voir" judges in "y voit « ... »", "voit dans X « ... »", and sees elsewhere."""
    return found.lemma == "voir" and "y" not in clitics and at(tokens, verb + 1).low not in {"dans", "en"}


def _is_noun_here(tokens: Sentence, verb: int, clitics: list[str]) -> bool:
    before = at(tokens, verb - 1).low
    return (
        before in lexicon.DETERMINERS - {"leur", "leurs"}
        or before in lexicon.PREPOSITIONS
        or (bool(clitics) and clitics[-1] in {"le", "la", "les", "l'"})
    )


def _group(first: int, last: int, verb: Verb, mood: str, start: int, end: int) -> VerbGroup:
    return VerbGroup(first, last, verb.lemma, verb.kind, mood, start, end)


def _compound(tokens: Sentence, verb: int, clitics: list[str]) -> VerbGroup | None:
    auxiliary = tokens[verb]
    index, inverted = verb + 1, -1
    if _is_inverted(tokens, index):
        inverted, index = index, index + 1
    index = skip_adverbs(tokens, index)
    passive = auxiliary.low in _BE and _REFLEXIVE.isdisjoint(clitics) and at(tokens, verb - 1).low not in _REFLEXIVE
    if at(tokens, index).low == "été":
        passive, index = True, skip_adverbs(tokens, index + 1)
    participle = at(tokens, index)
    plural = auxiliary.low in _ARE_MANY
    if participle.low in _PHRASAL and (phrasal := _phrasal_group(tokens, verb, index)):
        return phrasal._replace(inverted=inverted, plural=plural)
    if participle.low in {"fait", "laissé"}:
        group = _faire_group(tokens, index)
        if group:
            return group._replace(start=auxiliary.start, plural=plural, inverted=inverted, mood="finite")
    if participle.low in _HELPERS:
        group = _with_helper(tokens, verb, index + 1)
        if group:
            return group._replace(plural=plural, inverted=inverted)
    found = [v for v in lexicon.verbs().get(participle.low, ()) if v.part == "past participle"]
    if not found or _only_sees(tokens, index, found[0], clitics):
        return None
    mood = "passive" if passive and found[0].lemma not in _ETRE_VERBS else "participle" if auxiliary.low in {"ayant", "étant"} else "finite"
    return _group(verb, index + 1, found[0], mood, auxiliary.start, participle.end)._replace(plural=plural, inverted=inverted)


_ETRE_VERBS = frozenset({"intervenir", "revenir", "convenir", "repartir"})


def _faire_group(tokens: Sentence, verb: int) -> VerbGroup | None:
    index = skip_adverbs(tokens, verb + 1 + _is_inverted(tokens, verb + 1))  # "fait-on savoir"
    second = at(tokens, index)
    lemma = _FAIRE_VERBS.get(second.low)
    if not lemma:
        return None
    mood = "participle" if tokens[verb].low.endswith("ant") else "infinitive" if tokens[verb].low == "faire" else "finite"
    last, inverted = index + 1, -1
    if _is_inverted(tokens, verb + 1):
        inverted = verb + 1
    return VerbGroup(
        verb, last, lemma, "state", mood, tokens[verb].start, second.end, tokens[verb].low.endswith("nt") and mood == "finite", inverted
    )


# Verbs that report with what follows them.
_PHRASES_OF = {
    "mettre": ("en garde",),
    "monter": ("au créneau",),
    "enfoncer": ("le clou",),
    "laisser": ("tomber",),
    "croire": ("savoir",),
    "vendre": ("la mèche",),
    "botter": ("en touche",),
    "donner": ("le ton",),
    "jeter": ("un pavé dans la mare",),
    "couper": ("court",),
    "tirer": ("la sonnette d' alarme",),
    "hausser": ("le ton",),
}
_PHRASAL: dict[str, tuple[str, str]] = {
    fold(form.text): (lemma, form.part) for lemma in _PHRASES_OF for form in conjugate(lemma) if form.part != "infinitive"
}


# Words of which one stands in each verb group of several words: they tell that a paragraph may report speech.
PHRASAL_WORDS = frozenset({*_FAIRE_VERBS, *_PHRASAL})


def _phrasal_group(tokens: Sentence, first: int, verb: int) -> VerbGroup | None:
    """ "Met en garde", "a enfoncé le clou": a verb and its fixed complement, from the auxiliary on."""
    lemma, part = _PHRASAL[tokens[verb].low]
    pronoun = verb + 1 if _is_inverted(tokens, verb + 1) else -1
    begin = skip_adverbs(tokens, max(verb, pronoun) + 1)
    for phrase in _PHRASES_OF[lemma]:
        words = phrase.split()
        if all(at(tokens, begin + k).low == word for k, word in enumerate(words)):
            last = begin + len(words)
            mood = "participle" if part == "present participle" else "finite"
            return VerbGroup(
                first, last, f"{lemma} {phrase}", "incise", mood, tokens[first].start, tokens[last - 1].end, part == "plural", pronoun
            )
    return None


def _with_helper(tokens: Sentence, first: int, index: int) -> VerbGroup | None:
    """A helper and the infinitive it governs; the infinitive is the cue."""
    index = skip_adverbs(tokens, index)
    inverted = -1
    if _is_inverted(tokens, index):
        inverted, index = index, skip_adverbs(tokens, index + 1)
    if at(tokens, index).low in _LINKS:
        index += 1
    while at(tokens, index).low in lexicon.CLITICS:
        index += 1
    token = at(tokens, index)
    found = [v for v in lexicon.verbs().get(token.low, ()) if v.part == "infinitive"]
    if not found:
        return None
    start = tokens[first].start if inverted >= 0 else token.start  # "peut-on lire" is one cue
    return _group(first, index + 1, found[0], "finite", start, token.end)._replace(
        inverted=inverted, plural=tokens[first].low.endswith("nt")
    )
