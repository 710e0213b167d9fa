"""Notices of pages, calls to subscribe, consent to cookies: what each rule takes, and what it leaves."""

from __future__ import annotations

from newsparse.reading.web.label_rules import Rule

_MEDIUM = (
    r"(?:newsletters?|infolettres?|lettres?\s+(?:d['’]information|hebdomadaires?|quotidiennes?|"
    r"gratuites?)|google\s+(?:news|actualités|"
    r"discover)"
    r"|whatsapp|telegram|instagram|facebook|linkedin|twitter|bluesky|mastodon|tiktok|youtube|discord|"
    r"flux\s+rss|application|podcasts?|"
    r"fil\s+d['’]actualité)"
)

NOTICES = (
    Rule(
        "notice",
        r"(?:cet\s+|l['’])?article\s+(?:est\s+)?réservé\s+(?:aux|à\s+nos)\s+abonnés|"
        r"réservé\s+aux\s+abonnés|"
        r"contenu\s+réservé"
        r"|(?:cet\s+)?article\s+(?:vous\s+est\s+)?offert\b|offrir\s+(?:cet|l['’])\s?article|"
        r"vous\s+lisez\s+un\s+article\s+de\b",
        ("Article réservé aux abonnés", "Offrir cet article", "Cet article vous est offert par Le Quai."),
        ("Un article réservé aux cadres",),
    ),
    Rule(
        "notice",
        r"il\s+vous\s+reste\s+[\d.,]+\s?%\s+(?:de\s+(?:cet|l['’])|à\s+(?:lire|découvrir))|"
        r"la\s+suite\s+est\s+réservée|"
        r"déjà\s+abonnée?|vous\s+avez\s+déjà\s+un\s+compte"
        r"|pour\s+lire\s+(?:la\s+suite|l['’]intégralité),?\s+(?:abonnez|inscrivez|connectez)",
        ("Il vous reste 61.2% de cet article à lire.",),
        ("Il vous reste un mois pour déclarer.",),
    ),
    Rule(
        "notice",
        r"(?:temps|durée)\s+de\s+lecture|lecture\s*:\s*\d|\d+\s*min(?:utes?)?\s+de\s+lecture|"
        r"\d+\s+min\s+read|(?:chargement|loading|"
        r"imprimer)\W*$",
        ("Temps de lecture : 3 min", "5 min read"),
        ("Chargement rapide : 45 minutes",),
    ),
    Rule(
        "notice",
        r"haut\s+de\s+page|retour\s+(?:en\s+haut|à\s+l)|écouter\s+(?:cet\s+)?l?['’]?article|"
        r"\d+\s+commentaires?$|"
        r"la\s+voix\s+de\s+synthèse,?\s+basée"
        r"|adresse\s+de\s+cet\s+article\s*:|built\s+with\b|propulsé\s+par\b",
        ("Écouter l'article", "Adresse de cet article : http://x.fr/a.html"),
        ("La voix de synthèse coûte cher.",),
    ),
    Rule(
        "notice",
        r"lecture\s+(?:restreinte|du\s+\w+\s+en\s+cours)|votre\s+abonnement\s+n['’]autorise|"
        r"ce\s+message\s+s['’]affichera"
        r"|vous\s+ne\s+pouvez\s+lire\b.{0,40}\bappareil|parce\s+qu['’]une\s+autre\s+personne\s+\(ou\s+vous\)"
        r"|que\s+se\s+passera-t-il\s+si\s+vous\s+continuez|comment\s+ne\s+plus\s+voir\s+ce\s+message"
        r"|vous\s+ignorez\s+qui\s+(?:d['’]autre\s+utilise|est\s+l['’]autre)"
        r"|nous\s+vous\s+conseillons\s+de\s+modifier\s+votre\s+mot\s+de\s+passe|"
        r"y\s+a-t-il\s+d['’]autres\s+limites\s*\?"
        r"|(?:non\.\s+)?vous\s+pouvez\s+vous\s+connecter\s+avec\s+votre\s+compte|"
        r"pour\s+plus\s+d['’]informations,\s+merci\s+de\s+contacter",
        (
            "Lecture restreinte",
            "Ce message s’affichera sur l’autre appareil.",
            ("Vous ignorez qui d’autre utilise ce compte ?"),
        ),
        ("La lecture restreinte de la loi gêne les juges.", "Vous ignorez qui vous écrit ? Méfiez-vous."),
    ),
    Rule(
        "notice",
        r"la\s+(?:fin|suite)\s+de\s+cet\s+article\s+est\s+r.serv.e|vous\s+avez\s+lu\s+gratuitement\s+\d|"
        r"cet\s+article\s+peut\s+contenir\s+des\s+(?:images|liens)"
        r"|pour\s+nous\s+contacter,|acc.dez\s+en\s+illimit|profitez\s+d['’]un\s+média|"
        r"intégrez\s+la\s+communauté",
        (
            "La fin de cet article est réservée aux abonnés.",
            "Vous avez lu gratuitement 5 articles.",
            "Accédez en illimité aux articles",
        ),
        ("La fin de cet article de loi est réservée au Sénat.",),
    ),
    Rule(
        "notice",
        r"(?:journaliste|rédact(?:eur|rice)|chroniqueu(?:r|se))\s+(?:\S+\s+){0,2}(?:spécialisée?|"
        r"spécialiste|passionnée?|"
        r"en\s+direct)\b[^.]*$",
        ("Journaliste Matos spécialisé en nouvelles technologies",),
        ("Journaliste spécialisée, elle a quitté le site en mai.",),
    ),
    Rule(
        "notice",
        r"lien\s+copié\W*$|résumer\s+cet\s+article|résumé\s+généré\s+par\s+(?:l['’])?ia\b|"
        r"posez\s+votre\s+question\s+à\s+la\s+rédaction|disclaimer\W*$"
        r"|ce\s+contenu\s+a\s+été\s+conçu\s+avec\s+notre\s+partenaire|"
        r"les\s+propos\s+et\s+opinions\s+exprimés\s+dans\s+cet\s+article",
        ("Lien copié", "Résumé généré par IA", "Posez votre question à la rédaction :"),
        ("Lien copié depuis le site de la mairie",),
    ),
    Rule(
        "notice",
        r"(?:tous\s+droits\s+réservés|copyright)\b|©[^\n]{0,100}\b(?:droits\s+réservés|all\s+rights|"
        r"reproduction)\b",
        ("© 2026 Le Fil. Tous droits réservés.",),
        ("© Ana Lopez",),
    ),
    Rule(
        "promo",
        rf"\b(?:suivez|rejoignez|retrouvez|abonnez|inscrivez)(?:-(?:nous|vous|"
        rf"moi))?\b[^.!?\n]{{0,80}}\b{_MEDIUM}\b",
        (
            "Pour ne rien manquer, suivez-nous sur Google Actualités et sur WhatsApp.",
            ("Inscrivez-vous à notre lettre hebdomadaire !"),
        ),
        (
            "Les internautes retrouvent l'application dès lundi.",
            ("« Suivez le conseil de la Cnil », écrit-elle."),
        ),
    ),
    Rule(
        "promo",
        r"\b(?:liens?\s+(?:d['’]\s?affiliation|affiliés?|sponsorisés?|commerciaux)|(?:toucher|percevoir|"
        r"recevoir|reverse\w*)\s+une\s+commission)\b",
        (
            "Cet article contient des liens d'affiliation : le site peut toucher une commission.",
            "Cette page peut contenir des liens affiliés.",
        ),
        ("La commission européenne affiliée tranche.",),
    ),
    Rule(
        "promo",
        r"\b(?:soutenez-(?:nous|moi)|ne\s+vit\s+que\s+(?:grâce\s+à|de)\s+ses\s+(?:lecteurs|abonnés)|"
        r"soutenue?\s+par\s+ses\s+lecteurs"
        r"|rejoignez\s+(?:nos\s+|les\s+)?[\d\s]+\s*(?:lecteurs|abonnés|inscrits|membres)|"
        r"abonnez-vous\s+(?:pour|à\s+partir\s+de|"
        r"dès)\s+\d"
        r"|votre\s+e-?mail\s+est\s+collecté|vous\s+pouvez\s+vous\s+(?:désabonner|désinscrire))",
        (
            "Basse tension ne vit que de ses lecteurs.",
            "Rejoignez 8 000 lecteurs.",
            "Abonnez-vous pour 29 francs par mois",
        ),
        ("Le site compte 8 000 lecteurs.",),
    ),
    Rule(
        "notice",
        r"(?:(?:article|contenu)\s+premium\W+)?réservé\s+aux\s+abonnés(?=\W*$)"
        r"|vous\s+avez\s+envie\s+de\s+lire\s+la\s+suite|débloquez\s+(?:tous\s+les|cet)\s+articles?\b",
        ("Article premium, Réservé aux abonnés", "Vous avez envie de lire la suite ?"),
        ("Débloquez tous les niveaux du jeu",),
    ),
    Rule(
        "notice",
        r"vous\s+gardez\s+la\s+possibilité\s+de\s+retirer\s+votre\s+consentement",
        ("Vous gardez la possibilité de retirer votre consentement à tout moment.",),
        ("Vous gardez la possibilité de refuser le contrat.",),
    ),
    Rule(
        "promo",
        r"(?:\b(?:écrivez|contactez)-(?:nous|moi)\b|\b(?:me|nous)\s+(?:joindre|contacter|écrire)\b)"
        r"[^.!?\n]{0,60}\s\S{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20})+\W*$",
        (
            "Vous voulez réagir ? Écrivez-nous à courrier@exemple.fr",
            "Vous pouvez me joindre directement à zoe@exemple.fr",
        ),
        (
            "Le pirate écrivait depuis zoe@exemple.fr",
            "« Contactez-nous à zoe@exemple.fr », dit le faux message.",
        ),
    ),
    Rule(
        "promo",
        rf"\benvie\s+(?:de\s+(?:retrouver|rejoindre|suivre)\b|d['’]être\s+(?:le\s+premier|la\s+première|"
        rf"informée?)\b)[^?!.\n]{{0,80}}\?"
        r"|\b(?:actualités?|actus?|infos?|articles?|l['’]essentiel)\b[^.!?\n]{0,120}\bdans\s+votre\s+boîte\s+"
        r"(?:(?:e-?)?mail|de\s+réception|aux\s+lettres)\b"
        rf"|{_MEDIUM}\s+vous\s+permet\s+de\s+choisir\s+vos\s+médias"
        rf"|\brejoignez-nous\b[^.!?\n]{{0,80}}\bpour\s+l['’]émission\b",
        (
            "Envie de retrouver nos articles sur Google News ? Suivez-nous en un clic.",
            "Envie d'être le premier au courant ?",
            "L'actualité de l'économie, directement dans votre boîte mail, avant tous les autres",
            "Google News vous permet de choisir vos médias.",
            "Rejoignez-nous chaque jeudi pour l'émission Basse tension !",
        ),
        (
            "Il avait envie de retrouver son atelier.",
            "Un faux message de la banque arrive dans votre boîte mail.",
            "« L'actualité arrive dans votre boîte mail », promet le site.",
        ),
    ),
    Rule(
        "notice",
        r"(?:champs?\s+(?:non\s+rempli|obligatoire|requis)s?|(?:votre\s+)?(?:adresse\s+)?e-?mail|"
        r"envoyer|s['’]inscrire|je\s+m['’](?:inscris|abonne)|valider)\W*$",
        ("Champ non rempli", "Adresse e-mail", "ENVOYER", "Je m'inscris !"),
        ("Envoyer un colis coûte 9 €", "Adresse e-mail ou téléphone : que donner ?"),
    ),
    Rule(
        "consent",
        r"ce\s+contenu\s+est\s+bloqué\s+car\s+vous|pour\s+pouvoir\s+le\s+visualiser,\s+vous\s+devez\s+accepter"
        r"|en\s+cliquant\s+sur\s+(?:[«\"“]\s?)?(?:j['’]|tout\s+)accepte\w*\b"
        r"|(?:ce\s+site|(?:le|notre)\s+site|nous|nous\s+et\s+nos\s+partenaires)\s+"
        r"(?:utilis\w+|dépos\w+|stock\w+)\s+(?:et\s+\w+\s+)?des\s+"
        r"(?:cookies|traceurs|informations\s+sur\s+votre)",
        (
            "Ce contenu est bloqué car vous n'avez pas accepté les cookies. Pour le voir, acceptez leur "
            "usage par nos partenaires, qui mesurent l'audience et partagent des contenus entre eux.",
            "En cliquant sur « J’accepte tout », vous consentez aux finalités susmentionnées.",
            "Nous utilisons des cookies pour améliorer votre expérience.",
        ),
        (
            "En cliquant sur « Jouer », vous lancez la partie.",
            "Nous utilisons des capteurs pour mesurer la houle.",
            "« Nous utilisons des cookies », admet le site.",
        ),
    ),
    Rule(
        "promo",
        r"\bau\s+meilleur\s+prix\s+prix\s+de\s+base\s*:",
        ("Zentro 12 au meilleur prix Prix de base : 549 €",),
        ("Vendu au meilleur prix : 549 €",),
    ),
    Rule(
        "promo",
        rf"cet\s+article\s+est\s+(?:paru|extrait)\s+(?:dans|de)\s+notre\s+{_MEDIUM}",
        ("Cet article est paru dans notre newsletter « La lettre éco ».",),
        ("Cet article est paru dans Nature.",),
    ),
)
