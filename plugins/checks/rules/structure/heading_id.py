"""The id of a heading is one word.

Behind a space begins another attribute. Where that is "id" itself, Markdown stops, and the whole text is left out.

Bad:  ## Before you go {#my id}
Good: ## Before you go {#my-id}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

_HEADING = re.compile(
    r"^(?P<mark>#{1,6})?[^\n]* (?P<braces>\{:? *(?P<list>[^{}\n]+)\})[ #]*$(?P<line>\n(?:=+|-+)[ \t]*$)?", re.MULTILINE
)
_QUOTED = re.compile(r"=(?:\"[^\"]*\"|'[^']*')")


def check(source: Source) -> Iterator[Finding]:
    """Each heading whose list of attributes names an id and gives it no value."""
    for found in _HEADING.finditer(source.prose) if "id" in source.text and "{" in source.text else ():
        words = _QUOTED.sub("=.", found["list"]).split()
        if (found["mark"] or found["line"]) and not {"id", "id="}.isdisjoint(words):
            name = "-".join(word.strip("#=") for word in words if word[0] != "." and "=" not in word[:-1])
            message = f'the id of a heading is one word behind "#": {found["braces"]}; write {{#{name}}}'
            yield Finding(message, at=source.place(found.start("braces")))
