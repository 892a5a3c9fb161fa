"""A sign is written by its name once, if at all: "&amp;", and not "&amp;amp;".

Done twice, readers see the name. It comes of text that was copied out of HTML.

Where a text is about HTML, and says so, the name may be meant.

Bad:  Bed &amp;amp; breakfast
Good: Bed & breakfast
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ...records import Finding, Source

SEVERITY = "warning"

_TWICE = re.compile(r"&amp;(?P<name>(?:amp|lt|gt|quot|apos|nbsp|[mn]dash|hellip|[lr][sd]quo|pound|euro|#\d{2,5});)")
_ABOUT = re.compile(r"(?i)\bhtml\b|\bentit(?:y|ies)\b|\bampersand|\bescap|\bmarkup\b|\bxml\b|<code")


def check(source: Source) -> Iterator[Finding]:
    """Each sign in the text that was named twice; headings and titles are looked at as they are shown."""
    if "&amp;" not in source.body or _ABOUT.search(source.body) or "`" in source.body:
        return
    for found in _TWICE.finditer(source.prose):
        line = source.prose.rfind("\n", 0, found.start()) + 1
        if not source.prose.startswith("#", line):
            sign = unescape(unescape(found[0])).strip() or "a space"
            message = f'readers see "{unescape(found[0])}" here; write {sign}'
            yield Finding(message, at=source.place(found.start()))
