"""Past or future: what the verbs near an expression say, without a parser.

A bare "mardi" or "en juin" lies ahead where the nearest verb is in the future ("sortira", "va ouvrir", "est
prévu") or plans something ("promet un outil en avril"), behind where it is in a past tense; a verb in the
present says nothing. The verbs of a sentence are looked up once, however many expressions it holds.
"""

from __future__ import annotations

import bisect
import re
from typing import Final, Literal, NamedTuple

Direction = Literal["past", "future"]

# Characters a verb may be away, on either side: a long clause. The sentence ends the search earlier.
REACH: Final = 120

# Words in -ra, -ront, -rons that are not futures.
_NO_FUTURE: Final = (
    r"(?:opéra|caméra|para|extra|ultra|infra|supra|tiara|sahara|clara|sierra|cobra|zara|ara|nara|era|"
    r"verra[zs]|environ|patron"
    r"|tiers|vers|intra|terra|mantra|samsara|aura[ns]|électron|giron|hora|lira|tora|sara|angora|"
    r"chakra|maestra|mascara)\w*"
)
# The conditional: what is reported to come ("a annoncé que le service fermerait"). Imperfects of verbs in
# -rer are not.
_CONDITIONAL: Final = (
    r"(?!(?:re|at)?tir|désir|inspir|respir|expir|admir|vir|aur)\w{1,20}(?:erait|eraient|irait|iraient|"
    r"[td]trait|ndrait|ndraient|udrait|rrait"
    r"|rraient|cevrait)\b"
)
# "Dans le délai prévu par la loi": what a norm says is not a plan.
_BY_NORM: Final = (
    r"(?!\s+(?:par|dans|à)\s+(?:l[ea]s?\s+|l['’]|ce(?:tte)?\s+)?"
    r"(?:loi|règlement|contrat|texte|directive|code|accord|convention|article|RGPD|décret|droit|"
    r"statuts|constitution))"
)
# What somebody bound himself, or another, to do: what stands behind its object lies ahead, what stands right
# behind it does not.
_PLEDGED: Final = (
    r"(?:promise?s?\b|(?:engag|appel|invit|autoris|convi)ée?s?\s+à\b|(?:accept|propos|menac|"
    r"jur)é\s+(?:de\b|d['’])|"
    r"convenue?s?\s+(?:de\b|d['’])"
    r"|(?:somm|charg)ée?s?\s+(?:de\b|d['’])|tenue?s?\s+(?:de\b|d['’])|censée?s?\b|"
    r"l['’]intention\s+(?:de\b|d['’]))"
)
# In the present passive these announce: "une manifestation est organisée samedi".
_PROGRAMMED: Final = re.compile(r"(?:organis|diffus|convoqu|convi)ée?s?", re.I)
_SET: Final = r"(?:annonc|cal|fix|promis)[ée]?e?s?\s+(?:pour|au)\b"
_FUTURE: Final = re.compile(
    rf"""\b{_CONDITIONAL}
    # simple future
    |\b(?!{_NO_FUTURE})\w{{2,20}}(?:[eiéu]ra|[rdtv]ra|[eiu]ront|[rdtv]ront|erai|irai|erons|irons)\b
    |\b(?:sera|seront|aura|auront|ira|iront|fera|feront|serait\s+prévue?)\b
    |\b(?:\w{{2,20}}(?:erez|drez)|pourrez|verrez|recevrez|devrez|aurez|saurez|irez|découvrirez|choisirez|obtiendrai[st]?)\b
    |\b(?:va|vont|devrait|devraient|doit|doivent|compte|comptent|souhaite|souhaitent|entend|entendent|veut|veulent)\s+
        (?:[a-z]{{1,2}}['’]|\w{{1,20}}\s+){{0,3}}?\w{{1,20}}(?:er|ir|re|oir)\b
    # what is planned
    |(?<!\bavant\s)(?<!\bcomme\s)\b(?:prévu|attendu|programmé|planifié|espéré)e?s?\b{_BY_NORM}
    |\b(?:vouloir|compter|souhaiter|espérer|envisager|prévoir)\s+(?:d[e'’]\s*)?\w{{1,20}}(?:er|ir|re|oir)\b
    |\b(?:est|sont)\s+{_PROGRAMMED.pattern}\b|\b{_SET}|\bprochaine?s?\s+\w{{4,20}}\b|\bà\s+(?:venir|paraître|suivre)\b|\brendez-vous\b|\bbientôt\b
    |\bà\s+(?:partir|compter)\s+du\b|\bd['’]ici\b|\bau\s+plus\s+tard\b|\bd['’]ores\s+et\s+déjà\s+prévu
    # what is programmed
    |\b(?:se\s+tient|se\s+tiennent|s['’]ouvre|débute|débutent|entre(?:nt)?\s+en\s+vigueur|expire|expirent)\b
    |\b(?:est|sont|reste|restent)\s+(?:ouverte?s?|valables?|disponibles?)\s+(?:du|jusqu)\b
    """,
    re.I | re.X,
)
# Present tense of planning: what stands behind it lies ahead, what stands before it does not.
_PLAN: Final = re.compile(
    r"""\b(?:prévoi(?:t|ent)|espèr(?:e|ent)|envisag(?:e|ent)|prome(?:t|ttent)|prépar(?:e|ent)|vis(?:e|ent)|planifi(?:e|ent)|projett?e(?:nt)?
    |ambitionn(?:e|ent)|tabl(?:e|ent)\s+(?:\w{1,15}\s+)?sur|appell?(?:e|ent)\s+à|convoqu(?:e|ent)|atten(?:d|dent|dre|dez)|patienter|menac(?:e|ent)\s+de|exig(?:e|ent)
    |donn(?:e|ent)\s+rendez-vous|devien(?:t|nent)\s+(?:obligatoire|payant|gratuit|effecti[fv])e?s?\b|fix(?:e|ent)\s+\w+\s+(?:date|échéance)
    |(?:commenc|démarr|rouvr|ouvr|ferm|s['’]achèv|se\s+termin|se\s+déroul|arriv|se\s+déplac|accueill|affront|rencontr|s['’]envol|se\s+retrouv)(?:e|ent)(?=\s+(?:le|en|dès|fin|début|lundi|mardi|mercredi|jeudi|vendredi
        |samedi|dimanche)\b)|(?:reprend|sort|a\s+lieu|ont\s+lieu|se\s+réuni|se\s+ren|par|reçoi)(?:t|d|ent|nent|ssent|dent|tent)?(?=\s+(?:le|dès|fin|début|lundi|mardi|mercredi|jeudi
        |vendredi|samedi|dimanche)\b))\b""",
    re.I | re.X,
)
_PAST: Final = re.compile(
    rf"""\b(?:a|ont|avait|avaient|est|sont|était|étaient|ai|avons|avez|aurait|auraient|ayant|fut|furent)\s+
        (?:(?:été|\w{{2,20}}ment|déjà|pas|aussi|ainsi|donc|également|tous|bien)\s+){{0,2}}
        (?!(?:prévu|attendu|programmé|planifié|espéré)e?s?\b|{_PLEDGED}|{_SET}|jusqu)(?:fait\s+(?:savoir|part|état)\b|\w{{1,20}}(?:é|ée|és|ées|i|ie|is|it|u|ue|us|t|ert)\b)
    |\bavoir\s+(?:été\s+)?\w{{1,20}}(?:é|ée|és|ées|i|ie|is|it|u|ue|us)\b  # "dit avoir vendu"
    |\b\w{{3,20}}(?:èrent|irent|urent|aient)\b|\bavai(?:s|t|ent)\b|\b(?:pouv|dev|voul)ais\b|\b\w{{2,15}}(?:ça|gea)\b
    |\b(?!(?:fait|lait|portrait|retrait|souhait|trait|attrait|contrait|extrait|parfait|satisfait|distrait|soustrait|devrait|pourrait
        |plaît|abstrait)\b)\w{{3,20}}ait\b
    |\bhier\b|\b(?:a-t-(?:ils?|elles?|on)|(?:ont|avaient)-(?:ils|elles)|avait-(?:il|elle|on))\b""",
    re.I | re.X,
)
# No verb begins inside a word: said first, it spares half of the time.
_VERB: Final = re.compile(
    rf"(?<!\w)(?:(?P<future>{_FUTURE.pattern})|(?P<plan>{_PLAN.pattern})|(?P<past>{_PAST.pattern})|"
    rf"(?P<pledge>\b{_PLEDGED}))",
    re.I | re.X,
)
# Who said it, behind what was said: ", a fait savoir la mairie". Its tense is not that of the sentence.
_INCISE_OPENS: Final = re.compile(r"[,»”\"]\s{0,3}(?:l['’])?\Z")
_INCISE: Final = re.compile(
    r"(?:a|ont|avait|avaient)\b.{0,30}\b(?:annonc|indiqu|précis|déclar|expliqu|affirm|assur|ajout|"
    r"rappel|rapport|confirm|estim|révél|"
    r"soulign|dévoil|avou|confi"
    r"|détaill|not|tweet|martel|insist|dit|écrit|appris|prévenu|averti|reconnu|fait)(?:é|e|s|\b)",
    re.I,
)
# What opens a clause of its own between a date and the verb behind it: "a présenté le 3 mars un outil qui
# permettra ...".
_SUBORDINATE: Final = re.compile(r"\b(?:qu['’]|que\b|qui\b|dont\b|où\b|lequel\b|laquelle\b)", re.I)
_CLAUSE: Final = re.compile(rf",|:|[«»“”]|\b(?:et|mais|puis|ou)\b|{_SUBORDINATE.pattern}", re.I)
_QUOTE_ENDS: Final = re.compile(r"[»”][^«“]*\Z")
_CLEFT: Final = re.compile(r"\bc['’](?:est|était|sera)\s+(?:\w{1,12}['’]?\s*){0,3}\Z", re.I)
# A line of under 60 characters is not a wrapped one: its end ends the sentence.
# One set of first characters, or ``re`` tries every pattern at every character of the text.
_STOP: Final = re.compile(
    r"[.!?;|\n](?:(?<=[.!?;])\s|(?<=\|)|(?<=\n)(?:\s*\n|(?=[^\S\n]{2})|(?<![^\n]{60}\n)))"
)
# What decides alone, right before the expression.
_SINCE: Final = re.compile(r"\bdepuis\s+(?:l[ea]s?\s+|l['’])?(?:\w{4,8}\s+)?(?:mois\s+d[e'’]\s*)?\Z", re.I)
_UNTIL: Final = re.compile(r"\bjusqu['’](?:en|à|au|aux)\s+(?:l[ea]s?\s+|l['’])?\Z", re.I)
# What is over whatever the verb says: results of a quarter that are to be published, a strike "après celle de
# lundi", who said it.
_GONE_BY: Final = re.compile(
    r"""(?:\b(?:Journal\s+officiel|décrets?|lois?|arrêtés?|ordonnances?|arrêts?|directives?|circulaires?
        |communiqués?|courriers?|lettres?|courriels?)(?:\s+(?!qu)\w{3,14})?\s+du\s+
    |\b(?:résultats|comptes|bilan)(?:\s+\w{2,14}(?:ers?|els?|ls))?\s+(?:du|de\s+la|de\s+l['’])\s*
    |\baprès\s+(?:celles?|celui|ceux)\s+(?:de|du|d['’])\s*(?:l[ea]s?\s+)?
    |(?:(?<![rv])a|e|é|d|(?<=[a-zé])(?<!ron)(?<!von)t)-(?:t-)?(?:ils?|elles?|on)\s+(?:(?:le|en|dès|fin|début)\s+)?)\Z""",
    re.I | re.X,
)
# A term that is set: "fixée au 17 mars", "reporté l'audience à juin".
_SET_FOR: Final = re.compile(
    r"\b(?:fix|report|repouss|décal|avanc|programm|renvoy|ajourn|planifi|"
    r"délibér)\w{1,6}\s+(?:[\w'’]{1,20}\s+){0,3}?(?:au|à|pour)\s+(?:l[ea]s?\s+)?\Z",
    re.I,
)
# What ends, or is to begin, at a term: "la date limite est vendredi", "le maintien de la fenêtre au 19
# novembre".
_TERM_OF: Final = re.compile(
    r"\b(?:maintien|report|décalage|fenêtre|échéance|délai|date\s+(?:limite|butoir|d['’]expiration|"
    r"d['’]échéance)|deadline|ultimatum"
    r"|prolongation|ajournement|renvoi)s?\b(?!\s+(?:de|du|d['’])\s*(?:\d|janv|févr|mars|avril|mai|"
    r"juin|juil|août|sept|oct|nov|"
    r"déc))[^.;!?\n]{0,40}?(?:\b(?:au|à|pour|"
    r"est|reste|demeure)|"
    r"\bc['’]est|:)\s+(?:l[ea]\s+)?\Z|"
    r"\b(?:échéance|date\s+(?:limite|butoir)|"
    r"deadline)s?\s+du\s+\Z",
    re.I,
)
_TERM_LINKS: Final = frozenset("du au à pour est reste demeure c'est c’est le : la".split())
# A participle, by its ending or by name; nouns and adjectives in -é, and what is only planned, are not.
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
_AUXILIARY: Final = re.compile(r"être|avoir|serait|seraient|\w*(?:era|eront|ra|ront)|\w{2,15}ment", re.I)


