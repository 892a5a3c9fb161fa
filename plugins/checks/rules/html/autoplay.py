"""No sound begins by itself.

It drowns a screen reader, and gives away who looks for what in an open office. A muted film may run.

Bad:  <audio src="/welcome.mp3" autoplay></audio>
Good: <audio src="/welcome.mp3" controls></audio>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each sound, and each film with its sound on, that plays by itself."""
    for element in page.having("autoplay"):
        if element.tag in ("audio", "video") and "muted" not in element.attributes:
            yield Finding(f"the <{element.tag}> plays by itself; write controls instead of autoplay", at=element)
