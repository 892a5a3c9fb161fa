"""Finds a Chromium to drive: an installed one, else Debian's package, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import lru_cache

from ..taking_turns import one_at_a_time

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


@lru_cache(maxsize=1)
def chromium() -> tuple[str | None, str]:
    """The program to run, or None for Playwright's own, and a sentence that says which it is and where it came from."""
    installed = _installed()
    if installed:
        return installed, f"Chromium: {installed}, installed already"
    if install("chromium") and _installed():
        return _installed(), f"Chromium: {_installed()}, installed now from Debian's package"
    with one_at_a_time():
        subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=True)
    return None, "Chromium: Playwright's own, downloaded now"


def _installed() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def install(*packages: str) -> bool:
    """Install Debian's packages where that is possible: as root, on Debian or one of its children."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    with one_at_a_time():
        return _apt("update") and _apt("install", "-y", *packages)


def _apt(*words: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", *words]
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=environment).returncode == 0
