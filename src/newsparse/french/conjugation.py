"""The forms of a French verb that a reporting clause can hold, by rule.

Third persons of the indicative and the conditional, the infinitive and the participles: what « affirme-t-il
», « ont ajouté », « disant », « pour expliquer » need. The first group is regular with five changes of stem,
the second has its -iss-; every other verb follows the pattern of its ending in ``THIRD_GROUP``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Part = Literal["singular", "plural", "infinitive", "present participle", "past participle"]
Tense = Literal["present", "future", "conditional", "imperfect", "past"]
TENSES: tuple[Tense, ...] = ("present", "future", "conditional", "imperfect", "past")


class Form(NamedTuple):
    """One form and what it is: a finite third person (singular or plural) of a tense, the infinitive or a
    participle.
    """

    text: str
    part: Part
    tense: Tense | None = None


class Pattern(NamedTuple):
    """How the verbs of one ending conjugate; every part replaces the ending."""

    singular: str  # il ...
    plural: str  # ils ...
    imperfect: str  # il ...ait
    past: str  # il ... (passé simple); the plural is made from it
    future: str  # il ...a
    participle: str  # the past participle


# Ending of the infinitive -> pattern. The longest ending that fits is taken.
THIRD_GROUP = {
    "être": Pattern("est", "sont", "ét", "fut", "ser", "été"),
    "avoir": Pattern("a", "ont", "av", "eut", "aur", "eu"),
    "aller": Pattern("va", "vont", "all", "alla", "ir", "allé"),
    "faire": Pattern("fait", "font", "fais", "fit", "fer", "fait"),
    "savoir": Pattern("sait", "savent", "sav", "sut", "saur", "su"),
    "vouloir": Pattern("veut", "veulent", "voul", "voulut", "voudr", "voulu"),
    "pouvoir": Pattern("peut", "peuvent", "pouv", "put", "pourr", "pu"),
    "devoir": Pattern("doit", "doivent", "dev", "dut", "devr", "dû"),
    "falloir": Pattern("faut", "faut", "fall", "fallut", "faudr", "fallu"),
    "valoir": Pattern("vaut", "valent", "val", "valut", "vaudr", "valu"),
    "voir": Pattern("voit", "voient", "voy", "vit", "verr", "vu"),
    "prévoir": Pattern("prévoit", "prévoient", "prévoy", "prévit", "prévoir", "prévu"),
    "cevoir": Pattern("çoit", "çoivent", "cev", "çut", "cevr", "çu"),
    "mouvoir": Pattern("meut", "meuvent", "mouv", "mut", "mouvr", "mu"),
    "dire": Pattern("dit", "disent", "dis", "dit", "dir", "dit"),
    "crire": Pattern("crit", "crivent", "criv", "crivit", "crir", "crit"),
    "lire": Pattern("lit", "lisent", "lis", "lut", "lir", "lu"),
    "rire": Pattern("rit", "rient", "ri", "rit", "rir", "ri"),
    "uire": Pattern("uit", "uisent", "uis", "uisit", "uir", "uit"),
    "taire": Pattern("tait", "taisent", "tais", "tut", "tair", "tu"),
    "plaire": Pattern("plaît", "plaisent", "plais", "plut", "plair", "plu"),
    "croire": Pattern("croit", "croient", "croy", "crut", "croir", "cru"),
    "dre": Pattern("d", "dent", "d", "dit", "dr", "du"),
    "indre": Pattern("int", "ignent", "ign", "ignit", "indr", "int"),
    "prendre": Pattern("prend", "prennent", "pren", "prit", "prendr", "pris"),
    "ttre": Pattern("t", "ttent", "tt", "ttit", "ttr", "ttu"),
    "mettre": Pattern("met", "mettent", "mett", "mit", "mettr", "mis"),
    "rompre": Pattern("rompt", "rompent", "romp", "rompit", "rompr", "rompu"),
    "vaincre": Pattern("vainc", "vainquent", "vainqu", "vainquit", "vaincr", "vaincu"),
    "suivre": Pattern("suit", "suivent", "suiv", "suivit", "suivr", "suivi"),
    "vivre": Pattern("vit", "vivent", "viv", "vécut", "vivr", "vécu"),
    "clure": Pattern("clut", "cluent", "clu", "clut", "clur", "clu"),
    "naître": Pattern("naît", "naissent", "naiss", "naquit", "naîtr", "né"),
    "raître": Pattern("raît", "raissent", "raiss", "rut", "raîtr", "ru"),
    "tenir": Pattern("tient", "tiennent", "ten", "tint", "tiendr", "tenu"),
    "venir": Pattern("vient", "viennent", "ven", "vint", "viendr", "venu"),
    "vrir": Pattern("vre", "vrent", "vr", "vrit", "vrir", "vert"),
    "ffrir": Pattern("ffre", "ffrent", "ffr", "ffrit", "ffrir", "ffert"),
    "courir": Pattern("court", "courent", "cour", "courut", "courr", "couru"),
    "quérir": Pattern("quiert", "quièrent", "quér", "quit", "querr", "quis"),
    "mentir": Pattern("ment", "mentent", "ment", "mentit", "mentir", "menti"),
    "sentir": Pattern("sent", "sentent", "sent", "sentit", "sentir", "senti"),
    "partir": Pattern("part", "partent", "part", "partit", "partir", "parti"),
    "sortir": Pattern("sort", "sortent", "sort", "sortit", "sortir", "sorti"),
    "dormir": Pattern("dort", "dorment", "dorm", "dormit", "dormir", "dormi"),
    "fuir": Pattern("fuit", "fuient", "fuy", "fuit", "fuir", "fui"),
    "cueillir": Pattern("cueille", "cueillent", "cueill", "cueillit", "cueiller", "cueilli"),
    "saillir": Pattern("saille", "saillent", "saill", "saillit", "sailler", "sailli"),
    "bouillir": Pattern("bout", "bouillent", "bouill", "bouillit", "bouillir", "bouilli"),
    "mourir": Pattern("meurt", "meurent", "mour", "mourut", "mourr", "mort"),
    "vêtir": Pattern("vêt", "vêtent", "vêt", "vêtit", "vêtir", "vêtu"),
    "battre": Pattern("bat", "battent", "batt", "battit", "battr", "battu"),
    "croître": Pattern("croît", "croissent", "croiss", "crût", "croîtr", "crû"),
    "connaître": Pattern("connaît", "connaissent", "connaiss", "connut", "connaîtr", "connu"),
    "raire": Pattern("rait", "raient", "ray", "rayit", "rair", "rait"),
    "suffire": Pattern("suffit", "suffisent", "suffis", "suffit", "suffir", "suffi"),
    "boire": Pattern("boit", "boivent", "buv", "but", "boir", "bu"),
    "asseoir": Pattern("assied", "assoient", "assoy", "assit", "assiér", "assis"),
    "naitre": Pattern("nait", "naissent", "naiss", "naquit", "naitr", "né"),
    "soudre": Pattern("sout", "solvent", "solv", "solut", "soudr", "solu"),
    "oindre": Pattern("oint", "oignent", "oign", "oignit", "oindr", "oint"),
    "aindre": Pattern("aint", "aignent", "aign", "aignit", "aindr", "aint"),
    "servir": Pattern("sert", "servent", "serv", "servit", "servir", "servi"),
}
# Verbs whose ending looks like a pattern's and which are of the second group.
SECOND_GROUP = frozenset({"avertir", "répartir", "assortir", "retentir", "asservir"})
# -eler and -eter verbs that double the consonant (the others take è).
_DOUBLING = re.compile(
    r"(?:pp|nouv|chanc|\bép|interp|gromm|att|amonc|étinc|fic|ruiss|niv|ensorc)eler|(?:j|" r"feuill|étiqu)eter"
)
_PRESENT_PARTICIPLES = {"être": "étant", "avoir": "ayant", "savoir": "sachant"}


def conjugate(lemma: str) -> Iterator[Form]:
    """The third persons, infinitive and participles of a verb.

    >>> sorted({f.text for f in conjugate("dire") if f.part == "plural"})
    ['diraient', 'dirent', 'diront', 'disaient', 'disent']
    >>> [f.text for f in conjugate("rappeler")][:3]
    ['rappelle', 'rappellera', 'rappellerait']
    """
    pattern = _pattern(lemma)
    if pattern:
        yield from _third_group(lemma, *pattern)
    elif lemma.endswith("er"):
        yield from _first_group(lemma[:-2])
    else:
        yield from _second_group(lemma[:-2])
    yield Form(lemma, "infinitive")


def _pattern(lemma: str) -> tuple[str, Pattern] | None:
    if lemma in SECOND_GROUP:
        return None
    for length in range(len(lemma), 2, -1):
        ending = lemma[-length:]
        if ending in THIRD_GROUP and (length == len(lemma) or ending not in {"être", "aller", "avoir"}):
            return lemma[:-length], THIRD_GROUP[ending]
    return None


def _singular_and_plural(*pairs: tuple[str, str]) -> Iterator[Form]:
    """The third persons of the five tenses, a pair each, in the order of ``TENSES``."""
    for (singular, _), tense in zip(pairs, TENSES, strict=True):
        yield Form(singular, "singular", tense)
    for (_, plural), tense in zip(pairs, TENSES, strict=True):
        yield Form(plural, "plural", tense)


def _participle(text: str) -> Iterator[Form]:
    base = text.replace("û", "u")
    endings = ("e", "es") if text.endswith("s") else ("e", "s", "es")
    yield Form(text, "past participle")
    for ending in endings:
        yield Form(base + ending, "past participle")


def _first_group(stem: str) -> Iterator[Form]:
    light = _before_mute_e(stem)  # il espère, il rappelle
    if stem.endswith("ay"):  # il balaie or il balaye
        balai = stem[:-1] + "i"
        yield Form(balai + "e", "singular", "present")
        yield Form(balai + "ent", "plural", "present")
        yield Form(balai + "era", "singular", "future")
        yield Form(balai + "eront", "plural", "future")
    # il annonçait
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    future = stem if re.search(r"é[^aeiou]{1,2}$", stem) else light
    if stem.endswith("envoy"):
        future = stem[:-3] + "err"
    yield from _singular_and_plural(
        (light + "e", light + "ent"),
        (future + "era", future + "eront"),
        (future + "erait", future + "eraient"),
        (soft + "ait", soft + "aient"),
        (soft + "a", stem + "èrent"),
    )
    yield Form(soft + "ant", "present participle")
    yield from _participle(stem + "é")


def _before_mute_e(stem: str) -> str:
    if _DOUBLING.search(stem + "er"):
        return stem + stem[-1]
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    changed = re.search(r"[eé]([bcdfglmnprstv]|[bcdfgpt][lr]|qu|gn)$", stem)
    return stem[: changed.start()] + "è" + changed[1] if changed else stem


def _second_group(stem: str) -> Iterator[Form]:
    yield from _singular_and_plural(
        (stem + "it", stem + "issent"),
        (stem + "ira", stem + "iront"),
        (stem + "irait", stem + "iraient"),
        (stem + "issait", stem + "issaient"),
        (stem + "it", stem + "irent"),
    )
    yield Form(stem + "issant", "present participle")
    yield from _participle(stem + "i")


def _third_group(lemma: str, stem: str, pattern: Pattern) -> Iterator[Form]:
    singular, plural, imperfect, past, future, participle = (stem + part for part in pattern)
    yield from _singular_and_plural(
        (singular, plural),
        (future + "a", future + "ont"),
        (future + "ait", future + "aient"),
        (imperfect + "ait", imperfect + "aient"),
        (past, _past_plural(past)),
    )
    yield Form(
        stem + _PRESENT_PARTICIPLES.get(lemma[len(stem) :], pattern.imperfect + "ant"), "present participle"
    )
    yield from _participle(participle)


def _past_plural(past: str) -> str:
    if past.endswith("a"):  # il alla, ils allèrent
        return past[:-1] + "èrent"
    return past[:-1] + "rent"  # il dit, ils dirent; il tint, ils tinrent
