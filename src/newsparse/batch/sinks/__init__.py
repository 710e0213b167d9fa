"""Sinks: each writes an iterator of records, a line of JSON each, to a path that nobody sees until it is
whole.
"""
