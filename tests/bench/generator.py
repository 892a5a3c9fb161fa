"""A site generator that is measured: how it wants its articles, how it is called, and where its program comes from."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .corpus import Article, Corpus, slug_of
from .programs import Program


@dataclass(frozen=True)
class Generator:
    """One generator. Names of files are below the folder of its site, with ``{slug}`` and ``{date}`` of an article.

    ``front`` writes what stands above an article's text; ``link`` is an address as authors write it there. ``site`` is
    a folder of all else, in whose files ``@NAME@``, ``@FOOTER@`` and the keys of ``values`` are replaced. ``build`` are
    the words that the program is given, ``again`` those for a second build where they differ. ``made`` are patterns of
    what is removed before a full build: the output, and whatever is kept from build to build. ``kept`` are patterns
    of what of that stays all the same, and then one build that is not measured comes first. ``lacks`` says what of the
    site it does not make.
    """

    name: str
    program: Program
    site: Path
    front: Callable[[Article], str]
    build: tuple[str, ...]
    again: tuple[str, ...] = ()
    file: str = "content/{slug}.md"
    link: str = "/{slug}/"
    page: str = "output/{slug}/index.html"
    made: tuple[str, ...] = ("output",)
    kept: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    lacks: str = ""

    def words(self, case: str) -> tuple[str, ...]:
        """What the program is told for a case."""
        return self.again if self.again and case != "full" else self.build

    def source(self, article: Article) -> str:
        """The file in which an article is written."""
        return self.file.format(slug=article.slug, date=article.date)


def write(generator: Generator, corpus: Corpus, folder: Path, numbers: Iterable[int]) -> None:
    """Write the articles with these numbers and all of the site beside. A file that is right already is left alone."""
    for number in numbers:
        article = corpus.article(number)
        text = generator.front(article) + article.body(generator.link)
        _put(folder / generator.source(article), text)
    values = {"NAME": corpus.name, "FOOTER": corpus.footer, **generator.values}
    for source in sorted(path for path in generator.site.rglob("*") if path.is_file()):
        _put(folder / source.relative_to(generator.site), _filled(source.read_text(encoding="utf-8"), values))


def edit(generator: Generator, corpus: Corpus, folder: Path) -> None:
    """Bring a site that was written before up to the edits of a corpus."""
    write(generator, corpus, folder, {corpus.edited, corpus.numbers[-1]})


def reset(generator: Generator, corpus: Corpus, folder: Path) -> None:
    """Take all edits back, and remove everything that builds have made."""
    (folder / generator.source(corpus.article(corpus.count))).unlink(missing_ok=True)
    edit(generator, corpus, folder)
    kept = _matching(folder, generator.kept)
    for made in _matching(folder, generator.made):
        _remove(made, kept)


def shortcoming(generator: Generator, corpus: Corpus, folder: Path, case: str) -> str:
    """What is wrong with a site after a build, in a few words; empty where nothing is.

    Every article must have its page, and the page that shows an edit must show it.
    """
    if case in ("full", "nothing"):
        pages = (folder / generator.page.format(slug=slug_of(number)) for number in corpus.numbers)
        missing = sum(not page.is_file() for page in pages)
        return f"{missing} pages missing" if missing else ""
    number, words = corpus.proof(case)
    page = folder / generator.page.format(slug=slug_of(number))
    return "" if page.is_file() and words in page.read_text(encoding="utf-8") else "edit not shown"


def _matching(folder: Path, patterns: Iterable[str]) -> list[Path]:
    return [path for pattern in patterns for path in folder.glob(pattern)]


def _remove(made: Path, kept: list[Path]) -> None:
    """Remove a file, or a folder with all that is in it but for what is kept."""
    if made in kept:
        return
    if any(made in one.parents for one in kept):
        for below in list(made.iterdir()):
            _remove(below, kept)
    elif made.is_dir():
        shutil.rmtree(made)
    else:
        made.unlink()


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _put(path: Path, text: str) -> None:
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
