"""The words of reported speech: the forms of its verbs and the small closed classes.

The lemmas are data (``verbs.toml``); their forms are made by rule, once, at first use.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from newsparse.french.conjugation import Part, conjugate
from newsparse.french.words import fold, nouns


class Verb(NamedTuple):
    """A verb form of reported speech: its lemma, its class in ``verbs.toml`` and which form it is."""

    lemma: str
    kind: str
    part: Part


AUXILIARIES = frozenset(
    "a ai as ont avons avait avaient aura auront aurait auraient eut eurent ait aient ayant avoir"
    " est sont était étaient sera seront serait seraient fut furent étant être es suis".split()
)
CLITICS = frozenset("ne n' se s' me m' te t' le la les l' lui leur nous vous en y".split())
# Adverbs that stand between auxiliary and participle, or between subject and verb; words in -ment join them.
ADVERBS = frozenset(
    "ainsi aussi encore toutefois pas plus déjà ensuite alors tout bien même enfin souvent toujours jamais hier aujourd'hui depuis"
    " cependant pourtant néanmoins certes donc là ici récemment vite longtemps aussitôt sitôt"
    " bientôt autrefois tantôt parfois volontiers surtout presque plutôt trop très peu mieux beaucoup"
    " publiquement ci-dessus lui-même elle-même eux-mêmes elles-mêmes également notamment justement mercredi mardi lundi jeudi"
    " vendredi samedi dimanche".split()
)
DETERMINERS = frozenset(
    "le la les l' un une des du de d' au aux ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos ton ta tes"
    " chaque plusieurs certains certaines quelques aucun aucune tout toute tous toutes cent deux trois quatre cinq six".split()
)
# Determiners that can open a subject.
OPENING_DETERMINERS = frozenset(
    "le la les l' un une des ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos"
    " plusieurs certains certaines quelques aucun aucune tous toutes chaque deux trois quatre cinq six".split()
)
PERSONAL = frozenset("il elle ils elles on".split())
STRESSED = frozenset("lui elle eux elles moi nous".split())
# Pronouns of two words and one that can be a subject or stand behind "selon".
DEMONSTRATIVES = frozenset("celui-ci celle-ci ceux-ci celles-ci celui-là celle-là".split())
PREPOSITIONS = frozenset(
    "à dans lors sur sous depuis pendant durant avec sans chez pour par vers entre contre devant derrière après avant dès"
    " jusque jusqu' auprès"
    " malgré via outre parmi hors selon en voici voilà face grâce suite quant".split()
)
MONTHS_AND_DAYS = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain janvier février mars avril mai juin juillet août septembre"
    " octobre novembre décembre ici là".split()
)
# Person titles that stand before a name.
TITLES = frozenset("m. mm. mme mmes mlle mr mrs ms dr pr me sir lord madame monsieur mademoiselle docteur maître".split())
PARTICLES = frozenset("de du d' des la le l' van von der den ben bin el al da di dos del ter of the & et".split())
CONJUNCTIONS = frozenset("et ou mais or car puis donc ni soit cependant toutefois pourtant ainsi enfin aussi".split())
SUBORDINATORS = frozenset("que qu' si quand lorsque lorsqu' puisque puisqu' parce comme alors tandis bien afin quoique où dont".split())


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("newsparse.quotes").joinpath(name).read_text("utf-8"))


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """All forms of the speech verbs, by folded form.

    >>> verbs()["affirme"][0]
    Verb(lemma='affirmer', kind='state', part='singular')
    """
    table: dict[str, dict[Verb, None]] = {}
    for kind in ("state", "evidence", "opinion", "incise", "label"):
        for lemma in _data("verbs.toml")[kind]["lemmas"].split():
            for form in conjugate(lemma):
                table.setdefault(fold(form.text), {})[Verb(lemma, kind, form.part)] = None
    bare: dict[str, dict[Verb, None]] = {}  # "a repondu": forms that a text without accents holds
    for word, readings in table.items():
        if (plain := _without_accents(word)) not in table and plain not in _NO_BARE:
            bare.setdefault(plain, {}).update(readings)
    return {word: tuple(readings) for word, readings in (table | bare).items()}


def _without_accents(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


# Forms without accents that are other words.
_NO_BARE = frozenset("lache precise degage peche cote prone cree cede resume legende reve scande revolte etonne etouffe".split())


@cache
def finite_forms() -> frozenset[str]:
    """Finite forms of speech verbs and of common verbs, folded; a form that is a noun too is left out."""
    common = {fold(f.text) for lemma in _data("verbs.toml")["common"]["lemmas"].split() for f in conjugate(lemma) if f.part in FINITE}
    speech = {form for form, found in verbs().items() if any(verb.part in FINITE for verb in found)}
    return frozenset((common | speech) - ambiguous_forms() - NOMINAL)


@cache
def infinitives() -> frozenset[str]:
    """Infinitives of the speech verbs and of the common verbs, folded."""
    classes = ("state", "evidence", "opinion", "incise", "label", "common")
    return frozenset(fold(lemma) for kind in classes for lemma in _data("verbs.toml")[kind]["lemmas"].split())


@cache
def no_names() -> frozenset[str]:
    """Words that open a sentence with a capital and are no name, folded."""
    words = (
        finite_forms()
        | SUBORDINATORS
        | CONJUNCTIONS
        | PREPOSITIONS
        | ADVERBS
        | MONTHS_AND_DAYS
        | infinitives()
        | AUXILIARIES
        | DETERMINERS
        | STRESSED
    )
    participles = {form for form, found in verbs().items() if any("participle" in verb.part for verb in found)}
    return words | participles | nouns("utterance") | nouns("document") | _OPENERS


_OPENERS = frozenset(
    "comment pourquoi combien oui non merci bref résultat conséquence autre autres rien tel telle tels telles ceci cela c'"
    " voilà voici quel quelle quels quelles"
    " premier première second seconde autrement finalement malheureusement heureusement peut-être évidemment bien seul seule"
    " face fort forte né née toutefois"
    " plusieurs certains beaucoup nul chacun chacune quelqu'un personne certes reste impossible difficile facile mieux pire"
    " problème objectif idem encore".split()
)
FINITE = ("singular", "plural")
# Common finite forms that are more often nouns, adjectives or prepositions.
NOMINAL = frozenset(
    "marche porte compte place offre mesure lance joue monte pose vise mise contrôle stocke cherche marque sert change achat"
    " livre forme aide demande montre risque laisse"
    " base charge vole pirate échange fonde dispose note reste part parts sort sens chiffre traite gère lie tend publie suite"
    " suites fait entre rêve"
    " importe présente propose manque liste teste ferme passe teste signe figure dure naissent conduite suffit pu bât tente"
    " retire trace".split()
)


@cache
def ambiguous_forms() -> frozenset[str]:
    """Forms of speech verbs that are nouns or adjectives too."""
    return frozenset(map(fold, _data("verbs.toml")["ambiguous"]["forms"].split()))


@cache
def lemmas(kind: str) -> frozenset[str]:
    """The lemmas of one class of ``verbs.toml``.

    >>> "promettre" in lemmas("urge")
    True
    """
    return frozenset(_data("verbs.toml")[kind]["lemmas"].split())


def is_adverb(word: str) -> bool:
    """True for a folded word that can stand between the parts of a verb.

    >>> is_adverb("récemment"), is_adverb("gouvernement")
    (True, False)
    """
    return word in ADVERBS or (
        (len(word) > 7 and word.endswith(("amment", "emment", "iquement", "lement", "rement", "sement", "tement", "ivement")))
        and (word not in _MENT_NOUNS)
    )


_MENT_NOUNS = frozenset(
    "gouvernement gouvernements département règlement élément événement mouvement complément parlement supplément traitement"
    " lancement investissement"
    " établissement financement développement changement équipement appartement recrutement licenciement avertissement jugement abonnement"
    " téléchargement engagement soulagement déploiement fonctionnement enregistrement chiffrement entraînement entrainement"
    " rattachement groupement".split()
)
