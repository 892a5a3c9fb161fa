"""No two pages share a run of 12 words.

Who reads both thinks that one of them is old, and what is mended in one stays wrong in the other. Words in code, tables
and messages to copy do not count. The option "words" sets another length.

A checklist shares none with a page either. Two checklists may: they ask the same question in the same words.

Bad:  a paragraph that was copied from another page
Good: a link to that page, or the same thing said for this one
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ...lore.english import plain
from ...reading.checklists import said
from ...records import Content, Finding, InFile, Source

SEVERITY = "warning"
HOUSE = True

OPTIONS = {"words": 12}

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class _Run(NamedTuple):
    """Words that two texts share: the number of the first text, where they stand in each, and how many there are."""

    first: int
    theirs: int
    ours: int
    length: int


def check(content: Content, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Each run of words in the later of two texts, and in a checklist."""
    texts, values = content.english, tuple(said(content))
    spoken = [_words(source.plain) for source in texts] + [_words(plain(value.text)) for value in values]
    for ours, run in _runs(spoken, options.get("words", OPTIONS["words"]), len(texts)):
        first, words = texts[run.first], spoken[ours][run.ours : run.ours + run.length]
        line, _ = _place(first, run.theirs)
        start = " ".join(words[:8])
        message = f'{run.length} words, "{start} ...", stand at {first.path}:{line} too; link there, or say it anew'
        if ours < len(texts):
            yield Finding(message, at=_place(texts[ours], run.ours), where=texts[ours])
        else:
            value = values[ours - len(texts)]
            yield Finding(message, at=InFile(value.file, value.line, value.column))


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _runs(spoken: Sequence[Sequence[str]], least: int, held: int) -> Iterator[tuple[int, _Run]]:
    """All runs that a text shares with one of the first ``held``, with the number of the later text.

    A run of 12 words holds 6 words that begin at a multiple of 6, so it is enough to keep those of each text.
    """
    half = max((least + 1) // 2, 1)
    kept: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for ours, words in enumerate(spoken):
        grams = list(zip(*(words[start:] for start in range(half)), strict=False))
        end = 0
        for at in [at for at, gram in enumerate(grams) if gram in kept]:
            found = (_grown(_Run(first, theirs, at, half), spoken[first], words) for first, theirs in kept[grams[at]])
            run = max(found, key=lambda run: run.length)
            if at >= end and run.length >= least:
                end = run.ours + run.length
                yield ours, run
        for at in range(0, len(grams) if ours < held else 0, half):
            kept[grams[at]].append((ours, at))


def _grown(run: _Run, theirs: Sequence[str], ours: Sequence[str]) -> _Run:
    """The run, as far as it goes to both sides."""
    _, there, here, length = run
    while there and here and theirs[there - 1] == ours[here - 1]:
        there, here, length = there - 1, here - 1, length + 1
    while there + length < len(theirs) and here + length < len(ours) and theirs[there + length] == ours[here + length]:
        length += 1
    return _Run(run.first, there, here, length)


def _place(source: Source, number: int) -> tuple[int, int]:
    """Where a word stands, by its number in the text."""
    found = list(_WORD.finditer(source.plain))
    return source.place(found[number].start())
