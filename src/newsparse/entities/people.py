"""People as the press writes them: initials, capitals, titles, a party in front; and what was read as one
name with them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from newsparse.entities.evidence import words_of_cues
from newsparse.entities.knowledge import facts
from newsparse.entities.lists import FUNCTION_WORDS, TITLES, common_words
from newsparse.entities.mention import Mention
from newsparse.entities.surface import key
from newsparse.entities.titles import SURNAME
from newsparse.entities.touching import Touching
from newsparse.entities.whole import agencies
from newsparse.french import sure_first_names

# "J.-P. Ferrand", "A.B. Duval", "Ph. Roy": initials and the surname behind them.
_INITIALS = re.compile(
    r"(?<![\w.-])(?:[A-ZÀ-Þ][a-z]?\.?-)?(?:[A-ZÀ-Þ]\.)?[A-ZÀ-Þ][a-z]?\.\s?(?=[A-ZÀ-Þ][a-zà-ÿ'])"
)


_NO_SURNAME = FUNCTION_WORDS | {
    "il",
    "elle",
    "ils",
    "elles",
    "on",
    "nous",
    "vous",
    "je",
    "tu",
    "cela",
    "ça",
    "là",
    "tout",
    "rien",
}


def initials(prose: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, initials made one with the surname behind them.

    >>> text = "J.-P. Ferrand"
    >>> [
    ...     (text[m.start : m.end], m.label)
    ...     for m in initials(text, [Mention(0, 4, "PRODUCT"), Mention(6, 13, "LOC")])
    ... ]
    [('J.-P. Ferrand', 'PER')]
    """
    starts = {mention.start: mention for mention in mentions}
    found = []
    for match in _INITIALS.finditer(prose):
        surname = SURNAME.match(prose, match.end())
        if match.group().strip() == "X." and prose.endswith(("de ", "sur "), 0, match.start()):
            continue  # "rien dit de X. Jeanne non plus"
        if (
            surname is None
            or match.group().strip().lower() in TITLES
            or surname.group().lower() in _NO_SURNAME
        ):
            continue  # "sur X. Ce jour-là", "50 Hz. Le câble"
        mention = starts.get(match.end())
        end = max(surname.end(), mention.end if mention is not None and mention.label == "PER" else 0)
        known = key(prose[match.start() : end]) in facts().by_key
        if not known and (
            mention is not None or "-" in match.group() or surname.group().lower() not in common_words()
        ):
            found.append(Mention(match.start(), end, "PER", "initials"))
    covered = Touching(found)
    wider = [
        m
        for m in mentions
        if any(m.start <= one.start and one.end <= m.end for one in covered.to(m.start, m.end))
    ]
    kept = [one for one in found if next(Touching(wider).to(one.start, one.end), None) is None]
    covered = Touching(kept)
    return sorted([*kept, *(m for m in mentions if next(covered.to(m.start, m.end), None) is None)])


_IN_CAPITALS = re.compile(
    r"(?<![\w'-])([A-ZÀ-Þ]{3,}(?:-[A-ZÀ-Þ]{3,})?)\s[A-ZÀ-Þ][A-ZÀ-Þ'-]{2,}(?:\s[A-ZÀ-Þ][A-ZÀ-Þ'-]{2,})?(?![\w'-])"
)


