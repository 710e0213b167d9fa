"""The subject of a verb: inverted, before it over what stands between, shared with a verb, behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.french.groups import NounPhrase, VerbGroup
from newsparse.french.verbs import SPEECH

if TYPE_CHECKING:
    from newsparse.french.chunked import Reading


def subject_of(reading: Reading, index: int) -> NounPhrase | None:
    verb = reading.chunks[index].verb
    if verb is None:
        return None
    if verb.pronoun >= 0:
        token = reading.tokens[verb.pronoun]
        shift = token.low.rfind("-") + 1
        plural = token.low.endswith("s")
        gender = "f" if "elle" in token.low else "m"
        return NounPhrase(
            verb.pronoun,
            verb.pronoun + 1,
            verb.pronoun,
            token.low[shift:],
            "pronoun",
            token.start + shift,
            token.end,
            "",
            gender,
            plural,
            token.low[shift:],
        )
    before = reading.kinds[index - 1] if index else ""
    # "Lui dit avoir eu de la chance"
    if verb.clitics[:1] in {("lui",), ("eux",)} and before in {"", ",", ";", ":", "c", "—"}:
        token = reading.tokens[verb.first]
        return NounPhrase(
            verb.first,
            verb.first + 1,
            verb.first,
            token.low,
            "pronoun",
            token.start,
            token.end,
            "",
            "m",
            token.low == "eux",
            token.low,
        )
    # "soit instauré un équilibre"
    linked = reading.chunks[index - 1].word if before in {"r", "s"} else ""
    if before == "q" or linked in {"dont", "où", "comme"}:
        return reading.behind(index)
    return _before(reading, index, verb)


def _before(reading: Reading, index: int, verb: VerbGroup) -> NounPhrase | None:
    """The subject before a verb: over adverbs, dates, prepositional phrases, relative clauses and what stands
    between commas.
    """
    chunks = reading.chunks
    step = index - 1
    coordinated = False
    # "Pour en sortir Zoé Roy pense que"
    beside = chunks[step].phrase if step >= 0 and chunks[step].kind == "N" else None
    beside = (
        beside
        if beside is not None and step and reading.kinds[step - 1] in "IGp" and _agrees(beside, verb)
        else None
    )
    while step >= 0:
        chunk = chunks[step]
        if chunk.kind == ")":
            step = max(reading.kinds.rfind("(", 0, step), 0) - 1
            continue
        if (
            chunk.kind == "N"
            and chunk.phrase is not None
            and not _is_apposition(reading, step)
            and not _is_object(reading, step)
        ):
            if _is_joined(reading, step, verb):
                return _first_of_list(reading, step, verb)
            if _agrees(chunk.phrase, verb):
                return chunk.phrase
            step -= 1
            continue
        if chunk.kind == "r":
            return (
                _antecedent(reading, step)
                if chunk.word in {"qui", "lequel", "laquelle", "lesquels", "lesquelles"}
                else None
            )
        if chunk.kind in "qs;:":
            return beside
        if chunk.kind == "c" and step == index - 1:
            coordinated = True
        if chunk.kind == "V":
            relative = relative_before(reading, step)
            if relative >= 0 and not coordinated:
                step = relative - 1
                continue
            if (
                relative >= 0
                and verb.kind in SPEECH
                and reading.kinds[relative] == "q"
                and (teller := _teller(reading, relative)) >= 0
            ):
                return reading.subject(teller)  # "Il dit que tout change et ajoute voir là une chance"
            return reading.subject(step) if coordinated or verb.form != "finite" else None
        step -= 1
    return beside


def _agrees(phrase: NounPhrase, verb: VerbGroup) -> bool:
    return verb.form != "finite" or phrase.kind == "name" or phrase.plural or not verb.plural


def _teller(reading: Reading, that: int) -> int:
    """The verb of speech whose "que" stands at an index; -1 for none."""
    step = that - 1
    while step >= 0 and reading.kinds[step] in "adP":
        step -= 1
    verb = reading.chunks[step].verb if step >= 0 and reading.kinds[step] == "V" else None
    return step if verb is not None and verb.kind in SPEECH else -1


def _is_object(reading: Reading, index: int) -> bool:
    """True for a phrase that follows a verb without a mark between: its object, or its inverted subject."""
    step = index - 1
    while step >= 0 and reading.kinds[step] in "adP":
        step -= 1
    return step >= 0 and reading.kinds[step] in "VIGp"


def _first_of_list(reading: Reading, index: int, verb: VerbGroup) -> NounPhrase | None:
    """The first member of a list of subjects that ends at an index; what one verb in the singular has before
    it, "et" or not, tells about the first phrase of all.
    """
    step = index - 2
    if verb.form == "finite" and not verb.plural:
        return next(chunk.phrase for chunk in reading.chunks if chunk.kind == "N")
    while step >= 0 and (reading.kinds[step] in "PJad," or _is_apposition(reading, step)):
        step -= 1
    first = reading.chunks[step].phrase if step >= 0 and reading.kinds[step] == "N" else None
    return first or reading.chunks[index].phrase


def _is_joined(reading: Reading, index: int, verb: VerbGroup) -> bool:
    """True for the last member of a list of subjects: "Zoé Roy et son associé affirment"; not where a clause
    begins: "... ferme, et l'entreprise affirme".
    """
    kinds, phrase = reading.kinds, reading.chunks[index].phrase
    if phrase is not None and phrase.kind == "pronoun":
        return False
    comma = kinds[max(0, index - 2) : index] == ",c"
    if comma and phrase is not None and phrase.plural:
        return False
    apart = comma or (verb.form == "finite" and not verb.plural)
    return index > 0 and kinds[index - 1] == "c" and not (apart and "V" in kinds[:index])


def _is_apposition(reading: Reading, index: int) -> bool:
    """True for a phrase between commas that tells about the phrase before it: "Zoé Roy, PDG
    d'Ardo, affirme".
    """
    kinds = reading.kinds
    if index < 2 or kinds[index - 1] != "," or kinds[index + 1 : index + 2] not in {",", "", "P", "J", "r"}:
        return False
    phrase, before = reading.chunks[index].phrase, reading.chunks[index - 2]
    if phrase is None or before.kind != "N" or before.phrase is None:
        return False
    if phrase.kind == "pronoun":
        return phrase.determiner in {"lui", "elle", "eux", "elles"}  # "sa collègue, elle, affirme"
    return before.phrase.kind != "other" and phrase.kind != "name"


def relative_before(reading: Reading, index: int) -> int:
    """The index of the relative pronoun or subordinator whose clause a verb is in; -1 for a main verb."""
    step = index - 1
    while step >= 0 and reading.kinds[step] not in "V;:.":
        if reading.kinds[step] in "rqs":
            return step
        step -= 1
    return -1


def _antecedent(reading: Reading, index: int) -> NounPhrase | None:
    """The phrase that a relative pronoun takes up: the nearest one before it."""
    step = index - 1
    while step >= 0 and reading.kinds[step] in ",aPJ)(d—x":
        chunk = reading.chunks[step]
        beside = step == index - 1 or (step == index - 2 and reading.kinds[index - 1] == ",")
        if (
            chunk.kind == "P"
            and chunk.phrase is not None
            and beside
            and reading.kinds[max(0, step - 1)] != "N"
        ):
            return chunk.phrase
        step -= 1
    return reading.chunks[step].phrase if step >= 0 and reading.kinds[step] == "N" else None
