"""Draws what pages and the manifest name and no file is: pictures for shared links, and icons for home screens.

The theme draws: its ``card.svg`` is a picture, its ``app-icon.svg`` an icon. Both are templates, with the letters of
the font in ``fonts/``. A page asks for its picture by ``og:image``, the manifest for an icon by its ``icons``.

What draws is imported where something new is drawn: in most builds nothing is.
"""

from __future__ import annotations

import html
import io
import json
import re
import zlib
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import urlsplit
from xml.etree import ElementTree

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..pack import Pack
from ..problem import Problem
from ..record import record
from ..source import Unreadable, line_like, shown
from ..spread import spread
from ..store import digest
from .pelican_log import problem_of
from .staged import Staged
from .theme import tokens

if TYPE_CHECKING:
    from .lettering import Face

Made = TypeVar("Made")

CARD = "card.svg"
ICON = "app-icon.svg"
MANIFEST = "manifest.webmanifest"

FONTS = (".otf", ".ttf")

COLOURS = 16
"""So many make round letters on two grounds, and two points to a byte."""

FEW = 4
"""Drawings below which one process draws all: each takes some 60 ms, and to start a second process 20."""

_META = re.compile(r'<meta property="(?P<name>og:(?:image|title))" content="(?P<content>[^"]*)"')
_LIBRARIES = ("resvg_py", "pillow")


@record
class Look:
    """What pictures look like, and whose they are: the theme, the site's name and line, and its address."""

    theme: Path
    name: str
    line: str
    site_url: str

    @cached_property
    def face(self) -> Face:
        """The font of the theme."""
        from .lettering import face_of

        return face_of(next(file for file in sorted((self.theme / "fonts").iterdir()) if file.suffix in FONTS))

    def drawing(self, template: str, **words: str) -> str:
        """One of the theme's drawings with some words in it, as SVG."""
        known = {"tokens": tokens(self.theme), "lettering": self.face.lettering, "family": self.face.family}
        text = self._templates.get_template(template).render(known, name=self.name, line=self.line, **words)
        return text.strip()

    def template(self, name: str) -> Path:
        """Where one of the drawings stands."""
        return self.theme / "templates" / name

    @cached_property
    def shape(self) -> str:
        """A digest of everything that shapes a drawing besides its words and our code."""
        folders = (self.theme / "templates", self.theme / "fonts")
        files = (file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file())
        parts = (part for file in files for part in (str(file), file.read_bytes()))
        return digest(repr(sorted(tokens(self.theme).items())), self.name, self.line, *_versions(), *parts)

    @cached_property
    def _templates(self) -> Environment:
        loader = FileSystemLoader(self.theme / "templates")
        return Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )


class _Wanted(NamedTuple):
    """What is to be drawn: by which template, with which title, and how wide; as wide as it says where that is 0."""

    template: str
    title: str = ""
    width: int = 0


def draw(staged: Staged, look: Look) -> list[Problem]:
    """Draw every picture and icon that is asked for and is not there. Same words in, same bytes out.

    Gives a problem for each template that cannot be drawn.
    """
    icons = _tried(lambda _: dict(_icons(staged, look)), _Wanted(MANIFEST), look)
    failed = {MANIFEST: icons} if isinstance(icons, Problem) else {}
    wanted = {**dict(_cards(staged, look)), **({} if isinstance(icons, Problem) else icons)}
    pack = staged.pack("pictures", look.shape)
    work = partial(_drawn, look=look, staged=staged, pack=pack)
    # a page may say that its picture is elsewhere than it was saved
    new = [one for one in wanted.items() if not (staged.site / one[0]).exists() and not _brings(staged, *one, pack)]
    for (name, one), made in zip(new, spread(lambda item: work(item[1]), new, FEW), strict=True):
        if one.template in failed:
            continue
        drawn = _tried(work, one, look) if made is None else made
        if isinstance(drawn, Problem):
            failed[one.template] = drawn
            continue
        staged.write(name, drawn[0])
        pack.put(repr(one), (drawn[1], staged.digest(name)))
    return list(failed.values())


