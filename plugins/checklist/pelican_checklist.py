"""Reads the checklists of a site, attaches them to the pages that ask for them, and draws them where no theme does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, pass_context
from pelican import Pelican
from pelican.contents import Static
from pelican.generators import Generator

from ..day import today
from ..kept import kept, kept_problems
from ..pack import Pack
from ..problem import report
from ..source import TomlFile, Unreadable, read_toml
from ..store import NOTHING_KEPT
from . import assets, placing
from .care import date_problems
from .inwords import rules_in_words
from .model import Checklist
from .parse import parse_toml
from .prove import wrong_with
from .references import shared_ids


def read(pelican: Pelican) -> None:
    """Read every file of ``<PATH>/checklists``, prove it, and keep what is sound in ``settings["CHECKLISTS"]``."""
    settings = pelican.settings
    settings["CHECKLISTS"] = {}
    settings["CHECKLIST_TEXT"] = _words(settings)
    files, made = [], Pack(settings.get("STORE", NOTHING_KEPT), "checklist")
    for path in sorted(Path(settings["PATH"]).glob("checklists/*.toml")):
        try:
            toml = read_toml(path)
        except Unreadable as error:
            report(settings, error.problem)
            continue
        files.append(toml)
        checklist, problems = parse_toml(toml, path.stem, base=settings["SITEURL"], made=made)
        if checklist:
            looked_at = ("proof", path.stem, settings["SITEURL"], toml.file, repr(toml.data), repr(toml.places))
            problems = kept_problems(settings, looked_at, partial(wrong_with, toml, checklist))
            settings["CHECKLISTS"][path.stem] = checklist
            settings.setdefault("CITATIONS", []).extend(_citations(toml))
        for problem in [*problems, *date_problems(toml, today(settings))]:
            report(settings, problem)
    made.keep()
    for problem in shared_ids(files):
        report(settings, problem)


def _words(settings: dict[str, Any]) -> dict[str, Any]:
    own = settings.get("CHECKLIST_TEXT", {})
    try:
        return assets.words(settings["DEFAULT_LANG"], own)
    except Unreadable as error:
        report(settings, error.problem)
        return assets.words("en", own)


def equip(generator: Generator) -> None:
    """Give templates what draws a checklist. A theme's own ``checklist/<part>.html`` counts before the one here."""
    env = generator.env
    env.loader.loaders.append(FileSystemLoader(assets.TEMPLATES))
    env.filters["body"] = body
    env.filters.setdefault("day", str)
    env.globals.update(checklist_sheet=assets.sheet, checklist_script=assets.script, rules_in_words=rules_in_words)
    env.autoescape = _escaping(env.autoescape)
    # line breaks count in the lists of a checklist, so these two do not depend on the site's own settings
    generator.context["CHECKLIST_DRAWING"] = env.overlay(trim_blocks=True, lstrip_blocks=True).get_template


def _escaping(others: bool | Callable[[str | None], bool]) -> Callable[[str | None], bool]:
    """Escapes in the templates of a checklist, which hold plain text; in all others as the site has it."""

    def escapes(name: str | None) -> bool:
        return (name or "").startswith("checklist/") or (others(name) if callable(others) else others)

    return escapes


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
    content._content, asked = _placed(content.settings, html, known, address)
    content.checklists = tuple(known[slug] for slug in dict.fromkeys(asked))


def _placed(
    settings: Mapping[str, Any], html: str, known: Mapping[str, Checklist], address: str
) -> tuple[str, list[str]]:
    """HTML with links in place of the markers, and the names of the checklists asked for; from the store if known."""
    if not placing.MARKER.search(html):
        return html, []
    named = [(checklist.slug, checklist.id, checklist.title) for checklist in known.values()]

    def place() -> tuple[str, list[str]]:
        text, asked = placing.place(html, known, address)
        return text, [checklist.slug for checklist in asked]

    text, asked = kept(settings, "placed", (html, address, repr(named)), place)
    return text, asked


@pass_context
def body(context: Any, content: Any) -> list[placing.Part]:
    """The parts of a page in order, for themes that draw checklists themselves."""
    return placing.take_apart(content.content, context.get("CHECKLISTS", {}))


def draw(path: str, context: Mapping[str, Any]) -> None:
    """Draw the checklists of a written page that its theme has left as links. Lists and feeds keep their links."""
    content: Any = context.get("article") or context.get("page")
    if not getattr(content, "checklists", ()) or Path(path).suffix not in (".html", ".htm"):
        return
    file = Path(path)
    html = file.read_text(encoding="utf-8")
    # of its own checklists only: an excerpt of another page in it keeps its link
    parts = placing.take_apart(html, {checklist.slug: checklist for checklist in content.checklists})
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


def _citations(toml: TomlFile) -> list[tuple[str, str, int, int]]:
    keys = [key for key in toml.places if len(key) >= 2 and key[-2] == "evidence" and isinstance(key[-1], int)]
    return [(_value(toml, key), toml.file, *toml.at(*key)) for key in keys]


def _value(toml: TomlFile, key: tuple[str | int, ...]) -> str:
    value: Any = toml.data
    for part in key:
        value = value[part]
    return str(value)
