"""An image has its exclamation mark right before its bracket.

With a space between them readers see the mark, and a link instead of the image.

Bad:  ! [A clock](/images/clock.svg)
Good: ![A clock](/images/clock.svg)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

_APART = re.compile(r"(?<!\S)!\s\[[^\[\]\n]*\]\([^()\n]*\.(?:avif|gif|jpe?g|png|svg|webp)\b[^()\n]*\)", re.IGNORECASE)


def check(source: Source) -> Iterator[Finding]:
    """Each image whose mark stands apart."""
    for found in _APART.finditer(source.prose) if "! [" in source.text or "!\n[" in source.text else ():
        yield Finding("an image that became a link; put no space between ! and [", at=source.place(found.start()))
