"""Past or future: what the verbs near an expression say, without a parser.

A bare "mardi" or "en juin" lies ahead where the nearest verb is in the future ("sortira", "va ouvrir", "est prévu") or
plans something ("promet un outil en avril"), behind where it is in a past tense; a verb in the present says nothing.
The verbs of a sentence are looked up once, however many expressions it holds.
"""

from __future__ import annotations

import bisect
import re
from typing import Final, Literal, NamedTuple

Direction = Literal["past", "future"]

# Characters a verb may be away, on either side: a long clause. The sentence ends the search earlier.
REACH: Final = 120

# Words in -ra, -ront, -rons that are no futures.
_NO_FUTURE: Final = (
    r"(?:opéra|caméra|para|extra|ultra|infra|supra|tiara|sahara|clara|sierra|cobra|zara|ara|nara|era|verra[zs]|environ|patron"
    r"|tiers|vers|intra|terra|mantra|samsara|aura[ns]|électron|giron|hora|lira|tora|sara|angora|chakra|maestra|mascara)\w*"
)
# The conditional: what is reported to come ("a annoncé que le service fermerait"). Imperfects of verbs in -rer are none.
_CONDITIONAL: Final = (
    r"(?!(?:re|at)?tir|désir|inspir|respir|expir|admir|vir|aur)\w{1,20}(?:erait|eraient|irait|iraient|[td]trait|ndrait|ndraient|udrait|rrait"
    r"|rraient|cevrait)\b"
)
_FUTURE: Final = re.compile(
    rf"""\b{_CONDITIONAL}|\b(?!{_NO_FUTURE})\w{{2,20}}(?:[eiéu]ra|[rdtv]ra|[eiu]ront|[rdtv]ront|erai|irai|erons|irons)\b   # simple future
    |\b(?:sera|seront|aura|auront|ira|iront|fera|feront|serait\s+prévue?)\b
    |\b(?:va|vont|devrait|devraient|doit|doivent|compte|comptent|souhaite)\s+(?:\w{{1,20}}\s+){{0,2}}?\w{{1,20}}(?:er|ir|re|oir)\b
    |(?<!\bavant\s)(?<!\bcomme\s)\b(?:prévu|attendu|programmé|planifié|espéré|promi(?=se?s?\s+pour))e?s?\b              # what is planned
    |\bannoncée?s?\s+pour\b|\bprochaine?s?\s+\w{{4,20}}\b|\bà\s+(?:venir|paraître|suivre)\b|\brendez-vous\b|\bbientôt\b
    |\bà\s+(?:partir|compter)\s+du\b|\bd['’]ici\b|\bau\s+plus\s+tard\b|\bd['’]ores\s+et\s+déjà\s+prévu
    |\b(?:se\s+tient|se\s+tiennent|s['’]ouvre|débute|débutent|entre(?:nt)?\s+en\s+vigueur|expire|expirent)\b           # what is programmed
    |\b(?:est|sont|reste|restent)\s+(?:ouverte?s?|valables?|disponibles?)\s+(?:du|jusqu)\b
    """,
    re.I | re.X,
)
# Present tense of planning: what stands behind it lies ahead, what stands before it does not.
_PLAN: Final = re.compile(
    r"""\b(?:prévoi(?:t|ent)|espèr(?:e|ent)|envisag(?:e|ent)|prome(?:t|ttent)|prépar(?:e|ent)|vis(?:e|ent)|planifi(?:e|ent)|projett?e(?:nt)?
    |ambitionn(?:e|ent)|tabl(?:e|ent)\s+sur|appell?(?:e|ent)\s+à|convoqu(?:e|ent)|atten(?:d|dent)|menac(?:e|ent)\s+de|exig(?:e|ent)
    |donn(?:e|ent)\s+rendez-vous|fix(?:e|ent)\s+\w+\s+(?:date|échéance))\b""",
    re.I | re.X,
)
_PAST: Final = re.compile(
    r"""\b(?:a|ont|avait|avaient|est|sont|était|étaient|ai|avons|avez|aurait|auraient|ayant|fut|furent)\s+
        (?:(?:été|\w{2,20}ment|déjà|pas|aussi|ainsi|donc|également|tous|bien)\s+){0,2}
        (?!(?:prévu|attendu|programmé|planifié|espéré)e?s?\b|jusqu)\w{1,20}(?:é|ée|és|ées|i|ie|is|it|u|ue|us|t|ert)\b
    |\b\w{3,20}(?:èrent|irent|urent|aient)\b
    |\b(?!(?:fait|lait|portrait|retrait|souhait|trait|attrait|contrait|extrait|parfait|satisfait|distrait|soustrait|devrait|pourrait
        |plaît|abstrait)\b)\w{3,20}ait\b
    |\bhier\b""",
    re.I | re.X,
)
_VERB: Final = re.compile(f"(?P<future>{_FUTURE.pattern})|(?P<plan>{_PLAN.pattern})|(?P<past>{_PAST.pattern})", re.I | re.X)
# A line of under 60 characters is no wrapped one: its end ends the sentence.
_STOP: Final = re.compile(r"[.!?;]\s|\n\s*\n|\||\n(?=[^\S\n]{2})|(?<![^\n]{60})\n")
# What decides alone, right before the expression.
_SINCE: Final = re.compile(r"\bdepuis\s+(?:l[ea]s?\s+|l['’])?(?:\w{4,8}\s+)?(?:mois\s+d[e'’]\s*)?\Z", re.I)
_UNTIL: Final = re.compile(r"\bjusqu['’](?:en|à|au|aux)\s+(?:l[ea]s?\s+|l['’])?\Z", re.I)
# A term that is set: "fixée au 17 mars", "reporté l'audience à juin".
_SET_FOR: Final = re.compile(
    r"\b(?:fix|report|repouss|décal|avanc|programm|renvoy|ajourn|planifi)\w{1,6}\s+(?:[\w'’]{1,20}\s+){0,3}?(?:au|à|pour)\s+(?:l[ea]s?\s+)?\Z",
    re.I,
)
# A participle, by its ending or by name; nouns and adjectives in -é, and what is only planned, are none.
_PARTICIPLE: Final = re.compile(
    r"""(?!\w*i?étés?\Z|\w*ité\Z|(?:prévu|attendu|programmé|planifié|espéré|reporté|repoussé|fixé|renvoyé|ajourné|décalé|maintenu|santé|marché
        |liberté|clé|café|congé|degré|côté|année|journée|soirée|matinée|rentrée|musée|employé|salarié|député|idée|entrée|durée|levée
        |arrivée|tournée|montée|portée|armée|sortie|limité|illimité|privé|dédié|équipé|connecté|intégré)e?s?\Z)
    (?:\w{2,20}ée?s?|(?:sorti|parti|fini|établi|saisi|vendu|paru|rendu|élu|promu|conclu|perdu|reçu|venu|survenu|apparu|disparu|connu|mis|pris
        |ouvert|offert|découvert|mort|écrit|construit|détruit|introduit|produit|inscrit|interdit)e?s?)""",
    re.I | re.X,
)
# Words that may stand between a participle and its date.
_LINKS: Final = frozenset("en le la au dès fin début mi-".split())
_TO: Final = frozenset("au à pour le la les".split())
# What makes a participle before it no past: "sera vendu", "être bouclé".
_AUXILIARY: Final = re.compile(r"être|avoir|\w*(?:era|eront|ra|ront)|\w{2,15}ment", re.I)


