"""An image says its width and height.

With them the browser keeps the room, and the text below does not jump away from the reader when the picture arrives.

Markdown gives an image neither, so only a site that wants it so is asked for them. The size of decoration, which has an
empty alt, is a matter of style.

Bad:  ![A clock](/images/clock.svg)
Good: ![A clock](/images/clock.svg){width=40 height=30}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page

SEVERITY = "warning"
HOUSE = True


def check(page: Page) -> Iterator[Finding]:
    """Each image without one of the two."""
    for image in page.images:
        missing = [name for name in ("width", "height") if not image.element.get(name).strip()]
        if missing and image.alt != "":
            yield Finding(_message(image.src, missing), at=image.element)


def _message(src: str, missing: list[str]) -> str:
    they, written = "them" if missing[1:] else "it", " ".join(f"{name}=…" for name in missing)
    lacks = " and no ".join(missing)
    return f'the image "{src}" has no {lacks}; give {they} in pixels, in Markdown as {{{written}}} right after it'
