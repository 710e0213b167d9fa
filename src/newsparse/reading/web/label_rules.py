"""Labels of boxes on pages, and teasers of other articles: what each rule takes, and what it leaves."""

from __future__ import annotations

from typing import Literal, NamedTuple

Sort = Literal["label", "linked label", "teaser", "notice", "promo", "consent"]


class Rule(NamedTuple):
    """What a line of the page's own begins with (``label``, ``teaser``, ``notice``, ``consent``) or
    says (``promo``).
    """

    sort: Sort
    pattern: str
    takes: tuple[str, ...]
    leaves: tuple[str, ...] = ()


_NEVER_MISS = r"(?:pour\s+)?(?:ne\s+(?:plus\s+)?(?:rien\s+)?(?:manquer|rater|manquez|ratez)\b)"

LABELS = (
    Rule(
        "label",
        r"(?:à|a)\s+(?:lire|voir|écouter|découvrir|regarder)\b(?:\s+(?:aussi|également|ailleurs|sur|"
        r"ensuite))?",
        ("À lire aussi", "À voir", "À regarder"),
    ),
    Rule(
        "label",
        r"(?:lire|voir|relire|écouter)\s+(?:aussi|également|d['’]autres|la\s+suite|notre|nos|"
        r"l['’]article)",
        ("Lire la suite",),
    ),
    Rule(
        "label",
        r"pour\s+(?:aller|en\s+savoir)\s+plus(?:\s+loin)?|(?:sur|dans)\s+(?:le|la)\s+même\s+(?:sujet|"
        r"thème|rubrique|thématique)",
        ("Pour aller plus loin", "Sur le même sujet"),
        ("Pour aller plus loin, il faudra des ingénieurs, et ils manquent.",),
    ),
    Rule(
        "label",
        r"(?:articles?|contenus?|sujets?|vidéos?)\s+(?:similaires?|connexes?|liés?|recommandés?|associés?|"
        r"sponsorisés?|récents?)",
        ("Articles recommandés", "Contenus sponsorisés"),
    ),
    Rule(
        "label",
        r"(?:les\s+|nos\s+)?(?:articles?\s+)?(?:les\s+)?(?:plus|mieux)\s+(?:lus|populaires|partagés|"
        r"commentés|vus|notés|consultés)",
        ("Les plus lus", "Les articles les plus lus"),
    ),
    Rule(
        "label",
        r"(?:nos|d['’]autres|autres|derniers|les\s+derniers|tous\s+(?:les|nos))\s+(?:articles|"
        r"communiqués)|vous\s+(?:aimerez|pourriez|"
        r"devriez)\b.{0,40}"
        r"|(?:sélectionné|recommandé|choisi)e?s?\s+pour\s+vous|la\s+rédaction\s+vous\s+(?:conseille|"
        r"recommande)",
        ("Nos articles", "Autres communiqués", "SÉLECTIONNÉ POUR VOUS", "La rédaction vous conseille"),
        ("Les derniers modèles",),
    ),
    Rule(
        "label",
        r"(?:publicité|partager)(?=\W*$)|(?:partager|newsletter|infolettre|mots?[\s-]clés?|étiquettes?|"
        r"tags?|thématiques?|libellés?)(?=\s*(?::|"
        r"$))",
        ("Publicité", "Tags : IA"),
        ("Publicité : Google condamné",),
    ),
    Rule(
        "label",
        r"(?:notre|nos)\s+(?:newsletters?|infolettres?)|partager\s+(?:cet|l['’])|inscrivez-vous|"
        r"abonnez-vous|recevez\b|rejoignez-nous|"
        r"suivez(?:-nous|\s+toute)",
        ("Recevez nos alertes", "Suivez-nous"),
    ),
    Rule(
        "label",
        _NEVER_MISS,
        ("Pour ne rien manquer de l’actualité économique", "Ne ratez plus rien"),
        ("Pour ne pas manquer de cuivre",),
    ),
    Rule(
        "label",
        r"toute\s+l['’](?:actu|actualité)|partagez\b|(?:la\s+suite\s+)?après\s+(?:cette|la)\s+publicité",
        ("La suite après cette publicité",),
    ),
    Rule(
        "label",
        r"contenu\s+sponsorisé|(?:\d+\s+)?commentaires?(?=\W*$)|laisser\s+un\s+commentaire|réagir",
        ("3 commentaires",),
        ("Commentaires du ministre",),
    ),
    Rule(
        "label",
        r"table\s+des\s+matières|à\s+propos\s+de\s+l['’]auteur|(?:les\s+)?livres?\s+blancs?(?=\W*$)|"
        r"(?:les\s+|nos\s+)?offres?\s+d['’]emploi(?=\W*$)"
        r"|(?:nos\s+)?codes?\s+promos?(?=\W*$)|services(?=\W*$)|documents?\s+à\s+télécharger(?=\W*$)|"
        r"fichiers?(?:\s+joints?)?(?=\W*$)",
        ("Livres blancs", "Les offres d'emploi", "Codes promo", "Documents à télécharger"),
        ("Services publics : l'enquête", "Livre blanc de la défense : 40 mesures"),
    ),
    Rule(
        "label",
        r"(?:nouveau\s*:\s*)?découvrez\s+(?:nos|notre|l['’]|les)\s*(?:offres?|abonnements?|formules?)",
        ("Nouveau : découvrez nos offres Premium !",),
        ("Découvrez nos trois conseils",),
    ),
    Rule(
        "linked label",
        r"(?:sujets?|rubriques?|catégories?|thèmes?|(?:notre|nos)\s+(?:dossier|éditorial|enquête|"
        r"reportage|analyse|interview|entretien|"
        r"article|portrait|décryptage|sélection|"
        r"guide|comparatif|"
        r"test)s?)\s*(?::|$)",
        ("Sujets : RGPD", "Notre éditorial: Timbres et serveurs", "Notre dossier"),
        ("Notre dossier compte 40 pages",),
    ),
    Rule(
        "teaser",
        r"(?:(?:à|a)\s+)?(?:lire|voir|relire|écouter)\s+(?:aussi|également)\b|(?:à|a)\s+(?:lire|"
        r"voir)\s*[:|>]",
        ("À LIRE AUSSI : Free lève 5 M€",),
    ),
    Rule(
        "label",
        r"création\s+de\s+compte(?=\W*$)",
        ("Création de compte",),
        ("Création de compte et passkey",),
    ),
)
