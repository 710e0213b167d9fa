"""Indirect speech: the clause that somebody is reported to have said.

"X affirme que ...", "selon X, ...", "..., a annoncé X.", "dit avoir vendu ...", "promet de livrer ...". The clause alone is the
span: no "que", no frame before it, no final stop.
"""

from __future__ import annotations

import re

from newsparse.french import NounPhrase
from newsparse.french.verbs import taking
from newsparse.french.words import kinds_of
from newsparse.quotes import constructions
from newsparse.quotes.constructions import Match
from newsparse.quotes.cues import Cue, behind_on, is_told, of_match, of_verb, of_viewpoint, participle_subject
from newsparse.quotes.found import Found, View
from newsparse.quotes.sources import is_somebody

# Words below which a clause is no report ("il dit que oui").
_SHORTEST = 3
_SHORTEST_OF_ALL = 2
# Words from which on what stands beside "selon X" is taken for a clause though no verb in it is known.
_CERTAIN = 5
_MINE = frozenset({"je", "j'", "nous", "vous", "tu"})
_THINGS = frozenset({"cela", "ce", "c'", "ça", "ceci", "tout", "rien"})


def read_sentence(view: View, direct: list[Found]) -> list[Found]:
    """The indirect speech of one sentence; ``direct`` is what it holds of direct speech."""
    found: list[Found] = []
    covered = -1
    for index in range(len(view.letters)):
        if index < covered or view.letters[index] not in "STGIBLJ":
            continue
        item = _from_verb(view, index)
        if item and not is_mostly_quoted(view, item, direct):
            found.append(item[0])
            covered = index + 1
    views = [item for item in _from_viewpoints(view) if not is_mostly_quoted(view, item, direct)]
    if not found or views:
        found = [f for f in found if not any(f.start <= v[0].start < f.end for v in views)] + [v[0] for v in views]
    if not views:
        told = [item for item in _from_incise(view, direct) if not is_mostly_quoted(view, item, direct)]
        found = [f for f in found if not any(f.start < t[0].end and t[0].start < f.end for t in told)] + [t[0] for t in told]
    return sorted(found, key=lambda f: f.start)


Span = tuple[int, int]  # chunks
Item = tuple[Found, Span]


def _item(view: View, span: Span, rule: str, cue: Cue) -> Item | None:
    """A reported clause over some chunks, without the marks at its ends."""
    first, last = span
    letters = view.letters
    while first < last and letters[first] in ",.;:—)" and letters[first] != "(":
        first += 1
    while last > first and (letters[last - 1] in ".,;:—c" or (letters[last - 1] == ")" and "(" not in letters[first:last])):
        last -= 1
    if last <= first:
        return None
    chunks, tokens = view.reading.chunks, view.reading.tokens
    start, end = tokens[chunks[first].first].start, tokens[chunks[last - 1].last - 1].end
    return Found(start, end, "indirect", f"indirect.{rule}", cue.speaker, cue.span, -1, cue.text), (first, last)


def _words(view: View, span: Span) -> int:
    chunks = view.reading.chunks
    tokens = view.reading.tokens[chunks[span[0]].first : chunks[span[1] - 1].last] if span[1] > span[0] else []
    return sum(t.is_word or t.quote >= 0 for t in tokens)


# ---- que and infinitives -----------------------------------------------------------------------------------------------
def _from_verb(view: View, index: int) -> Item | None:
    verb = view.reading.chunks[index].verb
    if verb is None or (verb.negative and verb.lemma not in {"exclure", "nier"}):
        return None
    for match in constructions.clauses(view.letters, index):
        if not _has_what_it_needs(view, match):
            continue
        source, somebody = _source(view, match)
        if not somebody:
            return None
        cue = of_verb(view.reading, index, source, match.construction.name, match.last)
        begin = match.clause if match.clause >= 0 else match.last
        span = (begin, _opening_end(view, index, begin) or clause_end(view, begin))
        shortest = _SHORTEST if match.construction.name == "que" and not view.has_verb(*span) else _SHORTEST_OF_ALL
        if _words(view, span) >= shortest:
            return _item(view, span, match.construction.name, cue)
    return None


