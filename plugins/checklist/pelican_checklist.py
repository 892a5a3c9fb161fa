"""Reads the checklists of a site, and attaches them to the pages that ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from pelican import Pelican
from pelican.contents import Static
from pelican.generators import Generator

from ..problem import Problem, report
from ..source import TomlFile, Unreadable, read_toml
from . import placing
from .inwords import rules_in_words
from .model import Checklist
from .parse import parse_toml
from .prove import Failure, failures, prove
from .selectors import style


def read(pelican: Pelican) -> None:
    """Read every file of ``<PATH>/checklists``, prove it, and keep what is sound in ``settings["CHECKLISTS"]``."""
    settings = pelican.settings
    settings["CHECKLISTS"] = {}
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
    """Give templates what draws a checklist."""
    generator.env.filters["body"] = body
    generator.env.globals.update(checklist_style=style, rules_in_words=rules_in_words)


def attach(content: Any) -> None:
    """Attach ``content.checklists``, and put links in place of the markers in its text."""
    if isinstance(content, Static):
        return
    known = content.settings.get("CHECKLISTS", {})
    address = f"{content.settings['SITEURL']}/{content.url.lstrip('/')}"
    content._content, asked = placing.place(content._content or "", known, address)
    whole = _whole(content, known)
    content.checklists = tuple(dict.fromkeys([*asked, *([whole] if whole else [])]))


@pass_context
def body(context: Any, content: Any) -> list[placing.Part]:
    """The parts of a page in order; the checklist of its front matter stands last."""
    known = context.get("CHECKLISTS", {})
    parts = placing.take_apart(content.content, known)
    whole = _whole(content, known)
    return [*parts, placing.Part(checklist=whole)] if whole else parts


def _whole(content: Any, known: Mapping[str, Checklist]) -> Checklist | None:
    """The checklist of the front matter. A key given twice is a list there, which names none."""
    return known.get(str(content.metadata.get("checklist", "")))


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
