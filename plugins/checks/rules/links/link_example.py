"""No link leads to a made-up address that was to be replaced.

"example.com" and its like are kept for examples: whoever follows such a link finds nothing of what its words promise.

A link whose words name the example themselves is taken for one. Other checkers pass such addresses over without a word.

Bad:  [our office](https://www.example.com/office)
Good: [our office](https://www.gov.uk/contact-jobcentre-plus), or `https://www.example.com/` in a text about addresses
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Link, Road, Site
from ...records.form import host_of, made_up

SEVERITY = "warning"


def check(site: Site) -> Iterator[Finding]:
    """Each link, picture or file of a host that is kept for examples, where the site is none itself."""
    for page, link, _ in site.links(road for road in site.hosted if _is_meant(road, site)):
        if not _said(link):
            message = f'"{link.href.strip()}" is a made-up address; write the true one, or take the link out'
            yield Finding(message, at=link, where=page)


def _is_meant(road: Road, site: Site) -> bool:
    outside = road.target.state == "outside" and road.role != "name"
    return outside and made_up(host_of(road.href)) and not site.addresses.ours(road.href)


def _said(link: Link) -> bool:
    return re.search(r"example|(?:my|your)-?\w+\.", link.element.words.lower()) is not None
