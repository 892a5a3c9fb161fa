"""What Pelican complains about, and whatever it raises, as problems at the place where a person mends it."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from pelican.log import console

from ..problem import Problem, Severity
from ..source import Unreadable, shown, texts_below
from .blocks import left_open
from .pelican_words import Meaning, meaning_of, place_in_text, place_of_setting, place_of_string
from .records import SETTINGS

RULE = "pelican"

_PLUGIN = re.compile(r"Cannot (?:load|register) plugin `(?P<name>[^`]+)`")
_NOT_COPIED = "A problem occurred copying file"  # Pelican goes on without the file: to us that is no mere warning
# Rules say these better, with the place; and Pelican goes on to raise what it failed at.
_SAID_BETTER = re.compile(
    r"skipping url replacement|Cannot get modification stamp|There are \d+ (?:items|original)"
    r"|Empty alt attribute|Docutils has no localization|Failed to write (?:Tag|Category|Author) page"
)
_TEMPLATES = (".html", ".xml", ".txt", ".svg")


class _Listener(logging.Handler):
    """Turns what Pelican logs into problems."""

    def __init__(self, problems: list[Problem], content: Path, conf: Path) -> None:
        super().__init__(logging.WARNING)
        self.problems, self.content, self.conf = problems, content, conf

    def emit(self, record: logging.LogRecord) -> None:
        problem = self._problem(" ".join(_with_reason(record.getMessage()).split()), record.levelno)
        if problem not in self.problems and not _SAID_BETTER.search(record.getMessage()):
            self.problems.append(problem)

    def _problem(self, message: str, level: int) -> Problem:
        plugin = _PLUGIN.match(message)
        if plugin:
            return _plugin_problem(self.conf, plugin["name"], message)
        severity: Severity = "error" if level >= logging.ERROR or message.startswith(_NOT_COPIED) else "warning"
        meaning = meaning_of(message) or Meaning(message, setting=_setting_in(message, self.conf), file=message)
        severity = meaning.severity or severity
        if meaning.setting:
            rule = SETTINGS if severity == "error" else RULE
            place = place_of_setting(self.conf, meaning.setting, meaning.quoted)
            return Problem(shown(self.conf), *place, rule, meaning.words, severity)
        file = _file_in(meaning.file, self.content) or _file_with(meaning.quoted, self.content)
        place = place_in_text(file, meaning) if file else (1, 1)
        return Problem(shown(file or self.content), *place, RULE, meaning.words, severity)


def _with_reason(message: str) -> str:
    """A message with the reason that Pelican keeps to itself where it says which file it could not process."""
    error = sys.exc_info()[1]
    return message if error is None or str(error) in message else f"{message}: {error}"


def _plugin_problem(conf: Path, name: str, message: str) -> Problem:
    line, column = place_of_string(conf, name) or (1, 1)
    mend = "mend its name in PLUGINS, or the plugin"
    return Problem(shown(conf), line, column, SETTINGS, f"{message[:1].lower()}{message[1:]}; {mend}")


@contextlib.contextmanager
def listening(problems: list[Problem], content: Path, conf: Path) -> Iterator[None]:
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


def _file_in(message: str, content: Path) -> Path | None:
    """The content file that a message names by its path, in full or from the content folder."""
    named = (file for file in content.rglob("*.*") if file.relative_to(content).as_posix() in message)
    return max(named, key=lambda file: len(str(file)), default=None)


def _file_with(words: str, content: Path) -> Path | None:
    """The first text that holds the words of a message that names no file."""
    texts = texts_below(content) if words else ()
    return next((file for file in texts if words in file.read_text(encoding="utf-8", errors="replace")), None)


def _setting_in(message: str, conf: Path) -> str:
    """The name of a setting that a message names and the file sets, empty where there is none."""
    names = re.findall(r"\b[A-Z][A-Z_]{3,}\b", message)
    return next((name for name in names if place_of_setting(conf, name) != (1, 1)), "")


def problem_of(error: BaseException, conf: Path) -> Problem:
    """What Pelican, the settings file or the theme raised, at the file and line where a person mends it."""
    if isinstance(error, Unreadable):
        return _unread(error, conf)
    text = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return _broken_template(error, Path(error.filename), text)
    if isinstance(error, SyntaxError) and error.filename:
        what = f"not valid Python: {error.msg}; mend this line or the one above it"
        return Problem(shown(Path(error.filename)), error.lineno or 1, error.offset or 1, SETTINGS, what)
    if meaning := meaning_of(text, raised=True):
        file, line = _last_place(error, conf)
        # The file itself may import, or ask for, what there is not.
        place = (line, 1) if file == shown(conf) else place_of_setting(conf, meaning.setting, meaning.quoted)
        return Problem(shown(conf), *place, SETTINGS, meaning.words)
    return _fallen(error, text, conf)


def _unread(error: Unreadable, conf: Path) -> Problem:
    """A file that cannot be read; or, where all of its folder is missing, the line of the settings that names that."""
    path = Path(os.path.abspath(error.problem.file))
    lost = next((folder for folder in reversed(path.parents) if not folder.exists()), None)
    place = place_of_string(conf, lost.name) if lost else None
    if lost is None or place is None:
        return error.problem
    what = f'there is no folder "{lost.name}" in {shown(lost.parent)}; mend its name'
    return Problem(shown(conf), *place, SETTINGS, what)


def _broken_template(error: TemplateSyntaxError, file: Path, text: str) -> Problem:
    missed = text.startswith("Unexpected end of template") or "nesting mistake" in text
    opened = left_open(file.read_text(encoding="utf-8"), error.lineno) if missed else None
    if opened:
        name, line = opened
        what = f'"{name}" is opened here and not closed; write {{% end{name} %}} where it ends'
        return Problem(shown(file), line, 1, "template", f"the template cannot be read: {what}")
    what = f"the template cannot be read: {text}; mend this line or one above it"
    return Problem(shown(file), error.lineno, 1, "template", what)


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
        if file.endswith(_TEMPLATES) or file == os.path.abspath(conf):
            found = (shown(Path(file)), trace.tb_lineno)
        trace = trace.tb_next
    return found
