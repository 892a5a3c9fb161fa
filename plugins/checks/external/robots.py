"""What the robots.txt of a host lets a program ask for."""

from __future__ import annotations

from functools import lru_cache

from protego import Protego

from ...record import record
from .addresses import bare, joined, robots_of
from .patience import Patience, may_pass
from .records import Reply, Steps, Trouble

TOKEN = "should-i-go"  # noqa: S105 - no secret: the name that a robots.txt calls us by
"""How a robots.txt names this program."""


@record
class Rules:
    """What a host asks of programs; where its robots.txt cannot be had, the last reply on the way to it."""

    text: str = ""
    lost: Reply | None = None

    def blocks(self, url: str) -> Trouble:
        """Why an address may not be asked for, or nothing.

        A host that cannot be reached, or fails over its robots.txt, is left alone (RFC 9309, section 2.3.1.4).
        """
        if self.lost:
            return self.lost.trouble or "robots lost"
        return "" if _parsed(self.text).can_fetch(url, TOKEN) else "robots"

    @property
    def delay(self) -> float:
        """The seconds that a host wants between two requests."""
        return float(_parsed(self.text).crawl_delay(TOKEN) or 0)


@lru_cache(maxsize=64)
def _parsed(text: str) -> Protego:
    return Protego.parse(text)


def rules_for(url: str, patience: Patience) -> Steps[Rules]:
    """The rules for an address. Each robots.txt is asked for once in a run, tries and redirects and all.

    The patience with it is one of its own, so that all links of a host come to the same end; its requests count.
    """
    own = Patience(patience.limits)
    rules = yield from _rules(robots_of(url), own)
    patience.requests += own.requests
    return rules


def _rules(where: str, patience: Patience) -> Steps[Rules]:
    for _ in range(patience.limits.hops + 1):
        reply = yield from _fetched(where, patience)
        if reply.trouble or may_pass(reply):
            return Rules(lost=reply)
        if not (300 <= reply.status < 400 and reply.location):
            break
        try:
            where = bare(joined(where, reply.location))
        except ValueError:
            break
    # Where there is none to be read, all is allowed (RFC 9309, sections 2.3.1.2 and 2.3.1.3).
    return Rules(reply.text if reply.status < 300 else "")


def _fetched(where: str, patience: Patience) -> Steps[Reply]:
    """The last of as many replies as patience allows: each has a number, so that all links are given the same ones."""
    wait, number = 0.0, 0
    while True:
        number += 1
        reply = yield from patience.ask("GET", where, body=patience.limits.robots, wait=wait, key=f"{number} {where}")
        again = patience.again(reply) if may_pass(reply) else None
        if again is None:
            return reply
        wait = again
