"""What a user names on the command line and is not an article: refused with a word of what it is, never a
record.
"""

from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest

from newsparse.errors import InputError
from newsparse.reading import read_path
from newsparse.reading.foreign import kind_of_ending, kind_of_text
from newsparse.reading.web import read_articles

LETTER = "Le groupe Oméon a levé 3 millions d'euros mardi, dit sa directrice."
FILES: dict[str, tuple[bytes | str, str]] = {
    "vide.txt": ("", "empty file"),
    "blancs.txt": (" \n\n\t\n", "empty file"),
    "octets.txt": (bytes(range(256)) * 8, "binary data"),
    "zeros": (b"\0" * 90, "binary data"),
    "agenda.ics": ("BEGIN:VCALENDAR\nSUMMARY:Salon\nEND:VCALENDAR\n", "a calendar or a card"),
    "agenda.txt": ("BEGIN:VCALENDAR\nSUMMARY:Salon\nEND:VCALENDAR\n", "a calendar or a card"),
    "carte.vcf": ("BEGIN:VCARD\nFN:Zoé Roy\nEND:VCARD\n", "a calendar or a card"),
    "classeur.xlsb": (b"PK\x03\x04" + b"x" * 60, "a spreadsheet"),
    "note.docm": (b"PK\x03\x04" + b"x" * 60, "a document of a word processor"),
    "these.tex": ("\\documentclass{article}\n" + LETTER, "a document of a word processor"),
    "these.txt": ("\\documentclass{article}\n" + LETTER, "a document of a word processor"),
    "lettre.txt": ("{\\rtf1\\ansi " + LETTER + "}", "a document of a word processor"),
    "secret.asc": ("-----BEGIN PGP MESSAGE-----\nabcd\n-----END PGP MESSAGE-----\n", "a key or a signature"),
    "secret.txt": ("-----BEGIN RSA PRIVATE KEY-----\nabcd\n", "a key or a signature"),
    "film.srt": ("1\n00:00:01,000 --> 00:00:02,000\nBonjour\n", "subtitles"),
    "film.txt": ("1\n00:00:01,000 --> 00:00:02,000\nBonjour\n", "subtitles"),
    "film-web.txt": ("WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour\n", "subtitles"),
    "page.php": ("<?php echo 'Bonjour'; ?>", "a program"),
    "page.txt": ("<?php echo 'Bonjour'; ?>", "a program"),
    "correctif.txt": ("diff --git a/x b/x\n--- a/x\n+++ b/x\n", "a program"),
    "biblio.bib": ("@book{roy, title={Le code}}", "a bibliography"),
    "journal.log": ("2026-03-03 12:00:00 INFO start\n" * 4, "a log"),
    "rapport.txt": ("%PDF-1.7\n1 0 obj\n", "a PDF"),
    "fil.txt": ("<?xml version='1.0'?><rss><channel/></rss>", "XML"),
    "objet.txt": ('{"titre": "Un", "valeur": [1, 2]}', "JSON"),
    "racine.xml": ("<?xml version='1.0'?><racine><mot>Un</mot></racine>", "XML"),
    "image.svg": ("<svg xmlns='http://www.w3.org/2000/svg'><text>Salut</text></svg>", "XML"),
    "photo.avif": (b"\0\0\0\x1cftypavif", "a picture"),
    "base.sqlite": (b"SQLite format 3\0", "a database"),
    "entete.md": ("---\ntitle: Un titre\n---\n", "nothing in it"),
    "adresse.txt": ("https://exemple.fr/article/12\n", "nothing in it"),
    "traits.md": ("* * *\n\n---\n", "nothing in it"),
    "absente.html": (
        "<title>404 Not Found</title><h1>404 Not Found</h1><p>La page demandée n'existe pas ici.</p>",
        "an error page",
    ),
    "attente.html": (
        "<title>Just a moment...</title><p>Vérification de votre navigateur, veuillez patienter.</p>",
        "an error page",
    ),
    "introuvable.html": (
        "<title>Page introuvable</title><h1>Page introuvable</h1><p>Revenez à l'accueil, ou cherchez.</p>",
        "an error page",
    ),
    "robots.html": (
        "<title>exemple.fr</title><p>Please enable JS and disable any ad blocker</p>",
        "an error page",
    ),
    "connexion.html": (
        "<title>Connexion | Le Quai</title><h1>Connexion</h1><p>Connectez-vous pour lire la suite.</p>",
        "an error page",
    ),
    "temoins.html": (
        "<div id=cookies><p>Nous utilisons des cookies pour améliorer votre expérience du site.</p></div>",
        "no text",
    ),
    "bloquee.html": (
        "<p>Publié le 3 mars 2026 à 12 h 30</p><p>Ce contenu est bloqué car vous n'avez pas accepté les "
        "cookies et autres traceurs. Ce contenu est fourni par un tiers.</p>",
        "no text",
    ),
    "une.html": (
        "<h1>Le Quai</h1>"
        + "".join(
            f"<div class=card><h2><a href=/{n}>Titre numéro {n}</a></h2><p>Un chapeau qui dit de quoi il "
            f"retourne, numéro {n}.</p></div>"
            for n in range(5)
        ),
        "a list of articles",
    ),
    "chiffres.txt": ("1 2 3 4\n5 6 7 8\n", "nothing in it"),
    "module.txt": (
        "import os\nfrom sys import argv\n\ndef main():\n    print(os.getcwd())\n    return 0\n\nmain()\n",
        "a program or its settings",
    ),
    "Makefile": ("all: page\n\n.PHONY: all\npage:\n\techo $(NAME) > out\n", "a program or its settings"),
    "reglages.txt": (
        "# valeurs\nHOME=/root\nPORT = 8080\nDEBUG=false\nNAME=newsparse\n",
        "a program or its settings",
    ),
    "script.txt": (
        "const a = 1;\nfunction go(b) {\n  return a + b;\n}\n\n// fin\nconsole.log(go(2));\n",
        "a program or its settings",
    ),
    "lignes.txt": (f'titre,texte,date\n"Oméon","{LETTER}",2026-03-03\n', "a table of rows"),
    "colonnes.md": (f"id\ttitre\ttexte\n1\tOméon\t{LETTER}\n", "a table of rows"),
    "muette.html": ("<html><body><script>var a = 1;</script></body></html>", "no text"),
}


