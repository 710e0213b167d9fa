"""Which names of an article are one thing: each way of naming it a second time is one function, which gives
pairs of names.

Names are joined where French press usage joins them: a surname stands for the person named in full, an
acronym for its long form, a short name for the same name with its legal form. Group and subsidiary stay two.
"""

from __future__ import annotations

import collections
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from newsparse.entities.acronyms import abbreviates, initials_of
from newsparse.entities.knowledge import facts
from newsparse.entities.lists import DATA
from newsparse.entities.mention import NamedMention
from newsparse.entities.named import Key, Named, Pairs
from newsparse.entities.surface import key as fold
from newsparse.entities.surface import squashed
from newsparse.entities.whole import words_of_wholes
from newsparse.entities.writings import shortened, spellings, typos, versions

# Words that a name has or leaves out without becoming another thing; a subsidiary has a word of its own
# ("Free Mobile").
DESIGNATORS = frozenset(
    "sa s.a. sas sasu sarl se nv n.v. bv b.v. ag gmbh kg inc inc. corp corp. corporation co co. "
    "company ltd ltd. limited llc plc"
    " spa s.p.a. oyj oy ab asa"
    " group groupe holding holdings société compagnie fondation foundation association institut "
    "technology technologies electronics"
    " telecom télécom telecoms systems software motors international industries corporation media ai ia games"
    " interactive entertainment pôle".split()
)
_SMALL = frozenset({"de", "du", "des", "la", "le", "les", "d'", "l'"})


def lexicon_names(named: Named) -> Pairs:
    """The user's lexicon gives both the same name."""
    by_name: dict[tuple[str, str], Key] = {}
    for key, mentions in named.groups.items():
        for name in {mention.name for mention in mentions if mention.name}:
            first = by_name.setdefault((key[0], name), key)
            if first != key:
                yield first, key


def known_aliases(named: Named) -> Pairs:
    """Both are names of one known thing ("UE", "Union européenne"), or an address of a body that the article
    names.
    """
    by_name: dict[str, Key] = {}
    for key in named.groups:
        fact = facts().by_key.get(key[1])
        if fact is not None and (fact.label == key[0] or not fact.ambiguous):
            first = by_name.setdefault(fact.name, key)
            if first != key:
                yield first, key
    for key in named.groups:
        for full in nicknames().get(key[1], ()):
            for label in (key[0], "ORG", "LOC"):
                if (label, full) in named.groups and (label, full) != key:
                    yield (label, full), key


@lru_cache(maxsize=1)
def nicknames() -> dict[str, tuple[str, ...]]:
    """What countries and ministries are called for, by nickname and address.

    >>> "france" in nicknames()["hexagone"]
    True
    """
    lines = (DATA / "nicknames.txt").read_text(encoding="utf-8").splitlines()
    rows = [re.split(r" = | \| ", line) for line in lines if not line.startswith("#")]
    return {fold(name): tuple(map(fold, meant)) for name, *meant in rows}


_OPENED = re.compile(r"[\s*_]{0,4}[(\[][\s*_]{0,3}(?:ou |le |la |l['’])?[\"«“]?\s?")
_CLOSED = re.compile(r"[\s\"»”*_]{0,4}[)\],;]")
# Letters; "Cenco" stands in brackets behind "Conférence épiscopale", "Microsoft" behind a name is its owner.
LONGEST_ACRONYM = 8


def in_brackets(named: Named) -> Pairs:
    """ "Autorité de régulation (Arcep)", "CNLL (Conseil National du Logiciel Libre)": a long form and its
    short form.
    """
    for left, right in itertools.pairwise(named.ordered):
        between = named.view[left.end : right.start]
        if len(between) > 12 or not (_OPENED.fullmatch(between) and _CLOSED.match(named.view, right.end)):
            continue
        one, other = (
            squashed(named.view[left.start : left.end]),
            squashed(named.view[right.start : right.end]),
        )
        known = abbreviates(other, one) or abbreviates(one, other)
        if known or (
            left.label == right.label != "PER" and (_translated(one, other) or _translated(other, one))
        ):
            yield (left.label, fold(one)), (right.label, fold(other))


