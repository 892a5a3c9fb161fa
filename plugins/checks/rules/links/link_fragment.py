"""The part of a link after "#" is the id of something on the page it leads to.

Otherwise the reader lands at the top of a long page and searches.

Bad:  [the steps](/prepare-in-an-hour/#the-huor)
Good: [the steps](/prepare-in-an-hour/#the-hour)
"""

from __future__ import annotations

from collections.abc import Iterator

from ....source import did_you_mean
from ...records import Finding, Link, Page, Road, Site

FOLLOWED = ("a", "area", "use")


def check(site: Site) -> Iterator[Finding]:
    """Each link to a part that the page it leads to does not have."""
    unanswered = (road for road in site.led("found") if road.target.fragment and _is_lost(road, site))
    for page, link, target in site.links(unanswered):
        aim = site.by_path[target.path]
        if not _from_uncalled_note(link, page):
            hint = did_you_mean(target.fragment, aim.ids) or " Give the heading that id, or take the # part out"
            yield Finding(f'"#{target.fragment}" is no place on {_named(aim, page)}.{hint}', at=link, where=page)


def _is_lost(road: Road, site: Site) -> bool:
    aim = site.by_path.get(road.target.path)
    return aim is not None and road.kind in FOLLOWED and not _answered(road.target.fragment, aim)


def _named(aim: Page, page: Page) -> str:
    return "this page" if aim is page else aim.address


def _from_uncalled_note(link: Link, page: Page) -> bool:
    """The way back from a note that nothing calls: the rule for notes names it in the text."""
    return page.source is not None and "footnote-backref" in link.element.get("class")


def _answered(fragment: str, aim: Page) -> bool:
    """Browsers know "#", "#top" and text to search for by themselves; "#x=y" is read by a script, and so is "#!"."""
    return fragment in aim.ids or fragment.lower() == "top" or "=" in fragment or fragment[0] == "!"
