"""What a build is asked for, and what comes of it: records alone, so that they cost nothing to import."""

from __future__ import annotations

import datetime
import json
import math
import os
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..day import day_of_build
from ..problem import Problem, from_dict, has_errors
from ..record import record
from ..store import NOTHING_KEPT, Store

if TYPE_CHECKING:
    from ..checks.external.records import Outside

ROOT = Path(__file__).parents[2]
LOCAL = "http://localhost:8000"
SETTINGS = "settings"
"""The rule of what is wrong with a settings file, whoever found it."""


Step = Callable[[str], AbstractContextManager[object]]

AskOutside = Callable[[tuple["Outside", ...], Path], Iterable[Problem]]
"""Asks for the outside links of a site whose content stands in that folder, and says what is wrong with them."""


@record
class Request:
    """What to build, and where to. ``publish`` is false where the site is only looked at.

    ``content`` is None where the settings file says it. ``site_url`` is the address the site is built for, without a
    slash at its end: SITE_URL says it, or else the settings file. ``today`` is the day that dates are compared with.
    ``ask_outside`` is given the outside links once all else was looked at; a build to publish never has it. ``store``
    is where a build keeps what the next can use: it changes how long a build takes, and nothing that comes of it.
    """

    content: Path | None = ROOT / "content"
    output: Path = ROOT / "output"
    conf: Path = ROOT / "pelicanconf.py"
    drafts: bool = False
    publish: bool = True
    site_url: str = field(default_factory=lambda: os.environ.get("SITE_URL", "").rstrip("/"))
    today: datetime.date = field(default_factory=day_of_build)
    ask_outside: AskOutside | None = None
    store: Store = field(default=NOTHING_KEPT, repr=False, compare=False)


@record
class Result:
    """What came of a build. Sizes are in bytes.

    ``publish`` says whether it was to be published, ``refused`` why nothing could be tried, where that is so.
    ``excused`` problems have an exception, ``known`` ones stand in the baseline; ``candidates`` are what a new baseline
    would hold, once the run was ``whole``: with nothing left unlooked at. ``drafts`` is how many texts readers are not
    shown. ``until`` is the time, in seconds since 1970, from which another build of the same would come to something
    else.
    """

    output: Path
    problems: tuple[Problem, ...] = ()
    published: bool = False
    publish: bool = True
    refused: str = ""
    excused: int = 0
    known: int = 0
    candidates: tuple[Problem, ...] = ()
    whole: bool = False
    pages: int = 0
    drafts: int = 0
    words: int = 0
    largest: tuple[str, int] = ("", 0)
    seconds: float = 0.0
    site_url: str = LOCAL
    until: float = math.inf

    @property
    def exit_code(self) -> int:
        """0 where the site is sound, 1 where its content has errors, 2 where settings or disk stand in the way."""
        if self.refused or any(of_settings(problem) for problem in self.problems):
            return 2
        return 1 if has_errors(self.problems) else 0


def of_settings(problem: Problem) -> bool:
    """Whether a problem is an error in the settings, found by a rule about them or by Pelican."""
    return problem.severity == "error" and (problem.rule == SETTINGS or problem.rule.startswith("setting-"))


def packed(result: Result) -> bytes:
    """A result as bytes, which ``unpacked`` turns into one again."""
    return json.dumps(asdict(result) | {"output": str(result.output)}).encode()


def unpacked(raw: bytes) -> Result:
    """The result that was packed."""
    values = json.loads(raw)
    lists = {name: tuple(from_dict(row) for row in values[name]) for name in ("problems", "candidates")}
    return Result(**{**values, **lists, "output": Path(values["output"]), "largest": tuple(values["largest"])})
