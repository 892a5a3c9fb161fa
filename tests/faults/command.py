"""`invoke build` at the command line, on a copy of a site with a slip in it: what a person at a terminal sees."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .case import Case, Spot
from .worker import CONF, PROJECT, digest, make_site


@dataclass(frozen=True)
class Told:
    """What the command said, the code it ended with, and whether the published site is as it was."""

    expected: tuple[Spot, ...]
    exit_code: int
    said: str
    errors: str
    intact: bool

    @property
    def names_the_place(self) -> bool:
        """Whether one of the places where the mistake must be named stands in what it said."""
        return any(f"{file}:{line + near}:" in self.said for file, line in self.expected for near in (-1, 0, 1))


def tell(case: Case, former: Path) -> Told:
    """Make the slip in a copy of its base, and run the command on it, from the project's folder as the README says."""
    with tempfile.TemporaryDirectory() as folder:
        site, output = Path(folder).resolve() / "site", Path(folder).resolve() / "output"
        shutil.copytree(former, output)
        make_site(site, case.base, frozenset(change.file.split("/")[0] for change in case.changes))
        expected = tuple(case.apply(site))
        command = [sys.executable, "-m", "invoke", "build", "--content", str(site / "content"), "--output", str(output)]
        settings = ["--settings", str(site / CONF)] if (site / CONF).exists() else []
        done = subprocess.run([*command, *settings], cwd=PROJECT, capture_output=True, text=True, check=False)
        return Told(expected, done.returncode, done.stdout, done.stderr, digest(output) == digest(former))
