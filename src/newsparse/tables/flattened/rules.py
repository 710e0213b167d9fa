"""Where borders surely run and surely do not: rules of writing that hold in any table, on top of what was
learned.

Each rule looks at the two words around a gap and shifts the log-odds of a border there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened.clauses import Clauses, clauses
from newsparse.tables.flattened.sheet import Floats, Sheet
from newsparse.tables.flattened.words import AFTER, COARSE, LEXICAL_NAMES, SHAPE

Flags = NDArray[np.bool_]


class _Pairs(NamedTuple):
    """The kinds of the words on both sides of every gap: rows x (longest row - 1)."""

    left: dict[str, NDArray[np.int32]]
    right: dict[str, NDArray[np.int32]]
    joiner: tuple[Flags, Flags]  # the left or right word is a sign that joins two words
    modifier: Flags  # the left word is an English adjective before its noun
    bracketed: Flags  # a bracket is open there that closes further on
    repeated: tuple[Flags, Flags]  # the left or right word is one that this row and another one repeat
    aside: tuple[Flags, Flags]  # the left or right word is a dash between two words, the second in lower case
    first: Flags  # the left word is the first of its row
    worded: Flags  # a word with a capital stands behind the right word
    asked: Flags  # the right word is the question mark of a row that begins with a question
    clauses: Clauses


class Rule(NamedTuple):
    """``example`` holds the gap as a bar; ``counter`` shows one that the rule leaves alone."""

    name: str
    shift: float  # log-odds
    holds: Callable[[_Pairs], Flags]
    example: str
    counter: str


_MOST_CLASSES: Final = 128  # more than any kind of words has


def _is(values: NDArray[np.int32], names: str, of: dict[str, int]) -> Flags:
    wanted = np.zeros(_MOST_CLASSES, dtype=np.bool_)  # the last one stands for what lies beyond a row, -1
    wanted[[of[name] for name in names.split()]] = True
    found: Flags = wanted[values]
    return found


_COARSE: Final = {name: index for index, name in enumerate(COARSE)}
_WHOLE_VALUES: Final = "percent money mark"
_JOINERS: Final = frozenset(": = & · / × + → | vs".split())
_MODIFIERS: Final = frozenset(
    "primary core key strategic main total average current annual monthly best top overall typical "
    "estimated minimum maximum initial"
    " additional global internal external technical financial operational competitive".split()
)


def _two_values(pairs: _Pairs) -> Flags:
    return _after_plain(pairs, _is(pairs.left["shape"], _WHOLE_VALUES, SHAPE)) & _is(
        pairs.right["shape"], _WHOLE_VALUES, SHAPE
    )


def _measure_before_value(pairs: _Pairs) -> Flags:
    return _after_plain(pairs, _is(pairs.left["shape"], "measure time", SHAPE)) & _is(
        pairs.right["shape"], "percent money", SHAPE
    )


def _number_before_value(pairs: _Pairs) -> Flags:
    numeral = _is(pairs.left["shape"], "integer number version about", SHAPE)
    return _after_plain(pairs, numeral) & _is(pairs.right["shape"], "percent money", SHAPE)


def _words_before_value(pairs: _Pairs) -> Flags:
    cased = _is(pairs.left["coarse"], "capital name", _COARSE)
    return _after_plain(pairs, cased) & _is(pairs.right["shape"], "percent money measure", SHAPE)


def _counted(pairs: _Pairs) -> Flags:
    numeral = _is(pairs.left["shape"], "integer number range about", SHAPE)
    return _after_plain(pairs, numeral) & _is(pairs.right["shape"], "lower", SHAPE)


def _scaled(pairs: _Pairs) -> Flags:
    numeral = _is(pairs.left["shape"], "integer number about money", SHAPE)
    return _after_plain(pairs, numeral) & _is(
        pairs.right["lexical"], "scale", {"scale": LEXICAL_NAMES.index("scale")}
    )


def _both_lower(pairs: _Pairs) -> Flags:
    lower = "lower function"
    return _after_plain(pairs, _is(pairs.left["coarse"], lower, _COARSE)) & _is(
        pairs.right["coarse"], lower, _COARSE
    )


def _before_sign_and_words(pairs: _Pairs) -> Flags:
    """Words | a sign and a word with a capital: the sign is the first of its cell."""
    worded = _is(pairs.left["coarse"], "lower capital name", _COARSE)
    sign = _is(pairs.right["shape"], "mark emoji", SHAPE)
    return _after_plain(pairs, worded & sign & pairs.worded)


def _same_command(pairs: _Pairs) -> Flags:
    """``sudo apt update | sudo dnf update``: what a row repeats begins its cells, unless it is counted."""
    lower = _is(pairs.right["coarse"], "lower code", _COARSE)
    follows = _is(pairs.left["coarse"], "lower capital name code mark", _COARSE)
    return _after_plain(pairs, lower & follows & pairs.repeated[1], plain=False)


def _inside_command(pairs: _Pairs) -> Flags:
    lower = _is(pairs.right["coarse"], "lower code", _COARSE)
    return _after_plain(pairs, pairs.repeated[0] & lower & ~pairs.repeated[1])


def _sign_for_price(pairs: _Pairs) -> Flags:
    """``Faible | $``: the sign of a currency that follows no number says how dear a thing is."""
    worded = _is(pairs.left["coarse"], "lower capital name mark", _COARSE)
    symbol = _is(pairs.right["shape"], "symbol", SHAPE)
    currency = _is(pairs.right["lexical"], "currency", {"currency": LEXICAL_NAMES.index("currency")})
    return _after_plain(pairs, worded & symbol & currency)


def _key_with_colon(pairs: _Pairs) -> Flags:
    """``sm: | 640px``: a first word in lower case with its colon is a key, and the measure its value."""
    lower = _is(pairs.left["shape"], "lower mixed model code", SHAPE) & (
        pairs.left["after"] == AFTER.index(":")
    )
    measure = _is(pairs.right["shape"], "measure integer number", SHAPE)
    return _after_plain(pairs, lower & measure & pairs.first, plain=False)


def _option_and_words(pairs: _Pairs) -> Flags:
    """``--kill | Arrête``: an option is the whole first cell, unless what it takes follows it."""
    cased = _is(pairs.right["shape"], "capital capital-elided", SHAPE)
    return _after_plain(pairs, _is(pairs.left["shape"], "option", SHAPE) & cased & pairs.first)


def _content_before_value(pairs: _Pairs) -> Flags:
    content = _is(pairs.left["shape"], "lower", SHAPE) & (pairs.left["lexical"] == 0)
    return _after_plain(pairs, content & _is(pairs.right["shape"], "percent money", SHAPE))


def _ordinal_and_noun(pairs: _Pairs) -> Flags:
    return _after_plain(
        pairs, _is(pairs.left["shape"], "ordinal", SHAPE) & _is(pairs.right["shape"], "lower", SHAPE)
    )


def _before_ordinal(pairs: _Pairs) -> Flags:
    ordinal = _is(pairs.right["shape"], "ordinal", SHAPE)
    return _after_plain(pairs, _is(pairs.left["coarse"], "lower", _COARSE) & ordinal)


def _word_and_list_of_code(pairs: _Pairs) -> Flags:
    listed = _is(pairs.right["coarse"], "code", _COARSE) & (pairs.right["after"] == AFTER.index(","))
    return _after_plain(pairs, _is(pairs.left["coarse"], "capital name", _COARSE) & listed)


def _before_parenthesis(pairs: _Pairs) -> Flags:
    return _after_plain(pairs, _is(pairs.right["opens"], "parenthesis", {"parenthesis": 1}), plain=False)


def _after_plain(pairs: _Pairs, flags: Flags, *, plain: bool = True) -> Flags:
    """Where the flags hold behind a word (and, mostly, one without a mark behind it)."""
    behind: Flags = pairs.left["after"] == 0 if plain else pairs.left["shape"] >= 0
    return flags & behind


# fmt: off
RULES: Final = (
    Rule("two whole values", 4.0, _two_values, "45% | 78%", "8 000 | €"),
    Rule("a measure, then a whole value", 8.0, _measure_before_value, "35h | 29%", "35h | par semaine"),
    Rule("a number, then a whole value", 2.5, _number_before_value, "Haiku 4.5 | 0.25$/M", "12 | mois"),
    Rule("words, then a whole value", 1.5, _words_before_value, "Scout | 17B", "RTX | 4090"),
    Rule("a number and what it counts", -2.5, _counted, "2500 | complétions", "2500 | Complétions"),
    Rule("a number and its scale", -12.0, _scaled, "$2.8 | Billion", "$2.8 | Brightwater"),
    Rule("two words in lower case", -1.5, _both_lower, "reconnecte | pas", "reconnecte | MAC"),
    Rule("inside brackets", -12.0, lambda pairs: pairs.bracketed,
         "ARS (agences | de santé)", "ARS (agences) | de santé"),
    Rule("before the mark of a question", -12.0, lambda pairs: pairs.asked,
         "Avez-vous un antivirus | ?", "Un antivirus | ?"),
    Rule("before a parenthesis", -2.5, _before_parenthesis, "Heure | (simulée)", "Heure | simulée"),
    Rule("before a sign that joins", -2.0, lambda pairs: pairs.joiner[1], "Ping | : True", "Ping | True"),
    Rule("behind a sign that joins", -2.0, lambda pairs: pairs.joiner[0],
         "Composants & | Layouts", "Composants | Layouts"),
    Rule("words, then a sign and words", 2.5, _before_sign_and_words,
         "Laravel | ✅ Supporté", "Conforme | ✅ 12 €"),
    Rule("a word that rows repeat", 5.0, _same_command,
         "git push | git pull\ngit add | git rm", "une carte | graphique\nune carte | son"),
    Rule("behind a word that rows repeat", -8.0, _inside_command,
         "git | push git pull\ngit add git rm", "une | carte\nune | puce"),
    Rule("a sign for the price", 2.0, _sign_for_price, "Faible | $", "Tarif 12 | $"),
    Rule("a key with its colon", 3.0, _key_with_colon, "sm: | 640px", "Total: | 640"),
    Rule("before a dash and lower case", -3.0, lambda pairs: pairs.aside[1],
         "Oui | — sur devis", "Oui | — Non"),
    Rule("behind a dash, in lower case", -2.0, lambda pairs: pairs.aside[0], "Oui — | sur devis", "— | Non"),
    Rule("behind an English adjective", -3.0, lambda pairs: pairs.modifier,
         "Core | Philosophy", "Philosophy | Key"),
    Rule("before a verb", 3.0, lambda pairs: pairs.clauses.verb,
         "Analyse Réseau | Exécute les scripts", "Analyse | Réseau"),
    Rule("before the subject of a clause", 3.0, lambda pairs: pairs.clauses.subject,
         "Filtre | Ne garde que les erreurs", "Filtre. | Ne"),
    Rule("before a pronoun that takes up a sentence", -4.0, lambda pairs: pairs.clauses.goes_on,
         "Coupe le son. | Il revient", "Coupe le son | Il"),
    Rule("behind the head of a first column", 2.5, lambda pairs: pairs.clauses.headed,
         "Critère | OpenVPN", "Critère | Sûreté"),
    Rule("an option, then words", 3.0, _option_and_words, "--quiet | Silence", "Mode --quiet | Silence"),
    Rule("a word, then a whole value", 1.5, _content_before_value, "contact | 45%", "environ | 45%"),
    Rule("an ordinal and its noun", -3.0, _ordinal_and_noun, "1er | étage", "1er | Étage"),
    Rule("before an ordinal", -1.5, _before_ordinal, "résolution | 1er contact", "Résolution | 1er contact"),
    Rule("a word, then a list of code", 2.0, _word_and_list_of_code,
         "Données | @dataclass, slots", "Données | @dataclass"),
)
# fmt: on


def shifts(sheet: Sheet) -> Floats:
    """What the rules add to the log-odds of a border before each word: ``rows x (longest row + 1)``.

    >>> from newsparse.tables.flattened.sheet import sheet_of
    >>> shifts(sheet_of(["Gain 45% 78%"])).tolist()
    [[0.0, 1.5, 4.0, 0.0]]
    """
    pairs = _pairs_of(sheet)
    total = np.zeros((len(sheet.sizes), sheet.width + 1), dtype=np.float32)
    for rule in RULES:
        total += _shift(rule, sheet, pairs)
    return total


def shift_of(rule: Rule, sheet: Sheet) -> Floats:
    """What one rule adds."""
    return _shift(rule, sheet, _pairs_of(sheet))


def _shift(rule: Rule, sheet: Sheet, pairs: _Pairs) -> Floats:
    total = np.zeros((len(sheet.sizes), sheet.width + 1), dtype=np.float32)
    total[:, 1:-1] = rule.shift * (rule.holds(pairs) & (sheet.keys[:, 1:] >= 0))
    return total


def _pairs_of(sheet: Sheet) -> _Pairs:
    words = [[kind.key for kind in row] + [""] * (sheet.width - len(row)) for row in sheet.kinds]
    joins = np.array([[word in _JOINERS for word in row] for row in words])
    modifies = np.array([[word in _MODIFIERS for word in row] for row in words]) & (
        sheet.fields["after"] == 0
    )
    left = {name: array[:, :-1] for name, array in sheet.fields.items()}
    right = {name: array[:, 1:] for name, array in sheet.fields.items()}
    return _Pairs(
        left,
        right,
        (joins[:, :-1], joins[:, 1:]),
        modifies[:, :-1],
        _bracketed(sheet),
        _repeated(sheet),
        _asides(sheet),
        np.broadcast_to(np.arange(sheet.width - 1) == 0, (len(sheet.sizes), sheet.width - 1)),
        _worded(sheet),
        _asked(words),
        clauses(sheet.kinds, sheet.width),
    )


def _repeated(sheet: Sheet) -> tuple[Flags, Flags]:
    """Words that occur twice in their row, where the same holds of another row."""
    keys = sheet.keys
    twice = ((keys[:, :, None] == keys[:, None, :]).sum(axis=2) > 1) & (keys >= 0)
    found = [np.unique(row[flags]) for row, flags in zip(keys, twice, strict=True)]
    words, rows = np.unique(np.concatenate(found), return_counts=True)
    again = twice & np.isin(keys, words[rows > 1])
    return again[:, :-1], again[:, 1:]


def _asides(sheet: Sheet) -> tuple[Flags, Flags]:
    """Long dashes with a word before and one in lower case behind."""
    dash = np.array(
        [[kind.key in "—–" for kind in row] + [False] * (sheet.width - len(row)) for row in sheet.kinds]
    )
    worded = np.isin(sheet.fields["coarse"], [_COARSE[name] for name in ("lower", "capital", "name")])
    lower = np.isin(sheet.fields["coarse"], [_COARSE[name] for name in ("lower", "function")])
    found = np.zeros(sheet.keys.shape, dtype=np.bool_)
    found[:, 1:-1] = dash[:, 1:-1] & worded[:, :-2] & lower[:, 2:]
    return found[:, :-1], found[:, 1:]


def _worded(sheet: Sheet) -> Flags:
    """Words with a capital one place further than the right word of each gap."""
    found = np.zeros((len(sheet.sizes), sheet.width - 1), dtype=np.bool_)
    found[:, :-1] = np.isin(sheet.fields["coarse"][:, 2:], [_COARSE["capital"], _COARSE["name"]])
    return found


_QUESTION = re.compile(
    r"(?:qui|que|quoi|quels?|quelles?|comment|pourquoi|combien|où|quand|est-ce|faut-il|y|what|who|how|"
    r"why|when|where|which)"
    r"|.+-(?:je|tu|il|elle|on|nous|vous|ils|elles|ce)"
)
_INVERTED = re.compile(r"[^\W\d_]+(?:-t)?-(?:je|tu|il|elle|on|nous|vous|ils|elles|ce)")


def _asked(words: list[list[str]]) -> Flags:
    """The first question mark that stands by itself, where the first word asks or a verb is inverted."""
    found = np.zeros((len(words), len(words[0]) - 1), dtype=np.bool_)
    for number, row in enumerate(words):
        mark = row.index("?", 1) if "?" in row[1:] else 0
        if mark and (_QUESTION.fullmatch(row[0]) or any(map(_INVERTED.fullmatch, row[:mark]))):
            found[number, mark - 1] = True
    return found


def _bracketed(sheet: Sheet) -> Flags:
    depth = np.cumsum(sheet.filled("depth"), axis=1)
    lowest_behind = np.minimum.accumulate(depth[:, ::-1], axis=1)[:, ::-1]
    inside: Flags = (depth[:, :-1] > 0) & (lowest_behind[:, 1:] < depth[:, :-1])
    return inside
