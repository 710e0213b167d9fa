"""What on a page is not the article: zones told by their element, class or role, blocks told by their words.

Classes are read as words ("relatedContent" and "related-content" alike). A word may be said of the article itself
("page-with-sidebar", "paywall-content"), so a zone that holds the headline or most of the page's prose is never
boilerplate by its class, but for comments and lists of other articles, which may well be longer than the article.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from lxml.html import HtmlElement

Verdict = Literal["", "doubtful", "certain"]

_CLASS_WORD = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-Z]+(?![a-z])|\d+")
# WordPress writes the article's own tags and categories into its class, layouts what stands beside the text.
_IGNORED_CLASS = re.compile(r"(?:tag|category|cat|status|format|type|template)[-_:]\S*|post-\d+|(?:has|no|with|without|is)-\S*")
_CERTAIN = re.compile(
    r"""-(?:
    comments?|commentaires?|disqus|reactions?|reac|respond
    |related|relatedposts|similar|similaires|associes|recirculation|recommend(?:ed|ation|ations)?|outbrain|taboola|ligatus|siblings?
    |cookies?|consent|didomi|rgpd|gdpr|axeptio|(?:most|plus)-(?:read|popular|lus|vus|lues)|lire-aussi|a-lire|voir-aussi|read-(?:also|next|more)|(?:also|see)-(?:read|also)
    |aller-plus-loin|more-(?:articles|news|stories|posts)|breadcrumbs?|fil-ariane|ariane
    )-""",
    re.X,
)
_DOUBTFUL = re.compile(
    r"""-(?:
    nav|navbar|navigation|menu|menus|footer|colophon|pied|sidebar|skip|teasers?
    |newsletters?|infolettre|subscribe|subscription|abonnement|abonnez|paywall|regwall
    |share|shares|sharing|sharedaddy|sharebar|partage|partager|partagez|addtoany|socials?|reseaux|rs
    |ad|ads|advert|adverts|advertisement|advertising|adslot|adsbygoogle|pub|pubs|publicite|publicites|dfp|gpt|inread
    |promo|promos|promoted|sponsor|sponsored|affiliate|affiliation|pricebox|price-box|bons-plans
    |pagination|pager|modal|popin|popup|banner|bandeau|toast|notification|toolbar|widget-area|widgets
    |tags|tag-list|tags-links|mots-cles|keywords|etiquettes|toc|table-of-contents|sommaire
    |author-(?:box|bio|card|info|infos|detail|details|description|desc|about|profile)|about-(?:the-)?author|auteur-bio|bio-auteur|biography
    |pull-quote|pullquote|exergue|legal|mentions-legales|copyright
    |reading-time|temps-lecture|post-navigation|nav-links|cat-links|rubrique|kicker|surtitre
    |(?:entry|post|article|story|news|page)-(?:meta|infos?|date|time|author|byline)|byline|signature|posted-on|dateline|timestamp|meta|metadata
    )-""",
    re.X,
)
# Boxes beside the text that are the article's own.
_BOXED = re.compile(r"-(?:encadres?|reperes?|infobox|info-box|factbox|focus|definition|chiffres|key-points)-")
_EXACT = frozenset({"widget", "forum", "bio", "actions", "credits", "overlay", "tags", "haut", "entete"})
_CERTAIN_TAGS = frozenset({"nav", "menu"})
_DOUBTFUL_TAGS = frozenset({"footer", "aside", "form"})
_CERTAIN_ROLES = frozenset({"navigation", "menu", "menubar", "search", "tablist", "toolbar"})
_DOUBTFUL_ROLES = frozenset({"complementary", "contentinfo", "dialog", "alertdialog", "banner"})

# Lines that open a box of something else: the box goes with them.
_LABEL = re.compile(
    r"""^[\s>→►▶*•-]{0,4}(?:
    (?:à|a)\s+(?:lire|voir|écouter|découvrir)\b(?:\s+(?:aussi|également|ailleurs|sur|ensuite))?
    |(?:lire|voir|relire|écouter)\s+(?:aussi|également|d['’]autres|la\s+suite|notre|nos|l['’]article)
    |pour\s+(?:aller|en\s+savoir)\s+plus(?:\s+loin)?|(?:sur|dans)\s+(?:le|la)\s+même\s+(?:sujet|thème|rubrique|thématique)
    |(?:articles?|contenus?|sujets?|vidéos?)\s+(?:similaires?|connexes?|liés?|recommandés?|associés?|sponsorisés?|récents?)
    |(?:les\s+|nos\s+)?(?:articles?\s+)?(?:les\s+)?(?:plus|mieux)\s+(?:lus|populaires|partagés|commentés|vus|notés)
    |(?:nos|d['’]autres|autres|derniers|tous\s+(?:les|nos))\s+articles|vous\s+(?:aimerez|pourriez|devriez)\b.{0,40}|recommandés?\s+pour\s+vous
    |(?:publicité|partager)(?=\W*$)|(?:partager|newsletter|infolettre|mots?[\s-]clés?|étiquettes?|tags?|thématiques?)(?=\s*(?::|$))
    |(?:notre|nos)\s+(?:newsletters?|infolettres?)|partager\s+(?:cet|l['’])|inscrivez-vous|abonnez-vous|recevez\b|rejoignez-nous|suivez(?:-nous|\s+toute)|ne\s+(?:manquez|ratez)\s+(?:plus\s+)?rien
    |toute\s+l['’](?:actu|actualité)|partagez\b|(?:la\s+suite\s+)?après\s+(?:cette|la)\s+publicité|la\s+suite\s+après\s+cette\s+publicité
    |contenu\s+sponsorisé|(?:\d+\s+)?commentaires?(?=\W*$)|laisser\s+un\s+commentaire|réagir
    |table\s+des\s+matières|à\s+propos\s+de\s+l['’]auteur
    )\b""",
    re.I | re.X,
)
_TEASER_LINE = re.compile(
    r"""^\W{0,5}(?:
    (?:(?:à|a)\s+)?(?:lire|voir|relire|écouter)\s+(?:aussi|également)\b
    |(?:à|a)\s+(?:lire|voir)\s*[:|>]
    )""",
    re.I | re.X,
)
# Sentences of the page's own, wherever they stand.
_NOTICE = re.compile(
    r"""^\W{0,3}(?:
    (?:cet\s+|l['’])?article\s+(?:est\s+)?réservé\s+(?:aux|à\s+nos)\s+abonnés|réservé\s+aux\s+abonnés|contenu\s+réservé
    |il\s+vous\s+reste\s+[\d.,]+\s?%\s+de\s+(?:cet|l['’])|la\s+suite\s+est\s+réservée|déjà\s+abonnée?|vous\s+avez\s+déjà\s+un\s+compte
    |pour\s+lire\s+la\s+suite,?\s+(?:abonnez|inscrivez|connectez)|temps\s+de\s+lecture|lecture\s*:\s*\d|\d+\s*min(?:utes?)?\s+de\s+lecture|\d+\s+min\s+read
    |(?:chargement|loading|imprimer)\W*$|haut\s+de\s+page|retour\s+(?:en\s+haut|à\s+l)|écouter\s+(?:cet\s+)?l?['’]?article|\d+\s+commentaires?$
    |(?:source|crédits?)(?:\s+(?:photos?|images?|de\s+l['’]image))?(?:\s+de\s+(?:la\s+)?une)?\s*[:©]|photos?\s*[:©]|image\s*[:©]|illustrations?\s*[:©]|©
    |(?:tous\s+droits\s+réservés|copyright)\b
    )""",
    re.I | re.X,
)
_CREDIT = re.compile(
    r"""\s*(?:
    [\s,–—|-]*(?:©|\(c\)|\bcrédits?(?:\s+photos?)?\s*:|\bphotos?\s*:).*
    |\((?:[^()]*/[^()]*|AFP|Reuters|DR|AP|Getty\s+Images|Unsplash|Pexels|Pixabay)\)
    )\s*$""",
    re.I | re.X | re.S,
)
MAX_LABEL = 120  # characters of a block that opens a box
MAX_TEASER_LINE = 300  # characters of "Lire aussi" and what follows it on the line
MAX_NOTICE = 160  # characters of a notice


def zone_verdict(element: HtmlElement) -> Verdict:
    """Whether an element says by its tag, role or class that it is no part of the article.

    >>> import lxml.html
    >>> [zone_verdict(lxml.html.fromstring(p)) for p in ("<div class=post-content>", "<div class=shareBar>", "<ol id=comments>")]
    ['', 'doubtful', 'certain']
    """
    tag, attributes = element.tag, element.attrib
    if tag in _CERTAIN_TAGS:
        return "certain"
    named = class_verdict(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500]) if attributes else ""
    role = attributes.get("role")
    if named == "certain" or role in _CERTAIN_ROLES:
        return "certain"
    if not named and tag == "aside" and attributes and _BOXED.search(class_words((attributes.get("class") or "")[:500])):
        return ""
    if named or tag in _DOUBTFUL_TAGS or role in _DOUBTFUL_ROLES or attributes.get("aria-hidden") == "true":
        return "doubtful"
    return ""


@lru_cache(maxsize=4096)
def class_words(names: str) -> str:
    """Class names as words between hyphens.

    >>> class_words("relatedContent tag-pub")
    '-related-content-'
    """
    kept = [name for name in names.split() if not _IGNORED_CLASS.fullmatch(name)]
    return "-" + "--".join("-".join(_CLASS_WORD.findall(name)).lower() for name in kept) + "-"


@lru_cache(maxsize=4096)
def class_verdict(names: str) -> Verdict:
    """What class names say of an element.

    >>> class_verdict("has-sidebar post"), class_verdict("a-lire-aussi")
    ('', 'certain')
    """
    words = class_words(names)
    if _CERTAIN.search(words):
        return "certain"
    return "doubtful" if _DOUBTFUL.search(words) or _EXACT & set(names.lower().split()) else ""


def opens_box(text: str, *, linked: bool = False) -> bool:
    """True for a short line that heads something other than the article; ``linked``: it holds links.

    >>> opens_box("Tags : IA"), opens_box("Publicité : Google condamné")
    (True, False)
    >>> opens_box("À lire aussi"), opens_box("Pour aller plus loin, il faudra des ingénieurs, et ils manquent.")
    (True, False)
    """
    if len(text) <= MAX_TEASER_LINE and _TEASER_LINE.match(text) and (linked or len(text) <= MAX_LABEL):
        return True
    return len(text) <= MAX_LABEL and _LABEL.match(text) is not None and not text.rstrip().endswith((".", "»"))


def is_notice(text: str) -> bool:
    """True for what the page says of itself: paid access, reading time, credits.

    >>> is_notice("Chargement rapide : 45 minutes")
    False
    >>> is_notice("Il vous reste 61.2% de cet article à lire."), is_notice("Il vous reste un mois pour déclarer.")
    (True, False)
    """
    return len(text) <= MAX_NOTICE and _NOTICE.match(text) is not None


def without_credit(caption: str) -> str:
    """A caption without the name of the photographer or the agency.

    >>> without_credit("Le site de Nantes. © Ana Lopez"), without_credit("Le 3 mai (AFP/Archives / Ana Lopez)")
    ('Le site de Nantes.', 'Le 3 mai')
    """
    return _CREDIT.sub("", caption, count=1).strip()
