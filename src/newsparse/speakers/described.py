"""Who a description is: a role, a body, a document, or somebody unnamed."""

from __future__ import annotations

import re

from newsparse.french.words import head_of
from newsparse.record import Quote
from newsparse.speakers import roles
from newsparse.speakers.article import FAR, MEMORY, ArticleView, Speaker
from newsparse.speakers.bearers import POSSESSED, article_gender, as_before, somebody
from newsparse.speakers.bodies import body, nouns_of
from newsparse.speakers.families import body_words
from newsparse.speakers.gender import noun_gender
from newsparse.speakers.names import is_plural
from newsparse.speakers.nouns import BODIES, DOCUMENTS, PEOPLE
from newsparse.text.segments import sentences

_DEFINITE = re.compile(r"^(?:le|la|les|l['’]|ce|cet|cette|ces|son|sa|ses|leur|leurs|du|au)\b\s*|^l['’]", re.I)


def described(article: ArticleView, quote: Quote, phrase: str, start: int, end: int) -> Speaker | None:
    """A role, a body, a document, or somebody unnamed.

    >>> quote = Quote(text="", start=0, end=0, kind="direct", rule="")
    >>> described(ArticleView("dit une lectrice", []), quote, "une lectrice", 4, 16).name
    'une lectrice'
    """
    folded = phrase.lower().replace("’", "'")
    head = head_of(folded)
    gender = article_gender(folded) or noun_gender(head)
    unnamed = Speaker(phrase, None, noun_gender(head) or gender, is_plural(phrase))
    if _ENTOURAGE.match(folded) or (not _DEFINITE.match(phrase) and head not in {"pdg", "dg"}):
        return unnamed
    if re.match(r"l[ae]s? mêmes?\b", folded) and article.last:
        return article.last
    apposed = _apposed(article, end, head)
    if apposed:
        return apposed
    if head in PEOPLE and not is_plural(phrase):
        return somebody(article, phrase, head, gender, start, end) or unnamed
    if is_plural(phrase):
        return as_before(article, head) or _members(article, head, start) or unnamed
    if head in BODIES:
        return _one_body(article, quote, phrase, start) or unnamed
    if head in DOCUMENTS and POSSESSED.match(phrase):
        return _possessor(article, start) or unnamed
    if head in DOCUMENTS:
        bare = len(roles.words(phrase)) <= _BARE
        return as_before(article, head) or _owner(article, head, start) or (_written(article, head, start) if bare else None) or unnamed
    return unnamed


# People around somebody, who are nobody by name: "l'entourage du ministre", "le cabinet de la maire".
_ENTOURAGE = re.compile(
    r"(?:l'entourage|les? (?:entourage|cabinet|proches?|équipes?)|son (?:entourage|cabinet)|ses proches)\b(?! [a-z]+iste)"
)


_APPOSED = re.compile(
    r"(?:\s(?:pour|en|à|au|aux|chez|de|du|des|d['’])\b[^,.;:!?()«»\n]{2,40})?,\s(?:(?:le|la)\s[^,.;:!?()«»\nA-ZÀ-Þ]{3,40}\s)?"
)


def _apposed(article: ArticleView, end: int, head: str) -> Speaker | None:
    """ "Sa porte-parole pour l'Europe, X", "son auteur principal, le linguiste X", "la société éditrice, Ardo": the name behind."""
    link = _APPOSED.match(article.text, end)
    labels = {"PER"} if head in PEOPLE and head not in BODIES else {"PER", "ORG"} if head in PEOPLE else {"ORG"}
    named = [m for m in article.within(link.end(), link.end() + 1) if m[0] == link.end() and m[2].label in labels] if link else []
    unlisted = _UNLISTED_NAME.match(article.text, link.end()) if link and head in BODIES and not named else None
    if unlisted:
        return Speaker(unlisted["name"])
    if not named or (head not in PEOPLE and article.text[named[0][1] : named[0][1] + 1] not in {",", ".", ""}):
        return None
    return article.speaker(named[0][2])


_UNLISTED_NAME = re.compile(r"(?P<name>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+){0,3})(?=[,.]\s)")


def _members(article: ArticleView, head: str, position: int) -> Speaker | None:
    """ "les auditeurs": the body of the article whose people they are."""
    words = body_words(head)
    for _, _, entity in reversed(
        [m for m in article.within(max(0, position - MEMORY), position) if m[2].label == "ORG" and m[1] <= position]
    ):
        if words and not words.isdisjoint({*roles.words(entity.name), *nouns_of(article, entity)}):
            return article.speaker(entity)
    return None


# Parts of an organisation, which speak for it.
_PARTS = frozenset("direction service bureau département rédaction équipe hiérarchie".split())


def _one_body(article: ArticleView, quote: Quote, phrase: str, start: int) -> Speaker | None:
    """ "l'entreprise", "son service de presse": the organisation that a body is, or is a part of."""
    head = head_of(phrase.lower().replace("’", "'"))
    if head in _PARTS and POSSESSED.match(phrase):
        owner = _possessor(article, start)
        return owner if owner and owner.entity and owner.entity.label != "PER" else None
    answered = article.side_of(article.last) if article.last and _REPLY.match(quote.cue or "") else set()
    return body(article, phrase, start, answered)


# Who answers is not who spoke last.
_REPLY = re.compile(r"(?:(?:a|ont|avait)\b.*\s)?(?:répond|répliqu|rétorqu|défend|contest|dément)", re.I)


def _possessor(article: ArticleView, position: int) -> Speaker | None:
    """ "Selon son enquête": of whoever opens the sentence before."""
    before = [m for m in article.within(max(0, position - MEMORY), position) if m[2].label in {"ORG", "PER"} and m[1] <= position]
    for first, last in reversed(list(sentences(article.text, max(0, position - MEMORY), position))[-3:]):
        here = [m for m in before if first <= m[0] < last]
        if here:
            return article.speaker(here[0][2])
    return None


_BARE = 2  # words: "le texte", and not "la note interne d'avril"
_TEXTS = frozenset("texte document message communiqué courrier courriel lettre billet note tweet post".split())
_AT_HAND = 400  # characters: about two sentences


def _written(article: ArticleView, head: str, position: int) -> Speaker | None:
    """ "Dans un communiqué, X dit « ... ». « ... », conclut le texte"."""
    return article.last if head in _TEXTS and position - article.last_end < _AT_HAND else None


def _owner(article: ArticleView, head: str, position: int) -> Speaker | None:
    """ "le rapport": the organisation that the text made it by: "le rapport de Mozilla", "Dans son rapport, Mozilla"."""
    head_noun = re.compile(rf"\b{re.escape(head)}\b", re.I)
    for match in reversed(list(head_noun.finditer(article.text, max(0, position - FAR), position))):
        around = article.within(match.end(), match.end() + 60)
        made = re.match(
            r"\s+(?:[\w'’-]+\s+){0,3}?(?:de|du|d['’]|par|des)\s*(?:la |le |l['’])?", article.text[match.end() : match.end() + 60]
        )
        if made and around and around[0][2].label == "ORG" and around[0][0] <= match.end() + made.end() + 25:
            return article.speaker(around[0][2])
        if re.search(r"\b(?:son|leur)\s+(?:\w+\s+)?$", article.text[max(0, match.start() - 25) : match.start()], re.I):
            near = [m for m in article.within(match.start() - 150, match.end() + 120) if m[2].label == "ORG"]
            if near:
                return article.speaker(min(near, key=lambda m: abs(m[0] - match.start()))[2])
    return None
