"""What the tests at the desk share: a small project that builds in a moment, and a client of its preview."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.authoring.preview import Preview
from plugins.authoring.server import listening
from plugins.problem import Problem, has_errors
from plugins.publishing.compressing import compress_all
from plugins.publishing.finish import finish
from plugins.publishing.records import Request, Result
from plugins.publishing.staged import Staged

CONF = """
import os

PATH = os.environ["SITE_CONTENT"]
THEME = str(__import__("pathlib").Path(__file__).parent / "theme")
SITE_URL = os.environ["SITE_URL"]
SITEURL = ""
SITENAME = "Small"
TIMEZONE, DEFAULT_LANG, LOCALE = "UTC", "en", ["C"]
PLUGINS = ["plugins.evidence", "plugins.checklist"]
ARTICLE_PATHS, PAGE_PATHS, THEME_STATIC_PATHS = ["articles"], ["pages"], []
SLUGIFY_SOURCE, FILENAME_METADATA = "basename", r"(?P<slug>[^/]+)"
ARTICLE_SAVE_AS = PAGE_SAVE_AS = "{slug}/index.html"
ARTICLE_URL = PAGE_URL = "{slug}/"
DIRECT_TEMPLATES, FORMATTED_FIELDS = [], []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DELETE_OUTPUT_DIRECTORY = False
MARKDOWN = {"extensions": ["admonition", "fenced_code", "meta", "plugins.evidence.notes"], "output_format": "html5"}
JINJA_ENVIRONMENT = {"autoescape": True}
"""

PAGE = """<!DOCTYPE html>
<html lang="en">
<head><title>{{ content.title }}</title><meta name="description" content="{{ content.description }}">
<link rel="canonical" href="{{ SITE_URL }}/{% if content.save_as != "index.html" %}{{ content.slug }}/{% endif %}">
<style>body { margin: 1rem }</style></head>
<body class="plain"><main><h1>{{ content.title }}</h1>
{% for part in content|body %}{{ part.html|safe }}{% endfor %}
</main></body>
</html>
"""

HOME = """Title: Home
Description: A small site with one page, on which the tests of the preview stand and fall.
Save_as: index.html
Url: /
Reviewed: 2026-11-23

{words}
"""


@dataclass
class Desk:
    """A small project in a folder."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def request(self) -> Request:
        return Request(content=self.content, output=self.root / "output", conf=self.root / "pelicanconf.py")

    def write_home(self, words: str) -> None:
        (self.content / "pages" / "home.md").write_text(HOME.format(words=words), encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A project with one page. The working folder is its root, as it is at a real desk."""
    desk = Desk(tmp_path)
    templates = tmp_path / "theme" / "templates"
    for folder in (templates, desk.content / "pages"):
        folder.mkdir(parents=True)
    (tmp_path / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    for kind in ("page", "article"):
        text = f"{{% set content = {kind} %}}{PAGE}"
        (templates / f"{kind}.html").write_text(text, encoding="utf-8")
    for name in ("index", "archives", "category", "tag", "author", "authors", "categories", "tags", "period_archives"):
        (templates / f"{name}.html").write_text("", encoding="utf-8")
    (desk.content / "site.toml").write_text(
        'name = "Small"\nlanguage = "en"\nnavigation = ["home"]\n', encoding="utf-8"
    )
    desk.write_home("First words.")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SITE_URL", "http://localhost:8000")
    return desk


@dataclass
class Bench:
    """A builder that publishes the files it holds, or fails with its problems: a preview without Pelican."""

    files: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    refused: str = ""

    def __call__(self, request: Request) -> Result:
        if self.refused or has_errors(self.problems):
            return Result(request.output, self.problems, refused=self.refused)
        for name, text in self.files.items():
            file = request.output / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        staged = Staged(request.output)
        finish(staged)
        compress_all(staged)
        return Result(request.output, self.problems, published=True)


HTML = "<!DOCTYPE html><html lang=en><head><title>{0}</title><style>p{{}}</style></head><body><p>{0}</p></body></html>"


@pytest.fixture
def bench() -> Bench:
    pages = {"index.html": "Home", "about/index.html": "About", "404.html": "Lost", "a page/index.html": "Spaced"}
    files = {name: HTML.format(title) for name, title in pages.items()}
    return Bench({**files, "icon.svg": "<svg/>", "robots.txt": "Sitemap: none", "data.bin": "x"})


@pytest.fixture
def preview(bench: Bench, tmp_path: Path) -> Preview:
    """A preview of the bench's files, not built yet."""
    return Preview(Request(output=tmp_path / "site"), bench)


@dataclass(frozen=True)
class Answer:
    """What came back from the server."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


Ask = Callable[..., Answer]


def asker(port: int) -> Ask:
    def ask(address: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request(
                method, address, headers={name.replace("_", "-"): text for name, text in headers.items()}
            )
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    return ask


@pytest.fixture
def port(preview: Preview) -> Iterator[int]:
    """The port on which the built preview is served."""
    preview.rebuild()
    with listening(preview, 0) as address:
        yield int(address.rsplit(":", 1)[1])


@pytest.fixture
def ask(port: int) -> Ask:
    """Asks the served preview."""
    return asker(port)


def eventually(holds: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait until something holds, and fail where it never does."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came"
        threading.Event().wait(0.05)
