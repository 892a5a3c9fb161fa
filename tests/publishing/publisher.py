"""Builds, publishes and rolls back until it is killed; pages, style and picture of one release hold one number.

`python -m tests.publishing.publisher ROOT FIRST [ROUNDS]`
"""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

from plugins.authoring.publishing import publish, rollback

PAGES = ("pages/home.md", "pages/ways.md", "articles/first.md")
STYLE, PICTURE = "theme/static/css/base.css", "content/images/dot.svg"
NUMBER = "Number"
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><title>{}</title><circle r="1"/></svg>'


def write(root: Path, number: int) -> None:
    """Write a number into each text, into the style, and into a picture that each page shows."""
    for name in PAGES:
        file = root / "content" / name
        text = file.read_text(encoding="utf-8").partition(f"\n{NUMBER} ")[0]
        put(root, file, f"{text}\n{NUMBER} {number}. ![A dot](/images/dot.svg)\n")
    put(root, root / STYLE, f'p::after {{ content: "{NUMBER} {number}" }}\n')
    put(root, root / PICTURE, DRAWN.format(f"{NUMBER} {number}"))


def put(root: Path, file: Path, text: str) -> None:
    """Write a file in one step: whoever is killed here leaves no half a text, which would be the author's mistake."""
    draft = root / f"draft.{os.getpid()}"  # others may be at work
    draft.write_text(text, encoding="utf-8")
    draft.replace(file)


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
