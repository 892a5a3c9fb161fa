"""Handlers that Pelican calls: they read the charts, and draw them in the pages that ask for them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.contents import Static

from ..problem import report
from ..source import TomlFile, Unreadable, read_text, read_toml, shown
from .drawing import drawn
from .parse import parse
from .placing import place, wrong


def read(pelican: Pelican) -> None:
    """Read every file of ``<PATH>/charts``, and keep what is sound in ``settings["CHARTS"]``."""
    settings = pelican.settings
    settings["CHARTS"], settings["CHARTS_COMPLETE"] = {}, True
    for path in sorted(Path(settings["PATH"]).glob("charts/*.toml")):
        try:
            toml = read_toml(path)
        except Unreadable as error:
            problems = [error.problem]
        else:
            chart, problems = parse(toml, path.stem)
            if chart:
                settings["CHARTS"][path.stem] = chart
                settings.setdefault("CITATIONS", []).extend(_citations(toml))
        settings["CHARTS_COMPLETE"] &= not problems
        for problem in problems:
            report(settings, problem)


def _citations(toml: TomlFile) -> list[tuple[str, str, int, int]]:
    """The sources of a chart with their places, for whoever knows the evidence."""
    return [(name, toml.file, *toml.at("sources", index)) for index, name in enumerate(toml.data["sources"])]


def attach(content: Any) -> None:
    """Put drawings into a page, and into ``content.charts`` the charts it shows. Report what it asks for in vain."""
    if isinstance(content, Static):
        return
    settings = content.settings
    known = settings.get("CHARTS", {})
    draw = partial(drawn, words=settings.get("CHART_TEXT", {}))
    content._content, asked = place(content._content or "", known, draw)
    content.charts = tuple(known[one.name] for one in asked if one.name in known)
    # a chart whose own file is wrong is one problem, and no second one at each page that asks for it
    if asked and settings.get("CHARTS_COMPLETE", True):
        path = Path(content.source_path)
        for problem in wrong(asked, known, shown(path), read_text(path)):
            report(settings, problem)
