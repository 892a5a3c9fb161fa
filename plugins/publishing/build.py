"""Builds a site into staging, finishes it, checks it, and only then puts it in the place of the former one."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from .. import checks
from ..checks.external import RULE as OUTSIDE
from ..checks.outcome.baseline import NAME as BASELINE
from ..checks.outcome.baseline import read_baseline
from ..checks.outcome.config import Config, read_config
from ..checks.outcome.drafts import spared
from ..checks.outcome.settle import Settled, settle
from ..checks.reading.folder import is_ignored
from ..parsing import parsing_once
from ..problem import Problem, has_errors
from ..record import record
from ..source import MARKDOWN, SPECIAL, shown
from ..standing import Standing
from ..store import NOTHING_KEPT, Store, digest
from .addresses import Published, read_published, vanished
from .budget import BUDGETS, over_budget
from .compressing import compress_all
from .downloads import offer_downloads
from .finish import finish
from .limits import LIMITS, beyond_limits
from .listing import write_list
from .pelican_log import RULE as PELICAN_RULE
from .pelican_run import Run, run
from .pelican_settings import Loaded, load
from .pictures import CARD, Look, draw
from .records import LOCAL, SETTINGS, Request, Result, Step, of_settings
from .redirects import Redirects, lost, read_redirects
from .served import Served
from .site import ADDRESS, Site, base_path, site_problems
from .staged import Staged
from .staging import MARK, Refused, Staging, refuse_strangers, staging
from .strings import string_problems
from .unasked import brought

NOTHING = (
    'holds nothing to publish: no text, or drafts alone; finish one, and write "Status: published" in it, '
    'or start one with `invoke new page "Home"`'
)

STOPPERS = ("slug-duplicate", "address-form", "front-matter-empty", "status-unknown", "template-unknown")
"""Rules that find what makes Pelican stop, or what would be wrong on every page that names the text."""


def known_rules(store: Store = NOTHING_KEPT) -> tuple[checks.Rule, ...]:
    """All that a build holds a site to: the rules of the checks and of other plugins, and the budgets of pages.

    Each may be excused. What stands in the way of reading or building a site is none of them and may not: a site would
    be published that is not whole.
    """
    return (*checks.all_rules(store), *checks.described_rules(), BUDGETS, LIMITS)


def build(request: Request, step: Step = lambda label: nullcontext()) -> Result:
    """Build, finish, check, and publish where nothing is wrong. ``step`` is told what is being done.

    Never raises for what an author, a settings file or a disk can do wrong: the result says it.
    """
    start = time.monotonic()
    try:
        _refuse_unusable(request)
        with staging(request.output, _spare(request)) as place, parsing_once(request.store):
            standing = Standing(place.output, place.folder, request.store)
            if request.publish:
                refuse_strangers(place.output, standing.strangers(MARK))
            staged = Staged(place.folder, request.store, standing)
            result = _built(request, staged, place, step)
            if request.publish and result.exit_code == 0:
                place.swap()
                standing.keep(staged.names)
                result = replace(result, published=True)
    except Refused as error:
        result = Result(request.output, refused=str(error))
    except OSError as error:
        result = Result(request.output, refused=_disk_trouble(error, request.output))
    return replace(result, seconds=time.monotonic() - start)


def _spare(request: Request) -> Path | None:
    """Where folders of an output are kept for the next build."""
    store = request.store.folder
    return store / "spare" / digest(os.path.abspath(request.output)) if store else None


def _built(request: Request, staged: Staged, place: Staging, step: Step) -> Result:
    with step("Reading the sources"):
        sources = _read(request)
    loaded, content = sources.loaded, sources.content
    problems = list(sources.problems)
    made, served = _made(request, sources, staged, step)
    known = [*problems, *made.problems]
    # A wrong setting spoils every page, and would be said again of each.
    whole = made.whole and (bool(made.pages) or not has_errors(known)) and not any(map(of_settings, known))
    if whole:
        with step("Checking the site"):
            problems += _checked(sources, staged, served, made, known)
    staged.keep()
    if whole and request.ask_outside:
        from ..checks.outside import outside_links  # no build to publish needs it

        links = outside_links(place.folder, url=loaded.site_url or LOCAL, content=content, built=made.built)
        problems += request.ask_outside(links, loaded.content)
    baseline, unread = read_baseline(request.conf.parent / BASELINE)
    found = spared(merged([*problems, *unread], made.problems), content, {*STOPPERS, "link-draft"})
    settled = settle(
        [named_as_published(problem, place) for problem in found],
        sources.config,
        {source.path: source.text for source in content.sources if source.gist.comments},
        baseline,
        today=request.today,
        whole=whole,
    )
    drafts = 0 if request.drafts else sum(source.status == "draft" for source in content.sources)
    return replace(_result(request, loaded, made, settled, staged, whole=whole), drafts=drafts)


def _made(request: Request, sources: _Sources, staged: Staged, step: Step) -> tuple[Run, Served]:
    """Run Pelican and finish what it made. Where the settings cannot be used there is nothing to make.

    Nor is there where Pelican would open a pipe, and wait for ever.
    """
    loaded = sources.loaded
    if not loaded.pelican or any(problem.message == SPECIAL for problem in sources.problems):
        return Run((), whole=False), Served({})
    with step("Building the pages"):
        told = {**loaded.pelican, "RULES_OFF": sources.config.off}  # plugins hold the site to house rules too
        loaded, skip = replace(loaded, pelican=told), _stoppers(sources.problems)
        made = run(loaded, staged.site, skip=skip, store=request.store, stands=staged.stands)
        staged.bring_standing()
    with step("Finishing and compressing"):
        if (look := _look(loaded)) and (undrawn := draw(staged, look)):
            made = replace(made, problems=(*made.problems, *undrawn), whole=False)
        leading = sources.redirects.leading(staged.site)
        base = base_path(loaded.site_url or LOCAL)
        served = finish(
            staged,
            policy=loaded.ours,
            redirects=leading,
            base=base,
            offline=loaded.pelican.get("OFFLINE"),
        )
        if loaded.ours:
            offer_downloads(staged, loaded.site_url or LOCAL)
            write_list(staged)
        compress_all(staged)
        return made, served


def _look(loaded: Loaded) -> Look | None:
    """What pictures of our own site look like; None where its theme draws none."""
    site, theme = loaded.pelican.get("SITE"), loaded.layout.theme
    if not isinstance(site, Site) or not theme or not (theme / "templates" / CARD).is_file():
        return None
    return Look(theme, site.name, site.line, loaded.site_url or LOCAL)


@record
class _Sources:
    """All that is read before Pelican runs, and what is wrong with it."""

    loaded: Loaded
    config: Config
    content: checks.Content
    redirects: Redirects
    published: Published
    wanted: checks.Wanted
    problems: tuple[Problem, ...]


def _read(request: Request) -> _Sources:
    loaded = load(request.conf, request.content, site_url=request.site_url, today=request.today, drafts=request.drafts)
    rules = known_rules(request.store)
    config, wrong = read_config(
        request.conf.parent / "pyproject.toml",
        rules=frozenset(rule.name for rule in rules) | {OUTSIDE},
        house=frozenset(rule.name for rule in rules if rule.house),
        options={rule.name: rule.options for rule in rules},
    )
    content, unread = checks.read_content(replace(loaded.layout, keys=config.keys), request.store)
    if request.drafts:
        config = replace(
            config, off=config.off | {"link-draft"}
        )  # a preview shows drafts, and so links to them lead on
    wanted = checks.Wanted(config.off, config.options, loaded.settings.today, request.store)
    settings = checks.check_settings(loaded.settings, wanted)
    site_file = _site_file(loaded)
    # What Pelican raised at a setting that a rule names is no second mistake, nor is what a setting got from site.toml.
    named = {(problem.file, problem.line) for problem in site_file if problem.severity == "error"}
    raised = [problem for problem in merged(settings, loaded.problems) if (problem.file, problem.line) not in named]
    redirects, astray = read_redirects(loaded.content)
    published, unknown = read_published(loaded.content)
    active = brought(content.files, content.layout) if loaded.ours else ()
    shut = _all_ignored(loaded, content)
    problems = [*wrong, *unread, *site_file, *astray, *unknown, *active, *shut, *checks.check_sources(content, wanted)]
    return _Sources(loaded, config, content, redirects, published, wanted, (*problems, *raised))


def named_as_published(problem: Problem, place: Staging) -> Problem:
    """A problem of a built page for which no other file can be named: at the page where it will, or would, stand."""
    staged = f"{shown(place.folder)}/"
    if not problem.file.startswith(staged):
        return problem
    return replace(problem, file=f"{shown(place.output)}/{problem.file.removeprefix(staged)}")


def _all_ignored(loaded: Loaded, content: checks.Content) -> list[Problem]:
    """A problem where the settings file leaves out each text there is."""
    place = loaded.settings.places.get("IGNORE_FILES")
    if not place or content.sources:
        return []
    texts = [file for file in content.files if file.suffix in MARKDOWN and file.begins]
    if not texts or not all(is_ignored(file.path, loaded.layout) for file in texts):
        return []
    what = f'IGNORE_FILES leaves out all texts, as "{texts[0].name}"; take out the pattern that fits them'
    return [Problem(shown(loaded.conf), *place, SETTINGS, what)]


def _site_file(loaded: Loaded) -> list[Problem]:
    unknown = not loaded.pelican and (loaded.content / "site.toml").is_file()
    problems = site_problems(loaded.content) if loaded.ours or unknown else []
    if loaded.ours and loaded.layout.theme:
        problems += string_problems(loaded.layout.theme, loaded.layout.language, loaded.content / "site.toml")
    return problems


def _stoppers(problems: Iterable[Problem]) -> set[str]:
    """Names of files at which Pelican would stop, and so never come to what is wrong with the others."""
    return {Path(problem.file).name for problem in problems if problem.rule in STOPPERS}


def _checked(sources: _Sources, staged: Staged, served: Served, made: Run, known: Iterable[Problem]) -> list[Problem]:
    """What is wrong with the built site. Pages whose own source has errors are missing for a reason already named."""
    site = staged.site
    wrong = frozenset(problem.file for problem in known if problem.severity == "error")
    if not staged.named(".html"):
        return [] if wrong else [Problem(shown(sources.content.layout.content), 1, 1, "file", NOTHING)]
    broken = checks.slugs_of(sources.content, wrong)
    found = checks.check_site(
        site,
        url=sources.loaded.site_url or LOCAL,
        content=sources.content,
        built=made.built,
        broken=broken,
        wanted=sources.wanted,
        digests=staged.digests,
    )
    origins = {built.save_as: built.source for built in made.built}
    # A checklist or a chart with errors is missing from its pages: what these come to is no measure then.
    measured = BUDGETS.name not in sources.config.off and not any(file.endswith(".toml") for file in wrong)
    budget = over_budget(staged, origins, served.base) if measured else ()
    limits = () if LIMITS.name in sources.config.off else beyond_limits(site, served)
    moved = lost(sources.redirects, site, broken)
    gone = vanished(sources.published, sources.redirects.found, site, broken)
    return [*found, *budget, *limits, *moved, *gone]


def _result(request: Request, loaded: Loaded, made: Run, settled: Settled, staged: Staged, *, whole: bool) -> Result:
    sizes = {page: staged.size(page) for page in staged.named(".html.br")}
    largest = max(sizes.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return Result(
        output=request.output,
        publish=request.publish,
        problems=tuple(settled.problems),
        excused=settled.excused,
        known=settled.known,
        candidates=tuple(settled.candidates),
        whole=whole,
        pages=made.pages,
        words=made.words,
        largest=(largest[0].removesuffix(".br"), largest[1]),
        site_url=loaded.site_url or LOCAL,
        until=made.until,
    )


def merged(ours: Iterable[Problem], pelicans: Iterable[Problem]) -> tuple[Problem, ...]:
    """All problems, sorted, each once; without what Pelican says of files in which we found the mistake ourselves."""
    ours = set(ours)
    errors = [problem for problem in ours if problem.severity == "error"]
    lines = {(problem.file, problem.line) for problem in errors}
    places = {(problem.file, problem.line, problem.column, problem.rule) for problem in errors}
    said = [
        problem
        for problem in pelicans
        if problem.rule != PELICAN_RULE
        and not _explained(problem, errors)
        and (problem.file, problem.line, problem.column, problem.rule) not in places
        and not (_stopped(problem) and (problem.file, problem.line) in lines)
    ]
    named = {problem.file for problem in [*ours, *said] if problem.severity == "error"}
    raw = [problem for problem in pelicans if problem.rule == PELICAN_RULE and problem.file not in named]
    rest = [problem for problem in raw if not _explained(problem, errors)]
    return tuple(sorted({*ours, *said, *rest}))


def _explained(problem: Problem, errors: Iterable[Problem]) -> bool:
    """Whether Pelican names no place of a mistake that we found: a wrong value, or a sign that no feed may hold."""
    if (problem.line, problem.column) != (1, 1):
        return False
    if problem.rule == SETTINGS:
        return any(error.rule == "setting-type" and error.file == problem.file for error in errors)
    feeds = "Control characters are not supported in XML" in problem.message
    return feeds and any(error.rule in ("invisible-character", "encoding") for error in errors)


def _stopped(problem: Problem) -> bool:
    """Whether a file could not be read on from there: an error that we found in that line is the reason."""
    return problem.rule == SETTINGS or problem.rule.endswith("-file")


def _refuse_unusable(request: Request) -> None:
    if request.site_url and not ADDRESS.fullmatch(request.site_url):
        raise Refused(
            f'SITE_URL is "{request.site_url}"; set it to the whole address of the site, as in https://example.org'
        )
    if request.content and not request.content.is_dir():
        raise Refused(f"there is no folder {request.content}; name the folder with the content with --content")
    if request.content and _lies_in(request.output, request.content):
        raise Refused(
            f"{shown(request.output)} lies in the folder with the content; name a place beside it with --output"
        )
    if not request.conf.is_file():
        raise Refused(f"there is no settings file {request.conf}")


def _lies_in(folder: Path, other: Path) -> bool:
    return Path(os.path.abspath(other)) in Path(os.path.abspath(folder)).parents


def _disk_trouble(error: OSError, output: Path) -> str:
    place = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"the disk is full{place}; make room, then build again. {shown(output)} is as it was"
    reason = (error.strerror or str(error)).lower()
    return f"{shown(output)} cannot be written{place}: {reason}; name another place with --output, or mend its rights"
