"""The address of a page is made of small letters, digits and hyphens, by its file's name or by "Slug:".

Spaces and signs break links that people copy, and whoever types an address types it small. "Save_as:" moves the file
and "Url:" the links to it: with one of them alone the menus and lists of the site lead past it.

A hidden text, which no list names, may do with "Save_as:" alone; so may an empty "Url:", which is the home page's.

Bad:  pages/Say No.md, or Slug: say/no
Good: pages/say-no.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Content, Finding, Source

# Letters of any script: "für-dich" is an address as good as any.
_SLUG = re.compile(r"(?!-)[\w-]+")
_FILE = re.compile(r"(?!/)(?!.*\.\.)[\w./-]+\.html")


def check(source: Source, content: Content) -> Iterator[Finding]:
    """The slug, or the file's name where there is none, and the addresses that the front matter sets by hand."""
    if not _SLUG.fullmatch(source.slug) or source.slug != source.slug.lower():
        named = "the slug" if source.value("slug") else "the file's name"
        message = f'{named} "{source.slug}" makes a poor address; use small letters, digits and hyphens'
        yield Finding(message + _example(source.slug), at=source.field("slug"))
    save_as = source.field("save_as")
    if save_as and not _FILE.fullmatch(save_as.value):
        yield Finding(
            f'"{save_as.value}" is no place in the site; write a path that ends in .html, as in 404.html',
            at=save_as.value_at,
        )
    else:
        yield from _unreached(source, content)
    yield from _contradicting(source)


def _contradicting(source: Source) -> Iterator[Finding]:
    url = source.field("url")
    wanted = source.output.removeprefix("drafts/").removesuffix("index.html")
    if url and source.output and url.value.strip("/") != wanted.strip("/"):
        message = f'"{url.value}" is not where the page is built; write "{wanted or "/"}", or take the line out'
        yield Finding(message, at=url.value_at)


def _unreached(source: Source, content: Content) -> Iterator[Finding]:
    save_as, usual = source.field("save_as"), usual_place(source, content)
    alone = save_as and not source.field("url") and source.status == "published"
    if save_as and alone and usual and source.output != usual and not _taken(source, content):
        address = "/" + save_as.value.lstrip("/").removesuffix("index.html")
        message = f'links to the text lead to "/{usual.removesuffix("index.html")}" all the same'
        yield Finding(f'{message}; add a line "Url: {address}"', at=save_as.value_at)


def _taken(source: Source, content: Content) -> bool:
    """Whether another text is built there: then that is the fault, and named."""
    place = source.output.casefold()
    return any(other.output.casefold() == place for other in content.sources if other is not source)


def usual_place(source: Source, content: Content) -> str:
    """The file into which a text is built unless it says another; empty where only Pelican can tell."""
    pattern = content.layout.save_as.get(source.kind, "")
    place = pattern.replace("{slug}", source.slug).replace("{lang}", source.value("lang"))
    return "" if "{" in place else place


def _example(slug: str) -> str:
    words = re.findall(r"\w+", slug.lower())
    return f', as in "{"-".join(words)}"' if words else ""
