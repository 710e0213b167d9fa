"""Named entities of French tech articles: people, organisations, places, products and named works, laws and
events.
"""

from newsparse.entities.mention import Mention
from newsparse.entities.recogniser import Recogniser

__all__ = ["Mention", "Recogniser"]
