"""Lists of articles that know at once whether they hold one.

For each tag, category and author Pelican looks up every article of the site in the list of that one
(``ArticlesGenerator.generate_tags`` and its like): with 10,000 articles that takes longer than all else.
"""

from __future__ import annotations

from typing import Any, SupportsIndex

from pelican.contents import Content
from pelican.generators import ArticlesGenerator


class Articles(list[Any]):
    """A list of articles. They are equal only to themselves, so that a set of them answers for them."""

    _held: frozenset[Any] = frozenset()
    _counted = 0

    def __contains__(self, item: object) -> bool:
        if not isinstance(item, Content):
            return super().__contains__(item)
        if self._counted != len(self):
            self._held, self._counted = frozenset(one for one in self if isinstance(one, Content)), len(self)
        return item in self._held

    def __setitem__(self, index: SupportsIndex | slice, value: Any) -> None:
        self._counted = 0
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
