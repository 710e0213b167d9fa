"""Verb groups: « a déclaré », « affirme-t-il », « n'a pas hésité à dire », « fait valoir », « avait, sans
surprise, rejeté ».
"""

from __future__ import annotations

from functools import cache

from newsparse.french import verbs
from newsparse.french.conjugation import Part
from newsparse.french.groups import VerbGroup
from newsparse.french.insertions import behind_adverbs, behind_insertions
from newsparse.french.people import first_names
from newsparse.french.small_words import (
    CLITICS,
    DETERMINERS,
    PREPOSITIONS,
    is_adverb,
)
from newsparse.french.tokens import Sentence, at
from newsparse.french.verb_or_noun import ARTICLES, is_adjective, is_article, is_noun_here
from newsparse.french.verbs import AUXILIARIES, Verb

# Unions of word lists, made once: they are asked for at every word.
_PHRASE_BEFORE = DETERMINERS | PREPOSITIONS

_REFLEXIVE = frozenset({"se", "s'"})
_NEGATIVE = frozenset({"ne", "n'"})
_LINKS = frozenset({"à", "de", "d'", "par"})
_SAYS_IT = frozenset({"hésiter", "manquer", "tarder"})  # "n'a pas hésité à dire" says it
# Participles in -ant that are an adverb and an adjective.
_NO_PARTICIPLES = frozenset({"maintenant", "suivant"})


def read_verb(tokens: Sentence, index: int, *, bare: bool = False) -> VerbGroup | None:
    """The verb group that begins at a token, or ``None``; ``bare`` takes a past participle alone too.

    >>> from newsparse.french.tokens import tokenise
    >>> text = "n’a pas tenu à le préciser"
    >>> group = read_verb(tokenise(text, 0, len(text)), 0)
    >>> group.lemma, group.form, group.negative, group.helper, text[group.start : group.end]
    ('préciser', 'finite', True, 'tenir', 'préciser')
    """
    verb = index
    clitics: list[str] = []
    while at(tokens, verb).low in CLITICS and len(clitics) < _MOST_CLITICS:
        clitics.append(tokens[verb].low)
        verb += 1
    token = at(tokens, verb)
    if not token.is_word or (
        token.is_capital and (token.low in first_names() or not _may_open(tokens, verb))
    ):
        return None
    if clitics and clitics[-1] in ARTICLES and is_article(tokens, index, verb, clitics):
        return None
    group = _core(tokens, verb, clitics, bare=bare)
    if group is None:
        return None
    negative = not _NEGATIVE.isdisjoint(clitics) and group.helper not in _SAYS_IT
    return group._replace(
        first=index, negative=negative, reflexive=not _REFLEXIVE.isdisjoint(clitics), clitics=tuple(clitics)
    )


_MOST_CLITICS = 4


def _may_open(tokens: Sentence, verb: int) -> bool:
    """True where a capital is that of a sentence's first word: "Marie" behind "a dit" is not a form
    of marier.
    """
    return verb == 0 or not at(tokens, verb - 1).is_word


# Parts in the order in which a form is read: finite before infinitive; a past participle only where one is
# asked for.
_FORMS: dict[Part, str] = {
    "singular": "finite",
    "plural": "finite",
    "present participle": "participle",
    "infinitive": "infinitive",
}


@cache
def _readings(word: str) -> tuple[Verb, ...]:
    """The first reading of a folded word for each of the parts, in their order."""
    if word in _NO_PARTICIPLES:
        return ()
    found = verbs.forms().get(word, ())
    return tuple(
        next(v for v in found if v.part == part) for part in _FORMS if any(v.part == part for v in found)
    )


def _core(tokens: Sentence, verb: int, clitics: list[str], *, bare: bool) -> VerbGroup | None:
    word = tokens[verb].low
    for found in _readings(word):
        if found.part in verbs.FINITE and is_noun_here(tokens, verb, clitics):
            continue
        if found.part == "present participle" and (
            word in PREPOSITIONS or is_adjective(tokens, verb, clitics)
        ):
            continue
        simple = _group(tokens, verb, found, _FORMS[found.part])
        if found.lemma in AUXILIARIES and (compound := _compound(tokens, verb, simple, clitics)):
            return compound
        return _phrasal(tokens, simple) or _helped(tokens, simple) or simple
    if _is_unknown_verb(tokens, verb, clitics):
        form = "infinitive" if verbs.looks_infinitive(word) else "finite"
        return _group(tokens, verb, Verb("", "unknown", "singular"), form)
    if bare and (past := verbs.reading(word, "past participle")):
        shared = at(tokens, verb - 1).low in {"et", "puis", "mais"} and at(tokens, verb + 1).low in {
            "que",
            "qu'",
        }
        return _group(tokens, verb, past, "finite" if shared else "past")
    return None


