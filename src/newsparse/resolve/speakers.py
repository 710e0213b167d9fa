"""Who a speaker's phrase is: the entity of the article behind "Surman", "il", "le président de Mozilla", "l'entreprise".

Phrases are read in text order, so that what one quotation settled the next can take up. A phrase that the text does not
settle stays the phrase (an unnamed person) or nothing (a pronoun): null rather than wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsparse.record import Entity, Quote
from newsparse.resolve import speaker_roles as roles
from newsparse.resolve.speaker_article import FAR, MEMORY, ArticleView, Speaker, agrees
from newsparse.resolve.speaker_bodies import body, nouns_of
from newsparse.resolve.speaker_families import body_words, family, is_leader, masculine
from newsparse.resolve.speaker_gender import first_name_gender, noun_gender
from newsparse.resolve.speaker_headlines import headlines
from newsparse.resolve.speaker_interviews import interviewee, named_beside
from newsparse.resolve.speaker_nouns import BODIES, DOCUMENTS, PEOPLE
from newsparse.resolve.speaker_people import UNLISTED, presented_people, told_people, unlisted_people
from newsparse.resolve.speaker_pronouns import PRONOUNS, antecedent, has_a_role, is_oblique, just_spoke, recent_person
from newsparse.segment import sentences
from newsparse.speech_words import head_of, kind_of_name

_TITLE = re.compile(r"^(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|Pr|Me|Madame|Monsieur|Docteur|Maître)\.?\s+")
_POINTED = re.compile(r"(?:ce|cet|cette)\s", re.I)
_DEFINITE = re.compile(r"^(?:le|la|les|l['’]|ce|cet|cette|ces|son|sa|ses|leur|leurs|du|au)\b\s*|^l['’]", re.I)
_PLURAL = re.compile(r"^(?:les|des|ces|ses|leurs|nos|vos|mes|plusieurs|certains|certaines|quelques|deux|trois|\d+)\b", re.I)


def attribute(text: str, quotes: Sequence[Quote], entities: Sequence[Entity], *, title: str | None = None) -> list[Quote]:
    """The quotes with ``speaker`` and ``speaker_id`` filled by the entities of the article, in text order.

    ``title`` is the article's headline: "l'entreprise" is the one organisation it names where the sentences before name none.

    >>> from newsparse.quotes import find_quotes
    >>> from newsparse.record import Span
    >>> text = "Zoé Roy dirige Ardo. « Tout change », a-t-elle dit."
    >>> zoe = Entity(id="e0", name="Zoé Roy", label="PER", mentions=(Span(text="Zoé Roy", start=0, end=7),))
    >>> [(q.speaker, q.speaker_id) for q in attribute(text, find_quotes(text), [zoe])]
    [('Zoé Roy', 'e0')]
    """
    ordered = sorted(quotes, key=lambda q: (q.start, q.end if q.kind == "indirect" else -q.end))
    entities = told_people(text, entities)
    entities = [*entities, *presented_people(text, entities)]
    article = ArticleView(text, [*entities, *unlisted_people(text, quotes, entities)], title or "")
    resolved: dict[tuple[int, int], Speaker | None] = {}
    out = []
    around = -1  # where the quotation ends that holds others
    for quote in ordered:
        place = (quote.speaker_start, quote.speaker_end)
        speaker = interviewee(article, certain=True) if quote.rule == "direct.answer" and not quote.speaker_text else None
        if quote.rule == "direct.alone" and not quote.speaker_text:
            speaker = _still_speaking(article, quote)
        inside = quote.start < around and quote.end <= around
        if quote.speaker_text and place[0] is not None and place[1] is not None:
            key = (place[0], place[1])
            if key not in resolved:
                resolved[key] = _told(article, quote, *key) if inside else _resolve(article, quote, *key)
            speaker = resolved[key]
        if quote.kind == "direct" and not inside:
            around = quote.end
        if speaker and not inside:
            article.last, article.last_end = speaker, quote.end
            article.last_start = quote.speaker_start if quote.speaker_start is not None else quote.start
        out.append(_with_speaker(quote, speaker))
    beside = {q.start: named for q in out if q.rule == "direct.headline" and (named := named_beside(article, q.end))}
    return headlines(sorted(out, key=lambda q: (q.start, q.end)), interviewee(article), beside)


def _with_speaker(quote: Quote, speaker: Speaker | None) -> Quote:
    listed = speaker.entity.id if speaker and speaker.entity and not speaker.entity.id.startswith(UNLISTED) else None
    return quote.model_copy(update={"speaker": speaker.name if speaker else None, "speaker_id": listed})


def _still_speaking(article: ArticleView, quote: Quote) -> Speaker | None:
    """Who spoke last, for a quotation that stands alone later, where nobody else has been named between."""
    last = article.last
    if not last or not last.entity or last.entity.label != "PER" or quote.start - article.last_end > MEMORY:
        return None
    others = {m[2].id for m in article.within(article.last_end, quote.start) if m[2].label == "PER"} - {last.entity.id}
    headings = re.search(r"^\s*#", article.text[article.last_end : quote.start], re.M)
    return None if others or headings else last


def _told(article: ArticleView, quote: Quote, start: int, end: int) -> Speaker | None:
    """Who speaks in what somebody else tells: never the teller."""
    teller, article.last, last_end = article.last, None, article.last_end
    article.last_end = -MEMORY
    speaker = _resolve(article, quote, start, end)
    article.last, article.last_end = teller, last_end
    return speaker


def _resolve(article: ArticleView, quote: Quote, start: int, end: int) -> Speaker | None:
    phrase = " ".join(article.text[start:end].split())
    folded = phrase.lower().replace("’", "'")
    if folded in PRONOUNS:
        return antecedent(article, min(quote.start, start), *PRONOUNS[folded])
    speaker = _named(article, phrase, start, end) or _described(article, quote, phrase, start, end)
    head = head_of(folded)
    if speaker and speaker.entity and head:
        article.heads[head] = speaker
    return speaker


# ---- names -------------------------------------------------------------------------------------------------------------
def _named(article: ArticleView, phrase: str, start: int, end: int) -> Speaker | None:
    """A phrase that is a name or leads to one."""
    inside = article.within(start, end)
    people = [m for m in inside if m[2].label == "PER"]
    gentile = _GENTILE.fullmatch(phrase)
    if gentile and inside and inside[0][2].label != "PER" and len(inside[0][2].mentions) == 1:  # "ironise la Vaudoise"
        return recent_person(article, start, _article_gender(phrase.lower())) or Speaker(phrase, None, _article_gender(phrase.lower()))
    if inside and not people and len(inside) == 1 and _ONLY_DETERMINER.fullmatch(article.text[start : max(start, inside[0][0])]):
        return article.speaker(inside[0][2])  # the determiner and the name: "la CNIL"
    head = head_of(phrase.lower().replace("’", "'"))
    if people:
        return article.speaker(people[-1][2])
    if titled := _TITLED.search(phrase):
        return _by_string(article, titled["name"])
    if not head or not _DETERMINED.match(phrase):
        if inside and not _FORMER.match(phrase):
            return article.speaker(inside[-1][2])
        named = _ARTICLE_AND_NAME.fullmatch(phrase)
        if named and kind_of_name(phrase) != "media":  # "Le Framablog", but "Le Monde"
            found = _by_string(article, named["name"])
            return Speaker(phrase) if found.entity is None and named["name"].isupper() else found  # "Le SAV"
        return _by_string(article, phrase) if phrase[:1].isupper() and not _DETERMINED.match(phrase) else None
    if inside and masculine(head.removesuffix("s")) in _OTHERS and _OF.search(article.text[start : inside[-1][0]]):
        return None
    if inside and not (head in PEOPLE and not _is_plural(phrase)):
        owner = [m for m in inside if m[2].label in {"ORG", "PRODUCT", "MISC"}]
        if owner:
            return article.speaker(owner[-1][2])
    return None


# "la DRH, Mme Roy", "son secrétaire général, le docteur Roux": a role, a title and a name that no mention covers.
_TITLED = re.compile(
    r"""(?:^|,\s)(?:le\s|la\s)?(?:M\.|Mme|Mlle|Me|Dr|Pr|[Mm]adame|[Mm]onsieur|[Dd]octeur|[Mm]aître)\s+
    (?P<name>[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*){0,3})$""",
    re.X,
)
_FORMER = re.compile(r"[Uu]ne?\s[^A-ZÀ-Þ]{3,40}\s(?:de|d['’]|du|chez)\s?")  # "une ancienne de Nokia" is not Nokia
_OF = re.compile(r"\b(?:de|du|des|d['’])\s*(?:la\s|le\s|les\s|l['’])?$")
# People and bodies about an organisation that do not speak for it: "les clients d'Ardo".
_OTHERS = frozenset(
    "actionnaire avocat client concurrent détracteur distributeur fournisseur opposant partenaire prestataire sous-traitant syndicat"
    " utilisateur victime voisin".split()
)
# Somebody by where they come from: "la Vaudoise", "le Lyonnais".
_GENTILE = re.compile(r"(?:[Ll]e|[Ll]a)\s[A-ZÀ-Þ][\w-]{2,20}(?:oise?|aise?|ienne?|aine?|onne?|éenn?e?)")
_ONLY_DETERMINER = re.compile(r"(?:(?:le|la|les|l['’]|du|des|au|aux|un|une)?\s*)", re.I)
_ARTICLE_AND_NAME = re.compile(r"(?:[Ll]e\s|[Ll]a\s|[Ll]es\s|[Ll]['’])\s?(?P<name>[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*){0,3})")
_DETERMINED = re.compile(
    r"^(?:le|la|les|l['’]|un|une|des|ce|cet|cette|ces|son|sa|ses|leur|leurs|plusieurs|certains|certaines|quelques|deux|trois|notre|nos)\b",
    re.I,
)


def _by_string(article: ArticleView, phrase: str) -> Speaker:
    """A name that no mention covers: the entity with that name or surname, else the name itself."""
    bare = _TITLE.sub("", phrase)
    wanted = bare.casefold()
    if wanted in article.by_surface:
        return article.speaker(article.by_surface[wanted])
    if initialled := article.by_initials(bare):
        return article.speaker(initialled)
    fits = article.by_part.get(wanted, [])
    if len(fits) == 1:
        return article.speaker(fits[0])
    return Speaker(bare, None, first_name_gender(bare))


# ---- descriptions ------------------------------------------------------------------------------------------------------
def _is_plural(phrase: str) -> bool:
    return _PLURAL.match(phrase) is not None


def _described(article: ArticleView, quote: Quote, phrase: str, start: int, end: int) -> Speaker | None:
    """A role, a body, a document, or somebody unnamed."""
    folded = phrase.lower().replace("’", "'")
    head = head_of(folded)
    gender = _article_gender(folded) or noun_gender(head)
    unnamed = Speaker(phrase, None, noun_gender(head) or gender, _is_plural(phrase))
    if _ENTOURAGE.match(folded) or (not _DEFINITE.match(phrase) and head not in {"pdg", "dg"}):
        return unnamed
    if re.match(r"l[ae]s? mêmes?\b", folded) and article.last:
        return article.last
    apposed = _apposed(article, end, head)
    if apposed:
        return apposed
    if head in PEOPLE and not _is_plural(phrase):
        return _somebody(article, phrase, head, gender, start, end) or unnamed
    if _is_plural(phrase):
        return _as_before(article, head) or _members(article, head, start) or unnamed
    if head in BODIES:
        return _one_body(article, quote, phrase, start) or unnamed
    if head in DOCUMENTS and _POSSESSED.match(phrase):
        return _possessor(article, start) or unnamed
    if head in DOCUMENTS:
        bare = len(roles.words(phrase)) <= _BARE
        return _as_before(article, head) or _owner(article, head, start) or (_written(article, head, start) if bare else None) or unnamed
    return unnamed


# People around somebody, who are nobody by name: "l'entourage du ministre", "le cabinet de la maire".
_ENTOURAGE = re.compile(
    r"(?:l'entourage|les? (?:entourage|cabinet|proches?|équipes?)|son (?:entourage|cabinet)|ses proches)\b(?! [a-z]+iste)"
)


def _somebody(article: ArticleView, phrase: str, head: str, gender: str | None, start: int, end: int) -> Speaker | None:
    """The person whom a singular role takes up: who bears it, else who is at hand and may bear it."""
    if _POINTED.match(phrase):
        return _pointed(article, head, gender, start)
    best = _by_role(article, head, phrase, start, end)
    return (
        _called(article, end)
        or (best.speaker if best and best.certain else None)
        or _as_before(article, head)
        or _only_person(article, phrase, head, start)
        or (best.speaker if best else None)
        or _of_any_role(article, phrase, head, gender, start, end)
        or _just_named(article, phrase, gender, start)
        or just_spoke(article, head, start, gender)
        or (body(article, phrase, start, set()) if head in BODIES and len(roles.words(phrase)) <= _SHORT else None)
    )


_APPOSED = re.compile(
    r"(?:\s(?:pour|en|à|au|aux|chez|de|du|des|d['’])\b[^,.;:!?()«»\n]{2,40})?,\s(?:(?:le|la)\s[^,.;:!?()«»\nA-ZÀ-Þ]{3,40}\s)?"
)


def _apposed(article: ArticleView, end: int, head: str) -> Speaker | None:
    """ "Sa porte-parole pour l'Europe, X", "son auteur principal, le linguiste X", "la société éditrice, Ardo": the name behind."""
    link = _APPOSED.match(article.text, end)
    labels = {"PER"} if head in PEOPLE and head not in BODIES else {"PER", "ORG"} if head in PEOPLE else {"ORG"}
    named = [m for m in article.within(link.end(), link.end() + 1) if m[0] == link.end() and m[2].label in labels] if link else []
    unlisted = _UNLISTED_NAME.match(article.text, link.end()) if link and head in BODIES and not named else None
    if unlisted:
        return Speaker(unlisted["name"])
    if not named or (head not in PEOPLE and article.text[named[0][1] : named[0][1] + 1] not in {",", ".", ""}):
        return None
    return article.speaker(named[0][2])


_UNLISTED_NAME = re.compile(r"(?P<name>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+){0,3})(?=[,.]\s)")


def _article_gender(folded: str) -> str | None:
    female = re.match(r"(?:la|une|cette|sa)\b|l['’](?:ancienne|actuelle)\b", folded)
    return "f" if female else "m" if re.match(r"(?:le|un|ce)\b|l['’](?:ancien|actuel)\b", folded) else None


def _as_before(article: ArticleView, head: str) -> Speaker | None:
    return article.heads.get(head)


_POSSESSED = re.compile(r"(?:son|sa|ses|leurs?)\s", re.I)
_BESIDE = 600  # characters: about a paragraph
_COMPLEMENTS = frozenset({"de", "du", "d", "des"})  # "le directeur du théâtre" is no one just named


class Bearer(NamedTuple):
    """Who bears a role, and whether nobody else at hand can be meant."""

    speaker: Speaker
    certain: bool


def _by_role(article: ArticleView, head: str, phrase: str, start: int, end: int) -> Bearer | None:
    """ "le président de Mozilla", "le chercheur", "la patronne": the person whom the text gives that role or one of its family.

    Of those that fit best the one named last; one of the family alone, named in another paragraph, is not certain.
    """
    organisations = [m[2] for m in article.within(start, end) if m[2].label not in {"PER", "LOC"}]
    places = [m for m in article.within(start, end) if m[2].label == "LOC"]
    wanted = roles.words(phrase)
    gender = _article_gender(phrase.lower()) or noun_gender(head)
    best: tuple[int, int, Entity] | None = None
    for entity in article.bearers(head):
        if {gender, article.genders[entity.id]} == {"m", "f"}:
            continue
        before = article.last_before(entity, start)
        fitting = [role for role in article.roles[entity.id] if not places or roles.same_place(role, head, wanted)]
        score = max((roles.role_fits(role, head, wanted, organisations) for role in fitting), default=0)
        if score == 1 and _POSSESSED.match(phrase) and start - before > _BESIDE:  # "son président" is no "patron" named long ago
            continue
        if score and before >= 0 and (best is None or (score, before) > best[:2]):
            best = (score, before, entity)
    if best is None:
        return None
    return Bearer(article.speaker(best[2]), best[0] > 1 or best[1] >= _paragraph(article, start))


def _paragraph(article: ArticleView, position: int) -> int:
    """Where the paragraph of a place begins, at most a pronoun's memory back."""
    return max(0, position - MEMORY, article.text.rfind("\n\n", max(0, position - MEMORY), position))


