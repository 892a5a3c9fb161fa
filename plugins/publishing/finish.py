"""What is done to a built site before it is checked: the files that hosts need, and compressed copies."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import brotli

from .hosts import write_files
from .hosts.netlify import FIRST_LINE, HEADERS, REDIRECTS
from .policy import HARMLESS, headers
from .redirects import Redirect
from .served import COMPRESSED, LASTING, NOT_FOUND, Served

BROTLI_QUALITY = 11
GZIP_LEVEL = 9

# An exception from a rule is between an author and the checks.
_EXCEPTION = re.compile(r"<!--\s*allow:.*?-->\n?", re.DOTALL)


def finish(site: Path, *, policy: bool = True, redirects: tuple[Redirect, ...] = (), base: str = "") -> Served:
    """Take out what is written for the checks alone, write what hosts need, and compress what gains (brotli, gzip).

    ``policy`` is false for a site whose theme was not made for our policy: it gets the headers that harm no page, and
    keeps those that it brings itself. ``base`` is what stands before every path. Gives how the site is to be served.
    """
    for page, text in read_pages(site):
        if (without := _EXCEPTION.sub("", text)) != text:
            page.write_text(without, encoding="utf-8")
    served = Served(
        headers(text for _, text in read_pages(site)) if policy else HARMLESS,
        redirects,
        base,
        missing=(site / NOT_FOUND).is_file(),
        lasting=(site / LASTING.strip("/")).is_dir(),
    )
    brought = {} if policy else _brought(site)
    write_files(site, served)
    for file, text in brought.items():
        file.write_text(text, encoding="utf-8")
    for file in sorted(site.rglob("*")):
        if file.is_file() and file.suffix in COMPRESSED:
            compress(file)
    return served


def _brought(site: Path) -> dict[Path, str]:
    """What a site itself says to hosts: it stays as it is, with the line before it by which our builds are known."""
    files = {name: site / name for name in (HEADERS, REDIRECTS, ".htaccess") if (site / name).is_file()}
    texts = {name: file.read_text(encoding="utf-8", errors="replace") for name, file in files.items()}
    first = {HEADERS: f"{FIRST_LINE}\n"}
    return {files[name]: first.get(name, "") + text for name, text in texts.items()}


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
