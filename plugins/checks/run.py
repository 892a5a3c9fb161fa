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
from types import MappingProxyType
from typing import Any, TypeAlias

from ..day import day_of_build
from ..problem import Problem
from ..record import record
from ..source import shown
from ..spread import spread
from ..stamps import hashed
from ..store import NOTHING_KEPT, Store
from .found import Found, settings_problem, source_problem
from .quiet import Quiet, Verdicts, asked_of, looks_alone, thing_of
from .reading.load import headers_in, read_site
from .records import Around, Page, Site
from .records.address import address_of
from .records.content import Built, Content, File, Settings, Source
from .records.form import malformed
from .records.looked import CHANGED, Note, keep, noting, release
from .registry import Rule, listed_rules

RULES = f"{__package__}.rules"


@record
class Wanted:
    """Which rules run, and with what. ``off`` are the names of rules not to run; all others do.

    ``options`` are tables by the name of the rule that reads them, ``today`` is the day that dates are compared with.
    ``store`` is where it is kept what was read, and in what nothing was found.
    """

    off: frozenset[str] = frozenset()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    today: datetime.date = field(default_factory=day_of_build)
    store: Store = field(default=NOTHING_KEPT, repr=False, compare=False)

    def of(self, layer: str) -> list[Rule]:
        """The rules of a layer that are on."""
        return [rule for rule in all_rules(self.store) if rule.layer == layer and rule.name not in self.off]


def all_rules(store: Store = NOTHING_KEPT) -> tuple[Rule, ...]:
    """All rules of the checks, by name. Those that a store knows are imported when they look at something."""
    return listed_rules(RULES, store)


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
    looker = _Looker(
        wanted, f"content {content.layout.content}", content.known if wanted.store.code else "", partial(_held, content)
    )
    found = looker.look(wanted.of("source"), partial(_each, content=content), content=content)
    problems = sorted(source_problem(item, content) for item in found)
    release()
    for source in content.sources:
        source.let_go()
    return problems


def _held(content: Content, thing: Note) -> str:
    """What stands for a text or a file of the content, as it is now."""
    kind, name = thing
    if kind == "text":
        return content.by_path[name].digest if name in content.by_path else ""
    return content.file_by_path[name].digest if kind == "file" and name in content.file_by_path else ""


def _held_by_site(site: Site, digests: Mapping[str, str], thing: Note) -> str:
    """What stands for a page or a file of a built site, or of what it was made of, as it is now."""
    kind, name = thing
    if kind == "page":
        return site.by_path[name].digest if name in site.by_path else ""
    if kind == "built" and name in site.addresses.files:
        return digests.get(name) or hashed((site.folder / name).read_bytes())
    return _held(site.content, thing) if site.content else ""


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
        return sorted([*problems, *check_read_site(site, content, wanted, glance.quiet, digests or {})])


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
    site: Site,
    content: Content | None = None,
    wanted: Wanted | None = None,
    quiet: Quiet | None = None,
    digests: Mapping[str, str] = MappingProxyType({}),
) -> list[Problem]:
    """Every problem in a built site that was read. ``quiet`` are the pages in which nothing is known to be wrong.

    ``digests`` are as for ``check_site``.
    """
    wanted = wanted or Wanted(off=house_rules())
    active = [rule for rule in wanted.of("site") if content or "content" not in rule.takes]
    known = site.known if wanted.store.code else ""
    looker = _Looker(wanted, f"site {site.folder}", known, partial(_held_by_site, site, digests), quiet)
    found = looker.look(active, lambda rule: site.pages, site=site, around=site.around, content=content)
    release()
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


@record
class _Group:
    """Rules that look at the same things one by one, and in which of these they found nothing."""

    rules: list[Rule]
    quiet: Quiet
    beyond: bool


