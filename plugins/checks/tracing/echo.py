"""Knows the words of a text again where lists, made by Pelican of many texts, repeat them: the cause is in the text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Hashable, Iterator

from ..records import At, Element, Finding, Link, Page, Site, Text
from ..records.content import Source
from .trace import Spot, Tracer

# What RELATIVE_URLS puts before an address, and differently on every page.
_CLIMB = re.compile(r"(?:\.\.?/)+")

# Fewer characters may stand in any text.
_TELLING = 6


class Homes:
    """Where findings on lists belong: to the same finding in a text, or to a text that holds what is wrong."""

    def __init__(self, site: Site, tracer: Tracer) -> None:
        """Nothing is known at first; ``tracer`` finds places in a text."""
        self._site, self._tracer = site, tracer
        self._known: dict[Hashable, tuple[str, Spot]] = {}
        self._own: set[Hashable] = set()

    def add(self, rule: str, finding: Finding, spot: Spot, *, own: bool) -> None:
        """Keep a finding on a page that was made of one text; it is the text's ``own`` where it stands in that."""
        if key := self._key(finding.at):
            self._known.setdefault((rule, key), (finding.message, spot))
            self._own.update([(rule, key)] if own else ())

    def find(self, rule: str, finding: Finding, page: Page) -> tuple[str, Spot] | None:
        """The message and the place of a finding on a list, None where it is the list's own.

        On a page that was made of a text only another text's own finding is one that is repeated.
        """
        name = (rule, self._key(finding.at))
        if page.source:
            return self._known.get(name) if name in self._own else None
        known = self._known.get(name)
        if known is None and isinstance(finding.at, (Link, Text)):
            spots = (self._tracer.trace(finding.at, page_of) for page_of in self._pages(finding.at, page))
            files = {source.path for source in self._sources()}
            spot = next((spot for spot in spots if spot.file in files), None)
            return (finding.message, spot) if spot else None
        return known

    def _sources(self) -> tuple[Source, ...]:
        return self._site.content.sources if self._site.content else ()

    def _pages(self, at: Link | Text, page: Page) -> Iterator[Page]:
        """The list as if it were made of each text that holds the words or the address."""
        words = self._bare(at.href) if isinstance(at, Link) else " ".join(at.text.split()[:8])
        for source in self._sources() if len(words) >= _TELLING else ():
            if words in source.text:
                yield dataclasses.replace(page, source=source)

    def _key(self, at: At) -> Hashable:
        """What is the same wherever the words of a text are shown."""
        if isinstance(at, Link):
            return (at.kind, at.attribute, self._bare(at.href), at.element.get("alt") or at.element.words)
        if isinstance(at, Text):
            return at.text
        if isinstance(at, Element):
            return (at.tag, at.words, tuple(sorted((name, self._bare(at.get(name))) for name in at.attributes)))
        return None

    def _bare(self, href: str) -> str:
        """An address without what stands before it on one page or another."""
        return _CLIMB.sub("", href.removeprefix(self._site.addresses.root), count=1).lstrip("/")
