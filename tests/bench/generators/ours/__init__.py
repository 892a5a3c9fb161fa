"""This project, as publishers call it: Pelican's site by the same settings, checked, compressed and swapped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ...programs import Program
from .. import pelican

ROOT = Path(__file__).parents[4]
OWN_VERSION = f"import tomllib; print(tomllib.load(open({str(ROOT / 'pyproject.toml')!r}, 'rb'))['project']['version'])"

GENERATOR = replace(
    pelican.GENERATOR,
    name="Should I go?",
    program=Program(pelican.GENERATOR.program.name, ("-c", OWN_VERSION)),
    build=(
        *("-m", "invoke", "--search-root", str(ROOT)),
        *("build", "--settings", "pelicanconf.py", "--output", "output"),
    ),
)
