"""What the words around a mention say about it: "la start-up X", "le PDG de X", "M. X", "X, fondatrice de Y"."""

from __future__ import annotations

import re

from newsparse.entities.lists import cues
from newsparse.entities.mention import Mention
from newsparse.entities.units import plain

# Characters looked at on each side: three words.
REACH = 48

_TITLE = re.compile(r"(?:^|[\s(\"«])(?:M\.|MM\.|Mme|Mmes|Mlle|Me|Dr|Pr|Mgr|Mr\.?|Mrs\.?|[Mm]onsieur|[Mm]adame)\s$")
# "la start-up X", "l'éditeur français X", "le modèle de langage X": the noun, up to two words that qualify it, the name.
_NO_FUNCTION_WORD = r"(?!(?:de|du|des|la|le|les|et|ou|par|pour|avec|sur|dans|en|au|aux|qui|que|à|comme)\s)"
_APPOSITION = re.compile(rf"(?:^|[\s('\"«])([\w-]{{3,20}})(?:\s{_NO_FUNCTION_WORD}[\w-]{{3,18}}){{0,2}}\s[\"«(]?\s?$")
_GENITIVE = re.compile(r"(?:^|[\s('\"«])([\w-]{3,20})(?:\s[\w-]{3,18})?\s(?:de|d'|du|des|chez)\s?$")
_PLACES = "ville|commune|village|région|île|pays|habitants|maire|mairie|aéroport|préfet|gare"
_PLACE = re.compile(rf"(?:^|[\s('\"«])(?:(?:{_PLACES})\s(?:de|d'|du|des))\s?$")
_BEHIND = re.compile(r"\s?,\s(?:(?:le|la|l'|un|une|son|sa|ex-|ancien|ancienne)\s?){0,2}([\w-]{3,20})(?=[\s,.;:)]|$)")

# Nouns in front of "de X" where X is a company or an institution, whoever they are.
_OF_COMPANIES = frozenset(
    "PDG DG DSI patron patronne patrons dirigeant dirigeants dirigeante fondateur fondatrice fondateurs"
    " cofondateur cofondatrice cofondateurs co-fondateur"
    " actionnaire actionnaires salarié salariés employés filiale filiales maison-mère porte-parole action actions siège titre cours capital"
    " investisseurs ingénieurs chercheurs équipes syndicats clients abonnés concurrent concurrents rival rivaux chez".split()
)


def cue_label(view: str, mention: Mention) -> str | None:
    """The label that the words around a mention give it; ``None`` where they say nothing clear.

    >>> from newsparse.entities.mention import Mention
    >>> cue_label("la start-up Zorbix lève", Mention(12, 18, "PRODUCT"))
    'ORG'
    >>> cue_label("le PDG de Zorbix", Mention(10, 16, "PRODUCT"))
    'ORG'
    >>> cue_label("selon M. Zorbix", Mention(9, 15, "ORG"))
    'PER'
    """
    before = " ".join(("x" + plain(view[max(0, mention.start - REACH) : mention.start]) + "x").split())[1:-1]
    if _TITLE.search(before):
        return "PER"
    if _PLACE.search(before):
        return "LOC"
    genitive = _GENITIVE.search(before)
    if genitive and genitive[1] in _OF_COMPANIES:
        return "ORG"
    noun = _APPOSITION.search(before)
    if noun:
        label = cues().get(noun[1])
        if label is not None and not (label == "PER" and " " not in view[mention.start : mention.end].strip()):
            return label
    return _label_behind(view, mention)


def _label_behind(view: str, mention: Mention) -> str | None:
    """ ", PDG de ...", ", la start-up ..." behind a name."""
    behind = _BEHIND.match(" ".join(plain(view[mention.end : mention.end + REACH]).split(" ")))
    return cues().get(behind[1]) if behind else None
