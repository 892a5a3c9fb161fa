"""A link within the site leads to a page or a file that is there.

A reader who follows a dead link leaves, and nobody tells the author.

Other checkers try an address with and without ".html", as some hosts do; we want the one that works on every host.

Bad:  [Say no politely](/sya-no-politely/)
Good: [Say no politely](/say-no-politely/)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import did_you_mean
from ...records import Finding, InFile, Link, Page, Site
from ...records.address import Target

# "gov.uk/jobs" without a scheme is a file of this site to a browser.
_HOST = re.compile(r"(?:[\w-]+\.)+(?:com|de|edu|eu|fr|gov|info|io|net|org|uk|us)(?:/|$)", re.IGNORECASE)


def check(site: Site) -> Iterator[Finding]:
    """Each link whose page or file is missing, but for pages that their own errors kept from being built."""
    for page, link, target in site.leading("missing"):
        if link.role == "go" and not _explained(page, target, site):
            if not target.path and site.content and not site.foreign:
                message = "the site has no first page, and every way back leads to it; add one with Save_as: index.html"
                yield Finding(message, at=InFile(site.content.folder), where=page)
                continue
            message = f'"{site.said(link, page)}" leads to nothing on this site.{_hint(link, target, site)}'
            yield Finding(message, at=link, where=page)


def _explained(page: Page, target: Target, site: Site) -> bool:
    """Whether something else is wrong, or nothing at all."""
    return target.slug in site.broken | site.drafts or bool(site.redirect(target)) or _listed(page, target)


def _listed(page: Page, target: Target) -> bool:
    """Whether a theme leads from a page that is in no list to the list that would hold it: Pelican's own way."""
    source = page.source
    return source is not None and source.status != "published" and _last(target) not in source.body.lower()


def _last(target: Target) -> str:
    return target.slug.rpartition("/")[2].removesuffix(".html").removesuffix(".md").removesuffix(".xml").lower()


def _hint(link: Link, target: Target, site: Site) -> str:
    if _HOST.match(link.href):
        return f' Write "https://{link.href}" if you mean another site'
    known = site.addresses.known
    ends = {
        address.rstrip("/").removesuffix(".html").rpartition("/")[2]: address for address in sorted(known, reverse=True)
    }
    if near := ends.get(_last(target)):
        return f' Did you mean "{near}"?'
    wanted = site.addresses.written(target.path)
    return did_you_mean(wanted, known) or " Correct the address, or make the page"
