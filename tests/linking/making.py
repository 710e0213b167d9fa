"""Articles in the making: a line a name."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.entities.keys import key_of
from newsparse.record import Article, Entity, Quote, Span

Names = Sequence[tuple[str, str] | tuple[str, str, float]]


def article(
    number: int,
    names: Names,
    *,
    site: str = "exemple.fr",
    text: str = "",
    speaker: str | None = None,
    day: int = 1,
) -> Article:
    """An article that names these, a line a name, or in a text of one's own."""
    body = text or "\n".join(
        f"Ligne {chr(97 + number % 26)}{number} sur {name} et la suite." for name, *_ in names
    )
    entities, place = [], 0
    for no, (name, label, *sure) in enumerate(names, 1):
        place = body.index(name, place)
        mention = Span(text=name, start=place, end=place + len(name))
        confidence = float(sure[0]) if sure else 0.9
        entities.append(
            Entity(
                id=f"e{no}",
                key=key_of(name, label),
                name=name,
                label=label,
                mentions=(mention,),
                confidence=confidence,
            )
        )  # type: ignore[arg-type]
    spoken = next((entity for entity in entities if entity.name == speaker), None)
    quotes = (
        [Quote(text=body[:5], start=0, end=5, kind="direct", speaker=speaker, speaker_id=spoken.id, rule="r")]
        if spoken
        else []
    )
    return Article(
        id=str(number),
        source=f"https://{site}/{number}",
        published=f"2026-03-{day:02d}",  # type: ignore[arg-type]
        text=body,
        entities=tuple(entities),
        quotes=tuple(quotes),
    )
