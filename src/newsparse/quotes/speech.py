"""Speech or not: is what stands between marks something somebody said, or a term, a title, a nickname?

Judged on the words inside (how many, a finite verb, the case of the letters, the punctuation) and on the word before.
"""

from __future__ import annotations

import re

from newsparse.french.words import nouns
from newsparse.quotes.finite import has_verb
from newsparse.quotes.lexicon import infinitives
from newsparse.quotes.tokens import Sentence, tokenise
from newsparse.quotes.verbs import at

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
# Words of at most this many that carry a whole clause are an utterance ("Je pars demain"); fewer are a fragment.
_SENTENCE = 4
_CONTENT_LOOKED_AT = 1500  # characters: enough to judge, and a bound for hostile input


def words_of(content: str) -> list[str]:
    """The words of a quotation.

    >>> words_of("moquerie publique !")
    ['moquerie', 'publique']
    """
    return _WORD.findall(content[:_CONTENT_LOOKED_AT])


def is_clause(content: str) -> bool:
    """True for words that hold a clause: a finite verb, in at least four words.

    >>> is_clause("Nous faisons cela pour le web"), is_clause("le meilleur modèle au monde")
    (True, False)
    """
    content = content[:_CONTENT_LOOKED_AT]
    tokens = tokenise(content, 0, len(content))
    return sum(t.is_word for t in tokens) >= _SENTENCE and has_verb(tokens, 0, len(tokens))


def is_utterance(content: str) -> bool:
    """True for words that can stand as something said on their own: a clause, or an exclamation or a question.

    >>> is_utterance("Jamais de la vie !"), is_utterance("caisse de guerre")
    (True, False)
    """
    words = words_of(content)
    sentence = content[-1:] == "." and content[:1].isupper() and len(words) >= _SENTENCE  # "Treize ans d'efforts, zéro appel."
    return is_clause(content) or sentence or (content[-1:] in "!?" and len(words) >= 2)


def is_name_like(content: str) -> bool:
    """True for what looks like a name or a title: most words capitalised, or none French.

    >>> is_name_like("Rebel Alliance"), is_name_like("moquerie publique")
    (True, False)
    """
    words = words_of(content)
    if not words or len(words) > 5 or (len(words) > 1 and _opens_with_infinitive(words[0])):  # "trembler France Télévisions"
        return False
    if len(words) == 2 and any(len(word) > 1 and word.isupper() for word in words):  # "AI washing"
        return True
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in words)
    return capitals * 2 > len(words) if len(words) > 1 else words[0][0].isupper()


def is_phrase(content: str) -> bool:
    """True for words that begin as a phrase of a sentence does and no term: "aucun lien", "très déçu", "pas question".

    >>> is_phrase("aucun lien"), is_phrase("cloud souverain"), is_phrase("La Facture")
    (True, False, False)
    """
    words = words_of(content)
    return len(words) >= 2 and words[0] in _PHRASE_OPENERS


_PHRASE_OPENERS = frozenset(
    "aucun aucune un une des très trop pas plus peu beaucoup tout toute tous toutes sans nul nulle bien jamais assez extrêmement vraiment"
    " totalement parfaitement pleinement profondément particulièrement probablement".split()
)


def _opens_with_infinitive(word: str) -> bool:
    return word in infinitives() or (word.islower() and len(word) > 5 and word.endswith(("bler", "ller", "quer", "iser", "ifier", "ondre")))


def is_named(tokens: Sentence, index: int) -> bool:
    """True where the word before a quotation announces a name or a term: "le terme « X »", "baptisé « X »", "ce « X »".

    >>> text = "le terme de X"
    >>> is_named(tokenise(text, 0, len(text)), 3)
    True
    """
    before, earlier = at(tokens, index - 1).low, at(tokens, index - 2).low
    if before in {"ce", "cet", "cette", "ces"}:
        return True
    emphatic = at(tokens, index - 3).low in {"lui", "elle", "eux", "elles"}  # "Ardo, lui, dit"
    if before in {"dit", "dite", "alias"} and earlier == "," and not emphatic:  # a nickname
        return True
    if before in {"de", "d'", "du", "la", "le", "l'", ","} and earlier in nouns("naming"):
        return True
    return before in nouns("naming")


def is_no_name(content: str, before: str) -> bool:
    """True for words too long and too small for a name, behind a noun that often announces one: "la loi « dès l'été prochain »".

    >>> is_no_name("d'ici à la fin du mois", "loi"), is_no_name("grand ménage de printemps", "surnommé")
    (True, False)
    """
    participle = before.endswith(("é", "ée", "és", "ées")) or before in {"ce", "cet", "cette", "ces", "dit", "dite"}
    return not participle and content[:1].islower() and len(words_of(content)) >= _SENTENCE
