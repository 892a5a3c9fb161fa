"""Each line of _redirects says from where to where, and leads to a page that is there.

An old address is in somebody's bookmarks; a redirect to nothing is worse than none, for nobody looks at it again.

Bad:  /how-to-decline/ /say-on/
Good: /how-to-decline/ /say-no/ 301
"""

from __future__ import annotations

from collections.abc import Iterator

from ....source import did_you_mean
from ...records import Finding, Site
from ...records.redirects import Redirect, read_redirects
from ...tracing.origin import origin


def check(site: Site) -> Iterator[Finding]:
    """What is wrong with each line."""
    seen: dict[str, str] = {}
    for written in site.texts.get("_redirects", "").splitlines():
        line = written.partition(" #")[0].strip()
        if line and not line.startswith("#"):
            redirect = next(read_redirects(line), None)
            fault = _fault(redirect, seen, site) if redirect else _unread(line)
            if fault:
                yield Finding(f'"{line}" {fault}', at=origin(site, "_redirects", line))


def _unread(line: str) -> str:
    """What is wrong with a line that says nothing. Hosts also read lines from another host."""
    if line.startswith("http") and len(line.split()) > 1:
        return ""
    return 'is no redirect; write the old address, a space and the new one, as in "/old/ /new/ 301"'


def _fault(redirect: Redirect, seen: dict[str, str], site: Site) -> str:
    start = redirect.start.rstrip("/")
    # Some hosts take an address with a slash at its end and one without for two, so a site may name both.
    if redirect.start in seen or any(seen.get(form, redirect.goal) != redirect.goal for form in (start, f"{start}/")):
        return "has an address that stands above already; only the first line counts"
    if not set("*:") & set(start):
        seen[redirect.start] = redirect.goal
    if start == redirect.goal.rstrip("/") and redirect.sends:
        return "leads to itself; give another address, or take it out"
    if not redirect.sends and redirect.status != 200:
        return ""  # what the host shows beside an error
    if "*" in redirect.goal or ":" in redirect.goal.partition("://")[2] + redirect.goal.partition("://")[0]:
        return ""  # filled in by the host
    target = site.addresses.find("/", redirect.goal)
    if target.state not in ("missing", "case") or any(item.takes(f"/{target.path}") for item in site.redirects):
        return ""
    known = site.addresses.known
    return f"leads to nothing on this site.{did_you_mean(redirect.goal, known) or ' Correct the second address'}"
