"""Direct speech: which quotations of a paragraph are speech, and whose.

A quotation is taken with the cue that governs it, in this order: a cue inside the marks, a colon before, a reporting
clause behind, a verb or "selon X" before in the sentence, the cue of the sentence before; or, where the text names
nobody, for being a sentence of its own. A term, a title, a nickname is none of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsparse.quotes import cues, cues_before, speech
from newsparse.quotes.cues import Cue
from newsparse.quotes.finite import has_verb
from newsparse.quotes.fragments import fragment_counts, reported_counts
from newsparse.quotes.inside import Pieces, inside_pieces
from newsparse.quotes.phrases import Names, Phrase, is_source
from newsparse.quotes.relatives import relative_source
from newsparse.quotes.subjects import main_subject
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.topics import subject_of
from newsparse.quotes.verbs import at
from newsparse.text.quotation_marks import Marked


@dataclass(frozen=True)
class Found:
    """A piece of reported speech before it becomes a record: its place, its cue, the pieces it belongs with."""

    start: int
    end: int
    kind: str
    rule: str
    speaker: Phrase | None = None
    cue: tuple[int, int] | None = None
    group: int = -1


@dataclass
class Thread:
    """What carries over from quotation to quotation: the last one's speaker and cue, and where it stood."""

    groups: int = 0
    last: Found | None = None
    last_sentence: int = -10
    sentence: int = 0
    continued: bool = False
    heading: bool = False  # the paragraph is a headline
    announced: Cue | None = None  # a cue with a colon that ended the paragraph before
    heard: Found | None = None  # indirect speech or a subject of the sentence before
    found: list[Found] = field(default_factory=list)

    def new_group(self) -> int:
        self.groups += 1
        return self.groups


def read_sentence(text: str, tokens: Sentence, pairs: Sequence[Marked], names: Names, thread: Thread) -> list[Found]:
    """The direct speech of one sentence."""
    places = [i for i, token in enumerate(tokens) if token.quote >= 0]
    found: list[Found] = []
    said: Cue | None = None  # the reporting clause behind the quotation before
    behind_last = cues.trailing_cue(tokens, places[-1] + 1, names) if places else None
    for place in places:
        pair = pairs[tokens[place].quote]
        cue, rule = _governing(text, tokens, place, pair, names, thread, behind_last)
        if cue is None and said and _resumes(tokens, said.last, place):
            cue, rule = said, "after"
        said = cue if rule == "after" else None
        pieces = inside_pieces(text, pair, cue, names)
        if pieces:
            found.extend(_split_items(pieces, thread))
            continue
        item = _item(text, tokens, place, pair, cue, rule, thread, found)
        if item:
            found.append(item)
    return found


def _resumes(tokens: Sentence, index: int, place: int) -> bool:
    """True where a quotation goes on behind its reporting clause: « A », dit X, mais « B »."""
    return 0 < place - index <= 3 and all(not t.is_word or t.low in {"et", "mais", "puis", "car"} for t in tokens[index:place])


def _governing(
    text: str, tokens: Sentence, place: int, pair: Marked, names: Names, thread: Thread, trailing: Cue | None
) -> tuple[Cue | None, str]:
    """The cue that governs a quotation and how it does, or nothing and where it stands."""
    colon = place > 0 and tokens[place - 1].text == ":"
    announced = _before_colon(tokens, place - 1, names, thread) if colon else None
    explicit = cues.after_quote(tokens, place + 1, names) if announced and at(tokens, place + 1).text == "," else None
    if explicit and explicit.rule == "incise" and explicit.speaker and explicit.speaker.label == "PER":
        return explicit, "after"  # "Une version que conteste Ardo : « A », tonne Zoé Roy"
    if announced:
        return announced, "colon"
    if place == 0 and thread.announced:
        return thread.announced, "colon"
    passive = cues_before.passive_agent(tokens, place, names)
    if passive:
        return passive, "fragment"
    named = speech.is_named(tokens, place) and not speech.is_no_name(text[pair.start : pair.end], tokens[place - 1].low)
    cue = cues.after_quote(tokens, place + 1, names)
    if cue and _may_follow(text, tokens, place, pair, cue) and not (named and not speech.is_clause(text[pair.start : pair.end])):
        return cue, "after"
    if trailing and not named and place < trailing.first:
        return trailing, "after"
    if colon:
        return _after_colon(text[pair.start : pair.end], tokens, place, names, thread)
    if named:
        return None, "named"
    cue = _before(tokens, place, names)
    if cue:
        return cue, "fragment"
    if thread.heading and place == 0 and at(tokens, 1).text in {":", ","}:
        return None, "headline"
    return None, "alone" if _stands_alone(tokens, place) else "embedded"


