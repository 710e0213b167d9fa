"""Money: amounts in figures, words and every notation French prose gives them.

>>> [str(m.amount) for m in find_money("entre 5 et 10 millions d'euros")]
['5000000']
"""

from .find import find_money

__all__ = ["find_money"]
