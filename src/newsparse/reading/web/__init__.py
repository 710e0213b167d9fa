"""HTML pages: the article and what the page says of it."""

from newsparse.reading.web.page import read_html

__all__ = ["read_html"]
