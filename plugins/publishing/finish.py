"""What is done to a built site before it is checked: the files that hosts need, and compressed copies."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import brotli

from .hosts.netlify import FIRST_LINE, headers_file
from .policy import HARMLESS, headers

COMPRESSED = frozenset({".html", ".xml", ".txt", ".svg", ".css", ".js", ".json", ".webmanifest"})

BROTLI_QUALITY = 11
GZIP_LEVEL = 9

# An exception from a rule is between an author and the checks.
_EXCEPTION = re.compile(r"<!--\s*allow:.*?-->\n?", re.DOTALL)


def finish(site: Path, *, policy: bool = True) -> None:
    """Take out what is written for the checks alone, write ``_headers``, and compress what gains by it (brotli, gzip).

    ``policy`` is false for a site whose theme was not made for our policy: it gets the headers that harm no page, and
    keeps those that it brings itself.
    """
    for page, text in read_pages(site):
        if (without := _EXCEPTION.sub("", text)) != text:
            page.write_text(without, encoding="utf-8")
    file = site / "_headers"
    values = headers(text for _, text in read_pages(site)) if policy else HARMLESS
    brought = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    file.write_text(f"{FIRST_LINE}\n{brought}" if brought and not policy else headers_file(values), encoding="utf-8")
    for file in sorted(site.rglob("*")):
        if file.is_file() and file.suffix in COMPRESSED:
            compress(file)


def read_pages(site: Path) -> Iterator[tuple[Path, str]]:
    """Every page of a site with its HTML, in order; what is not UTF-8 is replaced, and the checks say so."""
    for page in sorted(site.rglob("*.html")):
        if page.is_file():
            yield page, page.read_text(encoding="utf-8", errors="replace")


def compress(file: Path) -> None:
    """Put ``<file>.br`` and ``<file>.gz`` beside a file. Same bytes in, same bytes out: no time stamp goes in."""
    raw = file.read_bytes()
    file.with_name(f"{file.name}.br").write_bytes(smaller(raw))
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(raw, GZIP_LEVEL, mtime=0))


def smaller(raw: bytes) -> bytes:
    """Bytes as brotli makes them at its best."""
    return bytes(brotli.compress(raw, quality=BROTLI_QUALITY))
