"""Runs Pelican once, into a folder, and says what it made."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.writers import FileOverwriteFailedError

from ..checks import Built
from ..problem import Problem
from ..source import shown
from .pelican_log import RULE, SETTINGS, listening, problem_of
from .pelican_settings import Loaded, environment
from .pelican_theme import contents_of, published
from .pelican_words import Meaning, meaning_of, place_in_text, place_of_setting
from .words import count_words

__all__ = ["RULE", "SETTINGS", "Run", "run"]

_PROCESSED = re.compile(r"Pelican cannot read this text, and leaves it out: (?P<reason>.*); compare it")
_OVERWRITTEN = re.compile(r'Failed to overwrite "(?P<path>.*)" (?:as|a second time)')


@dataclass(frozen=True)
class Run:
    """What came of a run: ``built`` is what Pelican made of each text, pages among them that were not written.

    ``whole`` is false where the run broke off: then pages are missing for a reason that is already named.
    """

    problems: tuple[Problem, ...]
    built: tuple[Built, ...] = ()
    pages: int = 0
    words: int = 0
    whole: bool = True


def run(loaded: Loaded, output: Path, *, skip: Iterable[str] = ()) -> Run:
    """Build the site that the settings describe into ``output``.

    ``skip`` are names of files to leave out, because Pelican would stop at them. Each mistake in content, settings
    or theme becomes a problem. Raises OSError where writing fails.
    """
    problems: list[Problem] = []
    generators: list[Generator] = []
    whole = False
    settings = dict(loaded.pelican)
    settings |= {"OUTPUT_PATH": str(output), "PROBLEMS": problems, "CITATIONS": []}
    settings["IGNORE_FILES"] = [*settings["IGNORE_FILES"], *skip]
    with listening(problems, loaded.content, loaded.conf), environment(**loaded.told), _finalized(generators):
        try:
            Pelican(settings).run()
            whole = True
        except (Exception, SystemExit) as error:  # whatever Pelican, the theme or the settings raise is a problem
            if isinstance(error, OSError) and _of_disk(error, output):
                raise
            problems += _overwritten(error, output, generators) or [problem_of(error, loaded.conf)]
    made = _summed_up(problems, generators)
    return replace(
        made, problems=made.problems if made.pages else _one_for_all(made.problems, loaded.conf), whole=whole
    )


def _one_for_all(problems: tuple[Problem, ...], conf: Path) -> tuple[Problem, ...]:
    """The problems, and one in the place of those that stopped every text for the same reason: a wrong setting."""
    stopped = {problem: found["reason"] for problem in problems if (found := _PROCESSED.match(problem.message))}
    reasons = set(stopped.values())
    if len(stopped) < 2 or len(reasons) > 1:
        return problems
    reason = reasons.pop()
    what = f"no text can be read: {reason}; undo what changed last in this file"
    meaning = meaning_of(reason, raised=True) or Meaning(what)
    place = place_of_setting(conf, meaning.setting)
    rest = (problem for problem in problems if problem not in stopped)
    return (*rest, Problem(shown(conf), *place, SETTINGS, meaning.words))


def _overwritten(error: BaseException, output: Path, generators: list[Generator]) -> list[Problem]:
    """A problem at each text but the first that would be written to the file which Pelican refused to write twice."""
    found = _OVERWRITTEN.match(str(error)) if isinstance(error, FileOverwriteFailedError) else None
    path = os.path.relpath(found["path"], output).replace(os.sep, "/") if found else ""
    texts = [content for content in _contents(generators) if path and content.save_as == path]
    others = [shown(Path(content.source_path)) for content in texts] if len(texts) > 1 else ["the theme's own page"]
    meaning = Meaning(
        f'"{path}" is the file of {others[0]} as well; give one of them another Slug:', ("save_as", "slug", "title")
    )
    files = [Path(content.source_path) for content in (texts[1:] or texts)]
    return [Problem(shown(file), *place_in_text(file, meaning), RULE, meaning.words) for file in files]


def _contents(generators: Iterable[Generator]) -> list[Any]:
    """Everything that was made of a text, translations among it."""
    names = ("translations", "hidden_translations", "drafts_translations", "draft_translations")
    kinds = (ArticlesGenerator, PagesGenerator)
    found = [content for generator in generators for content in contents_of(generator)]
    for generator in generators:
        texts = isinstance(generator, kinds)
        found += [content for name in names if texts for content in getattr(generator, name, ())]
    return found


def _of_disk(error: OSError, output: Path) -> bool:
    """Whether writing failed, and not reading. A template that is missing is an OSError too, without a number."""
    return bool(error.errno) and (error.filename is None or str(error.filename).startswith(str(output)))


def _summed_up(problems: list[Problem], generators: list[Generator]) -> Run:
    built = tuple(
        Built(
            source=shown(Path(content.source_path)),
            kind="article" if isinstance(content, Article) else "page",
            status=content.status,
            slug=content.slug,
            save_as=content.save_as,
            url=content.url,
        )
        for content in _contents(generators)
    )
    words = sum(count_words(content._content) for content in published(generators))
    return Run(tuple(problems), built, pages=sum(bool(item.save_as) for item in built), words=words)


@contextlib.contextmanager
def _finalized(generators: list[Generator]) -> Iterator[None]:
    def keep(found: list[Generator]) -> None:
        generators.extend(found)

    with signals.all_generators_finalized.connected_to(keep):
        yield