def _has_what_it_needs(view: View, match: Match) -> bool:
    verb = view.reading.chunks[match.cue].verb
    assert verb is not None
    (need,) = match.construction.needs
    if need == "it_is_told":
        subject = view.reading.subject(match.cue)
        return verb.kind == "state" and subject is not None and subject.word == "il"
    if (verb.passive or verb.form == "past") and need != "asks":
        return False
    if need == "says_it":
        return verb.kind in {"state", "incise"} and view.has_verb(match.last, len(view.letters))
    if need == "asks_whether":
        return verb.lemma == "demander" and view.reading.chunks[match.clause].word in {"si", "s'"}
    if need == "says_that":
        takes = (
            verb.kind in {"state", "evidence", "opinion"}
            or verb.lemma in taking("that")
            or (verb.reflexive and verb.lemma in taking("reflexive"))
        )
        own = verb.reflexive or (verb.lemma == "assurer" and not {"nous", "vous"}.isdisjoint(verb.clitics))
        oneself = own and verb.lemma not in taking("reflexive") | taking("oneself")  # "en vous assurant que"
        return takes and not oneself and not _is_compared(view, match.last - 1)
    if need == "tells_whom":
        return verb.lemma in taking("whom")
    if need == "says_doing":
        return verb.lemma in taking("infinitive") and not verb.reflexive
    return _asks(view, match, verb.lemma, reflexive=verb.reflexive)


def _asks(view: View, match: Match, lemma: str, *, reflexive: bool) -> bool:
    """True for a verb that takes an infinitive by the preposition that stands before it: "promet de", "invite à"."""
    link = view.reading.tokens[view.reading.chunks[match.clause].first - 1].low
    if link in {"de", "d'"}:
        return lemma in taking("urge")
    return link == "à" and lemma in taking("call") and (lemma != "engager" or reflexive)


_COMPARED = frozenset("celui celle ceux celles ce plus moins autant aussi tel telle tels telles mêmes niveau rythme tant".split())


def _is_compared(view: View, that: int) -> bool:
    """True for a "que" that compares: "celui que", "au même niveau qu'en 2022"."""
    chunk = view.reading.chunks[that]
    return view.reading.tokens[chunk.first - 1].low in _COMPARED


def _source(view: View, match: Match) -> tuple[NounPhrase | None, bool]:
    """Who says what a verb reports, and whether anybody does."""
    verb, letters = view.reading.chunks[match.cue].verb, view.letters
    assert verb is not None
    if verb.form == "infinitive":
        return _of_infinitive(view, match.cue)
    if verb.passive and "it_is_told" in match.construction.needs:
        return None, True
    if verb.passive or verb.form == "past":
        agent = next((c.phrase for c in view.reading.chunks[match.cue + 1 : match.last] if c.word == "par"), None)
        return agent, is_somebody(agent)
    subject = view.reading.subject(match.cue)
    if subject is None and verb.form == "finite" and letters[match.cue - 1 : match.cue] in {"q", "r", "b"}:
        subject = view.reading.behind(match.cue)
    if verb.form == "participle" and not is_somebody(subject):
        return participle_subject(view.reading, match.cue), True
    if subject is None:
        return None, False
    if subject.word == "on":
        source = behind_on(view.reading, match.cue, subject)
        return source, source is not None or is_told(verb)
    return subject, is_somebody(subject) and subject.word not in _MINE | _THINGS and _can_say(
        subject, verb.kind, verb.lemma, plural=verb.plural
    )


def _of_infinitive(view: View, index: int) -> tuple[NounPhrase | None, bool]:
    """ "X a répondu, avant de concéder que", "et d'ajouter que", "a profité de l'occasion pour expliquer que"."""
    tokens, first = view.reading.tokens, view.reading.chunks[index].first
    link = tokens[first - 1].low if first else ""
    if link not in {"de", "d'", "pour"}:
        return None, False
    earlier = tokens[first - 2].low if first > 1 else ""
    narrates = earlier in {"avant", "et", "puis", "mais"} or first <= 2
    for step in range(index - 1, -1, -1):
        if view.letters[step] in "SLTVB":
            subject = view.reading.subject(step) or view.reading.behind(step)
            profits = link == "pour" and (view.reading.chunks[step].verb or _NO_VERB).lemma in {"profiter", "saisir", "écrire"}
            return subject, (narrates or profits) and is_somebody(subject) and (subject is None or subject.word not in _MINE | _THINGS)
    return None, narrates


