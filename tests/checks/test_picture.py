"""What the bytes of a picture file say."""

from __future__ import annotations

import struct

import pytest

from plugins.checks.records.picture import Picture

VP8 = b"RIFF\x1e\x00\x00\x00WEBPVP8 " + b"\x00" * 10 + struct.pack("<HH", 400, 300)
VP8L = b"RIFF\x11\x00\x00\x00WEBPVP8L" + b"\x05\x00\x00\x00\x2f" + struct.pack("<I", 399 | 299 << 14)
VP8X = b"RIFF\x16\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x8f\x01\x00\x2b\x01\x00"
JPEG = b"\xff\xd8\xff\xe1\x00\x04ab\xff\xc2\x00\x0b\x08\x01\x2c\x01\x90\x01\x01\x11\x00\xff\xda\x00\x04ab\x12\x34"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + struct.pack(">II", 400, 300)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" %s/>'


def picture(head: bytes, tail: bytes = b"") -> Picture:
    return Picture(len(head) + len(tail), head, tail)


@pytest.mark.parametrize(
    ("head", "shape"),
    [
        (PNG, (400, 300)),
        (PNG[:20], None),
        (b"GIF89a\x90\x01\x2c\x01", (400, 300)),
        (b"BM" + b"\0" * 16 + struct.pack("<ii", 400, -300), (400, 300)),
        (VP8, (400, 300)),
        (VP8L, (400, 300)),
        (VP8X, (400, 300)),
        (JPEG, (400, 300)),
        (JPEG[:10], None),
        (b"GIF89a\x00\x00\x00\x00", None),
        (SVG % b'width="400" height="300px"', (400, 300)),
        (SVG % b'width="100%" height="100%" viewBox="-5 0 40,30.5"', (40, 30.5)),
        (SVG % b'width="4em"', None),
        (b'<svg xmlns="http://www.w3.org/2000/svg">', None),
        (b"\x00\x00\x00\x18ftypavif", None),
    ],
)
def test_a_picture_has_a_shape_where_its_bytes_tell(head: bytes, shape: tuple[float, float] | None) -> None:
    assert picture(head).shape == shape


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><svg/>", "svg"),
        (b"  <HTML>", "html"),
        (b"<p>", "text"),
        ("ä".encode() * 3000, "text"),
        (b"\x80\x81", ""),
        (b"a\x00b", ""),
        (b"\x00\x00\x00\x18ftypmp42", ""),
    ],
)
def test_a_picture_is_known_by_its_first_bytes(head: bytes, kind: str) -> None:
    assert picture(head).kind == kind


@pytest.mark.parametrize(
    ("head", "tail", "whole"),
    [
        (JPEG, b"", False),
        (JPEG + b"\xff\xd9", b"", True),
        (JPEG, b"more \xff\xd9 and a note", True),
        (JPEG, b"nothing", False),
        (PNG, b"IEND\xae\x42\x60\x82", True),
        (b"\x00\x00\x01\x00", b"", True),
    ],
)
def test_a_picture_is_whole_where_its_end_is_there(head: bytes, tail: bytes, whole: bool) -> None:
    assert picture(head, tail).whole is whole
