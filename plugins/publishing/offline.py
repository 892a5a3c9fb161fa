"""Writes the offline worker: after one visit it shows every page of the site without a network.

All pages go to the reader in one file, once the page they asked for has loaded. Its name holds a hash of its bytes, and
the worker names it: so another publish is another worker, which a browser finds at the next visit.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import brotli

from ..checks.lore.lasting import HASH
from ..record import record
from .served import LASTING, NOT_FOUND
from .theme import minified

WORKER = "sw.js"
"""It stands at the root: a worker has a say over what stands beside and below it."""

MOST = 250_000
"""Bytes, after compression, that the worker may fetch for the whole site. What does not go in needs the network."""

KEPT = "offline.*.json"
"""The name of the file with what is kept, below ``served.LASTING``; a hash of its bytes stands for the star."""

_SOURCES = Path(__file__).parent / "worker"
_LINK = re.compile(r"<a\b[^>]*\shref=\"?(?P<path>/[^\"\s>#?]*)")
_PICTURE = re.compile(r"<img\b[^>]*\ssrc=\"?(?P<path>/[^\"\s>#?]*)")
_UNLISTED = re.compile(r"<meta name=\"?robots\"? content=\"[^\"]*noindex")


@record
class Kept:
    """What is kept: texts of pages and sizes of pictures, by their paths on the host; ``whole`` where nothing lacks."""

    pages: Mapping[str, str]
    files: Mapping[str, int]
    whole: bool


def keep_offline(site: Path, base: str = "") -> None:
    """Write the worker that keeps a finished site, and the file with what it keeps. ``base`` stands before every path.

    The same site is written to the same bytes. What an earlier call wrote is replaced.
    """
    kept = kept_of(site, base)
    text = json.dumps(kept.pages, ensure_ascii=False, separators=(",", ":"))
    name = KEPT.replace("*", hashlib.sha256(text.encode()).hexdigest()[:HASH])
    folder = site / LASTING.strip("/")
    folder.mkdir(exist_ok=True)
    for former in folder.glob(KEPT):
        former.unlink()
    (folder / name).write_text(text, encoding="utf-8")
    told = {
        "pages": f"{base}{LASTING}{name}",
        "files": sorted(kept.files),
        "whole": kept.whole,
        "missing": f"{base}/{NOT_FOUND}",
    }
    (site / WORKER).write_text(worker("keep").replace("KEPT", json.dumps(told), 1), encoding="utf-8")


def write_farewell(site: Path) -> None:
    """Write the worker that removes the one which an earlier publish left with readers."""
    (site / WORKER).write_text(worker("leave"), encoding="utf-8")


def worker(source: str) -> str:
    """The text of one of the workers, ``keep`` or ``leave``."""
    return minified((_SOURCES / f"{source}.js").read_text(encoding="utf-8"), ".js")


def kept_of(site: Path, base: str = "") -> Kept:
    """What goes in, of all that readers may find: the page for wrong addresses, then by how few clicks lead there."""
    packer = brotli.Compressor(quality=5)  # a quick look: at its best brotli makes it smaller by a seventh
    pages: dict[str, str] = {}
    files: dict[str, int] = {}
    spent = 0
    for path, html in [*_missing(site, base), *_by_clicks(site, base)]:
        pictures = {found: (site / found.removeprefix(base).lstrip("/")) for found in _PICTURE.findall(html)}
        new = {found: file.stat().st_size for found, file in pictures.items() if found not in files and file.is_file()}
        spent += len(packer.process(json.dumps(html, ensure_ascii=False).encode()) + packer.flush()) + sum(new.values())
        if spent > MOST:
            return Kept(pages, files, whole=False)
        pages[path] = html
        files |= new
    return Kept(pages, files, whole=True)


def _missing(site: Path, base: str) -> Iterator[tuple[str, str]]:
    if (site / NOT_FOUND).is_file():
        yield f"{base}/{NOT_FOUND}", (site / NOT_FOUND).read_text(encoding="utf-8")


def _by_clicks(site: Path, base: str) -> Iterator[tuple[str, str]]:
    """The pages of a site from the first on, each once, by how few clicks lead there; without unlisted ones."""
    known = {f"{base}/"}
    waiting = list(known)
    while waiting:
        path = waiting.pop(0)
        file = site / path.removeprefix(base).lstrip("/") / "index.html"
        html = file.read_text(encoding="utf-8", errors="replace") if path.endswith("/") and file.is_file() else ""
        if html and not _UNLISTED.search(html):
            yield path, html
            new = [found for found in dict.fromkeys(_LINK.findall(html)) if found not in known]
            known.update(new)
            waiting += new
