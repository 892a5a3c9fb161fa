"""An address is well formed: one scheme, two slashes, no spaces, no quotation marks, no script.

Such an address works nowhere, or only in some browsers.

Bad:  [GOV.UK](http://https://www.gov.uk/)
Good: [GOV.UK](https://www.gov.uk/)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...form import malformed
from ...records import Finding, Site


def check(site: Site) -> Iterator[Finding]:
    """Each address that is not well formed."""
    for page, link, _ in site.leading("faulty"):
        if fault := malformed(link.href):
            yield Finding(f'"{" ".join(link.href.split())}" {fault}', at=link, where=page)
