"""Small sites and content folders for the tests: neighbours that have no faults, and one file under test."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.checks import Built, Layout, Wanted, check_settings, check_site, check_sources, read_content
from plugins.checks.records.address import address_of
from plugins.checks.records.content import Content, Source
from plugins.checks.run import house_rules
from plugins.problem import Problem
from plugins.publishing.pelican_settings import load
from plugins.source import shown

FIXTURES = Path(__file__).parent / "fixtures"
URL = "https://example.org"

_EXPECT = re.compile(r"(?:<!--|#) expect: (\d+:\d+ .*?)(?: -->)?$", re.MULTILINE)
_OPTIONS = re.compile(r"(?:<!--|#) options: (\{.*?\})(?: -->)?$", re.MULTILINE)
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
CLOCK = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><circle cx="20" cy="15" r="9"/></svg>'
FILES = {"images/clock.svg": CLOCK, "cv.pdf": "", "style.css": ""}

SOURCE = """Title: {title}
Description: {title} is a page that stands beside the one under test and is in order.
Reviewed: 2026-11-23

Words.
"""


# What the theme of the content folder below reads, and so its files may say.
KEYS = frozenset(
    [
        "checklist",
        "description",
        "lead",
        "next",
        "order",
        "part_of",
        "promise",
        "question",
        "reviewed",
        "stage",
        "topic",
    ]
)
TODAY = datetime.date(2026, 11, 23)


@dataclass(frozen=True)
class Fixture:
    """One bad or good example of a rule, and the problems it says it has.

    A ``.html`` file is a page of a built site, a ``.md`` file a text of a content folder, a ``.py`` file a settings
    file; each says in a comment what is expected of it. A folder holds files to put into ``content/``, ``theme/`` or
    ``site/``, and in ``expect.txt`` a line ``content/pages/x.md:3:1 what is wrong`` for each problem. Files that cannot
    stand in every checkout, by their names or line ends, and links are made by its ``files.json``: a text, a size or
    "-> a target" by the path. Its ``layout.json`` sets fields of the layout.
    """

    path: Path

    def __str__(self) -> str:
        return f"{self.rule}/{self.path.name}"

    @property
    def rule(self) -> str:
        return self.path.parent.name

    @property
    def text(self) -> str:
        return (self.path / "expect.txt" if self.path.is_dir() else self.path).read_text(encoding="utf-8")

    @property
    def expected(self) -> list[str]:
        lines = [line for line in self.text.splitlines() if line and not line.startswith("<!--")]
        found = lines if self.path.is_dir() else _EXPECT.findall(self.text)
        return sorted(f"{line} ({self.rule})" for line in found)

    @property
    def wanted(self) -> Wanted:
        """All rules but those of other houses; the options of this rule where the file names some."""
        options = _OPTIONS.search(self.text)
        return Wanted(
            # The fixtures' own links to other sites lead to example.com.
            off=(house_rules() | {"link-example"}) - {self.rule},
            options={self.rule: json.loads(options[1])} if options else {},
            today=TODAY,
        )

    def said(self, problem: Problem) -> str:
        """A problem in the form in which this fixture expects it."""
        file = f"{problem.file}:" if self.path.is_dir() else ""
        return f"{file}{problem.line}:{problem.column} {problem.message} ({problem.rule})"

    def problems(self, folder: Path) -> list[Problem]:
        """All problems of all rules, with the file in the middle of its neighbours."""
        if self.path.is_dir():
            return self._tree(folder)
        kind = {".html": self._built, ".md": self._written, ".py": self._set}[self.path.suffix]
        return kind(folder)

    def _built(self, folder: Path) -> list[Problem]:
        place = _PLACE.search(self.text)
        site = make_site(folder / "site", {place[1] if place else "page/index.html": self.text})
        return check_site(site, url=URL, wanted=self.wanted)

    def _written(self, folder: Path) -> list[Problem]:
        kind = "articles" if "article" in self.path.stem else "pages"
        content = make_content(folder / "content", {f"{kind}/the-page.md": self.text})
        return check_content(content, self.wanted)

    def _set(self, folder: Path) -> list[Problem]:
        shutil.copy(self.path, folder / "pelicanconf.py")
        loaded = load(folder / "pelicanconf.py", None, site_url="", today=TODAY)
        return [*loaded.problems, *check_settings(loaded.settings, self.wanted)]

    def _tree(self, folder: Path) -> list[Problem]:
        problems: list[Problem] = []
        if (self.path / "layout.json").is_file():
            shutil.copy(self.path / "layout.json", folder)
        if self._has("content") or self._has("theme"):
            make_content(folder / "content", {})
            self._fill("content", folder)
            self._fill("theme", folder)
            problems += check_content(folder / "content", self.wanted)
        if self._has("site"):
            make_site(folder / "site", {})
            self._fill("site", folder)
            content, built = _origins(folder) if self._has("content") else (None, [])
            problems += check_site(folder / "site", url=URL, content=content, built=built, wanted=self.wanted)
        return problems

    @property
    def _files(self) -> dict[str, str | int]:
        file = self.path / "files.json"
        files: dict[str, str | int] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        return files

    def _has(self, part: str) -> bool:
        return (self.path / part).is_dir() or any(name.startswith(f"{part}/") for name in self._files)

    def _fill(self, part: str, folder: Path) -> None:
        if (self.path / part).is_dir():
            shutil.copytree(self.path / part, folder / part, symlinks=True, dirs_exist_ok=True)
        for name, what in self._files.items():
            if name.startswith(f"{part}/"):
                _make(folder / name, what)


def _make(path: Path, what: str | int) -> None:
    """A file of that text or of so many bytes, or, by an arrow, a link."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(what, int):
        path.write_bytes(b" " * what)
    elif what.startswith("-> "):
        path.symlink_to(what.removeprefix("-> "))
    else:
        path.write_bytes(what.encode())


