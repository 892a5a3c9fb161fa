"""Nikola, with its base theme, and templates beside it that shorten the home page and write the footer."""

from __future__ import annotations

from pathlib import Path

from ...corpus import Article
from ...generator import Generator
from ...programs import Program


def front(article: Article) -> str:
    """What stands above an article: Nikola's own kind of metadata, in a comment."""
    return (
        f"<!--\n.. title: {article.title}\n.. slug: {article.slug}\n.. date: {article.date} 00:00:00 UTC\n"
        f".. tags: {', '.join(article.tags)}\n.. category: {article.category}\n"
        f".. description: {article.summary}\n-->\n\n"
    )


GENERATOR = Generator(
    "Nikola",
    Program("nikola", ("version",), pip=("nikola<9", "jinja2")),
    Path(__file__).parent / "site",
    front,
    ("build", "--quiet"),
    file="posts/{slug}.md",
    made=("output", "cache", ".doit.db*"),
)
