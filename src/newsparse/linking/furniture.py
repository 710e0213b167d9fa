"""What a site repeats: names that stand at one place of its pages again and again, and in nothing else that
an article says.
"""

from __future__ import annotations

import sqlite3

SEEN = 3  # articles of a site in which a name stands at the same place: furniture
SEEN_ANYWHERE = 5  # the same where nothing tells the sites apart: agencies send one text to several
SHARE = 0.8  # of the site's articles that hold the name at all

_REPEATED = """
CREATE TABLE repeated AS
SELECT site, key, line FROM lines GROUP BY site, key, line
HAVING COUNT(DISTINCT article) >= CASE site WHEN '' THEN :anywhere ELSE :seen END
    AND COUNT(DISTINCT article) >= :share * (
        SELECT COUNT(DISTINCT other.article) FROM lines other
        WHERE other.site = lines.site AND other.key = lines.key
    )
"""
_MARK = """
UPDATE names SET running = 0 WHERE running = 1
AND EXISTS (SELECT 1 FROM lines l WHERE l.article = names.article AND l.entity = names.entity)
AND NOT EXISTS (
    SELECT 1 FROM lines l WHERE l.article = names.article AND l.entity = names.entity
    AND NOT EXISTS (SELECT 1 FROM repeated r WHERE r.site = l.site AND r.key = l.key AND r.line = l.line)
)
"""


def mark_furniture(base: sqlite3.Connection) -> None:
    """Set ``running`` to 0 where all that an article says of a name is what the site repeats."""
    base.execute(_REPEATED, {"seen": SEEN, "anywhere": SEEN_ANYWHERE, "share": SHARE})
    base.execute("CREATE INDEX repeated_by_key ON repeated (site, key, line)")
    base.execute(_MARK)
