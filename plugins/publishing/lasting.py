"""Gives pictures that pages show addresses with a hash of their bytes, so that browsers may keep them for ever.

What an author wrote stays where it is, for others may link to it: the picture stands there twice.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from urllib.parse import quote, unquote

from ..checks.lore.lasting import HASH
from .served import LASTING

_SHOWN = re.compile(r"<(?:img|source)\b[^>]*>", re.IGNORECASE)
_SOURCES = re.compile(r"(?<=\s)(?:src|srcset)=(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<![\w/:.-])/(?!/)[^\"'\s,?#>]+\.(?:avif|gif|jpe?g|png|svg|webp)(?![\w?#/.])", re.IGNORECASE)


def shows(html: str) -> bool:
    """Whether a page may show any picture."""
    return "<img" in html


def with_lasting(html: str, site: Path, base: str, known: dict[str, str] | None = None) -> str:
    """A page that shows its pictures by their lasting addresses; the files are put there. ``base`` as in ``/sub``.

    ``known`` are the lasting addresses that were found for other pages of the site.
    """
    known = {} if known is None else known

    def lasting(address: re.Match[str]) -> str:
        if address[0] not in known:
            known[address[0]] = _lasting(address[0], site, base)
        return known[address[0]]

    if not shows(html):
        return html
    return _SHOWN.sub(lambda tag: _SOURCES.sub(lambda sources: _ADDRESS.sub(lasting, sources[0]), tag[0]), html)


def _lasting(address: str, site: Path, base: str) -> str:
    name = unquote(address.removeprefix(base)).removeprefix("/")
    file = site / name
    if ".." in name.split("/") or not file.is_file() or address.startswith(base + LASTING):
        return address
    marked = f"{file.stem}.{hashlib.sha256(file.read_bytes()).hexdigest()[:HASH]}{file.suffix}"
    goal = (site / LASTING.strip("/") / name).with_name(marked)
    if not goal.exists():
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, goal)
    return f"{base}/{quote(goal.relative_to(site).as_posix())}"
