"""``invoke check``: what is asked for, and what is looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from .. import checks
from ..checks.external.check import check_outside
from ..checks.external.fix import fix
from ..checks.external.memory import NAME
from ..checks.external.records import Outside
from ..checks.outcome import baseline
from ..checks.outcome import help as helping
from ..checks.reading.load import own_address
from ..problem import Problem, has_errors
from ..publishing.build import known_rules
from ..publishing.durable import write_whole
from ..publishing.progress import bar
from ..publishing.records import Request, Result
from ..record import record
from ..source import shown
from .building import built_anew, site_of, store_beside
from .telling import say_problems, told, unknown_format
from .terminal import refuse, say


@record
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


def check(root: Path, asked: Asked) -> int:
    """Say what is wrong with the site, a folder of HTML, or what the rules are. Returns the exit code, as ``build``."""
    if asked.list or asked.explain:
        return _explained(asked)
    if wrong := unknown_format(asked.form):
        return wrong
    if asked.site:
        return _checked_folder(asked)
    content, conf = site_of(root, asked.content, asked.settings)
    request = Request(content, root / ".cache" / "check", conf, publish=False, store=store_beside(conf))
    if asked.external or asked.fix:
        return _asked_outside(request, asked)
    result = built_anew(request)
    return _renewed(result, conf.parent) if asked.baseline else told(result, asked.form)


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
    say_problems(problems, asked.form)
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

    result = built_anew(replace(request, ask_outside=ask))
    code = told(result, asked.form)
    for line in said if asked.form == "text" else ():
        say(line)
    return code


def _renewed(result: Result, home: Path) -> int:
    """Write the baseline: the first time all that was found, later only what is left of it."""
    if result.refused or not result.whole:
        told(result, "text")
        return refuse("The baseline was not written: the site could not be checked whole.")
    file = home / baseline.NAME
    before, unread = baseline.read_baseline(file)
    if unread:
        say_problems(unread)
        return 1
    after = baseline.renewed(before, result.candidates, shown(file))
    try:
        write_whole(file, baseline.as_bytes(after, home).decode())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return refuse(f"The baseline was not written: {shown(file)}: {reason}. Mend that, and run the same again.")
    say(baseline.renewal(before, after))
    return 0
