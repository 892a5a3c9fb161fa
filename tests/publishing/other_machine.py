"""Builds a site as a machine would whose folders list their files in another order.

`python -m tests.publishing.other_machine CONTENT OUTPUT CONF SEED UMASK`: the seed shuffles, the umask is octal. Ends
with the exit code of the build.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from plugins.publishing.build import build
from plugins.publishing.records import Request


def shuffled(listing: Callable[..., Any], chance: random.Random) -> Callable[..., Any]:
    """``os.listdir``, giving names in an order of its own."""

    def names(*args: Any) -> list[Any]:
        found = list(listing(*args))
        chance.shuffle(found)
        return found

    return names


def shuffled_entries(scan: Callable[..., Any], chance: random.Random) -> Callable[..., Any]:
    """``os.scandir``, giving entries in an order of its own."""

    class Entries:
        def __init__(self, *args: Any) -> None:
            with scan(*args) as entries:
                self.found = iter(shuffled(lambda: entries, chance)())

        def __iter__(self) -> Iterator[Any]:
            return self.found

        def __next__(self) -> Any:
            return next(self.found)

        def __enter__(self) -> Iterator[Any]:
            return self.found

        def __exit__(self, *error: object) -> None:
            """Nothing is open any more."""

        def close(self) -> None:
            """Nothing is open any more."""

    return Entries


def main(content: Path, output: Path, conf: Path, seed: str, umask: str) -> int:
    """Build the site under these conditions."""
    chance = random.Random(seed)
    os.listdir = shuffled(os.listdir, chance)
    os.scandir = shuffled_entries(os.scandir, chance)
    os.umask(int(umask, 8))
    result = build(Request(content, output, conf))
    print(*result.problems, result.refused, sep="\n")
    return result.exit_code


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:4]), *sys.argv[4:]))
