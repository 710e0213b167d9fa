"""What several commands say of options that they share."""

SENTENCES = "In tables, the sentence around each item beside it."
DIALECT = "excel-fr: CSV tables for a French Excel (semicolons, byte order mark, decimal commas)."
LEXICON = "CSV or JSON Lines file of your own names, which win over the model."
