"""Which organisation "l'entreprise", "le quotidien", "le régulateur", "le robot" is: by kind, cue and place.

The article says what its organisations are ("la start-up Ardo", "Ardo, le quotidien de ..."); names known or telling say it
too. Of those that fit the noun the last one in subject position is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse.french.words import demonyms, fold, head_of, kind_of_name, kinds_of
from newsparse.record import Entity
from newsparse.speakers.article import FAR, MEMORY, ArticleView, Mention, Speaker
from newsparse.text.segments import sentences

_NEAR = 60  # characters beside a mention in which a noun says what it is
# "Ardo, une jeune entreprise de", "Ardo est un opérateur", "Ardo (constructeur)".
_NOUN_BEHIND = re.compile(r"^\s?[»\"”]?\s?(?:,|\(|est|était)\s?(?:le |la |l['’]|un |une |premier |première )?(?P<phrase>[\w'’ -]{3,60})")
# What governs a name: a preposition and an article.
OBLIQUE = re.compile(
    r"""(?:
        \b(?:de|du|d['’]|des|par|à|au|aux|avec|chez|pour|contre|selon|d['’]après|auprès\ de|sur|dans|et|via|face\ à)\s+
        (?:la\ |le\ |les\ |l['’])?(?:(?:d['’])?[a-zà-ÿ-]{3,20}\s+){0,3}
      | \bd['’]
      | \bà\ l['’]
    )$""",
    re.I | re.X,
)
_JOINED = re.compile(r"\s+et\s+(?:(?:le|la|les)\s+|l['’])?(?:[\w-]+\s+)?[A-ZÀ-Þ]")
# Sentences before a phrase in which an organisation is still at hand; further back the headline's is meant.
_LOCAL = 3
# Kinds that a noun of none may take up: "la direction" is no newspaper's. Kinds that a name tells with certainty.
_SPEAKING = frozenset({"company", "public", "association"})
_TELLING = frozenset({"media", "public", "association"})
# Bodies of which a country has one: no ministry is "le gouvernement".
_UNIQUE = frozenset(
    "gouvernement parlement"
    " préfecture mairie tribunal parquet police gendarmerie rectorat accusation défense hotline standard greffe".split()
)
# Who leads an organisation: whose, the phrase does not say, and no union or expert named just before is meant.
_LED = frozenset({"direction", "hiérarchie"})
# Nouns that any organisation answers to.
_GENERAL = frozenset("entreprise société groupe firme compagnie organisation géant organisme institution marque".split())


def body(article: ArticleView, phrase: str, position: int, answered: set[str]) -> Speaker | None:
    """The organisation that a definite phrase takes up, and not one it answers."""
    head = head_of(phrase)
    wanted = frozenset({"company"}) if head in demonyms() else kinds_of(head) or _SPEAKING
    labels = {"ORG", "PRODUCT"} if "product" in wanted else {"ORG"}
    window = [
        m
        for m in article.within(max(0, position - FAR), position)
        if (m[2].label in labels or _makes(article, m[2]))
        and m[0] < position
        and m[2].id not in answered
        and _fits(article, m[2], head, wanted)
    ]
    if head in _LED:
        return _of_the_title(article, head, wanted, answered)
    if head in _UNIQUE:
        window = [m for m in window if head in fold(m[2].name) or head in nouns_of(article, m[2])]
        return article.speaker(window[-1][2]) if window else None
    if head not in _GENERAL:
        told = [m for m in window if head in nouns_of(article, m[2]) or kind_of_name(m[2].name) in wanted & _TELLING]
        if told:
            return article.speaker(_last_subject(article, told, position) or told[-1][2])
    near = [m for m in window if m[0] >= position - MEMORY]
    unlisted = _opens_before(article, head, position)
    if unlisted:
        return unlisted
    found = _last_subject(article, near, position, _LOCAL, 1) if near else None
    return (
        (article.speaker(found) if found else None) or _of_the_title(article, head, wanted, answered) or _farther(article, window, position)
    )


# "L'Open Source Initiative, elle, n'a pas traîné": a name of several words with its article.
_OPENS = re.compile(r"(?:L['’]|La\s|Le\s)(?P<name>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+){1,4})")


def _opens_before(article: ArticleView, head: str, position: int) -> Speaker | None:
    """An organisation that no mention covers, where it opens the sentence before the phrase."""
    floor = max(0, position - MEMORY, article.text.rfind("\n\n", max(0, position - MEMORY), position))
    for first, last in list(sentences(article.text, floor, position))[-1:]:
        opening = _OPENS.match(article.text, first, last)
        if opening and head in _GENERAL:
            known = article.within(opening.start("name"), opening.end())
            whole = [m for m in known if m[2].label != "PER" and (m[0], m[1]) == opening.span("name")]
            return article.speaker(whole[0][2]) if whole else None if known else Speaker(opening["name"])
    return None


def _makes(article: ArticleView, entity: Entity) -> bool:
    """True for a name that the recogniser took for a product and the article calls a company: "l'éditeur de logiciels Ardo"."""
    return entity.label == "PRODUCT" and any("company" in kinds_of(noun) for noun in nouns_of(article, entity))


def _farther(article: ArticleView, window: Sequence[Mention], position: int) -> Speaker | None:
    """The organisation that the article names most, by far; else the last one before the phrase."""
    if not window:
        return None
    counts = sorted(((len(e.mentions), e) for e in {m[2].id: m[2] for m in window}.values()), key=lambda pair: -pair[0])
    if len(counts) > 1 and counts[0][0] >= 2 * counts[1][0]:
        return article.speaker(counts[0][1])
    return article.speaker(_last_subject(article, window, position) or window[-1][2])


def _of_the_title(article: ArticleView, head: str, wanted: frozenset[str], answered: set[str]) -> Speaker | None:
    """The organisation that opens the headline, or the only one it names."""
    in_title = [e for e in article.entities if e.label == "ORG" and e.name in article.title and e.id not in answered]
    fitting = [e for e in in_title if _fits(article, e, head, wanted)]
    opening = [e for e in fitting if len(fitting) == 1 or article.title.startswith(e.name)]
    return article.speaker(opening[0]) if len(opening) == 1 else None


def _fits(article: ArticleView, entity: Entity, head: str, wanted: frozenset[str]) -> bool:
    """True where nothing says that an organisation is of another kind than the noun names."""
    origins = demonyms() & nouns_of(article, entity)
    if head in demonyms() and origins and head not in origins:
        return False
    kinds = frozenset().union(*(kinds_of(noun) for noun in nouns_of(article, entity)))
    known = kind_of_name(entity.name)
    kinds = kinds or (frozenset({known}) if known else frozenset())
    return not kinds or not kinds.isdisjoint(wanted) or (entity.label == "PRODUCT" and "product" in wanted)


def nouns_of(article: ArticleView, entity: Entity) -> frozenset[str]:
    """What the article calls an organisation beside its name: "la start-up nantaise Ardo", "Ardo, éditeur de".

    >>> from newsparse.record import Span
    >>> text = "La start-up nantaise Ardo grandit. Ardo, éditeur de jeux, recrute."
    >>> places = tuple(Span(text="Ardo", start=s, end=s + 4) for s in (21, 35))
    >>> ardo = Entity(id="e0", name="Ardo", label="ORG", mentions=places)
    >>> sorted(nouns_of(ArticleView(text, [ardo]), ardo))
    ['nantais', 'start-up', 'éditeur']
    """
    if entity.id not in article.nouns:
        article.nouns[entity.id] = frozenset(noun for m in entity.mentions for noun in _beside(article.text, m.start, m.end))
    return article.nouns[entity.id]


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    before = re.search(r"[^,.;:()«»\n]*$", text[max(0, start - _NEAR) : start])
    words = fold(before.group()).split() if before else []
    for word in words[-5:]:
        noun = word.rpartition("'")[2]
        if (kinds_of(noun) or noun.removesuffix("e") in demonyms()) and not OBLIQUE.search(text[max(0, start - 12) : start]):
            yield noun if kinds_of(noun) else noun.removesuffix("e")
    behind = _NOUN_BEHIND.match(text[end : end + _NEAR])
    if behind:
        head = head_of(" ".join(behind["phrase"].split()[:2]))
        if kinds_of(head):
            yield head


_STOP = re.compile(r"[.!?…»\"\n]\s*$")  # before a phrase that opens its sentence


def _last_subject(article: ArticleView, mentions: Sequence[Mention], position: int, within: int = 1000, reach: int = 1000) -> Entity | None:
    """Of the nearest sentences, at most ``within``, the first that names any: its first one that no preposition governs, else,
    at most ``reach`` sentences back, its first.

    In the sentence of the phrase itself one that a preposition governs is whom somebody speaks to, or a source; and two
    names joined by "et" are no single thing.
    """
    text = article.text
    opens = 1 if _STOP.search(text, max(0, position - 3), position) else 0
    for number, (first, last) in enumerate(reversed(list(sentences(text, mentions[0][0], position))), opens):
        if number > within:
            break
        here = [m for m in mentions if first <= m[0] < last]
        subjects = [m for m in here if not OBLIQUE.search(text[max(0, m[0] - 16) : m[0]]) and not _JOINED.match(text[m[1] : m[1] + 30])]
        if subjects:
            return subjects[0][2]
        if here and 1 <= number <= reach:
            return here[0][2]
    return None
