"""Past or future: what the verbs near an expression say, without a parser.

A bare "mardi" or "en juin" lies ahead where the nearest verb is in the future ("sortira", "va ouvrir", "est prévu"),
behind where it is in a past tense; a verb in the present says nothing.
"""

from __future__ import annotations

import re
from typing import Final, Literal

Direction = Literal["past", "future"]

# Characters searched on either side: a long clause. The sentence ends the search earlier.
REACH: Final = 120

# Simple future (not the nouns and names in -ra, -rons), near future, and the participles of plans.
_FUTURE: Final = (
    r"\b(?!(?:opéra|caméra|para|extra|ultra|infra|supra|tiara|sahara|clara|sierra|cobra|zara|ara|nara|era|verra[zs]|environ|patron"
    r"|tiers|vers|intra|terra|mantra|samsara"
    r"|aura[ns]|électron|giron|hora|lira|tora|sara|angora|chakra|maestra|mascara)\w*)\w{2,}(?:era|ira|rra|dra|tra|vra|ura|éra|eront"
    r"|iront|rront|dront|tront|vront|uront|erai|irai|erons|irons)\b"
    r"|\b(?:sera|seront|aura|auront|ira|iront|fera|feront|serait\s+prévue?)\b"
    r"|\b(?:va|vont|devrait|devraient|doit|doivent|compte|comptent|prévoit|prévoient|espère|envisage"
    r"|souhaite)\s+(?:\w+\s+){0,2}\w+(?:er|ir|re|oir)\b"
    r"|\b(?:prévue?s?|attendue?s?|programmée?s?|planifiée?s?|espérée?s?|annoncée?s?\s+pour|à\s+partir\s+du|à\s+compter\s+du"
    r"|d['’]ici|au\s+plus\s+tard|rendez-vous)\b"
)
_PAST: Final = (
    r"\b(?:a|ont|avait|avaient|est|sont|était|étaient|ai|avons|avez|aurait|auraient|ayant|fut|furent)\s+(?:(?:été|\w+ment|déjà|pas"
    r"|aussi|ainsi|donc|également|tous|bien)\s+){0,2}"
    r"(?!prév|attend|programm|planifi|espér)\w+(?:é|ée|és|ées|i|ie|is|it|u|ue|us|t|ert)\b"
    r"|\b\w{3,}(?:èrent|irent|urent|aient)\b|\b(?!(?:fait|lait|portrait|retrait|souhait|trait|attrait|contrait|extrait|parfait"
    r"|satisfait|distrait|soustrait|devrait|pourrait|plaît|abstrait)\b)\w{3,}ait\b|\bhier\b"
)
_VERB: Final = re.compile(rf"(?P<future>{_FUTURE})|(?P<past>{_PAST})", re.I)
_STOP: Final = re.compile(r"[.!?;]\s|\n\s*\n|\|")


def direction(text: str, start: int, end: int) -> Direction | None:
    """What the verb nearest to ``text[start:end]`` in its sentence says; ``None`` where no verb says anything.

    >>> t = "Le service ouvrira mardi."
    >>> direction(t, 19, 24)
    'future'
    >>> t = "Il a annoncé mardi que le site fermerait."
    >>> direction(t, 13, 18)
    'past'
    """
    left = text[max(0, start - REACH) : start]
    for stop in _STOP.finditer(left):
        last = stop.end()
        left = " " * last + left[last:]
    right = text[end : end + REACH]
    found = _STOP.search(right)
    right = right[: found.start()] if found else right
    best: tuple[int, Direction] | None = None
    for side, offset in ((left, -1), (right, 1)):
        for verb in _VERB.finditer(side):
            distance = len(side) - verb.end() if offset < 0 else verb.start()
            way: Direction = "future" if verb["future"] else "past"
            if best is None or distance < best[0]:
                best = (distance, way)
    return best[1] if best else None
