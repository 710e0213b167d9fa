"""The HTML view of records: one article for a notebook, a folder of them as one self-contained page."""

from newsparse.report.article_page import article_html, notebook_html
from newsparse.report.document import write_report

__all__ = ["article_html", "notebook_html", "write_report"]
