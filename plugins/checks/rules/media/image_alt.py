"""An image has a text that stands for it; an empty one where it is decoration.

Without it a screen reader reads out the name of the file, and so does one that is given the name of the file.

Other checkers ask whether an alt is there; we also read it. An empty one is right: nobody but the author knows what is
decoration.

Bad:  ![IMG_2041.jpg](/images/clock.svg)
Good: ![A clock that shows five to nine](/images/clock.svg)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...records import Element, Finding, Image, Page

_FILE_NAME = re.compile(
    r"(?i)(?:[\w./\\()-]+ ){0,2}[\w./\\()-]*\.(?:avif|bmp|gif|heic|ico|jpe?g|png|svg|tiff?|webp)"
    r"|(?:img|dsc|dscn|dscf|pxl|photo|image|picture|p)[-_ ]?\d[\w-]*"
    r"|(?:screen ?shot|bildschirmfoto|whatsapp image)[-_ ]+\d{4}.*"
)
_EMPTY_WORDS = frozenset(
    [
        "alt",
        "alt text",
        "alternative text",
        "figure",
        "graphic",
        "illustration",
        "image",
        "image alt text",
        "image description",
        "img",
        "photo",
        "photograph",
        "pic",
        "picture",
        "placeholder",
        "screenshot",
        "untitled",
    ]
)


def check(page: Page) -> Iterator[Finding]:
    """Each image without an alt, or with one that is the name of a file or fits any image."""
    for image in page.images:
        if image.alt is None:
            if not _named_otherwise(image.element, page):
                yield Finding(
                    f'the image "{image.src}" has no alt; describe it, or write alt="" if it is decoration',
                    image.element,
                )
        elif fault := _fault(image):
            yield Finding(f'"{" ".join(image.alt.split())}" {fault}; describe what the image shows', at=image.element)
    for area in page.all("area"):
        if "href" in area.attributes and not area.get("alt").strip() and not _named_otherwise(area, page):
            yield Finding(f'the area that leads to "{area.get("href")}" has no alt; say where it leads', at=area)


def _fault(image: Image) -> str:
    alt = (image.alt or "").strip()
    if _FILE_NAME.fullmatch(alt) or _is_stem(alt, image.src):
        return "is the name of a file"
    return "fits any image" if alt.lower().rstrip(".:!") in _EMPTY_WORDS else ""


def _is_stem(alt: str, src: str) -> bool:
    """Whether it is the file's own name without its ending, and nobody would say it like that."""
    return (
        PurePosixPath(src.partition("?")[0]).stem == alt and re.search(r"[_-]|\d", alt) is not None and " " not in alt
    )


def _named_otherwise(element: Element, page: Page) -> bool:
    role = element.get("role") in ("presentation", "none")
    return role or page.hidden(element) or bool(element.get("aria-label") or element.get("aria-labelledby"))
