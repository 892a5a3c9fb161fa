"""The repair: old addresses become new ones where they stand, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks.external.fix import Change, fix
from plugins.checks.external.memory import Entry
from plugins.checks.external.records import Outside, Use

OLD, NEW = "http://a.org/old", "https://a.org/new"
CONTENT = Path("content")
FILE = CONTENT / "a.md"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    CONTENT.mkdir()


def fixed(text: str, *, old: str = OLD, new: str = NEW, line: int = 1) -> str:
    FILE.write_bytes(text.encode())
    fix([Outside(old, (Use(str(FILE), line, 1),))], {old: Entry("moved", final=new)}, CONTENT)
    return FILE.read_bytes().decode()


@pytest.mark.parametrize(
    "text",
    [
        "[x]({})",
        "[x](<{}>)",
        "[x]({} 'title')",
        "[x]: {}",
        "[x]:{}",
        "<{}>",
        "see {}.",
        "see {}, or",
        "({}).",
        "*{}*",
        "`{}`",
        '<a href="{}">x</a>',
        "<a href='{}'>x</a>",
        'url = "{}"',
        "[{}]({})",
        "| {} |",
    ],
)
def test_the_new_address_takes_the_place_of_the_old_one(text: str) -> None:
    assert fixed(text.replace("{}", OLD)) == text.replace("{}", NEW)


@pytest.mark.parametrize(
    "text",
    [
        f"[x]({OLD}er)",
        f"[x]({OLD}/below)",
        f"[x]({OLD}?q)",
        f"[x]({OLD}#part)",
        f"[x]({OLD}.html)",
        f"[x](https://archive.example/2020/{OLD})",
        f"[x](https://b.org/?to={OLD})",
        "[x](http://a_org/old)",
    ],
)
def test_longer_and_other_addresses_stay(text: str) -> None:
    assert fixed(text) == text


def test_only_the_line_of_the_link_changes() -> None:
    assert fixed(f"{OLD}\n{OLD}\n{OLD}\n", line=2) == f"{OLD}\n{NEW}\n{OLD}\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_rare_characters_stay(end: str) -> None:
    assert fixed(f"\ufeffa\u2028b\x0c{end}{OLD}{end}c", line=2) == f"\ufeffa\u2028b\x0c{end}{NEW}{end}c"


def test_a_fragment_stays() -> None:
    assert fixed(f"[x]({OLD}#a)", old=f"{OLD}#a", new=f"{NEW}#a") == f"[x]({NEW}#a)"


def test_an_ampersand_is_written_as_it_was() -> None:
    old, new = f"{OLD}?a&b", f"{NEW}?a&b"
    assert fixed('<a href="http://a.org/old?a&amp;b">', old=old, new=new) == '<a href="https://a.org/new?a&amp;b">'
    assert fixed(f"[x]({old})", old=old, new=new) == f"[x]({new})"


def test_a_new_address_cannot_end_its_link() -> None:
    assert fixed(f"[x]({OLD})", new=f"{NEW}_('a')") == f"[x]({NEW}_%28%27a%27%29)"


@pytest.mark.parametrize(
    "entry",
    [
        Entry("ok", final=NEW),
        Entry("gone", final=NEW),
        Entry("cannot tell", final=NEW),
        Entry("moved", final=NEW, look="leads to the front page of a.org"),
    ],
)
def test_only_what_has_surely_moved_is_rewritten(entry: Entry) -> None:
    FILE.write_text(OLD)
    assert not fix([Outside(OLD, (Use(str(FILE), 1, 1),))], {OLD: entry}, CONTENT).changed
    assert FILE.read_text() == OLD


def test_what_is_not_remembered_is_not_rewritten() -> None:
    assert fix([Outside(OLD, (Use(str(FILE), 1, 1),))], {}, CONTENT).left == ()


def test_it_says_what_it_changed_and_what_it_left() -> None:
    Path("theme.html").write_text(OLD)
    (CONTENT / "b.html").write_text(OLD)
    (CONTENT / "bad.md").write_bytes(b"\xff" + OLD.encode())
    (CONTENT / "data.toml").write_text(f'a = 1\nurl = "{OLD}"\n')
    FILE.write_text(f"[x]({OLD}) [y]({OLD})\n\nNothing here\n")
    places = [("a.md", 1, 1), ("a.md", 1, 30), ("a.md", 3, 1), ("a.md", 99, 1), ("data.toml", 2, 1)]
    places += [("b.html", 1, 1), ("bad.md", 1, 1), ("missing.md", 1, 1), ("../theme.html", 1, 1)]
    link = Outside(OLD, tuple(Use(f"content/{file}", line, column) for file, line, column in places))
    done = fix([link], {OLD: Entry("moved", final=NEW)}, CONTENT)
    assert done.changed == (
        Change("content/a.md", 1, OLD, NEW),
        Change("content/data.toml", 2, OLD, NEW),
    )
    assert [(change.file, change.line) for change in done.left] == [
        ("content/../theme.html", 1),
        ("content/a.md", 3),
        ("content/a.md", 99),
        ("content/b.html", 1),
        ("content/bad.md", 1),
        ("content/missing.md", 1),
    ]
    assert FILE.read_text() == f"[x]({NEW}) [y]({NEW})\n\nNothing here\n"
    assert (Path("theme.html").read_text(), (CONTENT / "b.html").read_text()) == (OLD, OLD)
