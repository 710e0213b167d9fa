"""What is said of a fact beside its parties: its kind, whether it is done, when, and who says so; and roles
that the sentence changes.
"""

from __future__ import annotations

import re

from newsparse.facts import grammar
from newsparse.facts.article import Article
from newsparse.facts.grammar import Verb
from newsparse.facts.model import Found
from newsparse.facts.roles import Telling
from newsparse.facts.sentence import Sentence

_KIND = {
    role: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for role, words in {
        "funding": r"s[ée]rie [a-h]|(?:pré-|pre-)?seed|(?:pré-?)?amorçage|dette|prêt|emprunt|ligne de crédit|"
        r"introduction en bourse|ipo|bridge|crowdfunding|obligations?(?: convertibles?)?|crédit-bail"
        r"|financement participatif",
        "revenue": (
            r"ARR|revenus? récurrents?(?: annuels?)?|revenus? publicitaires?|annualisée?s?|"
            r"recettes publicitaires|volume d['’]affaires"
        ),
        "profit": r"excédent brut d['’]exploitation|ebe|"
        r"nets?|nettes?|ebitda|ebit|opérationnel(?:le)?|d['’]exploitation|brute?|dividendes?",
        "loss": r"nettes?|ebitda|opérationnelles?|d['’]exploitation",
        "valuation": r"pré-money|pre-money|post-money|boursière|en bourse",
    }.items()
}
_KIND_REACH = 60


def tell(article: Article, fact: Found, sentence: Sentence, token: int, telling: Telling) -> None:
    """Fill in kind, status, date and source of a fact."""
    tokens = sentence.tokens
    place = tokens[token]
    fact.kind = _kind(article.text, fact, place.start, place.end, tokens[0].start, tokens[-1].end)
    fact.status = _status(sentence, token, telling, fact)
    _date(article, fact, sentence, token, telling)
    _source(article, fact, sentence, place.start, place.end)


def _kind(text: str, fact: Found, start: int, end: int, first: int, last: int) -> str | None:
    pattern = _KIND.get(fact.role)
    if pattern is None:
        return None
    low, high = max(first, start - _KIND_REACH), min(last, end + _KIND_REACH)
    found = [
        (min(abs(m.end() - start), abs(m.start() - end)), m.group())
        for m in pattern.finditer(text, low, high)
    ]
    if not found:
        return None
    return _written(min(found)[1])


def later_kind(text: str, start: int, end: int) -> str | None:
    """What a later sentence calls a round: "cette série B", "ce tour d'amorçage"."""
    found = _LATER_KIND.search(text, start, end)
    return _written(found.group(1)) if found else None


_LATER_KIND = re.compile(
    rf"\b(?:cette|ce|cet)\s(?:tour\sd['’]|tour\sde\s)?({_KIND['funding'].pattern})", re.IGNORECASE
)


def _written(word: str) -> str:
    return "série " + word[-1].upper() if word.lower().startswith(("série", "serie")) else word


def _status(sentence: Sentence, token: int, telling: Telling, fact: Found) -> str | None:
    tokens = sentence.tokens
    window = range(max(0, min(telling.first, token) - 12), min(len(tokens), token + 6))
    lows = [tokens[k].low for k in window]
    near = [tokens[k].low for k in range(max(0, min(telling.first, token) - 6), token)]
    if grammar.words("denied").intersection(lows) or _is_untold(sentence, telling, token):
        return "denied"
    text = " ".join(lows)
    conditional = any(_is_conditional(sentence, k) for k in window)
    heard = any(cue in text for cue in grammar.cues("rumoured"))
    if heard or grammar.words("rumoured").intersection(lows) or (conditional and not _may(sentence, window)):
        return "rumoured"
    if (
        any(cue in text for cue in grammar.cues("planned"))
        or (fact.role == "acquisition" and not grammar.words("offered").isdisjoint(lows))
        or _is_planned(sentence, range(window.start, token))
        or grammar.words("planned").intersection(near)
        or any(_is_future(sentence, k) for k in window)
    ):
        return "planned"
    if conditional or grammar.words("estimated").intersection(near):
        return "estimated"
    if fact.role in {"price", "threshold", "tax", "market", "saving"}:
        return None
    return "done"


