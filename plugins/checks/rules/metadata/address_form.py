"""The address of a page is made of small letters, digits and hyphens, by its file's name or by "Slug:".

Spaces and signs break links that people copy, and whoever types an address types it small.

Bad:  pages/Say No.md, or Slug: say/no
Good: pages/say-no.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

# Letters of any script: "für-dich" is an address as good as any.
_SLUG = re.compile(r"(?!-)[\w-]+")
_FILE = re.compile(r"(?!/)(?!.*\.\.)[\w./-]+\.html")


def check(source: Source) -> Iterator[Finding]:
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
    yield from _contradicting(source)


def _contradicting(source: Source) -> Iterator[Finding]:
    url = source.field("url")
    wanted = source.output.removeprefix("drafts/").removesuffix("index.html")
    if url and source.output and url.value.strip("/") != wanted.strip("/"):
        message = f'"{url.value}" is not where the page is built; write "{wanted or "/"}", or take the line out'
        yield Finding(message, at=url.value_at)


def _example(slug: str) -> str:
    words = re.findall(r"\w+", slug.lower())
    return f', as in "{"-".join(words)}"' if words else ""
