"""Runs the rules over settings, content files and a built site, and makes problems of what they find."""

from __future__ import annotations

import contextlib
import datetime
import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from ..problem import Problem
from ..record import record
from ..source import shown
from ..spread import spread
from ..store import NOTHING_KEPT, Store
from .found import Found, settings_problem, source_problem
from .quiet import Quiet, looks_alone, thing_of
from .reading.load import headers_in, read_site
from .records import Around, Page, Site
from .records.address import address_of
from .records.content import Built, Content, File, Settings, Source
from .records.form import malformed
from .registry import Rule, find_rules

RULES = f"{__package__}.rules"


@record
class Wanted:
    """Which rules run, and with what. ``off`` are the names of rules not to run; all others do.

    ``options`` are tables by the name of the rule that reads them, ``today`` is the day that dates are compared with.
    ``store`` is where it is kept what was read, and in what nothing was found.
    """

    off: frozenset[str] = frozenset()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    today: datetime.date = field(default_factory=datetime.date.today)
    store: Store = field(default=NOTHING_KEPT, repr=False, compare=False)

    def of(self, layer: str) -> list[Rule]:
        """The rules of a layer that are on."""
        return [rule for rule in all_rules() if rule.layer == layer and rule.name not in self.off]


def all_rules() -> tuple[Rule, ...]:
    """All rules of the checks, by name."""
    return find_rules(RULES)


def house_rules() -> frozenset[str]:
    """The names of the rules that are off until a site asks for them."""
    return frozenset(rule.name for rule in all_rules() if rule.house)


def check_settings(settings: Settings, wanted: Wanted | None = None) -> list[Problem]:
    """Every problem in a settings file, at the line that sets what is wrong."""
    wanted = wanted or Wanted(off=house_rules())
    found = (item for rule in wanted.of("settings") for item in _run(rule, (), wanted, settings=settings))
    return sorted(settings_problem(item, settings) for item in found)


def check_sources(content: Content, wanted: Wanted | None = None) -> list[Problem]:
    """Every problem in the files of a content folder."""
    wanted = wanted or Wanted(off=house_rules())
    found = _look(wanted.of("source"), partial(_each, content=content), wanted, content=content)
    problems = sorted(source_problem(item, content) for item in found)
    for source in content.sources:
        source.let_go()
    return problems


def slugs_of(content: Content, files: frozenset[str]) -> frozenset[str]:
    """The addresses, without their slashes, of the pages that these content files (as messages name them) are for."""
    sources = [source for source in content.sources if source.path in files]
    known = {source.slug for source in sources} | {address_of(source.output).strip("/") for source in sources}
    return frozenset(known | {Path(file).stem for file in files})


def check_site(
    folder: Path,
    *,
    url: str,
    content: Content | None = None,
    built: Iterable[Built] = (),
    broken: frozenset[str] = frozenset(),
    wanted: Wanted | None = None,
    digests: Mapping[str, str] | None = None,
) -> list[Problem]:
    """Every problem in a built site, at the file that caused it.

    ``url`` is the address the site is built for; ``built`` tells from which text of ``content`` each page was made;
    ``broken`` are slugs of pages that were not built because their source has errors; ``digests`` are of what files
    hold, by their names in the folder, as far as somebody has looked. A folder of HTML that anything
    made needs neither.
    """
    if fault := malformed(url):
        return [Problem(shown(folder), 1, 1, "file", f'the address of the site, "{url}", {fault}')]
    wanted, built = wanted or Wanted(off=house_rules()), tuple(built)
    with _undisturbed():
        glance = _Glance(wanted, Around.of(url, content, built, headers_in(folder)))
        site, problems = read_site(
            folder,
            url=url,
            content=content,
            built=built,
            broken=broken,
            store=wanted.store,
            digests=digests,
            glance=glance,
        )
        return sorted([*problems, *check_read_site(site, content, wanted, glance.quiet)])


