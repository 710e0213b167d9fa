"""Interviews: turns that a speaker's label or a dash opens, without quotation marks.

«Le Monde : Pourquoi ... ?» / «Marie Durand : Parce que ...»: a label is a name (or Q, R, initials) at a
line's start, and one of the labels comes back. «— Question ?»: two or more lines with a dash, one of which
asks or exclaims.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from newsparse.french import NounPhrase
from newsparse.french.words import initials
from newsparse.quotes.found import Found
from newsparse.text.segments import paragraphs

# A label: up to five capitalised words, particles between them, initials or "Q." / "R", then a colon (or "–
# ") and the turn.
_LABEL = re.compile(
    r"""
    ^[ \t]*
    (?P<label>
        (?:[A-ZÀ-ÖØ-Þ][\w'’.&-]{0,30})
        (?:[ \t]{1,3}(?:de|du|d['’]|la|le|van|von|[A-ZÀ-ÖØ-Þ0-9][\w'’.&-]{0,30})){0,4}
    )
    (?:[ \t\u00a0\u202f]{0,6}:|(?<=^[QR])\.)[ \t\u00a0\u202f]{1,6}(?=\S)
    """,
    re.X | re.M,
)
_DASH = re.compile(r"^[ \t]*[—–][ \t\u00a0\u202f]{1,3}(?=[A-ZÀ-ÖØ-Þ«\"“0-9])(?P<turn>[^\n]{2,2000})$", re.M)
_SHORT_LABELS = frozenset("Q R Question Réponse".split())
# Labels that head lists and captions, never speakers.
_NO_SPEAKERS = frozenset(
    "Note Exemple Attention Source Sources Crédit Crédits Photo Image Vidéo Prix Date Lieu Résumé "
    "Conclusion Résultat"
    " Avantages Inconvénients Points"
    " Mise À Lire Conseil Astuce Rappel Important Objectif Objectifs Étape Réf Tags Auteur Par Durée "
    "Niveau".split()
)
# A label comes back at least once in an interview; fewer labelled lines are a list.
_TURNS = 3


class _Turn(NamedTuple):
    label: str
    start: int
    end: int
    body: int


def find_turns(text: str, names: Sequence[tuple[int, int, str]]) -> list[Found]:
    """The turns of an interview, one item a paragraph; nothing where the text is not an interview.

    >>> talk = "Le Monde : Pourquoi ?\\n\\nAnne Roy : Parce que.\\n\\nLe Monde : Et après ?"
    >>> [talk[t.start : t.end] for t in find_turns(talk, [])]
    ['Parce que.']
    """
    return _labelled(text, names) or _dashed(text)


def _labelled(text: str, names: Sequence[tuple[int, int, str]]) -> list[Found]:
    people = {text[a:b].casefold() for a, b, label in names if label in {"PER", "ORG"}}
    turns = [
        _Turn(m["label"].strip(), m.start("label"), m.end("label"), m.end())
        for m in _LABEL.finditer(text)
        if _opens_line(text, m.start())
    ]
    turns = [turn for turn in turns if turn.label.split()[0] not in _NO_SPEAKERS]
    counts: dict[str, int] = {}
    for turn in turns:
        counts[turn.label] = counts.get(turn.label, 0) + 1
    speakers = {label for label, count in counts.items() if _is_speaker(label, count, people)}
    if speakers:  # one voice comes back: whoever answers it may answer once
        opened = min(turn.start for turn in turns if turn.label in speakers)
        later = {turn.label for turn in turns if turn.start > opened}
        speakers |= {label for label in later if sum(word[0].isupper() for word in label.split()) >= 2}
    turns = [turn for turn in turns if turn.label in speakers]
    # what is said stands between marks: the rest is the article's own
    if any(text[turn.body] in "«“" for turn in turns[1:]):
        return []
    voices = {turn.label for turn in turns}
    one_voice = len(_without_initials(voices)) == 1
    if (
        len(turns) < _TURNS
        or (one_voice and not _is_asked(text, turns))
        or (not one_voice and max(counts.values()) < 2)
    ):
        return []
    bounds = [*(turn.start for turn in turns[1:]), len(text)]
    asking = _askers(text, turns, bounds)
    found: list[Found] = []
    for group, (turn, bound) in enumerate(zip(turns, bounds, strict=True)):
        if turn.label not in asking:
            found.extend(_paragraphs_of(text, turn, bound, group, asked=bound < len(text)))
    return found


_OPENS_WITHIN = 60  # characters of stage direction before an answer: "Elle sourit. « ... »"
_CLOSES_WITHIN = 12  # characters: marks, spaces and emphasis that close a paragraph
_ANSWERS = 2  # answers behind questions that make an interview


def mark_answers(text: str, found: Sequence[Found]) -> list[Found]:
    """Paragraphs that are quotations, most of them behind questions: what one person answers.

    The answers take the speaker of the label that the first of them bears; without one ``resolve`` looks for
    who is interviewed.
    """
    places = list(paragraphs(text))
    starts = [start for start, _ in places]
    answers: list[int] = []
    asked = 0
    labelled = None
    for number, item in enumerate(found):
        at = bisect.bisect_right(starts, item.start) - 1
        start, end = places[at] if at >= 0 else (0, 0)
        if (
            item.kind != "direct"
            or end - item.end > _CLOSES_WITHIN
            or text[item.end : end].strip(' \t\u00a0\u202f»”"*_')
            or item.start - start > _OPENS_WITHIN
        ):
            continue
        question = at > 0 and text[max(0, places[at - 1][1] - _CLOSES_WITHIN) : places[at - 1][1]].rstrip(
            " *_»”\u00a0"
        ).endswith("?")
        if item.rule == "direct.colon.label" and labelled is None and question:
            labelled = item.speaker
        if item.rule in {"direct.alone", "direct.carried"}:
            answers.append(number)
            asked += question and item.start - start <= _QUOTE_MARK
    if asked < _ANSWERS:
        return list(found)
    chosen = frozenset(answers)
    return [
        replace(f, rule="direct.answer", speaker=labelled, cue=None) if n in chosen else f
        for n, f in enumerate(found)
    ]


_QUOTE_MARK = 6  # characters: an opening mark, its space and marks of emphasis


def _without_initials(labels: set[str]) -> set[str]:
    """The labels that are not the initials of another one: "A. D." is Anne Durand."""
    long_forms = {initials(label) for label in labels if " " in label and "." not in label}
    return {
        label
        for label in labels
        if label.replace(".", "").replace(" ", "").replace("-", "") not in long_forms
    } or labels


def _askers(text: str, turns: Sequence[_Turn], bounds: Sequence[int]) -> set[str]:
    """The labels of whoever asks: a question belongs to nobody. All turns of such a voice ask, and another
    voice answers.
    """
    answering = set()
    for turn, bound in zip(turns, bounds, strict=True):
        first = next(paragraphs(text[turn.body : bound]), (0, 0))
        if not text[turn.body : turn.body + first[1]].rstrip(_ENDS).endswith("?"):
            answering.add(turn.label)
    return {turn.label for turn in turns} - answering if answering else set()


_ENDS = " \t\n\r*_»”\u00a0\u202f"


def _is_asked(text: str, turns: Sequence[_Turn]) -> bool:
    """One voice is labelled: it answers where the paragraphs before most of its turns ask."""
    asking = sum(text[: turn.start].rstrip(" \t\n\r*_»”").endswith("?") for turn in turns[1:])
    return asking * 2 >= len(turns) - 1


def _is_speaker(label: str, count: int, people: set[str]) -> bool:
    """A label that names somebody: an entity, Q or R, initials that come back, several capitalised words that
    come back.
    """
    if label.casefold() in people or label in _SHORT_LABELS:
        return True
    capitals = [word for word in label.split() if word[0].isupper()]
    return count >= 2 and ((label.replace(".", "").isupper() and len(label) <= 5) or len(capitals) >= 2)


def _opens_line(text: str, position: int) -> bool:
    return position == 0 or text[position - 1] == "\n" or not text[max(0, position - 1)].strip()


def _paragraphs_of(text: str, turn: _Turn, bound: int, group: int, *, asked: bool) -> list[Found]:
    """The paragraphs of one turn: its first, and those behind it that are prose; ``asked``: the last one asks
    the next question.
    """
    speaker = (
        None
        if turn.label in {"Q", "R", "Question", "Réponse"}
        else NounPhrase(0, 0, 0, turn.label, "name", turn.start, turn.end)
    )
    found = []
    places = list(paragraphs(text[turn.body : bound]))
    # the next question
    if asked and len(places) > 1 and text[turn.body : turn.body + places[-1][1]].rstrip(_ENDS).endswith("?"):
        places = places[:-1]
    for number, (start, end) in enumerate(places):
        first, last = turn.body + start, turn.body + end
        if number and (text[last - 1] not in '.!?…»”"' or bound == len(text)):
            break
        found.append(Found(first, last, "direct", "direct.interview", speaker, None, 1_000_000 + group))
    return found


def _dashed(text: str) -> list[Found]:
    turns = list(_DASH.finditer(text))
    if len(turns) < 2 or not any(m["turn"].rstrip()[-1] in "?!" for m in turns):
        return []
    return [
        Found(
            m.start("turn"),
            m.start("turn") + len(m["turn"].rstrip()),
            "direct",
            "direct.dialogue",
            None,
            None,
            2_000_000 + n,
        )
        for n, m in enumerate(turns)
        if m["turn"].rstrip()[-1] in '.!?…»"'
    ]
