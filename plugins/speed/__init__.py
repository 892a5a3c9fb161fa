"""Unchanged content is not read, rendered or written again."""
