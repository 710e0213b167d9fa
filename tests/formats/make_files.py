"""How the files of fixtures/inputs were made, each by the usual tool of its format: python
tests/formats/make_files.py

Needs pandas, pyarrow, zstandard, warcio, python-docx, feedgen, and Chromium for the PDFs. All texts were
written for this project.
"""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
import mailbox
import pathlib
import subprocess
import tempfile
from email.message import EmailMessage
from email.utils import format_datetime

HERE = pathlib.Path(__file__).parents[2] / "fixtures" / "inputs"
PARIS = dt.timezone(dt.timedelta(hours=1))

ARTICLES = [
    {
        "identifiant": "depeche-1",
        "titre": "Oliva Batteries lève 14 millions d'euros",
        "texte": "La jeune pousse nantaise Oliva Batteries a levé mardi 14 millions d'euros auprès de "
        "Rivage Capital.\n\n"
        "« Nous ouvrirons l'usine en mars », a déclaré sa directrice générale, Inès Carrel.",
        "date_parution": "2026-03-12",
        "signature": "Paul Estève",
        "lien": "https://presse.example/oliva",
        "rubrique": "Énergie; start-up",
    },
    {
        "identifiant": "depeche-2",
        "titre": "Le forfait Vélia passe à 12 €",
        "texte": (
            "L'opérateur Vélia relève son forfait de 2 €, à 12 € par mois.\nSelon Hugo Lanteri, \"le "
            'réseau a un coût".'
        ),
        "date_parution": "2026-02-03",
        "signature": "",
        "lien": "",
        "rubrique": "Télécoms",
    },
    {
        "identifiant": "depeche-3",
        "titre": "Vide",
        "texte": "",
        "date_parution": "2026-02-04",
        "signature": "",
        "lien": "https://presse.example/vide",
        "rubrique": "Télécoms",
    },
]
PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Nacelle ouvre un centre à Brest -
Le Relais</title></head><body>
<nav><a href="/">Accueil</a></nav><article><h1>Nacelle ouvre un centre à Brest</h1><p class="byline">Par Odile
Marchais</p>
<p>Publié le 5 mars 2026</p>
<p>Le groupe Nacelle a ouvert lundi un centre de données à Brest, pour 40 millions d'euros. Il emploiera
soixante personnes dès cet été, selon la direction du groupe, qui cherchait un terrain depuis deux ans.</p>
<p>« La région nous a beaucoup aidés », a expliqué Karim Belhadj, directeur du site, devant les élus réunis
pour l'occasion.</p>
</article><footer>Mentions légales</footer></body></html>"""
ENGLISH = """<!doctype html><html lang="en"><body><article><h1>Nacelle opens a data centre in Brest</h1>
<p>The group said on Monday that it has opened a new data centre in the west of France, which will employ
sixty people this summer.</p>
<p>The director of the site told the press that the region had been of great help, and that more was to come
over the next few years.</p>
</article></body></html>"""


def datasets() -> None:
    """CSV as French Excel and as pandas write it, TSV, Parquet, JSON Lines."""
    import pandas
    import zstandard

    frame = pandas.DataFrame(ARTICLES)
    frame.to_csv(HERE / "archive-excel.csv", sep=";", index=False, encoding="cp1252", lineterminator="\r\n")
    frame.to_csv(HERE / "archive.csv.gz", index=False, compression={"method": "gzip", "mtime": 1})
    frame.to_csv(HERE / "archive.tsv", sep="\t", index=False, encoding="utf-16")
    typed = frame.assign(date_parution=pandas.to_datetime(frame.date_parution), mots=[31, 22, None])
    typed.to_parquet(HERE / "crawl.parquet", index=False)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ARTICLES[:2])
    (HERE / "archive.jsonl.zst").write_bytes(zstandard.compress(lines.encode()))


def feeds() -> None:
    """RSS with whole articles and Atom with summaries."""
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id("https://relais.example/")
    feed.title("Le Relais")
    feed.link(href="https://relais.example/", rel="alternate")
    feed.description("L'actualité des réseaux")
    feed.lastBuildDate(dt.datetime(2026, 3, 13, tzinfo=PARIS))
    feed.updated(dt.datetime(2026, 3, 13, tzinfo=PARIS))
    for row in reversed(ARTICLES):
        entry = feed.add_entry()
        entry.id(f"https://relais.example/{row['identifiant']}")
        entry.link(href=f"https://relais.example/{row['identifiant']}")
        entry.title(row["titre"])
        entry.author(name=row["signature"] or "Rédaction", email="redaction@relais.example")
        entry.published(dt.datetime.fromisoformat(row["date_parution"]).replace(tzinfo=PARIS))
        entry.updated(dt.datetime.fromisoformat(row["date_parution"]).replace(tzinfo=PARIS))
        if row["texte"]:
            body = "".join(f"<p>{part}</p>" for part in row["texte"].split("\n") if part)
            entry.content(body, type="CDATA")
            entry.summary(row["texte"].split("\n")[0])
    feed.rss_file(str(HERE / "relais.rss"), pretty=True)
    feed.atom_file(str(HERE / "relais.atom"), pretty=True)


def message(kind: str) -> EmailMessage:
    """A mail with a plain part, with a page and a picture, or forwarded with an attachment."""
    mail = EmailMessage()
    mail["From"] = "Service de presse Ormel <presse@ormel.example>"
    mail["To"] = "redaction@relais.example"
    mail["Date"] = format_datetime(dt.datetime(2026, 3, 9, 8, 30, tzinfo=PARIS))
    mail["Message-ID"] = f"<{kind}@ormel.example>"
    mail["Subject"] = "TR: Ormel rachète Sillage pour 90 millions d'euros"
    text = (
        "Ormel a annoncé lundi le rachat de Sillage pour 90 millions d'euros.\n\n"
        "« C'est une étape », a déclaré sa présidente, Lise Amblard.\n\n"
        "From now on n'est pas un en-tête.\n-- \nOrmel, 12 quai des Brumes, Lorient\n"
    )
    mail.set_content(text)
    if kind == "page":
        rows = (
            "<tr><th>Année</th><th>Ventes</th></tr><tr><td>2024</td><td>12 "
            "M€</td></tr><tr><td>2025</td><td>18 "
            "M€</td></tr>"
        )
        body = "".join(f"<p>{part}</p>" for part in text.split("\n\n")[:2])
        mail.set_content("Ce message se lit en HTML.\n")
        mail.add_alternative(
            f"<html><body><h1>Ormel rachète Sillage</h1>{body}<table>{rows}</table></body></html>",
            subtype="html",
        )
    if kind == "attachment":
        mail.add_attachment(
            b"%PDF-1.7 rien", maintype="application", subtype="pdf", filename="communiqué.pdf"
        )
    return mail


def mails() -> None:
    """Three mails, and a mailbox of them."""
    for kind in ("plain", "page", "attachment"):
        (HERE / f"mail-{kind}.eml").write_bytes(bytes(message(kind)).replace(b"===============", b"=-"))
    with tempfile.TemporaryDirectory() as folder:
        box = mailbox.mbox(f"{folder}/box")
        for kind in ("plain", "page", "attachment"):
            box.add(message(kind))
        box.flush()
        (HERE / "presse.mbox").write_bytes(pathlib.Path(folder, "box").read_bytes())


def archives() -> None:
    """A crawl of a French page, an English one, a picture and a page that is missing."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    answers = [
        ("https://relais.example/brest", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("https://relais.example/brest-en", "200 OK", "text/html", ENGLISH.encode()),
        ("https://relais.example/logo.png", "200 OK", "image/png", base64.b64decode("iVBORw0KGgo=")),
        ("https://relais.example/perdu", "404 Not Found", "text/html", b"<p>Rien ici</p>"),
    ]
    for name, gzip in (("crawl.warc", False), ("crawl.warc.gz", True)):
        with (HERE / name).open("wb") as file:
            writer = WARCWriter(file, gzip=gzip)
            for address, status, kind, body in answers:
                headers = StatusAndHeaders(
                    status, [("Content-Type", kind), ("Content-Length", str(len(body)))], protocol="HTTP/1.1"
                )
                writer.write_record(
                    writer.create_warc_record(
                        address, "response", payload=io.BytesIO(body), http_headers=headers
                    )
                )


