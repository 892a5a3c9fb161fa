"""A template that a text asks for is one of the theme's.

Pelican stops at the first text whose template it cannot find, and names the template but not the text.

Bad:  Template: artcle
Good: Template: article
"""

from __future__ import annotations

from collections.abc import Iterator

from ....source import did_you_mean
from ...records import Content, Finding, Source


def check(source: Source, content: Content) -> Iterator[Finding]:
    """A template that there is not."""
    field, known = source.field("template"), content.templates
    if field and field.value and known is not None and field.value not in known:
        hint = did_you_mean(field.value, known) or f" There are {', '.join(sorted(known))}"
        yield Finding(f'"{field.value}" is no template of the theme.{hint}', at=field.value_at)
