"""Runs Pelican once, into a folder, and says what it made."""

from __future__ import annotations

import contextlib
import datetime
import math
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator, StaticGenerator
from pelican.writers import FileOverwriteFailedError

from ..checks import Built
from ..pack import Pack
from ..problem import Problem
from ..record import record
from ..source import shown
from ..stamps import hashed
from ..standing import make_way
from ..store import NOTHING_KEPT, Store
from .pelican_log import RULE, listening, problem_of
from .pelican_settings import Loaded, environment
from .pelican_theme import contents_of, published
from .pelican_words import Meaning, meaning_of, place_in_text, place_of_setting
from .records import SETTINGS
from .staging import leave_bare
from .words import count_words

ALIKE = 2
"""So many texts that fail in the same words, and more than do not fail, are no chance."""

_PROCESSED = re.compile(r"Pelican cannot read this text, and leaves it out: (?P<reason>.*); compare it")
_OVERWRITTEN = re.compile(r'Failed to overwrite "(?P<path>.*)" (?:as|a second time)')


@record
class Run:
    """What came of a run: ``built`` is what Pelican made of each text, pages among them that were not written.

    ``whole`` is false where the run broke off: then pages are missing for a reason that is already named. ``until`` is
    the time, in seconds since 1970, from which the same texts make another site.
    """

    problems: tuple[Problem, ...]
    built: tuple[Built, ...] = ()
    pages: int = 0
    words: int = 0
    whole: bool = True
    until: float = math.inf


def run(
    loaded: Loaded,
    output: Path,
    *,
    skip: Iterable[str] = (),
    store: Store = NOTHING_KEPT,
    stands: Callable[[str, str], bool] | None = None,
) -> Run:
    """Build the site that the settings describe into ``output``.

    ``skip`` are names of files to leave out, because Pelican would stop at them. Plugins find the ``store`` in their
    settings, and ``stands``, which says whether a page of that name with that digest need not be written, as it is
    there already. Each mistake in content, settings or theme becomes a problem. Raises OSError where writing fails.
    """
    problems: list[Problem] = []
    generators: list[Generator] = []
    whole, began = False, time.time()
    settings = dict(loaded.pelican)
    settings |= {"OUTPUT_PATH": str(output), "PROBLEMS": problems, "CITATIONS": [], "STORE": store, "STANDS": stands}
    settings["IGNORE_FILES"] = [*settings["IGNORE_FILES"], *skip]
    heard = listening(problems, loaded.content, loaded.conf)
    with heard, environment(**loaded.told), _begun(output), _finalized(generators):
        try:
            Pelican(settings).run()
            whole = True
        except (Exception, SystemExit) as error:  # whatever Pelican, the theme or the settings raise is a problem
            if isinstance(error, OSError) and _of_disk(error, output):
                raise
            problems += _overwritten(error, output, generators, loaded) or [problem_of(error, loaded.conf)]
    made = _summed_up(problems, generators, store, began)
    if settings.get("DEFAULT_DATE") == "fs":  # then the time of a file makes another site, and nobody reads it
        made = replace(made, until=0.0)
    for generator in generators:
        generator.context.clear()  # or texts and context hold each other while the site is checked
    for name in ("get_content", "get_summary"):
        vars(Content)[name].cache.clear()  # what was made once for each text holds that for as long as the process
    return replace(made, problems=_one_for_all(made.problems, loaded.conf, made.pages), whole=whole)


def _one_for_all(problems: tuple[Problem, ...], conf: Path, texts: int) -> tuple[Problem, ...]:
    """The problems, and one in the place of those that stopped most texts for the same reason: a wrong setting.

    Where the run broke off for that reason as well, which it does by chance sooner or later, the setting is named.
    """
    named = {problem.message for problem in problems if problem.rule == SETTINGS}
    problems = tuple(problem for problem in problems if problem.rule != RULE or _meant(problem.message) not in named)
    stopped = Counter(problem.message for problem in problems if problem.rule == RULE and problem.severity == "error")
    message, times = next(iter(stopped.most_common(1)), ("", 0))
    if times < ALIKE or times <= texts:
        return problems
    reason = _reason(message)
    quoted = re.search(r'"([^"]+)"', reason)
    meaning = meaning_of(reason, raised=True) or Meaning(
        f"no text can be read: {reason}; undo what changed last in this file", quoted=quoted[1] if quoted else ""
    )
    place = place_of_setting(conf, meaning.setting, meaning.quoted)
    rest = (problem for problem in problems if problem.message != message)
    return (*rest, Problem(shown(conf), *place, SETTINGS, meaning.words))


def _reason(message: str) -> str:
    """What stopped a text, without what Pelican says around it."""
    processed = _PROCESSED.match(message)
    return processed["reason"] if processed else message


def _meant(message: str) -> str:
    """What is said where a run breaks off for what stopped a text."""
    meaning = meaning_of(_reason(message), raised=True)
    return meaning.words if meaning else ""