class _NoVerb:
    lemma = ""


_NO_VERB = _NoVerb()


def _can_say(subject: NounPhrase, kind: str, lemma: str, *, plural: bool) -> bool:
    if kind == "opinion":
        somebody = subject.label in {"PER", "ORG"} or subject.kind in {"body", "name"}
        return somebody or (subject.kind in {"person", "pronoun"} and not plural)
    if lemma in taking("urge") and subject.label == "PRODUCT":  # a chip promises nothing
        return False
    # "La mésaventure de X a montré que": a thing shows, X says nothing.
    return not (kind == "evidence" and subject.kind == "name" and bool(subject.determiner) and subject.head != (subject.name or (0,))[0])


def _opening_end(view: View, index: int, begin: int) -> int:
    """Where the clause of a participle that opens its sentence ends: "Jugeant que le plan est mauvais, X le refuse"; 0 for none."""
    letters = view.letters
    opens = letters[index] == "G" or letters[:index].lstrip("ac,")[:1] == "b"  # "Si X estime que tout va, Y en doute"
    relative = letters[:index].rstrip("anx")[-1:] == "r"  # "X, qui affirme n'avoir rien vu, part"
    if relative:
        return next((k for k in range(begin + 1, len(letters) - 1) if letters[k] == "," and letters[k + 1] in "SLVB"), 0)
    if not opens or view.has_verb(0, index):
        return 0
    for comma in range(begin + 1, len(letters)):
        rest = letters[comma + 1 :].lstrip("adP,")
        if (
            letters[comma] == ","
            and rest[:1] in {"N", "O", "H", "M", "h"}
            and (letters[begin] in "iIn" or view.has_verb(begin, comma))
            and view.has_verb(comma, len(letters))
        ):
            return comma
    return 0


# ---- where a clause ends -----------------------------------------------------------------------------------------------
def clause_end(view: View, begin: int) -> int:
    """The chunk behind a reported clause: the sentence's end, or where another report or the reporter's own words begin."""
    letters = view.letters
    for index in range(begin + 1, len(letters)):
        letter = letters[index]
        if letter == ";" or (letter == ":" and letters[index + 1 : index + 2] == "Q"):
            return index
        if (
            letter == "c"
            and index > begin + 1
            and (_goes_on_outside(view, index + 1, infinitive=letters[begin] in "iIn") or _OTHER.match(letters, index + 1))
        ):
            return index
        if letter in ",—" and index > begin + 1 and (_is_incise(view, index) or _is_tail(view, index + 1)):
            return index
    return len(letters)


# Somebody else reports: "et Zoé Roy, PDG d'Ardo, confirme que".
_OTHER = re.compile(r"[NH](?:,[^,SLTUBV]{1,12},)?[adP]*S[adP]*q")


def _goes_on_outside(view: View, index: int, *, infinitive: bool) -> bool:
    """True where the main clause goes on: "et dit « ... »", "et ajoute que", "mais s'est refusé à"."""
    letters = view.letters
    says = letters[index : index + 1] in {"S", "L"}
    if says and (letters[index + 1 : index + 2] in {"q", "Q"} or letters[index + 1 : index + 3] in {"pQ", "aq", "Pq", "dq"}):
        return True
    verb = view.reading.chunks[index].verb if index < len(letters) else None
    own = view.reading.chunks[index - 1].word == "mais" and letters[index : index + 1] in {"S", "L", "B"}
    refuses = infinitive and verb is not None and verb.negative  # "demande de suspendre le plan et n'exclut pas un recours"
    return own or refuses or letters[index : index + 2] == "pI"


def _is_incise(view: View, index: int) -> bool:
    """True where a reporting clause begins at a comma: what it reports stands before."""
    for match in constructions.behind(view.letters, index):
        if match.construction.name == "incise" and not match.construction.needs and match.cue >= 0:
            return match.source < 0 or view.letters[match.source] in "NH"
    return False


_TAILS = frozenset({"conformément", "contrairement"})


