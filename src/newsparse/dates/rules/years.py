"""Years: behind a preposition, alone, and from one to another."""

from __future__ import annotations

import re
from typing import Final

from newsparse.dates.meaning import Day, Interval, Meaning
from newsparse.dates.rules.calendar import COUNTED, MEASURED
from newsparse.dates.rules.rule import YEAR_DIGITS, Rule, rule
from newsparse.dates.rules.words import APOSTROPHE, HYPHEN, S0, S

# Products and standards that carry a year or a number like one; a missing one is caught by the capital before
# the number.
_NUMBERED: Final = (
    r"RFC|ISO|IEC|IEEE|EN|NF|[Nn]orme|RTX|GTX|RX|Windows|Office|Server|SQL|Studio|Photoshop|AutoCAD|"
    r"FIFA|Blade\sRunner|Cyberpunk"
    r"|Peugeot|[Ll]oi|[Dd]écret|[Aa]rticle|[Pp]age|p\."
    r"|n°|no|[Nn]uméro|[Nn]ombre|[Cc]hiffre|[Vv]ersion|[Mm]odèle|[Pp]ort|BP|[Ss]érie|réf\.?|"
    r"[Cc]hambre|[Bb]ureau|[Éé]tage|[Cc]asier|[Gg]uichet|[Ss]alle|[Vv]ol|[Pp]orte|"
    r"[Cc]ode|[Bb]us|[Ll]igne|[Nn]ationale|[Dd]épartementale|[Rr]ue|[Cc]hèque|[Bb]illet|[Rr]ésolution|"
    r"[Rr]éférence"
    r"|Core|Ryzen|Xeon|Galaxy|iPhone|Pixel|Xbox|Unix"
)
# Quantity words: what follows them is a number, not a year.
_QUANTITY: Final = (
    r"la|une|plus\sde|moins\sde|près\sde|au\smoins|total\sde|somme\sde|quelque|quelques|environ|"
    r"nombre\sde|les|ces|des|ses|aux|à\speine"
    r"|respectivement|puissance\sde|jusqu['’]à|coûte|vaut|score\sde|atteint|atteindre"
    r"|sont|étaient|compt(?:e|ent|ait|aient)|emploi(?:e|ent)|recens(?:e|ent)|dénombr(?:e|ent)|totalis(?:e|ent)"
    r"|rassembl(?:e|ent)|réuni(?:t|ssent)|passe(?:r|nt)?\sde"
)
# Nouns that titles write with a capital and that a year may follow.
_TITLE_NOUNS: Final = (
    "Prix|Bilan|Rapport|Budget|Édition|Edition|Rentrée|Tendances?|Guide|Classement|Comparatif|Chiffres|Résultats|Prévisions?"
    "|Perspectives|Plan|Horizon"
    "|Objectifs?|Stratégie|Année|Saison|Exercice|Baromètre|Étude|Etude|Enquête|Sondage|Scores?|Valeurs?|Part|Ventes|Données|Marché"
    "|Revenus?|Parution|Sortie|Date|Depuis"
    "|En|Dès|Fin|Début|Été|Hiver|Automne|Printemps|Noël|Projections?|Estimations?|Réalisé|Total|Moyenne|Évolution|Evolution"
    "|Croissance|Coûts?|Tarifs?|Octobre|Avant|Après|Pour|Le|La|De|Du|Et|Vers|Pourquoi|Comment|Quand|Que|Si|Mais|Or|Car|Selon|Dans"
    "|Sur|Avec|Ce|Cette|Les|Des|Aux|Au"
)
_CAPITAL: Final = re.compile(r"(?P<before>[^\s]?)[^\S\n]*(?P<word>\b[A-ZÀ-Ý][\w’'-]*)[^\S\n]+\Z")
_TITLE: Final = re.compile(rf"(?:{_TITLE_NOUNS})\Z")


def _year(match: re.Match[str]) -> Day:
    return Day(int(match["year"]))


def _cued_year(match: re.Match[str]) -> Meaning | None:
    """A year behind its preposition; behind one that numbers have too, one that no count looks like."""
    if _WEAK.search(match.string[max(0, match.start() - 12) : match.start()]):
        compared = _COMPARED.match(match.string, match.end())
        if compared or int(match["year"]) < _FIRST_LIKELY:
            return None
    return _year(match)


_FIRST_LIKELY: Final = 1600


