"""The one reader of French, and its words. It needs no model and reads a sentence once.

A sentence becomes a chain of chunks: verb groups (lemma, form, number, tense, passive, auxiliary, clitics,
what stands inside), noun phrases (determiner, head, gender, number, the name inside or apposed),
prepositional phrases, dates, adverbs, and the small words between.

>>> text = "Mardi, la maire de Lyon, Zoé Roy, n'a pas, sans surprise, souhaité commenter l'affaire."
>>> sentence = read(text, [(25, 32, "PER")])
>>> sentence.kinds
'd,N,VN.'
>>> verb = sentence.chunks[4].verb
>>> verb.lemma, verb.helper, verb.form, verb.negative, verb.clitics
('commenter', 'souhaiter', 'finite', True, ("n'",))
>>> who = sentence.subject(4)
>>> text[who.start : who.end], who.word, who.kind, who.gender, who.label
('la maire de Lyon, Zoé Roy', 'maire', 'person', 'f', 'PER')

``read`` takes one sentence as text; ``tokenise``, ``split_sentences`` and ``read_tokens`` read a longer text,
with whole quotations as one token. ``sentence.subject(k)`` is the subject of the verb chunk ``k`` before it
(over appositions, relative clauses and insertions) or inverted as a pronoun; ``sentence.behind(k)`` the noun
phrase behind it, over insertions; ``described`` tells who is presented as what. ``kind_of``, ``person``,
``singular``, ``nouns``, ``gender_of_name`` and ``families`` ask the lists of ``data/``, where each word
stands once.

>>> kind_of("sénatrice"), person("sénatrices"), kind_of("régulateur"), gender_of_name("Zoé")
('person', ('sénateur', 'f'), 'body', 'f')
>>> [text[role.start : role.end] for _, role in described(sentence)]
['la maire de Lyon, Zoé Roy']
"""

from newsparse.french.appositions import described
from newsparse.french.chunked import Reading
from newsparse.french.groups import Chunk, Names, NounPhrase, VerbGroup
from newsparse.french.noun_phrases import read_phrase
from newsparse.french.people import (
    acronyms,
    families,
    first_names,
    gender_of_name,
    generic,
    kind_of,
    members,
    nouns,
    person,
    singular,
    sure_first_names,
)
from newsparse.french.reader import read, read_tokens
from newsparse.french.sentences import sentences, split_sentences
from newsparse.french.small_words import fold, is_adverb
from newsparse.french.tokens import Marks, Sentence, Token, tokenise
from newsparse.french.verb_groups import read_verb

__all__ = [
    "Chunk",
    "Marks",
    "Names",
    "NounPhrase",
    "Reading",
    "Sentence",
    "Token",
    "VerbGroup",
    "acronyms",
    "described",
    "families",
    "first_names",
    "fold",
    "gender_of_name",
    "generic",
    "is_adverb",
    "kind_of",
    "members",
    "nouns",
    "person",
    "read",
    "read_phrase",
    "read_tokens",
    "read_verb",
    "sentences",
    "singular",
    "split_sentences",
    "sure_first_names",
    "tokenise",
]
