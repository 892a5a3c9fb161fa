"""An HTML comment ends with "-->".

Without that, what was meant for nobody's eyes stands on the page, or the rest of the page is gone.

Bad:  <!-- ask Jo about the numbers
Good: <!-- ask Jo about the numbers -->
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

_BEGUN = re.compile(r"(?<!\\)<!-(?:-[^\n]*|(?=[ \w])[^\n]*)")


def check(source: Source) -> Iterator[Finding]:
    """Each place where one begins that never ends, or is not begun with two dashes."""
    # What is a whole comment is prose no more.
    for found in _BEGUN.finditer(source.prose) if "<!-" in source.text else ():
        fault = "never ends; close it with -->" if found[0].startswith("<!--") else "is no comment; begin it with <!--"
        yield Finding(f'"{found[0].strip()[:40]}" {fault}', at=source.place(found.start()))
