"""Draws what pages and the manifest name and no file is: pictures for shared links, and icons for home screens.

The theme draws: its ``card.svg`` is a picture, its ``app-icon.svg`` an icon. Both are templates, with the letters of
the font in ``fonts/``. A page asks for its picture by ``og:image``, the manifest for an icon by its ``icons``.
"""

from __future__ import annotations

import html
import io
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import resvg_py
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from PIL import Image

from ..store import NOTHING_KEPT, Store, digest
from .finish import read_pages
from .lettering import Face, face_of
from .theme import tokens

CARD = "card.svg"
ICON = "app-icon.svg"
MANIFEST = "manifest.webmanifest"

FONTS = (".otf", ".ttf")

COLOURS = 16
"""So many make round letters on two grounds, and two points to a byte."""

_META = re.compile(r'<meta property="(?P<name>og:(?:image|title))" content="(?P<content>[^"]*)"')
_LIBRARIES = ("resvg_py", "pillow")


@dataclass(frozen=True)
class Look:
    """What pictures look like, and whose they are: the theme, the site's name and line, and its address."""

    theme: Path
    name: str
    line: str
    site_url: str

    @cached_property
    def face(self) -> Face:
        """The font of the theme."""
        return face_of(next(file for file in sorted((self.theme / "fonts").iterdir()) if file.suffix in FONTS))

    def drawing(self, template: str, **words: str) -> str:
        """One of the theme's drawings with some words in it, as SVG."""
        known = {"tokens": tokens(self.theme), "lettering": self.face.lettering, "family": self.face.family}
        text = self._templates.get_template(template).render(known, name=self.name, line=self.line, **words)
        return text.strip()

    @cached_property
    def _templates(self) -> Environment:
        loader = FileSystemLoader(self.theme / "templates")
        return Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )


def draw(site: Path, look: Look, store: Store = NOTHING_KEPT) -> None:
    """Draw every picture and icon that is asked for and is not there. Same words in, same bytes out."""
    wanted = {**dict(_cards(site, look)), **dict(_icons(site, look))}
    for file, (drawing, width) in wanted.items():
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)  # a page may say that it is elsewhere than it was saved
            file.write_bytes(_kept(drawing, width, look, store))


def _cards(site: Path, look: Look) -> Iterator[tuple[Path, tuple[str, int]]]:
    for _, page in read_pages(site):
        said = {found["name"]: html.unescape(found["content"]) for found in _META.finditer(page)}
        path = said.get("og:image", "").removeprefix(f"{look.site_url}/")
        if path and path != said["og:image"]:
            yield site / path, (look.drawing(CARD, title=said.get("og:title", "")), 0)


def _icons(site: Path, look: Look) -> Iterator[tuple[Path, tuple[str, int]]]:
    file = site / MANIFEST
    icons = json.loads(file.read_text(encoding="utf-8"))["icons"] if file.is_file() else ()
    for icon in icons:
        if icon["src"].endswith(".png"):
            path = icon["src"].removeprefix(urlsplit(look.site_url).path).lstrip("/")
            yield site / path, (look.drawing(ICON), int(icon["sizes"].partition("x")[0]))


def _kept(drawing: str, width: int, look: Look, store: Store) -> bytes:
    font, code = look.face.file.read_bytes(), Path(__file__).read_bytes()
    key = digest(drawing, str(width), font, code, *map(version, _LIBRARIES))
    return store.made("picture", key, lambda: picture(drawing, look.face.file, width))


@lru_cache(maxsize=256)  # a process that builds again and again draws what is new
def picture(drawing: str, font: Path, width: int = 0) -> bytes:
    """An SVG as PNG with few colours, so wide, or as wide as it says where that is nought."""
    raw = resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True, font_files=[str(font)], width=width or None)
    image = Image.open(io.BytesIO(raw)).convert("RGB")
    few = image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    # No larger than as usual, at a tenth of the time.
    few.save(out, "PNG", compress_level=9, compress_type=zlib.Z_RLE)
    return out.getvalue()
