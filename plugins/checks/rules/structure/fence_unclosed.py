"""A code fence that was opened is closed, by as many of the same signs on a line of their own.

Without its end the code stands among the words as if it were prose, or all that follows is shown as code.

Bad:  ```python, three lines of code, and the next paragraph
Good: ```python, three lines of code, ```, and the next paragraph
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Source


def check(source: Source) -> Iterator[Finding]:
    """The line that opens it."""
    if fence := source.unclosed:
        opening = source.text[fence.offset : fence.begin].strip()
        yield Finding(
            f'the fence "{opening}" is never closed; end it with a line of {fence.mark}', at=source.place(fence.offset)
        )
