"""Builds a tiny site in a process of its own and prints the result as JSON.

`python -m tests.publishing.child ROOT OUTPUT`
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from plugins.publishing.build import build
from plugins.publishing.records import Request


def main(root: Path, output: Path) -> None:
    """Build the site in ``root`` into ``output``."""
    result = build(Request(root / "content", output, root / "pelicanconf.py"))
    said = {"published": result.published, "refused": result.refused, "problems": [str(p) for p in result.problems]}
    print(json.dumps(said))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
