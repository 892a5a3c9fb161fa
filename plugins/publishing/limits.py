"""What hosts can be told of a site at all. A site that they would serve only in part is not published."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

from ..checks import Rule
from ..problem import Problem
from ..source import shown
from .hosts import refusals
from .hosts.netlify import HEADERS
from .policy import POLICY
from .served import Served

MOST_HASHES = 10
"""Hashes of styles and scripts in the one policy: what every host takes, and a person can look through."""

LIMITS = Rule(
    "host-limits",
    "error",
    inspect.cleandoc("""
    A site can be told to every host: its headers are short enough, its redirects few enough.

    A host cuts off what is too long without a word, and then a page has no policy, or an old address leads nowhere.

    Bad:  each page with a style of its own, and so with a hash of its own in the policy
    Good: one style for all pages, and one more where a checklist is
    """),
    takes=(),
    check=lambda: (),  # looked at below: how a site is to be served is no business of the other rules
    kind="site",
)


def beyond_limits(site: Path, served: Served) -> Iterator[Problem]:
    """A problem for each limit of a host that a finished site goes beyond."""
    place = (shown(site / HEADERS), 1, 1, LIMITS.name)
    if (count := served.headers.get(POLICY, "").count("'sha256-")) > MOST_HASHES:
        yield Problem(
            *place,
            f"the policy holds {count} hashes of styles and scripts, and {MOST_HASHES} are allowed for the whole site; "
            "let pages share what they have in common",
        )
    for refusal in refusals(served):
        yield Problem(*place, refusal)
