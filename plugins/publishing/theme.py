"""The theme's style and script as they go into a page: found by a folder walk, in one line, in fixed order."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]

FIRST = ("tokens", "base", "layout")
LAST = ("print",)


def sheet(theme: Path, part: str = "") -> str:
    """The minified style of every page, or with ``part`` only the blocks of that part.

    Every page has tokens, base, layout, all blocks but those of a part, then print. A part's blocks are
    ``blocks/<part>.css`` and ``blocks/<part>-*.css``, and go only into pages that have the part.
    """
    styles = theme / "static" / "css"
    blocks = sorted((styles / "blocks").glob("*.css"))
    if part:
        files = [block for block in blocks if _part_of(block) == part]
    else:
        files = [styles / f"{name}.css" for name in FIRST]
        files += [block for block in blocks if _part_of(block) not in parts(theme)]
        files += [styles / f"{name}.css" for name in LAST]
    return "".join(_minified(file) for file in files)


def script(theme: Path, part: str) -> str:
    """The minified script of a part."""
    return _minified(theme / "static" / "js" / f"{part}.js")


def parts(theme: Path) -> frozenset[str]:
    """The parts with a script of their own: their blocks stay out of the sheet of every page."""
    return frozenset(file.stem for file in (theme / "static" / "js").glob("*.js"))


def _part_of(block: Path) -> str:
    return block.stem.split("-")[0]


def _minified(file: Path) -> str:
    return _minify(file.suffix, file.read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def _minify(suffix: str, text: str) -> str:
    shrink = rcssmin.cssmin if suffix == ".css" else rjsmin.jsmin
    return str(shrink(text)).strip()
