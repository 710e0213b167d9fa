"""What only looks like a time: these rules compete with the others, win, and are dropped."""

from __future__ import annotations

from typing import Final

from newsparse.dates.meaning import Nothing
from newsparse.dates.rules.relative import COUNT, NUMBER_STARTS
from newsparse.dates.rules.rule import DIGITS, Rule, rule
from newsparse.dates.rules.words import APOSTROPHE, HYPHEN, MONTHS, S0, UNIT, WEEKDAYS, S, either

_WEEKDAYS: Final = either(WEEKDAYS)
_HOUR: Final = rf"(?:[01]?\d|2[0-4]){S0}(?:h(?:eures?)?\b(?:{S0}[0-5]\d\b)?|h[0-5]\d\b|:[0-5]\d\b)"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "decoy: around the clock",
        NUMBER_STARTS,
        rf"{COUNT}{S0}(?:heures?|h|jours?|j|mois|semaines?|minutes?){S0}(?:/|sur){S0}(?:24|7|12|365|"
        rf"vingt{HYPHEN}quatre|sept|douze)(?!\w)"
        rf"|(?:une?|deux|trois|quatre){S}(?:jour|semaine|mois|an|année|nuit|soir|heure|fois|minute|"
        rf"week{HYPHEN}end)s?{S}sur{S}(?:deux|"
        rf"trois|quatre|cinq|six|dix)\b",
        lambda m: Nothing(),
        examples=(
            ("ouvert 24h/24, 7j/7", ""),
            ("24 heures sur 24, 7 jours sur 7", ""),
            ("un jour sur deux", ""),
        ),
    ),
    rule(
        "decoy: 24/7",
        {DIGITS},
        r"24[/x×]7(?!\w)|7[/x×]24(?!\w)|\d{1,3}[/:]\d{1,3}(?=\s*(?:pouces|\"|ème|e\b))|911\b",
        lambda m: Nothing(),
        examples=(("un support 24/7", ""),),
    ),
    rule(
        "decoy: frequency",
        {"tous", "toutes", "chaque", "par", "fois", "chacun"},
        rf"(?:tou(?:s|tes){S}les{S}(?:{COUNT}{S0})?|chaque{S}|par{S}|fois{S}par{S})(?:{UNIT}|{_WEEKDAYS}s?|"
        rf"matins?|soirs?|h\b|min\b)"
        rf"(?:{S}(?:matins?|midi|soirs?|après{HYPHEN}midi)\b)?(?:,?{S}(?:(?:à|vers|dès|"
        rf"jusqu{APOSTROPHE}à){S})?(?:à{S}partir{S}de{S})?{_HOUR}"
        rf"|,?{S}(?:de|entre){S}{_HOUR}{S}(?:à|et){S}{_HOUR}|,?{S}(?:à|vers){S}(?:midi|minuit)\b)?",
        lambda m: Nothing(),
        examples=(
            ("tous les deux ans", ""),
            ("toutes les 5 minutes", ""),
            ("chaque lundi", ""),
            ("trois fois par semaine", ""),
            ("chaque vendredi midi", ""),
            ("tous les jours à 18 h", ""),
            ("chaque lundi de 9 h à 18 h 30", ""),
        ),
    ),
    rule(
        "decoy: opening days",
        {*WEEKDAYS},
        rf"{_WEEKDAYS}{S}au{S}{_WEEKDAYS}(?!{S}(?:\d|1er|dernier|prochain))",
        lambda m: Nothing(),
        after=rf"\b(?:du|ouvert){S}",
        never_after=rf"\bnuit{S}(?:de|du){S}",
        examples=(("ouvert du lundi au vendredi", ""),),
    ),
    rule(
        "decoy: street or station",
        (
            "rue place avenue boulevard bd quai square impasse allée cours pont gare métro station lycée "
            "stade villa passage promenade"
        ).split(),
        rf"(?:rue|place|avenue|boulevard|bd|quai|square|impasse|allée|cours|pont|gare|métro|station|lycée|"
        rf"stade|villa|passage"
        rf"|promenade){S}(?:du{S})?(?:\d{{1,2}}|1er|onze|huit|"
        rf"quatre)(?:{S}|{HYPHEN})(?:{either(MONTHS)})\b(?:(?:{S}|{HYPHEN})(?:1[5-9]|20)\d\d)?",
        lambda m: Nothing(),
        examples=(
            ("rue du 4 septembre", ""),
            ("la place du 8 mai 1945", ""),
            ("rue du Onze Novembre 1918", ""),
            ("le lycée du 8-Mai-1945", ""),
        ),
    ),
    rule(
        "decoy: phone number",
        {DIGITS},
        r"(?:0|\+33[\s.]?|0033[\s.]?)[1-9](?:[\s.-]?\d\d){4}(?!\d)",
        lambda m: Nothing(),
        examples=(("au 01 23 45 20 25", ""), ("01.23.10.12.25", "")),
    ),
    rule(
        "decoy: decimal or version",
        {DIGITS},
        r"\d{1,9}(?:[.,]\d{1,9}){1,4}(?=[\w-]|\s*[%€$£])",
        lambda m: Nothing(),
        examples=(("3.11.2025-beta", ""), ("12.10.2024 €", "")),
    ),
    rule(
        "decoy: grouped thousands",
        {DIGITS},
        "\\d{1,3}(?:[ \u00a0\u202f\u2009]\\d{3}){1,4}(?!\\d)(?!\\s*(?:ans|heures|h|jours|mois|années|"
        "minutes|secondes|semaines|siècles)\\b)",
        lambda m: Nothing(),
        examples=(("154 323 cas", ""), ("2 025 emplois", "")),
    ),
    rule(
        "decoy: standard or model",
        {
            "rfc",
            "iso",
            "rtx",
            "gtx",
            "windows",
            "gpt",
            "iphone",
            "covid",
            "pep",
            "cve",
            "kb",
            "bac",
            "ps",
            "office",
        },
        rf"(?:(?:RFC|ISO(?:/IEC)?|RTX|GTX|Windows(?:{S}Server)?|GPT|iPhone|COVID|PEP|CVE|KB|PS|Office)(?:{S}"
        rf"|-)?\d[\w.:-]{{0,12}}(?:[ -](?:Ti|Super|XT|Pro|Max)\b)?|bac\+\d)(?!{S}(?:{either(MONTHS)}))",
        lambda m: Nothing(),
        examples=(("RFC 2616", ""), ("RTX 4090", ""), ("Windows 2000", ""), ("ISO 8601:2004", "")),
    ),
    rule(
        "decoy: name with a unit",
        {DIGITS},
        rf"\d{{1,3}}{S}(?-i:Minutes?|Heures|Jours|Mois|Ans|Secondes|Semaines|Années)\b",
        lambda m: Nothing(),
        never_after=rf"(?-i:[A-ZÀ-Þ]{{2,}}){S}",
        examples=(("selon 20 Minutes", ""), ("le film 127 Heures", "")),
    ),
    rule(
        "decoy: race or working time",
        {DIGITS, "trente"},
        rf"24{S}heures{S}(?:du{S}Mans|chrono)|(?:35|trente{HYPHEN}cinq|39){S}heures(?={S}(?:hebdo|par))|"
        rf"(?:(?<=\bles\s)|(?<=\baux\s)|(?<=\bdes\s))(?:35|trente{HYPHEN}cinq){S}heures\b|"
        rf"(?:100|cent){S}jours{S}de{S}Napol",
        lambda m: Nothing(),
        examples=(("les 24 heures du Mans", ""), ("la fin des 35 heures", "")),
    ),
    rule(
        "decoy: proverbial day",
        {
            "jour",
            "jours",
            "nuit",
            "un",
            "une",
            "mille",
            "deux",
            "quatre",
            "année",
            "an",
            "minute",
            "seconde",
            "demain",
            "heure",
            "mauvais",
        },
        rf"un{S}(?:de{S}ces{S}jours|jour{S}(?:ou{S}l{APOSTROPHE}autre|peut-être|viendra))|"
        rf"mille{S}et{S}une{S}nuits?"
        rf"|d{APOSTROPHE}une{S}année{S}sur|une{S}(?:minute|seconde){S}(?:de{S}silence|chance|fois|vie|main|"
        rf"génération)"
        rf"|un{S}an{S}plus{S}vieux|deux{S}secondes!|une{S}année(?:{HYPHEN}|{S})lumière|années?(?:{HYPHEN}|"
        rf"{S})lumières?"
        rf"|une{S}heure{S}de{S}(?:gloire|vérité|pointe)|demain{S}la{S}veille|"
        rf"jour{S}au{S}lendemain|"
        rf"mauvais{S}quart{S}d{APOSTROPHE}heure",
        lambda m: Nothing(),
        examples=(
            ("Ce n'est pas demain la veille.", ""),
            ("du jour au lendemain", ""),
            ("un de ces jours", ""),
            ("une minute de silence", ""),
            ("à des années-lumière", ""),
        ),
    ),
    rule(
        "decoy: work named after a year",
        {"roman", "film", "album", "dystopie", "long", "livre"},
        rf"(?:roman|(?:long{HYPHEN})?film|album|dystopie|livre|long{HYPHEN}métrage){S}[«“\"]?{S0}(?:1[5-9]|20)\d\d\b"
        rf"(?!{S}(?:de{S}l{APOSTROPHE}année|qui))",
        lambda m: Nothing(),
        examples=(("le roman 1984 d'Orwell", ""), ("le film « 2012 »", "")),
    ),
    rule(
        "decoy: light year",
        NUMBER_STARTS,
        rf"{COUNT}{S}(?:d{APOSTROPHE})?années?(?:{HYPHEN}|{S})lumières?",
        lambda m: Nothing(),
        examples=(("à quatre années-lumière", ""),),
    ),
)
