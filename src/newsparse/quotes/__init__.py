"""Reported speech: who is said to have said what, in which words."""

from newsparse.quotes.find import find_quotes

__all__ = ["find_quotes"]
