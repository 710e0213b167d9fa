"""Make the PDFs of several makers that the tests read: ``python tests/formats/make_pdfs.py``, with reportlab,
fpdf2 and weasyprint, and pdfkit for Node.js in ``node_modules`` of the current folder. All say the same.
"""

from __future__ import annotations

import json
import pathlib
import subprocess
from typing import Any

HERE = pathlib.Path(__file__).parents[2] / "fixtures" / "inputs"
HEAD = "La Gazette des réseaux de chaleur"
TITLE = "La régie Corvane rachète deux réseaux de chaleur"
BYLINE = "Par Solène Mauriat, le 12 mai 2026"
HEADING = "Des chaudières à remplacer"  # above the third paragraph
PARAGRAPHS = (
    "La régie Corvane a annoncé mardi le rachat de deux réseaux de chaleur pour 48 millions d'euros."
    " L'opération, préparée depuis l'automne, double la taille de cette entreprise de Chambéry, qui "
    "chauffait jusqu'ici neuf mille logements.",
    "« Nous voulions grandir sans nous endetter davantage », a expliqué sa directrice générale, Maud"
    " Terrasson, devant les élus de l'agglomération. Elle promet un prix stable pendant trois ans "
    "pour l'ensemble des abonnés.",
    "Les deux réseaux appartenaient au groupe Vesdre depuis 2011. Ils alimentent six écoles, un "
    "hôpital et une piscine. Leurs chaudières à bois, vieillissantes, seront remplacées avant "
    "l'hiver 2027 pour un coût supplémentaire de 7,5 millions d'euros.",
    "Selon Ivan Peltier, consultant indépendant, « la rentabilité dépendra surtout du prix du bois "
    "». Le directeur technique se veut rassurant : les contrats d'approvisionnement courent jusqu'en"
    " 2031, affirme-t-il.",
    "La collectivité conserve un droit de regard sur les tarifs. Une commission réunira deux fois "
    "par an les abonnés, les associations et les représentants de l'exploitant, afin d'examiner les "
    "comptes et les investissements.",
    "Reste la question des travaux. Trois rues du centre seront ouvertes dès septembre, et les "
    "commerçants demandent des compensations. Une réunion publique est prévue le 4 juin à la salle "
    "des fêtes.",
)


def reportlab() -> None:
    """Two columns of frames, the second nearly empty."""
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
    from reportlab.lib.units import mm
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    styles, (width, height) = getSampleStyleSheet(), A5
    body = ParagraphStyle("b", fontName="Times-Roman", fontSize=9.5, leading=12, alignment=4)

    def edges(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 7)
        canvas.drawString(12 * mm, height - 9 * mm, HEAD)
        canvas.drawRightString(width - 12 * mm, 8 * mm, f"Page {document.page}")

    column = (width - 31 * mm) / 2
    frames = [Frame(x, 14 * mm, column, height - 28 * mm, 0, 0, 0, 0) for x in (12 * mm, 19 * mm + column)]
    path = str(HERE / "pdf-reportlab-columns.pdf")
    document = BaseDocTemplate(path, pagesize=A5, title=TITLE, author="Solène Mauriat")
    document.addPageTemplates(PageTemplate(frames=frames, onPage=edges))
    story = [Paragraph(TITLE, styles["Heading2"]), Paragraph(BYLINE, body)]
    for number, words in enumerate(PARAGRAPHS):
        story += [Paragraph(HEADING, styles["Heading3"])] if number == 2 else []
        story.append(Paragraph(words, body))
    document.build(story)