class _Glance:
    """Looks at each page by itself as it is read, so that most need be read only once."""

    def __init__(self, wanted: Wanted, around: Around) -> None:
        self._wanted, self._around = wanted, around
        self._rules = [rule for rule in wanted.of("site") if looks_alone(rule)]
        self.quiet = Quiet(wanted.store, self._rules, wanted.options, around)

    def finds_nothing(self, page: Page) -> bool:
        """Whether a page is in order by itself. What is wrong with it is found again once the whole site is known."""
        found = (one for rule in self._rules for one in _run(rule, (page,), self._wanted, around=self._around))
        return next(found, None) is None

    def pass_over(self, page: Page) -> None:
        """Nothing is wrong with a page."""
        self.quiet.add(page)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Without the collector of reference cycles: a site is a million small records, which it would count for ever."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def check_read_site(
    site: Site, content: Content | None = None, wanted: Wanted | None = None, quiet: Quiet | None = None
) -> list[Problem]:
    """Every problem in a built site that was read. ``quiet`` are the pages in which nothing is known to be wrong."""
    wanted = wanted or Wanted(off=house_rules())
    active = [rule for rule in wanted.of("site") if content or "content" not in rule.takes]
    found = _look(active, lambda rule: site.pages, wanted, quiet, site=site, around=site.around, content=content)
    if not found:  # as in most sites: then what might have caused it is not looked for, nor how that is done
        return []
    from .causes import problems_of

    return problems_of(found, site, content)


Each: TypeAlias = Callable[[Rule], Iterable[Page | Source | File]]
"""What a rule looks at, one by one."""


def _each(rule: Rule, content: Content) -> Iterable[Source | File]:
    if "writing" in rule.takes:
        return (*content.sources, *content.data)
    return content.files if "file" in rule.takes else content.sources


def _look(rules: Iterable[Rule], each: Each, wanted: Wanted, known: Quiet | None = None, **context: Any) -> list[Found]:
    """All findings of rules. Those that look at one thing alone are spared what they found nothing in before."""
    groups: dict[str, list[Rule]] = defaultdict(list)
    found: list[Found] = []
    for rule in rules:
        if looks_alone(rule):
            groups[thing_of(rule)].append(rule)
        else:
            found += _run(rule, each(rule), wanted, **context)
    held = {id(one.where) for one in found}  # what was found on a page is looked for again in its source
    for group in groups.values():
        quiet = known or Quiet(wanted.store, group, wanted.options, context.get("around"))
        found += _loud(group, [item for item in each(group[0]) if not quiet.knows(item)], quiet, wanted, held, context)
        quiet.keep()
    return found


def _loud(  # noqa: PLR0917
    rules: list[Rule], items: list[Any], quiet: Quiet, wanted: Wanted, held: set[int], context: Mapping[str, Any]
) -> Iterator[Found]:
    """What rules find that look at each thing by itself. Most is in order, and found to be so by several processes."""

    def look(item: Any) -> list[Found]:
        return [one for rule in rules for one in _run(rule, (item,), wanted, **context)]

    for item, fine in zip(items, spread(lambda item: not look(item), items), strict=True):
        here = [] if fine else look(item)
        yield from here
        if not here:
            quiet.add(item)
            if isinstance(item, Page) and id(item) not in held:
                item.let_go()


def _run(rule: Rule, each: Iterable[Page | Source | File], wanted: Wanted, **context: object) -> Iterator[Found]:
    """All findings of one rule: for each page, source or file where it takes one, else for all of them at once."""
    one = next((name for name in ("page", "source", "writing", "file") if name in rule.takes), "")
    context |= {"options": wanted.options.get(rule.name, {}), "today": wanted.today}
    others = {name: context[name] for name in rule.takes if name != one}
    for item in each if one else [None]:
        for finding in rule.check(**others, **{one: item} if one else {}):
            yield Found(rule, finding, finding.where or item)
