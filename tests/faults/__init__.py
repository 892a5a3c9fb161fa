"""The fault suite: what authors do wrong, each slip on its own, and what must come of it."""
