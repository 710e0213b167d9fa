"""Quotations that name no source: in interviews, testimonies, portraits, headlines."""

from __future__ import annotations

import re
from collections.abc import Container

from newsparse.record import Quote
from newsparse.speakers.article import Article
from newsparse.speakers.candidates import Candidate
from newsparse.speakers.features import MEMORY
from newsparse.speakers.head_nouns import reading
from newsparse.speakers.phrases import Phrase
from newsparse.speakers.query import Query, Thread

_HEAD = 1500  # characters: a headline, a standfirst and a byline
_WITH = re.compile(
    r"\b(?:entretien|interview|rencontre|conversation|échange)s?\s+(?:exclusi(?:f|" r"ve)\s+)?avec\s+", re.I
)
_IS_INTERVIEW = re.compile(
    r"(?:^|\n)\W*(?:entretien|interview)\b|\bpropos\s+recueillis\b|\bquestions?\s+à\b", re.I
)
_NEAR = 60  # characters between "entretien avec" and the name: a role
_OTHER_PARAGRAPH = 0.3  # how far somebody speaks on in the next paragraph
_CLOSED = re.compile(r"[\s\u00a0\u202f.]{0,2}[»”\"][^\S\n]{0,3}\n\s*")
_COLON = re.compile(r"\s?:\s*[«“\"]?\s*$")
# Rules that give a quotation the source of another one, or none; rules that take the subject of any verb.
_CARRIED = frozenset({"direct.alone", "direct.carried", "direct.colon"})
_WEAK = frozenset(
    {"direct.fragment.verb", "direct.fragment.subject", "direct.colon.verb", "direct.carried", "direct.alone"}
)
_TALK = re.compile(r"\b(?:je|on|moi|vous|ça)\b|\b[jm]['’]", re.I)
_MARK = 3  # characters: a quotation mark and its space
_SECTION = 8  # sentences below a heading that names somebody
_BESIDE = 120  # characters behind a quotation in which its author is named


def interviewee(article: Article, *, certain: bool = False) -> Candidate | None:
    """The person interviewed, where the article says it is an interview or ``certain`` does."""
    people = [r for r in article.ahead(0, _HEAD) if r.candidate.sort == "person"]
    told = _WITH.search(article.text, 0, _HEAD)
    if told:
        named = next((r for r in people if told.end() <= r.start <= told.end() + _NEAR), None)
        if named:
            return named.candidate
    if not people or not (
        certain or _IS_INTERVIEW.search(article.text, 0, _HEAD) or _IS_INTERVIEW.search(article.text[-_HEAD:])
    ):
        return None
    labelled = next((r for r in people if article.text[r.end : r.end + 3].strip().startswith(":")), None)
    return (labelled or people[0]).candidate


def unsourced(quote: Quote, phrase: Phrase) -> bool:
    """True where the phrase of a quotation is that of another one, or of no speaker: one of several."""
    if quote.rule in _CARRIED or weak(quote, phrase):
        return True
    verb = reading(quote.cue or "") if quote.rule == "direct.fragment.verb" else None
    idle = verb is not None and verb.kind == "common" and verb.tense is not None
    return idle and phrase.kind in {"body", "name"}


def weak(quote: Quote, phrase: Phrase) -> bool:
    """True for a noun of no speaker near a verb of no speech: "les ventes « sont mauvaises »"."""
    if (
        quote.rule not in _WEAK
        or phrase.kind != "other"
        or (phrase.determiner == "definite" and not phrase.plural)
    ):
        return False
    verb = reading(quote.cue or "")
    return phrase.plural or verb is None or verb.kind == "common"


def alone(
    article: Article, thread: Thread, quote: Quote, interviewed: Candidate | None, told: Container[int]
) -> Query:
    """The question who says words that name no source; ``told`` is where the sources of others begin."""
    question = Phrase("", quote.start, quote.start, "none")
    behind, speaks_on = _behind(article, quote, told), _speaks_on(article, thread, quote.start)
    before = _before_colon(article, quote.start)
    headed = _headed(article, quote.start)
    return Query(
        question,
        quote.start,
        thread,
        behind=behind,
        before=before,
        headed=headed,
        spoken=_TALK.search(quote.text) is not None,
        interviewed=interviewed,
        speaks_on=speaks_on,
    )


def _before_colon(article: Article, start: int) -> Candidate | None:
    """Whose name ends the words before a colon: "comme le précise Zoé Roy : « A »"."""
    colon = _COLON.search(article.text, max(0, start - _NEAR), start)
    last = next(article.back(start), None)
    if colon is None or last is None or last.end != colon.start() or last.oblique:
        return None
    return last.candidate if last.candidate.sort in {"person", "body"} else None


def _headed(article: Article, start: int) -> Candidate | None:
    """The one person whom the heading above names, where nobody else was named since."""
    here = article.sentence_of(start)
    heading = next((n for n in range(here - 1, max(-1, here - _SECTION), -1) if article.is_heading(n)), None)
    if heading is None:
        return None
    people = {r.candidate for r in article.ahead(article.sentences[heading][0], start) if not r.quoted}
    named = [c for c in people if c.sort == "person"]
    first = next(iter(article.ahead(*article.sentences[heading])), None)
    return named[0] if len(named) == 1 and first and first.candidate is named[0] else None


def _speaks_on(article: Article, thread: Thread, start: int) -> float:
    """1 where nobody else was named since a person spoke, less where another paragraph has begun."""
    last, end = thread.person, thread.person_end
    if last is None or start - end > MEMORY or "\n#" in article.text[end:start]:
        return 0.0
    here = article.sentence_of(start)
    for other in (r for r in article.ahead(end, start) if not r.quoted and r.candidate is not last):
        if other.candidate.sort == "person" or (other.subject and article.sentence_of(other.start) == here):
            return 0.0
    return 1.0 if article.paragraph_of(start) <= end else _OTHER_PARAGRAPH


def _behind(article: Article, quote: Quote, told: Container[int]) -> Candidate | None:
    """« A. » Zoé Roy, 71 ans, en rit encore": the subject of what follows in the same paragraph."""
    closed = _CLOSED.match(article.text, quote.end) if quote.rule == "direct.alone" else None
    # a paragraph of its own: its author may open the next
    own = closed and article.paragraph_of(quote.start) >= quote.start - _MARK
    end = closed.end() if closed and own else quote.end
    stop = article.text.find("\n\n", end, end + _BESIDE)
    stop = stop if stop >= 0 else end + _BESIDE
    for reference in article.ahead(end, stop):
        if reference.quoted or reference.candidate.sort == "person":
            other = reference.start in told and article.sentence_of(reference.start) != article.sentence_of(
                quote.start
            )
            return None if reference.quoted or other else reference.candidate
    return None
