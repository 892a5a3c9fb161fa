"""Exceptions from the rules: what may stay as it is, until when and why; and how a Markdown text says so."""

from __future__ import annotations

import datetime
import glob
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import groupby
from typing import Literal, TypeAlias

from ...problem import Problem
from ...record import record
from ...source import blanked, did_you_mean, place_of
from ..reading.sources import parse_source, prose_lines

RULE = "exception"

_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")

# Begins as an exception does: other comments are the author's own affair.
_COMMENT = re.compile(
    r"<!--\s*allow(?:\s*:|(?=\s+\S+\s+until\b))(?P<what>(?:(?!-->|<!--).)*)(?P<end>-->)?", re.DOTALL | re.IGNORECASE
)
_ANY_COMMENT = re.compile(r"<!--(?:(?!-->|<!--).)*-->", re.DOTALL)

# Code in a sentence; it may go on in the next line, not past an empty one.
_INLINE_CODE = re.compile(r"(?<![`\\])(?P<tick>`+)(?!`)(?:[^\n]|\n(?!\s*\n))*?(?<!`)(?P=tick)(?!`)")

# Below these, indented lines are text and no code: lists, footnotes, admonitions, definitions.
_HOLDER = re.compile(r"(?:[-*+:]|\d+[.)])\s|\[\^|!!!|\?\?\?")

Kind: TypeAlias = Literal["blank", "comment", "text"]


@record
class Allowance:
    """One exception. It holds in its ``file`` (a glob over names as messages have them) and there in ``lines``.

    ``lines`` is None where it holds in all of the file. ``until`` is the last month in which it holds, as in 2027-03;
    ``place`` is the file, line and column where it is written.
    """

    rule: str
    file: str
    lines: range | None
    until: str
    reason: str
    place: tuple[str, int, int]

    def covers(self, problem: Problem) -> bool:
        """Whether a problem is of the kind, and at a place, that this excuses."""
        if problem.rule != self.rule or not (self.lines is None or problem.line in self.lines):
            return False
        return _fits(problem.file.split("/"), self.file.split("/"))

    def expired(self, today: datetime.date) -> bool:
        """Whether its last month is over."""
        return self.until < today.strftime("%Y-%m")


def is_month(text: str) -> bool:
    """Whether a text is a month such as 2027-03."""
    return bool(_MONTH.fullmatch(text))


def unknown_rule(name: str, rules: frozenset[str]) -> str:
    """What is to be said of a name that no rule has."""
    return f'"{name}" is no rule.{did_you_mean(name, rules) or " `invoke check --list` shows them all"}'


def read_exceptions(file: str, text: str, rules: frozenset[str]) -> tuple[list[Allowance], list[Problem]]:
    """The exceptions written in a Markdown text, and a problem for each that is not written as it should be.

    ``file`` is how messages name the text, ``rules`` are the names an exception may give. One on a line of its own
    excuses the block below it, one in a block that block. The first thing below the front matter excuses that as well.
    """
    allowances: list[Allowance] = []
    problems: list[Problem] = []
    if not _COMMENT.search(text):
        return allowances, problems
    page = _Page.of(file, text)
    for found in _COMMENT.finditer(page.prose):
        place = (file, *place_of(text, found.start()))
        rule, until, reason = _parts(text[slice(*found.span("what"))])
        fault = _fault(rule, until, reason, rules) if found["end"] else 'is never closed; end it with "-->"'
        if fault:
            problems.append(Problem(*place, RULE, f"this exception {fault}"))
        else:
            lines = page.reach(found.start(), found.end())
            allowances.append(Allowance(rule, glob.escape(file), lines, until[-1], reason, place))
    return allowances, problems


def _fits(path: list[str], pattern: list[str]) -> bool:
    """Whether a path fits a glob, part by part; ``**`` stands for any number of folders."""
    if not pattern:
        return not path
    if pattern[0] == "**":
        return any(_fits(path[start:], pattern[1:]) for start in range(len(path) + 1))
    return bool(path) and fnmatchcase(path[0], pattern[0]) and _fits(path[1:], pattern[1:])


