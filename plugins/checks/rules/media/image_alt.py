"""An image has a text that stands for it; an empty one where it is decoration.

Without it a screen reader reads out the name of the file, and so does one that is given the name of the file.

Bad:  ![IMG_2041.jpg](/images/clock.svg)
Good: ![A clock that shows five to nine](/images/clock.svg)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Image, Page

_FILE_NAME = re.compile(
    r"(?i)(?:[\w./\\()-]+ ){0,2}[\w./\\()-]*\.(?:avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp)"
    r"|(?:img|dsc|dscn|pxl)[-_]?\d+\w*"
)


def check(page: Page) -> Iterator[Finding]:
    """Each image without an alt, or with the name of a file for one."""
    for image in page.images:
        if image.alt is None and not _named_otherwise(image, page):
            yield Finding(
                f'the image "{image.src}" has no alt; describe it, or write alt="" if it is decoration', image.element
            )
        elif image.alt and _FILE_NAME.fullmatch(image.alt.strip()):
            yield Finding(f'"{image.alt}" is the name of a file; describe what the image shows', at=image.element)


def _named_otherwise(image: Image, page: Page) -> bool:
    role = image.element.get("role") in ("presentation", "none")
    return (
        role
        or page.hidden(image.element)
        or bool(image.element.get("aria-label") or image.element.get("aria-labelledby"))
    )