def _pointed(article: ArticleView, head: str, gender: str | None, position: int) -> Speaker | None:
    """ "cette spécialiste des réseaux": somebody whom the paragraph has brought in, who bears the role rather than another."""
    floor = _paragraph(article, position)
    here = [e for e in article.bearers(head) if article.last_before(e, position) >= floor and {gender, article.genders[e.id]} != {"m", "f"}]
    if len(here) == 1:
        return article.speaker(here[0])
    taken_up = antecedent(article, position, gender, False)
    if taken_up and taken_up.entity and (taken_up.entity.label != "PER" or article.last_before(taken_up.entity, position) < floor):
        return None
    return taken_up


def _of_any_role(article: ArticleView, phrase: str, head: str, gender: str | None, start: int, end: int) -> Speaker | None:
    """ "le chercheur", "l'avocate": the person at hand, whom such a noun takes up though the text gives no role."""
    organisations = [m for m in article.within(start, end) if m[2].label != "PER"]
    if head not in roles.GENERIC or organisations or _COMPLEMENTS.intersection(roles.words(phrase)) or _POSSESSED.match(phrase):
        return None
    return recent_person(article, start, gender) or (
        article.last if agrees(article.last, gender, False) and article.last and article.last.entity is None else None
    )


def _just_named(article: ArticleView, phrase: str, gender: str | None, position: int) -> Speaker | None:
    """ "Au micro, X ne cède pas. Le directeur d'Ardo assure que": the one person of the sentence before, who has no other role."""
    before = list(sentences(article.text, _paragraph(article, position), position))
    if not before or not re.match(r"L[ea]\s|L['’]", phrase):
        return None
    people = [m for m in article.within(*before[-1]) if m[2].label == "PER" and m[0] >= before[-1][0]]
    if len({m[2].id for m in people}) != 1 or is_oblique(article, people[0]) or has_a_role(article, people[0][2].id):
        return None
    speaker = article.speaker(people[0][2])
    return speaker if speaker.gender and agrees(speaker, gender, False) else None


