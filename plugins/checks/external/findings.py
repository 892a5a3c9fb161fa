"""What is said of outside links: a problem at each place of one that a person should see to, and one line for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ...problem import Problem, Severity
from . import RULE
from .memory import Entry, Memory
from .records import Outside

OFFLINE = "No outside host could be reached: this machine seems to be offline. What is said of links is from memory."


def problems_of(links: Iterable[Outside], memory: Memory, *, strict: bool = False) -> list[Problem]:
    """A problem for each place of a link that is gone, has moved, should be looked at, or never could be checked.

    Only what is gone is an error: once it was so on two different days, or at once where ``strict``. Of a link that
    worked before and cannot be checked now nothing is said.
    """
    return sorted(
        problem for link in links if link.url in memory for problem in _problems(link, memory[link.url], strict)
    )


def _problems(link: Outside, entry: Entry, strict: bool) -> Iterator[Problem]:
    sure = strict or entry.gone_for_good
    if message := _message(link.url, entry, sure):
        severity: Severity = "error" if entry.state == "gone" and sure else "warning"
        for use in link.uses:
            yield Problem(use.file, use.line, use.column, RULE, message, severity, use.pages)


def _message(url: str, entry: Entry, sure: bool) -> str:
    if entry.state == "gone" and sure:
        since = f", first seen {entry.first_gone}" if entry.gone_for_good else ""
        return f'"{url}" is gone: {entry.reason}{since}; link to what has taken its place, or take the link out'
    if entry.state == "gone":
        return f'"{url}" seems to be gone: {entry.reason}; it counts if it is still gone on another day'
    if entry.look:
        return f'"{url}" answers, but {entry.look}; look whether it still shows what you mean'
    if entry.state == "moved":
        return f'"{url}" has moved to "{entry.final}"; write that, or let `invoke check --external --fix` do it'
    if entry.state == "cannot tell" and not entry.last_worked:
        return f'"{url}" could not be checked: {entry.reason}; open it in a browser to see whether it works'
    return ""


def summary_of(links: Iterable[Outside], memory: Memory, *, asked: int, requests: int, offline: bool) -> str:
    """One line on all links: how many are in each state, and what was done to know it."""
    urls = [link.url for link in links]
    states = Counter(memory[url].state for url in urls if url in memory)
    unknown = len(urls) - states.total()
    counts = [f"{states[state]} {state}" for state in ("ok", "moved", "gone", "cannot tell") if states[state]]
    counts += [f"{unknown} not asked yet"] if unknown else []
    line = f"{_counted(len(urls), 'outside link')}: {', '.join(counts) or 'nothing to ask'}"
    done = f"{OFFLINE} " if offline else ""
    return f"{done}{line} ({asked} asked just now, {_counted(requests, 'request')})"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
