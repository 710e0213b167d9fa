"""Whether preformatted text is code: tables, verses and letters are set with ``<pre>`` too, and are text."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_CLASS = re.compile(
    r"(?:^|[\s_-])(?:code|highlight|hljs|prettyprint|prism|brush|rouge|sourcecode|syntax|language-|"
    r"lang-|shell|terminal|console)",
    re.I,
)
_LINE = re.compile(
    r"^\s*(?:\$\s|>>>|#!|//|/\*|\*/|[{}]|</?\w+[\s>]|(?:def|import|from|function|const|let|var|class|"
    r"SELECT|INSERT|sudo|apt|pip|npm|git|"
    r"docker)\s)"
    r"|[;{}]\s*$|=>|==|!=|\b\w+\([^)\s]*\)\s*[;{:]?\s*$|^\s*[\w.-]+\s*=\s*\S",
)
_MARKED = frozenset({"code", "samp", "kbd"})
MIN_SHARE = 0.3  # of the lines that have to look like code
MAX_ABOVE = 3  # elements above whose class may say it


def says_code(text: str, element: HtmlElement) -> bool:
    """True for preformatted text that is code, by its elements, its class or its lines.

    >>> import lxml.html
    >>> one = lxml.html.fromstring("<pre>x</pre>")
    >>> says_code("$ agent run --fix\\nOK", one), says_code("Modèle   Prix\\nZorbix   899 €", one)
    (True, False)
    """
    if any(child.tag in _MARKED for child in element.iterdescendants()) or element.tag in _MARKED:
        return True
    above: HtmlElement | None = element
    for _ in range(MAX_ABOVE):
        if above is None or above.tag in ("body", "article", "main"):
            break
        if _CLASS.search((above.get("class") or "")[:500]):
            return True
        above = above.getparent()
    lines = [line for line in text.split("\n")[:200] if line.strip()]
    return sum(_LINE.search(line[:300]) is not None for line in lines) >= MIN_SHARE * max(1, len(lines))
