"""The pages of all parts: no part of the theme is missing from them, and no reader is led to them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, meta

from plugins.publishing.build import build
from plugins.publishing.hosts.netlify import read_headers
from plugins.publishing.records import Request

from ..conftest import ROOT, Built

TEMPLATES = ROOT / "theme" / "templates"
CHECKLIST = ROOT / "plugins" / "checklist" / "templates"
PAGES = ("parts/index.html", "parts/checklist/index.html")


def drawn_by(name: str) -> set[str]:
    """All templates that one draws with, itself among them."""
    environment = Environment(loader=FileSystemLoader([TEMPLATES, CHECKLIST]), autoescape=True)
    found: set[str] = set()
    wanted = {name}
    while wanted:
        found |= wanted
        trees = [environment.parse(environment.loader.get_source(environment, one)[0]) for one in wanted]
        wanted = {other for tree in trees for other in meta.find_referenced_templates(tree) if other} - found
    return found


def test_every_part_of_the_theme_and_of_a_checklist_is_shown() -> None:
    partials = {f"partials/{file.name}" for file in (TEMPLATES / "partials").glob("*.html")}
    partials |= {f"checklist/{file.name}" for file in (CHECKLIST / "checklist").glob("*.html")}
    assert sorted(partials - drawn_by("parts.html")) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_parts_asks_search_engines_to_leave_it_out(parts_site: Built, path: str) -> None:
    assert '<meta name="robots" content="noindex">' in parts_site.html(path)


def test_nothing_leads_a_reader_to_the_pages_of_parts(parts_site: Built) -> None:
    files = [*parts_site.folder.rglob("*.html"), *parts_site.folder.glob("*.xml"), *parts_site.folder.glob("*.js")]
    others = [file for file in files if "parts" not in file.relative_to(parts_site.folder).parts]
    assert others
    assert [file.name for file in others if "/parts/" in file.read_text(encoding="utf-8")] == []


def test_the_real_site_has_no_page_of_parts(real_site: Built) -> None:
    assert [path for path in real_site.pages if path.startswith("parts/") or "noindex" in real_site.html(path)] == []


RUN = "<script>alert(1)</script>"

WORDS = re.compile(r'(?<=[=,\[] )"(?P<words>(?!https?:)[^"\\]* [^"\\]*)"')
"""A text of more than one word in a file of TOML."""


def test_no_text_of_checklists_charts_sources_or_publisher_brings_a_script(parts_site: Built, tmp_path: Path) -> None:
    """Each of them begins with one, and is shown with it as words: the policy allows no script that it did not."""
    parts = ROOT / "tests/parts"
    content = shutil.copytree(parts / "content", tmp_path / "content")
    changed = 0
    for file in sorted(content.rglob("*.toml")):
        if file.name != "do-not-publish.toml":  # it holds patterns
            text, count = WORDS.subn(rf'"{RUN}\g<words>"', file.read_text(encoding="utf-8"))
            file.write_text(text, encoding="utf-8")
            changed += count
    assert changed > 100
    result = build(Request(content=content, output=tmp_path / "output", conf=parts / "pelicanconf.py"))
    assert result.published, result
    assert not [page for page in (tmp_path / "output").rglob("*.html") if RUN in page.read_text(encoding="utf-8")]
    assert read_headers(tmp_path / "output") == read_headers(parts_site.folder)
