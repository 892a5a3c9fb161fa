"""The pages that are measured, by kind; and what each may cost, and must reach."""

from __future__ import annotations

from pathlib import Path

from ..judges.having import NotRun

KINDS = {
    "home": "/",
    "article with a checklist": "/take-the-interview/",
    "checklist": "/should-i-go/",
    "guide with a checklist": "/is-this-interview-real/",
    "guide": "/say-no-politely/",
    "guide with charts": "/how-long-a-search-takes/",
    "all guides": "/all-guides/",
    "how we know": "/how-we-know/",
    "sources of a topic": "/how-we-know-fraud/",
    "worksheet": "/worksheet-prepare-in-an-hour/",
    "about": "/about/",
    "missing page": "/404.html",
}
"""One address for each kind of page."""

QUICK = ("home", "checklist", "guide")
"""The kinds that a quick look takes."""

CHECKLIST = KINDS["checklist"]

LCP, CLS, INP = 750, 0.0, 200
"""The most that a page may take: milliseconds until its largest part shows (Lighthouse, slow 4G simulated), layout
shift, and milliseconds until the screen answers a tap, on a processor six times slower.

The line that Lighthouse simulates (round trips of 150 ms: two for the name, one to connect, one to ask, one for each
further flight) takes 600 ms to bring a page of up to 14,600 bytes with its headers, TCP's first flight of ten packets
(RFC 6928), and 750 to bring a larger one, before anything is drawn. So an article with a checklist inside misses it."""

NO_INDEX = ("is-crawlable",)
"""What the page for wrong addresses fails on purpose: it says that it is not to be found."""


def every_page(site: Path) -> dict[str, str]:
    """The addresses of all pages of a built site, each its own kind."""
    pages = sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    return {page: "/" + page.removesuffix("index.html") for page in pages}


def chosen(site: Path, *, every: bool, quick: bool) -> dict[str, str]:
    """The addresses to measure, by kind: those of `KINDS` that the site has. Raises NotRun where it has none."""
    there = every_page(site)
    kinds = {kind: path for kind, path in KINDS.items() if path in there.values()}
    pages = {kind: path for kind, path in kinds.items() if kind in QUICK} if quick else there if every else kinds
    if not pages:
        raise NotRun(f'not run: "{site}" has no page that is measured by its kind; --all takes every page')
    return pages


def lacking(site: Path) -> tuple[str, ...]:
    """The kinds of pages that a site does not have, at least not at the addresses in `KINDS`."""
    there = every_page(site).values()
    return tuple(kind for kind, path in KINDS.items() if path not in there)
