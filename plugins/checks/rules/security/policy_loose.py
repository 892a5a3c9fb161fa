"""A policy keeps out what it is there to keep out.

One that allows any script, or scripts from anywhere, stops nobody.

Bad:  Content-Security-Policy: script-src * 'unsafe-inline'
Good: Content-Security-Policy: script-src 'self'; object-src 'none'
"""

from __future__ import annotations

from collections.abc import Iterator

from ....source import place_of, shown
from ...lore.policy import Policy, parse
from ...records import Finding, InFile, Site

SEVERITY = "warning"

_NAME = "content-security-policy:"
_OPEN = frozenset(("*", "data:", "http:", "https:", "'unsafe-eval'"))


def check(site: Site) -> Iterator[Finding]:
    """Each policy in ``_headers`` under which scripts from anywhere run."""
    headers = site.texts.get("_headers", "")
    at = headers.lower().find(_NAME)
    while at >= 0:
        end = headers.find("\n", at)
        text = headers[at + len(_NAME) : end if end >= 0 else len(headers)]
        for message in _faults(parse(text.strip())):
            yield Finding(message, at=InFile(shown(site.folder / "_headers"), *place_of(headers, at)))
        at = headers.lower().find(_NAME, at + 1)


def _faults(policy: Policy) -> Iterator[str]:
    sources = policy.sources("script-src")
    if sources is None:
        yield "the policy says nothing of scripts, and so allows all; write script-src 'self'"
        return
    loose = sorted(_OPEN & set(sources)) + (["'unsafe-inline'"] if policy.inline("script-src", "?") else [])
    for source in loose:
        yield f"the policy allows scripts by {source}; name the hosts, or the hashes, that are meant"
