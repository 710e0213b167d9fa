"""A construction that was found becomes a cue: where it stands in the text, and whose phrase the
source is.
"""

from __future__ import annotations

from typing import NamedTuple

from newsparse.french import NounPhrase, Reading, VerbGroup, nouns, read_phrase
from newsparse.french.groups import Names
from newsparse.french.tokens import at
from newsparse.french.verbs import SPEECH, taking
from newsparse.quotes.constructions import Match
from newsparse.quotes.sources import is_somebody

# Clitics that name the addressee.
_DATIVES = frozenset({"m'", "me", "nous", "lui", "leur"})

# Determiners that a clitic can be taken for.
_OWN = frozenset({"ses", "son", "leur", "leurs", "l'"})


class Cue(NamedTuple):
    """A cue: where it is in the text, the words it counts, the chunks it takes with its source, the source's
    phrase, the rule.
    """

    start: int | None
    end: int | None
    text: str
    first: int
    last: int
    speaker: NounPhrase | None
    rule: str
    lemma: str = ""

    @property
    def span(self) -> tuple[int, int] | None:
        """The characters of the cue, or ``None`` where no word is one."""
        return (self.start, self.end) if self.start is not None and self.end is not None else None


def words_of(reading: Reading, verb: VerbGroup) -> tuple[int, int, str]:
    """The place and the words of a verb as a cue: its auxiliary, a reflexive, no other clitic, no adverb, no
    pronoun.

    >>> from newsparse.french import read
    >>> sentence = read("Elle s'est, hier, félicitée du plan.")
    >>> words_of(sentence, sentence.chunks[1].verb)[2]
    "s'est félicitée"
    """
    tokens, start = reading.tokens, verb.start
    reflexive = next(
        (t for t in tokens[verb.first : verb.head] if t.low in {"se", "s'"} and t.start < start), None
    )
    if reflexive is not None and not verb.helper:
        start = reflexive.start
    told = reading.text[start : verb.end]
    if verb.helper and verb.pronoun >= 0:  # "peut-on lire" is "peut lire"
        told = (
            f"{reading.text[start : tokens[verb.pronoun].start]} "
            f"{reading.text[tokens[verb.head].start : verb.end]}"
        )
    if verb.auxiliary >= 0 and not verb.helper and verb.head > verb.auxiliary:
        head = (
            tokens[verb.head].start
            if not verb.passive
            else next(
                (t.start for t in tokens[verb.auxiliary + 1 : verb.head] if t.low == "été"),
                tokens[verb.head].start,
            )
        )
        told = f"{reading.text[start : tokens[verb.auxiliary].end]} {reading.text[head : verb.end]}"
    return start, verb.end, " ".join(told.split())


def of_verb(reading: Reading, index: int, speaker: NounPhrase | None, rule: str, last: int) -> Cue:
    """The cue that the verb chunk at an index is."""
    verb = reading.chunks[index].verb
    assert verb is not None
    start, end, told = words_of(reading, verb)
    return Cue(start, end, told, index, last, speaker, rule, verb.lemma)


def of_match(reading: Reading, match: Match) -> Cue:
    """The cue of a construction that was found behind or before a quotation."""
    rule = match.construction.name
    source = reading.chunks[match.source].phrase if match.source >= 0 else None
    if match.cue < 0:
        return Cue(None, None, "", match.source, match.last, source, rule)
    chunk = reading.chunks[match.cue]
    if chunk.verb is None:
        return of_viewpoint(reading, match.cue)
    if source is None and match.source < 0:
        told = chunk.verb.form == "participle"
        source = participle_source(reading, match.cue) if told else reading.subject(match.cue)
    if source is not None and source.word == "on":
        source = behind_on(reading, match.cue, source)
    return of_verb(reading, match.cue, source, rule, max(match.last, match.cue + 1))


def participle_source(reading: Reading, index: int) -> NounPhrase | None:
    """Whose words a participle reports: the noun it stands at ("un billet disant que"), the subject of the
    main clause before it ("X part, jugeant que"), or of the one that follows.

    >>> from newsparse.french import read
    >>> sentence = read("Jugeant le plan mauvais, la ministre l'a refusé.")
    >>> sentence.words(participle_source(sentence, 0))
    'la ministre'
    """
    kinds, chunks = reading.kinds, reading.chunks
    first = chunks[index].first
    gerund = {reading.tokens[k].low for k in range(max(0, first - 1), first + 1)} & {"en", "tout"}
    beside = chunks[index - 1].phrase if index and not gerund else None
    if is_somebody(beside):
        return beside
    main = [k for k in range(index - 1, -1, -1) if kinds[k] == "V" and not reading.is_inner(k)]
    speaking = [k for k in main if (verb := chunks[k].verb) is not None and verb.kind in SPEECH]
    later = [k for k in range(index + 1, len(chunks)) if kinds[k] == "V"]
    behind = [k for k in later if set(kinds[max(0, k - 2) : k]).isdisjoint("qrs")]
    for step in speaking + main if main else behind:
        subject = reading.subject(step) or (reading.behind(step) if step < index else None)
        if is_somebody(subject):
            return subject
    return None


