"""Texts that several processes read ahead come to the same site, and the same is said of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from plugins import speed
from plugins.publishing.pelican_run import run
from plugins.publishing.pelican_settings import load
from plugins.speed import pelican_ahead
from plugins.spread import spread
from plugins.store import Store

from ..publishing.conftest import digest

T = TypeVar("T")
R = TypeVar("R")

TEXT = """Title: The text {0}
Date: 2026-01-02
Tags: one, tag-{0}

Some words of it, and the way [on]({{filename}}{1}.md).
"""

CONF = """
PATH = "content"
SITEURL = "https://example.org"
TIMEZONE = "UTC"
THEME = "simple"
DEFAULT_LANG = "en"
PLUGINS = ["plugins.speed"]
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of many texts, of one of which Pelican warns."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "pelicanconf.py").write_text(CONF)
    for number in range(40):
        text = TEXT.format(number, (number + 1) % 40)
        said = text.replace("Tags:", "Slug: a\nSlug: b\nTags:") if number % 2 else text
        (tmp_path / "content" / f"{number}.md").write_text(said.replace("Slug: a", f"Slug: a-{number}"))
    return tmp_path


@pytest.mark.usefixtures("alone")
def test_what_is_read_ahead_makes_the_same_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(work: Callable[[T], R], items: Sequence[T]) -> list[R | None]:
        made = spread(work, items, least=1)
        read.append(sum(one is not None for one in made))
        return made

    monkeypatch.setattr(pelican_ahead, "spread", counted)
    speed.register()
    loaded = load(site / "pelicanconf.py", None, site_url="", today=datetime.date(2026, 11, 26))
    runs = []
    for asked in ("1", "2"):
        monkeypatch.setenv("SITE_PROCESSES", asked)
        runs.append(run(loaded, site / asked, store=Store(site / f"store-{asked}")))
    assert read[0] == 0 < read[1] <= 20
    assert runs[0] == runs[1]
    assert sum("stands twice" in problem.message for problem in runs[0].problems) == 20
    assert digest(site / "1") == digest(site / "2")
