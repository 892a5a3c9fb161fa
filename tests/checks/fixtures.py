"""Small sites and content folders for the tests: neighbours that have no faults, and one file under test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from plugins.checks import check_site, check_sources
from plugins.problem import Problem

FIXTURES = Path(__file__).parent / "fixtures"
URL = "https://example.org"

_EXPECT = re.compile(r"<!-- expect: (\d+:\d+ .*?) -->")
_PLACE = re.compile(r"<!-- place: (\S+) -->")

PAGE = """<!doctype html>
<html lang="en">
<head><title>{title}</title>
<meta name="description" content="{title}: a page that stands beside the one under test and is in order.">
<link rel="canonical" href="https://example.org{address}"></head>
<body><main><h1>{title}</h1>
{body}
</main></body></html>
"""
SITE = {
    "index.html": ("Home", '<p><a href="/page/">The page</a> and <a href="/say-no/">words to say no</a></p>'),
    "say-no/index.html": ("Say no", '<h2 id="words">Words</h2><p><a href="/">Home</a></p>'),
}
FILES = ("images/clock.svg", "cv.pdf", "style.css")

SOURCE = """Title: {title}
Description: {title} is a page that stands beside the one under test and is in order.
Reviewed: 2026-11-23

Words.
"""


@dataclass(frozen=True)
class Fixture:
    """One bad or good file of a rule, and the problems it says it has."""

    path: Path

    def __str__(self) -> str:
        return f"{self.rule}/{self.path.name}"

    @property
    def rule(self) -> str:
        return self.path.parent.name

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def expected(self) -> list[str]:
        return sorted(f"{found} ({self.rule})" for found in _EXPECT.findall(self.text))

    def problems(self, folder: Path) -> list[Problem]:
        """All problems of all rules, with the file in the middle of its neighbours."""
        return self._built(folder) if self.path.suffix == ".html" else self._written(folder)

    def _built(self, folder: Path) -> list[Problem]:
        place = _PLACE.search(self.text)
        site = make_site(folder / "site", {place[1] if place else "page/index.html": self.text})
        return check_site(site, url=URL)

    def _written(self, folder: Path) -> list[Problem]:
        kind = "articles" if "article" in self.path.stem else "pages"
        return check_sources(make_content(folder / "content", {f"{kind}/the-page.md": self.text}))


def make_site(folder: Path, pages: dict[str, str]) -> Path:
    """A site of two pages and three files, with these pages added or put in their place."""
    for name, (title, body) in SITE.items():
        address = "/" + name.removesuffix("index.html")
        write(folder / name, PAGE.format(title=title, address=address, body=body))
    if "page/index.html" not in pages:
        write(
            folder / "page/index.html", PAGE.format(title="Page", address="/page/", body='<p><a href="/">Home</a></p>')
        )
    for name in FILES:
        write(folder / name, "")
    for name, text in pages.items():
        write(folder / name, text)
    return folder


def make_content(folder: Path, files: dict[str, str]) -> Path:
    """A content folder with two pages, one checklist and a theme beside it, with these files added."""
    for name, title in (("home", "Home"), ("say-no", "Say no")):
        write(folder / f"pages/{name}.md", SOURCE.format(title=title))
    write(folder / "checklists/should-i-go.toml", "")
    write(folder / "checklists/say-no.toml", "")
    write(folder.parent / "theme/templates/page.html", "")
    stages = "\n".join(f'{stage} = "..."' for stage in ("invited", "deciding", "ready", "day", "after", "wrong"))
    write(folder.parent / "theme/strings/en.toml", f"[stages]\n{stages}\n")
    write(folder.parent / "theme/templates/guides.html", "")
    for name, text in files.items():
        write(folder / name, text)
    return folder


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def fixtures() -> list[Fixture]:
    """All of them, by rule and name."""
    return [Fixture(path) for path in sorted(FIXTURES.glob("*/*.*"))]