def of_viewpoint(reading: Reading, index: int) -> Cue:
    """The cue of "selon X", "pour X", "aux yeux de X", "X, selon lequel"."""
    chunk = reading.chunks[index]
    tokens, phrase = reading.tokens, chunk.phrase
    first, last = tokens[chunk.first + (tokens[chunk.first].low == "toujours")], chunk.last
    rule = "pour" if chunk.word == "pour" else "selon"
    if phrase is None:
        source = _antecedent(reading, index)
        end = tokens[chunk.last - 2].end
    else:
        source = phrase
        inner = phrase.last < chunk.last or (phrase.determiner in _OWN and phrase.kind == "pronoun")
        end = (
            tokens[chunk.last - 1].end
            if inner
            else tokens[max(chunk.first, phrase.first - 1)].end
            if phrase.first > chunk.first
            else first.end
        )
        end = min(end, phrase.start) if not inner else end
    text = reading.text[first.start : end].strip()
    return Cue(
        first.start, first.start + len(text), text, index, index + 1, source, rule, chunk.word if last else ""
    )


def _antecedent(reading: Reading, index: int) -> NounPhrase | None:
    """Who "selon lequel", "pour qui" takes up: the nearest phrase before it that is somebody, over what
    commas enclose.
    """
    found: NounPhrase | None = None
    person = reading.tokens[reading.chunks[index].last - 1].low == "qui"
    for step in range(index - 1, -1, -1):
        phrase = reading.chunks[step].phrase
        if reading.kinds[step] in ".;:":
            break
        if is_somebody(phrase):
            found = found or phrase
            if phrase is not None and (not person or phrase.label == "PER"):
                return phrase
    return found


def behind_on(reading: Reading, index: int, subject: NounPhrase) -> NounPhrase | None:
    """Who "on" is: "dit-on chez X", "à la mairie, on assure", "lit-on dans le rapport"; ``None`` where the
    text does not say.

    >>> from newsparse.french import read
    >>> sentence = read("À la préfecture, on indique que tout va.")
    >>> sentence.words(behind_on(sentence, 3, sentence.chunks[2].phrase))
    'la préfecture'
    """
    after = [k for k in range(index + 1, min(index + 3, len(reading.chunks))) if reading.kinds[k] in "aP"]
    before = [k for k in range(index - 1, -1, -1) if reading.kinds[k] in "P,aN"]
    verb = reading.chunks[index].verb
    asked = verb is not None and verb.lemma in taking("urge")  # "on reproche à X de": X is who is told
    for step in before if asked else [*after, *before]:
        chunk = reading.chunks[step]
        if (
            chunk.kind == "P"
            and chunk.word in _PLACES
            and chunk.phrase is not None
            and is_somebody(chunk.phrase)
        ):
            return chunk.phrase
    return None


_PLACES = frozenset({"chez", "à", "dans", "du", "de", "auprès", "sur", "en"})


def is_told(verb: VerbGroup) -> bool:
    """True where somebody is told it: "on m'a assuré que"."""
    return not _DATIVES.isdisjoint(verb.clitics)


def noun_before(reading: Reading, colon: int, names: Names) -> Cue | None:
    """ "le message de X :", "sa réponse :", "le verdict de l'entreprise :": a thing said, and whose it is."""
    tokens, stop = reading.tokens, reading.chunks[colon].first
    for index in range(stop - 1, max(-1, stop - _NOUN_WITHIN), -1):
        if tokens[index].low not in nouns("utterance") or at(tokens, index - 1).low in _BY:
            continue
        if reading.chunks[reading.chunk_at(index)].verb is not None:  # "on se demande :"
            continue
        whose = _whose(reading, index, colon, names)
        defined = at(tokens, index - 1).low in {"le", "la", "les", "l'"}
        if whose is None and defined and tokens[index].low in nouns("naming"):  # "sont insérés les mots :"
            continue
        return Cue(
            tokens[index].start,
            tokens[index].end,
            tokens[index].text,
            reading.chunk_at(index),
            colon,
            whose,
            "noun",
            tokens[index].low,
        )
    return None


# "en réponse", "par courriel": the way it was said.
_BY = frozenset({"en", "par", "via"})
_SIGNED = frozenset({"signé", "signée", "signés", "signées"})


def _whose(reading: Reading, index: int, colon: int, names: Names) -> NounPhrase | None:
    """Whose a thing said is: "le message de X", "ce message, signé X", "un message de la part de X"."""
    tokens = reading.tokens
    link = at(tokens, index + 1).low
    if link in {"de", "d'", "du", "des"}:
        begin = index + 1 + (link in {"de", "d'"})
        behalf = at(tokens, begin).low == "la" and at(tokens, begin + 1).low == "part"
        phrase = read_phrase(tokens, begin + 3 * behalf, names, bare=True)
        if is_somebody(phrase):
            return phrase
    elsewhere = [c.phrase for c in reading.chunks[:colon] if c.word == "chez"]
    stop = reading.chunks[colon].first
    signed = [read_phrase(tokens, k + 1, names) for k in range(index + 1, stop) if tokens[k].low in _SIGNED]
    return next((phrase for phrase in signed + elsewhere if is_somebody(phrase)), None)


def noun_at(reading: Reading, index: int, names: Names) -> Cue | None:
    """ "... : l'avertissement de X": the thing said that a chunk is, and whose it is."""
    phrase = reading.chunks[index].phrase
    if phrase is None or reading.tokens[phrase.head].low not in nouns("utterance"):
        return None
    found = noun_before(reading, index + 1, names) if index + 1 < len(reading.chunks) else None
    return found._replace(first=index, last=index + 1) if found and found.speaker is not None else None


_NOUN_WITHIN = 14  # tokens before a colon in which the noun stands