def _lone_year(match: re.Match[str]) -> Meaning | None:
    """A year without a preposition: refused behind a name inside a sentence ("Peugeot 2008",
    "Office 2019").
    """
    left = match.string[max(0, match.start() - 40) : match.start()]
    if left.endswith(("contre ", "contre\u00a0")) and _COMPARED.match(match.string, match.end()):
        return None
    named = _CAPITAL.search(left)
    if named and not _TITLE.match(named["word"]):
        opens = (
            not (named["before"].isalnum() or named["before"] in (",", ";", "-"))
            or "\n" in left[: named.start("word")][-3:]
        )
        if not opens or named["word"].isupper():
            return None
    return _year(match)


def _years(match: re.Match[str]) -> Meaning | None:
    first, digits = int(match["first"]), match["last"]
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
    consecutive = last == first + 1
    if not first < last <= first + 300 or (match["mark"] == "/" and not consecutive):
        return None
    return Interval(Day(first), Day(last))


_STRONG: Final = (
    rf"(?:\b(?:en|depuis|dès|fin|début|mi|courant|jusqu{APOSTROPHE}en|ici|années?|an|exercices?|vers|"
    rf"millésime|horizon|saison"
    rf"|édition|printemps|automne|hiver|été|rentrée|avant|après"
    rf"|promotion|cru|calendaire|civile|fiscale?|vs|contre|par{S}rapport{S}à|(?:celles?|celui|ceux){S}de){S}"
    rf"|\bmi{HYPHEN}|\()"
)
# Behind these a number of four figures counts as often: "contre 1500 l'an dernier", "l'erreur (1080)".
_WEAK: Final = re.compile(rf"(?:\b(?:contre|vs|rapport{S}à|vers|avant|après|de){S}|\()\Z", re.I)
_COMPARED: Final = re.compile(
    rf"{S}(?:(?:un{S}an|une{S}année|l{APOSTROPHE}an|auparavant|initialement|précédemment|aujourd|actuel|chez|en{S}\d)"
    rf"|il{S}y{S}a)",
    re.I,
)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "year",
        {YEAR_DIGITS},
        rf"(?P<year>1[0-9]\d\d|20\d\d|21[0-4]\d)(?!\w|[.,]\d|-\d|{S0}[-–]\w|{S}\d{{3}}\b)(?!{MEASURED})",
        _cued_year,
        after=_STRONG,
        examples=(
            ("en 2025", "2025"),
            ("depuis 1998", "1998"),
            ("d'ici 2030", "2030"),
            ("la crise (2008)", "2008"),
            ("l'an 1515", "1515"),
        ),
        counter_examples=(
            "en 2000 exemplaires",
            "RFC 2616",
            "en 1,5 s",
            "depuis 2000 €",
            "contre 2010 l'an dernier",
        ),
    ),
    rule(
        "lone year",
        {YEAR_DIGITS},
        rf"(?P<year>1[7-9]\d\d|20[0-9]\d)(?!\w|[.,]\d|{S0}[-–]\w|[:/*]|{S0}×|{S}x{S0}\d|"
        rf"{S}\d{{3}}\b)(?!{MEASURED})(?!{COUNTED})",
        _lone_year,
        never_after=rf"[\w][-‐‑.'’]|[$€£#@/=+×*~<>_.°:&-]{S0}|\d(?:[^\S\n]|,)?|\b(?:(?-i:{_NUMBERED})|"
        rf"{_QUANTITY}){S}|\bx{S0}|"
        rf"(?-i:[A-Z]{{2,}}){S}",
        examples=(
            ("2025 marque un tournant", "2025"),
            ("les chiffres 2024", "2024"),
            ("la crise de 2008", "2008"),
            ("2008, 2011 et 2012", "2008 2011 2012"),
        ),
        counter_examples=(
            "2000 personnes",
            "$2020",
            "RTX 2080",
            "Windows 2000",
            "la Peugeot 2008",
            "plus de 2000",
            "01 23 45 2025",
        ),
    ),
    rule(
        "years from to",
        {YEAR_DIGITS},
        rf"(?P<first>1[5-9]\d\d|20\d\d){S0}(?P<mark>[-‐‑–—/]){S0}(?P<last>\d{{4}}|\d{{2}})(?![\w/-]|"
        rf"[.,]\d)(?!{MEASURED})",
        _years,
        never_after=rf"[\w][-‐‑.]|[$€£#@/=+×*~<>_.°-]{S0}|\b(?-i:{_NUMBERED}){S}",
        examples=(
            ("2014-2016", "2014/2016"),
            ("exercice 2024/2025", "2024/2025"),
            ("la saison 2014-15", "2014/2015"),
            ("1939–1945", "1939/1945"),
        ),
        counter_examples=("2021/2024", "CVE-2014-2016", "2016-2014"),
    ),
)
