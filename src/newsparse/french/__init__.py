"""What is known of French, once: words and their forms, numerals. It needs no model."""
