"""``invoke evidence``: what is to be looked at again and when, as a table, a picture, and an exit code."""

from __future__ import annotations

import sys
from pathlib import Path

from ..checks.report import FORMATS, Besides
from ..day import day_of_build
from ..evidence.cited import NAME, Cited, written
from ..evidence.report import page, table
from ..evidence.schedule import Schedule, read_schedule
from ..record import record
from .new import Unusable
from .reporting import refuse_foreign, tokens, write
from .terminal import folder, near, refuse, say

REPORT = "evidence.html"


@record
class Asked:
    """What was asked for; all as it was typed."""

    content: str = ""
    due: str = ""
    output: str = ""
    record: bool = False


def evidence(root: Path, asked: Asked) -> int:
    """Show the calendar. Returns the exit code: 0 nothing is past, 1 something is or is wrong, 2 wrong use."""
    if asked.due and not (asked.due.isascii() and asked.due.isdigit()):
        return refuse(f'"{asked.due}" is no number of days; write one as in --due 90')
    content = folder(root, asked.content, "content")
    if not (content / "evidence").is_dir():
        return refuse(f"there is no evidence in {near(content)}; name the folder with the content with --content")
    schedule = read_schedule(content, day_of_build(), int(asked.due) if asked.due else None)
    if schedule.problems:
        say(FORMATS["text"](schedule.problems, Besides(color=sys.stdout.isatty())))
        return 1
    try:
        return _shown(root, content, schedule, asked)
    except Unusable as error:
        return refuse(str(error))


def _shown(root: Path, content: Path, schedule: Schedule, asked: Asked) -> int:
    if asked.record:
        _record(content, schedule.cited or {})
        return 0
    file = Path.cwd() / asked.output if asked.output else content.parent / "reports" / REPORT
    refuse_foreign(file)
    write(file, page(schedule, tokens(root)))
    say(f"{table(schedule)}\nThe picture is in {near(file)}")
    return 1 if schedule.past else 0


def _record(content: Path, cited: Cited) -> None:
    """Write down which text cites what: from now on a build stops where one of these notes is missing."""
    file = content / "evidence" / NAME
    write(file, written(cited))
    notes = sum(times for ids in cited.values() for times in ids.values())
    say(f"{near(file)} holds {notes} source notes.")
