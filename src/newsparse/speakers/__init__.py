"""Who speaks: the phrase that a quotation names its source with, and the person, body or document of the
article behind it.
"""

from newsparse.speakers.attribute import attribute

__all__ = ["attribute"]
