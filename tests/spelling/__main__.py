"""The spelling part of `invoke lint`: ends with 1 where a word is wrong, and in CI also where nothing was checked."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ..judges.having import NotRun
from .checker import misspelt


def main() -> int:
    """Print what is misspelt, or why that is not known."""
    try:
        lines = misspelt(Path.cwd())
    except NotRun as silence:
        print(f"spelling: {silence}", file=sys.stderr)
        return int(os.environ.get("CI") == "true")
    print(*lines or ["The spelling is right."], sep="\n")
    return int(bool(lines))


sys.exit(main())