def _is_tail(view: View, index: int) -> bool:
    """What the reporter adds: "ajoutant que ...", "avant de préciser que", "tout en confirmant que", "contrairement à"."""
    letters = view.letters[index : index + 4]
    chunk = view.reading.chunks[index] if index < len(view.letters) else None
    if chunk is None or chunk.word in _TAILS:
        return chunk is not None
    if chunk.word == "sans" or (chunk.kind == "P" and chunk.word in _TAILS):
        return True
    report = letters.lstrip("apd")
    return report[:1] in {"G", "I"} and "q" in report[:3]


# ---- whose view --------------------------------------------------------------------------------------------------------
def _from_viewpoints(view: View) -> list[Item]:
    """ "Selon X, ...", "..., selon X", "pour X, ...", "un rapport selon lequel ..."."""
    out: list[Item] = []
    for index, letter in enumerate(view.letters):
        if letter not in "Ww":
            continue
        cue = of_viewpoint(view.reading, index)
        span = _viewed(view, index, relative=view.reading.chunks[index].phrase is None)
        if span is None or cue.speaker is None or (out and span[0] < out[-1][1][1]):
            continue
        if letter == "w" and not _holds_the_view(view, index, span):
            continue
        whole = span[0] > index or (span[0] == 0 and not view.letters[index + 1 :].strip("."))  # "Une hausse de 10 % en un an, selon X."
        told = view.has_verb(*span) or _words(view, span) >= (_CERTAIN if whole else 2 * _CERTAIN)
        shortest = _SHORTEST_OF_ALL if view.has_verb(*span) else _SHORTEST
        item = _item(view, span, cue.rule, cue) if told and _words(view, span) >= shortest else None
        if item:
            out.append(item)
    return out


def _viewed(view: View, index: int, *, relative: bool) -> Span | None:
    """The chunks of the clause that a viewpoint at an index tells of."""
    letters = view.letters
    if relative:
        return index + 1, clause_end(view, index + 1)
    head = letters[:index]
    leads = not set(head) - set("ac—") or (head[-1:] in {",", ":", "c"} and not view.has_verb(0, index) and "Q" not in head)
    begin = _behind_told(view, index + 1) if leads else None
    if begin is not None:
        return begin, clause_end(view, begin)
    if leads and not {"N", "O"} & set(head):
        return None
    if letters[index] == "w" and letters[index - 1] not in ",:c":
        return None
    if letters[index - 2 : index] in {"r,", "q,"} and letters[index + 1 : index + 2] == ",":  # "qui, selon X, reste loin"
        return index + 2, clause_end(view, index + 2)
    if letters[index - 1] == "q" or (letters[index - 1] in "cs:" and letters[index + 1 : index + 2] == ","):  # "..., sauf que selon X, ..."
        begin = _behind_told(view, index + 1)
        return (begin, clause_end(view, begin)) if begin is not None else None
    if letters[index] == "w":
        return None
    first = _clause_start(view, index)
    rest = letters[index + 1 :]
    if letters[index - 1] not in ",(—" and rest.lstrip("adP")[:1] not in {",", ".", ";", ":", ")", "", "—", "r", "(", "c", "Q", "b"}:
        return None  # "qui doit selon lui partir": no clause is set off
    opens = rest[:1] == "," and view.has_verb(index + 1, len(letters)) and rest[1:2] not in "rO" and not view.has_verb(first, index)
    split = (
        rest[:1] == "," and letters[index - 1] == "," and letters[index - 2] in "SLVB" and rest[1:2] in "NOQPiqpJ"
    )  # "ce qui garantit, selon X, la paix"
    return (first, len(letters) if opens or split else index)


def _behind_told(view: View, index: int) -> int | None:
    """The chunk behind "Selon X," and what is told about X: appositions, relative clauses, a date, a frame."""
    letters = view.letters
    while letters[index : index + 1] in {"P", "d", "a", "J", "(", "x"}:
        index = letters.find(")", index) + 1 if letters[index] == "(" and ")" in letters[index:] else index + 1
    if letters[index : index + 1] not in {",", ":"}:
        return index if letters[index : index + 1] in set("NOHMh") else None
    begin = index + 1
    for _ in range(3):
        comma = letters.find(",", begin)
        told = letters[begin:comma] if comma > 0 else ""
        apposition = told[:1] in {"r", "J", "O", "N"} and not set(told) & set("SLTUBVc") and not _lists(view, begin, comma)
        relative = told[:1] == "r"
        if comma < 0 or not (apposition or relative or told in {"P", "d", "PP", "Pd"}):
            break
        begin = comma + 1
    return begin if begin < len(letters) else None


