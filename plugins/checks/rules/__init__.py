"""The rules, one per file, in folders by kind. A file put here is a rule; nothing else needs to know of it."""
