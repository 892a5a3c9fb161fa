"""What a page with a checklist needs beside its HTML: style, script and words, from the files of this package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..source import read_toml
from .model import Checklist
from .selectors import style

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"


def sheet(checklists: Iterable[Checklist]) -> str:
    """The style of the checklists on a page: what all of them need, then the compiled rules of each."""
    return _read("style/core.css") + "".join(style(checklist) for checklist in checklists)


def look() -> str:
    """A plain look for themes that bring none."""
    return _read("style/look.css")


def script() -> str:
    """The script: one function for each file of ``script/parts``, run for every checklist of the page."""
    parts = sorted((HERE / "static" / "script" / "parts").glob("*.js"))
    run = f'for (const form of document.querySelectorAll("[data-checklist]")) {{ {"".join(f"{part.stem}(form); " for part in parts)}}}'
    return "\n".join([_read("script/shared.js"), *(part.read_text(encoding="utf-8") for part in parts), run])


def words(language: str, own: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a language, English where there is no file for it; a site's own words count before these."""
    folder = HERE / "strings"
    names = (language, language.partition("-")[0], "en")
    found = read_toml(next(file for name in names if (file := folder / f"{name}.toml").is_file())).data
    return {key: {**value, **own.get(key, {})} if isinstance(value, dict) else own.get(key, value) for key, value in found.items()}


def _read(name: str) -> str:
    return (HERE / "static" / name).read_text(encoding="utf-8")