def _translated(full: str, short: str) -> bool:
    """ "Commission irlandaise de protection des données (DPC)": the acronym is that of the foreign name."""
    words = full.split()
    if len(words) < 3 or " " in short or len(short) > LONGEST_ACRONYM:
        return False
    headed = words[0].casefold() in _heads() and (short.isupper() or short[0] == words[0][0])
    return headed or (short.isupper() and short.isalpha() and len(words) > 3)


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(words_of_wholes()["heads"].split())


def acronyms(named: Named) -> Pairs:
    """An acronym and the one long form of the article that it is the initials of, wherever both stand."""
    full: dict[str, list[Key]] = collections.defaultdict(list)
    for key, mentions in named.groups.items():
        if key[0] != "PER" and " " in key[1]:
            full[initials_of(squashed(named.view[mentions[0].start : mentions[0].end]))].append(key)
    for key, mentions in named.groups.items():
        surface = named.view[mentions[0].start : mentions[0].end]
        if (
            key[0] != "PER"
            and surface.isupper()
            and surface.isalpha()
            and 2 < len(surface) <= LONGEST_ACRONYM
        ):
            found = full.get(key[1], [])
            if len(found) == 1:
                yield found[0], key


def people(named: Named) -> Pairs:
    """A surname or a first name alone, for the one person of the article who bears it."""
    groups = named.groups
    full = [key for key in groups if key[0] == "PER" and " " in key[1]]
    by_part: dict[str, list[Key]] = collections.defaultdict(list)
    for key in full:
        pieces = key[1].split()
        for part in {pieces[0], pieces[-1], " ".join(pieces[1:]), "@" + "".join(pieces)}:
            by_part[part].append(key)
    for key in groups:
        bearers = [bearer for bearer in by_part.get(key[1], ()) if bearer != key]
        if key[0] == "PER" and bearers and len({bearer[1].split()[0] for bearer in bearers}) == 1:
            yield bearers[0], key
        elif key[0] == "PER" and bearers:
            yield _nearest_before(groups, bearers, groups[key][0].start), key


def initials(named: Named) -> Pairs:
    """ "J. Zorbec" for "Jeanne Zorbec", where the article has one person of that surname and letter."""
    full: dict[tuple[str, str], list[Key]] = collections.defaultdict(list)
    for key in named.groups:
        first, _, rest = key[1].partition(" ")
        if key[0] == "PER" and rest and "." not in first:
            full[first[0], rest].append(key)
    for key in named.groups:
        short = _INITIAL.fullmatch(key[1]) if key[0] == "PER" else None
        found = full[short[1], short[2]] if short else []
        if len(found) == 1:
            yield found[0], key


_INITIAL = re.compile(r"(\w)\w?\.\s?(\w.+)")


def _nearest_before(
    groups: Mapping[Key, Sequence[NamedMention]], bearers: Sequence[Key], position: int
) -> Key:
    """Of several people of one surname, the one named in full last before the surname stands alone."""
    return max(
        bearers, key=lambda bearer: max((m.start for m in groups[bearer] if m.start < position), default=-1)
    )


# What says that the name before and the name behind are of one person, company or product.
_ALIAS = re.compile(
    r",?\s\(?(?:(?:aussi|également|parfois|longtemps|mieux|plus|désormais|aujourd'hui|alors)\s)?"
    r"(?:alias|aka|dite?|surnommée?|appelée?|nommée?|rebaptisée?|devenue?|connue?s? sous"
    r"|anciennement|autrefois|alors|de son vrai nom|de son nom complet|de son pseudo|ex-)"
    r"(?:\s(?:le|les|son|ses)\s(?:vrai\s)?(?:noms?|pseudos?|pseudonymes?|surnoms?)(?:\s(?:de|d['’]))?)?"
    r"\s?[«\"“]?\s?@?"
    r"|,?\s\(?(?:ex-|ex\s|anciennement\s)"
)


