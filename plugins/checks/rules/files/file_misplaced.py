"""A text that is meant to be a page stands in a folder that Pelican looks into.

Elsewhere it is never published, and Pelican says nothing.

Where most texts stand elsewhere, the settings are wrong and not the texts: other rules name those.

Bad:  content/say-no.md, where pages stand in content/pages
Good: content/pages/say-no.md
"""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.folder import SUFFIXES, is_ignored, kind_of
from ...records import Content, File, Finding, Layout


def check(content: Content) -> Iterator[Finding]:
    """Each text with a front matter outside of the folders for articles and pages."""
    misplaced = [file for file in content.files if _is_misplaced(file, content.layout)]
    folders = " or ".join(f'"{folder}"' for folder in (*content.layout.pages, *content.layout.articles) if folder)
    for file in misplaced if len(misplaced) <= len(content.sources) else ():
        yield Finding(f"is no page, because it stands outside of {folders}; move it there", where=file)


def _is_misplaced(file: File, layout: Layout) -> bool:
    lost = not kind_of(file.path, layout) and not is_ignored(file.path, layout)
    return file.suffix in SUFFIXES and lost and file.begins
