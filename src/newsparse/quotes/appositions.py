"""A person apposed to a role: « son patron, Jean Roux », « la maire (PS), Zoé Roy », « le ministre de A, de B et de C, X »."""

from __future__ import annotations

from collections.abc import Mapping

from newsparse.quotes.lexicon import TITLES
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import at

Names = Mapping[int, tuple[int, str]]  # start of an entity mention -> its end and label


def known_at(tokens: Sentence, index: int, names: Names) -> tuple[int, str] | None:
    """The index behind the entity mention that begins at a token, and its label.

    >>> from newsparse.quotes.tokens import tokenise
    >>> known_at(tokenise("Zoé Roy sourit", 0, 14), 0, {0: (7, "PER")})
    (2, 'PER')
    """
    known = names.get(at(tokens, index).start)
    if not known:
        return None
    last = index
    while last < len(tokens) and tokens[last].start < known[0]:
        last += 1
    return last, known[1]


def apposed(tokens: Sentence, last: int, names: Names) -> int:
    """The index behind the person apposed to a role that ends at ``last``; 0 for none.

    >>> from newsparse.quotes.tokens import tokenise
    >>> text = "la maire (PS), Zoé Roy, sourit"
    >>> apposed(tokenise(text, 0, len(text)), 2, {15: (22, "PER")})
    8
    """
    if at(tokens, last).text == "(":
        close = next((k for k in range(last, min(last + 8, len(tokens))) if tokens[k].text == ")"), last)
        last = close + 1
    for _ in range(4):  # a ministry has at most four branches
        if at(tokens, last).text != ",":
            return 0
        person = known_at(tokens, last + 1, names)
        if person:
            return person[0] if person[1] == "PER" else 0
        titled = _titled(tokens, last + 1, names)
        if titled:
            return titled
        if at(tokens, last + 1).low not in {"de", "d'", "du", "des"}:
            return 0
        last = next((k for k in range(last + 1, min(last + 12, len(tokens))) if tokens[k].text == "," or _joined(tokens, k)), len(tokens))
        last += _branch(tokens, last)
    return 0


def _titled(tokens: Sentence, index: int, names: Names) -> int:
    """The index behind a name with its title: "la DRH, Mme Roy", "son secrétaire général, le docteur Jean Roux"; 0 for none."""
    step = index + (at(tokens, index).low in {"le", "la", "l'"})
    if at(tokens, step).low not in TITLES:
        return 0
    step += 1
    known = known_at(tokens, step, names)
    if known:
        return known[0]
    last = step
    while at(tokens, last).is_word and at(tokens, last).is_capital:
        last += 1
    return last if last > step else 0


def _joined(tokens: Sentence, index: int) -> bool:
    """True at the "et" before the last branch of a ministry: "et de l'Énergie"."""
    return tokens[index].low == "et" and at(tokens, index + 1).low in {"de", "d'", "du", "des"}


def _branch(tokens: Sentence, index: int) -> int:
    """The number of tokens of a last branch that "et" opens, to the comma behind it; 0 for none."""
    if index >= len(tokens) or tokens[index].text == ",":
        return 0
    return next((k for k in range(index, min(index + 10, len(tokens))) if tokens[k].text == ","), len(tokens)) - index
