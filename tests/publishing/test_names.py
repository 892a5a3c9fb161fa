"""How a plain Pelican site's settings and built pages are named."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from plugins.problem import Problem
from plugins.publishing.build import named_as_published
from plugins.publishing.pelican_settings import load
from plugins.publishing.staging import Staging

TODAY = datetime.date(2026, 11, 26)
SETTINGS = 'PATH = "words"\nSITENAME = "Plain"\nTIMEZONE = "UTC"\nTHEME = "simple"\nDEFAULT_LANG = "en"\n'


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def conf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "words/first.md", "Title: The first text\nDate: 2026-11-01\nSummary: What it says.\n\nWords.\n")
    return write(tmp_path / "pelicanconf.py", SETTINGS)


def test_an_address_that_is_asked_for_goes_before_that_of_the_settings(conf: Path) -> None:
    assert load(conf, None, site_url="https://asked.org", today=TODAY).site_url == "https://asked.org"


def test_a_pattern_of_file_names_that_is_none_is_named_and_stops_nothing_else(conf: Path) -> None:
    write(conf, SETTINGS + 'FILENAME_METADATA = "(?P<slug"\n')
    loaded = load(conf, None, site_url="", today=TODAY)
    assert loaded.layout.slug("The first text", "first") == "the-first-text"


def test_a_built_page_is_named_where_it_will_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    place = Staging(tmp_path / ".public.staging", tmp_path / "public")
    there = Problem(".public.staging/old/index.html", 3, 1, "internal-link", "leads to nothing")
    assert named_as_published(there, place).file == "public/old/index.html"
    elsewhere = Problem("words/first.md", 3, 1, "internal-link", "leads to nothing")
    assert named_as_published(elsewhere, place) is elsewhere
