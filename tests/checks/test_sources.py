"""How content files are read: as Pelican's Markdown reader does, with the place of everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks import Layout, check_sources, read_content
from plugins.checks.reading.sources import parse_source, prose_lines
from plugins.checks.records import Source

from .fixtures import KEYS, SOURCE, check_content, make_content, write


def source(text: str) -> Source:
    return parse_source(
        text, path="content/pages/x.md", kind="page", stem="x", layout=Layout(Path("content"), keys=KEYS)
    )


def messages(content: Path) -> list[str]:
    return [str(problem) for problem in check_content(content)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "1:1: is empty; write a title, a description and a text, or delete the file (file)"),
        (b" \n", "1:1: is empty; write a title, a description and a text, or delete the file (file)"),
        (b"Title: Caf\xe9", "1:11: byte 0xe9 is not UTF-8; save the file as UTF-8 in your editor (encoding)"),
        (b"Title:\0", "1:7: a NUL byte: this is not a text file; remove it (encoding)"),
    ],
)
def test_a_file_that_is_no_text_is_a_problem(
    raw: bytes, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    content = make_content(tmp_path / "content", {})
    (content / "pages/bad.md").write_bytes(raw)
    assert messages(content) == [f"content/pages/bad.md:{expected}"]


def test_a_folder_named_like_a_page_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (make_content(tmp_path / "content", {}) / "pages/odd.md").mkdir()
    assert messages(tmp_path / "content") == ["content/pages/odd.md:1:1: cannot be read: is a directory (file)"]


def test_a_content_folder_that_is_not_there_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert messages(tmp_path / "none") == ["none:1:1: is no folder; name the folder that holds the content (file)"]


def test_a_page_that_names_an_unreadable_page_is_not_wrong_as_well(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content", {"pages/bad.md": ""})
    (content / "pages/home.md").write_text(SOURCE.format(title="Home").replace("\n\n", "\nNext: bad\n\n"))
    assert len(messages(content)) == 1


def test_files_that_pelican_passes_over_are_passed_over(tmp_path: Path) -> None:
    assert messages(make_content(tmp_path / "content", {"pages/.#x.md": "", "pages/notes.txt": "", "x.md": ""})) == []


@pytest.mark.parametrize("name", ["the-page.txt", "the-page.MD", "the-page"])
def test_a_page_whose_name_has_another_ending_is_not_lost_without_a_word(tmp_path: Path, name: str) -> None:
    files = {f"pages/{name}": SOURCE.format(title="The page"), "pages/notes/read.txt": "Buy milk."}
    content = make_content(tmp_path / "content", files)
    (content / "pages" / "latin.txt").write_bytes(b"Title: Caf\xe9")
    (message,) = messages(content)
    assert message.endswith(
        f'{name}:1:1: is passed over, because its name does not end in .md; name it "the-page.md" (file-ending)'
    )


@pytest.mark.parametrize("name", ["Say No.md", "About.md", "-x.md"])
def test_the_name_of_a_file_must_make_an_address(tmp_path: Path, name: str) -> None:
    content = make_content(tmp_path / "content", {f"pages/{name}": SOURCE.format(title="The page")})
    (problem,) = check_content(content)
    assert problem.message.startswith(f'the file\'s name "{name[:-3]}" makes a poor address; use small letters')


@pytest.mark.parametrize(
    ("strings", "count"), [("[stages]\nsoon = '...'\n", 0), ("[stages]\nlate = '...'\n", 1), ("[", 0)]
)
def test_the_stages_are_those_that_the_theme_has_words_for(tmp_path: Path, strings: str, count: int) -> None:
    text = SOURCE.format(title="The page").replace("\n\n", "\nStage: soon\n\n")
    content = make_content(tmp_path / "content", {"pages/the-page.md": text})
    write(tmp_path / "theme" / "strings" / "en.toml", strings)
    assert len(check_content(content)) == count


def test_templates_are_not_asked_for_where_there_is_no_theme(tmp_path: Path) -> None:
    text = SOURCE.format(title="The page").replace("\n\n", "\nTemplate: none\n\n")
    content = make_content(tmp_path / "content", {"pages/the-page.md": text})
    assert len(check_content(content)) == 1
    bare, _ = read_content(Layout(content, tmp_path / "elsewhere", keys=KEYS))
    assert check_sources(bare) == []


@pytest.mark.parametrize(
    ("text", "fields", "body", "body_line"),
    [
        ("Title: A\nLEAD:  b \n\nText", [("title", "A", 1, 1), ("lead", "b", 2, 1)], "Text", 4),
        ("---\ntitle: A\n---\nText", [("title", "A", 2, 1)], "Text", 4),
        ("  Title: A\n    b\n\n\nText", [("title", "A\nb", 1, 3)], "\nText", 4),
        ("Title: A\nText", [("title", "A", 1, 1)], "Text", 2),
        ("\nTitle: A", [], "Title: A", 2),
        ("Text", [], "Text", 1),
        ("Title: A", [("title", "A", 1, 1)], "", 2),
    ],
)
def test_front_matter_ends_where_it_ends_for_pelican(
    text: str, fields: list[tuple[str, str, int, int]], body: str, body_line: int
) -> None:
    read = source(text)
    assert [(field.name, field.value, field.line, field.column) for field in read.fields] == fields
    assert (read.body, read.body_line) == (body, body_line)


def test_a_value_has_a_place_of_its_own_also_on_the_next_line() -> None:
    read = source("Next: a,\n    b\nLead:\n     c\n\nText")
    following, lead = read.fields
    assert (following.value_at, lead.value_at) == ((1, 7), (4, 6))
    assert [read.value_place(following, offset) for offset in (0, 3)] == [(1, 7), (2, 5)]


@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("Title: A", "x/index.html"),
        ("Slug: y", "y/index.html"),
        ("Slug: y\nSave_as: /index.html", "index.html"),
        ("Status: Draft", "drafts/x/index.html"),
    ],
)
def test_a_source_knows_what_it_is_built_into(text: str, output: str) -> None:
    assert source(text).output == output


def test_prose_is_what_stands_outside_of_fences() -> None:
    read = source("Title: A\n\nb\n``` x\nc\n``\n```\nd\n\n~~~\ne")
    assert list(prose_lines(read)) == [(3, "b"), (8, "d"), (9, "")]


def test_fields_below_a_break_are_late_unless_prose_is_among_them() -> None:
    assert [field.name for field in source("Title: A\n\nLead: b\nFoo: c\n\nTags: d").late] == ["lead"]
    assert source("Title: A\n\nLead: b\nand so on").late == ()
    assert source("Words first\nLead: b\nand so on").late == ()
