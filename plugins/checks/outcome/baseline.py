"""The baseline: the problems an old site had when it began to be checked. It lets them be, and it only ever shrinks."""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ...problem import Problem
from ...record import record
from ...source import Unreadable, read_text, shown

NAME = "checks-baseline.json"

RULE = "baseline"

COMMAND = "invoke check --baseline"

# On how many pages a problem shows, and every number that is no quoted text, change with edits elsewhere.
_PAGES = re.compile(r" \(on \d+ pages\)$")
_NUMBER = re.compile(r'(?P<quoted>"[^"]*")|\d(?:[\d.,:]*\d)?')


@dataclass(frozen=True, order=True)
class Entry:
    """What stays the same of a problem while the rest of its file is edited. ``message`` is without numbers."""

    file: str
    rule: str
    message: str


@record
class Baseline:
    """How many problems of each kind there were. ``file`` is its name in messages, ``lines`` where entries stand."""

    file: str
    counts: Mapping[Entry, int] = field(default_factory=dict)
    lines: Mapping[Entry, int] = field(default_factory=dict)


@record
class Compared:
    """Problems that a baseline does not know, how many it knows, and a warning where it has more than there are."""

    problems: list[Problem]
    known: int
    gone: list[Problem]


def identity(problem: Problem) -> Entry:
    """What tells a problem from others: its file, its rule and its words, and no line, column or count."""
    message = _NUMBER.sub(lambda found: found["quoted"] or "#", _PAGES.sub("", problem.message))
    return Entry(problem.file, problem.rule, message)


def read_baseline(path: Path) -> tuple[Baseline | None, list[Problem]]:
    """The baseline in a file, None where there is none; and a problem where it cannot be read as one."""
    if not path.exists():
        return None, []
    try:
        text = read_text(path)
        return _baseline(path, text, json.loads(text)), []
    except Unreadable as error:
        return None, [error.problem]
    except json.JSONDecodeError as error:
        place, what = (error.lineno, error.colno), f"is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
    except (KeyError, TypeError, ValueError, RecursionError):
        place, what = (1, 1), "is no baseline"
    return None, [Problem(shown(path), *place, RULE, f"{what}; restore it, or delete it and run `{COMMAND}`")]


def as_bytes(baseline: Baseline, folder: Path) -> bytes:
    """What stands in the file of a baseline in that folder: sorted, an entry a line, its files named from there."""
    named = sorted((_named(entry, folder), count) for entry, count in baseline.counts.items())
    listed = ",".join(f"\n    {_line(entry, count)}" for entry, count in named)
    return f'{{\n  "version": 1,\n  "problems": [{listed}\n  ]\n}}\n'.encode()


def compare(problems: Iterable[Problem], baseline: Baseline) -> Compared:
    """Problems against a baseline. Where there are more of a kind than it knows, none can be told to be the old one."""
    groups: dict[Entry, list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[identity(problem)].append(problem)
    left: list[Problem] = []
    for entry, group in groups.items():
        before = baseline.counts.get(entry, 0)
        if len(group) > before:
            note = f"; the baseline knows {before} such and there are {len(group)}" if before else ""
            left += [replace(problem, message=problem.message + note) for problem in group]
    gone = {entry: before - len(groups.get(entry, ())) for entry, before in sorted(baseline.counts.items())}
    known = sum(len(group) for entry, group in groups.items() if len(group) <= baseline.counts.get(entry, 0))
    return Compared(left, known, _warning(baseline, {entry: number for entry, number in gone.items() if number > 0}))


def renewed(baseline: Baseline | None, problems: Iterable[Problem], file: str) -> Baseline:
    """What the baseline is to be: all problems where there was none, else what is still there of those it has.

    ``problems`` must be those of a whole run: what was not looked for would be taken for mended.
    """
    now = Counter(identity(problem) for problem in problems)
    if baseline is None:
        return Baseline(file, now)
    kept = {entry: min(before, now[entry]) for entry, before in baseline.counts.items()}
    return Baseline(file, {entry: count for entry, count in kept.items() if count})


def renewal(before: Baseline | None, after: Baseline) -> str:
    """What a renewal did, in a line."""
    remain = sum(after.counts.values())
    if before is None:
        return f"{after.file} holds {_problems(remain)} as they are now; from here on it only shrinks"
    gone = sum(before.counts.values()) - remain
    rest = f"{_problems(remain)} to go" if remain else "nothing is left in it; keep the file, and it stays so"
    return f"{after.file}: {_problems(gone)} taken out, {rest}"


def _baseline(path: Path, text: str, data: Any) -> Baseline:
    """Raises KeyError, TypeError or ValueError where the data is no baseline."""
    stands = {line.strip().removesuffix(","): number for number, line in enumerate(text.split("\n"), 1)}
    counts, lines = {}, {}
    for item in data["problems"]:
        entry = Entry(str(item["file"]), str(item["rule"]), str(item["message"]))
        here = replace(entry, file=shown(path.parent / entry.file))
        counts[here] = int(item["count"])
        lines[here] = stands.get(_line(entry, counts[here]), 1)
    return Baseline(shown(path), counts, lines)


def _line(entry: Entry, count: int) -> str:
    item = {"file": entry.file, "rule": entry.rule, "message": entry.message, "count": count}
    return json.dumps(item, ensure_ascii=False)


def _named(entry: Entry, folder: Path) -> Entry:
    return replace(entry, file=Path(os.path.relpath(entry.file, folder)).as_posix())


def _warning(baseline: Baseline, gone: Mapping[Entry, int]) -> list[Problem]:
    """One warning for all that is gone: one command mends it."""
    if not gone:
        return []
    first = next(iter(gone))
    number = _problems(sum(gone.values()))
    what = f'holds {number} no longer there, first a "{first.rule}" in {first.file}; `{COMMAND}` takes out what is gone'
    return [Problem(baseline.file, baseline.lines.get(first, 1), 1, RULE, what, "warning")]


def _problems(number: int) -> str:
    return f"{number} problem{'s' if number != 1 else ''}"
