"""How many words a quotation needs: a fragment beside its verb, an utterance before its reporting clause."""

from __future__ import annotations

from newsparse.quotes import speech
from newsparse.quotes.cues import Cue
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import at


def fragment_counts(content: str, words: int, tokens: Sentence, place: int, cue: Cue) -> bool:
    """Fragments of two words count next to the verb that puts them on something, of three elsewhere; a name never."""
    if words < 2 or (speech.is_name_like(content) and not speech.is_clause(content)):
        return False
    before = at(tokens, place - 1).low
    adjacent = place - cue.last <= 1 or before in _COPULAS | {"de", "d'", "que", "qu'", "comme", ",", "étant"}
    phrase = speech.is_phrase(content)
    if not adjacent and words < 3 and not phrase and not (cue.lemma in _AVOWALS and before in {"un", "une"}):
        return False
    if speech.words_of(content)[0].lower() in {"ses", "leurs", "nos", "mes"}:  # "présente « ses excuses »"
        return True
    if phrase or (cue.lemma == "présenter" and content.startswith(("des ", "de "))):
        return True
    capital = content[:1].isupper() and content[-1:] not in ".!?…"
    return not (cue.lemma in _TITLE_VERBS and at(tokens, place - 1).low != "comme" and (capital or not speech.is_clause(content)))


# Verbs whose reported words are never a product's name: "a confirmé avoir subi une « panne générale »".
_AVOWALS = frozenset("parler confirmer admettre reconnaître avouer dénoncer déplorer regretter évoquer".split())
_COPULAS = frozenset("est sont était étaient serait seraient sera seront jugé jugée devenu devenue reste restent".split())
# Verbs whose quoted object is a title or a name as often as speech: "publie « ... »", "présente « ... »".
_TITLE_VERBS = frozenset(
    "publier présenter lire lancer signer citer appeler afficher mentionner introduire proposer"
    " enseigner traduire télégraphier définir".split()
)


def reported_counts(content: str, words: int, tokens: Sentence, place: int) -> bool:
    """Before its reporting clause a quotation that is the whole utterance may be one word; a fragment has two or more."""
    if place == 0 or content[-1:] in "!?.":
        return words > 0
    return words >= 2 and not (speech.is_name_like(content) and not speech.is_clause(content))
