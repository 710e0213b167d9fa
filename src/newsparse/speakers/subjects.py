"""The subjects that open sentences without a name: "Elle arrive à vélo", "Le groupe ouvre une usine"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.speakers.article import Article
from newsparse.speakers.introductions import opening
from newsparse.speakers.phrases import Phrase, read_phrase

# "Il faut", "Il y a", "Il est vrai que" take up nobody.
_PRONOUN = re.compile(
    r"""(?P<who>Il|Elle|Ils|Elles|Ce\ dernier|Cette\ dernière|Celui-ci|Celle-ci)\s
    (?!(?:ne\ |n['’])?(?:faut|fallait|faudra|faudrait|y|s['’]agi|reste|semble|pleu
    |est\ (?:\w+ment\ )?(?:vrai|possible|probable|clair|temps|question|à|de|des|difficile|important)))""",
    re.X,
)
_LEAD = re.compile(
    r"""(?:[\s*_>\#•–—-]|(?:Mais|Et|Or|Car|Puis|Pourtant|Ainsi|Depuis|Aujourd['’]hui|Alors),?\s
    |(?:[A-ZÀ-Þ][^.,;:«»\n]{1,40},\s)(?=(?:une?|l[ea])\s|l['’]))*""",
    re.X,
)

_BY = re.compile(r"(?:\s\w+){0,2}\spar\s(?:la\s|le\s|les\s|l['’])?")
_ARTICLE = re.compile(r"(?<=\s)(?:le|la|une?)\s|(?<=\s)l['’]", re.I)
_NEAR = 3  # characters: a quotation mark before a pronoun


def subjects(article: Article) -> Iterator[Phrase]:
    """The phrases that open the sentences of the running text and lead to no name."""
    apposed = {role.start for candidate in article.candidates for role in candidate.roles}
    for start, end in article.sentences:
        lead = _LEAD.match(article.text, start, end)
        first = lead.end() if lead else start
        if article.is_spoken(first) or article.is_aside(first):
            continue
        pronoun = _PRONOUN.match(article.text, first, end)
        if pronoun:
            yield read_phrase(article.text, *pronoun.span("who"), [])
            continue
        found = opening(article.text, first, end)
        if found and found.start not in apposed:
            stop = _made_by(article, found.end) if found.noun.document else found.end
            phrase = read_phrase(article.text, found.start, stop, article.within(found.start, stop))
            if phrase.kind in {"person", "body", "document"} and not phrase.plural:
                yield phrase


def _made_by(article: Article, end: int) -> int:
    """ "L'annonce faite par Ardo", "Le rapport publié par la Ligue": where the maker of a document ends."""
    link = _BY.match(article.text, end)
    maker = (
        next((m for m in article.within(link.end(), link.end() + 1) if m[0] == link.end()), None)
        if link
        else None
    )
    return maker[1] if maker else end


def told_last(article: Article, position: int) -> Phrase | None:
    """Somebody unnamed whom the sentence before tells of behind all names: "Ardo a joint le patron d'une PME.
    Ce dernier ...".
    """
    number = article.sentence_of(position)
    start, end = article.sentences[
        max(0, number - 1 if article.sentences[number][0] >= position - _NEAR else number)
    ]
    end = min(end, position)
    behind = max([start, *(m[1] for m in article.within(start, end) if m[2].label == "PER")])
    found = None
    for match in _ARTICLE.finditer(article.text, behind, end):
        told = opening(article.text, match.start(), end)
        phrase = (
            read_phrase(article.text, told.start, told.end, article.within(told.start, told.end))
            if told
            else None
        )
        if phrase and phrase.kind == "person" and not phrase.plural:
            found = phrase
    return found
