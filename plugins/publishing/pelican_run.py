"""Runs Pelican once, into a folder, and turns whatever it complains about into problems."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.settings import read_settings

from ..problem import Problem, Severity
from ..source import Unreadable, place_of, shown
from .pelican_theme import contents_of, published
from .words import count_words

RULE = "pelican"
SETTINGS = "settings"

_PLUGIN = re.compile(r"Cannot (?:load|register) plugin `(?P<name>[^`]+)`")
_NOT_COPIED = "A problem occurred copying file"  # Pelican goes on without the file: to us that is no mere warning
# Rules say these better, with the place.
_SAID_BETTER = re.compile(r"skipping url replacement|Cannot get modification stamp|There are \d+ (?:items|original)")
_PROCESSED = re.compile(r"Could not process \S.*?: (?P<reason>.*)")
_TEMPLATES = (".html", ".xml", ".txt", ".svg")

HIDDEN = (".*",)  # what editors leave beside a file; Pelican's own pattern for these meets no name

DRAFTS = {"DRAFT_SAVE_AS": "{slug}/index.html", "DRAFT_PAGE_SAVE_AS": "{slug}/index.html"}


@dataclass(frozen=True)
class Run:
    """What came of a run: ``origins`` leads from each page's path in the output to its Markdown file.

    ``drafts`` are the slugs of texts that were not built.
    ``whole`` is false where the run broke off: then pages are missing for a reason that is already named.
    """

    problems: tuple[Problem, ...]
    origins: Mapping[str, Path]
    pages: int = 0
    words: int = 0
    drafts: frozenset[str] = frozenset()
    whole: bool = True


def run(
    conf: Path, content: Path, output: Path, *, site_url: str = "", drafts: bool = False, skip: Iterable[str] = ()
) -> Run:
    """Build the site in ``content`` into ``output`` with the settings file ``conf``.

    ``site_url`` is the address to build for; where it is empty the settings file decides.
    ``skip`` are names of files to leave out, because Pelican would stop at them. Each mistake in content, settings
    or theme becomes a problem. Raises OSError where writing fails.
    """
    problems: list[Problem] = []
    generators: list[Generator] = []
    whole = False
    told = {"SITE_CONTENT": os.path.abspath(content), **({"SITE_URL": site_url} if site_url else {})}
    with _listening(problems, content, conf), _environment(**told), _finalized(generators):
        try:
            override = {"OUTPUT_PATH": str(output), "PROBLEMS": problems, "CITATIONS": [], **(DRAFTS if drafts else {})}
            settings = read_settings(str(conf), override=override)
            settings["PROBLEMS"] = problems  # read_settings copies
            settings["IGNORE_FILES"] = [*settings["IGNORE_FILES"], *HIDDEN, *skip]
            Pelican(settings).run()
            whole = True
        except (Exception, SystemExit) as error:  # whatever Pelican, the theme or the settings raise is a problem
            if isinstance(error, OSError) and _of_disk(error, output):
                raise
            problems.append(_problem_of(error, conf))
    made = _summed_up(problems, generators)
    return replace(made, problems=made.problems if made.pages else _one_for_all(made.problems, conf), whole=whole)


def _one_for_all(problems: tuple[Problem, ...], conf: Path) -> tuple[Problem, ...]:
    """The problems, and one in the place of those that stopped every text for the same reason: a wrong setting."""
    stopped = {problem: found["reason"] for problem in problems if (found := _PROCESSED.fullmatch(problem.message))}
    reasons = set(stopped.values())
    if len(stopped) < 2 or len(reasons) > 1:
        return problems
    what = f"no text can be read: {reasons.pop()}; undo what changed last in this file"
    rest = (problem for problem in problems if problem not in stopped)
    return (*rest, Problem(shown(conf), 1, 1, SETTINGS, what))


def _of_disk(error: OSError, output: Path) -> bool:
    """Whether writing failed, and not reading. A template that is missing is an OSError too, without a number."""
    return bool(error.errno) and (error.filename is None or str(error.filename).startswith(str(output)))


def _summed_up(problems: list[Problem], generators: list[Generator]) -> Run:
    found = [content for generator in generators for content in contents_of(generator)]
    contents = [content for content in found if content.save_as]
    drafts = frozenset(content.slug for content in found if not content.save_as)
    shown_pages = published(generators)
    origins = {content.save_as: Path(content.source_path) for content in contents}
    words = sum(count_words(content._content) for content in shown_pages)
    return Run(tuple(problems), origins, pages=len(contents), words=words, drafts=drafts)


@contextlib.contextmanager
def _finalized(generators: list[Generator]) -> Iterator[None]:
    def keep(found: list[Generator]) -> None:
        generators.extend(found)

    with signals.all_generators_finalized.connected_to(keep):
        yield


@contextlib.contextmanager
def _environment(**told: str) -> Iterator[None]:
    """What the settings file reads from the environment, there for as long as it is read, and then as it was."""
    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


class _Listener(logging.Handler):
    """Turns what Pelican logs into problems."""

    def __init__(self, problems: list[Problem], content: Path, conf: Path) -> None:
        super().__init__(logging.WARNING)
        self.problems, self.content, self.conf = problems, content, conf

    def emit(self, record: logging.LogRecord) -> None:
        problem = self._problem(" ".join(_with_reason(record.getMessage()).split()), record.levelno)
        if problem not in self.problems and not _SAID_BETTER.search(problem.message):
            self.problems.append(problem)

    def _problem(self, message: str, level: int) -> Problem:
        plugin = _PLUGIN.match(message)
        if plugin:
            return _plugin_problem(self.conf, plugin["name"], message)
        severity: Severity = "error" if level >= logging.ERROR or message.startswith(_NOT_COPIED) else "warning"
        return Problem(_file_in(message, self.content), 1, 1, RULE, message, severity)


def _with_reason(message: str) -> str:
    """A message with the reason that Pelican keeps to itself where it says which file it could not process."""
    error = sys.exc_info()[1]
    return message if error is None or str(error) in message else f"{message}: {error}"


def _plugin_problem(conf: Path, name: str, message: str) -> Problem:
    text = conf.read_text(encoding="utf-8")
    line, column = place_of(text, max(text.find(f'"{name}"'), 0))
    mend = "mend its name in PLUGINS, or the plugin"
    return Problem(shown(conf), line, column, SETTINGS, f"{message[:1].lower()}{message[1:]}; {mend}")


@contextlib.contextmanager
def _listening(problems: list[Problem], content: Path, conf: Path) -> Iterator[None]:
    """Everything Pelican and the plugins log goes to the list, all of it, and nothing to the terminal."""
    listener = _Listener(problems, content, conf)
    loggers = [logging.getLogger("pelican"), logging.getLogger("plugins")]
    before = [(logger, logger.propagate) for logger in loggers]
    _lift_limits()
    quiet, console.quiet = console.quiet, True  # it would print a line of its own about what it processed
    for logger in loggers:
        logger.addHandler(listener)
        logger.propagate = False
    try:
        yield
    finally:
        console.quiet = quiet
        for logger, propagate in before:
            logger.removeHandler(listener)
            logger.propagate = propagate


def _lift_limits() -> None:
    """Take Pelican's filter off its loggers: it drops what was said once in this process, and after five of a kind."""
    for name in list(logging.Logger.manager.loggerDict):
        if name.split(".")[0] in ("pelican", "plugins"):
            logging.getLogger(name).filters.clear()


