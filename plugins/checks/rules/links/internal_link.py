"""A link within the site leads to a page or a file that is there.

A reader who follows a dead link leaves, and nobody tells the author.

Bad:  [Say no politely](/sya-no-politely/)
Good: [Say no politely](/say-no-politely/)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import did_you_mean
from ...address import Target
from ...records import Finding, Link, Site

# "gov.uk/jobs" without a scheme is a file of this site to a browser.
_HOST = re.compile(r"(?:[\w-]+\.)+(?:com|eu|gov|info|io|net|org|uk|us)(?:/|$)", re.IGNORECASE)


def check(site: Site) -> Iterator[Finding]:
    """Each link whose page or file is missing, but for pages that their own errors kept from being built."""
    for page, link, target in site.leading("missing"):
        if link.role == "go" and target.slug not in site.broken:
            yield Finding(
                f'"{link.href}" leads to nothing on this site.{_hint(link, target, site)}', at=link, where=page
            )


def _hint(link: Link, target: Target, site: Site) -> str:
    if _HOST.match(link.href):
        return f' Write "https://{link.href}" if you mean another site'
    if target.slug in site.drafts:
        return " That page is a draft: publish it too, or take the link out"
    known = site.addresses.known
    last = target.slug.rpartition("/")[2].removesuffix(".html").removesuffix(".md")
    same = sorted(address for address in known if last and address.rstrip("/").endswith(f"/{last}"))
    if same:
        return f' Did you mean "{same[0]}"?'
    wanted = site.addresses.written(target.path)
    return did_you_mean(wanted, known) or " Correct the address, or make the page"
