"""Handlers that Pelican calls: they read the sources, give each page its notes, and report what cannot be cited."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.contents import Content
from pelican.generators import Generator

from ..problem import report
from ..source import Unreadable, read_text, shown
from .due import due_problems
from .parse import RULE, read_sources
from .references import (
    UNKNOWN,
    Citation,
    citable,
    citation_problems,
    citations_of,
    notes_of,
    references_of,
    unlinked,
    unused_problems,
)
from .topics import TEMPLATE, asking_problems, pageless_problems, topics_in


def load(pelican: Pelican) -> None:
    """Put the sources into the settings, where pages, templates and other plugins find them."""
    folder = Path(pelican.settings["PATH"]) / "evidence"
    sources, problems = read_sources(folder)
    pelican.settings["SOURCES"] = sources
    pelican.settings["TOPICS"] = topics_in(folder, sources)
    # A file that cannot be read is one problem, and the ids that may stand in it are none.
    pelican.settings["SOURCES_COMPLETE"] = all(problem.rule == RULE for problem in problems)
    for problem in [*problems, *due_problems(sources.values(), _today(pelican.settings))]:
        report(pelican.settings, problem)


def _today(settings: MutableMapping[str, Any]) -> datetime.date:
    """The day of the build, which whoever runs Pelican says; plain ``pelican`` leaves it to the clock."""
    day: datetime.date = settings.get("TODAY") or datetime.datetime.now(datetime.UTC).date()
    return day


def attach(content: Content) -> None:
    """Give a page its notes and the topic it shows; report each reference that leads to no note, and a lost topic."""
    _attach_notes(content)
    topics = content.settings.get("TOPICS", {})
    asked, template = (_in_one_line(content.metadata.get(key, "")) for key in ("topic", "template"))
    content.evidence = topics.get(asked)
    if asked or template == TEMPLATE:
        for problem in asking_problems(asked, topics, *_file_of(content)):
            report(content.settings, problem)


def _attach_notes(content: Content) -> None:
    sources = content.settings.get("SOURCES", {})
    references = references_of(content._content or "")
    content.notes = notes_of(references, sources)
    wrong = [reference for reference in references if not citable(reference.name, sources)]
    if wrong:
        _report_citations(content.settings, citations_of(wrong, *_file_of(content)))
        content._content = unlinked(content._content, wrong)


def _in_one_line(value: str | list[str]) -> str:
    """A value of the front matter that goes on over several lines: Pelican makes a list of it."""
    return value if isinstance(value, str) else " ".join(value)


def _file_of(content: Content) -> tuple[str, str]:
    """How messages name the file of a page, and its Markdown."""
    path = Path(content.source_path or "")
    try:
        return shown(path), read_text(path)
    except Unreadable:  # a plugin made this page from no file: the places are lost, the problem is not
        return shown(path), ""


def _report_citations(settings: MutableMapping[str, Any], citations: Iterable[Citation]) -> None:
    for problem in citation_problems(citations, settings.get("SOURCES", {})):
        if problem.rule != UNKNOWN or settings.get("SOURCES_COMPLETE", True):
            report(settings, problem)


def conclude(generators: Sequence[Generator]) -> None:
    """Tell the templates the page of each topic, and report what only the whole site shows.

    That is a topic without a page, what other plugins cite in vain and, where asked, a source that nothing cites.
    """
    for generator in generators[:1]:  # all have the same settings and context
        settings = generator.settings
        generator.context["TOPIC_PAGES"] = pages = _topic_pages(generator)
        for problem in pageless_problems(settings.get("TOPICS", {}), pages):
            report(settings, problem)
        citations = settings.get("CITATIONS", [])
        _report_citations(settings, citations)
        if settings.get("EVIDENCE_UNUSED_WARNS"):
            for problem in unused_problems(_used(generator, citations), settings.get("SOURCES", {})):
                report(settings, problem)


def _topic_pages(generator: Generator) -> dict[str, Content]:
    """For each topic the page that shows it to readers."""
    contents = generator.context["generated_content"].values()
    return {
        content.evidence.name: content
        for content in contents
        if getattr(content, "evidence", None) and content.status == "published"
    }


def _used(generator: Generator, citations: Sequence[Citation]) -> set[str]:
    contents = generator.context["generated_content"].values()
    notes = [note for content in contents for note in getattr(content, "notes", ())]
    return {note.source.id for note in notes} | {name for name, *_ in citations}
