"""An address carries nothing that tells where a reader came from.

Such pieces come along when an address is copied from a newsletter or a search; they tell others about the reader, and
break the day the counting service ends.

Bad:  [the guide](https://www.gov.uk/browse/working?utm_source=newsletter&utm_medium=email)
Good: [the guide](https://www.gov.uk/browse/working)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...records import Finding, Site
from ...records.form import host_of

SEVERITY = "warning"

# Names of the parameters that the large advertising and mailing services add, as their manuals give them.
_PARAMETER = re.compile(
    r"(?i)(?:[?&;]|&amp;)(?P<name>utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id"
    r"|igsh(?:id)?|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|hsctatracking|oly_(?:anon|enc)_id|vero_(?:conv|id)|srsltid|wickedid"
    r"|s_kwcid|_ga|_gl|fb_(?:action_ids|source|ref)|ns_(?:campaign|mchannel|source)|at_(?:campaign|medium)"
    r"|pk_(?:campaign|kwd)|mtm_\w+|elqtrackid|__twitter_impression)="
)

# Hosts that only pass a reader on, and note it; and the path by which they do.
_DETOURS = (
    (re.compile(r"(?:www\.)?google\.[a-z.]+"), "/url"),
    (re.compile(r"lm?\.facebook\.com"), "/l.php"),
    (re.compile(r".*\.safelinks\.protection\.outlook\.com"), "/"),
    (re.compile(r"urldefense(?:\.proofpoint)?\.com"), "/"),
)


def check(site: Site) -> Iterator[Finding]:
    """Each address with such a parameter, or by way of a service that notes who passes."""
    for page, link, _ in site.links(road for road in site.hosted if road.role != "name" and _fault(road.href)):
        yield Finding(f'"{link.href.strip()}" {_fault(link.href)}', at=link, where=page)


def _fault(href: str) -> str:
    if found := _PARAMETER.search(href):
        return f'tells where the reader came from; take "{found["name"]}" out'
    host = host_of(href) if "url" in href or "l.php" in href else ""
    if host and any(name.fullmatch(host) and urlsplit(href).path.startswith(path) for name, path in _DETOURS):
        return "passes by a service that notes it; write the address it ends at"
    return ""
