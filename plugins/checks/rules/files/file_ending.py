"""A text that is meant to be a page ends in ".md", and data beside other data in ".toml".

Pelican passes over a file with another ending, and says nothing: the page is missing, and nobody knows why.

Bad:  pages/say-no.txt, or pages/say-no.MD
Good: pages/say-no.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...reading.folder import PLAIN, SUFFIXES, below, kind_of
from ...records import Content, File, Finding

# Slips of the finger for ".md", and endings of texts that Pelican has no reader for.
WRONG = frozenset((".dm", ".m", ".mardown", ".markdwon", ".mdd", ".mdx", ".mdtxt", ".mdwn", ".rmd", ".rtf", ".docx"))

# In these folders only data is read (by the plugins that bring them).
_DATA = ("checklists", "evidence")
_NEARLY = re.compile(r"(?i)\.(?:t[oml]{2,5}|otml)(?:\.txt)?$")

_ENDINGS = "|".join(sorted(ending.lstrip(".") for ending in SUFFIXES | PLAIN | WRONG if ending))


def check(file: File, content: Content) -> Iterator[Finding]:
    """Each file among articles and pages that begins as a page does, and is none; and the data that nobody reads."""
    wanted = file.suffix in SUFFIXES | PLAIN | WRONG and not file.name.endswith(tuple(SUFFIXES))
    if wanted and kind_of(file.path, content.layout) and file.begins:
        stem = re.sub(rf"(?i)(?:\.(?:{_ENDINGS}))+$", "", file.name)
        yield Finding(f'is passed over, because its name does not end in .md; name it "{stem}.md"')
    if below(file.path, _DATA) and not file.name.endswith(".toml") and (nearly := _NEARLY.search(file.name)):
        stem = file.name[: nearly.start()]
        yield Finding(f'is passed over, because its name does not end in .toml; name it "{stem}.toml"')
