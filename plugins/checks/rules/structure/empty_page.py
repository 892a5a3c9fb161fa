"""A content file has words below its front matter.

A reader who comes for an answer finds a title and nothing else. A template or a checklist may stand for the words.

Bad:  Title: Say no politely, and nothing below it
Good: Title: Say no politely, a blank line, and a text
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def check(source: Source) -> Iterator[Finding]:
    """The place below the front matter where words should stand."""
    filled_elsewhere = source.value("template") or source.value("checklist")
    if not filled_elsewhere and not re.search(r"\w", _COMMENT.sub("", source.body)):
        yield Finding(
            "there is no text below the front matter; write it, or set Status: draft", at=(source.body_line, 1)
        )
