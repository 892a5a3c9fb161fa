"""A text has no padding, no worn phrases and no exclamation marks.

Every word that says nothing costs the reader time and hides those that do, and a phrase that everybody uses sounds as
if nobody had thought. Each phrase comes with its reason and what to write instead.

Quotations, made-up examples, messages to copy and code are left alone: people do talk like that. The option "boxes"
names the kinds of boxes that are examples, "allow" phrases that may stay.

Bad:  In order to land your dream job, simply reach out to the employer!
Good: To get a job you want, write to the employer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ....source import blank
from ...lore.english import plain
from ...lore.phrases import Hit, padding
from ...reading.checklists import said_in
from ...records import Content, File, Finding, InFile

SEVERITY = "warning"
HOUSE = True

OPTIONS = {"allow": ["reach out"], "boxes": ["example", "quote"]}


def check(file: File, content: Content, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Each such phrase in a text or a checklist."""
    allowed = {words.lower() for words in options.get("allow", ())}
    if source := content.english_of(file):
        left_alone = _left_alone(options.get("boxes", OPTIONS["boxes"]))
        for hit in padding(_without(source.plain, left_alone.finditer(source.prose))):
            if hit.written.lower() not in allowed:
                yield Finding(_message(hit), at=source.place(hit.offset), where=source)
    for value in said_in(file, content):
        for hit in padding(plain(value.text)):
            if hit.written.lower() not in allowed:
                yield Finding(_message(hit), at=InFile(value.file, value.line, value.column))


def _left_alone(kinds: Sequence[str]) -> re.Pattern[str]:
    """Quotations, and boxes of these kinds: their head, and what is set in below it."""
    names = "|".join(map(re.escape, kinds)) or "(?!)"  # where a site names none, no box is an example
    return re.compile(
        rf"\n[ \t]*>[^\n]*|\n(?P<in>[ \t]*)!!![ \t]+(?:{names})\b[^\n]*"
        rf"(?:\n(?:[ \t]*(?=\n|\Z)|(?P=in)(?:[ ]{{4}}|\t)[^\n]*))*"
    )


def _without(text: str, parts: Iterable[re.Match[str]]) -> str:
    for part in parts:
        text = text[: part.start()] + blank(part[0]) + text[part.end() :]
    return text


def _message(hit: Hit) -> str:
    return f'"{hit.written}" {hit.reason}; {hit.instead}'
