"""The security headers of a site: one policy for all its pages, which allows what stands in them and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

POLICY = "Content-Security-Policy"

HARMLESS = {"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"}
"""Headers that no page can come to harm by."""

A_YEAR = 31_536_000
"""Seconds."""

UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
"""What no page of ours asks for, and so none may, whatever gets into it."""

REGISTERS = "navigator.serviceWorker"
"""What stands in pages that register the offline worker."""

OFFLINE = {"connect-src": "'self'", "worker-src": "'self'"}
"""What the offline worker needs. It has the pages' own policy, for hosts send one policy with every file; and what it
fetches of the site, pages may ask for as well, as they may for a picture."""

DRAWS = '<link rel="icon" href="data:'
"""What stands in pages that bring the icon of the site themselves, so that no browser asks for it."""

COMMENT = r"<!--(?!-?>).*?--!?>"
"""A comment as browsers read it: "<!-->" is a whole one, and "--!>" ends one (HTML, 13.2.5.43 to 13.2.5.52)."""

_INLINE = re.compile(rf"{COMMENT}|<(?P<tag>style|script)(?P<attributes>[^>]*)>(?P<text>.*?)</(?P=tag)>", re.DOTALL)
_DATA = re.compile(r"type=[\"']?application/")

# A browser must know the letters before it reads on, and the policy before the first style or script.
_START = re.compile(r"(?:<!doctype[^>]*>)?\s*(?:<html[^>]*>)?\s*(?:<head[^>]*>)?\s*(?:<meta charset=[^>]*>)?", re.I)


Inline: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], bool, bool]
"""The hashes of the styles and of the scripts that stand in a page, whether it registers the offline worker, and
whether it brings its icon."""


def headers(pages: Iterable[str]) -> dict[str, str]:
    """The headers that every page of the site is served with, by name: see ``headers_for``."""
    return headers_for(map(inline, pages))


def headers_for(pages: Iterable[Inline]) -> dict[str, str]:
    """The headers that every page of the site is served with, by name, for pages with such parts.

    One policy for the whole site: it allows the very styles and scripts that stand in the pages, by their hash, and
    nothing else. No page can send a form anywhere, load from anywhere, or be framed.
    """
    pages = list(pages)
    worker, drawn = (any(page[part] for page in pages) for part in (2, 3))
    policy = {
        "default-src": "'none'",
        "img-src": "'self' data:" if drawn else "'self'",
        "manifest-src": "'self'",
        **(OFFLINE if worker else {}),
        "style-src": _sources(styles for styles, *_ in pages) or "'none'",
        "script-src": _sources(scripts for _, scripts, *_ in pages) or "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "default" if worker else "'none'",
    }
    return {
        POLICY: "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
        # Without includeSubDomains: what else a publisher serves beside the site is not ours to shut out (RFC 6797).
        "Strict-Transport-Security": f"max-age={A_YEAR}",
        **HARMLESS,
    }


def stated(html: str, *, policy: bool = True) -> str:
    """A page that states its own part of the policy itself, for where nothing else can.

    ``frame-ancestors`` counts in a header alone (CSP 3, 6.4.2). Without ``policy`` only what harms no page is stated.
    """
    own = headers([html])[POLICY]
    kept = "; ".join(part for part in own.split("; ") if not part.startswith("frame-ancestors"))
    meta = '<meta name="referrer" content="no-referrer">'
    if policy:
        meta = f'<meta http-equiv="{POLICY}" content="{kept}">{meta}'
    start = _START.match(html)
    end = start.end() if start else 0
    return f"{html[:end]}{meta}{html[end:]}"


def inline(page: str) -> Inline:
    """The parts of a page that the policy has to know of."""
    found: dict[str, dict[str, None]] = {"style": {}, "script": {}}
    for tag, text in _inline(page):
        found[tag][f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"] = None
    return tuple(found["style"]), tuple(found["script"]), REGISTERS in page, DRAWS in page


def inline_hashes(pages: Iterable[str]) -> dict[str, list[str]]:
    """The hashes of all styles and scripts that stand in pages, as a policy wants them, sorted."""
    styles, scripts, *_ = zip(*map(inline, pages), strict=True)
    return {"style": sorted(set().union(*styles)), "script": sorted(set().union(*scripts))}


def _sources(hashes: Iterable[tuple[str, ...]]) -> str:
    return " ".join(sorted(set().union(*hashes)))


def _inline(page: str) -> Iterator[tuple[str, str]]:
    for element in _INLINE.finditer(page):
        if element["tag"] and not _DATA.search(
            element["attributes"]
        ):  # data for search engines is no script, and no policy asks for it
            yield element["tag"], element["text"]
