"""The width and height of an image are whole numbers, and have the shape of the picture.

With others the browser squeezes it, or the text jumps when it arrives; four times enlarged it is a blur.

Bad:  <img src="/clock.png" width="400" height="100" alt="A clock"> of a picture of 400 by 300
Good: <img src="/clock.png" width="400" height="300" alt="A clock">
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...reading.picture import Picture
from ...records import Element, Finding, Page, Site

SEVERITY = "warning"

# Shares by which a shape may be off: a pixel is lost in rounding, and a drawing is centred and not squeezed.
_OFF, _OFF_DRAWING = 0.02, 0.1
_ENLARGED = 4


def check(page: Page, site: Site) -> Iterator[Finding]:
    """Each image with a size that is no number, of another shape, or far too large for its picture."""
    for element in page.by_tag.get("img", ()):
        if not {"width", "height"} & element.attributes.keys():
            continue
        target = site.addresses.find(page.address, element.get("src"))
        if wrong := _not_numbers(element):
            yield Finding(f"{wrong} is no number of pixels; write a whole number", at=element)
        elif target.path in site.pictures and (fault := _fault(element, site.pictures[target.path])):
            yield Finding(f'"{element.get("src")}" {fault}', at=element)


def _not_numbers(element: Element) -> str:
    for name in ("width", "height"):
        if not re.fullmatch(r"\s*\d*\s*", element.get(name)):
            return f'{name}="{element.get(name)}"'
    return ""


def _fault(element: Element, picture: Picture) -> str:
    """What is wrong with the size that is given; one of the two alone keeps the shape."""
    width, height = (int(element.get(name).strip() or 0) for name in ("width", "height"))
    if not width or not height or not picture.shape:
        return ""
    true = picture.shape[0] / picture.shape[1]
    allowed = max((_OFF_DRAWING if picture.kind == "svg" else _OFF) * height, 1)
    if abs(width / true - height) > allowed and not _turned(width, height, true, picture):
        return f'is {_shown(picture)}, and not of the shape {width} by {height}; write height="{round(width / true)}"'
    if picture.kind != "svg" and width >= _ENLARGED * picture.shape[0]:
        return f"is {_shown(picture)}, a blur at {width} by {height}; save a larger one, or show it smaller"
    return ""


def _turned(width: int, height: int, true: float, picture: Picture) -> bool:
    """Whether a photograph may be one that its camera says to turn."""
    return picture.kind == "jpeg" and b"Exif" in picture.head and abs(width * true - height) <= max(_OFF * height, 1)


def _shown(picture: Picture) -> str:
    width, height = picture.shape or (0, 0)
    return f"{width:g} by {height:g}"