def _told(words: list[str]) -> bool:
    """Whether the last words before a date are a participle without auxiliary: "annoncé en", "dévoilée"."""
    at = len(words) - 1
    while at >= 0 and words[at].lower() in _LINKS:
        at -= 1
    if at < 0 or not _PARTICIPLE.fullmatch(words[at]):
        return False
    if at and words[at - 1].lower() in ("est", "sont") and _PROGRAMMED.fullmatch(words[at]):
        return False
    return not (at and _AUXILIARY.fullmatch(words[at - 1]))


# What looks ahead where no verb says otherwise.
_AHEAD: Final = re.compile(
    r"\b(?:(?:en\s+(?:librairies?|salles?|kiosques?)(?:\s+le)?|(?:livraisons?|disponibles?)\s+(?:en|"
    r"le|fin|début))\s+|(?:dès|avant|"
    r"d['’]ici(?:\s+à)?|à\s+partir\s+d[eu]|"
    r"à\s+compter\s+d[eu])\s+(?:l[ea]s?\s+|"
    r"l['’])?)\Z",
    re.I,
)
# A past that sets a term still ahead: "reportées jusqu'à jeudi".
_TERM: Final = re.compile(
    r"(?:report|prolong|repouss|suspend|ferm|étend|maint|valid|donn|fix|accord|interdi|décal|sécuris|"
    r"garanti|assur|réserv|verrouill"
    r"|autoris|bloqu|gel|offert|laiss|lou|engag|délai|sursis|répit)\w*\s*\Z",
    re.I,
)
_ALLOWED: Final = re.compile(r"\bpouv(?:ais|ait|aient)\Z", re.I)


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
        return self._stops[bisect.bisect_right(self._stops, start) - 1], self._stops[
            bisect.bisect_left(self._stops, end)
        ]

    def _enter(self, start: int, end: int) -> None:
        sentence = self.sentence(start, end)
        if sentence != self._sentence:
            self._sentence = sentence
            self._verbs = [
                _Verb(verb.start(), verb.end(), str(verb.lastgroup))
                for verb in _VERB.finditer(self._text, *sentence)
            ]
            self._ends = [verb.end for verb in self._verbs]

    def direction(self, start: int, end: int) -> Direction | None:
        """What the verb nearest to ``text[start:end]`` in its sentence says; ``None`` where no verb says
        anything.

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
        if words and words[-1].lower() in _TERM_LINKS and _TERM_OF.search(left):
            return "future"
        if left[-1:].isspace() and (_told(words) or _GONE_BY.search(left)):
            return "past"
        self._enter(start, end)
        at = bisect.bisect_right(self._ends, start)
        before = self._verbs[at - 1] if at and start - self._verbs[at - 1].end <= REACH else None
        if before and _QUOTE_ENDS.search(self._text, before.end, start):
            before = None
        if "usqu" in left and (until := _UNTIL.search(left)):
            if before and _ALLOWED.search(self._text[before.start : before.end]):
                return None  # "je pouvais résilier jusqu'au 31 juillet": then and perhaps still
            behind = (
                before is not None
                and before.kind == "past"
                and not self._sets_term(before, start - len(left) + until.start())
            )
            return "past" if behind else "future"
        nearest, told = self._nearest(start, end, before, self._verbs[at : at + 4])
        if nearest is None:
            return "future" if _AHEAD.search(left) else "past" if told else None
        if nearest.kind == "pledge":
            object_ = self._text[nearest.end : start].split() if nearest is before else []
            return "future" if any(word.lower() not in _LINKS for word in object_) else "past"
        return "past" if nearest.kind == "past" else "future"

    def _nearest(
        self, start: int, end: int, before: _Verb | None, behind: list[_Verb]
    ) -> tuple[_Verb | None, bool]:
        """The verb that a date belongs to, and whether the sentence goes on to say who told it."""
        told = False
        for verb in behind:
            if verb.start < end or verb.kind == "plan":
                continue
            if verb.start - end > REACH or (before and start - before.end <= verb.start - end):
                break
            if _INCISE_OPENS.search(self._text, max(end, verb.start - 6), verb.start) and _INCISE.match(
                self._text[verb.start : verb.end]
            ):
                told = True
                continue
            if (
                before
                and _SUBORDINATE.search(self._text, end, verb.start)
                and not _CLEFT.search(self._text, max(0, start - 40), start)
            ):
                break
            if (
                before
                and "," in self._text[end : verb.start]
                and not _CLAUSE.search(self._text, before.end, start)
            ):
                break  # "le ministre, qui présentera son texte en avril, a reçu ..."
            return verb, told
        return before, told

    def _sets_term(self, verb: _Verb, preposition: int) -> bool:
        return bool(
            _TERM.search(self._text[verb.start : verb.end])
            or _TERM.search(self._text[verb.end : preposition])
        )
