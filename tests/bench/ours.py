"""The run of our own checks that is measured: `python -m tests.bench.ours FOLDER` prints the problems as JSON."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.checks import check_site
from plugins.checks.report import as_json

from .pages import URL

if __name__ == "__main__":
    print(as_json(check_site(Path(sys.argv[1]), url=URL)))
