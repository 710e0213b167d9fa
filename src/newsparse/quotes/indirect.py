"""Indirect speech: the clause that somebody is reported to have said.

"X affirme que ...", "selon X, ...", "..., a annoncé X.", "dit avoir vendu ...", "promet de livrer ...". The clause alone is the
span: no "que", no frame before it, no final stop.
"""

from __future__ import annotations

from newsparse.quotes import cues, lexicon
from newsparse.quotes.clauses import FRAME_OPENERS, STOPS, behind_addressee, behind_frame, clause_end
from newsparse.quotes.cues import Cue
from newsparse.quotes.direct import Found
from newsparse.quotes.finite import has_verb
from newsparse.quotes.phrases import Names, Phrase, is_source
from newsparse.quotes.relatives import relative_source
from newsparse.quotes.subjects import behind_on, is_told, subject_before
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import VerbGroup, at, read_verb, skip_adverbs

# Words between a verb and its "que": "a déclaré mardi, dans un entretien au Monde, que".
_FRAME = 16
# Below this many words a clause is no report ("il dit que oui").
_SHORTEST = 3
# Tokens from which on what follows "Selon X," is taken for a clause though no verb in it is known.
_CERTAIN = 5
_TIMES = lexicon.MONTHS_AND_DAYS | frozenset("matin soir midi semaine mois année jour week-end même lendemain veille".split())


def read_sentence(tokens: Sentence, names: Names, direct: list[Found]) -> list[Found]:
    """The indirect speech of one sentence; ``direct`` is what it holds of direct speech."""
    found = _from_prepositions(tokens, names, direct) or []
    taken = found[0] if found else None
    for index in range(len(tokens)):
        if taken and taken.start <= tokens[index].start < taken.end:
            continue
        item = _from_verb(tokens, index, names)
        if item and not _is_mostly_quoted(tokens, item, direct):
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
    if len(held) < len(found) or quoted or any(_is_mostly_quoted(tokens, t, direct) for t in told):
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
    shortest = _SHORTEST if _name(tokens, clause) == "que" else _SHORTEST - 1  # "dit être assurée"
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


def _is_mostly_quoted(tokens: Sentence, item: Found, direct: list[Found]) -> bool:
    """X estime que « ... »: the clause opens with the quotation, which is direct speech already."""
    opening = next((t for t in tokens if t.end > item.start), None)
    if opening is None or (opening.quote < 0 and opening.low != "c'"):
        return False
    quoted = sum(f.end - f.start for f in direct if opening.start <= f.start and f.end <= item.end)
    told = item.end - item.start - quoted
    return told < quoted if opening.quote < 0 else 3 * told < quoted


# ---- selon X -----------------------------------------------------------------------------------------------------------
_PREPOSITIONS = frozenset("selon d' pour si à de aux".split())


def _from_prepositions(tokens: Sentence, names: Names, direct: list[Found]) -> list[Found]:
    """ "Selon X, ...", "..., selon X", "pour X, ..." in a sentence."""
    for index in range(len(tokens)):
        if tokens[index].low not in _PREPOSITIONS:
            continue
        opens = (
            index == 0
            or at(tokens, index - 1).text in {",", "(", "—", "–", ":"}
            or (index <= 2 and at(tokens, index - 1).low in {"et", "mais", "car", "or", "ainsi"})
        )
        relative = relative_source(tokens, index, names)
        if relative and (item := _from_relative(tokens, relative, names)):
            return [item]
        if not opens:
            continue
        cue = cues.read_preposition(tokens, index, names)
        if cue is None:
            continue
        leads = index <= 2 or at(tokens, index - 1).text == ":" or _after_frame(tokens, index)
        span = _behind_preposition(tokens, cue, names) if leads else _around_preposition(tokens, cue)
        if span is None or not (has_verb(tokens, *span) or span[1] - span[0] >= (_CERTAIN if leads else 2 * _CERTAIN)):
            continue
        first, end = span
        item = Found(
            tokens[first].start, tokens[end - 1].end, "indirect", f"indirect.{cue.rule}", cue.speaker, (cue.start or 0, cue.end or 0)
        )
        if not _is_mostly_quoted(tokens, item, direct):
            return [item]
    return []


def _from_relative(tokens: Sentence, cue: Cue, names: Names) -> Found | None:
    """ "Un rapport de X, selon lequel ...", "X, pour qui ...": the clause begins behind the relative pronoun."""
    end = clause_end(tokens, cue.last, names)
    if end - cue.last < _SHORTEST or not has_verb(tokens, cue.last, end):
        return None
    return Found(
        tokens[cue.last].start, tokens[end - 1].end, "indirect", f"indirect.{cue.rule}", cue.speaker, (cue.start or 0, cue.end or 0)
    )


