"""The theme's style and script as they go into a page: found by a folder walk, in one line, in fixed order."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]

FIRST = ("tokens", "base", "layout")
LAST = ("print",)


def sheet(theme: Path, part: str = "") -> str:
    """The minified style of every page, or with ``part`` only that of a part.

    Every page has tokens, base, layout, all of ``blocks/``, then print. The style of a part is ``parts/<part>.css`` and
    ``parts/<part>-*.css``, and goes only into pages that have the part.
    """
    styles = theme / "static" / "css"
    if part:
        files = [file for file in sorted((styles / "parts").glob("*.css")) if file.stem.split("-")[0] == part]
    else:
        files = [styles / f"{name}.css" for name in FIRST]
        files += sorted((styles / "blocks").glob("*.css"))
        files += [styles / f"{name}.css" for name in LAST]
    return "".join(_minified(file) for file in files)


def script(theme: Path, part: str) -> str:
    """The minified script of a part."""
    return _minified(theme / "static" / "js" / f"{part}.js")


def _minified(file: Path) -> str:
    return minified(file.read_text(encoding="utf-8"), file.suffix)


@lru_cache(maxsize=64)
def minified(text: str, suffix: str) -> str:
    """Style (``.css``) or script (``.js``) in one line."""
    shrink = rcssmin.cssmin if suffix == ".css" else rjsmin.jsmin
    return str(shrink(text)).strip()