@pytest.fixture
def files(tmp_path: pathlib.Path) -> pathlib.Path:
    for name, (content, _) in FILES.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (tmp_path / "dossier.html").mkdir()
    (tmp_path / "lien.txt").symlink_to("nulle-part")
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_with_a_word_of_what_it_is(files: pathlib.Path, name: str) -> None:
    with pytest.raises(InputError, match=FILES[name][1]):
        list(read_path(files / name))


@pytest.mark.parametrize(
    ("name", "said"), [("dossier.html", "a folder"), ("lien.txt", "dangling"), ("rien", "no such")]
)
def test_folders_and_links_to_nothing_are_no_articles(files: pathlib.Path, name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        list(read_path(files / name))


def test_none_of_them_ends_with_status_0_or_a_record(files: pathlib.Path) -> None:
    named = [*FILES, "lien.txt"]
    command = [sys.executable, "-m", "newsparse", "extract", *named, "--workers", "1"]
    run = subprocess.run(command, cwd=files, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 1
    assert run.stdout == ""
    assert [name for name in named if f"{name}: " not in run.stderr and f"{name}#" not in run.stderr] == []


@pytest.mark.parametrize(
    "name", ["article", "article.txt", "article.md", "article.bak", "article.fr", "article.article"]
)
def test_an_article_is_read_whatever_its_odd_ending(tmp_path: pathlib.Path, name: str) -> None:
    (tmp_path / name).write_text(LETTER, encoding="utf-8")
    (source,) = read_path(tmp_path / name)
    assert source.text == LETTER


@pytest.mark.parametrize(
    "text",
    [
        "Page introuvable : le site de la mairie est en panne depuis mardi.",
        "1\nUn chapitre court.",
        "Subject: ce mot anglais revient souvent dans les courriels.",
        "BEGIN, le nouveau disque de Zoé Roy, sort vendredi.",
        "-----\nUn trait, puis un texte.",
        "Texte, image, date : le format change.\nLes sites ont jusqu'en mai.",
        "Let it be;\nles Beatles reviennent en salle;\n",
        "Prix = 12 €\nLe forfait de Vélia augmente mardi, dit l'opérateur.",
        "L'essentiel :\n- Oméon lève 3 M€ ;\n- l'usine ouvre à Brest ;\n- quarante postes sont créés.",
        "- Oméon lève 3 M€;\n- l'usine ouvre à Brest;\n- quarante postes sont créés ;",
        "Prix: 899\nPoids: 180 g\nSortie: mars",
        "LE PRIX :\n12 euros ;\nLE POIDS :\n3 kilos ;\nL'avis de Zoé Roy : un bon achat.",
        "Entretien\nZoé Roy :\nOui.\nAna Lopez :\nPourquoi ?\nZoé Roy :\nParce que c'est l'heure.",
    ],
)
def test_a_text_that_only_looks_like_one_of_them_is_read(text: str) -> None:
    assert kind_of_text(text) is None


def test_a_long_article_about_error_pages_is_one(tmp_path: pathlib.Path) -> None:
    body = "".join(
        f"<p>Paragraphe {n} : le serveur répond toujours la même chose aux visiteurs.</p>" for n in range(20)
    )
    (tmp_path / "a.html").write_text(f"<title>Erreur 404</title><article><h1>Erreur 404</h1>{body}</article>")
    (source,) = read_path(tmp_path / "a.html")
    assert "Paragraphe 19" in source.text


def test_endings_are_told_in_any_case() -> None:
    assert kind_of_ending(".ICS") == kind_of_ending(".ics") == "a calendar or a card"


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><title>Un pont</title><article><h1>Un pont</h1><p>{}</p></article>",
        "<meta charset=utf-8><title>Un pont</title><main><h1>Un pont</h1><section><p>{}</p></section></main>",
        "<title>Un pont</title><header><h1>Un pont</h1></header><p>{}</p><p>Le pont rouvrira en avril.</p>",
    ],
)
def test_a_page_without_a_body_tag_is_read(tmp_path: pathlib.Path, page: str) -> None:
    text = "Le département rouvrira le pont de Sarlac au mois d'avril, après six mois de travaux."
    (tmp_path / "a.html").write_text(page.format(text), encoding="utf-8")
    (source,) = read_path(tmp_path / "a.html")
    assert (source.title, source.text.split("\n\n")[:2]) == ("Un pont", ["Un pont", text])


def test_a_page_that_keeps_its_text_back_says_so() -> None:
    (source,) = read_articles(
        "<title>Le groupe Oméon ouvre une usine à Brest</title>"
        "<h1>Le groupe Oméon ouvre une usine à Brest</h1>"
        "<p>Publié le 3 mars 2026</p><p>Ce contenu est bloqué car vous n'avez pas accepté les cookies.</p>"
    )
    assert source.text.startswith("Le groupe Oméon ouvre une usine à Brest")
    assert "bloqué" not in source.text
    assert source.warnings == ("this page holds the headline of its article alone, not its text",)
