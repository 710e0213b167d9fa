"""Who is interviewed: the person of the headline and the standfirst, and no byline."""

from __future__ import annotations

import re

from newsparse.speakers.article import ArticleView, Mention, Speaker

_HEAD = 1500  # characters: a headline, a standfirst and a byline
_WITH = re.compile(r"\b(?:entretien|interview|rencontre|conversation|échange)s?\s+(?:exclusi(?:f|ve)\s+)?avec\s+", re.I)
_IS_INTERVIEW = re.compile(r"\b(?:entretien|interview|propos\s+recueillis|questions?\s+à)\b", re.I)
_NEAR = 60  # characters between "entretien avec" and the name: a role
_SIGNED = re.compile(r"(?:\b(?:par|by)|recueillis\s+par)[\s*_]*$", re.I)


def is_byline(article: ArticleView, mention: Mention) -> bool:
    """True for a name that signs: "Par Zoé Roy", a line that holds nothing else.

    >>> from newsparse.record import Entity, Span
    >>> text = "Titre\\n\\nPar Zoé Roy"
    >>> zoe = Entity(id="e0", name="Zoé Roy", label="PER", mentions=(Span(text="Zoé Roy", start=11, end=18),))
    >>> is_byline(ArticleView(text, [zoe]), (11, 18, zoe))
    True
    """
    start, end = mention[0], mention[1]
    if start >= _HEAD:
        return False
    if _SIGNED.search(article.text, max(0, start - 30), start):
        return True
    first = article.text.rfind("\n", 0, start) + 1
    last = article.text.find("\n", end, end + _NEAR)
    return start > 0 and article.text[first : last if last >= 0 else end + _NEAR].strip(" \t*_#") == article.text[start:end]


def interviewee(article: ArticleView, *, certain: bool = False) -> Speaker | None:
    """The person interviewed, where the article says it is an interview or ``certain`` does."""
    people = [m for m in article.within(0, _HEAD) if m[2].label == "PER" and not is_byline(article, m)]
    told = _WITH.search(article.text, 0, _HEAD)
    if told:
        named = next((m for m in people if told.end() <= m[0] <= told.end() + _NEAR), None)
        if named:
            return article.speaker(named[2])
    if not people or not (certain or _IS_INTERVIEW.search(article.text, 0, _HEAD) or _IS_INTERVIEW.search(article.text[-_HEAD:])):
        return None
    labelled = next((m for m in people if article.text[m[1] : m[1] + 3].strip().startswith(":")), None)
    return article.speaker((labelled or people[0])[2])


_BESIDE = re.compile(r"[\s\u00a0\u202f]*[»”\"][\s\u00a0\u202f]*[:,—–-][\s\u00a0\u202f]+")


def named_beside(article: ArticleView, end: int) -> Speaker | None:
    """ "« A » : Zoé Roy se confie": the person whose name follows a headline's quotation."""
    link = _BESIDE.match(article.text, end)
    named = [m for m in article.within(link.end(), link.end() + 1) if m[2].label == "PER" and m[0] == link.end()] if link else []
    return article.speaker(named[0][2]) if named else None
