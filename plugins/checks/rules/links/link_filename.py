"""No ``{filename}``, ``{static}`` or the like is left in an address.

Pelican puts the real address there; where it did not, it found no such file, or the word in braces is none of its own.

Bad:  [Say no politely]({filename}sya-no-politely.md)
Good: [Say no politely]({filename}say-no-politely.md)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ....source import did_you_mean
from ...records import Finding, Link, Page, Site
from ...records.form import unfilled

KNOWN = frozenset(("attach", "author", "category", "filename", "index", "static", "tag"))

_BRACES = re.compile(r"(?:\{|%7B|\|)\s*\w+\s*(?:\}|%7D|\||%7C)", re.IGNORECASE)


def check(site: Site) -> Iterator[Finding]:
    """Each address with a placeholder of Pelican in it; not those of files that have errors of their own."""
    for page, link, _ in site.leading("faulty"):
        what = unfilled(link.href)
        if what and PurePosixPath(_path(link)).stem not in site.broken:
            yield Finding(f'"{link.href}" {_fault(what, link, page, site)}', at=link, where=page)


def _path(link: Link) -> str:
    """What stands behind the braces, without its fragment."""
    return _BRACES.sub("", link.href, count=1).partition("#")[0].partition("?")[0]


def _fault(what: str, link: Link, page: Page, site: Site) -> str:
    if what not in KNOWN:
        return f'begins with "{{{what}}}", which Pelican does not know.' + (
            did_you_mean(what, KNOWN) or " Write {filename} for a text, {static} for a file"
        )
    if link.attribute in ("srcset", "imagesrcset"):
        return "stands in a srcset, where Pelican fills in nothing; write the address that the file will have"
    name = PurePosixPath(_path(link)).name
    if what == "filename" and page.source and link.href not in page.source.text:
        stem = PurePosixPath(name).stem
        return f'stands where Pelican fills in nothing; in a checklist write the name of the page alone, as in "{stem}"'
    return "was not found among the content files." + (
        did_you_mean(name, _names(what, site)) or " Correct the name of the file"
    )


def _names(what: str, site: Site) -> set[str]:
    """The names of the files that may be meant: of texts for ``{filename}``, else of all others."""
    texts = {item.source for item in site.built}
    files = site.content.files if site.content else ()
    return {file.name for file in files if (file.shown in texts) == (what == "filename")}
