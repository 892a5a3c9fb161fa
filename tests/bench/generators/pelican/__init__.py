"""Pelican as it comes, with its simple theme. The templates beside it add a sitemap and shorten the lists."""

from __future__ import annotations

import sys
from pathlib import Path

from ...corpus import Article
from ...generator import Generator
from ...programs import Program


def front(article: Article) -> str:
    """What stands above an article: Pelican's own kind of metadata."""
    tags = ", ".join(article.tags)
    return (
        f"Title: {article.title}\nDate: {article.date}\nCategory: {article.category}\n"
        f"Tags: {tags}\nSummary: {article.summary}\n\n"
    )


GENERATOR = Generator(
    "Pelican",
    Program(sys.executable, ("-m", "pelican", "--version")),
    Path(__file__).parent / "site",
    front,
    ("-m", "pelican", "--quiet", "--settings", "pelicanconf.py"),
    link="{filename}{slug}.md",
    made=("output", ".cache"),
    values={"CACHED": ""},
)
