"""A sentence with an amount in it, as tokens and groups: names, amounts, dates, words, and the noun phrases
with what ties them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, NamedTuple

from newsparse.facts import lexicon
from newsparse.facts.lexicon import Trigger, Verb
from newsparse.french import fold

Kind = Literal["word", "name", "money", "date", "mark"]

_TOKEN = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)['’ʼ](?=\w|\Z)|[^\W_](?:[\w]|"
    r"[-‑.&+'’](?=\w))*\+?|\n|\S",
    re.IGNORECASE,
)


class Item(NamedTuple):
    """Something found before: a mention of an entity, an amount, a date; ``ref`` is its index
    among its kind.
    """

    start: int
    end: int
    kind: Kind
    ref: int


class Token(NamedTuple):
    """A word, a mark, or an item as one."""

    kind: Kind
    low: str
    start: int
    end: int
    ref: int = -1


def tokenise(text: str, start: int, end: int, items: Sequence[Item]) -> list[Token]:
    """The tokens of ``text[start:end]``; ``items`` (in order, apart) are one token each.

    >>> [t.low for t in tokenise("L'Oural lève 3 M€.", 0, 18, [Item(13, 17, "money", 0)])]
    ["l'", 'oural', 'lève', '3 m€', '.']
    """
    tokens: list[Token] = []
    position = start
    for item in (*items, None):
        stop = item.start if item else end
        for match in _TOKEN.finditer(text, position, max(position, stop)):
            word = match.group()
            kind: Kind = "word" if word[0].isalnum() else "mark"
            tokens.append(Token(kind, fold(word) if kind == "word" else word, match.start(), match.end()))
        if item:
            tokens.append(Token(item.kind, fold(text[item.start : item.end]), item.start, item.end, item.ref))
            position = item.end
    return tokens


@dataclass(slots=True)
class Group:
    """A noun phrase: the tokens of it, the name in it if any, its head noun, and the relation that its
    preposition makes.

    ``first`` is its first token, ``last`` the one behind its last. ``mention`` is the token of its name, -1
    without.
    """

    first: int
    last: int
    mention: int
    head: str
    determiner: str
    relation: str
    chained: bool = False
    pronoun: bool = False


@dataclass(slots=True)
class Sentence:
    """The tokens of a sentence with what was read of them."""

    tokens: list[Token]
    groups: list[Group]
    verbs: dict[int, tuple[Verb, ...]]
    triggers: list[tuple[int, int, Trigger]]  # nouns that tell a role: first token, the one behind the last

    def verb(self, index: int) -> Verb | None:
        """The verb that stands at a token, or ``None``."""
        found = self.verbs.get(index)
        return found[0] if found else None


_NONE: Mapping[str, int] = MappingProxyType({})


def read(
    text: str,
    start: int,
    end: int,
    items: Sequence[Item],
    known: Mapping[str, int] = _NONE,
    short: Mapping[str, int] = _NONE,
) -> Sentence:
    """A sentence, read once. ``known`` are names that may stand in lower case behind a determiner ("le
    bitcoin"), with their refs.
    """
    tokens = _join_capitals(text, tokenise(text, start, end, items))
    for index, token in enumerate(tokens):
        if (
            token.low in known
            and token.kind == "word"
            and at(tokens, index - 1).low in lexicon.words("determiners")
        ):
            tokens[index] = token._replace(kind="name", ref=known[token.low])
        elif token.kind == "name" and token.ref < 0 and token.low in short:
            tokens[index] = token._replace(ref=short[token.low])
    found = Sentence(tokens, [], {}, [])
    told = [entry for entry in _noun_triggers(tokens) if not _is_verb(tokens, entry[0], entry[1])]
    nouns = {i for first, last, trigger in told if trigger.side != "behind" for i in range(first, last)}
    found.triggers = [entry for entry in told if entry[2] is not lexicon.NEUTRAL]
    for index, token in enumerate(tokens):
        if token.kind == "word" and index not in nouns:
            verbs = lexicon.verbs_at(token.low)
            if verbs and not _is_noun(tokens, index, verbs):
                found.verbs[index] = verbs
    found.groups = _groups(found)
    return found


def at(tokens: Sequence[Token], index: int) -> Token:
    """The token there, or one that is no word."""
    return tokens[index] if 0 <= index < len(tokens) else _NOTHING


_NOTHING = Token("mark", "", -1, -1)


def _is_noun(tokens: Sequence[Token], index: int, verbs: tuple[Verb, ...]) -> bool:
    """True where a form that looks like a verb follows a determiner: "la mise", "un prêt", "les coûts"."""
    before = at(tokens, index - 1).low
    if before in {"l'", "le", "la", "les"}:
        participle = any(v.part.startswith("past") for v in verbs)
        return not participle and at(tokens, index - 2).low not in {"il", "elle", "qui", "comme", "que"}
    return before in lexicon.words("determiners")


def _is_verb(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "Ardo facture 3 €": a noun that is a verb behind its subject."""
    if last - first > 1 or not any(
        v.part in {"singular", "plural"} for v in lexicon.verbs().get(tokens[first].low, ())
    ):
        return False
    before = at(tokens, first - 1)
    return (
        before.kind == "name"
        or before.low in lexicon.words("pronouns")
        or before.low in {"qui", "se", "s'", "on", "ne", "n'"}
    )


def _noun_triggers(tokens: Sequence[Token]) -> list[tuple[int, int, Trigger]]:
    found: list[tuple[int, int, Trigger]] = []
    index = 0
    table = lexicon.nouns()
    while index < len(tokens):
        entries = table.get(tokens[index].low, ()) if tokens[index].kind == "word" else ()
        for parts, _ in entries:
            if all(at(tokens, index + k).low == part for k, part in enumerate(parts)):
                same = [(index, index + len(parts), other) for words, other in entries if words == parts]
                found += same
                index += len(parts) - 1
                break
        index += 1
    return found


def find_nouns(text: str, start: int, end: int) -> list[Trigger]:
    """The nouns of a heading that tell a role, in their order.

    >>> [trigger.role for trigger in find_nouns("Prix et abonnements", 0, 19)]
    ['price', 'price']
    """
    return [t for _, _, t in _noun_triggers(tokenise(text, start, end, ())) if t is not lexicon.NEUTRAL]


def _is_capital(text: str, token: Token) -> bool:
    word = text[token.start : token.end] if token.start >= 0 and token.kind == "word" else ""
    return word[:1].isupper() or (
        len(word) > 3 and word[0].isalpha() and word[1:].lower() != word[1:] and word[1:].upper() != word[1:]
    )


def _join_capitals(text: str, tokens: list[Token]) -> list[Token]:
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
    shouted = text[token.start : token.end].isupper() and token.end - token.start <= 4
    tells = any(v.trigger for v in lexicon.verbs().get(at(tokens, index + 1).low, ()))
    if (
        token.low in lexicon.words("units")
        or token.low.endswith("'")
        or (shouted and not tells and not _is_capital(text, at(tokens, index + 1)))
    ):
        return False  # "C'est", "PS :", "le SUV"
    known = (
        token.low in lexicon.nouns()
        or token.low in lexicon.words("determiners")
        or token.low in lexicon.words("prepositions")
    )
    if (
        known
        or token.low in lexicon.words("pronouns")
        or token.low in lexicon.words("stops")
        or len(token.low) < 2
    ):
        return False
    if index and not (tokens[index - 1].kind == "mark" and tokens[index - 1].low in '.!?…:•\n«[(“"'):
        return token.low not in lexicon.words("light")
    following = at(tokens, index + 1)
    verbs = lexicon.verbs().get(following.low, ())
    strong = (
        any(v.part in {"singular", "plural"} for v in verbs)
        or following.low == ":"
        or _is_capital(text, following)
    )
    return (
        strong
        and token.low not in lexicon.verbs()
        and token.low not in _all_heads()
        and token.low not in lexicon.words("light")
    )


def _all_heads() -> frozenset[str]:
    return lexicon.heads("company") | lexicon.heads("product") | lexicon.heads("sector")


# Longest way back from a name to the determiner of its phrase, in tokens ("la jeune pousse nantaise de
# robotique Ardo").
_PHRASE = 8


def _groups(found: Sentence) -> list[Group]:
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
        group.relation = (
            "source" if _is_cited(found, group) else _relation(found, group) or _among(found, group)
        )
    _chain(found, groups)
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
        if token.kind != "word" or back in found.verbs or token.low in lexicon.words("stops"):
            break
        if token.low in lexicon.words("determiners"):
            following = at(tokens, back + 1).low if back + 1 < index else ""
            inner = any(tokens[k].low in lexicon.words("prepositions") for k in range(back + 1, index))
            if inner and following not in _all_heads():
                continue
            if not inner and following not in _all_heads() and at(tokens, back - 1).low in {"de", "d'"}:
                first, determiner = first if first < index else back, determiner or token.low
                continue  # "le champion de l'hydrogène vert Ardo": the name is that of a head before
            return Group(back, index + 1, index, following, token.low, "")
        if token.low in lexicon.words("prepositions") and token.low not in {"de", "d'", "en"}:
            break
    return Group(first, index + 1, index, head, determiner, "")


def _described(found: Sentence, index: int) -> Group | None:
    """A phrase without a name: "La start-up bretonne", "les commerçants"; its tail "de ..." belongs to it."""
    tokens = found.tokens
    if (
        tokens[index].kind != "word"
        or tokens[index].low not in lexicon.words("determiners")
        or index in found.verbs
    ):
        return None
    if tokens[index].low == "l'" and at(tokens, index + 1).kind != "word":
        return None
    last = index + 1
    while last < len(tokens) and tokens[last].kind == "word":
        low = tokens[last].low
        if last in found.verbs and (last > index + 1 or low not in _all_heads()):
            break
        if low in lexicon.words("stops") or low in lexicon.words("pronouns"):
            break
        if low in lexicon.words("prepositions") or low in lexicon.words("determiners"):
            break
        last += 1
    if last == index + 1 or at(tokens, index + 1).low in lexicon.words("light") - {"moyen"}:
        return None
    head = next(
        (tokens[k].low for k in range(index + 1, last) if tokens[k].low in _all_heads()),
        tokens[index + 1].low,
    )
    return Group(index, last, -1, head, tokens[index].low, "")


def _pronoun(tokens: Sequence[Token], index: int) -> Group | None:
    low = tokens[index].low
    if low in lexicon.words("pronouns"):
        return Group(index, index + 1, -1, "", "", "", pronoun=True)
    if low in lexicon.words("datives") and index + 1 < len(tokens) and _is_dative(tokens, index):
        return Group(index, index + 1, -1, "", "", "to", pronoun=True)
    if low in {"ce", "cette"} and at(tokens, index + 1).low in {"dernier", "dernière"}:
        return Group(index, index + 2, -1, "", low, "", pronoun=True)
    return None


def _is_dative(tokens: Sequence[Token], index: int) -> bool:
    """ "lui apporte", "leur a versé": before a verb, or behind it with a hyphen; not "leur tour de table"."""
    return any(
        verb.part in {"singular", "plural", "infinitive"}
        for verb in lexicon.verbs().get(tokens[index + 1].low, ())
    )


def _relation(found: Sentence, group: Group) -> str:
    """What ties a phrase to what stands before it: its preposition, and the word that the preposition belongs
    to.
    """
    tokens = found.tokens
    first = tokens[group.first].low
    place = group.first - 1
    if first in {"du", "au", "aux"} or (first == "des" and _after_noun(found, group.first)):
        preposition, place = first, group.first - 1
    else:
        preposition = at(tokens, place).low if at(tokens, place).kind == "word" else ""
        if preposition not in lexicon.relations():
            return "label" if _is_label(tokens, group) else ""
        place -= 1
    before = at(tokens, place).low
    relation = lexicon.relations()[preposition]
    if relation in {"gen", "to"} and before in lexicon.turned_relations():
        return lexicon.turned_relations()[before]
    if relation == "source" and preposition == "après":
        return relation if before == "d'" else ""
    led = {before, at(tokens, place - 1).low if before == "notamment" else ""}
    return "lead" if relation == "by" and lexicon.words("leads").intersection(led) else relation


def _is_cited(found: Sentence, group: Group) -> bool:
    """ "comme le rapporte Zelda, ..."."""
    before = [at(found.tokens, group.first - back).low for back in (1, 2, 3)]
    return group.first - 1 in found.verbs and before[1] in {"le", "l'"} and before[2] in {"comme", "que"}


def _among(found: Sentence, group: Group) -> str:
    """ "auprès d'investisseurs historiques, notamment Ada Roy": one of those whom the preposition
    introduces.
    """
    tokens = found.tokens
    passed = False
    for back in range(group.first - 1, max(-1, group.first - 9), -1):
        token = tokens[back]
        if token.kind not in {"word", "mark"} or back in found.verbs or token.low in {".", ";", ":", "("}:
            return ""
        passed = passed or token.low in lexicon.words("investors")
        if passed and token.low in {"de", "d'", "par"}:
            if token.low == "par":
                return "by"
            return "with" if lexicon.turned_relations().get(at(tokens, back - 1).low) == "with" else ""
    return ""


def _after_noun(found: Sentence, index: int) -> bool:
    """ "des" is a preposition behind a word that no verb is."""
    before = at(found.tokens, index - 1)
    return (
        before.kind in {"word", "money"}
        and (index - 1) not in found.verbs
        and before.low not in lexicon.words("stops")
    )


def _is_label(tokens: Sequence[Token], group: Group) -> bool:
    """ "Ardo : 3 M€", "Ardo (3 M€)"."""
    return at(tokens, group.last).low in {":", "("} and at(tokens, group.last).kind == "mark"


_PLACES = frozenset({"in", "at", "on", "label"})


def _heads_clause(found: Sentence, group: Group) -> bool:
    """ "auprès de Zelda, Ardo veut": a name between a comma and a verb is a subject, no member of the list
    before.
    """
    verbs = found.verbs.get(group.last, ())
    return any(verb.part in {"singular", "plural"} for verb in verbs)


def _without_brackets(tokens: list[Token]) -> list[Token]:
    """ "Ada Roy (Zelda), Luc Dufour": what stands in brackets does not part a list."""
    if tokens and tokens[0].low == "(":
        close = next((k for k, token in enumerate(tokens) if token.low == ")"), -1)
        return tokens[close + 1 :]
    return tokens


def _in_brackets(tokens: Sequence[Token], group: Group) -> bool:
    return at(tokens, group.first - 1).low == "(" and at(tokens, group.last).low == ")"


def _chain(found: Sentence, groups: list[Group]) -> None:
    """Members of a list share the relation of its first: "auprès de A, B et de C, dont D"."""
    tokens = found.tokens
    last: Group | None = None  # of a list that a conjunction has closed
    for before, group in pairwise(group for group in groups if not _in_brackets(tokens, group)):
        if before.mention < 0 and before.head not in lexicon.words("investors"):
            continue
        between = tokens[before.last : group.first]
        if not between or len(between) > 8:
            continue
        between = _without_brackets(between)
        links = lexicon.words("chains_on") | lexicon.words("investors") | {"de", "d'", "l'"}
        linked = all(t.low in links for t in between)
        joined = any(t.low in lexicon.words("chains_on") and t.low not in {"("} for t in between)
        if linked and joined and (not group.relation or group.relation in {before.relation, "gen", "label"}):
            if group.relation == "gen" and before.relation not in {"with", "lead", "by"}:
                continue
            conjunction = any(t.low in {"et", "ou", "ainsi", "&"} for t in between)
            if group.mention < 0 and not before.relation and not conjunction:
                continue  # an apposition: "Ardo, la start-up nantaise, ..."
            specified = any(t.low in {"dont", "notamment", "comme"} for t in between)
            if not conjunction and (
                before.relation in _PLACES
                or _heads_clause(found, group)
                or (before is last and not specified)
            ):
                continue
            last = group if conjunction and not specified else None
            if (
                group.mention < 0
                and group.head not in lexicon.words("investors")
                and before.relation
                and not conjunction
            ):
                group.relation = "apposed"
                continue
            if not before.relation and any(t.low in {"dont", "comme"} for t in between):
                continue
            group.relation, group.chained = before.relation or group.relation, True


_BESIDE = frozenset(
    {
        "avec",
        "à",
        ":",
        "(",
        "autour",
        "des",
        "de",
        "dès",
        "pour",
        "est",
        "sous",
        "les",
        "=",
        "–",
        ")",
        "a",
        "et",
    }
)


def is_beside(sentence: Sentence, group: Group, amount: int) -> bool:
    """True for a phrase right before an amount, or with little between: "un iPhone à 604 €", "Basalte (25
    M€)", "Ether (ETH) avec".
    """
    tokens = sentence.tokens
    if not 0 <= amount - group.last <= 5:
        return False
    between = tokens[group.last : amount]
    if any(t.low == ")" for t in between):
        between = _without_brackets(between)
    return all(t.low in _BESIDE or t.low in lexicon.words("light") for t in between)
