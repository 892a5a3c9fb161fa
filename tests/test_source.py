"""Reading text and TOML: what cannot be read says where and why, and every value knows its place."""

from __future__ import annotations

import contextlib
import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.problem import Problem
from plugins.source import Key, Place, Unreadable, blank, blanked, did_you_mean, place_of, read_text, read_toml, shown

Write = Callable[[bytes | str], Path]

SAMPLE = """\
# every kind of key and table
title = "One"
tags = [ # a comment is no item
  "a",
  { name = "b", deep.er = [1, 2] },
]

[site]
"quoted key" = 1
line.two = 2

[[question]]
id = "first"
answers = [{ id = "yes" }, { id = "no" }]

[question.more]
note = "first"

[[question]]
id = "second"

[[question.part]]
name = "x"

[a."b.c".d]
e = 1
"""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes bytes or text to a file in the working folder; gives its path."""
    monkeypatch.chdir(tmp_path)

    def file(content: bytes | str) -> Path:
        path = tmp_path / "some.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return file


def problem_of(read: Callable[[Path], object], path: Path) -> Problem:
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert str(caught.value) == str(caught.value.problem)
    return caught.value.problem


@pytest.mark.parametrize(
    ("raw", "place", "rule", "says"),
    [
        (b"caf\xe9", (1, 4), "encoding", "byte 0xe9 is not UTF-8"),
        (b"one\ntwo \xe2\x82\xac \xff", (2, 7), "encoding", "byte 0xff is not UTF-8"),
        (b"\xef\xbb\xbf\xff", (1, 1), "encoding", "byte 0xff is not UTF-8"),
        ("é".encode("utf-16"), (1, 1), "encoding", "byte 0xff is not UTF-8"),
        (b"one\ntwo\0", (2, 4), "encoding", "a NUL byte"),
    ],
)
def test_what_is_no_text_is_refused_at_its_first_bad_byte(
    write: Write, raw: bytes, place: Place, rule: str, says: str
) -> None:
    problem = problem_of(read_text, write(raw))
    assert (problem.file, (problem.line, problem.column), problem.rule) == ("some.toml", place, rule)
    assert says in problem.message


def test_a_missing_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    problem = problem_of(read_text, tmp_path / "none.md")
    assert problem == Problem(str(tmp_path / "none.md"), 1, 1, "file", "cannot be read: no such file or directory")


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    assert problem_of(read_text, tmp_path).message == "cannot be read: is a directory"


def test_a_text_comes_without_byte_order_mark_and_with_plain_line_ends(write: Write) -> None:
    assert read_text(write(b"\xef\xbb\xbfa\r\nb\rc\n")) == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("x = 1\nx = = 2", (2, 5), "invalid value"),
        ("x = 1\nx = 2", (2, 6), "cannot overwrite a value"),
        ("x = [1,\n", (2, 1), "invalid value"),
        ('x = "one\ny = 2', (1, 9), "close the quotation mark"),
        ('x = "one”\ny = 2', (1, 10), "write straight quotation marks"),
        ("x = “one”", (1, 5), "write straight quotation marks"),
        ("x = en-GB # so", (1, 5), 'put a text in quotation marks, as in "en-GB"'),
        ("x = False", (1, 5), "write false in small letters"),
        ("x = 2 # two\n[y]\n[y]", (3, 3), "double brackets"),
        ("x: 2", (1, 2), "put = between key and value"),
        ('x = "one" two', (1, 11), "begin another line there"),
        ('x = "C:\\Users"', (1, 10), "write two of the sign \\"),
        ('x = "C:\\d"', (1, 10), "write two of the sign \\"),
        ('x = """one', (1, 11), "close it with the three signs"),
        ("x = .5", (1, 5), "compare with the lines around it"),
        ("x = 2026-02-30", (1, 5), "invalid date or datetime"),
        ('x = "\\ud800"', (1, 12), "not a Unicode scalar value"),
        ("x = " + "[" * 5000, (1, 1), ""),
        ("x = " + "1" * 5000, (1, 1), "exceeds the limit"),
    ],
)
def test_what_is_no_toml_is_refused_at_its_place(write: Write, text: str, place: Place, says: str) -> None:
    problem = problem_of(read_toml, write(text))
    assert ((problem.line, problem.column), problem.rule) == (place, "toml")
    assert problem.message.startswith("not valid TOML: ")
    assert says in problem.message
    assert "\n" not in problem.message


