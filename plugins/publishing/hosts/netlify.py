"""Netlify and Cloudflare Pages: ``_headers`` and ``_redirects`` at the root of what is served.

Both hosts compress by themselves, know the content types, show ``404.html``, and let browsers keep nothing without
asking: only what is to last is said here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..served import FOR_EVER, LASTING, Served

HEADERS, REDIRECTS = "_headers", "_redirects"

FIRST_LINE = "# Written by `invoke build`: the headers every page is served with."
"""Of ``_headers``: by it a build knows a folder that an earlier build made."""

LONGEST_HEADER = 2_000
"""Characters of a line of ``_headers`` (https://developers.cloudflare.com/pages/configuration/headers/)."""

LONGEST_REDIRECT, MOST_REDIRECTS, LARGEST_FILE = 1_000, 2_000, 100_000
"""Characters of a line of ``_redirects``, lines, and bytes of the file
(https://developers.cloudflare.com/pages/configuration/redirects/). Netlify names no number below 10,000 lines."""


def files(served: Served) -> Iterator[tuple[str, str]]:
    """Both files; the second only where anything has moved."""
    lasting = ["", f"{served.base}{LASTING}*", f"  Cache-Control: {FOR_EVER}"] if served.lasting else []
    lines = [f"  {name}: {value}" for name, value in served.headers.items()]
    yield HEADERS, "\n".join([FIRST_LINE, "/*", *lines, *lasting, ""])
    if served.redirects:
        yield REDIRECTS, "".join(f"{line}\n" for line in _redirects(served))


def limits(served: Served) -> Iterator[str]:
    """What goes beyond the limits of these hosts, each with what to do."""
    for name, value in served.headers.items():
        if (length := len(f"  {name}: {value}")) > LONGEST_HEADER:
            yield (
                f"the header {name} has {length:,} characters, and Cloudflare Pages reads {LONGEST_HEADER:,}; "
                "let pages share their styles and scripts"
            )
    lines = list(_redirects(served))
    size = sum(len(line) + 1 for line in lines)
    if len(lines) > MOST_REDIRECTS or size > LARGEST_FILE:
        yield (
            f"{len(lines):,} lines of redirects, {size:,} bytes, are more than the {MOST_REDIRECTS:,} lines or "
            f"{LARGEST_FILE:,} bytes that Cloudflare Pages reads; take out the oldest"
        )
    for line in lines:
        if len(line) > LONGEST_REDIRECT:
            yield f'"{line[:40]}..." has {len(line):,} characters, and Cloudflare Pages reads {LONGEST_REDIRECT:,}'


def _redirects(served: Served) -> Iterator[str]:
    # Cloudflare takes an address with a slash at its end and one without for two: so both are named.
    return (f"{old} {new} 301" for old, new in served.moves)


def read_headers(site: Path) -> dict[str, str]:
    """The headers that a site's ``_headers`` gives to all its pages."""
    found, pattern = {}, ""
    for line in (site / HEADERS).read_text(encoding="utf-8").splitlines():
        name, colon, value = line.strip().partition(": ")
        if line.startswith("/"):
            pattern = line.strip()
        elif pattern == "/*" and line.startswith("  ") and colon:
            found[name] = value
    return found