class _Looker:
    """Has rules look at a site or at content: at what they have not seen yet.

    ``name``, ``known`` and ``held`` are as for ``Verdicts``, ``quiet`` are pages in which nothing is known to be wrong.
    """

    def __init__(
        self, wanted: Wanted, name: str, known: str, held: Callable[[Note], str], quiet: Quiet | None = None
    ) -> None:
        self._wanted, self._known, self._quiet = wanted, known, quiet
        self._verdicts = Verdicts(wanted.store, name, known, held)
        self._context: Mapping[str, Any] = {}

    def look(self, rules: Iterable[Rule], each: Each, **context: Any) -> list[Found]:
        """All findings of rules, in the ``context`` that they may ask for."""
        self._context = context
        one_by_one, together = list[Rule](), list[Rule]()
        for rule in rules:
            (one_by_one if thing_of(rule) else together).append(rule)
        found = [one for rule in together for one in self._together(rule)]
        self._verdicts.keep()
        return found + self._one_by_one(one_by_one, each)

    def _together(self, rule: Rule) -> list[Found]:
        """What a rule finds that looks at everything together."""
        asked = asked_of(rule, self._wanted.options) + self._day(rule)
        if self._verdicts.knows(asked):
            return []
        with noting() as seen:
            found = list(_run(rule, (), self._wanted, **self._context))
        for one in found:
            keep(one.where)
        if not found:
            self._verdicts.add(asked, seen)
        return found

    def _one_by_one(self, rules: list[Rule], each: Each) -> list[Found]:
        groups = self._groups(rules)
        todo: dict[int, tuple[Any, list[_Group]]] = {}
        for group in groups:
            for item in each(group.rules[0]):
                if not group.quiet.knows(item):
                    todo.setdefault(id(item), (item, []))[1].append(group)
        pairs = list(todo.values())
        found = list[Found]()
        whether = spread(lambda pair: all(sure and not here for _, here, sure in self._look_at(*pair)), pairs)
        for pair, fine in zip(pairs, whether, strict=True):
            found += self._loud(*pair, fine=bool(fine))
        for group in groups:
            group.quiet.keep()
        return found

    def _groups(self, rules: list[Rule]) -> list[_Group]:
        """Rules by what they look at, and whether they look beyond it: there, all that is known counts."""
        found: dict[tuple[str, str], list[Rule]] = defaultdict(list)
        for rule in rules:
            found[thing_of(rule), "" if looks_alone(rule) else self._known + self._day(rule)].append(rule)
        return [
            _Group(group, self._quiet_of(group, beyond), beyond=not looks_alone(group[0]))
            for (_, beyond), group in found.items()
        ]

    def _quiet_of(self, rules: list[Rule], beyond: str) -> Quiet:
        if self._quiet and looks_alone(rules[0]):
            return self._quiet
        return Quiet(self._wanted.store, rules, self._wanted.options, self._context.get("around"), beyond)

    def _day(self, rule: Rule) -> str:
        return f" {self._wanted.today}" if "today" in rule.takes else ""

    def _loud(self, item: Any, groups: list[_Group], *, fine: bool) -> Iterator[Found]:
        """What rules find in a thing, if not several processes have found it to be ``fine``, as most is."""
        for group, here, sure in ((group, [], True) for group in groups) if fine else self._look_at(item, groups):
            yield from here
            if here:
                keep(item)  # what was found on a page is told by its elements
            elif sure:
                group.quiet.add(item)

    def _look_at(self, item: Any, groups: list[_Group]) -> Iterator[tuple[_Group, list[Found], bool]]:
        """What groups of rules find in a thing, and whether that will be so while the thing is the same."""
        for group in groups:
            with noting(item) as seen:
                here = self._found(group, item)
            yield group, here, CHANGED not in seen and (not group.beyond or seen <= _own(item))

    def _found(self, group: _Group, item: Any) -> list[Found]:
        return [one for rule in group.rules for one in _run(rule, (item,), self._wanted, **self._context)]


def _own(item: Page | Source | File) -> frozenset[Note]:
    """What is looked at in a thing and nowhere else."""
    if isinstance(item, Page):
        return frozenset((("page", item.path), *(_own(item.source) if item.source else ())))
    name = item.path if isinstance(item, Source) else item.shown
    return frozenset((("text", name), *((("file", item.path),) if isinstance(item, File) else ())))


def _run(rule: Rule, each: Iterable[Page | Source | File], wanted: Wanted, **context: object) -> Iterator[Found]:
    """All findings of one rule: for each page, source or file where it takes one, else for all of them at once.

    That a rule raises is one too: it is a mistake of ours, and no reason to keep from the author what others found.
    """
    one = thing_of(rule)
    context |= {"options": wanted.options.get(rule.name, {}), "today": wanted.today}
    others = {name: context[name] for name in rule.takes if name != one}
    for item in each if one else [None]:
        try:
            for finding in rule.check(**others, **{one: item} if one else {}):
                yield Found(rule, finding, finding.where or item)
        except (MemoryError, OSError):  # what the machine has too little of is no mistake in a rule
            raise
        except Exception as error:
            from .failed import failed  # as good as never

            yield failed(rule, error, item)
