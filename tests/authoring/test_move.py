"""``invoke move``: what changes in the content, what is refused, and that the site is whole afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.authoring.move import move
from plugins.publishing.addresses import recorded
from plugins.publishing.build import build
from plugins.publishing.moving import led_on, moved
from plugins.publishing.records import Request

from ..publishing.conftest import TinySite, make_tiny

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinySite:
    """A small project in the working folder."""
    monkeypatch.chdir(tmp_path)
    return make_tiny(tmp_path)


Said = pytest.CaptureFixture[str]

# Each row: a file, what it says before /old/ becomes /new/, and afterwards.
NAMED = [
    ("pages/a.md", "[x]({filename}old.md)", "[x]({filename}new.md)"),
    ("pages/a.md", "[x]({filename}/articles/old.md#part)", "[x]({filename}/articles/new.md#part)"),
    ("pages/a.mkd", "Next: old\n\n[x]({filename}old.mdown)", "Next: new\n\n[x]({filename}new.mdown)"),
    ("pages/a.md", "[x]({filename}very-old.md)", "[x]({filename}very-old.md)"),
    ("pages/a.md", "[x](/old/) [y](/old/#a) [z](/older/)", "[x](/new/) [y](/new/#a) [z](/older/)"),
    ("pages/a.md", '<a href="/old/?a">', '<a href="/new/?a">'),
    ("pages/a.md", "https://example.org/old/", "https://example.org/old/"),
    ("pages/a.md", "Next: older, old,\n  old\nPart_of: old\nTitle: old\n\nNext: old\n",
     "Next: older, new,\n  new\nPart_of: new\nTitle: old\n\nNext: old\n"),
    ("site.toml", 'name = "old"\nnavigation = [\n"old", "older"]', 'name = "old"\nnavigation = [\n"new", "older"]'),
    ("checklists/c.toml", 'do = "see [x](old), [y](old#a), [z](older)"', 'do = "see [x](new), [y](new#a), [z](older)"'),
    ("evidence/cited.txt", "pages/old.md: A01\npages/older.md: old\n", "pages/new.md: A01\npages/older.md: old\n"),
    ("images/a.svg", "/old/ ", "/old/ "),
]  # fmt: skip


@pytest.mark.parametrize(("file", "before", "after"), NAMED)
def test_every_way_to_name_an_address_is_mended(file: str, before: str, after: str, tmp_path: Path) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(before, encoding="utf-8")
    changed = moved(tmp_path, "old", "new", redirect=False)
    assert [mended.text for mended in changed] == ([after] if before != after else [])


# Each row: the redirects before and after the move of /old/ to /new/.
LED = [
    ("", '"/old/" = "/new/"\n'),
    ('# ours\n"/a/" = "/b/"', '# ours\n"/a/" = "/b/"\n"/old/" = "/new/"\n'),
    ('"/a/" = "/old/"\n"/b" = "/old"\n', '"/a/" = "/new/"\n"/b" = "/new"\n"/old/" = "/new/"\n'),
    ('"/a/" = "/old/#x"\n"/b/" = "/older/"\n', '"/a/" = "/new/#x"\n"/b/" = "/older/"\n"/old/" = "/new/"\n'),
    ('"/new/" = "/old/"\n', '"/old/" = "/new/"\n'),
    ('"/old/" = "/new/"\n', '"/old/" = "/new/"\n'),
]


@pytest.mark.parametrize(("before", "after"), LED)
def test_redirects_lead_to_the_new_address_at_once(before: str, after: str) -> None:
    assert led_on(before, "old", "new") == after


def test_a_text_that_is_not_utf_8_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff (/old/)")
    assert moved(tmp_path, "old", "new", redirect=False) == []


def test_a_moved_page_leaves_a_whole_site(tiny: TinySite, capsys: Said) -> None:
    assert tiny.build().published
    recorded(tiny.root / "content", tiny.output)
    tiny.change("content/pages/home.md", "Begin with", "[Ways]({filename}ways.md). Begin with")
    assert move(tiny.root, "", "/ways/", "paths") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "content/articles/first.md: line 6, 8"
    assert {"content/pages/home.md: line 8", "content/redirects.toml: line 1"} < set(said)
    assert said[-1].startswith("content/pages/ways.md is now content/pages/paths.md.")
    assert tiny.build().published
    assert move(tiny.root, "", "paths", "ways") == 0
    assert tiny.build().published
    assert (tiny.root / "content/redirects.toml").read_text(encoding="utf-8") == '"/paths/" = "/ways/"\n'


def test_a_setting_that_names_the_old_address_is_said_and_then_found(tiny: TinySite, capsys: Said) -> None:
    line, column = tiny.change("pelicanconf.py", "TYPOGRIFY = False", 'FURTHER = "ways"')
    tiny.change("theme/templates/base.html", "<main>", '<main><a href="{{ SITEURL }}/{{ FURTHER }}/">Ways on</a>')
    assert move(tiny.root, "", "ways", "steps") == 0
    assert f'pelicanconf.py:{line}:{column + 10}: this still says "ways"; write "steps"' in capsys.readouterr().out
    assert {(problem.file, problem.line) for problem in tiny.build().problems} == {("pelicanconf.py", line)}


@pytest.mark.parametrize("ending", ["markdown", "mdown", "mkd"])
def test_a_text_of_any_ending_is_moved_and_keeps_its_own(ending: str, tiny: TinySite, capsys: Said) -> None:
    (tiny.root / "content/pages/ways.md").rename(tiny.root / f"content/pages/ways.{ending}")
    assert move(tiny.root, "", "first", "ways") == 2
    assert f"pages/ways.{ending} has that address" in capsys.readouterr().err
    assert move(tiny.root, "", "ways", "paths") == 0
    assert (tiny.root / f"content/pages/paths.{ending}").is_file()


def test_the_old_address_of_a_draft_leads_nowhere(tiny: TinySite) -> None:
    assert move(tiny.root, "", "later", "much-later") == 0
    assert not (tiny.root / "content/redirects.toml").exists()


REFUSED = [
    ("nothing", "new", 'there is no page or article "nothing"'),
    ("way", "new", 'Did you mean "ways"?'),
    ("home", "start", 'is set by its line "Save_as:"'),
    ("ways", "Better Ways", '"better-ways" would be one'),
    ("ways", "", '"" is no address'),
    ("ways", "ways", '"ways" is its address already'),
    ("ways", "first", "articles/first.md has that address"),
    ("ways", "../ways", "is no address"),
]


@pytest.mark.parametrize(("old", "new", "says"), REFUSED)
def test_what_cannot_be_moved_is_refused_and_nothing_changes(
    old: str, new: str, says: str, tiny: TinySite, capsys: Said
) -> None:
    before = {file: file.read_bytes() for file in (tiny.root / "content").rglob("*.*")}
    assert move(tiny.root, "", old, new) == 2
    assert says in capsys.readouterr().err
    assert {file: file.read_bytes() for file in (tiny.root / "content").rglob("*.*")} == before


def test_a_file_that_cannot_be_written_is_said_and_the_move_can_be_run_again(tiny: TinySite, capsys: Said) -> None:
    (tiny.root / "content/redirects.toml").mkdir()
    assert move(tiny.root, "", "ways", "paths") == 2
    assert "run the same again" in capsys.readouterr().err
    (tiny.root / "content/redirects.toml").rmdir()
    assert move(tiny.root, "", "ways", "paths") == 0


def test_redirects_that_are_not_utf_8_are_named_and_nothing_changes(tiny: TinySite, capsys: Said) -> None:
    tiny.write("content/redirects.toml", b'"/caf\xe9/" = "/ways/"\n')
    before = {file: file.read_bytes() for file in (tiny.root / "content").rglob("*.*")}
    assert move(tiny.root, "", "ways", "paths") == 2
    assert "content/redirects.toml:1:6: byte 0xe9 is not UTF-8" in capsys.readouterr().err
    assert {file: file.read_bytes() for file in (tiny.root / "content").rglob("*.*")} == before


def test_a_page_of_the_real_site_that_many_link_to_can_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT)
    content = Path(shutil.copytree(PROJECT / "content", tmp_path / "content"))
    assert move(PROJECT, str(content), "say-no-politely", "say-no") == 0
    result = build(Request(content=content, output=tmp_path / "output"))
    assert result.published, "\n".join(map(str, result.problems))
    assert [str(problem) for problem in result.problems if problem.severity == "error"] == []