def fpdf(name: str, *, columns: bool) -> None:
    """One column, stretched, with a heading hardly larger than the text; or two columns, ragged, on two
    pages.
    """
    from fpdf import FPDF

    class Paper(FPDF):  # type: ignore[misc]
        def header(self) -> None:
            self.set_font("Helvetica", size=8)
            self.cell(0, 6, HEAD, align="R" if columns else "C", new_x="LMARGIN", new_y="NEXT")
            self.ln(2)

        def footer(self) -> None:
            self.set_y(-12)
            self.set_font("Helvetica", size=8)
            said = f"Page {self.page_no()} sur {{nb}}" if columns else f"{self.page_no()} / {{nb}}"
            self.cell(0, 6, said, align="C")

    paper = Paper(format="A5")

    def put(words: str, style: str, size: float, high: float, **more: Any) -> None:
        paper.set_font("Times", style, size)
        paper.multi_cell(0, high, words, new_x="LMARGIN", new_y="NEXT", **more)

    paper.set_title(TITLE)
    paper.add_page()
    put(TITLE, "B", 16, 8)
    put(BYLINE, "I", 10, 6)
    if columns:
        paper.ln(3)
        paper.set_font("Times", size=13)
        with paper.text_columns(ncols=2, gutter=6, text_align="L") as text:
            for words in PARAGRAPHS:
                with text.paragraph(bottom_margin=2) as paragraph:
                    paragraph.write(words)
    else:
        for number, words in enumerate(PARAGRAPHS):
            if number == 2:
                paper.ln(2)
                put(HEADING, "B", 13, 7)
            put(words, "", 12, 6, align="J")
            paper.ln(2)
    paper.output(str(HERE / name))


def weasyprint() -> None:
    """Two columns close below a line over both, with hyphens; the number of the page stands in the gutter."""
    import weasyprint as weasy

    text = "".join(
        (f"<h2>{HEADING}</h2>" if number == 2 else "") + f"<p>{words}</p>"
        for number, words in enumerate(PARAGRAPHS)
    )
    style = f"""@page {{ size: A5; margin: 15mm 12mm; @top-left {{ content: "{HEAD}"; font-size: 8pt }}
        @bottom-center {{ content: counter(page) }} }} body {{ font: 10pt/1.3 serif }}
        .c {{ columns: 2; column-gap: 7mm; text-align: justify; hyphens: auto }}
        p {{ margin: 0 0 1mm; text-indent: 3mm }} h1 {{ font-size: 16pt }} h2 {{ font-size: 11pt }}"""
    page = f'<html lang="fr"><title>{TITLE}</title><style>{style}</style><h1>{TITLE}</h1><p>{BYLINE}</p>'
    html = f'{page}<div class="c">{text}</div>'
    weasy.HTML(string=html).write_pdf(str(HERE / "pdf-weasyprint-columns.pdf"))


PDFKIT = """
const Kit = require("pdfkit"), [path, head, title, byline, words] = JSON.parse(process.argv[1]);
const paper = new Kit({ size: "A5", margin: 40, bufferPages: true, info: { Title: title } });
paper.pipe(require("fs").createWriteStream(path));
paper.font("Helvetica-Bold").fontSize(16).text(title).font("Helvetica").fontSize(9).text(byline).moveDown();
paper.font("Times-Roman").fontSize(10);
paper.text(words.join("\\n"), { columns: 2, columnGap: 18, align: "justify", height: 400 });
for (let page = 0; page < paper.bufferedPageRange().count; page++) {
  paper.switchToPage(page);
  paper.page.margins.bottom = 0;
  paper.fontSize(7).text(head + " - page " + (page + 1), 40, 575, { lineBreak: false });
}
paper.end();
"""


def pdfkit() -> None:
    """Two columns of Node.js, the heading in the letters of the text."""
    words = [*PARAGRAPHS[:2], HEADING, *PARAGRAPHS[2:]]
    given = json.dumps([str(HERE / "pdf-pdfkit-columns.pdf"), HEAD, TITLE, BYLINE, words])
    subprocess.run(["node", "-e", PDFKIT, given], check=True)


if __name__ == "__main__":
    reportlab()
    fpdf("pdf-fpdf-justified.pdf", columns=False)
    fpdf("pdf-fpdf-columns.pdf", columns=True)
    weasyprint()
    pdfkit()