def _group(tokens: Sentence, verb: int, found: Verb, form: str) -> VerbGroup:
    inverted = at(tokens, verb + 1).low
    pronoun = verb + 1 if form == "finite" and len(inverted) > 1 and inverted[0] == "-" else -1
    last = max(verb, pronoun)
    plural = found.part == "plural"
    token = tokens[verb]
    return VerbGroup(
        verb,
        last + 1,
        verb,
        found.lemma,
        found.kind,
        form,
        token.start,
        token.end,
        plural,
        found.tense,
        pronoun=pronoun,
    )


_GOVERNORS = frozenset(
    {"il", "elle", "ils", "elles", "on", "je", "j'", "ne", "n'", "se", "s'", "qui", "nous", "vous"}
)
# Endings of which every form that tells a verb of no list has one.
_VERBAL = ("er", "ir", "ïr", "re", "ent", "ont", "ait", "era", "ira")


def _is_unknown_verb(tokens: Sentence, verb: int, clitics: list[str]) -> bool:
    word, before = tokens[verb].low, at(tokens, verb - 1).low
    if not clitics and before not in _GOVERNORS and not word.endswith(_VERBAL):
        return False
    if word in CLITICS or word in PREPOSITIONS or is_adverb(word) or not word[0].isalpha():
        return False
    if verbs.looks_infinitive(word) and word not in verbs.forms():
        return before in {"de", "d'", "à", "pour", "sans"} or bool(clitics)
    if verbs.looks_finite(word) and before not in _PHRASE_BEFORE:
        return True
    governed = _GOVERNORS
    earlier = at(tokens, verb - len(clitics) - 1).low
    subject = before in governed or bool(
        clitics and (clitics[-1] in governed or clitics[0] in governed or earlier in governed)
    )
    nous = before in {"nous", "vous"} and word.endswith(("ons", "ez", "mes", "tes"))
    return nous or (
        subject
        and len(word) > 1
        and word.endswith(("e", "ons", "ez", "ent", "ont", "t", "ai", "s", "a", "d", "x"))
    )


def _compound(tokens: Sentence, verb: int, simple: VerbGroup, clitics: list[str]) -> VerbGroup | None:
    """Auxiliary and participle, over adverbs and insertions: "a-t-il, de son côté, déclaré", "a été
    qualifié".
    """
    index, been = behind_insertions(tokens, simple.last), False
    if at(tokens, index).low == "été":
        been, index = True, behind_insertions(tokens, index + 1)
    token = at(tokens, index)
    found = verbs.reading(token.low, "past participle") if token.is_word else None
    if found is None and not (token.is_word and verbs.looks_participle(token.low) and not token.is_capital):
        return None
    found = found or Verb("", "unknown", "past participle")
    passive = been or (
        simple.lemma == "être" and _REFLEXIVE.isdisjoint(clitics) and found.lemma not in verbs.taking("etre")
    )
    group = simple._replace(
        last=index + 1,
        head=index,
        lemma=found.lemma,
        kind=found.kind,
        end=token.end,
        passive=passive,
        auxiliary=verb,
    )
    if passive:
        return group
    return _phrasal(tokens, group) or _helped(tokens, group) or group


def _phrasal(tokens: Sentence, group: VerbGroup) -> VerbGroup | None:
    """A verb and its fixed complement: "met en garde", "a fait savoir"."""
    begin = behind_adverbs(tokens, group.last)
    for parts, kind in verbs.phrasal().get(group.lemma, ()):
        if all(at(tokens, begin + k).low == part for k, part in enumerate(parts)):
            last = begin + len(parts)
            return group._replace(
                last=last, lemma=f"{group.lemma} {' '.join(parts)}", kind=kind, end=tokens[last - 1].end
            )
    return None


def _helped(tokens: Sentence, group: VerbGroup) -> VerbGroup | None:
    """A helper and the infinitive it governs: "tient à préciser"; the infinitive is what is told."""
    if group.lemma not in verbs.taking("helper"):
        return None
    index = behind_adverbs(tokens, group.last)
    if at(tokens, index).low in _LINKS:
        index += 1
    clitics: list[str] = []
    while at(tokens, index).low in CLITICS and len(clitics) < _MOST_CLITICS:
        clitics.append(tokens[index].low)
        index += 1
    index = behind_adverbs(tokens, index)
    found = verbs.reading(at(tokens, index).low, "infinitive")
    if found is None:
        return None
    inner = _group(tokens, index, found, "infinitive")
    inner = _phrasal(tokens, inner) or inner
    start = group.start if group.pronoun >= 0 else inner.start  # "peut-on lire" is one cue
    return group._replace(
        last=inner.last,
        head=index,
        lemma=inner.lemma,
        kind=inner.kind,
        start=start,
        end=inner.end,
        helper=group.lemma,
    )
