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

from ..pack import Pack
from ..spread import spread
from ..store import NOTHING_KEPT, Store, digest
from .hosts import files_for
from .hosts.netlify import FIRST_LINE, HEADERS, REDIRECTS
from .lasting import shows, with_lasting
from .offline import WORKER, keep_offline, write_farewell
from .policy import HARMLESS, headers_for, inline
from .redirects import Redirect
from .served import COMPRESSED, COPIES, LASTING, NOT_FOUND, Served
from .staged import Staged

BROTLI_QUALITY = 11
"""On the fifty pages of this site 11 makes 317 KB in 1.1 s, 10 makes 328 KB in 0.5 s, and 9 makes 357 KB in 0.6 s: the
best is worth its time, which is spent once for each content."""

LARGE, QUALITY_OF_LARGE = 500_000, 10
"""Bytes of a file that is compressed a little less. It is the one that readers keep for when they have no network: all
pages, and so another at every edit. For this site 11 makes 115.5 KB in 1.0 s, 10 makes 117.9 KB in 0.4 s, and 9 makes
126.1 KB in 0.1 s."""

GZIP_LEVEL = 9

FEW = 32
"""Files from which on several processes compress them: each takes as long as it takes to start another process."""

_MAKERS = (
    f"brotli {brotli.__version__} {BROTLI_QUALITY} {LARGE} {QUALITY_OF_LARGE}, "
    f"zlib {zlib.ZLIB_RUNTIME_VERSION} {GZIP_LEVEL} of no system"
)

# An exception from a rule is between an author and the checks.
_EXCEPTION = re.compile(r"<!--\s*allow:.*?-->\n?", re.DOTALL)


def finish(
    staged: Staged,
    *,
    policy: bool = True,
    redirects: tuple[Redirect, ...] = (),
    base: str = "",
    offline: bool | None = None,
) -> Served:
    """Take out what is written for the checks alone, let pictures last, write what hosts need, compress what gains.

    ``policy`` is false for a site whose theme was not made for our policy: it gets the headers that harm no page, and
    keeps those that it brings itself. ``base`` is what stands before every path. ``offline`` says whether readers keep
    the site for when they have no network; None where that is no matter of ours. What was compressed before comes from
    the store. Gives how the site is to be served.
    """
    _mend(staged, base if policy else None)
    if offline:
        keep_offline(staged.site, base)
    elif offline is not None:
        write_farewell(staged.site)
    if offline is not None:
        staged.names.add(WORKER)
    staged.find(LASTING.strip("/"))
    served = Served(
        headers_for(parts for _, parts in staged.each(inline)) if policy else HARMLESS,
        redirects,
        base,
        missing=NOT_FOUND in staged.names,
        lasting=(staged.site / LASTING.strip("/")).is_dir(),
    )
    brought = {} if policy else _brought(staged)
    for name, text in {**dict(files_for(served)), **brought}.items():
        staged.write(name, text)
    _compress_all(staged)
    return served


def _compress_all(staged: Staged) -> None:
    names, pack = staged.named(*COMPRESSED), staged.pack("compressed", _MAKERS)
    new = [name for name in names if not _brings(staged, name, pack)]
    for name, copies in zip(new, spread(lambda name: _copied(staged, name), new, FEW), strict=True):
        if not copies:
            compressed(staged, name)
            continue
        for ending, content in zip(COPIES, copies, strict=True):
            staged.take(f"{name}{ending}", content)
        pack.put(staged.digest(name), copies)


def _mend(staged: Staged, base: str | None) -> None:
    """Bring pages to what readers get. Without ``base`` pictures stay where they are."""
    lasting: dict[str, str] = {}
    for name, (excepts, shows_pictures) in staged.each(to_mend):
        if excepts or (shows_pictures and base is not None):
            text = staged.text(name)
            told = _EXCEPTION.sub("", text)
            told = told if base is None else with_lasting(told, staged.site, base, lasting)
            if told != text:
                staged.write(name, told)
                continue
        staged.settle(name)


def to_mend(html: str) -> tuple[bool, bool]:
    """Whether a page holds exceptions, and whether it shows pictures."""
    return _EXCEPTION.search(html) is not None, shows(html)


def _brought(staged: Staged) -> dict[str, str]:
    """What a site itself says to hosts: it stays as it is, with the line before it by which our builds are known."""
    texts = {name: staged.text(name) for name in (HEADERS, REDIRECTS, ".htaccess") if name in staged.names}
    first = {HEADERS: f"{FIRST_LINE}\n"}
    return {name: first.get(name, "") + text for name, text in texts.items()}


def read_pages(site: Path) -> Iterator[tuple[Path, str]]:
    """Every page of a site with its HTML, in order; what is not UTF-8 is replaced, and the checks say so."""
    for page in sorted(site.rglob("*.html")):
        if page.is_file():
            yield page, page.read_text(encoding="utf-8", errors="replace")


def compressed(staged: Staged, name: str) -> None:
    """Put the compressed copies of a file beside it: those that are there already, or those that were made before."""
    pack = staged.pack("compressed", _MAKERS)
    if not _brings(staged, name, pack):
        pack.put(staged.digest(name), _copied(staged, name))


def _brings(staged: Staged, name: str, pack: Pack) -> bool:
    """Put the copies in place that stand in the former output. Says whether that are all."""
    copies: tuple[str, str] | None = pack.get(staged.digest(name))
    return copies is not None and all(
        staged.bring(f"{name}{ending}", content) for ending, content in zip(COPIES, copies, strict=True)
    )


def _copied(staged: Staged, name: str) -> tuple[str, ...]:
    """Write the copies of a file, and give their digests."""
    names = [f"{name}{ending}" for ending in COPIES]
    for copy, raw in zip(names, copies_of(staged.raw(name), staged.store), strict=True):
        staged.write(copy, raw)
    return tuple(map(staged.digest, names))


def compress(file: Path, store: Store = NOTHING_KEPT) -> None:
    """Put ``<file>.br`` and ``<file>.gz`` beside a file. Same bytes in, same bytes out: no time stamp goes in."""
    for ending, raw in zip(COPIES, copies_of(file.read_bytes(), store), strict=True):
        file.with_name(f"{file.name}{ending}").write_bytes(raw)


def copies_of(raw: bytes, store: Store) -> tuple[bytes, bytes]:
    """Bytes as brotli makes them, and as gzip does; as they were made before where they were."""
    both = store.made("compressed", digest(_MAKERS, raw), lambda: _both(raw))
    length = int.from_bytes(both[:4], "little")
    return both[4 : 4 + length], both[4 + length :]


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
    """Bytes as brotli makes them at its best, or a little less well where there are many."""
    return bytes(brotli.compress(raw, quality=QUALITY_OF_LARGE if len(raw) > LARGE else BROTLI_QUALITY))
