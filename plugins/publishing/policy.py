"""The security headers of a site: one policy for all its pages, which allows what stands in them and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

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

COMMENT = r"<!--(?!-?>).*?--!?>"
"""A comment as browsers read it: "<!-->" is a whole one, and "--!>" ends one (HTML, 13.2.5.43 to 13.2.5.52)."""

_INLINE = re.compile(rf"{COMMENT}|<(?P<tag>style|script)(?P<attributes>[^>]*)>(?P<text>.*?)</(?P=tag)>", re.DOTALL)
_DATA = re.compile(r"type=[\"']?application/")

# A browser must know the letters before it reads on, and the policy before the first style or script.
_START = re.compile(r"(?:<!doctype[^>]*>)?\s*(?:<html[^>]*>)?\s*(?:<head[^>]*>)?\s*(?:<meta charset=[^>]*>)?", re.I)


def headers(pages: Iterable[str]) -> dict[str, str]:
    """The headers that every page of the site is served with, by name.

    One policy for the whole site: it allows the very styles and scripts that stand in the pages, by their hash, and
    nothing else. No page can send a form anywhere, load from anywhere, or be framed.
    """
    pages = list(pages)
    hashes = inline_hashes(pages)
    worker = any(REGISTERS in page for page in pages)
    policy = {
        "default-src": "'none'",
        "img-src": "'self'",
        "manifest-src": "'self'",
        **(OFFLINE if worker else {}),
        "style-src": " ".join(hashes["style"]) or "'none'",
        "script-src": " ".join(hashes["script"]) or "'none'",
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


def inline_hashes(pages: Iterable[str]) -> dict[str, list[str]]:
    """The hashes of all styles and scripts that stand in pages, as a policy wants them, sorted."""
    found: dict[str, set[str]] = {"style": set(), "script": set()}
    for page in pages:
        for tag, text in _inline(page):
            found[tag].add(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'")
    return {tag: sorted(hashes) for tag, hashes in found.items()}


def _inline(page: str) -> Iterator[tuple[str, str]]:
    for element in _INLINE.finditer(page):
        if element["tag"] and not _DATA.search(
            element["attributes"]
        ):  # data for search engines is no script, and no policy asks for it
            yield element["tag"], element["text"]