def _members(article: ArticleView, head: str, position: int) -> Speaker | None:
    """ "les auditeurs": the body of the article whose people they are."""
    words = body_words(head)
    for _, _, entity in reversed(
        [m for m in article.within(max(0, position - MEMORY), position) if m[2].label == "ORG" and m[1] <= position]
    ):
        if words and not words.isdisjoint({*roles.words(entity.name), *nouns_of(article, entity)}):
            return article.speaker(entity)
    return None


# Parts of an organisation, which speak for it.
_PARTS = frozenset("direction service bureau département rédaction équipe hiérarchie".split())


def _one_body(article: ArticleView, quote: Quote, phrase: str, start: int) -> Speaker | None:
    """ "l'entreprise", "son service de presse": the organisation that a body is, or is a part of."""
    head = head_of(phrase.lower().replace("’", "'"))
    if head in _PARTS and _POSSESSED.match(phrase):
        owner = _possessor(article, start)
        return owner if owner and owner.entity and owner.entity.label != "PER" else None
    answered = article.side_of(article.last) if article.last and _REPLY.match(quote.cue or "") else set()
    return body(article, phrase, start, answered)


# Words of a phrase that can stand for a person just named: "le directeur technique".
_SHORT = 3


_IS_CALLED = re.compile(r"\s+(?:s['’]appell\w+|se\s+nomm\w+|n['’]est\s+autre\s+que|est|était)\s+")