def people_in_capitals(prose: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with people written in capitals: a first name, then one or two words that are not words
    of the language.

    >>> text = "JEANNE ZORBEC (Qelio)"
    >>> [
    ...     (text[m.start : m.end], m.label)
    ...     for m in people_in_capitals(text, [Mention(7, 13, "ORG"), Mention(15, 20, "ORG")])
    ... ]
    [('JEANNE ZORBEC', 'PER'), ('Qelio', 'ORG')]
    """
    found = []
    for match in _IN_CAPITALS.finditer(prose):
        first, *rest = match.group().split()
        if first.split("-")[0].title() in sure_first_names() and not any(
            word.lower() in common_words() for word in rest
        ):
            found.append(Mention(*match.span(), "PER", "capitals"))
    covered = Touching(found)
    longer = {
        (m.start, m.end) for m in found for other in mentions if other.start <= m.start and m.end < other.end
    }
    kept = [m for m in found if (m.start, m.end) not in longer]
    return sorted(
        [
            *kept,
            *(
                m
                for m in mentions
                if next(covered.to(m.start, m.end), None) is None
                or any(m.start <= s and e < m.end for s, e in longer)
            ),
        ]
    )


# "(JEANNE ZORBEC / QELIO / AFP)": who took a picture, and for whom.
_CREDIT = re.compile(
    r"(?:^|[|(\[©]|Photo\s?:?)\s*"
    r"([A-ZÀ-Þ][A-ZÀ-Þ0-9'. -]+(?:\s?/\s?[A-ZÀ-Þ][A-ZÀ-Þ0-9'. -]+){1,3})(?=\s*(?:[|)\]]|$))"
)
# "Photo : Jeanne Zorbec / Hans Lucas"
_WORDS = r"[A-ZÀ-Þ][\w'.-]*(?:\s[A-ZÀ-Þ][\w'.-]*){0,3}"
_PHOTO = re.compile(rf"(?:[Pp]hotos?|[Cc]rédits?|©)\s?:?\s?({_WORDS}(?:\s?/\s?{_WORDS}){{1,2}})")
_SEGMENT = re.compile(r"(?:VIA\s)?((?!VIA\b)[^/\s](?:(?!\sVIA\b)[^/])*[^/\s])")


def credited(prose: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with photographers and their agencies as credits in capitals name them.

    >>> text = "Le port. (JEANNE ZORBEC / QELIO / AFP)"
    >>> [(text[m.start : m.end], m.label) for m in credited(text, [Mention(10, 23, "ORG")])]
    [('JEANNE ZORBEC', 'PER'), ('QELIO', 'ORG'), ('AFP', 'ORG')]
    """
    found = []
    for match in itertools.chain(_CREDIT.finditer(prose), _PHOTO.finditer(prose)):
        parts = [one.span(1) for one in _SEGMENT.finditer(prose, match.start(1), match.end(1))]
        if any(prose[start:end].upper() in agencies() for start, end in parts):
            for number, (start, end) in enumerate(parts):
                surface = prose[start:end]
                person = number == 0 and 2 <= len(surface.split()) <= 4 and surface not in agencies()
                found.append(Mention(start, end, "PER" if person else "ORG", "credit"))
    found += _sources(prose, Touching([*mentions, *found]))
    covered = Touching(found)
    return sorted([*found, *(m for m in mentions if next(covered.to(m.start, m.end), None) is None)])


# "Source : Zorbix |": a line that says where a text or a picture is from.
_SOURCE = re.compile(r"(?:^|\|)\s?Source\s?:\s((?:[A-Za-z]*[A-ZÀ-Þ][\w.&'-]*\s?){1,4})(?=\||$|\))")


def _sources(prose: str, taken: Touching[Mention]) -> Iterator[Mention]:
    for match in _SOURCE.finditer(prose):
        end = match.start(1) + len(match[1].rstrip())
        if next(taken.to(match.start(1), end), None) is None:
            yield Mention(match.start(1), end, "ORG", "credit")


def parted_people(prose: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """People and the party or company that was read as one name with them: "LFI Jean Dupont",
    "Elon Musk X".
    """
    names = {key(prose[m.start : m.end]): m.label for m in mentions if m.label in ("ORG", "PRODUCT")}
    for mention in mentions:
        yield from _parted(prose, mention, names) if mention.label in ("PER", "ORG") else [mention]


def _parted(prose: str, mention: Mention, names: dict[str, str]) -> Iterator[Mention]:
    for joint in re.finditer(r"\s&\s", prose[mention.start : mention.end]):
        left, right = (
            prose[mention.start : mention.start + joint.start()],
            prose[mention.start + joint.end() : mention.end],
        )
        if (
            key(prose[mention.start : mention.end]) not in facts().by_key
            and _label_of(left, names)
            and _label_of(right, names)
        ):
            yield mention._replace(end=mention.start + joint.start())
            yield mention._replace(start=mention.start + joint.end())
            return
    held = _ROLE_HELD.fullmatch(prose, mention.start, mention.end)
    if held is not None and words_of_cues()["noun"].get(held[1]) == "PER" and held[3] in sure_first_names():
        if held[2] is not None and (label := _label_of(held[2], names) or _place(held[2])):
            yield mention._replace(start=held.start(2), end=held.end(2), label=label)
        yield mention._replace(start=held.start(3), label="PER")
        return
    pieces = [m.span() for m in re.finditer(r"\S+", prose[mention.start : mention.end])]
    surface = prose[mention.start : mention.end]
    if len(pieces) >= 3 and key(surface) not in facts().by_key:
        head, tail = surface[: pieces[0][1]], surface[pieces[1][0] :]
        label = _label_of(head, names)
        if label is not None and tail.split()[0] in sure_first_names():
            yield mention._replace(end=mention.start + pieces[0][1], label=label)
            yield mention._replace(start=mention.start + pieces[1][0], label="PER")
            return
        front, last = surface[: pieces[-2][1]], surface[pieces[-1][0] :]
        label = _label_of(last, names)
        fact = facts().by_key.get(key(front))
        if label is not None and fact is not None and fact.label == "PER":
            yield mention._replace(end=mention.start + pieces[-2][1], label="PER")
            yield mention._replace(start=mention.start + pieces[-1][0], label=label)
            return
    yield mention


# "procureure de Paris Ilda Zorbec": a role, whose, and who holds it.
_ROLE_HELD = re.compile(
    r"([a-zà-ÿ-]+)\s(?:(?:de\s|d'|du\s)([A-ZÀ-Þ][\w'-]+)\s)?([A-ZÀ-Þ][\w-]+)(?:\s[A-ZÀ-Þ][\w'-]+){1,2}"
)


def _place(name: str) -> str | None:
    fact = facts().by_key.get(key(name))
    return "LOC" if fact is not None and fact.label == "LOC" else None


def _label_of(name: str, names: dict[str, str]) -> str | None:
    fact = facts().by_key.get(key(name))
    if fact is not None and fact.label in ("ORG", "PRODUCT") and not fact.ambiguous:
        return fact.label
    return names.get(key(name))
