"""Lists of articles that know at once whether they hold one, and note that somebody looks at what they hold.

For each tag, category and author Pelican looks up every article of the site in the list of that one
(``ArticlesGenerator.generate_tags`` and its like): with 10,000 articles that takes longer than all else.

Templates go through all categories to name them, and few look at the articles of each: so a list is known by its name,
and a page goes by its articles only where it looked at them. Python asks a list of another class by the methods below,
whatever asks it; only ``list`` itself it looks into at once.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any, SupportsIndex

from pelican.contents import Content
from pelican.generators import ArticlesGenerator

from .traces import ALL, Trace

LOOKING = (
    *("__iter__", "__len__", "__getitem__", "__reversed__", "__repr__", "__reduce_ex__", "copy", "count", "index"),
    *("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__add__", "__radd__", "__mul__", "__rmul__"),
)
"""All methods of lists that look at what is in one and change nothing, but for ``in``."""


class Held:
    """What a list holds. In a trace it stands for the list, which cannot be in a set."""

    def __init__(self, articles: Articles) -> None:
        self._articles = articles
        self._plain: list[Any] = []

    def plain(self) -> list[Any]:
        """The same in a list of Python's own, which is one and the same each time."""
        self._plain[:] = list.__iter__(self._articles)
        return self._plain


class Articles(list[Any]):
    """A list of articles. They are equal only to themselves, so that a set of them answers for them.

    Whoever looks at it is noted in the last of the ``running`` traces.
    """

    def __init__(self, articles: Iterable[Any], running: list[Trace]) -> None:
        super().__init__(articles)
        self.running, self.held = running, Held(self)
        self._set: frozenset[Any] = frozenset()
        self._counted = 0

    def __contains__(self, item: object) -> bool:
        if self.running:
            self.running[-1].reads.add((self.held, ALL))
        if not isinstance(item, Content):
            return super().__contains__(item)
        if self._counted != list.__len__(self):
            self._set, self._counted = frozenset(filter(_is_content, list.__iter__(self))), list.__len__(self)
        return item in self._set

    def __setitem__(self, index: SupportsIndex | slice, value: Any) -> None:
        self._counted = 0
        super().__setitem__(index, value)

    def __radd__(self, other: Any) -> Any:
        return other + self.held.plain()

    def __reduce_ex__(self, protocol: Any) -> Any:
        return list, (self.held.plain(),)  # a copy is Python's own


def _is_content(item: object) -> bool:
    return isinstance(item, Content)


def _noting(method: Callable[..., Any]) -> Callable[..., Any]:
    """A method that notes that somebody looks."""

    @functools.wraps(method)
    def noting(self: Articles, *given: Any) -> Any:
        if self.running:
            self.running[-1].reads.add((self.held, ALL))
        return method(self, *given)

    return noting


for _name in LOOKING:
    setattr(Articles, _name, _noting(getattr(Articles, _name)))


def quicken(generator: Any, running: list[Trace]) -> Mapping[str, Articles]:
    """Give an articles generator such lists for tags, categories and authors, and its templates the same ones.

    Gives the lists by names that are the same in each run; one whose name another has already is known by what it
    holds.
    """
    if not isinstance(generator, ArticlesGenerator):
        return {}
    pairs = [*generator.tags.items(), *generator.categories, *generator.authors]
    plain = [(name, articles) for name, articles in pairs if type(articles) is list]
    quick = {id(articles): Articles(articles, running) for _, articles in plain}
    for tag, articles in generator.tags.items():
        generator.tags[tag] = quick.get(id(articles), articles)
    for named in (generator.categories, generator.authors, generator.context.get("tags", [])):
        named[:] = [(name, quick.get(id(articles), articles)) for name, articles in named]
    lists: dict[str, Articles] = {}
    for name, articles in plain:
        lists.setdefault(f"articles of {type(name).__name__} {name}", quick[id(articles)])
    return lists
