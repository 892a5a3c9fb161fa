"""What is wrong with drafts: they are unfinished by nature, so nothing of theirs stands in the way of a publish."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from pathlib import PurePath

from ...problem import Problem
from ..records.content import Content, Source

UNFINISHED = frozenset(
    [
        "date-future",
        "date-implausible",
        "empty-page",
        "heading-empty",
        "image-alt",
        "link-empty",
        "link-example",
        "link-placeholder",
        "page-description",
        "page-orphan",
        "placeholder",
        "review-stale",
        "summary-missing",
    ]
)
"""Rules that find no more than that a text is not finished. Of a draft everybody knows that."""


_DRAFT = ("draft", "skip")


def spared(problems: Iterable[Problem], content: Content, stoppers: Container[str] = ()) -> list[Problem]:
    """The problems without those of drafts that are not built; of drafts that are built, what is more than unfinished.

    That is a warning. ``stoppers`` are the rules that find what spoils the other pages as well: of these nothing is
    spared. Of a checklist that no finished text shows, that it is not finished is no problem either.
    """
    drafts = {source.path: source for source in content.sources if source.status in _DRAFT}
    unshown = _unshown(content)
    weighed = (
        _weighed(problem, drafts.get(problem.file), content, stoppers)
        for problem in problems
        if problem.rule not in UNFINISHED or problem.file not in unshown
    )
    return [problem for problem in weighed if problem]


def _unshown(content: Content) -> set[str]:
    """The files of the checklists that no finished text shows."""
    texts = [source for source in content.sources if source.status not in _DRAFT]
    shown = {source.value("checklist") for source in texts}
    shown |= {slug for source in texts for slug in source.gist.shown}
    paths = (PurePath(data.path) for data in content.data)
    return {str(path) for path in paths if path.parent.name == "checklists" and path.stem not in shown}


def _weighed(problem: Problem, draft: Source | None, content: Content, stoppers: Container[str]) -> Problem | None:
    if draft is None or problem.rule in stoppers:
        return problem
    quiet = problem.rule in UNFINISHED or not _is_built(draft, content)
    return None if quiet else replace(problem, severity="warning")


def _is_built(draft: Source, content: Content) -> bool:
    """Whether Pelican makes a page of it: at its own place, or where the settings put drafts."""
    place = draft.value("save_as") or content.layout.save_as.get(f"draft {draft.kind}")
    return draft.status == "draft" and bool(place)
