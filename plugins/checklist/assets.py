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
    calls = "".join(f"{part.stem}(form); " for part in parts)
    run = f'for (const form of document.querySelectorAll("[data-checklist]")) {{ {calls}}}'
    return "\n".join([_read("script/shared.js"), *(part.read_text(encoding="utf-8") for part in parts), run])


def words(language: str, own: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a language, English where it has none; a site's own words count before these.

    Raises Unreadable where the file of the language is no TOML.
    """
    names = dict.fromkeys(("en", language.partition("-")[0], language))
    files = [file for name in names if (file := HERE / "strings" / f"{name}.toml").is_file()]
    english, *others = [read_toml(file).data for file in files]
    for other in (*others, own):
        english = _over(english, other)
    return english


def _over(words: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Words, and tables of words, with others in place of those that they have too."""
    return {
        key: {**value, **own.get(key, {})} if isinstance(value, dict) else own.get(key, value)
        for key, value in words.items()
    }


def _read(name: str) -> str:
    return (HERE / "static" / name).read_text(encoding="utf-8")
