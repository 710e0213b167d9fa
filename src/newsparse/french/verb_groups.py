"""Verb groups: « a déclaré », « affirme-t-il », « n'a pas hésité à dire », « fait valoir », « avait, sans
surprise, rejeté ».
"""

from __future__ import annotations

from functools import cache

from newsparse.french import verbs
from newsparse.french.conjugation import Part
from newsparse.french.groups import VerbGroup
from newsparse.french.insertions import behind_adverbs, behind_insertions
from newsparse.french.people import first_names, kind_of
from newsparse.french.small_words import (
    CLITICS,
    DETERMINERS,
    OPENING,
    PREPOSITIONS,
    SUBJECTS,
    THAT,
    few,
    is_adverb,
)
from newsparse.french.tokens import Sentence, at
from newsparse.french.verbs import AUXILIARIES, Verb

# Unions of word lists, made once: they are asked for at every word.
_RELATIVES = few("pronouns", "relative")
_NEUTER = few("pronouns", "neuter")
_COUNTING = few("determiners", "counting")
_NOUN_BEHIND = DETERMINERS - {"tout", "tous", "toutes"}
_GOVERNS = OPENING | THAT | CLITICS
_OBJECTS = OPENING | THAT | SUBJECTS | {"ne", "n'"}
_SUBJECTS_OR_WHO = SUBJECTS | {"qui"}
_GOVERNING = PREPOSITIONS - {"de", "d'"}
_PHRASE_BEFORE = DETERMINERS | PREPOSITIONS
_ADVERBIAL = (PREPOSITIONS - {"de", "d'"}) | {"au", "aux"}
_PREPOSITIONS_OF_NOUNS = PREPOSITIONS - {"en"}
_BEFORE_CLITICS = SUBJECTS | {"qui", "comme"}
_TOLD = SUBJECTS | _RELATIVES | _NEUTER

_REFLEXIVE = frozenset({"se", "s'"})
_NEGATIVE = frozenset({"ne", "n'"})
_ARTICLES = frozenset({"le", "la", "les", "l'", "leur"})
_LINKS = frozenset({"à", "de", "d'", "par", "jusqu'à"})
_SAYS_IT = frozenset({"hésiter", "manquer", "tarder"})  # "n'a pas hésité à dire" says it
# Participles in -ant that are adverbs, prepositions or nouns.
_NO_PARTICIPLES = frozenset(
    ("maintenant concernant suivant durant pendant moyennant avant auparavant cependant pourtant").split()
)


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
    if clitics and clitics[-1] in _ARTICLES and _is_article(tokens, index, verb, clitics):
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


def _is_article(tokens: Sentence, index: int, verb: int, clitics: list[str]) -> bool:
    """True where "le", "la", "les" before a word is its article: nothing tells a verb, and the word may be a
    noun.
    """
    if len(clitics) > 1 and clitics[-2] not in _ARTICLES:
        return False
    word, before = tokens[verb].low, at(tokens, index - 1).low
    if before in _BEFORE_CLITICS or before in _NEUTER:
        return False
    found = verbs.finite(word)
    if (
        before in THAT
        and at(tokens, index - 2).low == "ainsi"
        and found is not None
        and found.kind in verbs.SPEECH
    ):
        return False  # "ainsi que l'indique X"
    named = at(tokens, index - 1).is_capital and found is not None  # "Zoé Roy le refuse"
    if named and word not in verbs.ambiguous() and not kind_of(word):
        return False
    if word in verbs.forms() and found is None:
        return (
            verbs.reading(word, "infinitive") is None
            or before not in {"de", "d'", "pour", "à", "sans"} | PREPOSITIONS
        )
    return found is None or word in verbs.ambiguous() or found.lemma not in AUXILIARIES


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
        if found.part in verbs.FINITE and _is_noun_here(tokens, verb, clitics):
            continue
        if found.part == "present participle" and (
            word in PREPOSITIONS or _is_adjective(tokens, verb, clitics)
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


def _is_adjective(tokens: Sentence, verb: int, clitics: list[str]) -> bool:
    """True for a word in -ant that is a noun or an adjective: "consultant chez Ardo", "un signal
    inquiétant".
    """
    if clitics or at(tokens, verb - 1).low == "en":
        return False
    after = at(tokens, verb + 1)
    governs = after.low in _GOVERNS or after.quote >= 0 or after.text == ":" or after.is_capital
    governs = (
        governs
        or verbs.reading(after.low, "infinitive") is not None
        or verbs.reading(after.low, "past participle") is not None
    )
    return not governs and (
        kind_of(tokens[verb].low) == "person" or not (after.low in _ADVERBIAL or is_adverb(after.low))
    )


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


def _is_noun_here(tokens: Sentence, verb: int, clitics: list[str]) -> bool:
    """True for a form that is a noun or an adjective where it stands: "une annonce", "la firme
    note" is not one.
    """
    word, before = tokens[verb].low, at(tokens, verb - 1).low
    if clitics == ["en"] and (
        word in verbs.ambiguous() or kind_of(at(tokens, verb - 2).low) == "person"
    ):  # "En cause", "chercheur en pêche"
        return at(tokens, verb - 2).low not in _SUBJECTS_OR_WHO
    if clitics:
        earlier = at(tokens, verb - 2).low
        return (
            clitics[-1] in _ARTICLES
            and word in verbs.ambiguous()
            and len(clitics) == 1
            and earlier not in SUBJECTS
            and earlier != "comme"
        )
    counted = before in _COUNTING and word not in verbs.ambiguous()  # "un sur dix déclarent"
    if (before in _NOUN_BEHIND and not counted) or before in _PREPOSITIONS_OF_NOUNS:
        return True
    if before in _TOLD:
        return False
    if word in PREPOSITIONS:  # "contre", "entre"
        return True
    if kind_of(word) == "person" and word not in verbs.ambiguous():  # "Zoé Roy, président"
        return at(tokens, verb + 1).low[:1] != "-"
    if word not in verbs.ambiguous() or (
        verb > 0 and (at(tokens, verb - 1).is_capital or before in {",", ")", "—", "–"})
    ):
        return False
    after = at(tokens, verb + 1)
    governs = after.low in _OBJECTS or after.quote >= 0 or after.text == ":" or is_adverb(after.low)
    inverted = after.low[:1] == "-" and len(after.low) > 1
    named = (
        after.is_capital
        or after.low in {"avoir", "être"}
        or verbs.reading(after.low, "infinitive") is not None
    )
    asked = after.low == "si" or (
        after.low in {"de", "d'"} and verbs.reading(at(tokens, verb + 2).low, "infinitive") is not None
    )
    return not (governs or inverted or named or asked or after.low in _GOVERNING)


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
