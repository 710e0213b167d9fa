"""Indirect speech: the clause that somebody is reported to have said.

"X affirme que ...", "selon X, ...", "..., a annoncé X.", "dit avoir vendu ...", "promet de livrer ...". The clause alone is the
span: no "que", no frame before it, no final stop.
"""

from __future__ import annotations

from newsparse.quotes import cues, lexicon
from newsparse.quotes.clauses import FRAME_OPENERS, STOPS, behind_addressee, behind_frame, clause_end
from newsparse.quotes.direct import Found
from newsparse.quotes.finite import has_verb
from newsparse.quotes.impersonal import behind_on, is_told
from newsparse.quotes.phrases import Names, Phrase, is_source
from newsparse.quotes.selon import SHORTEST, TELLS, behind_opening, from_prepositions, is_mostly_quoted
from newsparse.quotes.subjects import subject_before
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import VerbGroup, at, read_verb, skip_adverbs

# Words between a verb and its "que": "a déclaré mardi, dans un entretien au Monde, que".
_FRAME = 16
_TIMES = lexicon.MONTHS_AND_DAYS | frozenset("matin soir midi semaine mois année jour week-end même lendemain veille".split())


def read_sentence(tokens: Sentence, names: Names, direct: list[Found]) -> list[Found]:
    """The indirect speech of one sentence; ``direct`` is what it holds of direct speech."""
    found = from_prepositions(tokens, names, direct) or []
    taken = found[0] if found else None
    for index in range(len(tokens)):
        if taken and taken.start <= tokens[index].start < taken.end:
            continue
        item = _from_verb(tokens, index, names)
        if item and not is_mostly_quoted(tokens, item, direct):
            found.append(item)
            taken = item
    if tokens[0].quote < 0 and not any(item.rule.endswith(("selon", "pour")) for item in found):
        found = _beside(_from_incise(tokens, names), found, tokens, direct)
    return found


_TOUCHES = 4  # characters between a quotation and the clause that reports it: a mark, a comma, their spaces


def _beside(told: list[Found], found: list[Found], tokens: Sentence, direct: list[Found]) -> list[Found]:
    """What a reporting clause reports, and what else the sentence does, where they are two things."""
    held = [f for f in found if not any(f.start < t.end and t.start < f.end for t in told)]
    quoted = any(f.rule.startswith(("direct.colon", "direct.alone", "direct.inside")) for f in direct) or any(
        f.cue is None or t.cue is None or f.end + _TOUCHES >= t.cue[0] or f.cue[0] < t.cue[0] for f in direct for t in told
    )
    if len(held) < len(found) or quoted or any(is_mostly_quoted(tokens, t, direct) for t in told):
        return found
    return told + found


# ---- que and infinitives -----------------------------------------------------------------------------------------------
def _from_verb(tokens: Sentence, index: int, names: Names) -> Found | None:
    group = read_verb(tokens, index)
    if group is None or group.mood == "passive" or group.negative:
        return None
    reports = group.kind in {"state", "evidence", "opinion"} or (group.reflexive and group.lemma in _REFLEXIVE_QUE)
    if not reports and group.lemma != "engager" and group.lemma not in lexicon.lemmas("urge"):
        return None
    if index and (earlier := read_verb(tokens, index - 1)) and earlier.last == group.last:
        return None
    takes_que = group.kind != "incise" or (group.reflexive and group.lemma in _REFLEXIVE_QUE)
    clause = (_que_clause(tokens, group) if takes_que else None) or _infinitive(tokens, group)
    if clause is None:
        return None
    if group.mood == "infinitive" and not _narrates(tokens, group):  # "pour prouver que", "il est à parier que" report nobody
        return None
    subject = subject_before(tokens, group, names)
    somebody = bool(subject)
    if subject and tokens[subject.first].low in _ON:
        subject = behind_on(tokens, group, subject, names)
        somebody = subject is not None or is_told(tokens, group)
    elif subject and (not is_source(subject) or not _can_say(tokens, group, subject)):
        return None
    if not somebody:
        return None
    end = clause_end(tokens, clause, names)
    shortest = SHORTEST if _name(tokens, clause) == "que" else SHORTEST - 1  # "dit être assurée"
    if sum(t.is_word or t.quote >= 0 for t in tokens[clause:end]) < shortest:
        return None
    return Found(
        tokens[clause].start, tokens[end - 1].end, "indirect", f"indirect.{_name(tokens, clause)}", subject, (group.start, group.end)
    )


