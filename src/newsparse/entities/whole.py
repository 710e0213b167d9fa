"""Names that are longer than their capitals: institutions of a place, long forms of acronyms, ministries,
events, trims.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from newsparse.entities.acronyms import abbreviates, initials_of
from newsparse.entities.knowledge import facts
from newsparse.entities.lists import DATA
from newsparse.entities.mention import Mention
from newsparse.entities.surface import key
from newsparse.entities.touching import Touching

# Letters; acronyms up to that are initials alone.
LONGEST_INITIALS = 3
# Characters; no institution of the press is longer.
LONGEST = 140


class Wholes(NamedTuple):
    """The patterns, made of the words of ``wholes.toml``."""

    of_place: re.Pattern[str]
    ministry: re.Pattern[str]
    head: re.Pattern[str]
    event: re.Pattern[str]
    trim: re.Pattern[str]
    named: re.Pattern[str]
    body: re.Pattern[str]


_CAPITAL = r"[A-ZÀ-Þ][\w'-]*(?:\.[A-Z]\.)?"
_PLACE = (
    rf"(?:(?:La|Le|Les|L')\s?)?{_CAPITAL}(?:(?:\s(?:sur|sous|en|de|la|les|du)\s|"
    rf"\s)(?={_CAPITAL}){_CAPITAL}){{0,3}}"
)


@lru_cache(maxsize=1)
def words_of_wholes() -> dict[str, str]:
    """The lists of ``wholes.toml``.

    >>> "mairie" in words_of_wholes()["of_places"].split()
    True
    """
    with (DATA / "wholes.toml").open("rb") as file:
        return {name: str(value) for name, value in tomllib.load(file).items()}


@lru_cache(maxsize=1)
def trims() -> frozenset[str]:
    """What makers call the versions of a product: "Pro", "Ultra"."""
    return frozenset(words_of_wholes()["trims"].split())


@lru_cache(maxsize=1)
def agencies() -> frozenset[str]:
    """What sells pictures to the press, as credits in capitals write it.

    >>> "AFP" in agencies()
    True
    """
    return frozenset(name.strip() for name in words_of_wholes()["agencies"].split("|"))


def _any(words: Iterator[str] | Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@lru_cache(maxsize=1)
def patterns() -> Wholes:
    """The patterns, compiled once."""
    words = words_of_wholes()
    kinds = _any([kind.strip() for kind in words["kinds"].split("|")])
    noun = rf"[A-ZÀ-Þ]?[a-zà-ÿ-]{{3,}}(?:\s(?:{_any(words['adjectives'].split())})\b)?"
    joint = rf"(?:de\sla\s|de\sl'|du\s|des\s|d'(?={_CAPITAL}))"
    return Wholes(
        of_place=re.compile(
            rf"\b(?:{_any(words['of_places'].split())})(?:\s(?:{kinds}))?\s(?:de\s|d'|du\s|des\s|de\sla\s|"
            rf"de\sl')(?={_CAPITAL}){_PLACE}"
        ),
        ministry=re.compile(
            rf"\b(?:[Mm]inistère\s{joint}|[Ss]ecrétariat\sd'[ÉE]tat\s(?:à\sla\s|à\sl'|"
            rf"aux?\s)){noun}(?:(?:,\s|"
            rf"\set\s)(?:{joint})(?=[A-ZÀ-Þ]){noun}|"
            rf"\set\s{joint}{noun}){{0,3}}"
        ),
        head=re.compile(rf"\b(?:{_any(words['heads'].split())})\b", re.I),
        event=re.compile(
            rf"\b(?:{words['events'].strip()})(?:\sd'(?:hiver|"
            rf"été))?(?:\sde\s(?={_CAPITAL}){_PLACE})?(?:\s(?:19|20)\d\d\b)?"
        ),
        trim=re.compile(rf"\s(?:{_any(sorted(trims()))})\b(?!['’-])"),
        named=re.compile(rf"\b(?:{_any(words['named'].split())})\s{_CAPITAL}(?:[\s-]{_CAPITAL}){{0,2}}"),
        body=_body(noun),
    )


def _body(noun: str) -> re.Pattern[str]:
    """ "direction générale des entreprises", "office américain des marques et brevets": a noun, its kind, its
    field.
    """
    words = words_of_wholes()

    def any_of(name: str) -> str:
        return _any([word.strip() for word in words[name].split("|")])

    joint = r"(?:de\sla\s|de\sl'|du\s|des\s|de\s|d'|à\sla\s|à\sl'|aux?\s|pour\sl'|pour\sl[ae]s?\s)"
    further = rf"(?:\s(?:des\s|d'|contre\sl[ae]s?\s){noun}){{0,2}}"
    field = rf"{joint}(?!(?:{_any(words['managed'].split())})\b){noun}{further}"
    heads = (
        rf"(?i:{any_of('bodies')})\s(?:{any_of('body_kinds')})|"
        rf"(?i:{any_of('foreign_bodies')})\s(?:{any_of('foreign_kinds')})"
    )
    return re.compile(
        rf"\b(?:{heads})\s{field}(?:,\s{field}){{0,4}}(?:\set\s{field}|\set\s{_BARE})?"
        rf"(?:\s(?:de\s|d'|du\s|des\s|de\sla\s|de\sl')(?={_CAPITAL}){_PLACE})?"
    )


# "des marques et brevets": a second field without its article, at the end of the name.
_BARE = r"(?!plusieurs|autres|certain|tou[ts]|leurs|ses|ces|des|les)[a-zà-ÿ]{4,}s(?=[.,;:()]|$)"


def whole(prose: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those that are part of a longer name replaced by it, and long names that no mention told
    of.

    >>> text = "la mairie de Lyon et le parquet"
    >>> [(text[m.start : m.end], m.label) for m in whole(text, [Mention(13, 17, "LOC")])]
    [('mairie de Lyon', 'ORG')]
    """
    found = [
        *_of_places(prose, mentions),
        *_ministries(prose),
        *(Mention(*match.span(), "ORG", "whole") for match in patterns().named.finditer(prose)),
        *(Mention(*match.span(), "ORG", "whole") for match in patterns().body.finditer(prose)),
        *_events(prose),
        *(Mention(*match.span(), "LOC", "whole") for match in _DISTRICT.finditer(prose)),
        *_introduced(prose),
        *_national(prose),
        *_quoted(prose, mentions),
    ]
    longest: list[Mention] = []
    for mention in sorted(found, key=lambda m: m.start - m.end):
        if all(mention.end <= other.start or other.end <= mention.start for other in longest):
            longest.append(mention)
    taken = Touching(mentions)
    # A name that the model saw longer is left as it is, unless it is what it went on to behind the
    # institution.
    kept = [
        one
        for one in longest
        if all(_within(other, one) or _runs_on(prose, other, one) for other in taken.to(one.start, one.end))
    ]
    covered = Touching(kept)
    rest = [_with_trim(prose, m) for m in mentions if next(covered.to(m.start, m.end), None) is None]
    return _without_overlap(sorted([*rest, *kept]))


