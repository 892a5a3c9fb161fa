"""The width and height of an image are whole numbers, and have the shape of the picture.

With others the browser squeezes it, or the text jumps when it arrives; four times enlarged it is a blur.

Bad:  <img src="/clock.png" width="400" height="100" alt="A clock"> of a picture of 400 by 300
Good: <img src="/clock.png" width="400" height="300" alt="A clock">
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Page, Site
from ...records.picture import Picture

SEVERITY = "warning"

# Shares by which a shape may be off: a pixel is lost in rounding, and a drawing is centred and not squeezed.
_OFF, _OFF_DRAWING = 0.02, 0.1
_ENLARGED = 4

_NUMBER = re.compile(r"\s*\d*\s*")


def check(page: Page, site: Site) -> Iterator[Finding]:
    """Each image with a size that is no number, of another shape, or far too large for its picture."""
    faults = {sized: fault for sized in page.outline.sized if (fault := _fault(*sized, page, site))}
    for element in page.by_tag.get("img", ()) if faults else ():
        sized = (element.get("src"), element.get("width"), element.get("height"))
        if sized in faults:
            yield Finding(faults[sized], at=element)


def _fault(src: str, width: str, height: str, page: Page, site: Site) -> str:
    """What is wrong with the size of an image, empty where nothing is."""
    for name, value in (("width", width), ("height", height)):
        if not _NUMBER.fullmatch(value):
            return f'{name}="{value}" is no number of pixels; write a whole number'
    picture = site.pictures.get(site.addresses.find(page.address, src).path)
    fault = _misfit(int(width.strip() or 0), int(height.strip() or 0), picture) if picture else ""
    return f'"{src}" {fault}' if fault else ""


def _misfit(width: int, height: int, picture: Picture) -> str:
    """What is wrong with a size for a picture; one of the two alone keeps the shape."""
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
