"""The user's own names: found wherever they stand, and right whatever the model thinks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.entities.mention import Mention
from newsparse.entities.names import Names
from newsparse.entities.surface import Word, words
from newsparse.entities.touching import Touching
from newsparse.lexicon import Lexicon

# What may follow a lexicon name inside a longer name of another thing: "Free" is in the lexicon, "Free
# Mobile" is not "Free".
_LONGER = re.compile(r"(?:[\s-]+(?:[A-ZÀ-Þ0-9][\w.]*)){1,4}")


class OwnNames:
    """The surfaces of a user's lexicon, made ready to be looked for.

    >>> own = OwnNames(Lexicon.of([{"name": "Zorbix", "label": "ORG", "aliases": "ZBX"}]))
    >>> [(m.start, m.label, m.name) for m in own.find(list(words("Chez ZBX, on rit.")))]
    [(5, 'ORG', 'Zorbix')]
    """

    def __init__(self, lexicon: Lexicon | None) -> None:
        surfaces = lexicon.surfaces() if lexicon else {}
        self._names = {
            tuple(word.text for word in words(surface)): entry for surface, entry in surfaces.items()
        }
        self._names.pop((), None)
        self._looked_for = Names(self._names)

    def find(self, text: Sequence[Word]) -> list[Mention]:
        """Every place where a name of the lexicon stands."""
        found = (
            (start, end, *self._names[surface]) for start, end, surface in self._looked_for.occurrences(text)
        )
        return [Mention(start, end, label, "lexicon", name) for start, end, name, label in found]

    def win(self, view: str, text: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions with the lexicon's names in the place of what they touch."""
        if not self._names:
            return list(mentions)
        found = Touching(mentions)
        own = [
            name
            for name in self.find(text)
            if not any(_is_longer(view, name, mention) for mention in found.to(name.start, name.end))
        ]
        taken = Touching(own)
        return sorted(
            [
                *own,
                *(
                    mention
                    for mention in mentions
                    if next(taken.to(mention.start, mention.end), None) is None
                ),
            ]
        )


def _is_longer(view: str, name: Mention, mention: Mention) -> bool:
    """True where a mention goes on behind the name with words of its own."""
    return (
        mention.start == name.start
        and mention.end > name.end
        and _LONGER.fullmatch(view, name.end, mention.end) is not None
    )
