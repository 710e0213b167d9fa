"""A speaker's phrase that is a name or leads to one: "Surman", "la CNIL", "les experts d'Ardo", "la Vaudoise"."""

from __future__ import annotations

import re

from newsparse.french.words import head_of, kind_of_name
from newsparse.speakers.article import ArticleView, Speaker
from newsparse.speakers.bearers import article_gender
from newsparse.speakers.families import masculine
from newsparse.speakers.gender import first_name_gender
from newsparse.speakers.nouns import PEOPLE
from newsparse.speakers.pronouns import recent_person

_TITLE = re.compile(r"^(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|Pr|Me|Madame|Monsieur|Docteur|Maître)\.?\s+")
_PLURAL = re.compile(r"^(?:les|des|ces|ses|leurs|nos|vos|mes|plusieurs|certains|certaines|quelques|deux|trois|\d+)\b", re.I)


def is_plural(phrase: str) -> bool:
    """True for a phrase that a plural determiner or a number opens.

    >>> is_plural("les experts"), is_plural("le patron")
    (True, False)
    """
    return _PLURAL.match(phrase) is not None


def named(article: ArticleView, phrase: str, start: int, end: int) -> Speaker | None:
    """A phrase that is a name or leads to one; nothing for a description.

    >>> named(ArticleView("dit Zoé Roy", []), "Zoé Roy", 4, 11).name, named(ArticleView("dit le chef", []), "le chef", 4, 11)
    ('Zoé Roy', None)
    """
    inside = article.within(start, end)
    people = [m for m in inside if m[2].label == "PER"]
    gentile = _GENTILE.fullmatch(phrase)
    if gentile and inside and inside[0][2].label != "PER" and len(inside[0][2].mentions) == 1:  # "ironise la Vaudoise"
        return recent_person(article, start, article_gender(phrase.lower())) or Speaker(phrase, None, article_gender(phrase.lower()))
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
        bare = _ARTICLE_AND_NAME.fullmatch(phrase)
        if bare and kind_of_name(phrase) != "media":  # "Le Framablog", but "Le Monde"
            found = _by_string(article, bare["name"])
            return Speaker(phrase) if found.entity is None and bare["name"].isupper() else found  # "Le SAV"
        return _by_string(article, phrase) if phrase[:1].isupper() and not _DETERMINED.match(phrase) else None
    if inside and masculine(head.removesuffix("s")) in _OTHERS and _OF.search(article.text[start : inside[-1][0]]):
        return None
    if inside and not (head in PEOPLE and not is_plural(phrase)):
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
