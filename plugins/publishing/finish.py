"""What is done to a built site before it is checked: the security policy, the headers, and compressed copies."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import brotli

COMPRESSED = frozenset({".html", ".xml", ".txt", ".svg", ".css", ".js", ".json", ".webmanifest"})
FIRST_LINE = "# Written by `invoke build`: the headers every page is served with."
"""Of ``_headers``: by it a build knows a folder that an earlier build made."""

HARMLESS = {"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"}
"""Headers that no page can come to harm by."""

BROTLI_QUALITY = 11
GZIP_LEVEL = 9

_INLINE = re.compile(r"<(?P<tag>style|script)(?P<attributes>[^>]*)>(?P<text>.*?)</(?P=tag)>", re.DOTALL)
# An exception from a rule is between an author and the checks.
_EXCEPTION = re.compile(r"<!--\s*allow:.*?-->\n?", re.DOTALL)
_DATA = re.compile(r"type=[\"']?application/")


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


def headers(pages: Iterable[str]) -> dict[str, str]:
    """The headers that every page of the site is served with, by name.

    One policy for the whole site: it allows the very styles and scripts that stand in the pages, by their hash, and
    nothing else. No page can send a form anywhere, load from anywhere, or be framed.
    """
    hashes = inline_hashes(pages)
    policy = {
        "default-src": "'none'",
        "img-src": "'self'",
        "style-src": " ".join(hashes["style"]) or "'none'",
        "script-src": " ".join(hashes["script"]) or "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        **HARMLESS,
    }


def inline_hashes(pages: Iterable[str]) -> dict[str, list[str]]:
    """The hashes of all styles and scripts that stand in pages, as a policy wants them, sorted."""
    found: dict[str, set[str]] = {"style": set(), "script": set()}
    for page in pages:
        for tag, text in _inline(page):
            found[tag].add(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'")
    return {tag: sorted(hashes) for tag, hashes in found.items()}


def _inline(page: str) -> Iterator[tuple[str, str]]:
    for element in _INLINE.finditer(page):
        if not _DATA.search(element["attributes"]):  # data for search engines is no script, and no policy asks for it
            yield element["tag"], element["text"]


def headers_file(values: dict[str, str]) -> str:
    """Headers in the form that Netlify and Cloudflare Pages read, and `invoke serve`."""
    lines = [f"  {name}: {value}" for name, value in values.items()]
    return "\n".join([FIRST_LINE, "/*", *lines, ""])


def read_headers(site: Path) -> dict[str, str]:
    """The headers that ``finish`` wrote for a site."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    pairs = (line.strip().partition(": ") for line in lines if line.startswith("  "))
    return {name: value for name, _, value in pairs}
