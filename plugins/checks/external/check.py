"""The check of outside links: asks what is due, remembers the answers, and says what a person should see to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from ...problem import Problem
from ...record import record
from ...source import shown
from .addresses import bare, host_of, prepared
from .client import Client
from .findings import problems_of, summary_of
from .judge import is_offline, judged, resolves
from .memory import RULE, Memory, as_bytes, read_memory, renewed, replace_file
from .records import Answer, Limits, Outside, Reply, Use, Visit
from .robots import TOKEN
from .schedule import Clock, Progress, ask_all
from .visit import visit

WITNESSES = 3
"""Hosts that worked today and are asked again where none of those due can be reached: is it them, or is it us?"""


@record
class Outcome:
    """What a check found. ``problems`` are sorted; ``answers`` are those of this run, by address.

    ``memory`` is what is known of all links now; ``offline`` tells that no host could be reached, and so nothing new
    was learned. ``summary`` is a line for the end of the report, which says that as well.
    """

    problems: list[Problem]
    answers: tuple[Answer, ...]
    memory: Memory
    offline: bool
    summary: str


@record
class _Asker:
    """What is needed to ask for addresses."""

    client: Client
    limits: Limits
    progress: Progress
    clock: Clock

    def ask(self, links: Iterable[Outside]) -> dict[str, Visit]:
        """What happened at the address of each link, by that address: links that differ in a fragment share one."""
        addresses = sorted({address for link in links if (address := _address(link.url))})
        visits = {address: visit(address, self.limits) for address in addresses}
        return ask_all(visits, self.client.ask, self.limits, self.progress, self.clock)


def check_outside(
    links: Iterable[Outside],
    memory_file: Path,
    *,
    today: datetime.date,
    site_url: str = "",
    strict: bool = False,
    fresh: bool = False,
    limits: Limits | None = None,
    progress: Progress = lambda done, total: None,
    clock: Clock | None = None,
) -> Outcome:
    """Ask for all links of a site, and say what is wrong with them.

    ``links`` must be all of them: what the file remembers of others is dropped. What was ok or had moved earlier on
    the same day is not asked again unless ``fresh``. ``strict`` makes an error of what is gone at first sight.
    ``site_url`` is named to the hosts, so that they know who asks. ``progress`` is called from this thread, after each
    address.

    A file that cannot be read is a problem, and is left as it is.
    """
    links = _merged(links)
    before, faults = read_memory(memory_file)
    before = {link.url: before[link.url] for link in links if link.url in before}
    limits = limits or Limits()
    with Client(f"{TOKEN} (link check{site_url and f'; +{site_url}'})", limits) as client:
        asker = _Asker(client, limits, progress, clock or Clock())
        visits = _visits(links, before, today, asker, fresh=fresh)
    offline = is_offline(visits.values())
    answers = () if offline else tuple(_answers(links, visits))
    after = renewed(before, answers, today)
    if not faults and not offline and (after or memory_file.exists()):
        faults = _saved(memory_file, as_bytes(after))
    requests = sum(each.requests for each in visits.values())
    summary = summary_of(links, after, asked=len(answers), requests=requests, offline=offline)
    return Outcome(sorted([*faults, *problems_of(links, after, strict=strict)]), answers, after, offline, summary)


def _merged(links: Iterable[Outside]) -> list[Outside]:
    """One record for each address, in order."""
    uses: dict[str, set[Use]] = {}
    for link in links:
        uses.setdefault(link.url, set()).update(link.uses)
    return [Outside(url, tuple(sorted(uses[url]))) for url in sorted(uses)]


def _address(url: str) -> str:
    """The address to ask for, empty where there is none in what is written."""
    try:
        return bare(prepared(url))
    except ValueError:
        return ""


def _visits(
    links: list[Outside], memory: Memory, today: datetime.date, asker: _Asker, *, fresh: bool
) -> dict[str, Visit]:
    """What happened at the addresses that are due; and at some that are not, where no host could be reached."""
    known = {url for url, entry in memory.items() if entry.last_worked == entry.last_seen == today.isoformat()}
    due = [link for link in links if fresh or link.url not in known]
    visits = asker.ask(due)
    if is_offline(visits.values()):
        lost = {host_of(address) for address in visits}
        others = {host_of(_address(link.url)): link for link in links if link.url in known}
        visits |= asker.ask([others[host] for host in sorted(others.keys() - lost)[:WITNESSES]])
    return visits


def _answers(links: list[Outside], visits: dict[str, Visit]) -> Iterable[Answer]:
    """An answer for each link whose address was asked to the end, and for what is no address."""
    online = resolves(visits.values())
    for link in links:
        address = _address(link.url)
        if not address:
            yield judged(link.url, Visit(link.url, (), Reply(trouble="address"), 0), online=online)
        elif address in visits:
            yield judged(link.url, visits[address], online=online)


def _saved(path: Path, raw: bytes) -> list[Problem]:
    """Write what is remembered, where that differs from what is there; a problem where it cannot be written."""
    try:
        if not path.exists() or path.read_bytes() != raw:
            replace_file(path, raw)
    except OSError as error:
        return [Problem(shown(path), 1, 1, RULE, f"cannot be written: {(error.strerror or str(error)).lower()}")]
    return []
