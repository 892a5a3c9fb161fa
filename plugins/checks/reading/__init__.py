"""Reads what the rules look at, each once, into records: content, pages, pictures, feeds."""
