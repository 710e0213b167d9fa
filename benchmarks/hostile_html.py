"""Reading hostile HTML: time must grow in proportion to length, whatever the nesting and the floods of
attributes.

python -m benchmarks.hostile_html
"""

from __future__ import annotations

import contextlib
import time

from newsparse.errors import InputError
from newsparse.reading.web import read_html

# What is repeated: unclosed and closed nesting, floods of attributes, labels, quotes, tables, dates, scripts.
PIECES = (
    "<div>",
    "<div><p>Un texte assez long pour compter, qui finit bien.</p>",
    "<span>a ",
    "<span>a</span>",
    "<b><i><u>",
    "<a href='#x'>1</a>",
    "<a href=x><div>Un titre</div></a>",
    "<p>Un texte assez long pour compter, qui finit bien.</p>",
    "<p>À lire aussi</p>",
    "<p><a href=x>À lire aussi</a></p>",
    "<p>Par Ana Lopez</p>",
    "<p>Publié le 3 mars 2026</p>",
    "<blockquote>Un texte assez long pour compter, qui finit bien.</blockquote>",
    "<article><h2><a href=x>Un titre</a></h2><p>Un texte assez long pour compter.</p></article>",
    "<article class=a><p>Un texte assez long pour compter, qui finit bien.</p></article>",
    "<h1>Un titre</h1>",
    "<table><tr><td rowspan=0 colspan=9>a",
    "<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>",
    "<tr><td>a</td><td rowspan=1000>b</td></tr>",
    "<ul><li>",
    "<q>",
    "<br>",
    "<br> x ",
    "<time datetime=2026-13-45>x</time>",
    "<i class='author byline comments'>Ana Lopez</i>",
    "&amp;nbsp;",
    "&nbsp;",
    "&",
    "<!--",
    '<script type=\'application/ld+json\'>{"@type":"NewsArticle"}</script>',
    "<meta name=author content='Ana'>",
    "\u00ad",
    "(",
    "a\u00a0",
)
LONG = (
    (
        "one class",
        lambda size: (
            f"<p class='{'share-' * (size // 6)}'>Un texte assez long pour compter, qui finit bien.</p>"
        ),
    ),
    (
        "many attributes",
        lambda size: (
            f"<p {' '.join(f'a{n}=b' for n in range(size // 9))}>Un texte assez long pour "
            f"compter, qui finit.</p>"
        ),
    ),
    ("one line", lambda size: f"<p>{'Par Ana, ' * (size // 9)}</p>"),
    (
        "one title",
        lambda size: (
            f"<title>{'a - ' * (size // 4)}</title><p>Un texte assez long pour compter, qui finit bien.</p>"
        ),
    ),
    (
        "one caption",
        lambda size: (
            f"<p>Un texte assez long pour compter.</p><figcaption>{'(a/b) © ' * (size // 8)}</figcaption>"
        ),
    ),
    (
        "deep JSON",
        lambda size: (
            f"<script type='application/ld+json'>{'[' * size}</script><p>Un texte "
            f"assez "
            f"long pour compter.</p>"
        ),
    ),
    (
        "wide JSON",
        lambda size: (
            f"<script type='application/ld+json'>[{'{},' * (size // 3)}1]</script><p>Un texte "
            f"assez long pour compter.</p>"
        ),
    ),
)
SMALL, LARGE = 100_000, 1_000_000  # characters
HEAD = "<h1>Un titre</h1><p>Un texte assez long pour compter, qui finit bien.</p>"


def spent(page: str) -> float:
    """CPU seconds for one page."""
    begin = time.process_time()
    with contextlib.suppress(InputError):
        read_html(page)
    return time.process_time() - begin


def main() -> None:
    """Print, for each hostile piece, the time of 1 MB over that of 100 kB: about 10 where growth
    is linear.
    """
    print(f"{'piece':42}{'100 kB':>10}{'1 MB':>10}{'ratio':>8}")
    cases = [(piece, lambda size, piece=piece: HEAD + piece * (size // len(piece))) for piece in PIECES]
    for name, page in [*cases, *LONG]:
        small, large = (spent(page(size)) for size in (SMALL, LARGE))
        print(f"{name[:40]!r:42}{small:10.3f}{large:10.3f}{large / max(small, 1e-3):8.1f}")


if __name__ == "__main__":
    main()
