"""Makes the files that pages offer for download: a page in one file that works from disk, under its own policy.

A page asks for it by a link to ``page.download`` beside itself. That ending means nothing to hosts, so that they hand
the file out to be saved; ``download="..."`` on the link gives it a name that a browser opens.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

from ..store import NOTHING_KEPT, Store
from .finish import compress, read_pages
from .policy import REGISTERS, stated
from .words import in_full

NAME = "page.download"

_OFFER = re.compile(rf'<a\b[^>]*\sdownload="[^"]*"[^>]*\shref="[^"]*/{NAME}"[^>]*>[^<]*</a>')
_NEEDS_THE_SITE = re.compile(
    r'(?:<template>)?<link rel="(?:icon|manifest|alternate)"[^>]*>(?:</template>)?\n?'
    rf"|<script\b[^>]*>(?:(?!</script>).)*{re.escape(REGISTERS)}(?:(?!</script>).)*</script>\n?",
    re.DOTALL,
)
_SCRIPT = re.compile(r"(?<=<script type=\"module\">).*?(?=</script>)", re.DOTALL)
_WHERE = re.compile(r"\blocation\.(?P<part>href|host)\b")


def offer_downloads(site: Path, site_url: str, store: Store = NOTHING_KEPT) -> None:
    """Write each file that a page of a finished site offers, and its compressed copies, which come from the store.

    ``site_url`` is the site's address, without a slash at its end.
    """
    for page, html in read_pages(site):
        if _OFFER.search(html):
            address = f"{site_url}/{page.relative_to(site).as_posix().removesuffix('index.html')}"
            file = page.with_name(NAME)
            file.write_text(from_disk(html, address, site_url), encoding="utf-8")
            compress(file, store)


def from_disk(html: str, address: str, site_url: str) -> str:
    """A page for disk: it asks the site for nothing, its links lead there, and what it shares is its own address."""
    alone = _NEEDS_THE_SITE.sub("", _OFFER.sub("", html))
    told = {"href": json.dumps(address), "host": json.dumps(urlsplit(site_url).netloc)}
    known = _SCRIPT.sub(lambda script: _WHERE.sub(lambda found: told[found["part"]], script[0]), alone)
    return stated(in_full(known, site_url))
