"""A srcset is a list of addresses, each with a width ("640w") or a density ("2x") of its own, parted by commas.

Browsers pass over an entry they do not understand without a word, and load a picture that is too small or too large.

Bad:  srcset="/clock-small.png 320px, /clock-large.png 640px"
Good: srcset="/clock-small.png 320w, /clock-large.png 640w"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Page

_ENTRY = re.compile(r"\s*(?P<address>[^\s,](?:\S*[^\s,])?)(?P<how>(?:\s[^,]*)?)(?:,|$)")
_HOW = re.compile(r"[1-9]\d*w|\d+(?:\.\d+)?x")


def check(page: Page) -> Iterator[Finding]:
    """Each entry that is not understood, says what another says, or mixes the two ways; and each empty list."""
    for element in page.having("srcset", "imagesrcset"):
        name = "srcset" if "srcset" in element.attributes else "imagesrcset"
        entries = [(found["address"], found["how"].strip()) for found in _ENTRY.finditer(element.get(name))]
        if not entries:
            yield Finding(f"the {name} is empty; list the pictures, or take it out", at=element)
        elif fault := next(_faults(entries), ""):
            yield Finding(f"{name}: {fault}", at=element)


def _faults(entries: list[tuple[str, str]]) -> Iterator[str]:
    for address, how in entries:
        if how and len(how.split()) > 1:
            yield f'a comma is missing after "{address} {how.split()[0]}"'
        elif how and not _HOW.fullmatch(how):
            yield f'"{address} {how}" is not understood; write a width as in "640w", or a density as in "2x"'
    means = [how or "1x" for _, how in entries]
    if len(set(means)) < len(means):
        twice = next(how for how in means if means.count(how) > 1)
        yield f'two pictures are for "{twice}"; give each its own width or density'
    if len({how[-1] for how in means}) > 1:
        yield "some pictures have a width and some a density; give all of them the same"