def test_no_damage_to_a_file_ends_in_a_traceback(write: Write) -> None:
    lottery = random.Random(0)
    for _ in range(300):
        at = lottery.randrange(len(SAMPLE))
        damaged = SAMPLE[:at] + lottery.choice("[]{}\"'=,.#\n\0é") + SAMPLE[at + lottery.randrange(3) :]
        with contextlib.suppress(Unreadable):
            assert read_toml(write(damaged)).at() == (1, 1)


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ((), (1, 1)),
        (("title",), (2, 1)),
        (("tags",), (3, 1)),
        (("tags", 0), (4, 3)),
        (("tags", 1), (5, 3)),
        (("tags", 1, "name"), (5, 5)),
        (("tags", 1, "deep", "er", 1), (5, 31)),
        (("site",), (8, 1)),
        (("site", "quoted key"), (9, 1)),
        (("site", "line", "two"), (10, 1)),
        (("question", 0), (12, 1)),
        (("question", 0, "answers", 1, "id"), (14, 30)),
        (("question", 0, "more", "note"), (17, 1)),
        (("question", 1, "id"), (20, 1)),
        (("question", 1, "part", 0, "name"), (23, 1)),
        (("a", "b.c", "d", "e"), (26, 1)),
    ],
)
def test_every_value_has_its_place(write: Write, key: Key, place: Place) -> None:
    assert read_toml(write(SAMPLE)).at(*key) == place


@pytest.mark.parametrize(
    ("key", "place"),
    [(("question", 1, "ask"), (19, 1)), (("question", 9), (1, 1)), (("tags", 7), (3, 1)), (("nothing",), (1, 1))],
)
def test_what_does_not_stand_in_the_file_has_the_place_of_the_table_around_it(
    write: Write, key: Key, place: Place
) -> None:
    assert read_toml(write(SAMPLE)).at(*key) == place


def test_values_come_as_toml_means_them(write: Write) -> None:
    toml = read_toml(write(SAMPLE))
    assert toml.data["question"][1] == {"id": "second", "part": [{"name": "x"}]}
    assert toml.problem("rule", "message", "site") == Problem("some.toml", 8, 1, "rule", "message")


def test_a_file_outside_the_working_folder_is_shown_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert shown(tmp_path / "x.md") == str(tmp_path / "x.md")
    assert shown(tmp_path / "here" / "a" / ".." / "x.md") == "x.md"
    assert shown(Path("x.md")) == "x.md"


@pytest.mark.parametrize(
    ("word", "hint"), [("titel", ' Did you mean "title"?'), ("DATE", ' Did you mean "date"?'), ("zzz", "")]
)
def test_a_near_word_is_offered(word: str, hint: str) -> None:
    assert did_you_mean(word, {"date", "title"}) == hint


@pytest.mark.parametrize(("offset", "place"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (3, 1)), (6, (3, 2))])
def test_an_offset_becomes_line_and_column(offset: int, place: Place) -> None:
    assert place_of("ab\nc\nd", offset) == place


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(Unreadable, match="is no ordinary file but a pipe"):
        read_text(tmp_path / "pipe.md")


def test_blanks_stand_for_a_text_on_as_many_lines() -> None:
    assert blank("a\tb\n\nc\u2028") == "   \n\n  "
    assert blanked(re.compile(r"<.*?>", re.DOTALL), "a <b\n> c <d>") == "a   \n  c    "
