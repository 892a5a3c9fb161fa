"""MkDocs, with a theme of two templates. It is for manuals: it knows no tags, no feed, and no lists by ten."""

from __future__ import annotations

from pathlib import Path

from ...front_matter import in_yaml
from ...generator import Generator
from ...programs import Program

GENERATOR = Generator(
    "MkDocs",
    Program("mkdocs", pip=("mkdocs<2",)),
    Path(__file__).parent / "site",
    in_yaml,
    ("build", "--quiet", "--clean"),
    again=("build", "--quiet", "--dirty"),
    link="{slug}.md",
    lacks="one list of all articles, in place of lists by ten, by tag and by category; no feed; changes by `--dirty`",
)