def _called(article: ArticleView, end: int) -> Speaker | None:
    """ "Le dernier abonné s'appelle X"."""
    link = _IS_CALLED.match(article.text, end)
    people = [m[2] for m in article.within(link.end(), link.end() + 1) if m[2].label == "PER"] if link else []
    return article.speaker(people[0]) if people else None


# Parts of a trial: who plays one plays no other.
_PARTIES = frozenset(
    "prévenu prévenue accusé accusée suspect suspecte plaignant plaignante victime juge procureur procureure avocat avocate témoin greffier"
    " greffière juré jurée".split()
)


def _only_person(article: ArticleView, phrase: str, head: str, position: int) -> Speaker | None:
    """ "la commerçante": the one person whom the paragraph has named so far, if gender and role agree."""
    plain = _OF_AGE.sub("", phrase)
    if not re.match(r"l[ae]\s|l['’]", plain, re.I) or len(plain.split()) > _SHORT or article.within(position, position + len(phrase)):
        return None
    floor = _paragraph(article, position)
    people = _people_between(article, floor, position)
    if not people and plain != phrase:  # an age tells of somebody introduced
        people = _people_between(article, _paragraph(article, max(0, floor - 2)), position)
    if len(people) != 1:
        return None
    speaker = article.speaker(next(iter(people.values())))
    borne = {masculine(word) for role in article.roles.get(next(iter(people)), ()) for word in role.words[: roles.AMONG]}
    if head in _PARTIES and not _PARTIES.isdisjoint(borne - {masculine(head)}):  # "le prévenu" is not his lawyer
        return None
    here = [m for m in article.within(floor, position) if m[2].id in people]
    follows = all(is_oblique(article, m) for m in here) or has_a_role(article, next(iter(people)))
    if is_leader(head) and follows and borne.isdisjoint(family(head)):  # nor "le patron" a critic, or whom somebody sold to
        return None
    return speaker if agrees(speaker, _article_gender(phrase.lower()), False) else None


