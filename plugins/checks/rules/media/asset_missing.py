"""Every picture, style, script and icon that a page or a style sheet asks for is in the site.

A missing one leaves a gap, a bare page or a dead button.

Bad:  ![A clock](/images/clcok.svg)
Good: ![A clock](/images/clock.svg)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import blanked, did_you_mean, place_of
from ...records import Finding, InFile, Site
from ...records.address import Target

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_URL = re.compile(r"""url\(\s*["']?(?P<url>[^"')\s]+)|@import\s+["'](?P<sheet>[^"']+)""", re.I)


def check(site: Site) -> Iterator[Finding]:
    """Each file that a page or a style sheet needs and the site lacks."""
    for page, link, target in site.leading("missing", "slash"):
        if link.role == "load" and link.href.strip():
            yield Finding(_message(site.said(link, page), target, site), at=link, where=page)
    for path in site.texts:
        if path.endswith(".css"):
            text = site.texts[path]
            yield from _of_style(path, blanked(_COMMENT, text), site)


def _of_style(path: str, text: str, site: Site) -> Iterator[Finding]:
    for found in _URL.finditer(text):
        href = found[found.lastgroup or 0]
        target = site.addresses.find(f"/{path}", href)
        if target.state in ("missing", "case") and not href.startswith("#"):
            place = place_of(text, found.start(found.lastgroup or 0))
            yield Finding(_message(href, target, site), at=InFile(site.shown(path), *place))


def _message(href: str, target: Target, site: Site) -> str:
    known = {site.addresses.written(path) for path in site.addresses.files} - site.addresses.known
    hint = did_you_mean(site.addresses.written(target.path), known) or " Correct the address, or add the file"
    return f'"{href}" is not in the site.{hint}'
