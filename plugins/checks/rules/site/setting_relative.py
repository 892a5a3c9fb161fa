"""Links are relative or begin with the address of the site, not both.

With RELATIVE_URLS the pages ignore SITEURL while the feeds follow it. Pelican's manual has it for trying a site out;
on a published one the page for wrong addresses, which is shown at any depth, finds neither style nor menu.

Bad:  RELATIVE_URLS = True, with SITEURL = "https://example.org"
Good: RELATIVE_URLS = False
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Settings
from ...records.form import host_of

SEVERITY = "warning"


def check(settings: Settings) -> Iterator[Finding]:
    """Both at once."""
    address = settings.values.get("SITEURL")
    whole = isinstance(address, str) and address.startswith("http")
    public = whole and host_of(str(address)) not in ("", "localhost", "127.0.0.1")
    if settings.values.get("RELATIVE_URLS") is True and public:
        message = f'RELATIVE_URLS is True, though SITEURL is "{address}"; write RELATIVE_URLS = False to publish'
        yield Finding(message, at="RELATIVE_URLS")
