"""A text and its offsets: masks over markup, paragraphs and sentences, quotation marks, and who wins where
two items overlap.
"""