def _origins(folder: Path) -> tuple[Content, list[Built]]:
    """What Pelican would tell of a site whose pages were made from the content beside it; drafts may be in neither."""
    content, _ = read_content(layout_of(folder / "content"))
    outputs = {source: "index.html" if source.slug == "home" else source.output for source in content.sources}
    made = ((source, name if (folder / "site" / name).is_file() else "") for source, name in outputs.items())
    return content, [
        Built(source.path, source.kind, source.status, source.slug, output, _url(source, output))
        for source, output in made
        if output or source.status == "draft"
    ]


def _url(source: Source, output: str) -> str:
    """The address that Pelican links to: the one of the pattern, unless the front matter says another."""
    pattern = f"{source.slug}/" if source.value("save_as") else address_of(output).lstrip("/")
    return (source.value("url") or pattern).lstrip("/")


def layout_of(folder: Path) -> Layout:
    """How the content folders of the tests are laid out."""
    layout = Layout(folder, folder.parent / "theme", keys=KEYS)
    own = folder.parent / "layout.json"
    return replace(layout, **json.loads(own.read_text(encoding="utf-8"))) if own.is_file() else layout


def check_content(folder: Path, wanted: Wanted | None = None) -> list[Problem]:
    """All problems in the files of a content folder."""
    content, problems = read_content(layout_of(folder))
    return sorted([*problems, *check_sources(content, wanted)])


def check_made(
    site: Path,
    content: Path,
    origins: dict[str, Path],
    broken: frozenset[str] = frozenset(),
    conf: Path | None = None,
) -> list[Problem]:
    """All problems of a site whose pages were made from these texts of a content folder."""
    record, _ = read_content(replace(layout_of(content), conf=conf))
    built = [
        Built(shown(path), "page", "published", path.stem, name, f"{path.stem}/") for name, path in origins.items()
    ]
    return check_site(site, url=URL, content=record, built=built, broken=broken)


def make_site(folder: Path, pages: dict[str, str]) -> Path:
    """A site of two pages and three files, with these pages added or put in their place."""
    for name, (title, body) in SITE.items():
        address = "/" + name.removesuffix("index.html")
        write(folder / name, PAGE.format(title=title, address=address, body=body))
    if "page/index.html" not in pages:
        write(
            folder / "page/index.html", PAGE.format(title="Page", address="/page/", body='<p><a href="/">Home</a></p>')
        )
    for name, text in FILES.items():
        write(folder / name, text)
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
    return [Fixture(path) for path in sorted(FIXTURES.glob("*/*"))]
