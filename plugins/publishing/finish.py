"""What is done to a built site before it is checked: lasting pictures, the files that hosts need, compressed copies.

Pages are not made smaller beyond their style and script. Tried on the fifty pages of this site with minify-html 0.18:
after brotli it saves 230 bytes of 318,762 where it leaves out every tag it may, and adds 999 where all must stay.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import brotli

from ..store import NOTHING_KEPT, Store, digest
from .hosts import write_files
from .hosts.netlify import FIRST_LINE, HEADERS, REDIRECTS
from .lasting import with_lasting
from .offline import keep_offline, write_farewell
from .policy import HARMLESS, headers
from .redirects import Redirect
from .served import COMPRESSED, LASTING, NOT_FOUND, Served

BROTLI_QUALITY = 11
"""On the fifty pages of this site 11 makes 317 KB in 1.1 s, 10 makes 328 KB in 0.5 s, and 9 makes 357 KB in 0.6 s: the
best is worth its time, which is spent once for each content."""

GZIP_LEVEL = 9
_MAKERS = f"brotli {brotli.__version__} {BROTLI_QUALITY}, zlib {zlib.ZLIB_RUNTIME_VERSION} {GZIP_LEVEL} of no system"

# An exception from a rule is between an author and the checks.
_EXCEPTION = re.compile(r"<!--\s*allow:.*?-->\n?", re.DOTALL)


def finish(
    site: Path,
    *,
    policy: bool = True,
    redirects: tuple[Redirect, ...] = (),
    base: str = "",
    offline: bool | None = None,
    store: Store = NOTHING_KEPT,
) -> Served:
    """Take out what is written for the checks alone, let pictures last, write what hosts need, compress what gains.

    ``policy`` is false for a site whose theme was not made for our policy: it gets the headers that harm no page, and
    keeps those that it brings itself. ``base`` is what stands before every path. ``offline`` says whether readers keep
    the site for when they have no network; None where that is no matter of ours. What was compressed before comes from
    the store. Gives how the site is to be served.
    """
    for page, text in read_pages(site):
        without = _EXCEPTION.sub("", text)
        told = with_lasting(without, site, base) if policy else without
        if told != text:
            page.write_text(told, encoding="utf-8")
    if offline:
        keep_offline(site, base)
    elif offline is not None:
        write_farewell(site)
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
            compress(file, store)
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


def compress(file: Path, store: Store = NOTHING_KEPT) -> None:
    """Put ``<file>.br`` and ``<file>.gz`` beside a file. Same bytes in, same bytes out: no time stamp goes in."""
    raw = file.read_bytes()
    both = store.made("compressed", digest(_MAKERS, raw), lambda: _both(raw))
    length = int.from_bytes(both[:4], "little")
    file.with_name(f"{file.name}.br").write_bytes(both[4 : 4 + length])
    file.with_name(f"{file.name}.gz").write_bytes(both[4 + length :])


def _both(raw: bytes) -> bytes:
    """Bytes in both forms: how long the first is, the first, the second."""
    brotlied = smaller(raw)
    return len(brotlied).to_bytes(4, "little") + brotlied + gzipped(raw)


def gzipped(raw: bytes) -> bytes:
    """Bytes as gzip makes them at its best, the same by every Python.

    The tenth byte names the system (RFC 1952, 2.3.1): Python 3.11 writes what zlib was built for, 3.13 "unknown".
    """
    made = gzip.compress(raw, GZIP_LEVEL, mtime=0)
    return made[:9] + b"\xff" + made[10:]


def smaller(raw: bytes) -> bytes:
    """Bytes as brotli makes them at its best."""
    return bytes(brotli.compress(raw, quality=BROTLI_QUALITY))
