"""One thing over a whole corpus: which names of many articles are the same, under which name and label, and
which are furniture.
"""

from newsparse.linking.run import Linked, link
from newsparse.linking.things import Link, Thing

__all__ = ["Link", "Linked", "Thing", "link"]
