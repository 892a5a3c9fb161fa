"""Pages made for a test: checklists that no page of the site holds, drawn by the plugin alone."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Page

from plugins.checklist import assets
from plugins.checklist.inwords import rules_in_words
from plugins.checklist.model import Checklist
from plugins.checklist.parse import parse

from ..conftest import ROOT

SMALL = ROOT / "tests" / "checklist" / "small.toml"
LEVELS = {"heading": "h2", "under": "h3", "below": "h4"}

MORE = {
    'find_out = "Ring the number you found yourself."': 'ask_them = "Where is {firm}, & who <asks>?"',
    'body = "Is this vacancy yours?"': 'body = """\nHello,\n\n[your questions]\n\nBye"""',
    'title = "On balance, go"\n': 'title = "On balance, go"\ncalendar = "Café; 50%, “tea” \\\\ 😀 two lines long"\n',
}
"""What the small checklist does not try: a question from a "Not sure", a gap in a message, a date for the calendar."""


def small(folder: Path, name: str) -> Checklist:
    """The small checklist with more in it, under another id."""
    text = SMALL.read_text(encoding="utf-8").replace('id = "we"', f'id = "{name}"')
    for old, new in MORE.items():
        assert text.count(old) == 1, old
        text = text.replace(old, f"{old}\n{new}" if new.startswith("ask_them") else new)
    file = folder / f"{name}.toml"
    file.write_text(text, encoding="utf-8")
    found, problems = parse(file)
    assert found, problems
    return found


def drawn(*checklists: Checklist) -> str:
    """A whole page that holds the checklists, with style and script."""
    env = Environment(loader=FileSystemLoader(assets.TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env.filters["day"] = str
    env.globals.update(rules_in_words=rules_in_words, CHECKLIST_TEXT=assets.words("en", {}))
    template = env.get_template("checklist/form.html")
    forms = "".join(template.render(checklist=checklist, **LEVELS) for checklist in checklists)
    return (
        f'<!doctype html><html lang="en"><title>Bench</title><style>{assets.look()}{assets.sheet(checklists)}</style>'
        f'<link rel="icon" href="data:,"><main><h1>Bench</h1>{forms}</main>'
        f'<script type="module">{assets.script()}</script></html>'
    )


def show(page: Page, address: str, *checklists: Checklist) -> None:
    """Open a page with the checklists."""
    body = drawn(*checklists)
    page.route("**/made/", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    page.goto(f"{address}/made/")
