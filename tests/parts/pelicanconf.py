"""The made-up site that shows every part of the theme: this project's settings, with the content beside this file."""

import os
import runpy
from pathlib import Path

os.environ.setdefault("SITE_CONTENT", str(Path(__file__).parent / "content"))
globals().update(runpy.run_path(str(Path(__file__).parents[2] / "pelicanconf.py")))
