"""Copies the built site for hosts that can be told no headers, and says what they cannot do."""

from __future__ import annotations

import sys
from pathlib import Path

from ..checks.report import FORMATS, Besides
from ..publishing.addresses import NAME, unrecorded
from ..publishing.hosts import github_pages
from ..publishing.records import LOCAL
from ..publishing.site import read_site
from ..publishing.staging import MARK
from .terminal import near, refuse, say


def pages(root: Path, to: str) -> int:
    """Copy the site in ``output`` to a new folder. Returns the exit code: 0 copied, 1 problems, 2 wrong use."""
    site, folder = root / "output", Path.cwd() / to
    if wrong := _in_the_way(site, folder) or _not_ready(root / "content", site):
        return refuse(f"Nothing was copied: {wrong}")
    problems = github_pages.copy(site, folder)
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
    if github_pages.address_of(site) == LOCAL:
        return f"the site calls itself {LOCAL}; set SITE_URL to its address, and build it again"
    if folder.exists() or site in folder.resolve().parents:
        return f"{near(folder)} is there already, or lies in output/; name a new folder"
    return ""
