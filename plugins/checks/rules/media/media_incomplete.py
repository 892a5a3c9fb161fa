"""An image, a film, a sound and what belongs to them have all they need to be seen or heard.

Without it the browser shows nothing, or a film that nobody can start.

Bad:  <video src="/talk.mp4"></video>
Good: <video src="/talk.mp4" controls></video>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Element, Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each element that lacks its file, its image, or the means to start it."""
    for element in page.all("img"):
        if not {"src", "srcset"} & element.attributes.keys() and not page.within(element, "template", "noscript"):
            yield Finding("the image has no src; write the address of the picture", at=element)
    for element in page.all("audio", "video"):
        yield from _player(element, page)
    for element in page.all("picture"):
        if not any(item.tag == "img" for item in page.inside(element)):
            yield Finding("the <picture> has no <img>, and so shows nothing; put one in as its last", at=element)
    for element in page.all("source"):
        outer = page.elements[element.parent].tag if element.parent >= 0 else ""
        wanted = {"picture": "srcset", "audio": "src", "video": "src"}.get(outer, "")
        if wanted and wanted not in element.attributes:
            yield Finding(f"a <source> in <{outer}> needs a {wanted}; write the address there", at=element)


def _player(element: Element, page: Page) -> Iterator[Finding]:
    inside = {item.tag for item in page.inside(element)}
    if "src" not in element.attributes and "source" not in inside:
        yield Finding(f"the <{element.tag}> has nothing to play; give it a src", at=element)
    elif not {"controls", "autoplay"} & element.attributes.keys() and not _scripted(element):
        yield Finding(f'nobody can start this <{element.tag}>; add "controls"', at=element)


def _scripted(element: Element) -> bool:
    """Whether a script may bring buttons of its own."""
    return any(name.startswith("data-") for name in element.attributes)
