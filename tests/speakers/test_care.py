"""Time grows with the text: no article makes the ranking slow."""

from __future__ import annotations

import time

from newsparse.record import Entity, Quote, Span
from newsparse.speakers import attribute

PHRASES = ("elle", "la patronne", "l'entreprise", "le rapport d'Ardo", "ce dernier", "un proche")


def seconds(number: int) -> float:
    """The time that many quotations of as many people take."""
    text, quotes, entities = "", [], []
    for n in range(number):
        name, phrase = f"Zoé R{n}y", PHRASES[n % len(PHRASES)]
        start = len(text)
        text += f"{name}, patronne de la Ligue {n}, sourit. « Bonjour à tous », dit {phrase}. "
        words, source = text.index("Bonjour", start), len(text) - len(phrase) - 2
        entities.append(
            Entity(
                id=name,
                name=name,
                label="PER",
                mentions=(Span(text=name, start=start, end=start + len(name)),),
            )
        )
        told = {"speaker_text": phrase, "speaker_start": source, "speaker_end": source + len(phrase)}
        quotes.append(
            Quote(
                text="",
                start=words,
                end=words + 14,
                kind="direct",
                cue="dit",
                rule="direct.after.incise",
                **told,
            )
        )
    began = time.process_time()
    assert len(attribute(text, quotes, entities)) == number
    return time.process_time() - began


def test_four_times_the_quotations_take_no_sixteen_times_as_long() -> None:
    assert min(seconds(150), seconds(150), seconds(150)) * 10 > seconds(600)
