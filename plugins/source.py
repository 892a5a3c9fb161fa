"""Reads what authors write, text and TOML, and knows on which line and column each part stands."""

from __future__ import annotations

import difflib
import os
import re
import stat
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from .parsing import parsed
from .problem import Problem
from .record import record

if TYPE_CHECKING:
    import tree_sitter

Place: TypeAlias = tuple[int, int]
"""Line and column, both counted from 1."""

Key: TypeAlias = tuple[str | int, ...]
"""The way to a value: table names and list positions, as in ``("question", 3, "ask")``."""

MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkd"))
"""Endings of the texts that Pelican's Markdown reader takes."""

SPECIAL = "is no ordinary file but a pipe, a socket or a device, and is not opened; put the file itself there"
"""What is wrong with what only looks like a file."""

_NOT_END = re.compile(r"[^\n]")
_CURLY = frozenset("“”„‟«»‘’‚‹›")
_REMEDIES = (
    ("'\\n'", "close the quotation mark"),
    ("Cannot overwrite", "this key is there already; take one of the two out"),
    ("Cannot declare", "write a table once; double brackets, [[name]], begin another of the same name"),
    ("Expected '='", 'put = between key and value, as in key = "text"'),
    ("Expected newline", "begin another line there, or put all of a text into one pair of quotation marks"),
    ("hex value", "write two of the sign \\, or put the text in single quotation marks"),
    ("Unescaped", "write two of the sign \\, or put the text in single quotation marks"),
    ("Unterminated string", "close it with the three signs that it begins with"),
)
"""What tomllib says, in part, and what to do about it."""
_WORD = re.compile(r"[^\W\d_][^\n#,\]}\"']{0,39}")

_TOML_ERROR = re.compile(
    r"(?P<what>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL
)


class Unreadable(Exception):
    """A file that cannot be used at all. ``problem`` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@record
class TomlFile:
    """A TOML file that was read: its values, and the place of each."""

    file: str
    data: dict[str, Any]
    places: dict[Key, Place]

    def at(self, *key: str | int) -> Place:
        """The place of a value, or of the nearest table around it that stands in the file."""
        while key and key not in self.places:
            key = key[:-1]
        return self.places.get(key, (1, 1))

    def problem(self, rule: str, message: str, *key: str | int) -> Problem:
        """An error at the value that ``key`` leads to."""
        line, column = self.at(*key)
        return Problem(self.file, line, column, rule, message)


@record
class Kind:
    """A kind of value in TOML: how a message calls it, and how it is recognised."""

    name: str
    fits: Callable[[Any], bool]


TEXT = Kind("a text in quotes, not empty", lambda value: isinstance(value, str) and bool(value.strip()))


def shown(path: Path | str) -> str:
    """How a file is named in messages: from the working folder where it lies below it, else in full."""
    absolute, here = os.path.abspath(path), os.getcwd()
    if absolute == here:
        return os.curdir
    return absolute.removeprefix(os.path.join(here, ""))  # pathlib takes twenty times as long


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` Did you mean "x"?`` where one of the known words is close, else the empty string."""
    close = difflib.get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)
    return f' Did you mean "{close[0]}"?' if close else ""


def place_of(text: str, offset: int) -> Place:
    """Line and column of a character offset in a text."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def blank(text: str) -> str:
    """As many spaces, on as many lines: what stands behind a text keeps its offset and its place."""
    return _NOT_END.sub(" ", text)


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """A text with blanks for all that a pattern finds in it."""
    return pattern.sub(lambda found: blank(found[0]), text)


def line_like(written: str, lines: list[str]) -> int:
    """The number of the last line of a template that is most like a line which it made; 1 where none is."""
    close = difflib.get_close_matches(written, lines, n=1, cutoff=0.5)
    return len(lines) - lines[::-1].index(close[0]) if close else 1


def texts_below(folder: Path) -> list[Path]:
    """All texts in Markdown below a folder, sorted by their paths; none where there is no such folder."""
    return sorted(path for path in folder.rglob("*") if path.suffix in MARKDOWN)


def is_special(path: Path | str) -> bool:
    """Whether a pipe, a socket or a device stands there: whoever opens one may wait for ever."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, without a byte order mark and with plain line ends.

    Raises Unreadable where the file is missing, may not be read, is no ordinary one, is not UTF-8 or holds a NUL byte.
    """
    if is_special(path):
        raise Unreadable(Problem(shown(path), 1, 1, "file", SPECIAL))
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise Unreadable(Problem(shown(path), 1, 1, "file", f"cannot be read: {reason}")) from error
    return decoded(raw, path)


def decoded(raw: bytes, path: Path) -> str:
    """The same of what a file holds that was read already."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place_of_byte(raw, error.start)
        what = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8 in your editor"
        raise Unreadable(Problem(shown(path), line, column, "encoding", what)) from error
    if "\0" in text:
        line, column = place_of(text, text.index("\0"))
        raise Unreadable(
            Problem(shown(path), line, column, "encoding", "a NUL byte: this is not a text file; remove it")
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_toml(path: Path) -> TomlFile:
    """A TOML file with the place of every key. Raises Unreadable where it is no text or no TOML."""
    text = read_text(path)
    try:
        data, places = parsed(text, _values)
    except (ValueError, RecursionError) as error:  # bad syntax; or thousands of digits, or of brackets, in a row
        raise Unreadable(_toml_problem(path, text, error)) from error
    return TomlFile(shown(path), data, places)


def _values(text: str) -> tuple[dict[str, Any], dict[Key, Place]]:
    """The values in a text of TOML, and the place of each."""
    return tomllib.loads(text), {(): (1, 1), **dict(_toml_places(_parser().parse(text.encode()).root_node))}


@cache
def _parser() -> tree_sitter.Parser:
    """What knows the places in TOML. It is imported where a text is parsed that was not parsed in an earlier build."""
    import tree_sitter
    import tree_sitter_toml

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))


