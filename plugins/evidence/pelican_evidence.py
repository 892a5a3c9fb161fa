"""Handlers that Pelican calls: they read the sources, give each page its notes, and report what cannot be cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.contents import Content
from pelican.generators import Generator

from ..problem import report
from ..source import Unreadable, read_text, shown
from .parse import RULE, read_sources
from .references import (
    UNKNOWN,
    Citation,
    Reference,
    citable,
    citation_problems,
    citations_of,
    notes_of,
    references_of,
    unlinked,
    unused_problems,
)


def load(pelican: Pelican) -> None:
    """Put the sources into the settings, where pages, templates and other plugins find them."""
    sources, problems = read_sources(Path(pelican.settings["PATH"]) / "evidence")
    pelican.settings["SOURCES"] = sources
    # A file that cannot be read is one problem, and the ids that may stand in it are none.
    pelican.settings["SOURCES_COMPLETE"] = all(problem.rule == RULE for problem in problems)
    for problem in problems:
        report(pelican.settings, problem)


def attach(content: Content) -> None:
    """Give a page its notes, and report each reference in it that leads to none."""
    sources = content.settings.get("SOURCES", {})
    references = references_of(content._content or "")
    content.notes = notes_of(references, sources)
    wrong = [reference for reference in references if not citable(reference.name, sources)]
    if wrong:
        _report_citations(content.settings, _citations(content, wrong))
        content._content = unlinked(content._content, wrong)


def _citations(content: Content, references: Iterable[Reference]) -> Iterator[Citation]:
    path = Path(content.source_path or "")
    try:
        markdown = read_text(path)
    except Unreadable:  # a plugin made this page from no file: the places are lost, the problem is not
        markdown = ""
    return citations_of(references, shown(path), markdown)


def _report_citations(settings: MutableMapping[str, Any], citations: Iterable[Citation]) -> None:
    for problem in citation_problems(citations, settings.get("SOURCES", {})):
        if problem.rule != UNKNOWN or settings.get("SOURCES_COMPLETE", True):
            report(settings, problem)


def conclude(generators: Sequence[Generator]) -> None:
    """Report what other plugins cite in vain, and, where asked, the sources that nothing cites."""
    for generator in generators[:1]:  # all have the same settings and context
        settings = generator.settings
        citations = settings.get("CITATIONS", [])
        _report_citations(settings, citations)
        if settings.get("EVIDENCE_UNUSED_WARNS"):
            for problem in unused_problems(_used(generator, citations), settings.get("SOURCES", {})):
                report(settings, problem)


def _used(generator: Generator, citations: Sequence[Citation]) -> set[str]:
    contents = generator.context["generated_content"].values()
    notes = [note for content in contents for note in getattr(content, "notes", ())]
    return {note.source.id for note in notes} | {name for name, *_ in citations}