def _is_untold(sentence: Sentence, telling: Telling, token: int) -> bool:
    """ "n'a pas levé 3 M€"; not "n'a levé que 3 M€"."""
    if not telling.trigger.verb or telling.place != "before":
        return False
    lows = [t.low for t in sentence.tokens[max(0, telling.first - 5) : token]]
    refused = next((k for k, low in enumerate(lows) if low in {"ne", "n'"}), -1)
    return refused >= 0 and not {"pas", "jamais"}.isdisjoint(lows[refused:]) and "encore" not in lows


def _is_planned(sentence: Sentence, stretch: range) -> bool:
    return any(
        v.part in _TOLD and (v.lemma in grammar.lemmas("planned") or _is_about_to(sentence, k, v))
        for k in stretch
        if not _is_conditional(sentence, k)
        for v in sentence.verbs.get(k, ())
    )


def _is_about_to(sentence: Sentence, index: int, verb: Verb) -> bool:
    """ "compte lever", "doit racheter", "s'apprête à boucler"; not "compte 300 clients"."""
    ahead = (sentence.verb(index + k) for k in (1, 2))
    infinitive = any(v is not None and v.part == "infinitive" for v in ahead)
    return verb.lemma in grammar.lemmas("planned_doing") and infinitive


_TOLD = frozenset({"singular", "plural", "infinitive"})


def _is_conditional(sentence: Sentence, index: int) -> bool:
    verb = sentence.verb(index)
    return (
        verb is not None
        and verb.part in {"singular", "plural"}
        and sentence.tokens[index].low.endswith(("rait", "raient"))
    )


def _may(sentence: Sentence, window: range) -> bool:
    return any(
        (v := sentence.verb(k)) is not None and v.lemma in {"devoir"} and _is_conditional(sentence, k)
        for k in window
    )


_FUTURE = re.compile(r"\w{2,}r(?:a|ont)\Z")


def _is_future(sentence: Sentence, index: int) -> bool:
    verb = sentence.verb(index)
    return (
        verb is not None
        and verb.part in {"singular", "plural"}
        and bool(_FUTURE.match(sentence.tokens[index].low))
    )


def _date(article: Article, fact: Found, sentence: Sentence, token: int, telling: Telling) -> None:
    tokens = sentence.tokens
    anchor = min(telling.first, token), max(telling.last, token + 1)
    best: tuple[float, int] | None = None
    for index, found in enumerate(tokens):
        if found.kind != "date" or _is_founding(sentence, index):
            continue
        low, high = sorted((index, token))
        others = sum(tokens[k].kind == "money" for k in range(low + 1, high))
        distance: float = abs(index - token) + 8 * others - (2 if index > token else 0)
        if index < anchor[0] and others == 0:
            distance = min(distance, 6 + 0.1 * index)
        if best is None or distance < best[0]:
            best = distance, index
    if best is not None and best[0] < 20:
        ref = tokens[best[1]].ref
        value = article.dates[ref].value
        if value and not value.startswith("P"):
            fact.date, fact.dates = value, (ref,)


def _is_founding(sentence: Sentence, index: int) -> bool:
    """ "fondée en 2015": when a company was made is not when it raised money."""
    verbs = (v for k in range(max(0, index - 3), index) for v in sentence.verbs.get(k, ()))
    return any(v.lemma in grammar.lemmas("found") and v.part == "past participle" for v in verbs)


def _source(article: Article, fact: Found, sentence: Sentence, start: int, end: int) -> None:
    speeches = article.speeches_over(start, end)
    fact.speeches = tuple(speeches)
    fact.source = next((article.speeches[i].speaker for i in speeches if article.speeches[i].speaker), None)
    if fact.source is None:
        for group in sentence.groups:
            if group.relation == "source" and group.mention >= 0:
                token = sentence.tokens[group.mention]
                fact.source = (
                    article.names[token.ref].name if token.ref >= 0 else article.text[token.start : token.end]
                )
                return
