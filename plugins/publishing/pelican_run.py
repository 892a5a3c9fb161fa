"""Runs Pelican once, into a folder, and turns whatever it complains about into problems."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.settings import read_settings

from ..problem import Problem
from ..source import shown
from .pelican_theme import contents_of, published
from .words import count_words

RULE = "pelican"

_FILE = re.compile(r"[^\s'\"]+\.(?:md|html|toml|xml)\b")

DRAFTS = {"DRAFT_SAVE_AS": "{slug}/index.html", "DRAFT_PAGE_SAVE_AS": "{slug}/index.html"}


@dataclass(frozen=True)
class Run:
    """What came of a run: ``origins`` leads from each page's path in the output to its Markdown file."""

    problems: tuple[Problem, ...]
    origins: Mapping[str, Path]
    pages: int = 0
    words: int = 0


def run(conf: Path, content: Path, output: Path, *, drafts: bool = False) -> Run:
    """Build the site in ``content`` into ``output`` with the settings file ``conf``.

    Each mistake in content, settings or theme becomes a problem. Raises OSError where writing fails.
    """
    problems: list[Problem] = []
    generators: list[Generator] = []
    with _listening(problems, content), _content_named(content), _finalized(generators):
        try:
            override = {"OUTPUT_PATH": str(output), "PROBLEMS": problems, "CITATIONS": [], **(DRAFTS if drafts else {})}
            settings = read_settings(str(conf), override=override)
            settings["PROBLEMS"] = problems  # read_settings copies
            Pelican(settings).run()
        except OSError as error:
            if error.filename is None or str(error.filename).startswith(str(output)):
                raise  # the disk, not the content
            problems.append(_problem_of(error, conf))
        except (
            Exception
        ) as error:  # whatever Pelican, the theme or the settings raise is shown as a problem, never as a traceback
            problems.append(_problem_of(error, conf))
    return _summed_up(problems, generators)


def _summed_up(problems: list[Problem], generators: list[Generator]) -> Run:
    contents = [content for generator in generators for content in contents_of(generator) if content.save_as]
    shown_pages = published(generators)
    origins = {content.save_as: Path(content.source_path) for content in contents}
    words = sum(count_words(content._content) for content in shown_pages)
    return Run(tuple(problems), origins, pages=len(contents), words=words)


@contextlib.contextmanager
def _finalized(generators: list[Generator]) -> Iterator[None]:
    def keep(found: list[Generator]) -> None:
        generators.extend(found)

    with signals.all_generators_finalized.connected_to(keep):
        yield


@contextlib.contextmanager
def _content_named(content: Path) -> Iterator[None]:
    """The settings file reads the content folder from the environment, as it does when `pelican` runs it."""
    before = os.environ.get("SITE_CONTENT")
    os.environ["SITE_CONTENT"] = str(content)
    try:
        yield
    finally:
        os.environ.pop("SITE_CONTENT")
        if before is not None:
            os.environ["SITE_CONTENT"] = before


class _Listener(logging.Handler):
    """Turns what Pelican logs into problems."""

    def __init__(self, problems: list[Problem], content: Path) -> None:
        super().__init__(logging.WARNING)
        self.problems, self.content = problems, content

    def emit(self, record: logging.LogRecord) -> None:
        error = sys.exc_info()[1]  # Pelican says which file it could not process, and keeps the reason to itself
        message = " ".join(f"{record.getMessage()}{f': {error}' if error else ''}".split())
        severity = "error" if record.levelno >= logging.ERROR else "warning"
        problem = Problem(_file_in(message, self.content), 1, 1, RULE, message, severity)  # type: ignore[arg-type]
        if problem not in self.problems:
            self.problems.append(problem)


@contextlib.contextmanager
def _listening(problems: list[Problem], content: Path) -> Iterator[None]:
    """Everything Pelican and the plugins log goes to the list, all of it, and nothing to the terminal."""
    listener = _Listener(problems, content)
    loggers = [logging.getLogger("pelican"), logging.getLogger("plugins")]
    before = [(logger, logger.propagate) for logger in loggers]
    _lift_limits()
    for logger in loggers:
        logger.addHandler(listener)
        logger.propagate = False
    try:
        yield
    finally:
        for logger, propagate in before:
            logger.removeHandler(listener)
            logger.propagate = propagate


def _lift_limits() -> None:
    """Take Pelican's filter off its loggers: it drops what was said once in this process, and after five of a kind."""
    for name in list(logging.Logger.manager.loggerDict):
        if name.split(".")[0] in ("pelican", "plugins"):
            logging.getLogger(name).filters.clear()


def _file_in(message: str, content: Path) -> str:
    """The content file that a message names, or the content folder."""
    for name in _FILE.findall(message):
        for candidate in (Path(name), content / name):
            if candidate.is_file():
                return shown(candidate)
    return shown(content)


def _problem_of(error: Exception, conf: Path) -> Problem:
    text = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Problem(shown(Path(error.filename)), error.lineno, 1, "template", f"the template cannot be read: {text}")
    place = _template_line(error)
    if place:
        return Problem(*place, 1, "template", f"the template fails: {text}")
    kind = "the theme" if isinstance(error, TemplateError) else type(error).__name__
    return Problem(shown(conf), 1, 1, RULE, f"the site cannot be built: {kind}: {text}")


def _template_line(error: Exception) -> tuple[str, int] | None:
    """File and line of the last template on the way to the error, where it came from one."""
    found = None
    trace: Any = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith((".html", ".xml", ".txt", ".svg")):
            found = (shown(Path(file)), trace.tb_lineno)
        trace = trace.tb_next
    return found
