"""Pictures of pages, taken alike on every machine, kept small, and compared with those kept before."""

from __future__ import annotations

import base64
import io
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Page

from ..conftest import ROOT

FONT = next((ROOT / "theme" / "fonts").glob("*.otf"))
"""All words are drawn with the one font that the project brings: what else a machine has differs from the next."""

DRAW = """
async (font) => {
  const bytes = Uint8Array.from(atob(font), (letter) => letter.charCodeAt());
  document.fonts.add(await new FontFace('Kept', bytes.buffer).load());
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { font-family: Kept !important; caret-color: transparent !important }');
  document.adoptedStyleSheets = [sheet];
  await document.fonts.ready;
}
"""

COLOURS = 24
"""So many colours a kept picture has: enough to see every edge, and a quarter of the bytes."""

APART = 64
"""So many of 255 steps, in red, green or blue, make two points differ: with fewer they are smoothed otherwise."""

TOLERANCE = 0.002
"""The share of points that may differ: Chromium smooths letters a little otherwise from one release to the next."""


def taken(page: Page, part: str = "") -> Image.Image:
    """A picture of the whole page as it stands, or of the part of it that a selector finds."""
    page.evaluate(DRAW, base64.b64encode(FONT.read_bytes()).decode())
    raw = page.locator(part).screenshot() if part else page.screenshot(full_page=True)
    return (
        Image.open(io.BytesIO(raw))
        .convert("RGB")
        .quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    )


def keep(picture: Image.Image, file: Path) -> None:
    """Write a picture, in as few bytes as PNG allows."""
    file.parent.mkdir(exist_ok=True)
    picture.save(file, optimize=True)


def apart(one: Image.Image, other: Image.Image) -> Image.Image:
    """Where two pictures differ, white on black; what only one of them reaches differs."""
    size = (max(one.width, other.width), max(one.height, other.height))
    first, second = (_on(picture, size, ground) for picture, ground in ((one, "white"), (other, "black")))
    red, green, blue = ImageChops.difference(first, second).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 if value >= APART else 0)


def share(difference: Image.Image) -> float:
    """The share of points that differ."""
    return difference.histogram()[255] / (difference.width * difference.height)


def side_by_side(one: Image.Image, other: Image.Image, difference: Image.Image) -> Image.Image:
    """What was kept, what is there now, and where they differ."""
    whole = Image.new("RGB", (one.width + other.width + difference.width, difference.height), "grey")
    for picture, left in ((one, 0), (other, one.width), (difference, one.width + other.width)):
        whole.paste(picture.convert("RGB"), (left, 0))
    return whole


def _on(picture: Image.Image, size: tuple[int, int], ground: str) -> Image.Image:
    whole = Image.new("RGB", size, ground)
    whole.paste(picture.convert("RGB"), (0, 0))
    return whole
