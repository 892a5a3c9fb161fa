"""Runs the rules over content files and over a built site, and makes problems of what they find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..problem import Problem
from ..source import Place, place_of, shown
from .address import address_of, malformed
from .load import read_files, read_site
from .records import Field, Finding, Page, Site, Source
from .registry import Rule, find_rules
from .sources import read_content
from .trace import Files, Spot, trace

RULES = f"{__package__}.rules"


@dataclass(frozen=True)
class _Found:
    """What a rule found, and on which page or in which source: None where it is about the site as a whole."""

    rule: Rule
    finding: Finding
    where: Page | Source | None


def rules() -> list[tuple[str, str, str]]:
    """Name, severity and help of every rule."""
    return [(rule.name, rule.severity, rule.help) for rule in find_rules(RULES)]


def check_sources(content: Path, *, theme: Path | None = None) -> list[Problem]:
    """Every problem in the articles and pages of a content folder; ``theme`` is the folder beside it unless told."""
    record, problems = read_content(content, theme or content.parent / "theme")
    active = [rule for rule in find_rules(RULES) if rule.reads_sources]
    found = (item for rule in active for item in _run(rule, record.sources, content=record))
    return sorted([*problems, *(_source_problem(item, content) for item in found)])


def slugs_of(content: Path, files: frozenset[str]) -> frozenset[str]:
    """The addresses, without their slashes, of the pages that these content files (as messages name them) are for."""
    if not files:
        return frozenset()
    sources = [source for source in read_content(content, content)[0].sources if source.path in files]
    known = {source.slug for source in sources} | {address_of(source.output).strip("/") for source in sources}
    return frozenset(known | {Path(file).stem for file in files})


def check_site(
    site: Path,
    *,
    url: str,
    content: Path | None = None,
    theme: Path | None = None,
    origins: Mapping[str, Path] | None = None,
    broken: frozenset[str] = frozenset(),
    drafts: frozenset[str] = frozenset(),
) -> list[Problem]:
    """Every problem in a built site, at the file that caused it.

    ``url`` is the address the site is built for; ``origins`` maps output paths to the content files they were made
    from; ``broken`` are slugs of pages that were not built because their source has errors, ``drafts`` of those that
    are not to be built yet.
    """
    if fault := malformed(url):
        return [Problem(shown(site), 1, 1, "file", f'the address of the site, "{url}", {fault}')]
    record, problems = read_site(site, url=url, origins=origins or {}, broken=broken, drafts=drafts)
    active = [rule for rule in find_rules(RULES) if not rule.reads_sources]
    found = [item for rule in active for item in _run(rule, record.pages, site=record)]
    # Most sites have nothing wrong with them: only then is what might have caused it not read.
    files = read_files(content, theme) if found else Files()
    return sorted([*problems, *_merged((item, _spot(item, record, files)) for item in found)])


def _run(rule: Rule, each: Iterable[Page | Source], **context: object) -> Iterator[_Found]:
    """All findings of one rule: for each page or source where it takes one, else for all of them at once."""
    one = {"page", "source"} & set(rule.takes)
    for item in each if one else [None]:
        arguments = {name: item if name in one else context[name] for name in rule.takes}
        for finding in rule.check(**arguments):
            yield _Found(rule, finding, finding.where or item)


def _source_problem(found: _Found, content: Path) -> Problem:
    rule, finding = found.rule, found.finding
    file, place = shown(content), (1, 1)
    if isinstance(found.where, Source):
        file, place = found.where.path, _source_place(finding, found.where)
    return Problem(file, *place, rule.name, finding.message, rule.severity)


def _source_place(finding: Finding, source: Source) -> Place:
    match finding.at:
        case Field(line=line, column=column):
            return line, column
        case (int(line), int(column)):
            return line, column
        case str(words):
            return place_of(source.text, max(source.text.find(words), 0))
    return 1, 1


def _spot(found: _Found, site: Site, files: Files) -> Spot:
    if isinstance(found.where, Page):
        return trace(found.finding.at, found.where, site.addresses, files)
    return Spot(shown(site.folder), 1, 1, "site")


def _merged(spotted: Iterable[tuple[_Found, Spot]]) -> Iterator[Problem]:
    """One problem for each cause, with the pages on which it shows."""
    groups: dict[tuple[str, str, Hashable], list[tuple[_Found, Spot]]] = defaultdict(list)
    for found, spot in spotted:
        groups[found.rule.name, found.finding.message, spot.cause].append((found, spot))
    for (name, message, _), group in groups.items():
        found, spot = group[0]
        pages = tuple(sorted({item.where.address for item, _ in group if isinstance(item.where, Page)}))
        where = f" (on {len(pages)} pages)" if len(pages) > 1 else ""
        yield Problem(spot.file, spot.line, spot.column, name, message + where, found.rule.severity, pages)
