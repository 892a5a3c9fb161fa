"""An address holds no password and no key.

What is published is read by machines that look for such things within minutes; and the reader signs in as the author.

Bad:  [our figures](https://ann:secret@figures.org/), or [our figures](https://figures.org/?api_key=9f86d081884c)
Good: [our figures](https://figures.org/)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Site

_PASSWORD = re.compile(r"(?:\w[\w+.-]*:)?//[^/?#@:\s]*:(?P<secret>[^/?#@\s]+)@")
# A key mixes letters and digits, and is no word; a password may be anything.
_KEY = re.compile(
    r"(?i)[?&#;](?:passw(?:or)?d|pwd)=(?P<word>[^&#\s]{4,})"
    r"|[?&#;](?:(?:access|api|auth|id|refresh|secret|session)?[_-]?(?:key|token)|(?:api|client)[_-]?secret"
    r"|(?:php|j)?sess(?:ion)?_?id|x-amz-signature)=(?P<secret>(?=[^&#]*\d)(?=[^&#]*[a-z])[\w%.~+/-]{12,})"
)
# What stands where a secret will: "YOUR_API_KEY", "xxxxxxxx", "example-token".
_SAMPLE = re.compile(r"(?i).*(?:your|example|xxx|\*\*\*|%3C|placeholder|changeme)")


def check(site: Site) -> Iterator[Finding]:
    """Each address with a secret in it; a user's name alone is none."""
    for page, link, _ in site.links(road for road in site.hosted if _secret(road.href, road.role)):
        told = link.href.strip().replace(_secret(link.href, link.role), "...")
        yield Finding(f'"{told}" holds a password or a key; take it out, and change it', at=link, where=page)


def _secret(href: str, role: str) -> str:
    """What nobody should know, empty where there is nothing: a sample is none."""
    # What a page loads may need a key that is made for the public, as maps do.
    found = _PASSWORD.search(href) or (_KEY.search(href) if role == "go" else None)
    secret = found[found.lastgroup or 0] if found else ""
    return "" if _SAMPLE.match(secret) else secret
