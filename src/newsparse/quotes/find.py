"""Finding quotations: paragraphs, sentences, direct and indirect speech, and the threads between them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from newsparse.french import NounPhrase, split_sentences, tokenise
from newsparse.french.groups import Names
from newsparse.quotes import direct, indirect, interview
from newsparse.quotes.announced import before_colon
from newsparse.quotes.blocks import find_blocks
from newsparse.quotes.cues import noun_at
from newsparse.quotes.found import Found, Thread, View
from newsparse.quotes.glance import reports
from newsparse.quotes.sources import main_subject
from newsparse.record import Quote
from newsparse.text.quotation_marks import Marked, pair_marks
from newsparse.text.segments import paragraphs

_MARKS = re.compile(r"[«»“”„‟‘‹›\"]|<<|(?<!\w)'(?=\w)")
# A sentence of more characters than this is not prose (a table, minified code): it is left alone.
_LONGEST_SENTENCE = 6000
_MOST_MARKED = 30  # quotations of one sentence; more are a list of words, not speech
_LONGEST_HEADING = 220  # characters


def find_quotes(
    text: str,
    *,
    names: Sequence[tuple[int, int, str]] = (),
    raw: str | None = None,
    blocks: Sequence[tuple[int, int]] = (),
    warn: Callable[[str], None] | None = None,
) -> list[Quote]:
    """All reported speech of a text whose markup is masked, in text order; who said it is left to
    ``speakers``.

    ``names`` are the entity mentions known (start, end, label); ``raw`` is the text with its markup, at the
    same offsets, for block quotes; ``blocks`` are spans known to be block quotes, as a web page marks them;
    ``warn`` hears about marks that never close.

    >>> quote = find_quotes("« C'est fini », a déclaré Marie Durand, PDG d'Orange.")[0]
    >>> quote.text, quote.cue, quote.speaker_text
    ("C'est fini", 'a déclaré', 'Marie Durand')
    """
    known: Names = {start: (end, label) for start, end, label in names}
    marked = pair_marks(text, warn) if _MARKS.search(text) else []
    pairs = [pair for pair in marked if pair.depth == 0]
    spoken = interview.find_turns(text, names)
    quoted_blocks = find_blocks(text, raw or "", known, blocks) if raw is not None or blocks else []
    thread = Thread()
    places, opened = list(paragraphs(text)), [pair.opened for pair in pairs]
    ends, read_to = [end for _, end in places], 0
    for start, end in places:
        if start < read_to:
            continue
        first, last = bisect.bisect_left(opened, start), bisect.bisect_left(opened, end)
        if last > first and pairs[last - 1].closed > end:  # a quotation over paragraphs: they are one
            end = ends[min(bisect.bisect_left(ends, pairs[last - 1].closed), len(ends) - 1)]
            last = bisect.bisect_left(opened, end)
        read_to = end
        _read_paragraph(text, start, end, [(k, pairs[k]) for k in range(first, last)], pairs, known, thread)
    thread.found = _joined(thread.found, {pair.start for pair in pairs if pair.continued})
    told = _told_inside(text, thread.found, [pair for pair in marked if pair.depth == 1], known)
    found = _without_overlap(
        text,
        spoken + quoted_blocks,
        interview.mark_answers(text, sorted(thread.found + told, key=lambda f: f.start)),
    )
    return [_record(text, item) for item in _numbered(found)]


def _joined(found: list[Found], continued: set[int]) -> list[Found]:
    """Pieces of a quotation that goes on in the next paragraph: the first ones have the speaker that a later
    one names.
    """
    out = list(found)
    for index in range(len(out) - 2, -1, -1):
        first, second = out[index], out[index + 1]
        if (
            first.start in continued
            and first.kind == second.kind == "direct"
            and (first.speaker is None or first.cue is None)
            and second.speaker
        ):
            out[index] = replace(second, start=first.start, end=first.end, rule=first.rule)
    return out


_MOST_TOLD = 200  # quotations inside others of one article


def _told_inside(text: str, found: Sequence[Found], inner: Sequence[Marked], names: Names) -> list[Found]:
    """What a speaker tells of others in their words: « Un élu m'a dit : “Oui.” »; it needs a cue
    of its own.
    """
    out: list[Found] = []
    starts = [pair.opened for pair in inner]
    for item in [f for f in found if f.kind == "direct"] if inner else []:
        held = [
            (k, inner[k])
            for k in range(bisect.bisect_left(starts, item.start), bisect.bisect_left(starts, item.end))
        ]
        if not held or len(out) >= _MOST_TOLD or held[-1][1].closed > item.end + 1:
            continue
        tokens = tokenise(text, item.start, item.end, held)
        for sentence in split_sentences(text, tokens, inner):
            if 0 < sum(t.quote >= 0 for t in sentence) <= _MOST_MARKED:
                view = View(text, sentence, inner, names)
                spoken = direct.read_sentence(view, Thread())
                out.extend(
                    replace(f, group=-1)
                    for f in spoken
                    if f.speaker and f.cue and f.rule.endswith(("verb", "incise"))
                )
    return out


def _read_paragraph(
    text: str,
    start: int,
    end: int,
    inside: list[tuple[int, Marked]],
    pairs: Sequence[Marked],
    names: Names,
    thread: Thread,
) -> None:
    tokens = tokenise(text, start, end, inside)
    sentences = split_sentences(text, tokens, pairs)
    announced, thread.announced = thread.announced, None
    asked = text[max(0, start - _CLOSING) : start].rstrip(" \t\n\r*_»”\u00a0").endswith("?")
    thread.heard = None if not thread.last or thread.sentence - thread.last_sentence > 0 else thread.heard
    first = len(thread.found)
    thread.heading = _is_heading(text, start, end, len(sentences))
    views = []
    for number, sentence in enumerate(sentences):
        thread.sentence += 1
        marked = sum(t.quote >= 0 for t in sentence)
        if marked > _MOST_MARKED or (sentence[-1].end - sentence[0].start > _LONGEST_SENTENCE and not marked):
            continue
        view = View(text, sentence, pairs, names)
        views.append(view)
        thread.announced = announced if number == 0 else None
        thread.asked = asked and number == 0
        if not marked and thread.announced is None and not reports(sentence):
            thread.said, thread.before = None, view
            continue
        spoken = direct.read_sentence(view, thread)
        reported = indirect.read_sentence(view, spoken)
        thread.announced = None
        _remember(view, thread, spoken, reported)
        thread.found.extend(spoken + reported)
    thread.found[first:] = _spoken_ahead(_presented(thread.found[first:], views), start)
    last = pairs[inside[-1][0]] if inside else None
    thread.continued = bool(last and last.continued)
    if views and views[-1].tokens[-1].text == ":":
        thread.announced = before_colon(views[-1], len(views[-1].letters) - 1, thread)


_CLOSING = 12  # characters: marks, line breaks and emphasis behind a question


def _is_heading(text: str, start: int, end: int, sentences: int) -> bool:
    """A line of its own, one sentence, no final stop: a headline."""
    line = text[start:end]
    return sentences == 1 and len(line) <= _LONGEST_HEADING and "\n" not in line and line[-1] not in ".;:,!"


def _presented(found: list[Found], views: Sequence[View]) -> list[Found]:
    """« A. » Marie Durand, réanimatrice, pèse ses mots: whom the next sentence presents said it."""
    if len(views) < 2 or not found or found[0].rule != "direct.alone" or found[0].speaker:
        return found
    if len(views) > 1 and views[1].letters[:1] in {"N", "O"} and found[0].end <= views[0].tokens[-1].end:
        said = noun_at(views[1].reading, 0, views[1].names)  # "« A. » L'aveu de X a surpris"
        if said is not None and said.speaker is not None:
            return [replace(found[0], speaker=said.speaker, cue=said.span, cue_text=said.text), *found[1:]]
    subject = (
        main_subject(views[1].reading, views[1].letters)
        if found[0].end <= views[0].tokens[-1].end and not views[1].places
        else None
    )
    if subject is None or subject.label != "PER":
        return found
    return [replace(found[0], speaker=subject), *found[1:]]


def _spoken_ahead(found: list[Found], paragraph: int) -> list[Found]:
    """Quotations that open a paragraph without a cue are of whoever speaks next in it, rather than of
    somebody heard before it.
    """
    cued = next((k for k, f in enumerate(found) if f.kind == "direct" and f.rule not in _OF_NOBODY), 0)
    speaks = cued > 0 and found[cued].speaker is not None
    return [
        replace(found[cued], start=f.start, end=f.end, rule=f.rule)
        if speaks
        and number < cued
        and f.kind == "direct"
        and (f.speaker is None or f.speaker.start < paragraph)
        else f
        for number, f in enumerate(found)
    ]


_OF_NOBODY = frozenset({"direct.alone", "direct.carried", "direct.headline"})


def _remember(view: View, thread: Thread, spoken: list[Found], reported: list[Found]) -> None:
    """What a following quotation without a cue may take up."""
    if spoken:
        thread.last, thread.last_sentence = spoken[-1], thread.sentence
        thread.heard = spoken[-1]
    elif reported:
        thread.heard = reported[-1]
    else:
        thread.said, thread.before = None, view


def _third(text: str, speaker: NounPhrase) -> bool:
    """True for a pronoun that is somebody other than who talks."""
    return text[speaker.start : speaker.end].lower() in {"il", "elle", "ils", "elles"}


def _without_overlap(text: str, first: list[Found], second: list[Found]) -> list[Found]:
    """Turns and blocks win over what was read inside them, except what they report of somebody else, with a
    cue of its own.
    """
    first = sorted(first, key=lambda f: f.start)
    starts = [f.start for f in first]
    kept = []
    for item in second:
        at = bisect.bisect_right(starts, item.start) - 1
        around = first[at] if at >= 0 and first[at].end > item.start else None
        ahead = first[at + 1] if at + 1 < len(first) and first[at + 1].start < item.end else None
        cued = item.cue and not item.rule.endswith(("carried", "alone"))
        reported = cued and item.speaker and (item.speaker.kind != "pronoun" or _third(text, item.speaker))
        if ahead is None and (
            around is None or (reported and (item.start, item.end) != (around.start, around.end))
        ):
            kept.append(item)
    return sorted(first + kept, key=lambda f: (f.start, f.end))


def _numbered(found: list[Found]) -> list[Found]:
    """Groups numbered in text order from 0; a piece that belongs with no other has none."""
    sizes: dict[int, int] = {}
    for item in found:
        if item.group >= 0:
            sizes[item.group] = sizes.get(item.group, 0) + 1
    numbers: dict[int, int] = {}
    out = []
    for item in found:
        several = item.group >= 0 and sizes[item.group] > 1
        out.append(replace(item, group=numbers.setdefault(item.group, len(numbers)) if several else -1))
    return out


def _record(text: str, item: Found) -> Quote:
    speaker, cue = item.speaker, item.cue
    return Quote(
        text=text[item.start : item.end],
        start=item.start,
        end=item.end,
        kind="direct" if item.kind == "direct" else "indirect",
        speaker_text=text[speaker.start : speaker.end] if speaker else None,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        cue=item.cue_text or (text[cue[0] : cue[1]] if cue else None),
        cue_start=cue[0] if cue else None,
        cue_end=cue[1] if cue else None,
        group=item.group if item.group >= 0 else None,
        rule=item.rule,
    )