def _after_colon(content: str, tokens: Sentence, place: int, names: Names, thread: Thread) -> tuple[Cue | None, str]:
    """What a colon announces that no cue governs."""
    clause = has_verb(tokens, 0, place)
    subject = subject_of(tokens[: place - 1], names, pronouns=True) if clause else None
    if subject and speech.is_utterance(content):
        return Cue(None, None, 0, place, subject, "subject"), "colon"
    if thread.heading and place == len(tokens) - 1:
        return None, "headline"
    if clause and at(tokens, 0).low in {"je", "j'", "nous", "vous", "on"}:  # the article speaks, nobody heard before
        thread.heard = None
    return None, "bare colon" if clause or thread.heard else "embedded"


def _before(tokens: Sentence, place: int, names: Names) -> Cue | None:
    """The verb or the preposition before a quotation in its sentence."""
    governed = cues_before.verb_before(tokens, place, names)
    nearer = governed and next(filter(None, (relative_source(tokens, k, names) for k in range(governed[0].last, place))), None)
    if nearer:
        return nearer
    if governed and governed[0].last <= place and not governed[0].negative and not _beyond_quotation(tokens, governed[0].last, place):
        return governed[1]
    for start in range(place - 1, -1, -1):
        relative = relative_source(tokens, start, names)
        if relative and relative.last <= place:
            return relative
        if start <= 1 or tokens[start - 1].text in {",", "—"}:
            cue = cues.read_preposition(tokens, start, names)
            if cue and cue.last <= place:
                return cue
    return None


def _beyond_quotation(tokens: Sentence, index: int, place: int) -> bool:
    """True where another quotation and another verb stand between a verb and a quotation: "réclame « A », quand X n'offre que « B »"."""
    other = next((k for k in range(index, place) if tokens[k].quote >= 0), -1)
    shared = other >= 0 and any(
        t.low in {"que", "qu'"} and tokens[k - 1].low in {"et", "mais", "ou"} for k, t in enumerate(tokens[:place]) if k > other
    )
    turned = other >= 0 and any(t.low in {"quand", "tandis", "alors", "lorsque", "lorsqu'"} for t in tokens[other:place])
    return turned or (other >= 0 and not shared and has_verb(tokens, other, place))


def _with_possessor(tokens: Sentence, cue: Cue, names: Names, thread: Thread) -> Cue:
    """ "Sa réponse :" is that of whoever spoke or was spoken of last."""
    before = thread.heard or thread.last
    if cue.rule == "noun" and cue.speaker is None and before and at(tokens, cue.first - 1).low in {"son", "sa", "ses"}:
        return cue._replace(speaker=before.speaker)
    if cue.rule == "noun" and cue.speaker is None:  # "X l'a pris au mot :", "Ardo nous a fait parvenir une réponse :"
        subject = main_subject(tokens[: cue.first], cue.first, names)
        sender = subject if subject and subject.kind in {"name", "body"} and is_source(subject) else None
        return cue._replace(speaker=subject_of(tokens[: cue.first], names) or sender)
    return cue


def _before_colon(tokens: Sentence, colon: int, names: Names, thread: Thread) -> Cue | None:
    before = thread.heard or thread.last
    infinitive = cues_before.bare_infinitive(tokens, colon, before.speaker if before else None)
    if infinitive:
        return infinitive
    governed = cues_before.verb_before(tokens, colon, names, before_colon=True)
    if governed:
        return governed[1]
    source = _preposition_before(tokens, colon, names)
    if source:
        return source
    noun = cues_before.noun_before(tokens, colon, names)
    return _with_possessor(tokens, noun, names, thread) if noun else None


def _preposition_before(tokens: Sentence, colon: int, names: Names) -> Cue | None:
    """ "En cause, d'après son fondateur, X :"."""
    for start in range(colon - 1, max(-1, colon - 20), -1):
        if start == 0 or tokens[start - 1].text == ",":
            cue = cues.read_preposition(tokens, start, names)
            if cue and (cue.last == colon or cues_before.told_between(tokens, cue.last, colon)):
                return cue
    return None


def _may_follow(text: str, tokens: Sentence, place: int, pair: Marked, cue: Cue) -> bool:
    """A cue without comma belongs to a quotation that opens its sentence or closes with a mark of its own."""
    return (
        place == 0
        or at(tokens, place + 1).text in {",", "—", "–", "("}
        or text[pair.end - 1] in ".,!?…"
        or cue.rule != "incise"
        or (cue.speaker is not None and cue.speaker.kind in {"pronoun"})
        or at(tokens, place - 1).text == "."
    )


