"""A text that is meant to be a page stands in a folder that Pelican looks into.

Elsewhere it is never published, and Pelican says nothing.

Bad:  content/say-no.md, where pages stand in content/pages
Good: content/pages/say-no.md
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator

from ...folder import SUFFIXES, begins_a_page, kind_of
from ...records import Content, File, Finding

SEVERITY = "warning"


def check(file: File, content: Content) -> Iterator[Finding]:
    """Each text with a front matter outside of the folders for articles and pages."""
    layout = content.layout
    ignored = any(fnmatch.fnmatch(part, pattern) for pattern in layout.ignored for part in file.path.split("/"))
    if file.suffix in SUFFIXES and not kind_of(file.path, layout) and not ignored and begins_a_page(file):
        folders = " or ".join(f'"{folder}"' for folder in (*layout.pages, *layout.articles) if folder)
        yield Finding(f"is no page, because it stands outside of {folders}; move it there")
