"""PDF files with text: words on a page put back into columns, lines and paragraphs."""
