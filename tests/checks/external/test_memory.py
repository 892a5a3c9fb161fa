"""The file that remembers: its bytes, what is wrong with it, and how a day changes it."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from plugins.checks.external.memory import Entry, as_bytes, read_memory, renewed, replace_file
from plugins.checks.external.records import Answer, State

A, B = "https://a.org/", "https://b.org/ä"
DAYS = [datetime.date(2026, 11, day) for day in range(1, 30)]
ENTRIES = {
    B: Entry("ok", 200, "", "", "", "2026-11-02", "2026-11-02"),
    A: Entry("gone", 404, "", "404 Not Found", "", "2026-11-02", "2026-10-02", "2026-11-01"),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def after(*states: State) -> Entry:
    """What is remembered of a link that was so day by day."""
    memory: dict[str, Entry] = {}
    for day, state in zip(DAYS, states, strict=False):
        memory = renewed(memory, [Answer(A, state)], day)
    return memory[A]


def test_it_is_sorted_and_has_a_link_a_line() -> None:
    assert as_bytes(ENTRIES).decode().split("\n") == [
        "{",
        '  "version": 1,',
        '  "links": {',
        '    "https://a.org/": {"first_gone": "2026-11-01", "last_seen": "2026-11-02", "last_worked": "2026-10-02", '
        '"reason": "404 Not Found", "state": "gone", "status": 404},',
        '    "https://b.org/ä": {"last_seen": "2026-11-02", "last_worked": "2026-11-02", "state": "ok", "status": 200}',
        "  }",
        "}",
        "",
    ]


@pytest.mark.parametrize("memory", [ENTRIES, {}])
def test_what_was_written_is_read_again(memory: dict[str, Entry]) -> None:
    Path("links.json").write_bytes(as_bytes(memory))
    assert read_memory(Path("links.json")) == (memory, [])


def test_no_file_remembers_nothing() -> None:
    assert read_memory(Path("links.json")) == ({}, [])


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (b"", "1:1: is no JSON"),
        (b'{"links": {\n<<<<<<< HEAD\n', "2:1: is no JSON"),
        (b"[]", "1:1: does not hold"),
        (b"{}", "1:1: does not hold"),
        (b'{"links": []}', "1:1: does not hold"),
        (b'{"links": {"a": []}}', "1:1: does not hold"),
        (b'{"links": {"a": {}}}', "1:1: does not hold"),
        (b'{"links": {"a": {"state": "fine"}}}', "1:1: does not hold"),
        (b'{"links": {"a": {"state": "ok", "status": "200"}}}', "1:1: does not hold"),
        (b'{"links": {"a": {"state": "ok", "last_seen": "today"}}}', "1:1: does not hold"),
        (b'{"links": {"a": {"state": "ok", "more": 1}}}', "1:1: does not hold"),
        (b'{"links": "\xff"}', "1:12: byte 0xff"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_at_its_place(text: bytes, where: str) -> None:
    Path("links.json").write_bytes(text)
    memory, (problem,) = read_memory(Path("links.json"))
    assert memory == {}
    assert str(problem).startswith(f"links.json:{where}")


@pytest.mark.parametrize(
    ("states", "first_gone", "last_worked", "for_good"),
    [
        (["ok"], "", "2026-11-01", False),
        (["gone"], "2026-11-01", "", False),
        (["gone", "gone"], "2026-11-01", "", True),
        (["ok", "gone", "gone"], "2026-11-02", "2026-11-01", True),
        (["gone", "cannot tell"], "2026-11-01", "", False),
        (["gone", "cannot tell", "gone"], "2026-11-01", "", True),
        (["gone", "ok", "gone"], "2026-11-03", "2026-11-02", False),
        (["gone", "moved"], "", "2026-11-02", False),
        (["ok", "cannot tell"], "", "2026-11-01", False),
    ],
)
def test_days_are_kept_as_they_are_needed(
    states: list[State], first_gone: str, last_worked: str, for_good: bool
) -> None:
    entry = after(*states)
    assert (entry.first_gone, entry.last_worked, entry.gone_for_good) == (first_gone, last_worked, for_good)
    assert entry.last_seen == f"2026-11-0{len(states)}"


def test_gone_twice_on_one_day_is_gone_once() -> None:
    memory = renewed({}, [Answer(A, "gone")], DAYS[0])
    assert not renewed(memory, [Answer(A, "gone")], DAYS[0])[A].gone_for_good


def test_what_was_not_asked_stays_as_it_was() -> None:
    assert renewed(ENTRIES, [], DAYS[9]) == ENTRIES


def test_a_file_keeps_its_permissions_and_a_link_to_it_stays_one() -> None:
    real, link = Path("real"), Path("link")
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    replace_file(link, b"new")
    assert (real.read_bytes(), real.stat().st_mode & 0o777, link.is_symlink()) == (b"new", 0o640, True)


def test_a_write_that_fails_leaves_nothing_behind() -> None:
    Path("folder").mkdir()
    with pytest.raises(OSError, match="directory"):
        replace_file(Path("folder"), b"x")
    assert os.listdir() == ["folder"]
