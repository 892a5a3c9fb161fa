"""Somebody else's site: the plugin and what it cannot be without, copied, and Pelican's own plain theme."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .conftest import SMALL

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "plugins" / "checklist" / "README.md"

SOURCES = '{"A01": {"publisher": "Cycling & Co", "year": 2026, "read": "A"}}'

SETTINGS = """
SITENAME = "Other"
SITEURL = ""
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "simple"
PLUGIN_PATHS = ["."]
PLUGINS = ["plugins.checklist"]
FEED_ALL_ATOM = "feed.xml"
"""

PAGES = {
    "article.md": "Title: News\nDate: 2026-11-23\n\nBefore.\n\n[checklist: small]\n\nAfter.\n",
    "whole.md": "Title: Whole\nDate: 2026-11-22\nChecklist: lend-my-bike\n\nA few words.\n",
    "pages/marked.md": "Title: Marked\n\nBefore.\n\n[checklist: lend-my-bike]\n\nAfter.\n",
    "pages/plain.md": "Title: Plain\n\nNo checklist.\n",
    "pages/two.md": "Title: Two\nChecklist: lend-my-bike\n\nFirst.\n\n[checklist: small]\n\nSecond.\n",
}


@dataclass(frozen=True)
class OtherSite:
    """A site in a folder of its own."""

    folder: Path

    def build(self, settings: str = "") -> str:
        """Build the site, in a process that knows nothing of this project; what Pelican said."""
        (self.folder / "pelicanconf.py").write_text(SETTINGS + settings, encoding="utf-8")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
        clean["COLUMNS"] = "1000"  # Pelican breaks its lines at the width of the terminal
        done = subprocess.run(
            [sys.executable, "-W", "error::SyntaxWarning", "-m", "pelican", "-s", "pelicanconf.py"],
            cwd=self.folder,
            env=clean,
            text=True,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def html(self, path: str) -> str:
        """One file of the built site."""
        return (self.folder / "output" / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """A file of the site."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def example() -> str:
    """The whole checklist that stands in the manual: the last of its TOML."""
    return re.findall(r"^```toml\n(.*?)^```", MANUAL.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)[-1]


NEEDED = ("day.py", "kept.py", "pack.py", "parsing.py", "problem.py", "record.py", "source.py", "store.py")
"""What the manual says to copy beside the folder of the plugin."""


def other_site(folder: Path) -> OtherSite:
    """A site with what the manual says to copy, two checklists, and pages that ask for them."""
    site = OtherSite(folder)
    shutil.copytree(
        ROOT / "plugins" / "checklist", folder / "plugins" / "checklist", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in NEEDED:
        shutil.copy(ROOT / "plugins" / name, folder / "plugins")
    site.write("plugins/__init__.py", "")
    site.write("content/checklists/small.toml", SMALL.read_text(encoding="utf-8"))
    site.write("content/checklists/lend-my-bike.toml", example())
    for path, text in PAGES.items():
        site.write(f"content/{path}", text)
    return site
