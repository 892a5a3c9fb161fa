"""Writes what was measured of the generators as Markdown: a short table, then all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .figures import Measured, Peer

COSTS = {"cpu": "CPU seconds, user and system", "wall": "seconds on the clock", "megabytes": "peak memory in MB"}
SHORT = ("full", "nothing", "body")
NAMES = {
    "full": "full build",
    "nothing": "nothing changed",
    "body": "body edited",
    "title": "title edited",
    "tag": "a tag changed",
    "new": "a new article",
    "template": "template edited",
    "setting": "setting changed",
}


def report(measured: Measured, about: str) -> str:
    """The whole report. ``about`` says when, where and how it was measured."""
    parts = [f"# Building the same site\n\n{about}", _short(measured)]
    parts += [_size(measured, pages) for pages in measured.sizes]
    return "\n\n".join([*parts, _notes(measured)]) + "\n"


def _short(measured: Measured) -> str:
    cases = [case for case in SHORT if case in measured.cases]
    last = measured.sizes[-1]
    head = ["generator", *(f"{pages:,} pages" for pages in measured.sizes), f"peak MB at {last:,}"]
    rows = (
        [peer.title, *(_cell(measured, peer, pages, cases) for pages in measured.sizes), _peak(measured, peer, last)]
        for peer in measured.peers
    )
    return f"CPU seconds: {' / '.join(NAMES[case] for case in cases)}. Medians.\n\n{_table(head, rows)}"


def _cell(measured: Measured, peer: Peer, pages: int, cases: Sequence[str]) -> str:
    figures = [measured.figure(peer, pages, case, "cpu") for case in cases]
    if not any(figures):
        return _missed(peer, pages)
    return " / ".join(one.median if one else "-" for one in figures)


def _peak(measured: Measured, peer: Peer, pages: int) -> str:
    peaks = [measured.figure(peer, pages, case, "megabytes") for case in measured.cases]
    return f"{max(one.middle for one in peaks if one):,.0f}" if any(peaks) else "-"


def _size(measured: Measured, pages: int) -> str:
    parts = [f"## {pages:,} pages"]
    head = ["generator", *(NAMES[case] for case in measured.cases)]
    for cost, name in COSTS.items():
        rows = ([peer.title, *_figures(measured, peer, pages, cost)] for peer in measured.peers)
        parts.append(f"{name[0].upper()}{name[1:]}.\n\n{_table(head, rows)}")
    return "\n\n".join(parts)


def _figures(measured: Measured, peer: Peer, pages: int, cost: str) -> Iterable[str]:
    figures = [measured.figure(peer, pages, case, cost) for case in measured.cases]
    missed = "-" if any(figures) else _missed(peer, pages)
    return (str(one) if one else missed for one in figures)


def _missed(peer: Peer, pages: int) -> str:
    return "not run" if pages in peer.missed or 0 in peer.missed else "-"


def _notes(measured: Measured) -> str:
    """What the figures alone do not say: what a star means, what was not run, and what a generator does not make."""
    lines = [f"- {peer.title} does not make all of the site: {peer.lacks}." for peer in measured.peers if peer.lacks]
    for peer in measured.peers:
        lines += [f"- {peer.title}{_of(pages)}: {why}." for pages, why in peer.missed.items()]
    lines += [f"- {words}." for words in _fewer(measured)]
    stars = sorted({(one.name, one.case, one.wrong) for one in measured.samples if one.wrong})
    lines += [f"- \\* {name}, {NAMES[case]}: {wrong}." for name, case, wrong in stars]
    return "## What to know\n\n" + "\n".join(lines or ["- All made the whole site, and every edit was seen."])


def _fewer(measured: Measured) -> Iterable[str]:
    """Which had fewer rounds than others, with so many pages; those that failed are named for that."""
    for pages in measured.sizes:
        rounds = {peer.title: measured.rounds(peer, pages) for peer in measured.peers if not peer.missed}
        fewer = [f"{title} ({count})" for title, count in rounds.items() if 0 < count < max(rounds.values())]
        if fewer:
            yield f"Fewer rounds with {pages:,} pages, for want of time: {', '.join(fewer)}"


def _of(pages: int) -> str:
    return f", {pages:,} pages" if pages else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
