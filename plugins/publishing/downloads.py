"""Makes the files that pages offer for download: a page in one file that works from disk, under its own policy.

A page asks for it by a link to ``page.download`` beside itself. That ending means nothing to hosts, so that they hand
the file out to be saved; ``download="..."`` on the link gives it a name that a browser opens.
"""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

from .policy import REGISTERS, stated
from .staged import Staged
from .words import in_full

NAME = "page.download"

_OFFER = re.compile(rf'<a\b[^>]*\sdownload="[^"]*"[^>]*\shref="[^"]*/{NAME}"[^>]*>[^<]*</a>')
_NEEDS_THE_SITE = re.compile(
    r'(?:<template>)?<link rel="(?:icon|manifest|alternate)"(?! href="data:)[^>]*>(?:</template>)?\n?'
    rf"|<script\b[^>]*>(?:(?!</script>).)*{re.escape(REGISTERS)}(?:(?!</script>).)*</script>\n?",
    re.DOTALL,
)
_SCRIPT = re.compile(r"(?<=<script type=\"module\">).*?(?=</script>)", re.DOTALL)
_WHERE = re.compile(r"\blocation\.(?P<part>href|host)\b")


def offer_downloads(staged: Staged, site_url: str) -> None:
    """Write each file that a page of a finished site offers.

    ``site_url`` is the site's address, without a slash at its end.
    """
    made = staged.pack("downloads", site_url)
    for page, offered in staged.each(offers):
        if offered:
            address = f"{site_url}/{page.removesuffix('index.html')}"
            name = f"{page.rpartition('/')[0]}/{NAME}".lstrip("/")
            known: str | None = made.get(f"{address} {staged.digest(page)}")
            if not known or not staged.bring(name, known):
                staged.write(name, from_disk(staged.text(page), address, site_url))
                made.put(f"{address} {staged.digest(page)}", staged.digest(name))


def offers(html: str) -> bool:
    """Whether a page offers itself for download."""
    return _OFFER.search(html) is not None


def from_disk(html: str, address: str, site_url: str) -> str:
    """A page for disk: it asks the site for nothing, its links lead there, and what it shares is its own address."""
    alone = _NEEDS_THE_SITE.sub("", _OFFER.sub("", html))
    told = {"href": json.dumps(address), "host": json.dumps(urlsplit(site_url).netloc)}
    known = _SCRIPT.sub(lambda script: _WHERE.sub(lambda found: told[found["part"]], script[0]), alone)
    return stated(in_full(known, site_url))
