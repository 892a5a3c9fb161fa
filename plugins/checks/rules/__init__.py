"""The rules, one per file. A file put here is a rule; nothing else needs to know of it."""