def pseudonyms(named: Named) -> Pairs:
    """ "Paul Durand, alias Zorbo", "Qelio (ex-Zorbix)": the words between say that both are one."""
    for left, right in itertools.pairwise(named.ordered):
        if (
            left.label == right.label
            and right.start - left.end < 60
            and _ALIAS.fullmatch(named.view, left.end, right.start)
        ):
            yield (
                (left.label, fold(named.view[left.start : left.end])),
                (right.label, fold(named.view[right.start : right.end])),
            )


def short_names(named: Named) -> Pairs:
    """ "Mozilla" for "Fondation Mozilla", "Micron" for "Micron Technology", "X50 Ultra" for "Dreame X50
    Ultra".
    """
    groups = named.groups
    for key in groups:
        pieces = key[1].split()
        for cut in range(1, len(pieces)):
            head, tail = pieces[:cut], pieces[cut:]
            front, back = (key[0], " ".join(head)), (key[0], " ".join(tail))
            if set(tail) <= DESIGNATORS and front in groups:
                yield key, front
            if set(head) <= DESIGNATORS | _SMALL and back in groups:
                yield key, back
            if (
                cut == 1
                and key[0] == "PRODUCT"
                and back in groups
                and (_is_model_name(tail) or _is_maker(groups, head[0]))
            ):
                yield key, back
            if key[0] == "MISC" and back in groups and _YEAR.search(back[1]):
                yield key, back
            if front in groups and _goes_on(named, key, head, tail):
                yield key, front


_YEAR = re.compile(r"\b(?:19|20)\d\d$")


def _is_model_name(pieces: Sequence[str]) -> bool:
    """ "X50 Ultra", "Galaxy S26": what is left of a product's name without its maker still names it."""
    return any(character.isdigit() for piece in pieces for character in piece) or len(pieces) > 1


def _is_maker(groups: Mapping[Key, Sequence[NamedMention]], name: str) -> bool:
    fact = facts().by_key.get(name)
    return ("ORG", name) in groups or (fact is not None and fact.label == "ORG")


# Words; what places or describes a name is short.
LONGEST_TAIL = 4


def _goes_on(named: Named, key: Key, head: Sequence[str], tail: Sequence[str]) -> bool:
    """ "Confédération des commerçants (de France)", "Leitz Phone (by Qelio)": a name and the same with what
    places or describes it.
    """
    surface = named.view[named.groups[key][0].start : named.groups[key][0].end]
    if key[0] == "PER" or len(head) < 2 or len(tail) > LONGEST_TAIL:
        return False
    described = (
        tail[0].isalpha() and surface.split()[len(head)].islower() and tail[0] not in ("et", "ou", "&")
    )
    fact = facts().by_key.get(" ".join(tail))
    return described or (fact is not None and fact.label == "LOC" and key[0] == "ORG")


_HEADS_TOO = frozenset({"académie", "fédération", "parlement", "tribunal", "musée", "banque", "sénat"})


def heads_alone(named: Named) -> Pairs:
    """ "la Fondation", "l'Académie": the noun of the one institution of the article that begins with it."""
    by_head: dict[str, list[Key]] = collections.defaultdict(list)
    for key in named.groups:
        if key[0] == "ORG" and " " in key[1]:
            by_head[key[1].split()[0]].append(key)
    for key in named.groups:
        if key[0] == "ORG" and (key[1] in _heads() or key[1] in _HEADS_TOO) and len(by_head[key[1]]) == 1:
            yield by_head[key[1]][0], key


LINKS: tuple[Callable[[Named], Pairs], ...] = (
    lexicon_names,
    known_aliases,
    in_brackets,
    acronyms,
    people,
    initials,
    pseudonyms,
    short_names,
    heads_alone,
    shortened,
    versions,
    spellings,
    typos,
)
