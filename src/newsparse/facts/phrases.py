"""The noun phrases of a sentence: names with what describes them, phrases without a name, pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.facts import grammar
from newsparse.facts.sentence import Group, Sentence, Token, at
from newsparse.facts.ties import among, chain, inherit, is_cited, relation_of

# Longest way back from a name to the determiner of its phrase, in tokens ("la jeune pousse nantaise de
# robotique Ardo").
_PHRASE = 8


def groups_of(found: Sentence) -> list[Group]:
    tokens = found.tokens
    groups: list[Group] = []
    index = 0
    while index < len(tokens):
        group = _named(found, index) or _described(found, index) or _pronoun(tokens, index)
        if group:
            if group.mention >= 0:
                while groups and groups[-1].last > group.first and groups[-1].mention < 0:
                    groups.pop()
            groups.append(group)
            index = max(index + 1, group.last)
        else:
            index += 1
    for group in groups:
        if not group.relation:
            cited = is_cited(found, group)
            group.relation = "source" if cited else relation_of(found, group) or among(found, group)
    chain(found, groups)
    inherit(found, groups)
    return groups


def _named(found: Sentence, index: int) -> Group | None:
    tokens = found.tokens
    if tokens[index].kind != "name":
        return None
    first, head, determiner = index, "", ""
    if at(tokens, index - 1).low in {"de", "d'", "du", "des"}:
        return Group(
            index - (tokens[index - 1].low in {"du", "des"}), index + 1, index, "", tokens[index - 1].low, ""
        )
    for back in range(index - 1, max(-1, index - _PHRASE), -1):
        token = tokens[back]
        if token.kind != "word" or back in found.verbs or token.low in grammar.words("stops"):
            break
        if token.low in grammar.words("determiners"):
            following = at(tokens, back + 1).low if back + 1 < index else ""
            inner = any(tokens[k].low in grammar.words("prepositions") for k in range(back + 1, index))
            if inner and following not in grammar.all_heads():
                continue
            if (
                not inner
                and following not in grammar.all_heads()
                and at(tokens, back - 1).low in {"de", "d'"}
            ):
                first, determiner = first if first < index else back, determiner or token.low
                continue  # "le champion de l'hydrogène vert Ardo": the name is that of a head before
            return Group(back, index + 1, index, following, token.low, "")
        if token.low in grammar.words("prepositions") and token.low not in {"de", "d'", "en"}:
            break
    return Group(first, index + 1, index, head, determiner, "")


def _described(found: Sentence, index: int) -> Group | None:
    """A phrase without a name: "La start-up bretonne", "les commerçants"; its tail "de ..." belongs to it."""
    tokens = found.tokens
    if (
        tokens[index].kind != "word"
        or tokens[index].low not in grammar.words("determiners")
        or index in found.verbs
    ):
        return None
    if tokens[index].low == "l'" and at(tokens, index + 1).kind != "word":
        return None
    last = index + 1
    while last < len(tokens) and tokens[last].kind == "word":
        low = tokens[last].low
        if last in found.verbs and (last > index + 1 or low not in grammar.all_heads()):
            break
        if low in grammar.words("stops") or low in grammar.words("pronouns"):
            break
        if low in grammar.words("prepositions") or low in grammar.words("determiners"):
            break
        last += 1
    light = at(tokens, index + 1).low in grammar.words("light") - {"moyen"}
    if last == index + 1 or (light and not _is_adjective(tokens, index + 1, last)):
        return None
    head = next(
        (tokens[k].low for k in range(index + 1, last) if tokens[k].low in grammar.all_heads()),
        tokens[index + 1].low,
    )
    return Group(index, last, -1, head, tokens[index].low, "")


def _is_adjective(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "le nouveau modèle": a light word that describes a company or product behind it."""
    return tokens[first].low in grammar.sorts()["new"] and any(
        tokens[k].low in grammar.all_heads() for k in range(first + 1, last)
    )


def _pronoun(tokens: Sequence[Token], index: int) -> Group | None:
    low = tokens[index].low
    if low in grammar.words("pronouns"):
        return Group(index, index + 1, -1, "", "", "", pronoun=True)
    if low in grammar.words("datives") and index + 1 < len(tokens) and _is_dative(tokens, index):
        return Group(index, index + 1, -1, "", "", "to", pronoun=True)
    if low in {"ce", "cette"} and at(tokens, index + 1).low in {"dernier", "dernière"}:
        return Group(index, index + 2, -1, "", low, "", pronoun=True)
    return None


def _is_dative(tokens: Sequence[Token], index: int) -> bool:
    """ "lui apporte", "leur a versé": before a verb, or behind it with a hyphen; not "leur tour de table"."""
    return any(
        verb.part in {"singular", "plural", "infinitive"}
        for verb in grammar.verbs().get(tokens[index + 1].low, ())
    )
