"""Tables that copy and paste left as lines of words, a row a line: where one cell ends and the next begins.

prose        lines that are clearly no rows, told before any model
words        what kind of word each is
numerals     which words make one number together
sheet        the rows as arrays
gaps         for each gap between two words, evidence that a border runs through it
segmentation the best and the expected ways to part rows into a given number of cells
columns      how well a cell fits the others of its column
choice       how many columns, and how sure
"""