_ON = frozenset({"on", "-on", "-t-on"})


def _narrates(tokens: Sentence, group: VerbGroup) -> bool:
    """ "X a répondu, avant de concéder que", "et d'ajouter que": an infinitive that goes on telling what the subject says."""
    link, before = at(tokens, group.first - 1).low, at(tokens, group.first - 2).low
    return link in {"de", "d'"} and before in {"avant", "et", "puis"}


def _name(tokens: Sentence, clause: int) -> str:
    return "que" if at(tokens, clause - 1).low in {"que", "qu'"} else "infinitive"


def _can_say(tokens: Sentence, group: VerbGroup, subject: Phrase) -> bool:
    first = tokens[subject.first].low
    if first in {"je", "nous", "vous"}:
        return False
    if group.kind == "opinion":
        somebody = subject.label in {"PER", "ORG"} or first in lexicon.TITLES or subject.kind == "body"
        return somebody or (subject.kind in {"person", "pronoun"} and not group.plural)
    if group.lemma in lexicon.lemmas("urge") and subject.label == "PRODUCT":  # a chip promises nothing
        return False
    # "La mésaventure de X a montré que": a thing shows, X says nothing.
    thing = subject.kind == "name" and first in lexicon.OPENING_DETERMINERS and not tokens[subject.first + 1].is_capital
    return not (thing and group.kind == "evidence")


def _que_clause(tokens: Sentence, group: VerbGroup) -> int | None:
    """The index behind the "que" that a verb group governs."""
    index = skip_adverbs(tokens, group.last)
    stop = min(len(tokens), index + _FRAME)
    if not any(tokens[k].low in {"que", "qu'"} for k in range(index, stop)):
        return None
    oneself = any(t.low in {"s'", "se"} for t in tokens[group.first : group.last])
    if oneself and group.kind != "incise" and group.lemma not in _REFLEXIVE_STATE:  # "s'établir", "se révéler" say nothing
        return None
    if at(tokens, index).low not in {"que", "qu'"}:
        opener, following = at(tokens, index), at(tokens, index + 1)
        on_a_day = opener.low in {"le", "la", "l'", "ce", "cet", "cette"} and (following.low in _TIMES or following.text[0].isdigit())
        if opener.low == "il" and following.low != "y":
            return None
        if not (opener.low in FRAME_OPENERS or opener.text == "," or on_a_day):
            return None
        first = index
        while index < stop and tokens[index].low not in {"que", "qu'"}:
            if tokens[index].text in {";", ":", ".", "«»"} or tokens[index].low in {"qui", "dont"}:
                return None
            if tokens[index].text == "," and at(tokens, index + 1).low in {"un", "une", "des"}:  # a thing, and what is told about it
                return None
            between = read_verb(tokens, index)
            if between and between.mood == "participle":
                return None
            index += 1
        if at(tokens, index - 1).low in _COMPARED:
            return None
        if index >= stop or has_verb(tokens, first + 3 * (opener.low == "il"), index):
            return None
    return index + 1 if index + 1 < len(tokens) else None


# Words before "que" that make it a relative or a comparison: "celui que", "au même niveau qu'en 2022".
_COMPARED = frozenset("celui celle ceux celles ce plus moins autant aussi tel telle tels telles même mêmes niveau rythme".split())
_REFLEXIVE_STATE = frozenset("dire plaindre rappeler jurer assurer promettre convaincre".split())
# Verbs whose reflexive reports a clause though the plain verb reports none: "se plaignait que", "se félicite que".
_REFLEXIVE_QUE = frozenset(
    "plaindre féliciter réjouir inquiéter étonner indigner désoler alarmer souvenir émouvoir agacer insurger".split()
)


