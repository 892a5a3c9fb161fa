"""What a picture file holds, by its bytes: its kind, its size in pixels, and whether all of it is there."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from ...record import record
from .trees import Broken, read_xml

if TYPE_CHECKING:
    from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}svg"

# The first bytes of each kind, as its standard gives them.
_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"\x00\x00\x01\x00", "ico"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
)
_BRANDS = {b"avif": "avif", b"avis": "avif", b"heic": "heic", b"heix": "heic", b"mif1": "heic"}

KINDS = {
    ".avif": "avif",
    ".bmp": "bmp",
    ".gif": "gif",
    ".ico": "ico",
    ".jpeg": "jpeg",
    ".jpg": "jpeg",
    ".png": "png",
    ".svg": "svg",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".webp": "webp",
}
"""What a file holds by the ending of its name."""

SHOWN = frozenset(("avif", "bmp", "gif", "ico", "jpeg", "png", "svg", "webp"))
"""The kinds that browsers show."""

_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")

# Segments of a JPEG that say its size: all "start of frame" but those of tables (ITU T.81, table B.1).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN = 0xDA


@record
class Picture:
    """A file of the site that is a picture by its name.

    ``size`` is in bytes, ``head`` the first 64 KiB (all, of a drawing), ``tail`` the last where that is not all of it.
    """

    size: int
    head: bytes
    tail: bytes = b""

    @cached_property
    def kind(self) -> str:
        """What it holds: ``png``, ``svg``; ``html`` or ``text`` where it is no picture; empty where nobody can tell."""
        if self.head[:4] == b"RIFF" and self.head[8:12] == b"WEBP":
            return "webp"
        if self.head[4:8] == b"ftyp":
            return _BRANDS.get(self.head[8:12], "")
        known = (kind for sign, kind in _SIGNS if self.head.startswith(sign))
        return next(known, None) or _kind_of_text(self.head)

    @cached_property
    def drawing(self) -> ElementTree.Element | Broken:
        """The root of a drawing, or why it has none."""
        return read_xml(self.head)

    @property
    def whole(self) -> bool:
        """Whether its end is there; of a kind without a mark at its end this cannot be told."""
        end = self.tail or self.head
        match self.kind:
            case "png":
                return b"IEND" in end
            case "gif":
                return end.rstrip(b"\x00").endswith(b";")
            case "webp":
                return len(self.head) > 12 and self.size >= int(struct.unpack("<I", self.head[4:8])[0]) + 8
            case "jpeg":
                scan = next((at for mark, at in _segments(self.head) if mark == _SCAN), 0)
                return b"\xff\xd9" in (self.tail or self.head[scan:])
        return True

    @cached_property
    def shape(self) -> tuple[float, float] | None:
        """Width and height in pixels, None where they cannot be told."""
        try:
            shape = _SHAPES[self.kind](self) if self.kind in _SHAPES else None
        except struct.error:  # it is cut off in the middle of its first lines
            return None
        return shape if shape and min(shape) > 0 else None


def _kind_of_text(head: bytes) -> str:
    try:
        text = head[:4096].decode("utf-8", "strict" if len(head) <= 4096 else "ignore").lstrip("\ufeff \t\r\n").lower()
    except UnicodeDecodeError:
        return ""
    if "\0" in text:
        return ""
    if re.match(r"<!doctype html|<html|<head|<body", text):
        return "html"
    return "svg" if text.startswith("<") and "<svg" in text else "text"


def _png(picture: Picture) -> tuple[float, float]:
    width, height = struct.unpack(">II", picture.head[16:24])
    return width, height


def _gif(picture: Picture) -> tuple[float, float]:
    width, height = struct.unpack("<HH", picture.head[6:10])
    return width, height


def _bmp(picture: Picture) -> tuple[float, float]:
    width, height = struct.unpack("<ii", picture.head[18:26])
    return width, abs(height)


def _webp(picture: Picture) -> tuple[float, float]:
    """The three ways to write one (RFC 9649): with loss, without, and with more about it."""
    head = picture.head
    if head[12:16] == b"VP8 ":
        width, height = struct.unpack("<HH", head[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if head[12:16] == b"VP8L":
        (bits,) = struct.unpack("<I", head[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, more, height, most = struct.unpack("<HBHB", head[24:30])
    return (width | more << 16) + 1, (height | most << 16) + 1


def _jpeg(picture: Picture) -> tuple[float, float] | None:
    for mark, at in _segments(picture.head):
        if mark in _FRAMES:
            height, width = struct.unpack(">HH", picture.head[at + 5 : at + 9])
            return width, height
    return None


def _segments(head: bytes) -> list[tuple[int, int]]:
    """The marks of a JPEG and where they stand, as far as the scan."""
    found: list[tuple[int, int]] = []
    at = 2
    while at + 4 <= len(head) and head[at] == 0xFF:
        found.append((head[at + 1], at))
        if head[at + 1] == _SCAN:
            break
        at += 2 + int.from_bytes(head[at + 2 : at + 4], "big")
    return found


def _svg(picture: Picture) -> tuple[float, float] | None:
    root = picture.drawing
    if isinstance(root, Broken):
        return None
    lengths = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if lengths[0] and lengths[1]:
        return float(lengths[0][1]), float(lengths[1][1])
    box = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    return (box[2], box[3]) if len(box) == 4 else None


_SHAPES: dict[str, Callable[[Picture], tuple[float, float] | None]] = {
    "bmp": _bmp,
    "gif": _gif,
    "jpeg": _jpeg,
    "png": _png,
    "svg": _svg,
    "webp": _webp,
}
