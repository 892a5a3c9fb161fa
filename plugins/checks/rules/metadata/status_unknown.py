"""A status is one of published, draft, hidden and skip.

Pelican leaves a text out whose status it does not know, and at "Skip" with a capital letter it stops.

Bad:  Status: publshed
Good: Status: published, or no such line
"""

from __future__ import annotations

from collections.abc import Iterator

from ....source import did_you_mean
from ...records import Finding, Source

STATUSES = ("published", "draft", "hidden", "skip")


def check(source: Source) -> Iterator[Finding]:
    """A status that is none. Pelican takes it in any case, but for "skip"."""
    field = source.field("status")
    if field and field.value and (source.status not in STATUSES or (source.status == "skip" and field.value != "skip")):
        hint = did_you_mean(field.value, STATUSES) or f" There are {', '.join(STATUSES)}"
        yield Finding(f'"{field.value}" is no status.{hint}', at=field.value_at)