def _lists(view: View, begin: int, comma: int) -> bool:
    """True for a first subject of several: "Selon Ardo, Brivo, Cervia et Dorna contrôlent": no apposition to Ardo."""
    phrase = view.reading.chunks[begin].phrase
    rest = view.letters[comma + 1 :]
    return phrase is not None and phrase.kind == "name" and rest[:1] in {"N", "O"} and rest[1:2] in {"c", ","}


def _clause_start(view: View, stop: int) -> int:
    """The first chunk of the clause before a viewpoint, behind what opens the sentence."""
    letters = view.letters
    colon = max(letters.rfind(";", 0, stop), letters.rfind(":", 0, stop))
    begin = colon + 1
    while letters[begin : begin + 1] in {"c", "a", ",", "—"} and begin < stop - 1:
        begin += 1
    return begin


def _holds_the_view(view: View, index: int, span: Span) -> bool:
    """True where "pour X" opens a judgement and no benefit: "Pour Ardo, l'accord offre un marché" tells no view."""
    verb = next((c.verb for c in view.reading.chunks[span[0] : span[1]] if c.kind == "V"), None)
    phrase = view.reading.chunks[index].phrase
    person = phrase is None or phrase.label == "PER" or phrase.kind == "person" or "association" in kinds_of(phrase.word)
    return span[0] > index and verb is not None and (person or verb.lemma in taking("judgement"))


# ---- a reporting clause without marks ----------------------------------------------------------------------------------
_UNQUOTED = 1  # words beside the quotation that is the whole complement: "accuse X d'avoir « saigné le studio »"
_COMMAS = 20  # of a sentence; an enumeration has more, and no reporting clause behind so many


def _from_incise(view: View, direct: list[Found]) -> list[Item]:
    """ "Le service fermera en mai, a annoncé l'entreprise."; "En Allemagne, ajoute-t-il, les prix montent."; "Comme le dit X, ..."."""
    letters = view.letters
    opening = letters.find("b") if set(letters[: letters.find("b")]) <= set("Pda,c") else -1
    if opening >= 0 and view.reading.chunks[opening].word == "comme" and (told := _behind_comme(view, opening)):
        return told
    if letters[:3] in {"aqS", "aqT"}:
        return _behind_comme(view, 1)
    for comma in [k for k, letter in enumerate(letters) if k and (letter in ",—" or letters[k : k + 2] == "QT")][:_COMMAS]:
        cue = _incise_at(view, comma + (letters[comma] == "Q"))
        comma += letters[comma] == "Q"
        alone = letters[comma - 1] == "Q" and (
            letters[comma - 2 : comma - 1] == ":" or not view.has_verb(0, comma - 1)
        )  # the quotation is what the cue reports, and all of it
        if (
            cue is None
            or alone
            or any(f.cue == cue.span and f.start > view.reading.tokens[view.token(0)].start for f in direct if _reports_it(view, f, cue))
        ):
            continue
        last = next((k for k in range(cue.last, len(letters)) if letters[k] in ",.;—"), len(letters))
        span = _reported(view, comma, last, cue)
        item = _item(view, span, "incise", cue) if span and _words(view, span) >= _SHORTEST else None
        if item:
            return [item]
    return []


def _reports_it(view: View, found: Found, cue: Cue) -> bool:
    """True for a quotation that stands directly before its cue: the cue reports it, and no clause around it."""
    first = view.reading.tokens[view.token(0)]
    return first.quote >= 0 or found.start <= first.end


def _incise_at(view: View, comma: int) -> Cue | None:
    for match in constructions.behind(view.letters, comma):
        plain = match.construction.name == "incise" and not match.construction.needs and match.cue >= 0
        if (
            not plain
            or 0 <= match.source < match.cue
            or (match.source >= 0 and view.letters[match.source] not in "NH")
            or view.letters[match.last : match.last + 1] == "q"
        ):
            continue
        cue = of_match(view.reading, match)
        if cue.speaker is None and view.letters[match.cue] == "T":  # "a-t-on précisé de même source"
            return cue
        if (
            cue.speaker is not None
            and is_somebody(cue.speaker)
            and cue.speaker.word not in _MINE | _THINGS
            and not _is_main_verb(view, match, comma)
        ):
            return cue
    return None