def _infinitive(tokens: Sentence, group: VerbGroup) -> int | None:
    """The index of the infinitive that a speech verb governs: "dit avoir vendu", "promet de livrer"."""
    index = skip_adverbs(tokens, group.last)
    bare = group.lemma in lexicon.lemmas("infinitive")
    if group.lemma in lexicon.lemmas("urge"):
        index = behind_addressee(tokens, index)
    if at(tokens, index).low == "à" and group.lemma == "engager" and at(tokens, index + 1).low in lexicon.infinitives():
        return index + 1 if any(t.low in {"s'", "se"} for t in tokens[max(0, group.first - 1) : group.last]) else None
    if at(tokens, index).low in {"de", "d'"}:
        if group.lemma not in lexicon.lemmas("urge"):
            return None
        index += 1
    elif not bare or (index != group.last and at(tokens, group.last).text == ","):
        return None
    else:
        index = behind_frame(tokens, index)
    verb = index
    while at(tokens, verb).low in lexicon.CLITICS | {"pas", "plus", "jamais", "rien", "bien", "ne", "n'"} or lexicon.is_adverb(
        at(tokens, verb).low
    ):
        verb += 1
    word = at(tokens, verb)
    unknown = at(tokens, index - 1).low in {"de", "d'"} and len(word.low) > 4 and word.low.endswith(("er", "ir", "dre", "ttre", "uire"))
    return index if word.is_word and (word.low in lexicon.infinitives() or unknown) else None


# ---- a reporting clause without marks ----------------------------------------------------------------------------------
_COMMAS = 20  # of a sentence; an enumeration has more, and no reporting clause behind so many


def _from_incise(tokens: Sentence, names: Names) -> list[Found]:
    """ "Le service fermera en mai, a annoncé l'entreprise."; "En Allemagne, ajoute-t-il, les prix montent."."""
    commas = [k for k in range(1, len(tokens) - 1) if tokens[k].text in {",", "—", "–"}]
    for comma in commas[:_COMMAS]:
        cue = cues.read_incise(tokens, comma + 1, names)
        if cue is None or cue.start is None or cue.end is None or cue.speaker is None or not is_source(cue.speaker):
            continue
        last = next((k for k in range(cue.last, len(tokens)) if tokens[k].text in STOPS | {","}), len(tokens))
        if tokens[comma + 1].low == "comme" and tokens[-1].text == "?":
            continue
        behind = at(tokens, last + 1)
        goes_on = any(t.is_word for t in tokens[last:]) and has_verb(tokens, last, len(tokens)) and behind.low not in TELLS
        counted = behind.text[0].isdigit() or behind.low in {"des", "un", "une"}
        if cue.speaker.kind == "pronoun" and at(tokens, last).text == "," and counted:  # "il a réparé, dit-il, 31 000 téléphones"
            goes_on = True
        participle = read_verb(tokens, last + 1)
        if participle and participle.mood == "participle":
            goes_on = False
        if has_verb(tokens, 0, comma):
            span = (behind_opening(tokens, comma), len(tokens) if goes_on else comma)
        elif goes_on and tokens[last].text == ",":  # a frame opens the sentence, the clause follows its incise
            span = (last + 1, clause_end(tokens, last + 1, names))
        else:
            continue
        start, end = span
        while end > start + 1 and tokens[end - 1].text in STOPS:
            end -= 1
        start = next((k for k in range(start, end) if tokens[k].is_word or tokens[k].low in lexicon.OPENING_DETERMINERS), start)
        return [Found(tokens[start].start, tokens[end - 1].end, "indirect", "indirect.incise", cue.speaker, (cue.start, cue.end))]
    return []
