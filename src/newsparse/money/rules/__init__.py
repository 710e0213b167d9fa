"""The rules of money as data, each beside its examples and counter-examples."""