def _parts(what: str) -> tuple[str, list[str], str]:
    """What stands in the comment: the rule, the words up to the colon, and the reason behind it."""
    head, _, reason = " ".join(what.split()).partition(":")
    words = head.split()
    return (words[0] if words else ""), words[1:], reason.strip()


def _fault(rule: str, until: list[str], reason: str, rules: frozenset[str]) -> str:
    """What is wrong with the parts of an exception, empty where nothing is."""
    example = f'write "<!-- allow: {rule if rule in rules else "rule"} until 2027-03: why -->"'
    if not rule:
        return f"names no rule; {example}"
    if rule not in rules:
        return f"is for a rule that is none: {unknown_rule(rule, rules)}"
    if len(until) < 2 or until[0].lower() != "until":
        return f"does not say until when it holds; {example}"
    if not is_month(until[1]):
        return f'holds until "{until[1]}", which is no month; {example}'
    if len(until) > 2 or not re.search(r"\w", reason):
        return f"gives no reason behind a colon; {example}"
    return ""


@record
class _Page:
    """A text as exceptions see it.

    ``prose`` is as long as the text, without its front matter and its code; ``bare`` is that without comments.
    ``blocks`` are the lines between empty ones, and whether they are comments only; ``body`` is the offset below the
    front matter.
    """

    prose: str
    bare: str
    body: int
    blocks: tuple[tuple[range, bool], ...]

    @classmethod
    def of(cls, file: str, text: str) -> _Page:
        """The text, taken apart."""
        source = parse_source(text, path=file, kind="page", stem="")
        lines = text.split("\n")
        head, kept = lines[: source.body_line - 1], dict(_without_indented_code(prose_lines(source)))
        front = [" " * len(line) for line in head]
        body = [kept.get(number, "x" * len(line)) for number, line in enumerate(lines[len(head) :], source.body_line)]
        prose = _INLINE_CODE.sub(lambda found: re.sub(r"[^\n]", "x", found[0]), "\n".join(front + body))
        bare = blanked(_ANY_COMMENT, prose)
        kinds = [_kind(*pair, code=number not in kept) for number, *pair in _numbered(lines, bare, source.body_line)]
        return cls(prose, bare, sum(len(line) + 1 for line in head), tuple(_blocks(kinds, source.body_line)))

    def reach(self, start: int, end: int) -> range:
        """The lines that the comment between two offsets excuses."""
        first, last = place_of(self.prose, start)[0], place_of(self.prose, end)[0]
        below = [block for block in self.blocks if block[0].stop > last]
        stop = next((lines.stop for lines, comments_only in below if not comments_only), last + 1)
        leads = not self.bare[self.body : start].strip()
        return range(1 if leads else next(lines.start for lines, _ in self.blocks if first in lines), stop)


def _without_indented_code(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Lines without those that an indent makes code: below an empty line, and not in a list or a note."""
    held, code, empty = False, False, True
    for number, line in lines:
        indented = line.startswith(("    ", "\t"))
        if line.strip():
            held = held if indented else bool(_HOLDER.match(line.lstrip()))
            code = indented and not held and (empty or code)
        empty = not line.strip()
        if empty or not code:
            yield number, line


def _numbered(lines: list[str], bare: str, first: int) -> Iterator[tuple[int, str, str]]:
    """Number, line and what is left of it without comments, from a line on."""
    pairs = zip(lines, bare.split("\n"), strict=True)
    return ((number, *pair) for number, pair in enumerate(pairs, 1) if number >= first)


def _kind(line: str, bare: str, *, code: bool) -> Kind:
    if code or bare.strip():
        return "text"
    return "comment" if line.strip() else "blank"


def _blocks(kinds: list[Kind], first: int) -> Iterator[tuple[range, bool]]:
    """The runs of lines that are not blank, each with whether comments are all there is."""
    number = first
    for filled, run in groupby(kinds, key=lambda kind: kind != "blank"):
        lines = list(run)
        if filled:
            yield range(number, number + len(lines)), "text" not in lines
        number += len(lines)
