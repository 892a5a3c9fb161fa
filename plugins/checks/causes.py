"""The problems that come of what was found on built pages: one for each cause, where a person mends it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from ..problem import Problem
from ..source import shown
from .found import Found, place_in
from .reading.load import read_files
from .records import InFile, Page, Site
from .records.content import Content, File, Source
from .records.texts import Files
from .tracing.echo import Homes
from .tracing.trace import Spot, Tracer


def problems_of(found: Iterable[Found], site: Site, content: Content | None = None) -> list[Problem]:
    """The problems that findings on a site are, in order."""
    files = read_files(content.layout) if content else Files()
    names = {item.save_as: Path(item.source).stem for item in site.built if item.save_as}
    tracer = Tracer(site.addresses, files, names)
    spotted = [(item, _spot(item, site, tracer)) for item in found]
    return sorted(_merged(_at_home(spotted, Homes(site, tracer)) if site.built else spotted))


def _at_home(spotted: list[tuple[Found, Spot]], homes: Homes) -> Iterator[tuple[Found, Spot]]:
    """All findings, those on lists that Pelican made at the text whose words they repeat.

    So it is with one on the page of another text, where that shows words of the first, as its title in a link.
    """
    made = [(found, spot) for found, spot in spotted if isinstance(found.where, Page) and found.where.source]
    for found, spot in sorted(made, key=lambda one: not _is_own(*one)):
        homes.add(found.rule.name, found.finding, spot, own=_is_own(found, spot))
    for found, spot in spotted:
        page = found.where if isinstance(found.where, Page) and not _is_own(found, spot) else None
        home = homes.find(found.rule.name, found.finding, page) if page else None
        yield (replace(found, finding=replace(found.finding, message=home[0])), home[1]) if home else (found, spot)


def _is_own(found: Found, spot: Spot) -> bool:
    """Whether a finding on a page stands in the text that the page was made of."""
    source = found.where.source if isinstance(found.where, Page) else None
    return source is not None and spot.file == source.path


def _spot(found: Found, site: Site, tracer: Tracer) -> Spot:
    at, where = found.finding.at, found.where
    if isinstance(at, InFile):
        return Spot(at.file, at.line, at.column, at)
    if isinstance(where, Page):
        return tracer.trace(at, where)
    if isinstance(where, Source | File):
        file = where.path if isinstance(where, Source) else where.shown
        return Spot(file, *place_in(found.finding, where.text or ""), file)
    return Spot(shown(site.folder), 1, 1, "site")


_Groups: TypeAlias = dict[tuple[str, str, Hashable], list[tuple[Found, Spot]]]


def _of_one_cause(groups: _Groups) -> _Groups:
    """The groups, those made one whose messages differ in nothing but the address of the page that they are about."""
    kept: _Groups = {}
    first: dict[tuple[str, str, Hashable], tuple[str, str, Hashable]] = {}
    for (name, message, cause), group in groups.items():
        key = (name, _alike(message, group[0][0].where), cause)
        kept.setdefault(first.setdefault(key, (name, message, cause)), []).extend(group)
    return kept


def _alike(message: str, where: Page | Source | File | None) -> str:
    return message.replace(f'{where.address}"', 'here"') if isinstance(where, Page) else message


def _merged(spotted: Iterable[tuple[Found, Spot]]) -> Iterator[Problem]:
    """One problem for each cause, with the pages on which it shows."""
    groups: _Groups = defaultdict(list)
    for found, spot in spotted:
        groups[found.rule.name, found.finding.message, spot.cause].append((found, spot))
    for (name, message, _), group in _of_one_cause(groups).items():
        found, spot = group[0]
        pages = tuple(sorted({item.where.address for item, _ in group if isinstance(item.where, Page)}))
        where = f" (on {len(pages)} pages)" if len(pages) > 1 else ""
        yield Problem(spot.file, spot.line, spot.column, name, message + where, found.severity, pages)
