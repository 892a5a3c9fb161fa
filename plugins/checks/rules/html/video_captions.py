"""A film with sound has captions.

Who cannot hear it, or may not have the sound on, sees moving lips.

Bad:  <video src="/talk.mp4" controls></video>
Good: <video src="/talk.mp4" controls><track kind="captions" src="/talk.vtt" srclang="en"></video>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page

SEVERITY = "warning"


def check(page: Page) -> Iterator[Finding]:
    """Each film that is not muted and has no captions."""
    for element in page.all("video"):
        kinds = {item.get("kind").lower() or "subtitles" for item in page.inside(element) if item.tag == "track"}
        if "muted" not in element.attributes and not kinds & {"captions", "subtitles"}:
            yield Finding('the film has no captions; add a <track kind="captions">', at=element)