def _file_in(message: str, content: Path) -> str:
    """The content file that a message names by its path, in full or from the content folder; else that folder."""
    named = (file for file in content.rglob("*.*") if file.relative_to(content).as_posix() in message)
    return shown(max(named, key=lambda file: len(str(file)), default=content))


def _problem_of(error: BaseException, conf: Path) -> Problem:
    """What Pelican, the settings file or the theme raised, at the file and line where a person mends it."""
    if isinstance(error, Unreadable):
        return error.problem
    text = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, TemplateSyntaxError) and error.filename:
        what = f"the template cannot be read: {text}; mend this line or one above it"
        return Problem(shown(Path(error.filename)), error.lineno, 1, "template", what)
    if isinstance(error, SyntaxError) and error.filename:
        what = f"not valid Python: {error.msg}; mend this line or the one above it"
        return Problem(shown(Path(error.filename)), error.lineno or 1, error.offset or 1, SETTINGS, what)
    return _fallen(error, text, conf)


def _fallen(error: BaseException, text: str, conf: Path) -> Problem:
    file, line = _last_place(error, conf)
    if file.endswith(_TEMPLATES):
        text = f'there is no template "{error.name}"' if isinstance(error, TemplateNotFound) else text
        text = f"there is no {text}" if isinstance(error, KeyError) else text
        return Problem(file, line, 1, "template", f"the template fails: {text}; mend this line, or what it is given")
    kind = "the theme" if isinstance(error, TemplateError) else type(error).__name__
    if line:
        return Problem(file, line, 1, SETTINGS, f"the settings file fails: {kind}: {text}; mend this line")
    what = f"the site cannot be built: {kind}: {text}; undo what changed last, here, in the theme or in a plugin"
    return Problem(shown(conf), 1, 1, RULE, what)


def _last_place(error: BaseException, conf: Path) -> tuple[str, int]:
    """File and line of the last template on the way to the error, or of the settings file; no line where of neither."""
    found = ("", 0)
    trace: Any = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(_TEMPLATES) or file == str(conf):
            found = (shown(Path(file)), trace.tb_lineno)
        trace = trace.tb_next
    return found
