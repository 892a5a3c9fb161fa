"""Lists of articles that know at once whether they hold one.

For each tag, category and author Pelican looks up every article of the site in the list of that one
(``ArticlesGenerator.generate_tags`` and its like): with 10,000 articles that takes longer than all else.
"""

from __future__ import annotations

from typing import Any, SupportsIndex

from pelican.contents import Content
from pelican.generators import ArticlesGenerator


class Articles(list[Any]):
    """A list of articles. They are equal only to themselves, so that a set of their ids answers for them."""

    _ids: frozenset[int] = frozenset()

    def __contains__(self, item: object) -> bool:
        if not isinstance(item, Content):
            return super().__contains__(item)
        if len(self._ids) != len(self):
            self._ids = frozenset(map(id, self))
        return id(item) in self._ids

    def __setitem__(self, index: SupportsIndex | slice, value: Any) -> None:
        self._ids = frozenset()
        super().__setitem__(index, value)


def quicken(generator: Any) -> None:
    """Give an articles generator such lists for tags, categories and authors, and its templates the same ones."""
    if not isinstance(generator, ArticlesGenerator):
        return
    pairs = [*generator.tags.items(), *generator.categories, *generator.authors]
    quick = {id(articles): Articles(articles) for _, articles in pairs if type(articles) is list}
    for tag, articles in generator.tags.items():
        generator.tags[tag] = quick.get(id(articles), articles)
    for named in (generator.categories, generator.authors, generator.context.get("tags", [])):
        named[:] = [(name, quick.get(id(articles), articles)) for name, articles in named]
