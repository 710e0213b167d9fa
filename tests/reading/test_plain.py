"""Plain text and Markdown: what the first lines and the front matter tell."""

import datetime as dt
import time

import pytest

from newsparse.errors import InputError
from newsparse.reading import read_plain

BODY = (
    "Le fabricant a présenté jeudi sa nouvelle gamme. Les prix n'ont pas été communiqués.\n\nLa "
    "suite viendra au printemps."
)

HEADS = [
    # head, title, byline, date
    (
        "Un fabricant breton mise sur la puce ouverte\n\n",
        "Un fabricant breton mise sur la puce ouverte",
        None,
        None,
    ),
    (
        "Vie numérique\n\nUn fabricant breton mise sur la puce ouverte\n\nPar Inès Caradec\n3 mars 2026\n\n",
        "Un fabricant breton mise sur la puce ouverte",
        "Inès Caradec",
        dt.date(2026, 3, 3),
    ),
    (
        "# La puce ouverte arrive\n\nPublié le 1er avril 2025 à 9h30 - par la rédaction\n\n",
        "La puce ouverte arrive",
        "la rédaction",
        dt.date(2025, 4, 1),
    ),
    (
        "La puce ouverte arrive en Bretagne\n\nPar Inès Caradec, le 12/02/2024\n\n",
        "La puce ouverte arrive en Bretagne",
        "Inès Caradec",
        dt.date(2024, 2, 12),
    ),
    ("Rennes, le 2 mai 2025\n\n", None, None, dt.date(2025, 5, 2)),
    ("## Un chapitre\n\n", None, None, None),
    ("", None, None, None),
    ("Le 3 mars 2020, l'usine a brûlé avec tout son stock de composants rares.\n\n", None, None, None),
]


@pytest.mark.parametrize(("head", "title", "byline", "published"), HEADS)
def test_head_of_an_article(
    head: str, title: str | None, byline: str | None, published: dt.date | None
) -> None:
    source = read_plain(head + BODY)
    assert (source.byline, source.published) == (byline, published)
    if title is not None or head.startswith(("#", "Le 3")):
        assert source.title == title
    assert source.text == head + BODY
    assert len(source.masked) == len(source.text)


DAY = dt.date(2026, 3, 3)
TITLE = "Un fabricant breton mise sur la puce ouverte"

# Heads as they come from copying a page: (head, byline, date, lines that are not text).
PASTED = [
    (f"AI News\n\n{TITLE}\n\nPar Inès Caradec\n\nPublié le 3 mars 2026\n\n", "Inès Caradec", DAY),
    (f"Accueil > Tech > Puces\n\n{TITLE}\n\nPar Inès Caradec | 3 mars 2026\n\n", "Inès Caradec", DAY),
    (
        (
            f"{TITLE}\n\nPublié le 3 mars 2026 à 08h12, mis à jour le 4 mars 2026 à 10h00\n\nPar Inès "
            f"Caradec\n\n"
        ),
        "Inès Caradec",
        DAY,
    ),
    (f"{TITLE}\n\nMis à jour le 04/03/2026 - Publié le 03/03/2026\n\n", None, DAY),
    (f"{TITLE}\n\nModifié le 4 mars 2026\nPublié le 3 mars 2026\n\n", None, DAY),
    (
        f"{TITLE}\n\nTemps de lecture : 5 min\n\nPar Inès Caradec et Yann Le Goff\n\n",
        "Inès Caradec et Yann Le Goff",
        None,
    ),
    (f"{TITLE}\n\nPartager\n\nInès Caradec\n\n3 mars 2026\n\n5 min de lecture\n\n", None, DAY),
    (f"Vedettes\n\n{TITLE}\n\nPar AFP\n\nLe 3 mars 2026 à 12:30\n\n", "AFP", DAY),
    (f"{TITLE}\n\nPar Inès Caradec avec AFP\nPublié hier à 18h12\n\n", "Inès Caradec avec AFP", None),
    (f"{TITLE}\nPar Inès Caradec\n3 mars 2026\n\n", "Inès Caradec", DAY),
    (f"{TITLE}\n3 mars 2026 - par Inès Caradec\n\n", "Inès Caradec", DAY),
    (f"Publié le 03/03/2026\n\n{TITLE}\n\n", None, DAY),
    (f"mardi 3 mars 2026\n\n{TITLE}\n\n", None, DAY),
    (f"{TITLE}\n\nRennes (AFP) - 03.03.2026 08:12 - Mis à jour le 04.03.2026 09:00\n\n", None, DAY),
    (f"{TITLE}\n\nPropos recueillis par Inès Caradec\n\n", "Inès Caradec", None),
    (f"{TITLE}\n\nRédigé par Inès Caradec le mardi 3 mars 2026\n\n", "Inès Caradec", DAY),
    (f"{TITLE}\n\nÉcrit par : Inès Caradec\nDate : 2026-03-03\n\n", "Inès Caradec", DAY),
    (f"{TITLE}\n\nAuteur : Inès Caradec – 3 mars 2026\n\n", "Inès Caradec", DAY),
    (f"PUBLICITÉ\n\n{TITLE}\n\nPar L'équipe éditoriale du Mag\n\n", "L'équipe éditoriale du Mag", None),
    (f"# {TITLE}\n\n*Par Inès Caradec — 3 mars 2026*\n\n", "Inès Caradec", DAY),
    (f"# {TITLE}\n\n**Publié le :** 3 mars 2026\n**Auteur :** Inès Caradec\n\n", "Inès Caradec", DAY),
    (f"{TITLE} - Le Mag\n\nPar Inès Caradec, journaliste\n\n", "Inès Caradec", None),
    (f"{TITLE}\r\n\r\nPar Inès Caradec\r\n\r\n3\u00a0mars\u00a02026\r\n\r\n", "Inès Caradec", DAY),
]


