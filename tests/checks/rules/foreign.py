"""A site of somebody who has said nothing about its front matter: with any theme, articles anywhere, dates and tags."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.checks import Built, Layout, Wanted, check_site, check_sources, read_content
from plugins.checks.records.content import Content
from plugins.checks.run import house_rules
from plugins.problem import Problem

from ..fixtures import PAGE, URL, write

WANTED = Wanted(off=house_rules(), today=datetime.date(2026, 11, 23))
NAMES = ("apples", "beans", "carrots", "dill", "endive")
PATTERNS = {"article": "{slug}.html", "page": "pages/{slug}.html"}


def article(name: str, extra: str = "", *, title: str = "") -> str:
    """One article in order, with more lines of front matter."""
    return f"Title: {title or f'Growing {name}'}\nDate: 2026-02-11 10:00\nTags: growing\n{extra}\nHow to grow {name}.\n"


def sources_problems(folder: Path, files: Mapping[str, str], *rules: str) -> list[str]:
    """What these rules say of the content of five articles with these files added or put in their place."""
    return _said(check_sources(_content(folder, files, PATTERNS), WANTED), folder, rules)


def site_problems(
    folder: Path,
    files: Mapping[str, str],
    pages: Mapping[str, str],
    *rules: str,
    built: Iterable[Built] = (),
    patterns: Mapping[str, str] = PATTERNS,
) -> list[str]:
    """The same of the site made of it, whose texts are built by ``patterns``, or as ``built`` says, and more pages."""
    content = _content(folder, files, patterns)
    made = {item.source: item for item in built}
    for source in content.sources:
        place = source.output or f"{source.slug}.html"
        usual = Built(source.path, source.kind, source.status, source.slug, place, place)
        item = made.setdefault(source.path, usual)
        title = f"Garden - {source.value('title')}"
        write(folder / "site" / item.save_as, PAGE.format(title=title, address=f"/{item.save_as}", body="<p>x</p>"))
    for name, text in pages.items():
        write(folder / "site" / name, text)
    found = check_site(folder / "site", url=URL, content=content, built=made.values(), wanted=WANTED)
    return _said(found, folder, rules)


def _content(folder: Path, files: Mapping[str, str], patterns: Mapping[str, str]) -> Content:
    usual = {f"garden/{name}.md": article(name) for name in NAMES}
    for path, text in (usual | dict(files)).items():
        write(folder / "content" / path, text)
    layout = Layout(folder / "content", folder / "theme", articles=("",), statics=("extra",), save_as=patterns)
    return read_content(layout)[0]


def _said(problems: Iterable[Problem], folder: Path, rules: tuple[str, ...]) -> list[str]:
    return [str(problem).removeprefix(f"{folder}/") for problem in problems if problem.rule in rules]
