"""Which text cites which source how often, as written down: a note that gets lost in an edit is not lost in silence.

``evidence/cited.txt`` is kept in git, written by ``invoke evidence --record``, and only read by a build.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from ..problem import Problem
from ..source import Unreadable, place_of, read_text, shown
from .parse import RULE
from .references import places_in

NAME = "cited.txt"

LOST = "source-note-lost"

Cited: TypeAlias = Mapping[str, Mapping[str, int]]
"""For each text, by its path below the content folder, how often it cites which source."""

_HEAD = (
    "# Source notes of each text, written by `invoke evidence --record`. A build stops where one of them is missing.\n"
)
_LINE = re.compile(r"(?P<text>\S.*\.\w+): (?P<ids>\w+(?:\*\d+)?(?: \w+(?:\*\d+)?)*)")


def cited_in(markdown: str) -> dict[str, int]:
    """How often a Markdown text cites which source, by id. What can be none is named elsewhere."""
    return {name: len(places) for name, places in sorted(places_in(markdown).items()) if name.isalnum()}


def read_cited(folder: Path) -> tuple[Cited, list[Problem]]:
    """What is written down in the folder of evidence, and each line that cannot be read. No file means nothing."""
    if not (folder / NAME).exists():
        return {}, []
    try:
        text = read_text(folder / NAME)
    except Unreadable as unreadable:
        return {}, [unreadable.problem]
    cited: dict[str, dict[str, int]] = {}
    wrong = []
    for line in re.finditer(r"^(?!#)[^\n]*\S[^\n]*", text, re.MULTILINE):
        if read := _LINE.fullmatch(line[0].strip()):
            cited[read["text"]] = {name: int(times or 1) for name, times in _pairs(read["ids"])}
        else:
            message = f'"{line[0].strip()}" is no line of this file; write it anew with `invoke evidence --record`'
            wrong.append(Problem(shown(folder / NAME), *place_of(text, line.start()), RULE, message))
    return cited, wrong


def _pairs(ids: str) -> Iterator[tuple[str, str]]:
    for name in ids.split():
        yield name.partition("*")[0], name.partition("*")[2]


def written(cited: Cited) -> str:
    """The file that says so: a line for each text that cites anything, in order."""
    lines = (
        f"{text}: {' '.join(map(_with_times, sorted(ids.items())))}\n" for text, ids in sorted(cited.items()) if ids
    )
    return _HEAD + "".join(lines)


def _with_times(item: tuple[str, int]) -> str:
    return item[0] if item[1] == 1 else f"{item[0]}*{item[1]}"


def lost_problems(markdown: str, recorded: Mapping[str, int], file: str) -> Iterator[Problem]:
    """A problem for each source that a text cites less often than is written down, at its last note or at 1:1."""
    places, lost = places_in(markdown), Counter(recorded)
    lost.subtract(cited_in(markdown))
    for name, missing in sorted(lost.items()):
        if missing > 0:
            place = (places.get(name) or [(1, 1)])[-1]
            message = (
                f"[^{name}] stood here {_times(recorded[name])} when the notes were last written down, and now"
                f" {_times(recorded[name] - missing)}; put it back, or run `invoke evidence --record` if it may go"
            )
            yield Problem(file, *place, LOST, message)


def _times(number: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(number, f"{number} times")
