"""Every picture, style, script and icon that a page asks for is in the site.

A missing one leaves a gap, a bare page or a dead button.

Bad:  ![A clock](/images/clcok.svg)
Good: ![A clock](/images/clock.svg)
"""

from __future__ import annotations

from collections.abc import Iterator

from ....source import did_you_mean
from ...records import Finding, Site


def check(site: Site) -> Iterator[Finding]:
    """Each file that the page needs and the site lacks."""
    for page, link, target in site.leading("missing", "slash"):
        if link.role == "load" and link.href.strip():
            known = {site.addresses.written(path) for path in site.addresses.files} - site.addresses.known
            hint = did_you_mean(site.addresses.written(target.path), known) or " Correct the address, or add the file"
            yield Finding(f'"{link.href}" is not in the site.{hint}', at=link, where=page)
