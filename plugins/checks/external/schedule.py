"""Makes all requests: several hosts at the same time, one request at a time to each, with rests between."""

from __future__ import annotations

import heapq
import itertools
import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace

from ...record import record
from .addresses import host_of
from .records import OFFLINE, Ask, Limits, Reply, Steps, Visit, Wanted

Progress = Callable[[int, int], None]
"""Told how many addresses are done, and how many there are."""


@record
class Clock:
    """Where time comes from, so that a test need not wait for it."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(order=True)
class _Job:
    """One address at work: the request it wants, and from when on. Only these two times put jobs in order."""

    ready: float
    number: int
    address: str = field(compare=False)
    steps: Steps[Visit] = field(compare=False)
    wanted: Wanted = field(compare=False)


@dataclass
class _Host:
    queue: list[_Job] = field(default_factory=list)
    busy: bool = False
    ended: float = -math.inf
    rest: float = 0.0

    @property
    def next_at(self) -> float:
        """When its next request may be made."""
        return max(self.queue[0].ready, self.ended + max(self.rest, self.queue[0].wanted.gap))


def ask_all(
    visits: Mapping[str, Steps[Visit]], ask: Ask, limits: Limits, progress: Progress, clock: Clock
) -> dict[str, Visit]:
    """What happened at each address, by address. A missing one was not asked to the end: there was no time, or no net.

    Only ``ask`` runs in threads of its own.
    """
    with ThreadPoolExecutor(limits.workers) as pool:
        run = _Run(ask, limits, clock, pool, deadline=clock.now() + limits.total, total=len(visits), progress=progress)
        for address, steps in visits.items():
            run.begin(address, steps)
        run.work()
    for steps in visits.values():
        steps.close()
    return run.done


@dataclass
class _Run:
    ask: Ask
    limits: Limits
    clock: Clock
    pool: ThreadPoolExecutor
    deadline: float
    total: int
    progress: Progress
    hosts: dict[str, _Host] = field(default_factory=lambda: defaultdict(_Host))
    flying: dict[Future[Reply], _Job] = field(default_factory=dict)
    known: dict[str, Reply] = field(default_factory=dict)
    done: dict[str, Visit] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    reached: bool = False
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def begin(self, address: str, steps: Steps[Visit]) -> None:
        """Take up an address."""
        self._queue(_Job(0.0, next(self.numbers), address, steps, next(steps)))

    def work(self) -> None:
        """Make requests until all is done, or nothing more is to be begun."""
        while self.flying or any(host.queue for host in self.hosts.values()):
            if self._over():
                for host in self.hosts.values():
                    host.queue.clear()
            self._start()
            self._land()

    def _over(self) -> bool:
        offline = not self.reached and len(self.lost) >= self.limits.offline_after
        return offline or self.clock.now() >= self.deadline

    def _queue(self, job: _Job) -> None:
        job.ready = self.clock.now() + job.wanted.wait
        heapq.heappush(self.hosts[host_of(job.wanted.url)].queue, job)

    def _start(self) -> None:
        """Begin every request that may be made now."""
        idle = [host for host in self.hosts.values() if host.queue and not host.busy]
        for host in sorted(idle, key=lambda host: host.next_at):
            if len(self.flying) >= self.limits.workers or host.next_at > self.clock.now():
                break
            job = heapq.heappop(host.queue)
            if job.wanted.key in self.known:
                self._go_on(job, replace(self.known[job.wanted.key], kept=True))
            else:
                host.busy = True
                self.flying[self.pool.submit(self.ask, job.wanted)] = job

    def _land(self) -> None:
        """Wait for a reply, or until the next request may be made."""
        queued = [host.next_at for host in self.hosts.values() if host.queue and not host.busy]
        left = min([*queued, self.deadline]) - self.clock.now()
        if not self.flying:
            if queued and left > 0:
                self.clock.sleep(left)
            return
        full = len(self.flying) >= self.limits.workers
        landed, _ = wait(self.flying, None if full or not queued else max(left, 0.0), FIRST_COMPLETED)
        for future in landed:
            self._landed(self.flying.pop(future), future.result())

    def _landed(self, job: _Job, reply: Reply) -> None:
        name = host_of(job.wanted.url)
        host = self.hosts[name]
        host.busy, host.ended, host.rest = False, self.clock.now(), min(reply.seconds, self.limits.rest)
        if job.wanted.key:
            self.known[job.wanted.key] = reply
        if reply.trouble in OFFLINE:
            self.lost.add(name)
        else:
            self.reached = True
        self._go_on(job, reply)

    def _go_on(self, job: _Job, reply: Reply) -> None:
        try:
            job.wanted = job.steps.send(reply)
        except StopIteration as end:
            self.done[job.address] = end.value
            self.progress(len(self.done), self.total)
        else:
            self._queue(job)
