"""Adverbs and adverbial phrases beside a verb: « récemment », « de son côté », « d'emblée »."""

from __future__ import annotations

from newsparse.quotes import lexicon
from newsparse.quotes.tokens import Sentence, at

# Adverbs of several words inside a verb group: "a, de son côté, déclaré".
_PHRASES = (
    "à son tour",
    "de son côté",
    "de leur côté",
    "pour sa part",
    "pour leur part",
    "par ailleurs",
    "en outre",
    "de nouveau",
    "d' abord",
    "d' ailleurs",
    "quant à lui",
    "quant à elle",
    "quant à eux",
    "au passage",
    "de plus",
    "tout de même",
    "en effet",
    "en revanche",
    "par exemple",
    "d' ores et déjà",
    "dans la foulée",
    "à plusieurs reprises",
    "à l' époque",
    "à cette occasion",
    "à demi-mot",
    "en substance",
    "sans détour",
    "au contraire",
    "à l' inverse",
    "à l' opposé",
    "en particulier",
    "sur ce point",
    "en privé",
    "noir sur blanc",
    "à voix haute",
    "à mi-voix",
    "haut et fort",
    "un jour",
    "un peu",
    "plus tard",
    "peu après",
    "peu avant",
    "dès le départ",
    "d' emblée",
    "d' entrée",
    "pour autant",
    "de fait",
    "en retour",
    "quelque peu",
    "à maintes reprises",
    "ces derniers jours",
    "l' an dernier",
    "l' an passé",
    "une nouvelle fois",
    "une fois de plus",
)
_PHRASE_WORDS: dict[str, list[list[str]]] = {}
for _phrase in _PHRASES:
    _PHRASE_WORDS.setdefault(_phrase.split()[0], []).append(_phrase.split())


def skip_adverbs(tokens: Sentence, index: int) -> int:
    """The index behind adverbs and adverbial phrases, set off by commas or not."""
    while True:
        begin = index + 1 if at(tokens, index).text == "," else index
        after = _behind_adverb(tokens, begin)
        if after == begin:
            return index
        if begin > index:  # the comma that opened it must be closed
            if at(tokens, after).text != ",":
                return index
            after += 1
        index = after


def _behind_adverb(tokens: Sentence, index: int) -> int:
    word = at(tokens, index).low
    for phrase in _PHRASE_WORDS.get(word, ()):
        if all(at(tokens, index + k).low == part for k, part in enumerate(phrase)):
            return index + len(phrase)
    return index + 1 if lexicon.is_adverb(word) else index
