"""The theme's style and script as they go into a page: found by a folder walk, in one line, in fixed order."""

from __future__ import annotations

import difflib
import os
import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]

from ..problem import Problem
from ..source import Unreadable, place_of, shown

FIRST = ("tokens", "base", "layout")
LAST = ("print",)

_TOKEN = re.compile(r"--(?P<name>[\w-]+):\s*(?P<value>[^;}]+)")


def sheet(theme: Path, *groups: str) -> str:
    """The minified style of a page: tokens, base, layout, all of ``blocks/``, then the groups named, then print.

    A group is a folder of style sheets beside ``blocks/``, or a single one, as in ``pages/chart``. Pages that name the
    same groups have the same style, so that the security policy has few to allow.
    """
    styles = theme / "static" / "css"
    files = [styles / f"{name}.css" for name in FIRST]
    for group in ("blocks", *groups):
        files += _sheets_in(styles / group) or [styles / f"{group}.css"]
    files += [styles / f"{name}.css" for name in LAST]
    return "".join(_minified(file) for file in files)


def _sheets_in(folder: Path) -> list[Path]:
    """The style sheets in a folder, in order. One that is not there is listed too: so a build is told when it comes."""
    with suppress(OSError):
        return sorted(folder / name for name in os.listdir(folder) if name.endswith(".css"))
    return []


def script(theme: Path, *parts: str) -> str:
    """The minified scripts of parts, in the order named."""
    return "".join(_minified(theme / "static" / "js" / f"{part}.js") for part in parts)


class Tokens(dict[str, str]):
    """The values of a style sheet by their names. Whoever asks for one that it lacks is told where to write it."""

    def __init__(self, file: Path) -> None:
        self.file, self.text = file, file.read_text(encoding="utf-8")
        super().__init__((found["name"], found["value"].strip()) for found in reversed([*_TOKEN.finditer(self.text)]))

    def __missing__(self, name: str) -> str:
        close = difflib.get_close_matches(name, self, n=1)
        offset = self.text.find(f"--{close[0]}:") if close else 0
        told = f"there is no --{name}, which the theme's templates draw with; write --{name}: and its value"
        meant = f', or mend the name of "--{close[0]}"' if close else ""
        raise Unreadable(Problem(shown(self.file), *place_of(self.text, offset), "template", told + meant))


def tokens(theme: Path) -> Tokens:
    """The values of ``tokens.css`` by their names without the dashes, as they are by day: the first of each counts."""
    return Tokens(theme / "static" / "css" / "tokens.css")


def _minified(file: Path) -> str:
    return minified(file.read_text(encoding="utf-8"), file.suffix)


@lru_cache(maxsize=64)
def minified(text: str, suffix: str) -> str:
    """Style (``.css``) or script (``.js``) in one line."""
    shrink = rcssmin.cssmin if suffix == ".css" else rjsmin.jsmin
    return str(shrink(text)).strip()
