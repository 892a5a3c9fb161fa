"""Reads the checklists of a site, attaches them to the pages that ask for them, and draws them where no theme does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, pass_context
from pelican import Pelican
from pelican.contents import Static
from pelican.generators import Generator

from ..problem import Problem, report
from ..source import TomlFile, Unreadable, read_toml
from . import assets, placing
from .inwords import rules_in_words
from .model import Checklist
from .parse import parse_toml
from .prove import Failure, failures, prove


def read(pelican: Pelican) -> None:
    """Read every file of ``<PATH>/checklists``, prove it, and keep what is sound in ``settings["CHECKLISTS"]``."""
    settings = pelican.settings
    settings["CHECKLISTS"] = {}
    settings["CHECKLIST_TEXT"] = assets.words(settings["DEFAULT_LANG"], settings.get("CHECKLIST_TEXT", {}))
    for path in sorted(Path(settings["PATH"]).glob("checklists/*.toml")):
        try:
            toml = read_toml(path)
        except Unreadable as error:
            report(settings, error.problem)
            continue
        checklist, problems = parse_toml(toml, path.stem, base=settings["SITEURL"])
        if checklist:
            problems = [_problem(toml, checklist, failure) for failure in failures(checklist, prove(checklist))]
            settings["CHECKLISTS"][path.stem] = checklist
            settings.setdefault("CITATIONS", []).extend(_citations(toml))
        for problem in problems:
            report(settings, problem)


def equip(generator: Generator) -> None:
    """Give templates what draws a checklist. A theme's own ``checklist/<part>.html`` counts before that of this package."""
    env = generator.env
    env.loader.loaders.append(FileSystemLoader(assets.TEMPLATES))
    env.filters["body"] = body
    env.filters.setdefault("day", str)
    env.globals.update(
        checklist_sheet=assets.sheet, checklist_script=assets.script, rules_in_words=rules_in_words
    )
    generator.context["CHECKLIST_DRAWING"] = env.get_template


def attach(content: Any) -> None:
    """Attach ``content.checklists``, and put links in place of the markers in its text."""
    if isinstance(content, Static):
        return
    known = content.settings.get("CHECKLISTS", {})
    address = f"{content.settings['SITEURL']}/{content.url.lstrip('/')}"
    html = content._content or ""
    whole = str(content.metadata.get("checklist", ""))
    if whole in known:  # of the front matter. A key given twice is a list there, which names none
        html += placing.marker(whole)
    content._content, asked = placing.place(html, known, address)
    content.checklists = tuple(dict.fromkeys(asked))


@pass_context
def body(context: Any, content: Any) -> list[placing.Part]:
    """The parts of a page in order, for themes that draw checklists themselves."""
    return placing.take_apart(content.content, context.get("CHECKLISTS", {}))


def draw(path: str, context: Mapping[str, Any]) -> None:
    """Draw the checklists of a written page that its theme has left as links. Lists and feeds keep their links."""
    content = context.get("article") or context.get("page")
    if not getattr(content, "checklists", ()) or Path(path).suffix not in (".html", ".htm"):
        return
    file = Path(path)
    html = file.read_text(encoding="utf-8")
    parts = placing.take_apart(html, context["CHECKLISTS"])
    if any(part.checklist for part in parts):
        template = context["CHECKLIST_DRAWING"]("checklist/form.html")
        drawn = "".join(
            part.html if not part.checklist else template.render({**context, "checklist": part.checklist, **LEVELS})
            for part in parts
        )
        style = f"<style>{assets.look()}{assets.sheet(content.checklists)}</style>"
        script = f'<script type="module">{assets.script()}</script>'
        file.write_text(placing.into_page(drawn, style, script), encoding="utf-8")


LEVELS = {"heading": "h2", "under": "h3", "below": "h4"}
"""Headings of a checklist in a page whose title is its only h1."""


def _problem(toml: TomlFile, checklist: Checklist, failure: Failure) -> Problem:
    index = failure.index
    if failure.table == "question":  # numbered by group: the file may hold them in another order
        index = [table["id"] for table in toml.data["question"]].index(checklist.questions[index].id)
    return toml.problem("checklist-proof", failure.message, failure.table, index)


def _citations(toml: TomlFile) -> list[tuple[str, str, int, int]]:
    keys = [key for key in toml.places if len(key) >= 2 and key[-2] == "evidence" and isinstance(key[-1], int)]
    return [(_value(toml, key), toml.file, *toml.at(*key)) for key in keys]


def _value(toml: TomlFile, key: tuple[str | int, ...]) -> str:
    value: Any = toml.data
    for part in key:
        value = value[part]
    return str(value)
