"""A tiny real site in a folder of its own, built with the project's settings and plugins but not with its theme."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.problem import Problem
from plugins.publishing.build import build
from plugins.publishing.records import Request, Result
from plugins.source import Place, place_of

PROJECT = Path(__file__).parents[2]
TINY = Path(__file__).parent / "tiny"
CONF = {
    "ROOT = Path(__file__).parent": f"ROOT = Path({str(PROJECT)!r})",
    'THEME = str(ROOT / "theme")': 'THEME = str(Path(__file__).parent / "theme")',
}


@dataclass(frozen=True)
class TinySite:
    """The folder of a tiny site: content, theme, settings, and the place it is published to."""

    root: Path
    output: Path = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "output", self.root / "output")

    @property
    def request(self) -> Request:
        """What builds this site."""
        return Request(self.root / "content", self.output, self.root / "pelicanconf.py")

    def build(self) -> Result:
        """Build it in this process."""
        return build(self.request)

    def write(self, path: str, text: str | bytes) -> None:
        """Write one file of the site, whatever stood there."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def change(self, path: str, old: str, new: str) -> Place:
        """Change a text that stands in a file of the site; gives the place where it stood."""
        text = (self.root / path).read_text(encoding="utf-8")
        self.write(path, text.replace(old, new))
        return place_of(text, text.index(old))

    def html(self, path: str = "index.html") -> str:
        """The HTML of a published page."""
        return (self.output / path).read_text(encoding="utf-8")

    def beside(self) -> set[str]:
        """Names of what stands beside the output: what is left of staging shows here."""
        return {path.name for path in self.root.iterdir()} - {
            *("content", "theme", "pelicanconf.py", "pyproject.toml", "__pycache__")
        }


def make_tiny(root: Path) -> TinySite:
    """The tiny site, in a folder."""
    shutil.copytree(TINY, root, dirs_exist_ok=True)
    conf = (PROJECT / "pelicanconf.py").read_text(encoding="utf-8")
    for old, new in CONF.items():
        assert old in conf
        conf = conf.replace(old, new)
    (root / "pelicanconf.py").write_text(conf, encoding="utf-8")
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    keys = project["tool"]["checks"][
        "keys"
    ]  # the same front matter as the project's, and of its house rules the budgets
    (root / "pyproject.toml").write_text(f'[tool.checks]\nhouse = ["page-budget"]\nkeys = {keys!r}\n', encoding="utf-8")
    return TinySite(root)


TARGET = '\n[tool.publish.office]\nkind = "folder"\nto = "srv"\nsite_url = "https://example.org"\nkeep = 2\n'
FACTS = '\n[publisher]\nname = "A"\neditor = "B"\ncontact = "a@example.org"\npaid_by = "A"\n'


def make_publishable(root: Path, monkeypatch: pytest.MonkeyPatch) -> TinySite:
    """The tiny site in the working folder, with a target to publish to, and all the facts that this asks for."""
    monkeypatch.chdir(root)
    monkeypatch.delenv("SITE_URL", raising=False)
    site = make_tiny(root)
    site.write("pyproject.toml", (root / "pyproject.toml").read_text(encoding="utf-8") + TARGET)
    site.write("content/site.toml", (root / "content/site.toml").read_text().partition("[publisher]")[0] + FACTS)
    return site


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinySite:
    """The tiny site, in the working folder."""
    monkeypatch.chdir(tmp_path)
    return make_tiny(tmp_path)


def digest(folder: Path) -> str:
    """One hash of all names and bytes below a folder."""
    total = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(f"{file.relative_to(folder)}\0".encode() + file.read_bytes() + b"\0")
    return total.hexdigest()


def errors_of(result: Result) -> list[Problem]:
    """The problems that stop a publish."""
    return [problem for problem in result.problems if problem.severity == "error"]


def child_command(site: TinySite) -> list[str]:
    """The command that builds a site in a process of its own: its last line of output is the result as JSON."""
    return [sys.executable, "-m", "tests.publishing.child", str(site.root), str(site.output)]
