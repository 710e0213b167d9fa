"""People who speak though no mention names them: a recogniser misses names, a reporting clause shows them.

"« ... », explique Odile Wurtz, la directrice" makes Odile Wurtz somebody whom "elle", "Wurtz" and "la directrice" take up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.french.words import head_of, kind_of_name
from newsparse.record import Entity, Quote, Span
from newsparse.speakers.gender import first_name_gender
from newsparse.speakers.nouns import PEOPLE

UNLISTED = "?"  # opens the id of a person who is no entity of the article
_MOST = 50  # names looked for in one article; a real one has fewer unknown speakers than fingers
_NAME = re.compile(
    r"""
    (?P<title>(?:M|MM|Mme|Mlle|Me|Dr|Pr|Mr|Mrs)\.?\s+)?
    (?P<name>[A-ZÀ-Þ][\w'’-]{1,30} (?:\s+(?:de|du|des|van|von|der|la|le|el|ben|bin)|\s+d['’])? (?:\s*[A-ZÀ-Þ][\w'’-]{1,30}){1,3})
    $""",
    re.X,
)


def unlisted_people(text: str, quotes: Sequence[Quote], entities: Sequence[Entity]) -> list[Entity]:
    """A person for each full name that speaks and that no mention covers.

    >>> quote = Quote(text="", start=0, end=0, kind="direct", speaker_text="Odile Wurtz", speaker_start=0, speaker_end=11, rule="")
    >>> [(e.name, len(e.mentions)) for e in unlisted_people("Odile Wurtz parle. Wurtz sourit.", [quote], [])]
    [('Odile Wurtz', 2)]
    """
    taken = sorted((m.start, m.end) for e in entities for m in e.mentions)
    covered = {place for start, end in taken for place in range(start, min(end, start + 60))}
    found: dict[str, Entity] = {}
    for quote in quotes:
        name = _name_in(quote.speaker_text or "")
        if not name or name in found or len(found) >= _MOST or quote.speaker_end is None:
            continue
        if quote.speaker_end - 1 in covered and not _is_cut_wrongly(name, quote.speaker_end, entities):
            continue
        surname = name.split()[-1]
        spaced = r"\s+".join(map(re.escape, name.split()))
        pattern = re.compile(rf"(?<!\w)(?:{spaced}|{re.escape(surname)})(?!\w)")
        places = [(m.start(), m.end()) for m in pattern.finditer(text) if m.start() not in covered or m.group() == name]
        mentions = tuple(Span(text=text[a:b], start=a, end=b) for a, b in places)
        found[name] = Entity(id=f"{UNLISTED}{len(found)}", name=name, label="PER", mentions=mentions)
    return list(found.values())


def presented_people(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """A person for each full name, of a first name known, that stands behind a role and a comma and that no person's mention covers.

    >>> [e.name for e in presented_people("Le président, Zoé de Roy, est là.", [])]
    ['Zoé de Roy']
    """
    taken = {m.start for e in entities if e.label == "PER" for m in e.mentions}
    found: dict[str, Entity] = {}
    for match in _PRESENTED.finditer(text):
        name = match["name"]
        if match.start("name") in taken or name in found or len(found) >= _MOST or head_of(match["role"]) not in PEOPLE:
            continue
        if first_name_gender(name) is None:
            continue
        pattern = re.compile(rf"(?<!\w)(?:{re.escape(name)}|{re.escape(name.split()[-1])})(?!\w)")
        mentions = tuple(Span(text=m.group(), start=m.start(), end=m.end()) for m in pattern.finditer(text))
        found[name] = Entity(id=f"{UNLISTED}r{len(found)}", name=name, label="PER", mentions=mentions)
    return list(found.values())


# "Le président, Zoé de Roy, est": a role of at most five words, a name of several, and its comma.
_PRESENTED = re.compile(
    r"""\b(?:[Ll]e|[Ll]a|[Ll]['’]|[Ss]on|[Ss]a|[Uu]ne?)\s?(?P<role>[^\W\d_]{3,20}(?:[\s-][^\W\d_]{2,20}){0,4}),\s
    (?P<name>[A-ZÀ-Þ][\w-]{1,20}(?:\s(?:de|du|des|d['’]|von|van|le|la))?\s?[A-ZÀ-Þ][\w-]{1,20}(?:\s[A-ZÀ-Þ][\w-]{1,20})?)(?=[,.])""",
    re.X,
)


def _is_cut_wrongly(name: str, end: int, entities: Sequence[Entity]) -> bool:
    """True where the mention that covers a name is no person's and longer: "Santé Zoé Roy" in "la ministre de la Santé Zoé Roy"."""
    return any(
        m.start < end <= m.end and e.label != "PER" and m.text.endswith(name) and m.text != name for e in entities for m in e.mentions
    )


def told_people(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities, those as people that a role and a first name tell: "son président, Normand Roy", whatever their label says."""
    return [e.model_copy(update={"label": "PER"}) if e.label == "ORG" and _is_person(text, e) else e for e in entities]


def _is_person(text: str, entity: Entity) -> bool:
    if first_name_gender(entity.name) is None or not 2 <= len(entity.name.split()) <= 4 or kind_of_name(entity.name):
        return False
    for mention in entity.mentions:
        before = _ROLE.search(text, max(0, mention.start - 60), mention.start)
        if before and head_of(before["role"]) in PEOPLE:
            return True
    return False


# A role with its determiner before a name: "son président, ", "la ministre ".
_ROLE = re.compile(r"\b(?:le|la|l['’]|son|sa|leur|du|un|une)\s?(?P<role>[^\W\d_]{3,20}(?:[\s-][^\W\d_]{2,20}){0,4}?),?\s$", re.I)


def _name_in(phrase: str) -> str | None:
    """The person's name that a phrase is or leads to."""
    phrase = " ".join(phrase.split())
    match = _NAME.search(phrase)
    if match is None or kind_of_name(match["name"]):
        return None
    role = phrase[: match.start()].strip(" ,")
    words = match["name"].split()
    if words[0].rstrip(".") in {"M", "Mme", "Mlle", "Me", "Dr", "Pr", "Mr", "Mrs"}:  # "la DRH, Mme Roy": a title and one name
        return None
    later = next((k for k in range(1, len(words) - 1) if first_name_gender(words[k])), 0)
    if later and first_name_gender(words[0]) is None and head_of(role) in PEOPLE:  # "le ministre de la Santé Zoé Roy"
        return " ".join(words[later:])
    known = bool(match["title"]) or first_name_gender(match["name"]) is not None or head_of(role) in PEOPLE
    return match["name"] if known else None
