"""HTML elements, read alike wherever they stand (a page, a table inside Markdown): the text they show, the
grids of tables.
"""
