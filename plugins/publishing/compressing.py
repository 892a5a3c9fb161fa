"""Puts compressed copies beside the files of a site that gain by it, for hosts to send in their place."""

from __future__ import annotations

import gzip
import zlib

import brotli

from ..pack import Pack
from ..spread import spread
from ..store import Store, digest
from .served import COMPRESSED, COPIES
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


def compress_all(staged: Staged) -> None:
    """Put the compressed copies of each file beside it. What was compressed before comes from the store."""
    names, pack = staged.named(*COMPRESSED), staged.pack("compressed", _MAKERS)
    new = [name for name in names if not _brings(staged, name, pack)]
    for name, copies in zip(new, spread(lambda name: _copied(staged, name), new, FEW), strict=True):
        for ending, content in zip(COPIES, copies or (), strict=bool(copies)):
            staged.take(f"{name}{ending}", content)
        pack.put(staged.digest(name), copies or _copied(staged, name))


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


def copies_of(raw: bytes, store: Store) -> tuple[bytes, bytes]:
    """Bytes as brotli makes them, and as gzip does; as they were made before where they were.

    Same bytes in, same bytes out: no time stamp goes in.
    """
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
