"""``invoke checklist report``: reads a checklist of the site, and writes what is known of it beside the content.

How a report is written, and never over a file of somebody else, holds for others as well.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from ..checklist.report import FIRST_LINE, checked, examine, page, summary
from ..evidence.report import FIRST_LINE as EVIDENCE_LINE
from ..problem import Problem
from ..record import record
from ..source import Unreadable, did_you_mean, read_text, shown
from .new import Unusable

TOKENS = Path("theme/static/css/tokens.css")
"""Below the project: the colours and the type of the site, which the report shares."""


@record
class Reported:
    """What came of it: the summary and the file written, or else the problems that stand in the way."""

    summary: str = ""
    file: Path | None = None
    problems: tuple[Problem, ...] = ()


def report(slug: str, content: Path, output: Path | None, root: Path) -> Reported:
    """Report on ``<content>/checklists/<slug>.toml``, into ``reports/<slug>.html`` beside the content or ``output``.

    Raises Unusable where there is no such checklist, or nothing can or may be written there.
    """
    source = _source(slug, content)
    file = output or content.parent / "reports" / f"{slug}.html"
    refuse_foreign(file)
    checklist, problems = checked(source)
    if problems or not checklist:
        return Reported(problems=tuple(problems))
    found = examine(checklist)
    write(file, page(found, tokens(root)))
    return Reported(summary(found), file)


def is_report(file: Path) -> bool:
    """Whether a file begins as our reports do."""
    try:
        with file.open("rb") as opened:
            return opened.readline().rstrip(b"\r\n").decode("utf-8", "replace") in (FIRST_LINE, EVIDENCE_LINE)
    except OSError:
        return False


def remove_reports(folder: Path) -> list[Path]:
    """Remove the reports in a folder, and the folder where nothing else stands in it. Returns what was removed."""
    reports = [file for file in sorted(folder.glob("*.html")) if is_report(file)]
    for file in reports:
        file.unlink()
    with contextlib.suppress(OSError):
        folder.rmdir()
    return reports


def _source(slug: str, content: Path) -> Path:
    """The file of a checklist, by the names that stand in the folder: a slug is a name and never a path."""
    known = {file.stem: file for file in sorted((content / "checklists").glob("*.toml"))}
    if not known:
        raise Unusable(f"there is no checklist in {shown(content / 'checklists')}; name the content with --content")
    if slug not in known:
        raise Unusable(f'there is no checklist "{slug}"; there are {", ".join(known)}.{did_you_mean(slug, known)}')
    return known[slug]


def refuse_foreign(file: Path) -> None:
    """Raise Unusable where a report is to be written over something that is none."""
    if file.is_dir():
        raise Unusable(f'"{shown(file)}" is a folder, and a file is wanted; name another with --output')
    if os.path.lexists(file) and not is_report(file):
        raise Unusable(f'"{shown(file)}" is not a report that this command made; name another file with --output')


def tokens(root: Path) -> str:
    """The theme's tokens. A theme without any leaves the report in the browser's own colours."""
    try:
        return read_text(root / TOKENS)
    except Unreadable:
        return ""


def write(file: Path, text: str) -> None:
    """Write a file whole or not at all. Raises Unusable where that cannot be."""
    file = Path(os.path.realpath(file))  # where the file is a link, what it leads to is renewed
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_text(text, encoding="utf-8")
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Unusable(f'"{shown(file)}" cannot be written: {reason}') from error
