"""Builds, publishes and rolls back until it is killed; the pages of one release all hold the same number.

`python -m tests.publishing.publisher ROOT FIRST [ROUNDS]`
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from plugins.authoring.publishing import publish, rollback

PAGES = ("pages/home.md", "pages/ways.md", "articles/first.md")
NUMBER = "Number"


def write(root: Path, number: int) -> None:
    """Write a number into each text."""
    for name in PAGES:
        file = root / "content" / name
        text = file.read_text(encoding="utf-8").partition(f"\n{NUMBER} ")[0]
        file.write_text(f"{text}\n{NUMBER} {number}.\n", encoding="utf-8")


def main(root: Path, first: int, rounds: int | None) -> int:
    """Publish release after release, and roll back after each; say so after each round."""
    for number in itertools.count(first) if rounds is None else range(first, first + rounds):
        write(root, number)
        codes = (publish(root, "office"), rollback(root, "office"), publish(root, "office"))
        if any(codes):
            return max(codes)
        print("round", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None))
