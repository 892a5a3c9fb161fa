"""No published page leads to a draft.

A draft is not built, or lies where no reader should find it: the link is dead, or shows what is not ready.

Bad:  [Say no politely]({filename}say-no-politely.md), while that page says "Status: draft"
Good: the same link on the day the page is published
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page, Site, Source


def check(site: Site) -> Iterator[Finding]:
    """Each link to a draft, built or not, but those on drafts; one for all where it is the first page of the site."""
    home = _draft_home(site)
    if home:
        message = "the first page of the site is a draft, and every way back leads to it; publish it"
        yield Finding(message, at=home.field("status"), where=home)
    drafts = {path for path, status in site.statuses.items() if status == "draft"}
    states = (*(("found", "slash", "case") if drafts else ()), *(("missing",) if site.drafts else ()))
    for page, link, target in site.leading(*states):
        if home and target.path in ("", home.output):
            continue
        if (target.path in drafts or target.slug in site.drafts) and link.role == "go" and not _draft(page, site):
            message = f'"{site.said(link, page)}" leads to a draft; publish that page too, or take the link out'
            yield Finding(message, at=link, where=page)


def _draft_home(site: Site) -> Source | None:
    sources = site.content.sources if site.content else ()
    return next((source for source in sources if source.output == "index.html" and source.status == "draft"), None)


def _draft(page: Page, site: Site) -> bool:
    return site.statuses.get(page.path) == "draft"
