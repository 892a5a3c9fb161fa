"""Publishes folder after folder until it is killed; all files of one folder hold the same number.

`python -m tests.publishing.swapper OUTPUT [PLATFORM]`: with another platform's name, as that platform would do it.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from plugins.publishing.hosts.netlify import FIRST_LINE
from plugins.publishing.staging import MARK, staging

FILES = tuple(f"{number}.txt" for number in range(20))


def publish(output: Path, text: str, spare: Path | None = None) -> None:
    """Publish one folder, in which there is another."""
    with staging(output, spare) as place:
        (place.folder / "inner").mkdir(exist_ok=True)
        (place.folder / "inner" / "page.txt").write_text(text, encoding="utf-8")
        (place.folder / MARK).write_text(f"{FIRST_LINE}\n", encoding="utf-8")
        for name in FILES:
            (place.folder / name).write_text(text, encoding="utf-8")
        place.swap()


def main(output: Path, platform: str = sys.platform) -> None:
    """Publish until killed, and say so after the first time."""
    sys.platform = platform
    for number in itertools.count():
        publish(output, str(number))
        if number == 0:
            print("ready", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