def _told(words: list[str]) -> bool:
    """Whether the last words before a date are a participle without auxiliary: "annoncé en", "dévoilée"."""
    at = len(words) - 1
    while at >= 0 and words[at].lower() in _LINKS:
        at -= 1
    if at < 0 or not _PARTICIPLE.fullmatch(words[at]):
        return False
    return not (at and _AUXILIARY.fullmatch(words[at - 1]))


# What looks ahead where no verb says otherwise.
_AHEAD: Final = re.compile(r"\b(?:dès|avant|d['’]ici(?:\s+à)?|à\s+partir\s+d[eu]|à\s+compter\s+d[eu])\s+(?:l[ea]s?\s+|l['’])?\Z", re.I)
# A past that sets a term still ahead: "reportées jusqu'à jeudi".
_TERM: Final = re.compile(r"(?:report|prolong|repouss|suspend|ferm|étend|maint|valid|donn|fix|accord|interdi|décal)\w*\s*\Z", re.I)


class _Verb(NamedTuple):
    start: int
    end: int
    kind: str


class Clauses:
    """The sentences of a text, and the verbs of the one that was asked about last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stops: list[int] | None = None
        self._sentence = (0, 0)
        self._verbs: list[_Verb] = []
        self._ends: list[int] = []

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the sentence that holds ``text[start:end]``."""
        if self._stops is None:
            self._stops = [0, *(stop.start() + 1 for stop in _STOP.finditer(self._text)), len(self._text)]
        return self._stops[bisect.bisect_right(self._stops, start) - 1], self._stops[bisect.bisect_left(self._stops, end)]

    def _enter(self, start: int, end: int) -> None:
        sentence = self.sentence(start, end)
        if sentence != self._sentence:
            self._sentence = sentence
            self._verbs = [_Verb(verb.start(), verb.end(), str(verb.lastgroup)) for verb in _VERB.finditer(self._text, *sentence)]
            self._ends = [verb.end for verb in self._verbs]

    def direction(self, start: int, end: int) -> Direction | None:
        """What the verb nearest to ``text[start:end]`` in its sentence says; ``None`` where no verb says anything.

        >>> Clauses("Le service ouvrira mardi.").direction(19, 24)
        'future'
        >>> Clauses("Il a annoncé mardi que le site fermerait.").direction(13, 18)
        'past'
        >>> Clauses("Il est en vente depuis mars et le sera.").direction(23, 27)
        'past'
        """
        left = self._text[max(0, start - 60) : start]
        words = left.split()[-5:]
        if "epuis" in left and _SINCE.search(left):
            return "past"
        if words and words[-1].lower() in _TO and _SET_FOR.search(left):
            return "future"
        if left[-1:].isspace() and _told(words):
            return "past"
        self._enter(start, end)
        at = bisect.bisect_right(self._ends, start)
        before = self._verbs[at - 1] if at and start - self._verbs[at - 1].end <= REACH else None
        if "usqu" in left and (until := _UNTIL.search(left)):
            behind = before is not None and before.kind == "past" and not self._sets_term(before, start - len(left) + until.start())
            return "past" if behind else "future"
        after = next((verb for verb in self._verbs[at : at + 4] if verb.start >= end and verb.kind != "plan"), None)
        if after and (after.start - end > REACH or (before and start - before.end <= after.start - end)):
            after = None
        nearest = after or before
        if nearest is None:
            return "future" if _AHEAD.search(left) else None
        return "past" if nearest.kind == "past" else "future"

    def _sets_term(self, verb: _Verb, preposition: int) -> bool:
        return bool(_TERM.search(self._text[verb.start : verb.end]) or _TERM.search(self._text[verb.end : preposition]))
