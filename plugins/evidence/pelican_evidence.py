"""Handlers that Pelican calls: they read the sources, give each page its notes, and report what cannot be cited."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Container, Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.contents import Content
from pelican.generators import Generator

from ..day import today
from ..kept import kept_problems
from ..problem import Problem, report
from ..source import MARKDOWN, Unreadable, read_text, read_toml, shown
from .cited import read_cited
from .claims import WITHDRAWN, read_claims, source_claims
from .due import due_problems
from .model import Source
from .page import RULES, Evidence, checklist_problems, text_problems
from .parse import RULE, read_sources
from .references import (
    UNKNOWN,
    UNUSED,
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
    files = _files_in(folder)
    sources, problems = read_sources(folder, today(pelican.settings))
    pelican.settings["SOURCES"] = sources
    pelican.settings["TOPICS"] = topics_in(folder, sources)
    # A file that cannot be read is one problem, and the ids that may stand in it are none.
    pelican.settings["SOURCES_COMPLETE"] = all(problem.rule == RULE for problem in problems)
    evidence, found = _evidence(pelican.settings, folder, sources)
    pelican.settings["EVIDENCE"] = evidence
    # What is saved while it is read may have been read before or after: then nothing is ever taken for the same.
    pelican.settings["EVIDENCE_FILES"] = files if files == _files_in(folder) else (os.urandom(16),)
    problems = [*problems, *found, *due_problems(sources.values(), today(pelican.settings))]
    for problem in [*problems, *_of_checklists(pelican.settings, folder.parent, evidence)]:
        report(pelican.settings, problem)


def _evidence(
    settings: MutableMapping[str, Any], folder: Path, sources: dict[str, Source]
) -> tuple[Evidence, list[Problem]]:
    """What texts are held to, and what is wrong with the files that say so."""
    left_out, wrong = read_claims(folder, sources)
    cited, unread = read_cited(folder)
    settings["LEFT_OUT"] = left_out
    rules = tuple(rule for rule in RULES if _asked(settings, rule))
    evidence = Evidence(sources, left_out.claims if left_out else (), cited, rules)
    made = source_claims(sources.values(), evidence.claims) if WITHDRAWN in rules else ()
    return evidence, [*wrong, *unread, *made]


def _asked(settings: MutableMapping[str, Any], rule: str) -> bool:
    """Whether the site asks for a house rule. Whoever runs Pelican knows that; plain ``pelican`` asks for none."""
    off = settings.get("RULES_OFF")
    return off is not None and rule not in off


def _of_checklists(settings: Mapping[str, Any], content: Path, evidence: Evidence) -> Iterator[Problem]:
    """What is wrong with the checklists. One that cannot be read is named by those who draw it."""
    for path in sorted(content.glob("checklists/*.toml")) if evidence.rules else ():
        with contextlib.suppress(Unreadable):
            toml = read_toml(path)
            looked_at = ("checklist", *_shape(settings), toml.file, repr(toml.data), repr(toml.places))
            yield from kept_problems(settings, looked_at, partial(checklist_problems, toml, evidence))


def attach(content: Content) -> None:
    """Give a page its notes and the topic it shows; report each reference that leads to no note, and a lost topic."""
    _attach_notes(content)
    _hold_to_rules(content)
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


def _hold_to_rules(content: Content) -> None:
    evidence = content.settings.get("EVIDENCE")
    file, markdown = _file_of(content)
    if evidence and evidence.rules and Path(file).suffix in MARKDOWN:
        path = os.path.relpath(content.source_path, content.settings["PATH"])
        looked_at = ("text", *_shape(content.settings), file, path, markdown)
        for problem in kept_problems(
            content.settings, looked_at, lambda: text_problems(markdown, evidence, file=file, path=path)
        ):
            report(content.settings, problem)


def _shape(settings: Mapping[str, Any]) -> Iterator[str | bytes]:
    """All that texts are held to: the rules that run, and the files of the evidence."""
    yield ",".join(sorted(settings["EVIDENCE"].rules))
    yield from settings["EVIDENCE_FILES"]


def _files_in(folder: Path) -> tuple[str | bytes, ...]:
    """The files in a folder, by path and content."""
    files = sorted(path for path in folder.glob("*") if path.is_file())
    return tuple(part for path in files for part in (shown(path), path.read_bytes()))


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
        if _asked(settings, UNUSED) and generator.context["generated_content"] and not _broken(settings):
            for problem in unused_problems(_used(generator, citations), settings.get("SOURCES", {})):
                report(settings, problem)


def _broken(settings: Mapping[str, Any]) -> bool:
    """Whether a checklist or a chart cannot be read: what it cites is not known then, and may be in use."""
    found: Iterable[Problem] = settings.get("PROBLEMS") or ()
    return any(problem.rule in ("toml", "checklist-file", "chart-file") for problem in found)


def _topic_pages(generator: Generator) -> dict[str, Content]:
    """For each topic the page that shows it to readers. In one order: Pelican reads the files in any."""
    contents = generator.context["generated_content"]
    return {
        content.evidence.name: content
        for _, content in sorted(contents.items())
        if getattr(content, "evidence", None) and content.status == "published"
    }


def _used(generator: Generator, citations: Sequence[Citation]) -> set[str]:
    """The ids on which words of the site rest: in a text, a checklist, or as the reason not to make a claim.

    That a topic page lists a source is no use of it: it is listed for those who come from such words.
    """
    evidence: Evidence = generator.settings["EVIDENCE"]
    contents = generator.context["generated_content"]
    notes = [note for content in contents.values() for note in getattr(content, "notes", ())]
    reasons = {name for claim in evidence.claims for name in claim.sources}
    unread = _cited_unread(evidence, Path(generator.settings["PATH"]), contents)
    return {note.source.id for note in notes} | {name for name, *_ in citations} | reasons | unread


def _cited_unread(evidence: Evidence, folder: Path, contents: Container[str]) -> set[str]:
    """The ids in texts that Pelican made nothing of, as written down: what is wrong there is said, and is no disuse."""
    texts = (text for text in evidence.cited if str(folder / text) not in contents and (folder / text).exists())
    return {name for text in texts for name in evidence.cited[text]}
