"""What an amount is, and whose."""
