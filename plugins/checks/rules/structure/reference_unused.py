"""An address that is set below a text is used in it, and its name is set once.

What nobody uses is most often meant by a link that spells it in another way; and of two only the last one counts.

Bad:  [list]: /list/, and only [the list][lst] in the text
Good: [list]: /list/, and [the list][list] in the text
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

SEVERITY = "warning"

# "[//]: # (a remark)" is a way to leave a remark.
_SET = re.compile(
    r"^ {0,3}\[(?!\^|//|comment\]|_\])([^\[\]\n]+)\]:[ \t]*(?!#(?:[ \t]|$)|<>)\S+[ \t]*(?:[\"'(].*)?$", re.MULTILINE
)


def check(source: Source) -> Iterator[Finding]:
    """Each one that no link names, and each one that is set again."""
    found = list(_SET.finditer(source.prose)) if "]:" in source.text else []
    words = _plain(_SET.sub("", source.prose)) if found else ""
    seen: set[str] = set()
    for one in found:
        name, at = _plain(one[1]), source.place(one.start())
        if name in seen:
            yield Finding(f'"[{one[1]}]" is already set on this page; give this address another name', at=at)
        elif f"[{name}]" not in words:
            yield Finding(f'no link uses "[{one[1]}]"; take it out, or correct the name in the link', at=at)
        seen.add(name)


def _plain(words: str) -> str:
    """Names are the same in any case, and however many spaces they have."""
    return " ".join(words.casefold().split())
