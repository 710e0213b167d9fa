"""What a cell says to say nothing. Data only, in lower case."""

from __future__ import annotations

from typing import Final

_WORDS: Final = (
    "renseigné",
    "communiqué",
    "précisé",
    "connu",
    "indiqué",
    "divulgué",
    "publié",
    "testé",
    "mesuré",
    "évalué",
)

NOTHING: Final = frozenset(
    {"", "—", "–", "-", "--", "−", "‐", "‑", "·", "?", "??", "/", "…", "...", "n/a", "na", "n.a.", "n. a.",
    "n.c.", "n. c.", "nc", "nd",
     "n.d.", "n. d.", "n.r.", "n. r.", "s.o.", "s. o.", "s/o", "sans objet", "non disponible",
     "non applicable", "indisponible",
     "inconnu", "inconnue", "none", "null", "n/d", "n/c",
     *(f"non {word}{ending}" for word in _WORDS for ending in ("", "e", "s", "es"))}
)  # fmt: skip
