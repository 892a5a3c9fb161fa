"""Gives the theme what it draws with: style, script, dates, next steps, and the guides in their order."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican.contents import Article, Static
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.urlwrappers import Category

from ..kept import kept
from ..problem import report
from . import linked, theme, words
from .html import headings, tidied
from .unasked import unasked


def equip(generator: Generator) -> None:
    """Give a generator's templates the functions and filters of the theme."""
    settings = generator.settings
    folder = Path(settings["THEME"])
    generator.env.globals.update(
        tokens=theme.tokens(folder),
        sheet=lambda *groups: Markup(theme.sheet(folder, *groups)),
        script=lambda *parts: Markup(theme.script(folder, *parts)),
        linked_data=lambda page: Markup(words.as_script(_linked_data(page, settings))),
        address=partial(address, settings=settings),
    )
    generator.env.filters.update(
        minified=lambda text, suffix: Markup(theme.minified(text, suffix)),
        day=lambda value: words.day(value, settings["TEXT"]["dates"]),
        moment=words.moment,
        in_full=lambda html: words.in_full(str(html), settings["SITE_URL"]),
    )


def address(content: Any, *, settings: Any) -> str:
    """The full address of a page, an article, or a path below the site's root."""
    path = content if isinstance(content, str) else content.url
    return f"{settings['SITE_URL']}/{path.lstrip('/')}"


def complete(content: Any) -> None:
    """Mend what Pelican made of a text: its HTML, its summary, its language, and the address of the home page."""
    if isinstance(content, Static):
        return
    html, table = content._content or "", content.settings["TEXT"]["page"]["table"]
    content._content = kept(content.settings, "tidied", (html, table), partial(tidied, html, table))
    for problem in unasked(content._content, Path(content.source_path)):
        report(content.settings, problem)
    content.headings = [(name, Markup(words)) for name, words in headings(content._content)]
    _join_lines(content)
    if "summary" not in content.metadata:
        # Pelican would otherwise cut one out of the text, and render that a second time
        content.metadata["summary"] = content.metadata.get("description", "")
    if isinstance(content, Article) and content.status == "draft" and not hasattr(content, "category"):
        # without category pages articles have none, and Pelican 4.12 asks drafts for theirs all the same
        content.category = Category("draft", content.settings)
    if getattr(content, "in_default_lang", False):
        content.lang = content.settings["SITE"].language  # Pelican writes it small: en-gb
    if getattr(content, "override_url", None) == "/":
        content.override_url = ""  # the home page: every address is written after a slash


def _join_lines(content: Any) -> None:
    """A value of the front matter that goes on over several lines is one text: Pelican makes a list of it."""
    for key, value in content.metadata.items():
        if isinstance(value, list) and all(isinstance(line, str) for line in value):
            content.metadata[key] = " ".join(value)
            setattr(content, key, content.metadata[key])


def arrange(generators: Iterable[Generator]) -> None:
    """Put the pages in the order in which the theme shows them: menu, guides by stage, next steps, parts."""
    generators = list(generators)
    contents = [content for generator in generators for content in contents_of(generator)]
    by_slug = {content.slug: content for content in contents}
    belonging = parts(published(generators))
    for content in contents:
        content.next_steps = [by_slug[slug] for slug in slugs(getattr(content, "next", "")) if slug in by_slug]
        content.parts = belonging.get(content.slug, [])
    for generator in generators:
        settings = generator.settings
        generator.context["NAVIGATION"] = [by_slug[slug] for slug in settings["SITE"].navigation if slug in by_slug]
        generator.context["GUIDES"] = guides(published(generators), list(settings["TEXT"]["stages"]))
        generator.context["PUBLISHED"] = published(generators)


def parts(contents: list[Any]) -> dict[str, list[Any]]:
    """For each slug that pages name as ``Part_of:`` those pages, by the numbers of ``Order:``."""
    found: dict[str, list[Any]] = {}
    for content in sorted(contents, key=_order):
        if whole := getattr(content, "part_of", ""):
            found.setdefault(whole, []).append(content)
    return found


def guides(contents: list[Any], stages: list[str]) -> list[tuple[str, list[Any]]]:
    """The guides of each stage, in the order of the strings' table ``stages``; a stage without guides is left out.

    Within a stage the numbers of ``Order:`` count; guides without one come after those that have one.
    """
    ordered = sorted(contents, key=_order)
    grouped = [(stage, [content for content in ordered if getattr(content, "stage", "") == stage]) for stage in stages]
    return [(stage, members) for stage, members in grouped if members]


def _order(content: Any) -> float:
    number = str(getattr(content, "order", ""))
    return int(number) if number.isascii() and number.isdigit() else math.inf


def published(generators: Iterable[Generator]) -> list[Any]:
    """Articles, then pages, that readers may find: no drafts, nothing hidden."""
    found: list[Any] = []
    for generator in generators:
        found += getattr(generator, "articles", []) if isinstance(generator, ArticlesGenerator) else []
        found += getattr(generator, "pages", []) if isinstance(generator, PagesGenerator) else []
    return found


def contents_of(generator: Generator) -> list[Any]:
    """Everything a generator made from a Markdown file."""
    names = ("articles", "hidden_articles", "drafts") if isinstance(generator, ArticlesGenerator) else ()
    names = ("pages", "hidden_pages", "draft_pages") if isinstance(generator, PagesGenerator) else names
    return [content for name in names for content in getattr(generator, name, [])]


def slugs(text: str) -> list[str]:
    """The names in a list such as ``ask-before-you-go, prepare-in-an-hour``."""
    return [name.strip() for name in text.split(",") if name.strip()]


def _linked_data(page: Any, settings: Any) -> dict[str, Any]:
    site, url = settings["SITE"], address(page, settings=settings)
    home = address("", settings=settings)
    whole = linked.Whole(
        site.name, site.line, site.language, home, site.publisher.name or site.name, f"{home}icon-512.png"
    )
    if url == home:
        return linked.of_home(whole)
    if isinstance(page, Article):
        return linked.of_article(page, url, f"{url}card.png", whole)
    return linked.of_page(page, url)
