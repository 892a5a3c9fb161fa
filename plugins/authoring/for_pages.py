"""Copies the built site for hosts that can be told no headers, and says what they cannot do."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from ..checks.report import FORMATS, Besides
from ..problem import Problem
from ..publishing.addresses import NAME, unrecorded
from ..publishing.hosts import github_pages
from ..publishing.records import LOCAL
from ..publishing.site import read_site
from ..publishing.staging import MARK
from .terminal import near, refuse, say


def pages(root: Path, to: str) -> int:
    """Copy the site in ``output`` to a new folder.

    Returns the exit code: 0 copied, 1 problems, 2 wrong use or a disk that says no.
    """
    site, folder = root / "output", Path.cwd() / to
    try:
        if wrong := _in_the_way(site, folder) or _not_ready(root / "content", site):
            return refuse(f"Nothing was copied: {wrong}")
        problems = _copied(site, folder)
    except OSError as error:
        return refuse(f"Nothing was copied: {_trouble(error, folder)}. Mend that, and run the same again.")
    return _told(site, folder, problems)


def _copied(site: Path, folder: Path) -> list[Problem]:
    """Copy, and say what is wrong with the copy. Raises OSError, and then leaves nothing of it behind."""
    try:
        return github_pages.copy(site, folder)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _trouble(error: OSError, folder: Path) -> str:
    """What a disk says; where it says more than one thing, the first."""
    if isinstance(error, shutil.Error):
        source, _, said = error.args[0][0]  # "[Errno 28] No space left on device: '...'"
        reason = said.partition("] ")[2].partition(": ")[0] or said
        return f"{near(Path(source))} cannot be copied: {reason.lower()}"
    return f"{near(Path(error.filename or folder))}: {(error.strerror or str(error)).lower()}"


def _told(site: Path, folder: Path, problems: list[Problem]) -> int:
    """Say what came of the copy. Returns the exit code."""
    for old in github_pages.unled(site):
        say(f'"{old}" will lead nobody on: these hosts show pages, and this is another kind of file.')
    if problems:
        say(FORMATS["text"](problems, Besides(color=sys.stdout.isatty())))
        return 1
    say(f"{near(folder)}/ is ready for GitHub Pages or GitLab Pages.")
    return 0


def _not_ready(content: Path, site: Path) -> str:
    """What a site lacks before readers may see it: whoever publishes the copy, it goes by no `invoke publish`."""
    if facts := read_site(content).publisher.missing:
        return f"readers are not told who publishes; fill in {', '.join(facts)} in {near(content / 'site.toml')}"
    if new := unrecorded(content, site):
        file = near(content / NAME)
        return f'{file} lacks addresses of the site, as "{min(new)}"; run `invoke addresses`, and keep the file'
    return ""


def _in_the_way(site: Path, folder: Path) -> str:
    if not (site / MARK).is_file():
        return "there is no site in output/; build it with `invoke build`"
    if not (site / "index.html").is_file():
        return "the site in output/ has no first page, index.html; write one in content/, and build it again"
    if github_pages.address_of(site) == LOCAL:
        return f"the site calls itself {LOCAL}; set SITE_URL to its address, and build it again"
    if folder.exists() or site in folder.resolve().parents:
        return f"{near(folder)} is there already, or lies in output/; name a new folder"
    return ""