def _is_main_verb(view: View, match: Match, comma: int) -> bool:
    """True for a verb whose subject stands before the comma: "La firme, qui a grandi, annonce un plan"."""
    if match.source < 0:
        return False
    source = view.reading.chunks[match.source].phrase
    apart = "," not in view.letters[:comma]  # one comma never parts a subject from its verb
    inverted = (source is not None and source.label == "PER") or apart
    return not inverted and view.reading.subject(match.cue) is not None and not _has_main_verb(view.letters[:comma])


def _has_main_verb(letters: str) -> bool:
    depth = False
    for letter in letters:
        if letter in "qrb":
            depth = True
        elif letter in "SLTUBV":
            if not depth:
                return True
            depth = False
    return False


def _reported(view: View, comma: int, last: int, cue: Cue) -> Span | None:
    letters = view.letters
    rest = letters[last + 1 :]
    if view.has_clause(0, comma) or (last >= len(letters) - 1 and not {"N", "O"}.isdisjoint(letters[:comma])):
        pronoun = cue.speaker is not None and cue.speaker.kind == "pronoun"
        goes_on = (
            letters[last : last + 1] in {",", "—"} and pronoun and rest[:1] in {"O", "c", "N", "i"}
        )  # "il a réparé, dit-il, 31 000 téléphones"
        return _behind_frame(view, comma), (len(letters) if goes_on else comma)
    follows = letters[last : last + 1] in {",", "—"} and view.has_verb(last, len(letters))
    if (
        follows and rest[:1] in {"S", "L", "V", "B"} and not {"N", "O", "H"}.isdisjoint(letters[:comma])
    ):  # "Le prix, promet X, ne bougera pas"
        return 0, len(letters)
    return (last + 1, clause_end(view, last + 1)) if follows else None


def _behind_frame(view: View, stop: int) -> int:
    """The chunk behind the frames that open a clause: "Depuis 2013, dans un local de Paris, il a ranimé"."""
    begin = 0
    while view.letters[begin : begin + 1] in {"P", "d", "p"}:
        comma = view.letters.find(",", begin, stop)
        if comma < 0 or view.has_verb(begin, comma) or not view.has_verb(comma, stop):
            break
        begin = comma + 1
    while view.letters[begin : begin + 1] in {"c", "a", ","} and begin < stop - 1:
        begin += 1
    return begin


def _behind_comme(view: View, opening: int) -> list[Item]:
    """ "Comme le rapporte X, ...", "Ainsi que l'indique X, ..."."""
    chain = view.letters[:opening] + "," + view.letters[opening + 1 :]
    match = next((m for m in constructions.behind(chain, opening) if m.construction.name == "incise" and m.cue >= 0), None)
    if match is None:
        return []
    cue = of_match(view.reading, match)
    comma = view.letters.find(",", match.last)
    if comma < 0 or not is_somebody(cue.speaker) or not view.has_verb(comma, len(view.letters)):
        return []
    begin = _behind_told(view, match.last)
    item = _item(view, (begin, clause_end(view, begin)), "incise", cue) if begin is not None else None
    return [item] if item else []


def is_mostly_quoted(view: View, item: Item, direct: list[Found]) -> bool:
    """X estime que « ... »: the clause opens with the quotation, which is direct speech already."""
    found, (first, last) = item
    opening = view.letters[first]
    if (
        opening in "iInh"
        and "Q" in view.letters[first:last]
        and _words(view, (first, last)) - view.letters[first:last].count("Q") <= _UNQUOTED
    ):
        return True
    if opening != "Q" and not (opening == "h" and view.reading.tokens[view.token(first)].low == "c'"):
        return False
    quoted = sum(f.end - f.start for f in direct if found.start <= f.start and f.end <= found.end)
    told = found.end - found.start - quoted
    return told < quoted if opening != "Q" else 3 * told < quoted
