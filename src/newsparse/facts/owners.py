"""Whose an amount is: the phrases of its sentence ranked by what ties them to the word that tells the role, then the article's names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from newsparse.facts import lexicon
from newsparse.facts.article import Article, Name
from newsparse.facts.reading import Group, Sentence, at, is_beside
from newsparse.facts.roles import Telling, is_passive
from newsparse.ranking import Ranked, Weights, rank, read_weights

Features = list[tuple[str, float]]


@cache
def weights() -> Weights:
    """The weights of facts."""
    return read_weights(files("newsparse.facts").joinpath("data", "weights.toml").read_text("utf-8"))


# Labels that may own an amount of a role, and those that do so rarely.
_COMPANIES = frozenset({"ORG"})
LABELS = {
    "price": frozenset({"PRODUCT", "ORG", "MISC"}),
    "saving": frozenset({"PRODUCT", "ORG"}),
    "pay": frozenset({"PER"}),
    "cost": frozenset({"ORG", "PRODUCT", "MISC"}),
    "valuation": frozenset({"ORG", "PER"}),
    "loss": frozenset({"ORG", "PER"}),
    "acquisition": frozenset({"ORG", "PRODUCT"}),
    "grant": frozenset({"ORG", "PER"}),
}
_PRODUCTS = frozenset({"price", "saving"})


@dataclass(frozen=True, slots=True)
class Owner:
    """A candidate: a phrase of the sentence (``group``), or a name from elsewhere."""

    group: Group | None
    name: Name | None
    where: str = "sentence"  # before, title, heading, topic


@dataclass(slots=True)
class Tie:
    """How the groups of a sentence relate to the word that tells a role: relation by index of group, and the governing verb."""

    relations: dict[int, str] = field(default_factory=dict)
    verb: int = -1
    gives: bool = False


def tie(sentence: Sentence, telling: Telling, amount: int) -> Tie:
    """Which group is subject or object of the verb, which keep the relation of their preposition."""
    found = Tie()
    index = _governor(sentence, telling, amount)
    found.verb = index
    verb = sentence.verb(index)
    if verb and not telling.trigger.verb:
        found.gives = any(v.sort == "give" for v in sentence.verbs[index]) and not is_undergone(sentence, index)
    subject = _subject(sentence, index) if index >= 0 else None
    for number, group in enumerate(sentence.groups):
        found.relations[number] = _relation(sentence, telling, group, number, subject, index)
    return found


def is_undergone(sentence: Sentence, index: int) -> bool:
    """True where être stands before the participle."""
    return any((v := sentence.verb(k)) is not None and v.lemma == "être" for k in range(max(0, index - 3), index))


def _governor(sentence: Sentence, telling: Telling, amount: int) -> int:
    """The verb whose subject owns the amount: the telling verb itself, else the one before the telling noun, or before the amount."""
    if telling.trigger.verb:
        return telling.first
    start = min(telling.first, amount)
    for index in range(start - 1, max(-1, start - 16), -1):
        token = sentence.tokens[index]
        if token.low in {";", ":"} and token.kind == "mark":
            return -1
        verbs = sentence.verbs.get(index)
        if verbs and not all(v.sort == "auxiliary" for v in verbs):
            return index
        if verbs and index == start - 1 or (verbs and verbs[0].lemma == "avoir" and verbs[0].part in {"singular", "plural"}):
            return index
    return -1


def _chain_start(sentence: Sentence, index: int) -> int:
    """Where the verb group begins: back over auxiliaries, clitics, adverbs and verbs with the same subject ("annonce avoir levé")."""
    tokens = sentence.tokens
    first = index
    for back in range(index - 1, -1, -1):
        low = tokens[back].low
        verbs = sentence.verbs.get(back)
        if verbs and any(v.sort in {"auxiliary", "chain", "reach"} for v in verbs):
            first = back
        elif verbs and tokens[back + 1].low in {"de", "d'", "à", "avoir", "être"}:
            first = back
        elif tokens[back].kind == "date" or low in lexicon.words("clitics") or low in lexicon.words("adverbs") or low in {"de", "d'", "à", ","}:
            if low == "," and tokens[back - 1].kind != "date" and at(tokens, back - 1).low not in lexicon.words("adverbs"):
                break
            continue
        else:
            break
    return first


def _subject(sentence: Sentence, index: int) -> int | None:
    """The group that is the grammatical subject of the verb at a token, by its index among the groups."""
    start = _chain_start(sentence, index)
    tokens = sentence.tokens
    relative = at(tokens, start - 1).low == "qui"
    best: tuple[float, int] | None = None
    bracket = _open_bracket(sentence, start)
    for number, group in enumerate(sentence.groups):
        if group.last > start:
            break
        score = _subject_score(sentence, number, start, relative, bracket)
        if score is not None and (best is None or score > best[0]):
            best = score, number
    return best[1] if best else None


def _open_bracket(sentence: Sentence, start: int) -> int:
    """The last bracket that is open at a token, else -1."""
    depth = 0
    for back in range(start - 1, -1, -1):
        low = sentence.tokens[back].low
        depth += (low == ")") - (low == "(")
        if depth < 0:
            return back
    return -1


def _subject_score(sentence: Sentence, number: int, start: int, relative: bool, bracket: int) -> float | None:
    group, tokens = sentence.groups[number], sentence.tokens
    if group.relation not in {"", "label"} and not (relative and group.relation == "gen" and group.mention >= 0 and group.last == start - 1):
        return None
    if group.relation == "label" and at(tokens, group.last).low == "(":
        pass
    if bracket >= 0 and group.first < bracket and relative:
        return None
    if 0 <= bracket < group.first:
        pass
    score = 0.0
    between = range(group.last, start)
    score -= sum(1.2 for k in between if _is_finite(sentence, k) and not _in_relative(sentence, k))
    score -= sum(0.1 for k in between if tokens[k].kind == "word")
    score -= 2.0 * sum(tokens[k].low in {";", ":", "\n"} for k in between)
    score -= 1.0 * any(tokens[k].kind == "money" for k in between)
    place = group.first - 1
    while place >= 0 and (tokens[place].kind == "date" or tokens[place].low in lexicon.words("adverbs") or tokens[place].low == "en"):
        place -= 1
    before = sentence.verbs.get(place)
    if before and not all(v.sort == "auxiliary" for v in before):
        score -= 2.0  # an object, or a subject behind its verb
    if _in_closed_relative(sentence, group, start):
        score -= 2.5
    if not between:
        score += 2.0
    if group.mention >= 0:
        score += 1.0
    if group.pronoun:
        score += 1.0 if not between else -1.0
    if relative and _nearest_before(sentence, number, start):
        score += 2.0
    if _apposed(sentence, number):
        score -= 1.5
    return score - 3.0 * (group.chained and group.mention < 0)


def _is_finite(sentence: Sentence, index: int) -> bool:
    verb = sentence.verb(index)
    return verb is not None and verb.part in {"singular", "plural"}


def _in_relative(sentence: Sentence, index: int) -> bool:
    return any(at(sentence.tokens, k).low in {"qui", "que", "qu'", "dont", "où"} for k in range(max(0, index - 4), index))


def _in_closed_relative(sentence: Sentence, group: Group, start: int) -> bool:
    """ "La start-up, qui a racheté Zelda, avait bouclé": a name inside the clause is not the subject outside."""
    tokens = sentence.tokens
    for back in range(group.first - 1, max(-1, group.first - 10), -1):
        if tokens[back].low == ",":
            return False
        if tokens[back].low in {"qui", "que", "qu'", "dont"}:
            return any(tokens[k].low == "," for k in range(group.last, start))
    return False


def _nearest_before(sentence: Sentence, number: int, start: int) -> bool:
    """The name nearest before "qui", over appositions: "Ardo, une plateforme de pilotage qui a levé"."""
    later = sentence.groups[number + 1 :]
    named = sentence.groups[number].mention >= 0
    return named and not any(g.mention >= 0 and g.relation in {"", "label"} and g.last <= start for g in later)


def _apposed(sentence: Sentence, number: int) -> bool:
    """True for a phrase between commas behind another one: "Ardo, une filiale de Zelda,"."""
    group, tokens = sentence.groups[number], sentence.tokens
    if not number or group.chained:
        return False
    before = sentence.groups[number - 1]
    return at(tokens, group.first - 1).low == "," and before.last == group.first - 1 and group.mention < 0


def _relation(sentence: Sentence, telling: Telling, group: Group, number: int, subject: int | None, verb: int) -> str:
    if group.relation not in {"", "label"}:
        return _through(sentence, group, number, subject, telling)
    if number == subject or (group.chained and not group.relation and subject is not None and _same_list(sentence, number, subject)):
        return "subj"
    if group.relation == "label":
        return "label"
    if verb >= 0 and group.first > verb:
        return "obj"
    if telling.trigger.verb and telling.last <= group.first:
        return "obj"
    return "bare"


def _through(sentence: Sentence, group: Group, number: int, subject: int | None, telling: Telling) -> str:
    """A genitive passes on what its head is: "le patron d'Ardo annonce", "selon les données d'Ardo", "Ardo, dont la dette"."""
    tokens = sentence.tokens
    if group.relation != "gen" or not number:
        return group.relation
    before = sentence.groups[number - 1]
    start = group.first if at(tokens, group.first).low in {"du", "des"} else group.first - 1
    if before.mention >= 0 or before.last != start:
        return group.relation
    if before.relation == "source":
        return "source"
    if number - 1 == subject:
        if before.head in lexicon.words("people_heads"):
            return "subj"
        if before.head in lexicon.heads("company"):
            return "inside"
        return "subjgen"
    return "inside" if before.head in lexicon.heads("company") and before.head != "fonds" else group.relation


def _same_list(sentence: Sentence, number: int, subject: int) -> bool:
    low, high = sorted((number, subject))
    return all(sentence.groups[k].chained for k in range(low + 1, high + 1))


def candidates(sentence: Sentence, telling: Telling, amount: int) -> Iterator[Owner]:
    """The phrases of the sentence that may own the amount."""
    for group in sentence.groups:
        if group.first <= telling.first < group.last and group.mention < 0:
            continue  # the telling noun itself
        if group.mention < 0 and not group.pronoun and any(group.first <= first < group.last for first, _, _ in sentence.triggers):
            continue
        if group.mention < 0 and group.head in lexicon.heads("abstract"):
            continue
        yield Owner(group, None)


class Judge:
    """Features of the candidates for one amount."""

    def __init__(self, article: Article, sentence: Sentence, telling: Telling, amount: int, tied: Tie) -> None:
        self.article, self.sentence, self.telling, self.amount, self.tied = article, sentence, telling, amount, tied
        active, passive = lexicon.frames()[telling.trigger.frame]
        self.frame = passive if telling.passive else active
        verb = sentence.verb(tied.verb)
        if not telling.trigger.verb and verb is not None and verb.trigger is not None and verb.trigger.role == telling.trigger.role:
            self.frame = lexicon.frames()[verb.trigger.frame][is_passive(sentence, tied.verb)]
        self.subject = next((sentence.groups[n] for n, relation in tied.relations.items() if relation == "subj"), None)
        self.concerned = [g for g in (self.subject, _attached(sentence, telling)) if g is not None]
        self.speakers = {speech.speaker for speech in article.speeches if speech.speaker}
        self.fits = LABELS.get(telling.trigger.role, _COMPANIES)
        self.numbers = {id(group): number for number, group in enumerate(sentence.groups)}
        self.own_last = max(telling.last, 0)

    def features(self, owner: Owner) -> Features:
        """What speaks for and against a candidate."""
        if owner.group is None:
            return self._elsewhere(owner)
        return [*self._tied(owner.group), *self._apart(owner.group), *self._kind(owner.group)]

    def relation(self, group: Group) -> str:
        """The relation of a group to the word that tells the role."""
        return self.tied.relations[self.numbers[id(group)]]

    def _tied(self, group: Group) -> Features:
        relation = self.relation(group)
        if relation == "source":
            return [("source", 1.0)]
        frame = self.frame
        if self._is_antecedent(group):
            return [("first relation", 1.0)]
        if self.tied.gives:
            if relation == "subj":
                return [("other side", 1.0)]
            if relation in {"to", "for", "in"}:
                return [("first relation", 1.0)]
        features: Features = []
        if relation in frame.owner:
            order = ("first relation", "second relation", "third relation")
            place = frame.owner.index(relation)
            features.append((order[place] if place < len(order) else "later relation", 1.0))
        elif relation in frame.party:
            features.append(("other side", 1.0))
        elif relation == "subjgen":
            features.append(("later relation", 1.0))
        else:
            features.append(("no relation", 1.0))
        if relation == "gen" and not self._is_genitive(group):
            features.append(("no relation", 1.0))
        early = relation in frame.owner[:2]
        if early and relation == "subj" and self.tied.verb >= 0 and group.last == _chain_start(self.sentence, self.tied.verb):
            features.append(("next to the verb", 1.0))
        return features

    def _is_antecedent(self, group: Group) -> bool:
        """ "Ardo, dont la dette atteint 3 M€"."""
        tokens, first = self.sentence.tokens, self.telling.first
        if self.telling.trigger.verb or group.mention < 0:
            return False
        place = next((k for k in range(max(0, first - 3), first) if tokens[k].low == "dont"), -1)
        if place < 0:
            return False
        named = [g for g in self.sentence.groups if g.mention >= 0 and g.last <= place]
        return bool(named) and named[-1] is group and place - group.last <= 2

    def _is_genitive(self, group: Group) -> bool:
        """ "la valorisation d'Ardo", "le tour de 3 M€ d'Ardo": of the telling noun, or of the amount."""
        start = group.first - 1 if at(self.sentence.tokens, group.first).low not in {"du", "des"} else group.first
        telling = self.telling
        if telling.trigger.verb:
            return start == telling.last
        return start in {telling.last, self.amount + 1} or telling.last <= start <= telling.last + 3 or self.amount < start <= self.amount + 3

    def _apart(self, group: Group) -> Features:
        tokens, telling = self.sentence.tokens, self.telling
        anchors = [(telling.first, telling.last)] if telling.place in {"before", "behind"} else [(self.amount, self.amount + 1)]
        anchors.append((self.amount, self.amount + 1))
        first, last = min(anchors, key=lambda anchor: _gap(group, *anchor))
        between = range(last, group.first) if group.first >= last else range(group.last, first)
        features: Features = [("token apart", float(min(20, len(between))))]
        verbs = sum(_is_finite(self.sentence, k) and k != self.tied.verb and not _helps(self.sentence, k) for k in between)
        amounts = sum(tokens[k].kind == "money" and k != self.amount for k in between)
        relation = self.relation(group)
        if relation == "subj":
            verbs = 0
            amounts = 0
        features += [("verb apart", float(verbs)), ("amount apart", float(amounts))]
        groups = sum(other.first in between and other.mention >= 0 for other in self.sentence.groups)
        features.append(("group apart", 0.0 if relation == "subj" else float(groups)))
        if group.first == 0 and relation in self.frame.owner[:2]:
            features.append(("sentence's first", 1.0))
        beside = telling.place not in {"before", "behind"} or telling.trigger.frame == "price"
        if beside and group.mention >= 0 and is_beside(self.sentence, group, self.amount):
            features.append(("beside the amount", 1.0))
            if telling.place in {"after", "paragraph"} and any(t.kind == "money" for t in tokens[: group.first]):
                features.append(("between the amounts", 1.0))
        return features

    def _kind(self, group: Group) -> Features:
        if group.mention >= 0:
            token = self.sentence.tokens[group.mention]
            name = self.article.names[token.ref] if token.ref >= 0 else None
            return [*self._label(name, group), *self._topic(name)]
        role = self.telling.trigger.role
        if group.pronoun:
            return [("head fits", 1.0)]
        company, product = group.head in lexicon.heads("company"), group.head in lexicon.heads("product")
        if role in _PRODUCTS:
            fits = product or company
        elif role in {"pay", "fine", "loss", "grant"}:
            fits = True
        else:
            fits = company
        told: Features = [("head fits" if fits else "head does not fit", 1.0)]
        return told if is_anaphor(group) else [*told, ("nobody named", 1.0)]

    def _label(self, name: Name | None, group: Group) -> Features:
        if name is None:
            return [("head fits" if group.head in lexicon.heads("company") else "as written", 1.0)]
        if name.label in self.fits:
            best = name.label == "PRODUCT" or self.telling.trigger.role not in _PRODUCTS
            return [("label fits", 1.0 if best else 0.4)]
        role = self.telling.trigger.role
        soft = name.label == "PRODUCT" or (name.label == "PER" and role in {"investment", "funding", "fine", "tax"})
        return [("label does not fit", 0.4 if soft else 1.0)]

    def _topic(self, name: Name | None) -> Features:
        topic = self.article.topic(" ".join(sorted(self.fits)))
        return [("topic", 1.0)] if name and topic and name.entity == topic.entity else []

    def _elsewhere(self, owner: Owner) -> Features:
        name = owner.name
        assert name is not None
        features: Features = [("not named here", 1.0), *self._label(name, _NO_GROUP), *self._topic(name)]
        features.append({
            "before": ("sentence before", 1.0), "subject": ("subject before", 1.0), "title": ("article's first name", 1.0),
            "heading": ("heading's name", 1.0), "owner": ("owner of the amount before", 1.0),
        }[owner.where])  # fmt: skip
        if self.article.counts.get(name.entity, 0) > 3:
            features.append(("often named", 1.0))
        if owner.where != "owner" and name.name in self.speakers and not self._titled(name):
            features.append(("told its sources", 1.0))
        if self.telling.trigger.role in _OF_STRANGERS:
            features.append(("seldom from afar", 1.0))
        if owner.where == "before" and self.article.names_in(name.start, self.sentence.tokens[0].start)[-1:] == [name]:
            features.append(("named just before", 1.0))
        if any(self._is_somebody(group) for group in self.concerned):
            features.append(("somebody else is the subject", 1.0))
        return features

    def _titled(self, name: Name) -> bool:
        start, end = self.article.title_span
        return any(other.entity == name.entity for other in self.article.names_in(start, end))

    def _is_somebody(self, group: Group) -> bool:
        """A phrase that stands for no company or product of the article: "une baleine", "les commerçants"."""
        if group.mention >= 0 or group.pronoun or group.head in lexicon.heads("abstract"):
            return False
        if any(group.first <= first < group.last for first, _, _ in self.sentence.triggers):
            return False
        return not is_anaphor(group)


def _attached(sentence: Sentence, telling: Telling) -> Group | None:
    """The phrase that a telling noun belongs to: "les pertes des commerçants", "le revenu généré par le Libre"."""
    if telling.trigger.verb:
        return None
    for group in sentence.groups:
        if telling.last <= group.first <= telling.last + 3 and group.relation in {"gen", "by", "to"}:
            return group
    return None


_OF_STRANGERS = frozenset({"grant", "loss", "fine", "tax", "pay", "cost"})


def is_anaphor(group: Group) -> bool:
    """True for a phrase that takes up a company or product named before: "la start-up", "le casque"; not "les start-up"."""
    if group.pronoun:
        return True
    definite = group.determiner in lexicon.words("definite") and group.determiner not in {"les", "des", "ces", "aux"}
    return definite and (group.head in lexicon.heads("company") or group.head in lexicon.heads("product"))


_NO_GROUP = Group(-1, -1, -1, "", "", "")


def _gap(group: Group, first: int, last: int) -> int:
    return group.first - last if group.first >= last else first - group.last


def _helps(sentence: Sentence, index: int) -> bool:
    verbs = sentence.verbs.get(index, ())
    return any(v.sort in {"auxiliary", "chain", "reach"} for v in verbs)


def ranked(judge: Judge, owners: list[Owner]) -> list[Ranked[Owner]]:
    """The candidates, best first."""
    return rank(owners, judge.features, weights().features)
