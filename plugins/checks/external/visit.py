"""Asks for one address: its host's rules first, then HEAD, then GET, from redirect to redirect."""

from __future__ import annotations

from dataclasses import replace

from .addresses import bare, joined
from .patience import Patience, may_pass
from .records import Hop, Limits, Reply, Steps, Trouble, Visit
from .robots import rules_for


def visit(address: str, limits: Limits) -> Steps[Visit]:
    """What happens at an address (as ``addresses.prepared`` gives it). Yields each request it wants."""
    patience, hops, url = Patience(limits), list[Hop](), address
    while True:
        reply = yield from _allowed(url, patience)
        if reply.trouble or not _leads_on(reply):
            return Visit(address, tuple(hops), reply, patience.requests)
        seen = {bare(address), *(bare(hop.url) for hop in hops)}
        goal, trouble = _next(url, reply, seen, len(hops) >= limits.hops)
        if trouble:
            return Visit(address, tuple(hops), replace(reply, trouble=trouble), patience.requests)
        hops.append(Hop(reply.status, goal))
        url = goal


def _leads_on(reply: Reply) -> bool:
    return reply.status in (301, 302, 303, 307, 308) and bool(reply.location)


def _next(url: str, reply: Reply, seen: set[str], enough: bool) -> tuple[str, Trouble]:
    """Where a redirect leads, or why it is not followed."""
    try:
        goal = joined(url, reply.location)
    except ValueError:
        return "", "address"
    if bare(goal) in seen:
        return "", "loop"
    return goal, "hops" if enough else ""


def _allowed(url: str, patience: Patience) -> Steps[Reply]:
    """The reply of one address, unless its host wants no programs there."""
    rules = yield from rules_for(url, patience)
    if blocked := rules.blocks(bare(url)):
        return replace(rules.lost or Reply(), trouble=blocked)
    return (yield from _settled(bare(url), patience, min(rules.delay, patience.limits.crawl_delay)))


def _settled(url: str, patience: Patience, gap: float) -> Steps[Reply]:
    """The last word of one address. HEAD comes first; GET reads a page, and hears what HEAD was refused.

    Even a 404 is asked for again by GET: nothing is called gone because a server does not know HEAD.
    """
    wait, reading = 0.0, False
    while True:
        method, body = ("GET", patience.limits.body) if reading else ("HEAD", 0)
        reply = yield from patience.ask(method, url, body=body, wait=wait, gap=gap)  # type: ignore[arg-type]
        wait = 0.0
        first, reading = not reading, reading or _wants_reading(reply)
        if may_pass(reply):
            again = patience.again(reply)
            if again is None:
                return reply
            wait = again
        elif not (first and reading):
            return reply


def _wants_reading(reply: Reply) -> bool:
    """Whether GET can say more than HEAD did."""
    if reply.trouble:
        return may_pass(reply)
    return reply.status != 429 and (reply.status >= 400 or (reply.status < 300 and reply.is_html))
