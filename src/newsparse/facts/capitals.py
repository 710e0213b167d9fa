"""Words with a capital that nobody found to be a name."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.facts import grammar
from newsparse.facts.sentence import Token, at
from newsparse.french import fold
from newsparse.french.words import demonyms


def _is_capital(text: str, token: Token) -> bool:
    word = text[token.start : token.end] if token.start >= 0 and token.kind == "word" else ""
    return word[:1].isupper() or (
        len(word) > 3 and word[0].isalpha() and word[1:].lower() != word[1:] and word[1:].upper() != word[1:]
    )


def join_capitals(text: str, tokens: list[Token]) -> list[Token]:
    """Words with a capital inside a sentence are a name that nobody found; at its start only before a verb
    that tells a role.

    Their ``ref`` is -1.
    """
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if _opens_name(text, tokens, index):
            after = tokens[index + 1]
            joined.append(Token("name", fold(text[token.start : after.end]), token.start, after.end))
            index += 2
            continue
        if not _is_capital(text, token) or not _may_be_name(text, tokens, index):
            joined.append(token)
            index += 1
            continue
        last = index + 1
        while last < len(tokens):
            if _is_capital(text, tokens[last]) and tokens[last].start - tokens[last - 1].end <= 1:
                last += 1
            elif tokens[last].low == "&" and last + 1 < len(tokens) and _is_capital(text, tokens[last + 1]):
                last += 2
            else:
                break
        joined.append(
            Token("name", fold(text[token.start : tokens[last - 1].end]), token.start, tokens[last - 1].end)
        )
        index = last
    return joined


def _opens_name(text: str, tokens: Sequence[Token], index: int) -> bool:
    """A single capital before a name, behind a preposition, belongs to it: "auprès de M Capital"."""
    token, after = tokens[index], at(tokens, index + 1)
    single = token.end - token.start == 1 and _is_capital(text, token)
    return (
        single
        and after.kind == "name"
        and after.start - token.end == 1
        and at(tokens, index - 1).low in {"de", "d'", "par", "chez", "et"}
    )


def _may_be_name(text: str, tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.low in demonyms():
        return False
    shouted = text[token.start : token.end].isupper() and token.end - token.start <= 4
    tells = any(v.trigger for v in grammar.verbs().get(at(tokens, index + 1).low, ()))
    if (
        token.low in grammar.words("units")
        or token.low.endswith("'")
        or (shouted and not tells and not _is_capital(text, at(tokens, index + 1)))
    ):
        return False  # "C'est", "PS :", "le SUV"
    known = (
        token.low in grammar.words("investors")
        or token.low in grammar.nouns()
        or token.low in grammar.words("determiners")
        or token.low in grammar.words("prepositions")
    )
    if (
        known
        or token.low in grammar.words("pronouns")
        or token.low in grammar.words("stops")
        or len(token.low) < 2
    ):
        return False
    if index and not (tokens[index - 1].kind == "mark" and tokens[index - 1].low in '.!?…:•\n«[(“"'):
        return token.low not in grammar.words("light")
    following = at(tokens, index + 1)
    verbs = grammar.verbs_at(following.low)
    strong = (
        any(v.part in {"singular", "plural"} for v in verbs)
        or following.low == ":"
        or _is_capital(text, following)
    )
    return (
        strong
        and token.low not in grammar.verbs()
        and token.low not in grammar.all_heads()
        and token.low not in grammar.words("light")
    )
