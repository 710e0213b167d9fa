"""People who speak though no mention names them: a recogniser misses names, a reporting clause shows them.

"« ... », explique Odile Wurtz, la directrice" makes Odile Wurtz somebody whom "elle", "Wurtz" and "la directrice" take up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.record import Entity, Quote, Span
from newsparse.resolve.speaker_gender import first_name_gender
from newsparse.resolve.speaker_nouns import PEOPLE
from newsparse.speech_words import head_of, kind_of_name

UNLISTED = "?"  # opens the id of a person who is no entity of the article
_MOST = 50  # names looked for in one article; a real one has fewer unknown speakers than fingers
_NAME = re.compile(
    r"""
    (?P<title>(?:M|MM|Mme|Mlle|Me|Dr|Pr|Mr|Mrs)\.?\s+)?
    (?P<name>[A-ZÀ-Þ][\w'’-]{1,30} (?:\s+(?:de|du|des|van|von|der|la|le|el|ben|bin)|\s+d['’])? (?:\s*[A-ZÀ-Þ][\w'’-]{1,30}){1,3})
    $""",
    re.X,
)


def unlisted_people(text: str, quotes: Sequence[Quote], entities: Sequence[Entity]) -> list[Entity]:
    """A person for each full name that speaks and that no mention covers.

    >>> quote = Quote(text="", start=0, end=0, kind="direct", speaker_text="Odile Wurtz", speaker_start=0, speaker_end=11, rule="")
    >>> [(e.name, len(e.mentions)) for e in unlisted_people("Odile Wurtz parle. Wurtz sourit.", [quote], [])]
    [('Odile Wurtz', 2)]
    """
    taken = sorted((m.start, m.end) for e in entities for m in e.mentions)
    covered = {place for start, end in taken for place in range(start, min(end, start + 60))}
    found: dict[str, Entity] = {}
    for quote in quotes:
        name = _name_in(quote.speaker_text or "")
        if not name or name in found or len(found) >= _MOST or quote.speaker_end is None or quote.speaker_end - 1 in covered:
            continue
        surname = name.split()[-1]
        spaced = r"\s+".join(map(re.escape, name.split()))
        pattern = re.compile(rf"(?<!\w)(?:{spaced}|{re.escape(surname)})(?!\w)")
        places = [(m.start(), m.end()) for m in pattern.finditer(text) if m.start() not in covered]
        mentions = tuple(Span(text=text[a:b], start=a, end=b) for a, b in places)
        found[name] = Entity(id=f"{UNLISTED}{len(found)}", name=name, label="PER", mentions=mentions)
    return list(found.values())


def _name_in(phrase: str) -> str | None:
    """The person's name that a phrase is or leads to."""
    phrase = " ".join(phrase.split())
    match = _NAME.search(phrase)
    if match is None or kind_of_name(match["name"]):
        return None
    role = phrase[: match.start()].strip(" ,")
    known = bool(match["title"]) or first_name_gender(match["name"]) is not None or head_of(role) in PEOPLE
    return match["name"] if known else None
