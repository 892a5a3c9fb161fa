"""A value of the front matter stands without quotation marks around it.

Other programs read front matter as YAML and take the marks off; Pelican shows them to the reader, or makes them part of
the tag. So it is with the brackets of a list.

Bad:  Title: "Say no politely"
Good: Title: Say no politely
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

SEVERITY = "warning"

_QUOTED = re.compile(r"(?P<mark>[\"'])(?:(?!(?P=mark)).)+(?P=mark)")

_LISTS = frozenset(("author", "authors", "category", "keywords", "tags"))

# Of these other rules say what is wrong with them.
_ELSEWHERE = frozenset(("date", "lang", "modified", "next", "reviewed", "save_as", "slug", "stage", "status", "url"))


def check(source: Source) -> Iterator[Finding]:
    """Each value that is wholly in straight quotation marks, and each list in brackets."""
    for field in source.fields:
        if field.value[:1] in ("'", '"') and field.name not in _ELSEWHERE and _QUOTED.fullmatch(field.value):
            yield Finding(f"readers see the marks around {field.value[:40]}; take them out", at=field.value_at)
        elif field.name in _LISTS and field.value[:1] == "[" and field.value[-1:] == "]":
            yield Finding(f"the brackets in {field.value[:40]} become part of a name; take them out", at=field.value_at)
