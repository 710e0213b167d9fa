"""Accents that a writer left out, given back where only the accented word can be meant; offsets hold.

A capital "A" that opens a sentence is the preposition ("A partir de lundi") in much of the press. Other words
are looked at only where the whole text has no accent at all.
"""

from __future__ import annotations

import re
from typing import Final

_CAPITAL: Final = re.compile(r"A(?=[^\S\n](?:\d|[a-zà-ÿ]{2,}|l['’]|No[ëe]l|P[âa]ques))")
# What a sentence, a line, an entry of a list or a cell opens behind.
_OPENS: Final = re.compile(r"(?:\A|[.!?…:;«“\"(|–—]\s{0,3}|\n[\s>*#|-]{0,6}|\A[\s>*#|-]{1,6})\Z")
_ACCENT: Final = re.compile("[éèêàâôûîçëÉÈÊÂ]")
# Of the words of time and money: what is another word without its accent ("des", "ou") is missing.
_WORDS: Final = {
    word.translate(str.maketrans("éèêàâôûîç", "eeeaaouic")): word
    for word in (
        "août après annuité année années arrêtée créée début décennie décennies décembre "
        "dépasse dépassent dépasser dépassera dépasserait démarre démarrent dernière dernières deuxième "
        "excède excéder février été frôle journée mégawattheure matinée "
        "entière complète bientôt désormais delà pièce plafonnée limitée première premières près prévu "
        "prévue "
        "précédent précédente quatrième rentrée siècle siècles soirée supérieur supérieure inférieur "
        "inférieure tôt troisième zéro échéance annoncée "
        "adoptée présentée lancée terminée signée fermée "
        "dotée passée reportée fixée votée "
        "Pâques Noël débute débutent débutera achèvera coûte coûtent coûtera élever État États"
    ).split()
}
_BARE: Final = re.compile(rf"\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b")
_MONTH: Final = (
    r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
)
_PREPOSITION: Final = re.compile(
    rf"(?P<left>\b(?:[Jj]usqu|d)['’]|\b)a(?=[^\S\n](?:partir|compter|peine|peu[^\S\n]pr[eè]s|minuit"
    rf"|l['’](?:horizon|ann[ée]e|automne|[ée]t[ée]|hiver|heure)"
    rf"|midi|No[ëe]l|P[âa]ques|la[^\S\n](?:fin|mi|rentr|louche))\b)"
    rf"|(?P<until>\b[Jj]usqu['’])a\b"
    rf"|(?P<number>\d[^\S\n]?(?:h|€|\$|M€|%|heures|euros|millions|milliards)?[^\S\n])a(?=[^\S\n]\d)"
    rf"|(?P<day>\b{_MONTH}[^\S\n](?:\d{{2,4}}[^\S\n])?)a(?=[^\S\n](?:{_MONTH}\b|\d{{1,2}}[^\S\n]?h))"
    rf"|(?P<bound>(?:emarre(?:nt)?|ommence(?:nt|ra)?|ebute(?:nt|ra)?|\best|\bpasse|\btombe|rieure?s?|nnees?|mitees?|rimper|onter|[ée]lever)[^\S\n])"
    rf"a(?=[^\S\n](?:\d|quelque|environ|plus|moins))|(?P<hour>\b(?!il|elle|on|qui|y|ont)\w{{3,20}}[^\S\n])a(?=[^\S\n]\d{{1,2}}[^\S\n]?h)",
)
_SHORT: Final = 12  # characters: a shorter text without accents says nothing of its writer


def restored(text: str) -> str:
    """The text with the accents of time and money that were left out; as long as it was.

    >>> restored("A partir de lundi, à 18 h"), restored("De 9 h a 11 h, debut fevrier")
    ('À partir de lundi, à 18 h', 'De 9 h à 11 h, début février')
    """
    if "A " in text or "A\u00a0" in text:
        text = _CAPITAL.sub(
            lambda a: "À" if _OPENS.search(text, max(0, a.start() - 8), a.start()) else "A", text
        )
    if len(text) < _SHORT or _ACCENT.search(text):
        return text
    text = _PREPOSITION.sub(lambda found: f"{found[found.lastgroup or 0]}à", text)
    return _BARE.sub(lambda found: _WORDS[found.group()], text)
