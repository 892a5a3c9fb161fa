"""A sentence has 30 words at most.

Who reads a longer one has forgotten its beginning at its end, most of all when it is read aloud by a screen reader.

A figure is a word, and so is what a hyphen holds together. Headings, tables, code and messages to copy do not count.
The option "words" sets another limit.

Bad:  one sentence that goes on and on, with a "which" and an "although" and a "because"
Good: the same in two or three
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...lore.english import Sentence
from ...reading.checklists import said_in
from ...records import Content, File, Finding, InFile

SEVERITY = "warning"
HOUSE = True

OPTIONS = {"words": 30}


def check(file: File, content: Content, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Each longer sentence of a text or a checklist."""
    most = options.get("words", OPTIONS["words"])
    if source := content.english_of(file):
        for sentence in source.sentences:
            if message := _message(sentence, most):
                yield Finding(message, at=source.place(sentence.offset), where=source)
    for value in said_in(file, content):
        for sentence in value.sentences:
            if message := _message(sentence, most):
                yield Finding(message, at=InFile(value.file, value.line, value.column))


def _message(sentence: Sentence, most: int) -> str:
    # So many words have as many spaces between them; counting those first costs next to nothing.
    count = len(sentence.words) if sentence.text.count(" ") >= most else 0
    start = " ".join(sentence.text.split()[:6])
    return f'the sentence "{start} ..." has {count} words; say it in two, of {most} at most' if count > most else ""
