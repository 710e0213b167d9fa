"""HTML pages: the articles and what the page says of them."""

from newsparse.reading.web.page import read_articles, read_html

__all__ = ["read_articles", "read_html"]
