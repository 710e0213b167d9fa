"""People of whom a title in front tells: "Mme Petit", "MM. Petit, Roy et Lambert"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newsparse.entities.lists import TITLES
from newsparse.entities.mention import Mention
from newsparse.entities.touching import Touching

SURNAME = re.compile(r"[A-ZÀ-Þ][\w'’]*[a-zà-ÿ](?:-[A-ZÀ-Þ][a-zà-ÿ]+)?")
_TITLED = re.compile(r"(?<![\w.])(?:M\.|MM\.|Mme\.?|Mmes|Mlle\.?|Mrs?\.?|Dr\.?|Pr\.?)\s(?=[A-ZÀ-Þ][a-zà-ÿ'])")
_SEVERAL = re.compile(
    r"(?<![\w.])(?:MM\.?|Mmes|Mlles|Mes|[Mm]essieurs|[Mm]esdames|[Dd]octeurs|[Pp]rofesseurs|[Mm]aîtres|[Jj]uges|"
    r"[Ff]rères|[Ss]œurs|[Éé]poux)\s(?=[A-ZÀ-Þ][a-zà-ÿ'])"
)
_NEXT = re.compile(r"(,\s|\set\s)(?=[A-ZÀ-Þ][a-zà-ÿ'])")


def titled(prose: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with the people of whom a title alone tells ("Mme Petit").

    >>> text = "Mme. Petit confirme, MM. Roy et Lambert aussi"
    >>> [text[m.start : m.end] for m in titled(text, [Mention(32, 39, "ORG")])]
    ['Petit', 'Roy', 'Lambert']
    """
    mentions = list(_after_several(prose, mentions))
    taken = Touching(mentions)
    found = []
    for match in _TITLED.finditer(prose):
        surname = SURNAME.match(prose, match.end())
        if next(taken.to(match.start() - 2, match.start()), None) is not None:
            continue  # "un boîtier Zorbix M. Ensuite": the letter is that of the name before it
        if surname is not None and next(taken.to(*surname.span()), None) is None:
            found.append(Mention(*surname.span(), "PER", "titled"))
    return sorted([*mentions, *found])


def _after_several(prose: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, those behind a title in the plural made people."""
    ends = {mention.start: mention.end for mention in mentions}
    several = [span for match in _SEVERAL.finditer(prose) for span in _members(prose, match, ends)]
    covered = Touching([Mention(start, end, "PER", "titled") for start, end in several])
    yield from (mention for mention in mentions if next(covered.to(mention.start, mention.end), None) is None)
    yield from covered.all()


def _members(prose: str, title: re.Match[str], ends: Mapping[int, int]) -> list[tuple[int, int]]:
    """ "Petit", "Roy" and "Lambert" of "MM. Petit, Roy et Lambert": a list ends behind its "et"; without one,
    what follows a comma is another clause. "Mes" is a title only where several follow.
    """
    found, joints, at = list[tuple[int, int]](), list[str](), title.end()
    while (surname := SURNAME.match(prose, at)) is not None and surname.group().lower() not in TITLES:
        end = max(surname.end(), ends.get(at, 0))
        found.append((at, end))
        joint = _NEXT.match(prose, end) if joints[-1:] != [" et "] else None
        if joint is None:
            break
        joints.append(joint[1])
        at = joint.end()
    listed = joints[: len(found) - 1]
    if " et " not in listed:
        found = [] if title.group().startswith("Mes ") else found[:1]
    return found
