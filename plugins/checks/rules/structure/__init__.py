"""Headings, lists, tables and notes: how a text is built."""
