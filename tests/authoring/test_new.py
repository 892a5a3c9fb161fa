from __future__ import annotations

import datetime
import os
import tomllib
from pathlib import Path

import pytest

from plugins.authoring.new import Taken, Unusable, new, write_new
from plugins.authoring.pelican_slug import slug_of
from plugins.checks import Layout, check_sources, read_content
from plugins.checks.outcome.drafts import spared
from plugins.problem import has_errors
from plugins.publishing.build import build

from .conftest import Desk

TODAY = datetime.date(2026, 11, 23)
KINDS = ["article", "page", "checklist"]


@pytest.mark.parametrize("title", ["", "   ", "\n\t"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_title_is_refused(desk: Desk, kind: str, title: str) -> None:
    with pytest.raises(Unusable, match="the title is empty"):
        new(kind, title, desk.content, TODAY)


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("!?", 'no address can be made of "!\\?"'),
        ("\N{GRINNING FACE}", "no address"),
        ("a\0b", "characters that cannot be shown"),
        ("a\x1b[31mb", "characters that cannot be shown"),
        ("a\udcffb", "characters that cannot be shown"),
        ("x" * 71, "at most 70 characters, .* has 71"),
    ],
)
def test_a_title_that_cannot_be_used_is_refused_with_the_reason(desk: Desk, title: str, message: str) -> None:
    with pytest.raises(Unusable, match=message):
        new("page", title, desk.content, TODAY)


def test_an_unknown_kind_is_refused_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(Unusable, match=r'"pages" is no kind; .* Did you mean "page"\?'):
        new("pages", "What to wear", desk.content, TODAY)


def test_a_missing_content_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="there is no folder"):
        new("page", "What to wear", tmp_path / "nowhere", TODAY)


@pytest.mark.parametrize(
    ("there", "kind"),
    [
        ("pages/home.md", "page"),
        ("pages/home.md", "article"),
        ("articles/home.md", "page"),
        ("pages/Home.md", "page"),
        ("checklists/home.toml", "checklist"),
    ],
)
def test_an_address_that_is_in_use_is_not_given_again(desk: Desk, there: str, kind: str) -> None:
    (desk.content / "pages" / "home.md").unlink()
    file = desk.content / there
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(Taken, match=f'"content/{there}" is there already'):
        new(kind, "Home", desk.content, TODAY)
    assert file.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_name_that_is_taken_by_no_file_is_taken_all_the_same(desk: Desk) -> None:
    place = desk.content / "pages" / "what-to-wear.md"
    place.mkdir()
    with pytest.raises(Taken):
        new("page", "What to wear", desk.content, TODAY)


def test_a_file_that_came_in_the_meantime_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(Taken, match="is there already"):
        write_new(file, "new")
    assert file.read_text(encoding="utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_where_nothing_can_be_written_is_said(desk: Desk) -> None:
    (desk.content / "articles").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(Unusable, match=r'"content/articles/what-to-wear.md" cannot be written: not a directory'):
        new("article", "What to wear", desk.content, TODAY)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("What to wear?", "what-to-wear"),
        ("  Café – naïve  Größe ", "cafe-naive-grosse"),
        ("What's the point", "whats-the-point"),
        ("--one__two--", "one-two"),
        ("9 to 5", "9-to-5"),
        ("面接", "mian-jie"),
    ],
)
def test_the_file_is_named_by_the_title_in_plain_letters(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_started_texts_build_as_drafts_without_a_problem(desk: Desk) -> None:
    for kind, title in [
        ("page", 'A "quoted" title & more'),
        ("article", "9 to 5"),
        ("checklist", "Can I: afford \\ it?"),
    ]:
        new(kind, title, desk.content, TODAY)
    showing = new("page", "Show it", desk.content, TODAY)
    text = showing.read_text(encoding="utf-8").replace(
        "To do: who this", "[checklist: can-i-afford-it]\n\nTo do: who this"
    )
    showing.write_text(text, encoding="utf-8")
    request = desk.request
    result = build(type(request)(content=request.content, output=request.output, conf=request.conf, drafts=True))
    assert [str(problem) for problem in result.problems if problem.severity == "error"] == []
    assert result.published
    assert {page.parent.name for page in request.output.rglob("index.html")} == {
        "output", "a-quoted-title-more", "9-to-5", "show-it",
    }  # fmt: skip


@pytest.mark.parametrize(("kind", "folder"), [("article", "articles"), ("page", "pages")])
def test_a_text_starts_as_a_draft_with_its_date_and_a_way_on(desk: Desk, kind: str, folder: str) -> None:
    file = new(kind, "  What   to wear ", desk.content, TODAY)
    assert file == desk.content / folder / "what-to-wear.md"
    head = file.read_text(encoding="utf-8").split("\n\n")[0].splitlines()
    assert {"Title: What to wear", "Reviewed: 2026-11-23", "Next: home", "Status: draft"} <= set(head)
    content, _ = read_content(Layout(desk.content))
    assert not has_errors(spared(check_sources(content), content))


@pytest.mark.parametrize("kind", ["article", "page"])
def test_what_is_still_to_do_in_a_text_is_published_nowhere(desk: Desk, kind: str) -> None:
    file = new(kind, "What to wear", desk.content, TODAY)
    text = file.read_text(encoding="utf-8").replace("Status: draft", "Status: published")
    file.write_text(text, encoding="utf-8")
    lines = [
        number for number, line in enumerate(text.splitlines(), 1) if "To do: " in line and "what to say" not in line
    ]
    content, _ = read_content(Layout(desk.content))
    found = [problem.line for problem in spared(check_sources(content), content) if problem.rule == "placeholder"]
    assert found == lines  # a message to copy may hold what it likes


def test_a_site_without_a_menu_gets_no_way_on_rather_than_a_wrong_one(desk: Desk) -> None:
    (desk.content / "site.toml").write_text('name = "Small"\nlanguage = "en"\n', encoding="utf-8")
    file = new("page", "What to wear", desk.content, TODAY)
    assert "Next:" not in file.read_text(encoding="utf-8").split("\n\n")[0]


@pytest.mark.parametrize(("title", "short"), [("Can I afford it?", "ciai"), ("9 to 5", "c9t5")])
def test_a_checklist_has_its_title_its_day_and_a_short_id(desk: Desk, title: str, short: str) -> None:
    data = tomllib.loads(new("checklist", title, desk.content, TODAY).read_text(encoding="utf-8"))
    assert (data["title"], data["reviewed"], data["id"]) == (title, TODAY, short)


def test_the_new_file_has_the_usual_rights_and_nothing_is_left_beside_it(desk: Desk) -> None:
    (desk.content / "pages" / "home.md").chmod(0o666 & ~_umask())
    file = new("page", "What to wear", desk.content, TODAY)
    assert file.stat().st_mode == (desk.content / "pages" / "home.md").stat().st_mode
    assert {path.name for path in file.parent.iterdir()} == {"home.md", "what-to-wear.md"}


def _umask() -> int:
    before = os.umask(0)
    os.umask(before)
    return before
