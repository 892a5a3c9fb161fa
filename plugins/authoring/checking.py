"""``invoke build`` and ``invoke check``: what is asked for, and how the outcome is told."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .. import checks
from ..checks.external import NAME, Outside, check_outside, fix
from ..checks.outcome import baseline
from ..checks.outcome import help as helping
from ..checks.reading.load import own_address
from ..checks.report import FORMATS, Besides
from ..problem import Problem, has_errors
from ..publishing.build import build as build_site
from ..publishing.build import known_rules
from ..publishing.progress import bar, step
from ..publishing.records import Request, Result
from ..publishing.summary import summary
from ..source import shown
from .terminal import folder, refuse, say


@dataclass(frozen=True)
class Asked:
    """What `invoke check` was asked for; all as it was typed."""

    content: str = ""
    settings: str = ""
    form: str = "text"
    site: str = ""
    url: str = ""
    explain: str = ""
    list: bool = False
    baseline: bool = False
    external: bool = False
    fix: bool = False
    strict: bool = False
    fresh: bool = False


def build(root: Path, content: str, output: str, settings: str, form: str) -> int:
    """Build and publish. Returns the exit code: 0 published, 1 problems in the content, 2 wrong use or settings."""
    if form not in FORMATS:
        return _wrong_form(form)
    content_folder, conf = _site(root, content, settings)
    return _told(build_site(Request(content_folder, folder(root, output, "output"), conf), step), form)


def check(root: Path, asked: Asked) -> int:
    """Say what is wrong with the site, a folder of HTML, or what the rules are. Returns the exit code, as ``build``."""
    if asked.list or asked.explain:
        return _explained(asked)
    if asked.form not in FORMATS:
        return _wrong_form(asked.form)
    if asked.site:
        return _checked_folder(asked)
    content, conf = _site(root, asked.content, asked.settings)
    request = Request(content, root / ".cache" / "check", conf, publish=False)
    if asked.external or asked.fix:
        return _asked_outside(request, asked)
    result = build_site(request, step)
    return _renewed(result, conf.parent) if asked.baseline else _told(result, asked.form)


def _site(root: Path, content: str, settings: str) -> tuple[Path | None, Path]:
    """The content and the settings file: those named, else the project's own; other settings know their content."""
    conf = Path(os.path.abspath(settings)) if settings else root / "pelicanconf.py"
    return (None if settings and not content else folder(root, content, "content")), conf


def _explained(asked: Asked) -> int:
    rules = known_rules()
    if asked.list and asked.form == "markdown":
        say(helping.as_markdown(rules))
    elif asked.list:
        say(helping.listing(rules))
    else:
        try:
            say(helping.explanation(helping.find_rule(asked.explain, rules)))
        except helping.UnknownRule as error:
            return refuse(str(error))
    return 0


def _checked_folder(asked: Asked) -> int:
    """Run the rules of the output over a folder of HTML that anything made."""
    site = Path.cwd() / asked.site
    if not site.is_dir():
        return refuse(f"there is no folder {shown(site)}; name the folder of a built site with --site")
    problems = checks.check_site(site, url=asked.url or own_address(site))
    say(FORMATS[asked.form](problems, _besides()))
    return 1 if has_errors(problems) else 0


def _asked_outside(request: Request, asked: Asked) -> int:
    """Check the site and ask for its outside links; where wanted, write the new addresses of those that have moved."""
    said: list[str] = []

    def ask(links: tuple[Outside, ...], content: Path) -> list[Problem]:
        with bar("Asking for outside links") as progress:
            outcome = check_outside(
                links,
                content / NAME,
                today=request.today,
                site_url=request.site_url,
                strict=asked.strict,
                fresh=asked.fresh,
                progress=progress,
            )
        said.append(outcome.summary)
        if not asked.fix:
            return outcome.problems
        fixed = fix(links, outcome.memory, content)
        said.extend(f"{change.file}:{change.line}: {change.old} is now {change.new}" for change in fixed.changed)
        mended = {(change.file, change.line) for change in fixed.changed}
        return [item for item in outcome.problems if (item.file, item.line) not in mended or item.severity == "error"]

    result = build_site(replace(request, ask_outside=ask), step)
    code = _told(result, asked.form)
    for line in said if asked.form == "text" else ():
        say(line)
    return code


def _renewed(result: Result, home: Path) -> int:
    """Write the baseline: the first time all that was found, later only what is left of it."""
    if result.refused or not result.whole:
        _told(result, "text")
        return refuse("The baseline was not written: the site could not be checked whole.")
    file = home / baseline.NAME
    before, unread = baseline.read_baseline(file)
    if unread:
        say(FORMATS["text"](unread, _besides()))
        return 1
    after = baseline.renewed(before, result.candidates, shown(file))
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_bytes(baseline.as_bytes(after, home))
    draft.replace(file)
    say(baseline.renewal(before, after))
    return 0


def _told(result: Result, form: str) -> int:
    """Print a result in the form wanted. For people the closing lines come after the problems."""
    besides = _besides(result.excused, result.known)
    if form != "text":
        say(FORMATS[form](_with_refusal(result), besides))
        return result.exit_code
    if result.problems:
        say(FORMATS[form](result.problems, besides))
    say(summary(result), sys.stderr if result.refused else sys.stdout)
    return result.exit_code


def _besides(excused: int = 0, known: int = 0) -> Besides:
    return Besides(color=sys.stdout.isatty(), rules=known_rules(), excused=excused, known=known)


def _with_refusal(result: Result) -> Sequence[Problem]:
    """Programs that read a report must see a refusal too."""
    if not result.refused:
        return result.problems
    return [Problem(str(result.output), 1, 1, "build-refused", result.refused)]


def _wrong_form(form: str) -> int:
    return refuse(f'there is no format "{form}"; there are {", ".join(FORMATS)}')
