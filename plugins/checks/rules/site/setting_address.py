"""SITEURL is the whole address of the site: with its scheme, without a slash, a query or a file at its end.

Every link, feed and sitemap of the site begins with it: one wrong letter, and none of them leads anywhere.

An empty SITEURL is right while a site is made at home.

Bad:  SITEURL = "example.org"
Good: SITEURL = "https://example.org"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Settings
from ...records.form import malformed

NAMES = ("SITEURL", "FEED_DOMAIN")

_HOST = re.compile(r"(?:https?:)?//(?:[\w-]+\.)*[\w-]+(?::\d+)?(?:/.*)?|https?://\[[\da-fA-F:.]+\](?::\d+)?(?:/.*)?")
_LOCAL = re.compile(r"(?:https?:)?//(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?:[:/]|$)")
_SLASH = re.compile(r"(?:https?:)?//.+/")
_FOLDER = re.compile(r"(?:/[\w.~-]+)*")


def check(settings: Settings) -> Iterator[Finding]:
    """An address that is none."""
    for name in NAMES:
        value = settings.values.get(name)
        if isinstance(value, str) and value and (fault := _fault(value)):
            yield Finding(f'{name} is "{value}", which {fault}', at=name)
        elif isinstance(value, str) and _SLASH.fullmatch(value) and name != "SITEURL":
            # Pelican takes it off SITEURL alone; every address of a feed would have two.
            message = f'{name} is "{value}", with a slash at its end; take it out'
            yield Finding(message, at=settings.copies.get(name, name))
        elif isinstance(value, str) and _LOCAL.match(value) and name not in settings.copies:
            message = f'{name} is "{value}", which is your own machine; write the address that readers will use'
            yield Finding(message, at=name, severity="warning")


def _fault(value: str) -> str:
    if value != value.strip():
        return "begins or ends with a space; take it out"
    if fault := malformed(value):
        return fault
    if _FOLDER.fullmatch(value):
        return ""  # the site's folder: its links work on any host
    if not _HOST.fullmatch(value):
        return 'is no whole address; begin with "https://" and the name of the host'
    if re.search(r"[?#]|\.html?$", value):
        return "has a file, a query or a fragment at its end; end with the name of the host or a folder"
    return ""