def _people_between(article: ArticleView, start: int, end: int) -> dict[str, Entity]:
    return {m[2].id: m[2] for m in article.within(start, end) if m[2].label == "PER" and m[0] >= start}


_OF_AGE = re.compile(r"\s+(?:de|âgée?\s+de)\s+\d{1,3}\s+ans$")  # "l'étudiante de 19 ans"


# Who answers is not who spoke last.
_REPLY = re.compile(r"(?:(?:a|ont|avait)\b.*\s)?(?:répond|répliqu|rétorqu|défend|contest|dément)", re.I)


def _possessor(article: ArticleView, position: int) -> Speaker | None:
    """ "Selon son enquête": of whoever opens the sentence before."""
    before = [m for m in article.within(max(0, position - MEMORY), position) if m[2].label in {"ORG", "PER"} and m[1] <= position]
    for first, last in reversed(list(sentences(article.text, max(0, position - MEMORY), position))[-3:]):
        here = [m for m in before if first <= m[0] < last]
        if here:
            return article.speaker(here[0][2])
    return None


_BARE = 2  # words: "le texte", and not "la note interne d'avril"
_TEXTS = frozenset("texte document message communiqué courrier courriel lettre billet note tweet post".split())
_AT_HAND = 400  # characters: about two sentences


def _written(article: ArticleView, head: str, position: int) -> Speaker | None:
    """ "Dans un communiqué, X dit « ... ». « ... », conclut le texte"."""
    return article.last if head in _TEXTS and position - article.last_end < _AT_HAND else None


def _owner(article: ArticleView, head: str, position: int) -> Speaker | None:
    """ "le rapport": the organisation that the text made it by: "le rapport de Mozilla", "Dans son rapport, Mozilla"."""
    head_noun = re.compile(rf"\b{re.escape(head)}\b", re.I)
    for match in reversed(list(head_noun.finditer(article.text, max(0, position - FAR), position))):
        around = article.within(match.end(), match.end() + 60)
        made = re.match(
            r"\s+(?:[\w'’-]+\s+){0,3}?(?:de|du|d['’]|par|des)\s*(?:la |le |l['’])?", article.text[match.end() : match.end() + 60]
        )
        if made and around and around[0][2].label == "ORG" and around[0][0] <= match.end() + made.end() + 25:
            return article.speaker(around[0][2])
        if re.search(r"\b(?:son|leur)\s+(?:\w+\s+)?$", article.text[max(0, match.start() - 25) : match.start()], re.I):
            near = [m for m in article.within(match.start() - 150, match.end() + 120) if m[2].label == "ORG"]
            if near:
                return article.speaker(min(near, key=lambda m: abs(m[0] - match.start()))[2])
    return None
