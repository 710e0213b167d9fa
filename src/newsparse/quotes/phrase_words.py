"""The small words of a noun phrase: what links its nouns, what it stops at, how its adjectives end."""

from __future__ import annotations

from newsparse.quotes import lexicon

# Words inside a phrase between nouns: "le directeur de la recherche", "l'étude menée par Netscout", "le rédacteur en chef".
LINKS = frozenset("de du des d' & -".split())
MADE_BY = frozenset(
    "menée mené menées menés réalisée réalisé réalisées réalisés publiée publié publiées publiés conduite conduit commandée"
    " commandé rédigé rédigée dévoilée dévoilé"
    " employés employée utilisés utilisée choisis prononcés prononcée"
    " divulguée relayée diffusée diffusé signée signé transmis transmise envoyé adressé adressée compilées compilés recueillis"
    " fournies communiqués effectuée effectué établi établie".split()
)
LINKS_AND_ARTICLES = LINKS | {"l'", "la", "le"}
ARTICLES = frozenset("la le les l' de du des d'".split())
FIXED = {("en", "chef"), ("en", "charge"), ("en", "second"), ("en", "résidence"), ("jeune", "pousse"), ("jeunes", "pousses")}
# Words of a phrase that are no part of it as subject: they open a frame.
STOPS = lexicon.PREPOSITIONS | {
    "au",
    "aux",
    "qui",
    "que",
    "qu'",
    "dont",
    "où",
    "et",
    "ou",
    "ce",
    "cette",
    "ne",
    "n'",
    "se",
    "s'",
    "afin",
    "tout",
}
ADJECTIVES = (
    "enne",
    "ien",
    "ienne",
    "aise",
    "ais",
    "aine",
    "ain",
    "ique",
    "al",
    "ale",
    "éenne",
    "éen",
    "oise",
    "ois",
    "iste",
    "ancienne",
    "ères",
    "ère",
    "ines",
    "ins",
)
