"""A picture is no heavier than it need be: 500 kB, or what the option "kilobytes" says.

On a slow phone half a megabyte takes seconds, and it comes out of somebody's allowance.

Bad:  images/team.png, of 2.4 MB, as it came out of the camera
Good: images/team.webp, of 80 kB, scaled to the width at which it is shown
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...records import Finding, InFile, Site

SEVERITY = "warning"

OPTIONS = {"kilobytes": 500.0}

KILOBYTE = 1000

# Above it every file of the content is too large, whatever it is, and that is said already.
_ANY_FILE = 5_000_000


def check(site: Site, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Each picture above ``kilobytes``, an option."""
    limit = float(options.get("kilobytes", OPTIONS["kilobytes"]))
    for path, picture in site.pictures.items():
        if limit * KILOBYTE < picture.size <= (_ANY_FILE if site.content else picture.size):
            message = f"weighs {picture.size / KILOBYTE:,.0f} kB, more than {limit:g}"
            yield Finding(f"{message}; scale it down, or save it as WebP or SVG", at=InFile(site.shown(path)))
