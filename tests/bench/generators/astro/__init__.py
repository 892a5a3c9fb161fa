"""Astro, with a content collection and its own plugins for feed and sitemap. It brings the Node.js that it wants."""

from __future__ import annotations

from pathlib import Path

from ...front_matter import in_yaml
from ...generator import Generator
from ...programs import Program

GENERATOR = Generator(
    "Astro",
    Program("astro", npm=("astro@7", "@astrojs/rss", "@astrojs/sitemap", "node@22")),
    Path(__file__).parent / "site",
    in_yaml,
    ("build", "--silent"),
    made=("output", ".astro", ".kept"),
)
