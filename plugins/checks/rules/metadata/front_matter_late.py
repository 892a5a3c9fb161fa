"""The front matter ends with the first blank line, and holds nothing but "Key: value" lines.

What comes after the break is printed as text: the page loses its description, and shows it to everybody.

Bad:  Title: Say no politely, a blank line, Description: Words for declining
Good: Title: Say no politely, and right below it Description: Words for declining
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Source


def check(source: Source) -> Iterator[Finding]:
    """The first field below the break, or the line that broke the front matter off."""
    if not source.late:
        return
    first_line = source.body.split("\n")[0]
    if source.closed or not first_line.strip():
        name = source.late[0].name
        yield Finding(f'"{name}" stands below a blank line, so it is text; take the blank line out', at=source.late[0])
    else:
        message = f'"{first_line.strip()}" is no "Key: value" line, and ends the front matter; correct it'
        yield Finding(message, at=(source.body_line, 1))
