"""Holidays by name."""

from __future__ import annotations

import re
from typing import Final

from newsparse.dates.feasts import FEASTS
from newsparse.dates.meaning import Feast
from newsparse.dates.rules.rule import Rule, rule
from newsparse.dates.rules.words import APOSTROPHE, YEAR, S, bare, either, key

# Names that are dates by themselves; the others are also a word, a place, a film, and need an article of time
# before them.
_PLAIN: Final = frozenset(
    "saint-valentin|fête du travail|fête de la musique|fête nationale|réveillon de noël|réveillon du "
    "nouvel an|noël|noel"
    "|saint-sylvestre|mardi gras|mercredi des cendres"
    "|dimanche des rameaux|vendredi saint|jeudi saint|lundi de pâques|dimanche de "
    "pâques|pâques|jeudi de l'ascension"
    "|lundi de pentecôte|fête des mères|fête des pères"
    "|fête des grands-mères|thanksgiving|black friday|cyber monday|halloween|jour de l'an|nouvel "
    "an|nouvel an chinois|nouvel an lunaire"
    "|pentecôte|chandeleur|toussaint".split("|")
)
_STARTS: Final = frozenset(re.split(r"[ '-]", name)[0] for name in FEASTS) | {"jour"}
_YEAR: Final = rf"(?:{S}(?:de{S})?(?P<year>{YEAR}))?"


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", " ", bare(key(name)))


_NAMES: Final = {_plain(name): name for name in FEASTS}


def _feast(match: re.Match[str]) -> Feast:
    return Feast(_NAMES[_plain(match["name"])], int(match["year"]) if match["year"] else None)


def _forms(names: frozenset[str]) -> str:
    return either(names).replace("saint[-‐‑]", "saint(?:[-‐‑]|\\s)")


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "holiday",
        _STARTS,
        rf"(?P<name>{_forms(_PLAIN)})(?![\w-]|{S}(?:juif|orthodoxe|musulman|berbère)\b){_YEAR}",
        _feast,
        examples=(
            ("le Nouvel An chinois 2025", "2025-01-29"),
            ("à Noël", "2025-12-25"),
            ("Pâques 2026", "2026-04-05"),
            ("lundi de Pentecôte 2025", "2025-06-09"),
            ("le Black Friday", "2025-11-28"),
        ),
        counter_examples=(
            "le père Noël",
            "Nouvelle-Zélande",
            "les cadeaux de Noël",
            "l'île de Pâques",
            "le marché de Noël",
            "la prime de Noël",
        ),
        never_after=(
            rf"\b(?:père|pères|marchés?|sapins?|cadeaux|contes?|chants?|île|œufs?|oeufs?|lapins?|cloches?|"
            rf"soirées?|achats|ventes"
            rf"|films?|bûches?|vacances|soldes|primes?|trêves?|repas"
            rf"|promotions?|offres?|costumes?|arbres?|jeux|menu|sujets?|esprit|magie|sorties?|"
            rf"pulls?){S}(?:de{S}|d{APOSTROPHE}"
            rf"|du{S})?(?:la{S})?|\b(?:Marie|Jean|Éric|Sylvain|Léon|l['’]abbé){S}|-"
        ),
    ),
    rule(
        "holiday behind an article",
        _STARTS,
        rf"(?P<name>{_forms(frozenset(FEASTS) - _PLAIN)})(?![\w-]){_YEAR}",
        _feast,
        after=rf"\b(?:à|pour|avant|après|depuis|dès|de|pont{S}de){S}l{APOSTROPHE}|\b(?:du|au|le|un){S}",
        examples=(
            ("à l'Ascension", "2025-05-29"),
            ("pont de l'Ascension 2026", "2026-05-14"),
            ("après l'Épiphanie", "2026-01-06"),
        ),
        counter_examples=("une ascension fulgurante", "signer l'armistice", "l'ascension de l'entreprise"),
        never_after=rf"\bde{S}(?:son|sa){S}",
    ),
)