@pytest.mark.parametrize(("head", "byline", "published"), PASTED)
def test_head_of_a_pasted_article(head: str, byline: str | None, published: dt.date | None) -> None:
    source = read_plain(head + BODY)
    assert (source.title or "").removesuffix(" - Le Mag") == TITLE
    assert (source.byline, source.published) == (byline, published)


# What looks like a head and is the article's own text.
PROSE = [
    "Par chance, l'usine n'a pas brûlé.\n\n",
    "Par ailleurs, le 3 mars 2026, l'usine a brûlé\n\n",
    "Le 3 mars 2026\nl'usine a brûlé avec tout son stock de composants.\n\n",
    "Selon le rapport publié le 3 mars 2026 par la Cour, l'usine a brûlé.\n\n",
]


@pytest.mark.parametrize("head", PROSE)
def test_prose_is_no_head(head: str) -> None:
    source = read_plain(head + BODY)
    assert (source.byline, source.published) == (None, None)


def test_yaml_front_matter_gives_title_author_and_date_and_is_no_text() -> None:
    text = (
        "---\ntitle: Essai de la puce\ndate: 2026-01-27 10:00:00 +0100\nauthors:\n  - name: Inès "
        "Caradec\n  - Yann Le Goff\n---\n"
    ) + BODY
    source = read_plain(text)
    assert (source.title, source.byline, source.published) == (
        "Essai de la puce",
        "Inès Caradec, Yann Le Goff",
        dt.date(2026, 1, 27),
    )
    assert source.masked.lstrip().startswith("Le fabricant")
    assert source.text == text


def test_toml_front_matter() -> None:
    assert read_plain('+++\ntitle = "Essai"\ndate = 2026-01-27\n+++\n' + BODY).published == dt.date(
        2026, 1, 27
    )


# Texts whose reading would take time that grows with the square of their length.
DEEP = ["? " * 30_000, "[" * 30_000, "{a: " * 15_000, "? a\n" * 15_000]


@pytest.mark.parametrize("body", DEEP, ids=["keys", "lists", "mappings", "lines of keys"])
def test_front_matter_of_any_form_is_read_in_linear_time(body: str) -> None:
    started = time.process_time()
    source = read_plain(f"---\n{body}\n---\n{BODY}")
    assert time.process_time() - started < 1
    assert source.warnings[0].startswith("front matter is not readable")


# Lines behind the first paragraph that hold a date and are the text's own.
FACTS = [
    "Sortie : 3 avril 2026",
    "Disponible le 3 avril 2026",
    "**Sortie** : 3 avril 2026",
    "Orange, 3 avril 2026",
    "3 avril 2026 : ouverture des ventes",
]


@pytest.mark.parametrize("line", FACTS)
def test_a_date_in_the_text_is_not_its_publication(line: str) -> None:
    first = (
        "Nous avons comparé les forfaits des quatre opérateurs pendant tout le mois de février, dans "
        "dix villes."
    )
    assert read_plain(f"# Les forfaits au banc d'essai\n\n{first}\n\n{line}\n\n{BODY}").published is None


@pytest.mark.parametrize(
    "matter",
    ["---\ntitle: [une liste\n---\n", ("---\n? !!python/object:os.system x\n---\n"), "+++\n= =\n+++\n"],
)
def test_broken_front_matter_is_a_warning(matter: str) -> None:
    source = read_plain(matter + BODY)
    assert len(source.warnings) == 1
    assert source.warnings[0].startswith("front matter is not readable")


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    source = read_plain("---\nUne phrase, et rien d'autre.\n---\n" + BODY)
    assert source.warnings == ()
    assert "Une phrase" in source.masked


def test_sections_follow_markdown_headings_and_cover_the_text() -> None:
    text = (
        "Chapeau de l'article, avant tout titre.\n\n## Le marché\n\n"
        + BODY
        + ("\n\n### En **France** #\n\nFin de l'article.")
    )
    sections = read_plain(text).sections
    assert [(section.heading, section.level) for section in sections] == [
        (None, 0),
        ("Le marché", 2),
        ("En France", 3),
    ]
    assert [section.start for section in sections[1:]] == [section.end for section in sections[:-1]]
    assert sections[-1].end == len(text)


def test_lines_that_stand_alone_are_headings_in_plain_text() -> None:
    text = "Un titre assez long pour compter ici\n\n" + BODY + "\n\nLes défis à venir\n\n" + BODY
    assert "Les défis à venir" in [section.heading for section in read_plain(text).sections]


def test_lone_surrogates_are_refused() -> None:
    with pytest.raises(InputError, match="surrogate at character 2"):
        read_plain("ab\ud800")


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "\r\n"])
def test_blank_texts_have_no_head(text: str) -> None:
    source = read_plain(text)
    assert (source.title or "", source.byline, source.published, source.headings) == (
        (source.title or "").strip(),
        None,
        None,
        (),
    )
