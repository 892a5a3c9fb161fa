"""Reads Markdown as English prose: what of it is sentences, how long they are, and for which age they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...source import blank
from .syllables import syllables

# Lines that are no sentences: rows of tables, heads of boxes, addresses of links, places for a checklist. Every
# alternative begins with a sign of its own, here and below: a search for signs costs a tenth of one for anything.
_LINE = re.compile(
    r"""
    \n(?: [^\n|]*\|
      | [ \t]*(?:!!!|\?\?\?)
      | [ ]{0,3}\[[^\]^\n][^\]\n]*\]:
      | [ ]{0,3}\[\w+:[^\]\n]*\][ \t]*(?=\n|\Z)
    )[^\n]*
    """,
    re.VERBOSE,
)
# Signs within sentences. Of a link its words stay, the group "text".
_MARKUP = re.compile(
    r"""
      !\[[^\]\n]*\]\([^)\n]*\)                                        # a picture
    | \[(?P<text>[^\[\]^][^\[\]]*)\](?:\([^)\n]*\)|\[[^\]^\n][^\]\n]*\])  # a link
    | \[\^[^\]\n]+\]:?                                               # a note
    | \{:?[ ]*[.#][^}\n]*\}                                           # attributes
    | <[/!a-zA-Z][^<>]*>                                              # a tag, or an address in angle brackets
    | https?://[^\s)]+
    | www\.[^\s)]+
    | \*\**
    | __*
    | \\
    """,
    re.VERBOSE,
)
# Where something new begins, whatever stands before it: an empty line, or the mark of an item or a definition.
_BREAK = re.compile(r"\n[ \t>]*(?:(?=\n)|(?:[-*+]|\d{1,3}[.)]|:)[ \t]+|(?=#{1,6}[ \t]))")
_HEADING = re.compile(r"\s*#{1,6}\s")

_END = re.compile(r"[.?!…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9£$€])")
_STOP = re.compile(r"[.?!:;…][\"'”’)\]]*$")
# A full stop that ends a word and no sentence.
_SHORT = re.compile(r"(?:\b(?:[A-Za-z]|e\.g|i\.e|[Mm]rs?|Ms|[DS]t|Dr|Prof|Rev|vs|cf|approx|ca|[A-Z]\.[A-Z]))\.$")
_WORD = re.compile(r"[^\W_]+(?:[-'’./,:@][^\W_]+)*")

SCHOOL_STARTS = 5
"""What makes an age of a grade of schools in the United States, where the first grade is for children of six."""


class Sentence(NamedTuple):
    """One sentence, or what stands in its place, and where it begins. ``whole`` where it ends as sentences do.

    Items of lists and terms often do not: they count as no sentence where a reading age is asked for.
    """

    text: str
    offset: int
    whole: bool

    @property
    def words(self) -> list[str]:
        """Its words; figures are words too, and so is what a hyphen holds together."""
        return _WORD.findall(self.text)


def plain(prose: str) -> str:
    """Markdown without code, as words alone: spaces stand for its marks, tables and addresses, so offsets stay."""
    return _MARKUP.sub(_blank, _LINE.sub(_blank, prose))


def _blank(found: re.Match[str]) -> str:
    if (words := found.groupdict().get("text")) is not None:
        # The words of a link may be marked themselves.
        return f" {_MARKUP.sub(_blank, words)}{' ' * (len(found[0]) - len(words) - 1)}"
    return blank(found[0])


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text that is words alone (``plain``), its headings apart."""
    for begin, end in _blocks(text):
        if not _HEADING.match(text, begin, end):
            yield from _sentences(text[begin:end], begin)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for found in _BREAK.finditer(text):
        yield begin, found.start()
        begin = found.end()
    yield begin, len(text)


def _sentences(words: str, offset: int) -> Iterator[Sentence]:
    begin = 0
    for found in _END.finditer(words):
        if not _goes_on(words, begin, found.end()):
            yield from _sentence(words[begin : found.end()], offset + begin)
            begin = found.end()
    yield from _sentence(words[begin:], offset + begin)


def _goes_on(words: str, begin: int, end: int) -> bool:
    if words.endswith("No.", begin, end):
        return words[end:].lstrip()[:1].isdigit()
    return bool(_SHORT.search(words, begin, end))


def _sentence(text: str, offset: int) -> Iterator[Sentence]:
    if _WORD.search(text):
        stripped = text.strip()
        yield Sentence(
            " ".join(stripped.split()), offset + len(text) - len(text.lstrip()), bool(_STOP.search(stripped))
        )


def reading_age(found: Iterable[Sentence]) -> float | None:
    """The age at which a reader in school follows these sentences; None where there is none that is whole.

    That is the grade of Flesch and Kincaid, 0.39 x words per sentence + 11.8 x syllables per word - 15.59, and five
    years (Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas", Naval Technical Training
    Command, Research Branch Report 8-75, 1975).
    """
    said = [sentence.words for sentence in found if sentence.whole]
    words = [word for sentence in said for word in sentence]
    if not words:
        return None
    grade = 0.39 * len(words) / len(said) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + SCHOOL_STARTS
