"""The date grammar as data: every rule with its examples and counter-examples beside it."""