# Tokens of a frame before "selon X" that opens a sentence: "Cette année, selon X, les ventes baissent".
_FRAME_BEFORE = 8


def _after_frame(tokens: Sentence, index: int) -> bool:
    """True where only a frame without a verb stands before the source, and the clause behind it."""
    return (
        0 < index <= _FRAME_BEFORE and tokens[index - 1].text == "," and not has_verb(tokens, 0, index) and tokens[0].low not in _NOUNS_OPEN
    )


_NOUNS_OPEN = lexicon.OPENING_DETERMINERS - {"ce", "cet", "cette", "ces", "le", "la", "l'", "les"}


def _behind_preposition(tokens: Sentence, cue: Cue, names: Names) -> tuple[int, int] | None:
    """The clause behind "Selon X,": over the appositions and frames between commas that follow the name."""
    index = cue.last
    while index < len(tokens) and tokens[index].text != ",":
        if tokens[index].text in STOPS or tokens[index].text in {":", "«»"}:
            return None
        index += 1
    if index >= len(tokens) - 1:
        return None
    start = index + 1
    for _ in range(4):
        comma = next((k for k in range(start, len(tokens)) if tokens[k].text == ","), -1)
        if cue.speaker is not None and cue.speaker.kind == "pronoun":  # nothing is told about "lui"
            break
        if comma < 0 or comma - start > 30 or not _is_apposition(tokens, start, comma) or comma + 1 >= len(tokens):
            break
        start = comma + 1
    end = clause_end(tokens, start, names)
    return (start, end) if end > start else None


def _is_apposition(tokens: Sentence, start: int, comma: int) -> bool:
    """A segment between commas that tells about the name: a relative clause, or a phrase without verb."""
    if tokens[start].low in {"qui", "dont", "où", "que", "qu'", "lui", "elle"} and tokens[start].low not in {"elle"}:
        return True
    return not has_verb(tokens, start, comma)


def _around_preposition(tokens: Sentence, cue: Cue) -> tuple[int, int] | None:
    """The clause that "..., selon X" closes or interrupts."""
    last = next((k for k in range(cue.last, len(tokens)) if tokens[k].text in STOPS | {",", ")"}), len(tokens))
    closes = not any(t.is_word for t in tokens[last:]) or (has_verb(tokens, 0, cue.first) and _only_tells(tokens, last))
    end = cue.first - 1 if closes else len(tokens)
    start = 0
    while start < end and not (tokens[start].is_word or tokens[start].quote >= 0):
        start += 1
    while end > start and tokens[end - 1].text in STOPS:
        end -= 1
    return (start, end) if end - start >= _SHORTEST else None


def _only_tells(tokens: Sentence, comma: int) -> bool:
    """True where what follows a source is told about it: "selon X, un analyste qui se trompe rarement", "d'après X, dont"."""
    opening = at(tokens, comma + 1)
    if at(tokens, comma).text != "," or opening.low not in {"qui", "dont", "lequel", "laquelle", "un", "une"}:
        return False
    relative = next((k for k in range(comma + 1, len(tokens)) if tokens[k].low in {"qui", "dont", "que", "qu'", "où"}), len(tokens))
    return not has_verb(tokens, comma + 1, relative)


def _behind_opening(tokens: Sentence, stop: int) -> int:
    """The index behind the frames that open a clause: "Depuis 2013, dans un local de Paris, il a ranimé"."""
    start = 0
    while start < stop and tokens[start].low in lexicon.PREPOSITIONS:
        comma = next((k for k in range(start, stop) if tokens[k].text == ","), stop)
        if comma == stop or has_verb(tokens, start, comma) or not has_verb(tokens, comma, stop):
            break
        start = comma + 1
    return start


# Words that open what is told about a name, or the frame of what it said.
_TELLS = frozenset("dont qui où lequel laquelle lors dans en tout qu' que sans avant après confirmant".split())


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
        goes_on = any(t.is_word for t in tokens[last:]) and has_verb(tokens, last, len(tokens)) and behind.low not in _TELLS
        counted = behind.text[0].isdigit() or behind.low in {"des", "un", "une"}
        if cue.speaker.kind == "pronoun" and at(tokens, last).text == "," and counted:  # "il a réparé, dit-il, 31 000 téléphones"
            goes_on = True
        participle = read_verb(tokens, last + 1)
        if participle and participle.mood == "participle":
            goes_on = False
        if has_verb(tokens, 0, comma):
            span = (_behind_opening(tokens, comma), len(tokens) if goes_on else comma)
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
