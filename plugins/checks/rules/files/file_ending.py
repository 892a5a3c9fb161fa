"""A text that is meant to be a page ends in ".md".

Pelican passes over a file with another ending, and says nothing: the page is missing, and nobody knows why.

Bad:  pages/say-no.txt, or pages/say-no.MD
Good: pages/say-no.md
"""

from __future__ import annotations

from collections.abc import Iterator

from ...folder import PLAIN, SUFFIXES, begins_a_page, kind_of
from ...records import Content, File, Finding


def check(file: File, content: Content) -> Iterator[Finding]:
    """Each file among articles and pages that begins as a page does, and is none."""
    wanted = file.suffix in SUFFIXES | PLAIN and not file.name.endswith(tuple(SUFFIXES))
    if wanted and kind_of(file.path, content.layout) and begins_a_page(file):
        stem = file.name.rpartition(".")[0] or file.name
        yield Finding(f'is passed over, because its name does not end in .md; name it "{stem}.md"')
