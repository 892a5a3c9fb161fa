"""robots.txt lets search engines in, says so in words they know, and names a sitemap that is there.

One "Disallow: /", left over from a trial, and the whole site is out of every search engine within weeks.

Single crawlers, or folders, may be kept out.

Bad:  User-agent: *, then Disallow: /
Good: User-agent: *, then Allow: /
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ....source import did_you_mean
from ...records import Finding, Site
from ...tracing.origin import origin

# RFC 9309, and what the large search engines read besides.
KNOWN = (
    "allow",
    "clean-param",
    "crawl-delay",
    "content-signal",
    "disallow",
    "host",
    "noindex",
    "sitemap",
    "user-agent",
)


class _Line(NamedTuple):
    """One line that is no comment."""

    name: str
    value: str
    written: str
    colon: bool


def check(site: Site) -> Iterator[Finding]:
    """What is wrong with each line."""
    lines = list(_lines(site.texts.get("robots.txt", "")))
    for line in lines:
        if fault := _fault(line, site):
            yield Finding(f'"{line.written}" {fault}', at=origin(site, "robots.txt", line.written))
    if shut := _shut(lines):
        message = f'"{shut.written}" keeps all search engines out of the whole site; write "Disallow:" or "Allow: /"'
        yield Finding(message, at=origin(site, "robots.txt", shut.written))


def _lines(text: str) -> Iterator[_Line]:
    for line in text.lstrip("\ufeff").splitlines():
        written = line.partition("#")[0].strip()
        name, colon, value = written.partition(":")
        if written:
            yield _Line(name.strip().lower(), value.strip(), written, bool(colon))


def _fault(line: _Line, site: Site) -> str:
    """What is wrong with one line, empty where nothing is."""
    if not line.colon:
        return 'is no line that search engines read; write "Name: value"'
    if line.name not in KNOWN:
        hint = did_you_mean(line.name, KNOWN)
        return f"is nothing that search engines know.{hint}" if hint else ""
    if line.name == "sitemap":
        if not line.value.startswith(("http://", "https://")):
            return "has no whole address; begin it with that of the site"
        if site.addresses.find("/", line.value).state in ("missing", "case"):
            return "names a sitemap that is not there; correct it"
    if line.name in ("allow", "disallow") and line.value and line.value[0] not in "/*":
        return f'does not begin with a slash; write "/{line.value}"'
    return ""


def _shut(lines: list[_Line]) -> _Line | None:
    """The line that shuts everybody out: in the group of "*", with nothing allowed there."""
    agents: list[str] = []
    group: list[_Line] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if line.name == "user-agent":
            agents = [*agents, line.value] if before and before.name == "user-agent" else [line.value]
        elif "*" in agents and line.name in ("allow", "disallow"):
            group.append(line)
    shut = next((line for line in group if line.name == "disallow" and line.value in ("/", "/*", "*")), None)
    return None if any(line.name == "allow" and line.value for line in group) else shut
