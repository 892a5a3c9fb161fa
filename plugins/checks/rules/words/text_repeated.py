"""No two pages share a run of 12 words.

Who reads both thinks that one of them is old, and what is mended in one stays wrong in the other. Words in code, tables
and messages to copy do not count. The option "words" sets another length.

Bad:  a paragraph that was copied from another page
Good: a link to that page, or the same thing said for this one
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ...records import Content, Finding, Source

SEVERITY = "warning"
HOUSE = True

MOST = 12

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class _Run(NamedTuple):
    """Words that two texts share: the number of the first text, where they stand in each, and how many there are."""

    first: int
    theirs: int
    ours: int
    length: int


def check(content: Content, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Each run of words in the later of two texts."""
    least = options.get("words", MOST)
    texts = content.english
    said = [[word.lower().replace("’", "'") for word in _WORD.findall(source.plain)] for source in texts]
    for ours, run in _runs(said, least):
        first, words = texts[run.first], said[ours][run.ours : run.ours + run.length]
        line, _ = _place(first, run.theirs)
        start = " ".join(words[:8])
        message = f'{run.length} words, "{start} ...", stand at {first.path}:{line} too; link there, or say it anew'
        yield Finding(message, at=_place(texts[ours], run.ours), where=texts[ours])


def _runs(said: Sequence[Sequence[str]], least: int) -> Iterator[tuple[int, _Run]]:
    """All shared runs, with the number of the later text.

    A run of 12 words holds 6 words that begin at a multiple of 6, so it is enough to keep those of each text.
    """
    half = max((least + 1) // 2, 1)
    kept: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for ours, words in enumerate(said):
        grams = list(zip(*(words[start:] for start in range(half)), strict=False))
        end = 0
        for at in [at for at, gram in enumerate(grams) if gram in kept]:
            found = (_grown(_Run(first, theirs, at, half), said[first], words) for first, theirs in kept[grams[at]])
            run = max(found, key=lambda run: run.length)
            if at >= end and run.length >= least:
                end = run.ours + run.length
                yield ours, run
        for at in range(0, len(grams), half):
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
