"""Small pictures, made here so that no binary file stands in the way of a reader."""

from __future__ import annotations

import random
import struct
import zlib


def png(width: int = 8, height: int = 8, *, noise: bool = False) -> bytes:
    """A PNG picture: one grey, or noise, which no packing makes small."""
    lottery = random.Random(width)
    rows = b"".join(b"\0" + (lottery.randbytes(width * 3) if noise else b"\x80" * width * 3) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (("IHDR", header), ("IDAT", zlib.compress(rows)), ("IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name.encode(), part) for name, part in parts)


def _chunk(name: bytes, part: bytes) -> bytes:
    return struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part))


def svg(inside: str = '<circle cx="5" cy="5" r="4"/>') -> str:
    """An SVG drawing."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10">{inside}</svg>\n'


GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
"""The smallest GIF picture."""
