"""What on a page is not the article: zones told by their element, class or role.

Classes are read as words ("relatedContent" and "related-content" alike). A word may be said of the article
itself ("page-with-sidebar", "paywall-content"), so a zone that holds the headline or most of the page's prose
is never boilerplate by its class, but for comments and lists of other articles, which may well be longer than
the article.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from lxml.html import HtmlElement

from newsparse.reading.web.class_names import class_words

Verdict = Literal["", "doubtful", "certain"]

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
    |newsletters?|infolettre|signup|sign-up|cta|call-to-action|subscribe|subscription|abonnement|abonnez|paywall|regwall
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
_EXACT = frozenset(
    {"widget", "forum", "bio", "actions", "credits", "overlay", "tags", "haut", "entete", "field__label"}
)
_CERTAIN_TAGS = frozenset({"nav", "menu"})
_DOUBTFUL_TAGS = frozenset({"footer", "aside", "form"})
_CERTAIN_ROLES = frozenset({"navigation", "menu", "menubar", "search", "tablist", "toolbar"})
_DOUBTFUL_ROLES = frozenset({"complementary", "contentinfo", "dialog", "alertdialog", "banner"})


def zone_verdict(element: HtmlElement) -> Verdict:
    """Whether an element says by its tag, role or class that it is not part of the article.

    >>> import lxml.html
    >>> [
    ...     zone_verdict(lxml.html.fromstring(p))
    ...     for p in ("<div class=post-content>", "<div class=shareBar>", "<ol id=comments>")
    ... ]
    ['', 'doubtful', 'certain']
    """
    tag, attributes = element.tag, element.attrib
    if tag in _CERTAIN_TAGS:
        return "certain"
    named = (
        class_verdict(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500])
        if attributes
        else ""
    )
    role = attributes.get("role")
    if named == "certain" or role in _CERTAIN_ROLES:
        return "certain"
    # a standfirst that the class calls a teaser
    if named == "doubtful" and attributes.get("itemprop") == "description":
        return ""
    if (
        not named
        and tag == "aside"
        and attributes
        and _BOXED.search(class_words((attributes.get("class") or "")[:500]))
    ):
        return ""
    if named or tag in _DOUBTFUL_TAGS or role in _DOUBTFUL_ROLES or attributes.get("aria-hidden") == "true":
        return "doubtful"
    return ""


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
