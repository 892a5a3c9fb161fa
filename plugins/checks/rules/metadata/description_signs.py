"""A description is plain words: nothing renders in it.

Search results and shared links show it as it stands, with every star, bracket and tag.

Bad:  Description: How to **calm down** before an interview, and [what may help](/nerves/) on the day.
Good: Description: How to calm down before an interview, and what may help on the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

_SIGNS = re.compile(r"\*\*[^\s*][^*]*\*\*|__[^\W_][^_]*__|\[[^\[\]]+\]\([^()]*\)|`[^`]+`|</?[a-zA-Z][^<>]*>|&[a-z]+;")


def check(source: Source) -> Iterator[Finding]:
    """The first Markdown, tag or entity in the description."""
    field = source.field("description")
    if field and (found := _SIGNS.search(field.value)):
        message = f'readers of search results see "{found[0][:40]}" as it stands; write plain words'
        yield Finding(message, at=source.value_place(field, found.start()))