def _place_of_byte(raw: bytes, offset: int) -> Place:
    start = raw.rfind(b"\n", 0, offset) + 1
    return raw.count(b"\n", 0, offset) + 1, len(raw[start:offset].decode("utf-8", "replace")) + 1


def _toml_problem(path: Path, text: str, error: Exception) -> Problem:
    found = _TOML_ERROR.fullmatch(str(error))
    line, column = place_of(text, len(text)) if found else (1, 1)
    if found and found["line"]:
        line, column = int(found["line"]), int(found["column"])
    what = found["what"] if found else str(error)
    whole = text.split("\n")[line - 1]
    message = f"not valid TOML: {what[:1].lower()}{what[1:]}; {_toml_remedy(what, whole[column - 1 :], whole)}"
    return Problem(shown(path), line, column, "toml", message)


def _toml_remedy(what: str, there: str, line: str) -> str:
    """What to do about a fault that tomllib names, where the rest of its ``line`` is what stands ``there``."""
    if there[:1] in _CURLY or ("'\\n'" in what and _CURLY & set(line)):
        return 'write straight quotation marks, "'
    if there.startswith(("True", "False")):
        return f"write {there[:5].strip().lower()} in small letters"
    if what.startswith("Invalid value") and (word := _WORD.match(there)):
        return f'put a text in quotation marks, as in "{word[0].strip()}"'
    return next((remedy for said, remedy in _REMEDIES if said in what), "compare with the lines around it")


def _toml_places(root: tree_sitter.Node) -> Iterator[tuple[Key, Place]]:
    counts: dict[Key, int] = {}
    for node in root.named_children:
        if node.type == "pair":
            yield from _pair_places(node, ())
        elif node.type in ("table", "table_array_element"):
            head, *rest = node.named_children
            base = _resolve(_key_of(head), counts, repeats=node.type == "table_array_element")
            yield base, _place(node)
            for pair in rest:
                if pair.type == "pair":
                    yield from _pair_places(pair, base)


def _resolve(path: tuple[str, ...], counts: dict[Key, int], *, repeats: bool) -> Key:
    """The key of a table header: each ``[[list]]`` on the way stands for its newest element."""
    key: Key = ()
    for depth, part in enumerate(path, start=1):
        key = (*key, part)
        if depth == len(path) and repeats:
            counts[key] = counts.get(key, -1) + 1
        if key in counts:
            key = (*key, counts[key])
    return key


def _pair_places(node: tree_sitter.Node, base: Key) -> Iterator[tuple[Key, Place]]:
    name, value = node.named_children[:2]
    key = (*base, *_key_of(name))
    yield key, _place(node)
    yield from _value_places(value, key)


def _value_places(node: tree_sitter.Node, key: Key) -> Iterator[tuple[Key, Place]]:
    if node.type == "array":
        for index, item in enumerate(child for child in node.named_children if child.type != "comment"):
            yield (*key, index), _place(item)
            yield from _value_places(item, (*key, index))
    elif node.type == "inline_table":
        for pair in node.named_children:
            if pair.type == "pair":
                yield from _pair_places(pair, key)


def _key_of(node: tree_sitter.Node) -> tuple[str, ...]:
    if node.type == "dotted_key":
        return tuple(part for child in node.named_children for part in _key_of(child))
    text = (node.text or b"").decode()
    return (text[1:-1] if node.type == "quoted_key" else text,)


def _place(node: tree_sitter.Node) -> Place:
    # tree-sitter counts columns in bytes; what stands before a key is nearly always ASCII: one byte, one character
    return node.start_point[0] + 1, node.start_point[1] + 1
