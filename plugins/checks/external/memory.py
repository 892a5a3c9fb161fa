"""What is remembered of each outside link from one run to the next: a JSON file that lives beside the content."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeAlias, get_args

from ...problem import Problem
from ...record import record
from ...source import Unreadable, read_text, shown
from .records import Answer, State

NAME = "links.json"

RULE = "outside-memory"

_DAYS = ("first_gone", "last_seen", "last_worked")


@record
class Entry:
    """What is remembered of one link; days are ISO dates, empty where there was none.

    ``last_seen`` is the day it was last asked, ``last_worked`` the last day it was ok or had moved, ``first_gone`` the
    first day it was gone and had not worked since. The rest is as in ``Answer``.
    """

    state: State
    status: int = 0
    final: str = ""
    reason: str = ""
    look: str = ""
    last_seen: str = ""
    last_worked: str = ""
    first_gone: str = ""

    @property
    def gone_for_good(self) -> bool:
        """Whether it was found gone on two different days."""
        return self.state == "gone" and self.first_gone < self.last_seen


Memory: TypeAlias = Mapping[str, Entry]
"""Entries by the address as it is written."""


def read_memory(path: Path) -> tuple[Memory, list[Problem]]:
    """What a file remembers: nothing where there is none; and a problem where it cannot be read as such a file."""
    if not path.exists():
        return {}, []
    try:
        return {url: _entry(item) for url, item in json.loads(read_text(path))["links"].items()}, []
    except Unreadable as error:
        return {}, [error.problem]
    except json.JSONDecodeError as error:
        place, what = (error.lineno, error.colno), f"is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        place, what = (1, 1), "does not hold what is remembered of links"
    mend = "restore it, or delete it and every link is new again"
    return {}, [Problem(shown(path), *place, RULE, f"{what}; {mend}")]


def _entry(item: Any) -> Entry:
    """Raises TypeError or ValueError where the item is no entry."""
    entry = Entry(**item)
    for day in (getattr(entry, name) for name in _DAYS):
        datetime.date.fromisoformat(day or "2000-01-01")
    wrong = [name for name, value in asdict(entry).items() if not isinstance(value, int if name == "status" else str)]
    if wrong or entry.state not in get_args(State):
        raise ValueError(wrong)
    return entry


def as_bytes(memory: Memory) -> bytes:
    """What stands in the file: an entry a line, by address; what is empty is left out."""
    lines = (f"\n    {_quoted(url)}: {_quoted(_filled(memory[url]))}" for url in sorted(memory))
    return f'{{\n  "version": 1,\n  "links": {{{",".join(lines)}\n  }}\n}}\n'.encode()


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _filled(entry: Entry) -> dict[str, Any]:
    return {name: value for name, value in asdict(entry).items() if value}


def renewed(memory: Memory, answers: Iterable[Answer], today: datetime.date) -> dict[str, Entry]:
    """What is remembered after a day's answers."""
    return dict(memory) | {answer.url: _after(memory.get(answer.url), answer, today.isoformat()) for answer in answers}


def _after(before: Entry | None, answer: Answer, today: str) -> Entry:
    worked = answer.state in ("ok", "moved")
    gone = before.first_gone if before and not worked else ""
    return Entry(
        state=answer.state,
        status=answer.status,
        final=answer.final,
        reason=answer.reason,
        look=answer.look,
        last_seen=today,
        last_worked=today if worked else before.last_worked if before else "",
        first_gone=gone or (today if answer.state == "gone" else ""),
    )


def replace_file(path: Path, raw: bytes) -> None:
    """Write a file whole or not at all, with the permissions it has. Raises OSError where that cannot be done."""
    goal = Path(os.path.realpath(path))
    goal.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=goal.parent, prefix=f".{goal.name}.")
    try:
        with os.fdopen(number, "wb") as opened:
            opened.write(raw)
        os.chmod(name, goal.stat().st_mode & 0o777 if goal.exists() else 0o644)
        os.replace(name, goal)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