def _overwritten(error: BaseException, output: Path, generators: list[Generator], loaded: Loaded) -> list[Problem]:
    """A problem at each text but the first that would be written to the file which Pelican refused to write twice.

    Of three and more it is the settings that have one place for all; of none it is a setting that takes the place of
    another file.
    """
    found = _OVERWRITTEN.match(str(error)) if isinstance(error, FileOverwriteFailedError) else None
    path = os.path.relpath(found["path"], output).replace(os.sep, "/") if found else ""
    if not path:
        return []
    texts = [content for content in _contents(generators) if content.save_as == path]
    if not texts:
        return [_taken(path, loaded)]
    if len(texts) > ALIKE:
        what = f'{len(texts)} texts are to be written to one file, "{path}"; put "{{slug}}" into the setting'
        place = place_of_setting(loaded.conf, "ARTICLE_SAVE_AS|PAGE_SAVE_AS|DRAFT_SAVE_AS|DRAFT_PAGE_SAVE_AS", path)
        return [Problem(shown(loaded.conf), *place, SETTINGS, what)]
    texts.sort(key=lambda content: (hasattr(content, "override_save_as"), content.source_path))
    others = [shown(Path(content.source_path)) for content in texts] if len(texts) > 1 else ["the theme's own page"]
    meaning = Meaning(
        f'"{path}" is the file of {others[0]} as well; give one of them another Slug:', ("save_as", "slug", "title")
    )
    files = [Path(content.source_path) for content in (texts[1:] or texts)]
    return [Problem(shown(file), *place_in_text(file, meaning), RULE, meaning.words) for file in files]


def _taken(path: str, loaded: Loaded) -> Problem:
    """A problem at the last setting that may name a file which is written twice, best in full."""
    values = loaded.settings.values
    named = {name: str(values[name]).lstrip("/") for name in values if "SAVE_AS" in name or "FEED" in name}
    fitting = [name for name in named if re.fullmatch(re.sub(r"\\{.*?\\}", ".+", re.escape(named[name])), path)]
    best = max(fitting, key=lambda name: (named[name] == path, loaded.settings.places[name]), default="")
    what = f'"{path}" is the file of something else as well; {"write another path" if best else "rename one of them"}'
    return Problem(shown(loaded.conf), *loaded.settings.places.get(best, (1, 1)), SETTINGS, what)


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


def _words(contents: Iterable[Any], store: Store) -> Iterator[int]:
    """The number of words in each text."""
    pack = Pack(store, "words")
    for content in contents:
        # a text that did not change need not be read for its digest, where plugins.speed watches it
        name = getattr(content, "text_digest", "") or hashed(content._content.encode("utf-8", "surrogatepass"))
        yield pack.made(name, partial(_count, content))
    pack.keep()


def _count(content: Any) -> int:
    return count_words(content._content)


def _summed_up(problems: list[Problem], generators: list[Generator], store: Store, began: float) -> Run:
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
        if _has_address(content)
    )
    words = sum(_words(published(generators), store))
    pages = sum(bool(item.save_as) for item in built)
    return Run(tuple(problems), built, pages=pages, words=words, until=_next_due(_contents(generators), began))


def _has_address(content: Any) -> bool:
    """Whether the patterns of the settings can be filled in; where one names what there is not, Pelican stopped."""
    try:
        return isinstance(content.url + content.save_as, str)
    except (AttributeError, IndexError, KeyError, ValueError):
        return False


def _next_due(contents: Iterable[Any], began: float) -> float:
    """When the first of the articles with a date to come is published, where Pelican holds those back as drafts.

    A date counts that was to come when the run ``began``: what fell due meanwhile was held back all the same.
    """
    held = (item for item in contents if item.status == "draft" and not item.settings["WITH_FUTURE_DATES"])
    dates = [item.date.timestamp() for item in held if hasattr(item, "date") and item.date.year < datetime.MAXYEAR]
    return min((date for date in dates if date > began), default=math.inf)


@contextlib.contextmanager
def _begun(output: Path) -> Iterator[None]:
    """Leave plugins of others no spare folders: they may make such themselves."""

    def look(pelican: Pelican) -> None:
        ours = f"{__name__.partition('.')[0]}."
        if not all(plugin.__name__.startswith(ours) for plugin in pelican.plugins):
            leave_bare(output)

    look.only_looks = True  # type: ignore[attr-defined]  # as below
    with signals.initialized.connected_to(look):
        yield


def _copied(generator: StaticGenerator) -> Iterator[str]:
    """Where Pelican copies files to, which does not look what stands there (``StaticGenerator.generate_output``)."""
    for file in generator.staticfiles:
        with contextlib.suppress(AttributeError, IndexError, KeyError, ValueError):  # of a pattern: Pelican says so
            yield Content.save_as.fget(file)  # asking the file itself counts as a link to it
    for named in generator.settings["THEME_STATIC_PATHS"]:
        top = os.path.join(generator.theme, named)
        for folder, _, files in os.walk(top):
            below = os.path.normpath(os.path.join(generator.settings["THEME_STATIC_DIR"], os.path.relpath(folder, top)))
            yield from (os.path.join(below, file) for file in files)


@contextlib.contextmanager
def _finalized(generators: list[Generator]) -> Iterator[None]:
    def keep(found: list[Generator]) -> None:
        generators.extend(found)
        for generator in found:
            for path in _copied(generator) if isinstance(generator, StaticGenerator) else ():
                make_way(os.path.join(generator.output_path, path))

    keep.only_looks = True  # type: ignore[attr-defined]  # so that others know that nothing changes by it
    with signals.all_generators_finalized.connected_to(keep):
        yield
