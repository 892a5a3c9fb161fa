"""Eleventy, with Liquid layouts and its own plugin for feeds."""

from __future__ import annotations

from pathlib import Path

from ...front_matter import in_yaml
from ...generator import Generator
from ...programs import Program

GENERATOR = Generator(
    "Eleventy",
    Program("eleventy", npm=("@11ty/eleventy@3", "@11ty/eleventy-plugin-rss@3")),
    Path(__file__).parent / "site",
    in_yaml,
    ("--quiet",),
)