def documents() -> None:
    """A Word document with a title, a list, a table and a picture."""
    from docx import Document

    document = Document()
    document.add_heading("Ormel rachète Sillage", level=0)
    document.add_paragraph("Par Odile Marchais")
    document.add_paragraph(
        "Ormel a annoncé lundi 9 mars 2026 le rachat de Sillage pour 90 millions d'euros, dettes comprises."
    )
    document.add_heading("Trois sites", level=1)
    document.add_paragraph(
        "« C'est une étape pour tout le groupe », a déclaré sa présidente, Lise Amblard, devant les salariés."
    )
    for name in ("Lorient, 40 personnes", "Vannes, 25 personnes"):
        document.add_paragraph(name, style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Année", "Ventes"
    for year, sales in (("2024", "12 M€"), ("2025", "18 M€")):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = year, sales
    pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg=="
    document.add_picture(io.BytesIO(base64.b64decode(pixel)))
    document.save(str(HERE / "ormel.docx"))


COLUMNS = """<!doctype html><html lang="fr"><meta charset="utf-8"><style>
@page
{ size: A5; margin: 16mm 12mm; @top-center { content: "Le Relais des réseaux, numéro 12"; font-size: 8pt }
  @bottom-right { content: "Page " counter(page) " sur " counter(pages); font-size: 8pt } }
body { font: 10pt/1.35 serif } h1 { font-size: 19pt } .columns
{ columns: 2; column-gap: 9mm; text-align: justify; hyphens: auto } p { margin: 0 0 2mm; text-indent: 4mm } h2
{ font-size: 13pt; break-after: avoid } table { border-spacing: 14pt 2pt }
</style><h1>Les câbles sous-marins de la Manche changent de mains</h1><p>Par Odile Marchais, le 5 mars
2026</p><div class="columns">
<p>Le groupe Nacelle a racheté jeudi trois câbles sous-marins de la Manche pour 210 millions d'euros, un
investissement considérable pour cette entreprise bretonne qui n'exploitait jusqu'ici que des réseaux
terrestres.</p>
<p>« Nous préparions cette acquisition depuis longtemps », a expliqué son président, Karim Belhadj, pendant
une conférence de presse organisée à Saint-Malo. Celui-ci promet une modernisation rapide des installations
vieillissantes.</p>
<p>L'Autorité de la concurrence devra se prononcer avant l'été. Plusieurs opérateurs internationaux ont déjà
fait connaître leurs réserves, notamment sur les conditions commerciales qui leur seraient faites.</p>
<h2>Des travaux considérables</h2>
<p>Le remplacement des répéteurs commencera en septembre 2026. Il durera dix-huit mois environ, pour un coût
supplémentaire de 35 millions d'euros que le groupe financera par l'emprunt, avec le soutien d'établissements
bancaires européens.</p>
<p>Selon Hugo Lanteri, analyste indépendant, « la rentabilité dépendra principalement du trafic des centres de
données ». Le directeur technique se veut rassurant : les capacités disponibles seraient multipliées par
quatre, affirme-t-il.</p>
<p>Les collectivités territoriales concernées attendent également des retombées économiques importantes,
particulièrement autour des stations d'atterrissement, où plusieurs constructions sont programmées.</p></div>
<h2>Le trafic des trois câbles</h2><table><tr><th>Câble</th><th>Longueur</th><th>Prix</th></tr>
<tr><td>Alizé</td><td>120 km</td><td>80 M€</td></tr><tr><td>Brisant</td><td>95 km</td><td>70 M€</td></tr>
<tr><td>Courlis</td><td>88 km</td><td>60 M€</td></tr></table>
<p>Les trois câbles relient la Bretagne et la Normandie aux côtes anglaises. Le dernier fut posé en
2009.</p></html>"""


def prints() -> None:
    """What Chromium prints: a magazine in two columns, a page with the browser's own header and footer, and a
    scan of it.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, html, options in (
            ("columns", COLUMNS, ["--no-pdf-header-footer"]),
            ("page", PAGE, []),
        ):
            source = pathlib.Path(folder, f"{name}.html")
            source.write_text(html, encoding="utf-8")
            target = HERE / f"print-{name}.pdf"
            command = [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                *options,
                f"--print-to-pdf={target}",
                source.as_uri(),
            ]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        picture = pathlib.Path(folder, "scan.png")
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=300,200",
            f"--screenshot={picture}",
        ]
        subprocess.run(
            [*command, pathlib.Path(folder, "page.html").as_uri()],
            check=True,
            capture_output=True,
            timeout=120,
        )
        scan = pathlib.Path(folder, "scan.html")
        scan.write_text('<img src="scan.png">', encoding="utf-8")
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--print-to-pdf={HERE / 'scan.pdf'}",
        ]
        subprocess.run([*command, scan.as_uri()], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    for make in (datasets, feeds, mails, archives, documents, prints):
        make()
