"""The words: what should not stand among them."""
