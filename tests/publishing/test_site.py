"""The publisher's facts: everything that can be wrong with them, and what the site makes of what is right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.publishing.site import Publisher, Site, base_path, read_site, site_problems

Write = Callable[[str], Path]
GOOD = 'name = "A"\nlanguage = "en"\n'


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes ``site.toml`` beside one article and one page; gives the content folder."""
    monkeypatch.chdir(tmp_path)
    for page in ("articles/first.md", "pages/about.md"):
        (tmp_path / page).parent.mkdir()
        (tmp_path / page).touch()

    def site(text: str) -> Path:
        (tmp_path / "site.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return site


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ['1:1: "name" is missing', '1:1: "language" is missing']),
        ('name = ""\nlanguage = "en"', ['1:1: "name" is missing or empty']),
        ('name = "A"\nlanguage = 3', ['2:1: "language" must be a text in quotes']),
        ('name = "A"\nlanguage = "../../x"', ['2:1: "language" is "../../x"; write the code of one, as in "en"']),
        (f'name = "A"\nlanguage = "{"a" * 36}"', ['2:1: "language" is "aaaa']),
        (GOOD + "line = true", ['3:1: "line" must be a text in quotes']),
        (GOOD + 'offline = "no"', ['3:1: "offline" must be true or false, without quotes']),
        (GOOD + 'lien = "x"', ['3:1: unknown key "lien"; known are name, line, language']),
        (GOOD + 'publisher = "me"', ['3:1: "publisher" must be a table: write [publisher]']),
        (GOOD + "[publisher]\nname = 1", ['4:1: "name" must be a text in quotes']),
        (GOOD + '[publisher]\nmail = "x"', ['4:1: unknown key "mail"; known are name, editor, contact, paid_by.']),
        (GOOD + 'navigation = "about"', ['3:1: "navigation" must be a list of page names in quotes']),
        (GOOD + 'navigation = [\n"about", 1]', ['3:1: "navigation" must be a list of page names in quotes']),
        (GOOD + 'navigation = [\n"about",\n "abuot"]', ['5:2: the menu names "abuot", but there is no such page in .']),
        (GOOD + 'navigation = [\n"about",\n "about"]', ['5:2: the menu names "about" twice; take one of them out']),
        (GOOD + "x = 1\ny = 2", ['3:1: unknown key "x"', '4:1: unknown key "y"']),
        ("name = ", ["1:8: not valid TOML"]),
    ],
)
def test_each_mistake_is_named_at_its_line(write: Write, text: str, expected: list[str]) -> None:
    said = [str(problem).removeprefix("site.toml:") for problem in site_problems(write(text))]
    assert len(said) == len(expected)
    assert all(line.startswith(start) for line, start in zip(said, expected, strict=True)), said


@pytest.mark.parametrize(
    ("text", "hint"), [('naem = "x"', 'Did you mean "name"?'), ('navigation = ["abuot"]', 'Did you mean "about"?')]
)
def test_a_near_name_is_offered(write: Write, text: str, hint: str) -> None:
    (problem,) = site_problems(write(GOOD + text))
    assert problem.message.endswith(hint)


def test_a_missing_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert [str(problem) for problem in site_problems(tmp_path)] == [
        "site.toml:1:1: cannot be read: no such file or directory (file)"
    ]
    assert read_site(tmp_path) == Site()


def test_a_sound_file_has_no_problems(write: Write) -> None:
    publisher = '[publisher]\nname = "P"\ncontact = "p@example.org"'
    folder = write(GOOD + f'line = "L"\nnavigation = ["about", "first"]\n{publisher}')
    assert site_problems(folder) == []
    expected = Publisher(name="P", contact="p@example.org")
    assert read_site(folder) == Site("A", "L", "en", ("about", "first"), expected)


@pytest.mark.parametrize("ending", [".markdown", ".mdown", ".mkd"])
def test_the_menu_may_name_a_page_of_any_ending_that_pelican_reads(write: Write, ending: str) -> None:
    folder = write(GOOD + 'navigation = ["about"]')
    (folder / "pages/about.md").rename(folder / f"pages/about{ending}")
    assert site_problems(folder) == []


@pytest.mark.parametrize(("text", "kept"), [("", True), ("offline = true", True), ("offline = false", False)])
def test_readers_keep_the_site_unless_the_publisher_says_no(write: Write, text: str, kept: bool) -> None:
    assert read_site(write(GOOD + text)).offline is kept


@pytest.mark.parametrize(
    "text",
    ["name = 1\nnavigation = 2\npublisher = 3\noffline = 0", '[publisher]\nname = 1\nmail = "x"', "navigation = [1]"],
)
def test_wrong_values_give_way_to_the_defaults(write: Write, text: str) -> None:
    assert read_site(write(text)) == Site()


def test_what_the_publisher_has_not_said_is_known() -> None:
    assert Publisher(name="P", paid_by="nobody").missing == ("editor", "contact")


@pytest.mark.parametrize(
    ("contact", "address"), [("a@b.org", "mailto:a@b.org"), ("https://b.org/us", "https://b.org/us")]
)
def test_a_contact_becomes_an_address_to_link_to(contact: str, address: str) -> None:
    assert Publisher(contact=contact).contact_address == address


@pytest.mark.parametrize(
    ("url", "path"),
    [("https://a.org", ""), ("https://a.org/", ""), ("https://a.org/b", "/b"), ("https://a.org/b/", "/b")],
)
def test_the_path_of_the_sites_address_stands_before_every_path(url: str, path: str) -> None:
    assert base_path(url) == path
