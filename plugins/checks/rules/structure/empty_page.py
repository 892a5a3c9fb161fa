"""A content file has words below its front matter.

A reader who comes for an answer finds a title and nothing else. A template or a checklist may stand for the words.

Bad:  Title: Say no politely, and nothing below it
Good: Title: Say no politely, a blank line, and a text
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

# Comments, spaces by name, and elements that show nothing by themselves.
_NOTHING = re.compile(
    r"<!--.*?(?:-->|\Z)|&nbsp;|&#160;|</?(?:br|div|em|hr|li|ol|p|section|span|strong|ul)\b[^>]*>",
    re.DOTALL | re.IGNORECASE,
)


def check(source: Source) -> Iterator[Finding]:
    """The place below the front matter where words should stand."""
    filled_elsewhere = source.value("template") or source.value("checklist")
    if not filled_elsewhere and not re.search(r"\w", _NOTHING.sub("", source.body)):
        line = min(source.body_line, source.text.rstrip().count("\n") + 1)  # the file may end with the front matter
        yield Finding("there is no text below the front matter; write it, or set Status: draft", at=(line, 1))
