"""Which language a text is in, by its function words; enough to warn, not to identify a hundred languages."""

from __future__ import annotations

import re
from collections import Counter

# Frequent function words, those shared between the languages left out.
_FUNCTION_WORDS = {
    "fr": (
        "le les des du et est une dans pour que qui sur pas au avec plus ce il sont aux par cette ses "
        "sa "
        "ne ont été mais leur être fait"
    ),
    "en": (
        "the of and to is that for with was are this be by from it has have will not they its which but "
        "their an at been were can would"
    ),
    "de": (
        "der die und das den ist von mit dem für auf nicht ein eine im sich auch werden bei nach wird "
        "einer sind noch wie einem"
    ),
    "es": (
        "el los las del por una con para su al como más sus pero este ha está entre también fue desde "
        "hasta muy sobre"
    ),
    "it": (
        "il di che è per un con non della sono del una dei gli nel alla anche più ha dal delle come "
        "questo ma nella"
    ),
    "nl": (
        "het een van dat niet zijn op te met voor ook er maar aan bij uit nog wordt naar heeft om deze "
        "kan worden"
    ),
    "pt": "o os uma do da em para com não mais dos das como ao pelo foi seu sua são também já pela até isso",
}
_INDEX: dict[str, list[str]] = {}
for _code, _words in _FUNCTION_WORDS.items():
    for _word in _words.split():
        _INDEX.setdefault(_word, []).append(_code)
_WORD = re.compile(r"[^\W\d_]+")

SAMPLE = 5000  # characters: more changes no verdict on prose
MIN_HITS = 3  # function words below which nothing is said


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the text's language, or ``None`` where there is too little to tell.

    >>> detect_language("Le rapport que la Cnil a publié est dans les mains du ministre et des élus.")
    'fr'
    >>> detect_language("OK") is None
    True
    """
    hits: Counter[str] = Counter()
    for word in _WORD.findall(text[:SAMPLE].lower()):
        for code in _INDEX.get(word, ()):
            hits[code] += 1
    ranked = hits.most_common(2)
    if not ranked or ranked[0][1] < MIN_HITS:
        return None
    if len(ranked) > 1 and ranked[1][1] > 0.8 * ranked[0][1]:
        return None
    return ranked[0][0]
