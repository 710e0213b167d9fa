"""Whose an amount is: the phrases of its sentence ranked by what ties them to the word that tells the role,
then the article's names.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from newsparse.facts import grammar
from newsparse.facts.article import Article, Name
from newsparse.facts.candidates import COMPANIES, LABELS, Owner, is_anaphor, owns_nothing
from newsparse.facts.clauses import chain_start, is_finite, is_impersonal
from newsparse.facts.roles import Telling, is_passive
from newsparse.facts.sentence import Group, Sentence, at
from newsparse.facts.syntax import Tie
from newsparse.facts.ties import is_beside
from newsparse.french.words import kind_of_name
from newsparse.ranking import Ranked, Weights, rank, read_weights

Features = list[tuple[str, float]]


@cache
def weights() -> Weights:
    """The weights of facts."""
    return read_weights(files("newsparse.facts").joinpath("data", "weights.toml").read_text("utf-8"))


# How badly a label fits that is not of those: recognisers mix up companies and products.
_MISFITS = {"PRODUCT": 0.25, "MISC": 0.5, "ORG": 0.5, "PER": 0.7, "LOC": 1.0}


_MISTAKEN = 0.5
# Whoever imposes a fine or a tax is seldom the one that pays it.
_IMPOSED, _IMPOSES = frozenset({"fine", "tax"}), 2.0
_OF_COMPANIES = frozenset({"subj", "gen", "for", "label", "obj"})
_PRODUCTS = frozenset({"price", "saving"})


class Judge:
    """Features of the candidates for one amount."""

    def __init__(
        self,
        article: Article,
        sentence: Sentence,
        telling: Telling,
        amount: int,
        tied: Tie,
        owned: Mapping[int, int],
    ) -> None:
        self.article, self.sentence, self.telling, self.amount, self.tied = (
            article,
            sentence,
            telling,
            amount,
            tied,
        )
        active, passive = grammar.frames()[telling.trigger.frame]
        self.frame = passive if telling.passive else active
        verb = sentence.verb(tied.verb)
        if (
            not telling.trigger.verb
            and verb is not None
            and verb.trigger is not None
            and verb.trigger.role == telling.trigger.role
        ):
            self.frame = grammar.frames()[verb.trigger.frame][is_passive(sentence, tied.verb)]
        self.subject = next(
            (sentence.groups[n] for n, relation in tied.relations.items() if relation == "subj"), None
        )
        before = at(sentence.tokens, telling.first - 1).low
        held = self.subject.determiner if self.subject is not None and self.subject.mention < 0 else ""
        self.possessive = bool(
            grammar.words("possessives").intersection({held if telling.trigger.verb else before})
        )
        self.first_person = not telling.trigger.verb and before in grammar.words("own")
        self.concerned = [g for g in (self.subject, _attached(sentence, telling)) if g is not None]
        self.fits = LABELS.get(telling.trigger.role, COMPANIES)
        self.owned = owned
        self.numbers = {id(group): number for number, group in enumerate(sentence.groups)}
        self.explicit = any(self._is_tied(group) for group in sentence.groups)

    def features(self, owner: Owner) -> Features:
        """What speaks for and against a candidate."""
        if owner.group is None:
            return self._elsewhere(owner)
        return [*self._tied(owner.group), *self._apart(owner.group), *self._kind(owner.group)]

    def relation(self, group: Group) -> str:
        """The relation of a group to the word that tells the role."""
        return self.tied.relations[self.numbers[id(group)]]

    def entity(self, group: Group) -> int | None:
        """The index of the entity that a group names."""
        ref = self.sentence.tokens[group.mention].ref if group.mention >= 0 else -1
        return self.article.names[ref].entity if ref >= 0 else None

    def _tied(self, group: Group) -> Features:
        relation = self.relation(group)
        if relation == "source":
            return [("source", 1.0)]
        if self._is_antecedent(group):
            return [("first relation", 1.5)]
        if self._is_beside(group) or (
            self.possessive and relation in {"subj", "bare"} and group.first < self.telling.first
        ):
            return [("first relation", 1.0)]
        if self.tied.joins and relation == "subj" and self.telling.trigger.role in _JOINED:
            return [("other side", 1.0)]
        if self.tied.gives and relation in {"subj", "to", "for", "in"}:
            return [("other side" if relation == "subj" else "first relation", 1.0)]
        features: Features = [(self._place(relation), 1.0)]
        if relation == "gen" and not self._is_genitive(group):
            features.append(("genitive of another noun" if self._is_within(group) else "no relation", 1.0))
        next_to = self.tied.verb >= 0 and group.last == chain_start(self.sentence, self.tied.verb)
        if relation == "subj" and relation in self.frame.owner[:2] and next_to:
            features.append(("next to the verb", 1.0))
        return features

    def _place(self, relation: str) -> str:
        """How likely an owner has a relation, in the frame of the word that tells the role."""
        if relation in self.frame.owner:
            place = self.frame.owner.index(relation)
            return ("first relation", "second relation", "third relation", "later relation")[min(place, 3)]
        if relation in self.frame.party:
            return "other side"
        return "third relation" if relation == "subjgen" else "no relation"

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

    def _is_beside(self, group: Group) -> bool:
        """ "l'Ether avec 3 M€", "un iPhone à 604 €", where no word of its own tells the role, or it is a
        price.
        """
        free = self.telling.place not in {"before", "behind"} or self.telling.trigger.frame == "price"
        named = group.mention >= 0 and (self.entity(group) is not None or self.relation(group) != "label")
        side = self.relation(group) in self.frame.party  # "20 M€ auprès de Zelda et 30 M€"
        return free and named and not side and is_beside(self.sentence, group, self.amount)

    def _is_only_product(self, group: Group) -> bool:
        """ "Pour Zed Pro, comptez 3 €": no other product stands in the sentence, and no other sum."""
        tokens = self.sentence.tokens
        if group.mention < 0 or group.last > self.amount or sum(t.kind == "money" for t in tokens) > 1:
            return False
        named = [t.ref for t in tokens if t.kind == "name" and t.ref >= 0]
        products = [ref for ref in named if self.article.names[ref].label == "PRODUCT"]
        return products == [tokens[group.mention].ref]

    def _is_next_price(self, group: Group) -> bool:
        """ "le Zed coûte 3 €, contre 2 € pour le Zed 2": the second of two sums has its thing behind it."""
        tokens = self.sentence.tokens
        follows = any(t.kind == "money" for t in tokens[max(0, self.amount - 12) : self.amount])
        start = group.first - 1  # the preposition
        between = tokens[self.amount + 1 : start]
        parted = all(t.kind == "word" and t.low in grammar.words("light") for t in between)
        named = group.mention >= 0 or group.head in grammar.heads("product")
        return named and follows and self.amount < start and parted

    def _is_within(self, group: Group) -> bool:
        """ "le trou dans la caisse d'Ardo": nothing but words between the telling noun and the name."""
        between = range(self.telling.last, group.first)
        return 0 < len(between) <= 8 and all(
            self.sentence.tokens[k].kind == "word" and k not in self.sentence.verbs for k in between
        )

    def _is_genitive(self, group: Group) -> bool:
        """ "la valorisation d'Ardo", "le tour de 3 M€ d'Ardo": of the telling noun, or of the amount."""
        start = (
            group.first - 1 if at(self.sentence.tokens, group.first).low not in {"du", "des"} else group.first
        )
        telling = self.telling
        if telling.trigger.verb:
            return start == telling.last
        if start in {telling.last, self.amount + 1}:
            return True
        ends = [end for end in (telling.last, self.amount + 1) if end <= start < end + 4]
        return any(not self._leads_away(end, start) for end in ends)

    def _leads_away(self, first: int, last: int) -> bool:
        """ "une valorisation de 3 M€ après l'entrée de Zelda": the genitive is that of another phrase."""
        other = grammar.words("prepositions") - grammar.words("genitives")
        return any(token.low in other for token in self.sentence.tokens[first:last])

    def _apart(self, group: Group) -> Features:
        tokens, telling = self.sentence.tokens, self.telling
        anchors = (
            [(telling.first, telling.last)]
            if telling.place in {"before", "behind"}
            else [(self.amount, self.amount + 1)]
        )
        anchors.append((self.amount, self.amount + 1))
        first, last = min(anchors, key=lambda anchor: _gap(group, *anchor))
        between = range(last, group.first) if group.first >= last else range(group.last, first)
        relation = self.relation(group)
        features: Features = [("token apart", float(min(4 if relation == "subj" else 20, len(between))))]
        verbs = sum(
            is_finite(self.sentence, k) and k != self.tied.verb and not _helps(self.sentence, k)
            for k in between
        )
        amounts = sum(tokens[k].kind == "money" and k != self.amount for k in between)
        if relation == "subj":
            verbs = 0
            amounts = 0
        features += [("verb apart", float(verbs)), ("amount apart", float(amounts))]
        if relation in {"for", "at"} and self._is_next_price(group):
            features.append(("beside the amount", 1.0))
        if role_priced(telling) and self._is_only_product(group):
            features.append(("only thing named here", 1.0))
        groups = sum(other.first in between and other.mention >= 0 for other in self.sentence.groups)
        features.append(("group apart", 0.0 if relation == "subj" else float(groups)))
        if group.first == 0 and relation in self.frame.owner[:2]:
            features.append(("sentence's first", 1.0))
        if self._is_beside(group):
            features.append(("beside the amount", 1.0))
            if telling.place in {"after", "paragraph"} and any(
                t.kind == "money" for t in tokens[: group.first]
            ):
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
        company, product = group.head in grammar.heads("company"), group.head in grammar.heads("product")
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
            if group.head in grammar.heads("company"):
                return [("head fits", 1.0)]
            doubtful = self.telling.trigger.role in _OF_STRANGERS or self.relation(group) == "label"
            return [("as written", 3.0 if doubtful else 1.0)]
        if self.telling.trigger.role in _IMPOSED and kind_of_name(name.name) == "public":
            return [("label does not fit", _IMPOSES)]
        if name.label in self.fits or (group.head in grammar.heads("company") and "ORG" in self.fits):
            best = name.label == "PRODUCT" or self.telling.trigger.role not in _PRODUCTS
            return [("label fits", 1.0 if best else 0.4)]
        misfit = _MISFITS[name.label]
        if name.label == "LOC" and group.mention >= 0 and self.relation(group) in _OF_COMPANIES:
            misfit = _MISTAKEN  # no place raises money: a company that was taken for one
        return [("label does not fit", misfit)]

    def _topic(self, name: Name | None) -> Features:
        topic = self.article.topic(" ".join(sorted(self.fits)))
        return [("topic", 1.0)] if name and topic and name.entity == topic.entity else []

    def _elsewhere(self, owner: Owner) -> Features:
        name = owner.name
        assert name is not None
        features: Features = [("not named here", 1.0), *self._label(name, _NO_GROUP), *self._topic(name)]
        features.append({
            "before": ("sentence before", 1.0), "subject": ("subject before", 1.0),
            "title": ("article's first name", 1.0),
            "heading": ("heading's name", 1.0), "recent": ("lately named", 1.0),
            "same": ("owner of the same amount", 1.0), "owner": ("owner of the amount before", 1.0),
        }[owner.where])  # fmt: skip
        if self.article.counts.get(name.entity, 0) > 3:
            features.append(("often named", 1.0))
        if sum(self.article.labelled.get(label, 0) for label in self.fits) == 1:
            features.append(("only one named", 1.0))
        if name.entity in self.owned:
            features.append(("owned before", float(min(2, self.owned[name.entity]))))
        if owner.where != "owner" and name.entity in self.article.sources and not self._titled(name):
            features.append(("told its sources", 1.0))
        if owner.where == "same":
            return features  # the article has said whose this very sum is
        loose = (
            self.telling.passive and self.telling.place == "behind" and self.telling.trigger.role != "funding"
        )
        if loose or self.telling.trigger.role in _OF_STRANGERS:
            features.append(("seldom from afar", 1.0))
        if owner.where == "before" and self.article.names_in(name.start, self.sentence.tokens[0].start)[
            -1:
        ] == [name]:
            features.append(("named just before", 1.0))
        if self.possessive and owner.where == "before":
            features.append(("named just before", 2.0))
        if self.first_person and owner.where != "title":
            features.append(("somebody else is the subject", 1.0))
        if self.explicit:
            features.append(("a name is tied to it", 1.0))
        if any(self._is_somebody(group) for group in self.concerned):
            features.append(("somebody else is the subject", 1.0))
        return features

    def _is_tied(self, group: Group) -> bool:
        """True for a name in one of the two relations that owners have."""
        if group.mention < 0 or self.tied.gives:
            return False
        relation = self.relation(group)
        token = self.sentence.tokens[group.mention]
        place = token.ref >= 0 and self.article.names[token.ref].label == "LOC" and relation == "subj"
        return (
            relation in self.frame.owner[:2] and not place and (relation != "gen" or self._is_genitive(group))
        )

    def _titled(self, name: Name) -> bool:
        start, end = self.article.title_span
        return any(other.entity == name.entity for other in self.article.names_in(start, end))

    def _is_somebody(self, group: Group) -> bool:
        """A phrase that stands for no company or product of the article: "une baleine", "les commerçants"."""
        if group.pronoun:
            return is_impersonal(self.sentence, group)
        if group.mention >= 0 or group.head in grammar.heads("abstract") or owns_nothing(self.telling, group):
            return False
        if any(group.first <= first < group.last for first, _, _ in self.sentence.triggers):
            return False
        return not is_anaphor(group)


def role_priced(telling: Telling) -> bool:
    return telling.trigger.role in _PRODUCTS


def _attached(sentence: Sentence, telling: Telling) -> Group | None:
    """The phrase that a telling noun belongs to: "les pertes des commerçants", "le revenu généré par le
    Libre".
    """
    if telling.trigger.verb:
        return None
    for group in sentence.groups:
        if telling.last <= group.first <= telling.last + 3 and group.relation in {"gen", "by", "to"}:
            return group
    return None


# Roles whose amount is not that of whoever joins.
_JOINED = frozenset({"funding", "valuation"})


_OF_STRANGERS = frozenset({"grant", "loss", "fine", "tax", "pay", "cost"})


_NO_GROUP = Group(-1, -1, -1, "", "", "")


def _gap(group: Group, first: int, last: int) -> int:
    return group.first - last if group.first >= last else first - group.last


def _helps(sentence: Sentence, index: int) -> bool:
    verbs = sentence.verbs.get(index, ())
    return any(v.sort in {"auxiliary", "chain", "reach"} for v in verbs)


# Relations of whoever is on the other side of any sum, or says it.
_SIDES = frozenset({"source", "with", "lead", "besides"})


def ranked(judge: Judge, owners: list[Owner]) -> list[Ranked[Owner]]:
    """The candidates, best first; nobody who is another side of the fact in its sentence is looked for
    elsewhere.
    """
    sides = {
        judge.entity(group)
        for group in judge.sentence.groups
        if group.mention >= 0
        and judge.relation(group) in {*judge.frame.party, *_SIDES} - set(judge.frame.owner)
    }
    owners = [o for o in owners if o.group is not None or (o.name is not None and o.name.entity not in sides)]
    return rank(owners, judge.features, weights().features)