def _tried(work: Callable[[_Wanted], Made], wanted: _Wanted, look: Look) -> Made | Problem:
    """What comes of it, or a problem in the template: whatever that raises is one, and no fault of the disk."""
    try:
        return work(wanted)
    except Exception as error:
        if isinstance(error, OSError) and error.errno:  # a template that is missing is an OSError too, without a number
            raise
        return problem_of(error, look.template(wanted.template))


def _brings(staged: Staged, name: str, wanted: _Wanted, pack: Pack) -> bool:
    """Put a picture in place that stands in the former output. Says whether it does."""
    known: tuple[str, str] | None = pack.get(repr(wanted))
    return known is not None and staged.bring(name, known[1])


def _drawn(wanted: _Wanted, look: Look, staged: Staged, pack: Pack) -> tuple[bytes, str]:
    """A picture, and its key in the store."""
    key: str = (pack.get(repr(wanted)) or ("",))[0]
    raw = staged.store.get("picture", key) if key else None
    if raw is not None:
        return raw, key
    words = {"title": wanted.title} if wanted.template == CARD else {}
    drawing = look.drawing(wanted.template, **words)
    key = digest(drawing, str(wanted.width), look.face.file.read_bytes(), Path(__file__).read_bytes(), *_versions())
    raw = staged.store.made("picture", key, lambda: _painted(drawing, wanted, look))
    return raw, key


def _painted(drawing: str, wanted: _Wanted, look: Look) -> bytes:
    """A drawing as a picture. Raises Unreadable at the line of the template that spoils it."""
    try:
        ElementTree.fromstring(drawing)  # noqa: S314  (the theme's own, and the painter names no line)
        return picture(drawing, look.face.file, wanted.width)
    except (ElementTree.ParseError, ValueError) as error:
        template = look.template(wanted.template)
        number = error.position[0] if isinstance(error, ElementTree.ParseError) else 1
        line = line_like([*drawing.splitlines(), ""][number - 1], template.read_text(encoding="utf-8").splitlines())
        what = f"this is no drawing in SVG: {str(error).partition(': line')[0]}; close each tag, and write &amp; for &"
        raise Unreadable(Problem(shown(template), line, 1, "template", what)) from error


def _versions() -> Iterator[str]:
    return map(version, _LIBRARIES)


def _cards(staged: Staged, look: Look) -> Iterator[tuple[str, _Wanted]]:
    for _, (address, title) in staged.each(asked_for):
        path = address.removeprefix(f"{look.site_url}/")
        if path and path != address:
            yield path, _Wanted(CARD, title)


def asked_for(page: str) -> tuple[str, str]:
    """The address of the picture that a page has for shared links, and the title that goes with it; or empty ones."""
    said = {found["name"]: html.unescape(found["content"]) for found in _META.finditer(page)}
    return said.get("og:image", ""), said.get("og:title", "")


def _icons(staged: Staged, look: Look) -> Iterator[tuple[str, _Wanted]]:
    icons = json.loads(staged.raw(MANIFEST))["icons"] if MANIFEST in staged.names else ()
    for icon in icons:
        if icon["src"].endswith(".png"):
            path = icon["src"].removeprefix(urlsplit(look.site_url).path).lstrip("/")
            yield path, _Wanted(ICON, width=int(icon["sizes"].partition("x")[0]))


@lru_cache(maxsize=256)  # a process that builds again and again draws what is new
def picture(drawing: str, font: Path, width: int = 0) -> bytes:
    """An SVG as PNG with few colours, so wide, or as wide as it says where that is nought."""
    import resvg_py
    from PIL import Image

    raw = resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True, font_files=[str(font)], width=width or None)
    image = Image.open(io.BytesIO(raw)).convert("RGB")
    few = image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    # No larger than as usual, at a tenth of the time.
    few.save(out, "PNG", compress_level=9, compress_type=zlib.Z_RLE)
    return out.getvalue()
