"""The pages of all parts: no part of the theme is missing from them, and no reader is led to them."""

from __future__ import annotations

import pytest
from jinja2 import Environment, FileSystemLoader, meta

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