def _within(inner: Mention, outer: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


_ONWARDS = re.compile(r"\s(?:afin|sur|pour|dans|en|à|contre|par|qui|que|lors|depuis|avec)\s")


def _runs_on(prose: str, mention: Mention, one: Mention) -> bool:
    """The model went on behind the institution: "ministère de l'Économie afin de contrôler ..."."""
    return mention.start >= one.start and _ONWARDS.match(prose, one.end, mention.end) is not None


def _without_overlap(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
    return kept


def _of_places(prose: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """ "mairie de Paris", "tribunal de commerce de Nanterre"; its place ends where the mention of the place
    does.
    """
    ends = {mention.start: mention.end for mention in mentions}
    for match in patterns().of_place.finditer(prose):
        end = next((ends[at] for at in range(match.end() - 1, match.start(), -1) if at in ends), match.end())
        inner = [m for m in mentions if match.start() < m.start < match.end()]
        fact = facts().by_key.get(key(prose[inner[-1].start : inner[-1].end])) if inner else None
        firm = match.group().startswith(_RUN_BY_FIRMS) and fact is not None and fact.label == "ORG"
        if inner and inner[-1].label in ("LOC", "ORG") and not firm:
            yield Mention(match.start(), min(end, match.start() + LONGEST), "ORG", "whole")


# "le conseil de Danone": firms have these too, and no name for them.
_RUN_BY_FIRMS = ("conseil d", "chambre d", "palais d", "communauté d", "bibliothèque d")


def _ministries(prose: str) -> Iterator[Mention]:
    return (Mention(*match.span(), "ORG", "whole") for match in patterns().ministry.finditer(prose))


def _events(prose: str) -> Iterator[Mention]:
    return (Mention(*match.span(), "MISC", "whole") for match in patterns().event.finditer(prose))


_DISTRICT = re.compile(r"\b\d{1,2}(?:er|e|ème)\sarrondissement\s(?:de\s|d')[A-ZÀ-Þ][\w-]+")
_NATIONAL = re.compile(r"\bFrance\s(?!20)[A-ZÀ-Þ][a-zà-ÿ]{3,}\b(?!['-])")
_QUOTED = re.compile(r"[«\"“]\s?([^«»\"“”|]{4,70}?)\s?[»\"”]")


def _national(prose: str) -> Iterator[Mention]:
    """ "France Travail", "France Biotech": the country alone has no capital behind it."""
    for match in _NATIONAL.finditer(prose):
        if key(match.group()) not in facts().by_key:
            yield Mention(*match.span(), "ORG", "whole")


def _quoted(prose: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """ "la « Journée pour un Internet plus sûr »": a work, a day or a law whose name the marks hold to its
    end, or from its article on ("« Le Sel des autres »").
    """
    named = {mention.start: mention for mention in mentions if mention.label in ("MISC", "PRODUCT")}
    for match in _QUOTED.finditer(prose):
        mention = named.get(match.start(1))
        if mention is not None:
            if mention.label == "MISC" and mention.end < match.end(1) and _is_title(match[1]):
                yield mention._replace(end=match.end(1), rule="whole")
            continue
        article = _TITLE_ARTICLE.match(match[1])
        mention = named.get(match.start(1) + article.end()) if article else None
        if mention is not None and mention.end == match.end(1):
            yield mention._replace(start=match.start(1), rule="whole")


_TITLE_ARTICLE = re.compile(r"(?:L[ea]s?|Une?|Des)\s|L'")


def _is_title(quoted: str) -> bool:
    """Short, and neither a clause nor what somebody does."""
    return len(quoted.split()) <= 8 and not _CLAUSE.search(quoted) and not _ACT.match(quoted)


# An infinitive or a participle opens what somebody does, not a name: "« Construire un monde ouvert »".
_ACT = re.compile(r"[A-ZÀ-Þ]?[a-zà-ÿ]+(?:er|ir|oir|re|ant)\b")
_CLAUSE = re.compile(r"[,;:!?]|\b(?:est|sont|a|ont|sera|va|qui|que|ne|pas|nous|vous|je|il|elle|on)\b")
_ACRONYM = re.compile(r"\s\((?=[A-Za-z@-]*[A-Z])([A-Za-zÀ-ÿ@-]{2,12})(?:\)|,\s)")
_IN_BRACKETS = re.compile(r"\b([A-Z][A-Za-zÀ-ÿ-]{1,11})\s\(")


def _introduced(prose: str) -> Iterator[Mention]:
    """ "la Fédération du e-commerce et de la vente à distance (Fevad)": from its head to the bracket, and the
    other way round.
    """
    for match in _ACRONYM.finditer(prose):
        first = max(prose.rfind(mark, 0, match.start()) for mark in ".|!?;:«»")
        begin = max(first + 1, match.start() - LONGEST)
        for head in patterns().head.finditer(prose, begin, match.start()):
            if _is_short_for(match[1].split("-")[0], prose[head.start() : match.start()]):
                yield Mention(head.start(), match.start(), "ORG", "whole")
                break
    for match in _IN_BRACKETS.finditer(prose):
        opened = match.end()
        closed = min(
            (
                at
                for at in (
                    prose.find(mark, opened, opened + LONGEST) for mark in (")", ", ndlr", ", NDLR", " - ")
                )
                if at >= 0
            ),
            default=-1,
        )
        if (
            closed > 0
            and patterns().head.match(prose, opened)
            and abbreviates(match[1], prose[opened:closed])
        ):
            yield Mention(opened, closed, "ORG", "whole")


def _is_short_for(short: str, full: str) -> bool:
    """Short acronyms are initials, each of a word of its own: "HPC" is not short for "haute performance"."""
    spelled = not short.isupper() or len(short) > LONGEST_INITIALS or len(initials_of(full)) >= len(short)
    return spelled and abbreviates(short, full)


def _with_trim(prose: str, mention: Mention) -> Mention:
    """ "Tesla Model Y" and "Standard": what the maker calls a version belongs to the product."""
    fact = facts().by_key.get(key(prose[mention.start : mention.end]))
    if mention.label == "PRODUCT" or (fact is not None and fact.label == "PRODUCT"):
        for _ in range(3):
            trim = patterns().trim.match(prose, mention.end)
            if trim is None:
                break
            mention = mention._replace(end=trim.end())
    return mention
