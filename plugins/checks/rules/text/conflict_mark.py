"""No mark of an unfinished merge stands in a text.

Git leaves both versions in the file, one below the other, and readers would see both.

Bad:  <<<<<<< HEAD
Good: the one version that is right
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source
from ...records.prose import holds

# A conflict from its first mark to its last; else a mark that was left over.
_MARK = re.compile(
    r"^(?P<first><{7}(?: .*)?)\n[\s\S]*?^>{7}(?: .*)?$|^(?:<{7}|>{7}|\|{7})(?: .*)?$|(?<=\n\n)={7}(?=\n|\Z)",
    re.MULTILINE,
)

_MARKS = ("<<<<<<<", ">>>>>>>", "=======", "|||||||")


def check(writing: Source) -> Iterator[Finding]:
    """Each conflict, and each mark that was left of one."""
    for found in _MARK.finditer(_all_but_code(writing)) if holds(writing.text, *_MARKS) else ():
        mark = (found["first"] or found[0]).strip()
        message = f'"{mark}" is the mark of an unfinished merge; keep one of the two versions, and no mark'
        yield Finding(message, at=writing.place(found.start()))


def _all_but_code(source: Source) -> str:
    """The prose, and the front matter as it stands: two versions may differ in that too."""
    return source.text[: source.body_at] + source.prose[source.body_at :]