def _stands_alone(tokens: Sentence, place: int) -> bool:
    """True where the sentence is the quotation: nothing before it but quotations, nothing behind but marks."""
    before = all(t.quote >= 0 or not t.is_word for t in tokens[:place])
    return before and not any(t.is_word for t in tokens[place + 1 :])


def _item(
    text: str, tokens: Sentence, place: int, pair: Marked, cue: Cue | None, rule: str, thread: Thread, before: list[Found]
) -> Found | None:
    content = text[pair.start : pair.end]
    if cue is None:
        return _uncued(content, tokens, place, pair, rule, thread, before)
    words = len(speech.words_of(content))
    if rule == "fragment" and not fragment_counts(content, words, tokens, place, cue):
        return None
    if rule == "after" and not reported_counts(content, words, tokens, place):
        return None
    if rule == "colon" and words < 2 and cue.rule not in {"verb", "noun"}:
        return None
    if rule == "colon" and speech.is_name_like(content) and cue.rule != "verb":
        return None
    heard = thread.heard
    if cue.speaker is None and cue.lemma == "lire" and heard and heard.speaker and heard.speaker.kind == "document":  # "y lit-on"
        cue = cue._replace(speaker=heard.speaker)
    shared = next((f for f in before if f.cue == _cue_span(cue) and f.cue is not None), None)
    group = shared.group if shared else thread.new_group()
    return Found(pair.start, pair.end, "direct", f"direct.{rule}.{cue.rule}", cue.speaker, _cue_span(cue), group)


def _cue_span(cue: Cue) -> tuple[int, int] | None:
    return (cue.start, cue.end) if cue.start is not None and cue.end is not None else None


def _uncued(content: str, tokens: Sentence, place: int, pair: Marked, rule: str, thread: Thread, before: list[Found]) -> Found | None:
    """A quotation whose sentence holds no cue: a sentence of its own, or what a colon announces."""
    if rule == "bare colon":
        if not speech.is_utterance(content) or speech.is_name_like(content) or speech.is_named(tokens, place - 1):
            return None
        return _heard_item(pair, thread, "direct.colon")
    if rule == "headline":
        return Found(pair.start, pair.end, "direct", "direct.headline") if speech.is_clause(content) and content[-1] != "." else None
    if thread.continued and place == 0 and thread.last:
        return replace(thread.last, start=pair.start, end=pair.end, rule="direct.continued")
    if rule == "embedded" and (before_it := _goes_on_talking(content, tokens, place, thread)):
        return Found(pair.start, pair.end, "direct", "direct.carried", before_it.speaker, before_it.cue, thread.new_group())
    if rule != "alone":
        return None
    if (
        thread.heading and place == 0 and content[-1:] not in ".!?…"
    ):  # a line of its own repeats what the article says: it goes on from nobody
        return Found(pair.start, pair.end, "direct", "direct.headline") if speech.is_clause(content) else None
    goes_on = thread.last and thread.last.kind == "direct" and thread.sentence - thread.last_sentence <= 1
    clause = speech.is_utterance(content) or (goes_on and content[-1:] in ".!?…" and len(speech.words_of(content)) >= _GOING_ON)
    final = content[-1:] in ".!?…" or at(tokens, place + 1).text in ".!?…"
    if not clause or not (final or speech.is_clause(content)):
        return None
    if thread.last and goes_on:
        return replace(thread.last, start=pair.start, end=pair.end, rule="direct.carried")
    return _heard_item(pair, thread, "direct.alone")


_GOING_ON = 2  # words of a sentence that goes on from a quotation: « ... », dit X. « Un silence, non. »


def _goes_on_talking(content: str, tokens: Sentence, place: int, thread: Thread) -> Found | None:
    """ "Quant à la chaleur, « elle est offerte à qui la veut »": a clause in a sentence that has no other, behind speech."""
    said = thread.heard if thread.heard and thread.heard.kind in {"direct", "indirect"} else None
    verbless = not has_verb(tokens, 0, place) and not has_verb(tokens, place + 1, len(tokens))
    goes_on = verbless and content[:1].islower() and speech.is_clause(content) and at(tokens, place - 1).text == ","
    return said if goes_on else None


def _heard_item(pair: Marked, thread: Thread, rule: str) -> Found:
    heard = thread.heard
    return Found(pair.start, pair.end, "direct", rule, heard.speaker if heard else None, heard.cue if heard else None, thread.new_group())


def _split_items(pieces: Pieces, thread: Thread) -> list[Found]:
    group = thread.new_group()
    return [Found(a, b, "direct", "direct.inside", pieces.cue.speaker, _cue_span(pieces.cue), group) for a, b in pieces.spans]
