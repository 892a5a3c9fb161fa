"""Old addresses: which lines hold water, what is said of the others, and where each leads in a built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.publishing.redirects import Redirect, lost, read_redirects


def said(folder: Path, text: str) -> list[str]:
    """What is said of a file with these lines, without the folder before it."""
    (folder / "redirects.toml").write_text(text, encoding="utf-8")
    _, problems = read_redirects(folder)
    return [str(problem).removeprefix(f"{folder}/") for problem in problems]


def test_a_site_without_old_addresses_has_no_redirects(tmp_path: Path) -> None:
    redirects, problems = read_redirects(tmp_path)
    assert (redirects.found, problems) == ((), [])


SOUND = [
    ("/old/", "/new/"),
    ("/old", "/new/#part"),
    ("/2019/old.html", "/"),
    ("/a%20b/", "/new/?from=old&more=1#part"),
    ("/caf%C3%A9/", "https://example.org/"),
    ("/moved/", "http://localhost:8000/new/"),
]


@pytest.mark.parametrize(("old", "new"), SOUND)
def test_a_sound_line_is_a_redirect(old: str, new: str, tmp_path: Path) -> None:
    assert said(tmp_path, f'# where pages went\n"{old}" = "{new}"\n') == []
    assert read_redirects(tmp_path)[0].found == (Redirect(old, new),)


@pytest.mark.parametrize(
    "old", ["/", "old/", "https://example.org/old/", "/a b/", "/a*/", "/:x/", "/a?p=1", "/a#b", "/é/", "//a/", "/%0A/"]
)
def test_what_no_host_can_be_told_is_no_old_address(old: str, tmp_path: Path) -> None:
    assert said(tmp_path, f'"{old}" = "/new/"') == [
        f'redirects.toml:1:1: "{old}" is no old address; write what stands behind the host, as in "/old/", '
        "other signs as %XX (redirect)"
    ]


@pytest.mark.parametrize("old", ["/%22/", "/%24x/", "/../a/", "/%2e%2e/a/", "/a/./b/"])
def test_nor_is_what_says_something_else_once_it_is_read(old: str, tmp_path: Path) -> None:
    assert "is no old address" in said(tmp_path, f'"{old}" = "/new/"')[0]


@pytest.mark.parametrize(
    "new", ["new/", "javascript:x", "//example.org/", "https://example.org", "https:///", "/n w/", "/*", "/a/../b/"]
)
def test_a_goal_is_an_address_of_this_site_or_a_whole_one(new: str, tmp_path: Path) -> None:
    assert said(tmp_path, f'"/old/" = "{new}"')[0].startswith(f'redirects.toml:1:1: "{new}" is no address to send')


# Each row: the lines, and how the message at the first of them goes on.
DETOURS = [
    ('"/a/" = "/a/"', '"/a/" leads to itself'),
    ('"/a/" = "/a/#part"', '"/a/" leads to itself'),
    ('"/a" = "/a/"', '"/a" leads to itself'),
    ('"/a/" = "/b/"\n"/b/" = "/c/"', '"/a/" leads to "/b/", which only leads on; write "/c/"'),
    ('"/a/" = "/b"\n"/b/" = "/c/"', '"/a/" leads to "/b", which only leads on; write "/c/"'),
    ('"/a/" = "/b/#x"\n"/b/" = "/c/"\n"/c/" = "/d/"', '"/a/" leads to "/b/#x", which only leads on; write "/d/"'),
    ('"/a/" = "/b/"\n"/b/" = "/a/"', '"/a/" leads round in a circle (/a/ to /b/); name the page'),
    ('"/a/" = "/b/"\n"/b/" = "/b/"', '"/a/" leads round in a circle (/a/ to /b/); name the page'),
    ('"/a/" = "/x/"\n"/a" = "/y/"', '"/a/" and "/a" are one address; keep one'),
    ('"/a/" = 3', '"/a/" needs one address in quotes'),
    ('"/a/" = ["/b/"]', '"/a/" needs one address in quotes'),
    ('"/a/" = "/b/"\n"/b/" = 3', '"/b/" needs one address in quotes'),
]


@pytest.mark.parametrize(("lines", "says"), DETOURS)
def test_a_detour_is_named_with_its_end(lines: str, says: str, tmp_path: Path) -> None:
    assert says in said(tmp_path, lines)[0]


def test_a_file_that_is_no_toml_is_one_problem(tmp_path: Path) -> None:
    assert [line.rpartition("(")[2] for line in said(tmp_path, '"/a/" = ')] == ["toml)"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a first page, the page /new/ and a picture."""
    for name in ("index.html", "new/index.html", "images/a b.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text('<h2 id="part">x</h2>', encoding="utf-8")
    return tmp_path


def lost_of(line: str, site: Path, broken: frozenset[str] = frozenset()) -> list[str]:
    """What is said of one line once the site is built."""
    assert said(site, line) == []
    return [problem.message for problem in lost(read_redirects(site)[0], site, broken)]


@pytest.mark.parametrize("new", ["/", "/new/", "/new/#part", "/images/a%20b.svg", "https://example.org/nowhere/"])
def test_a_redirect_to_what_is_there_is_not_lost(new: str, site: Path) -> None:
    assert lost_of(f'"/old/" = "{new}"', site) == []


def test_a_redirect_to_nothing_says_what_may_have_been_meant(site: Path) -> None:
    assert lost_of('"/old/" = "/nwe/"', site) == ['"/old/" leads to "/nwe/", which is no page. Did you mean "/new/"?']
    assert "Name the page that has taken its place" in lost_of('"/old/" = "/somewhere-else/"', site)[0]


@pytest.mark.parametrize("new", ["/new/#top", "/new/#x=y", "/cv.pdf#page=2", "/cv.pdf#end"])
def test_a_part_that_is_no_id_is_left_to_the_browser(new: str, site: Path) -> None:
    (site / "cv.pdf").write_text("")
    assert lost_of(f'"/old/" = "{new}"', site) == []


def test_a_redirect_to_a_part_that_is_not_there_says_what_may_have_been_meant(site: Path) -> None:
    (near,) = lost_of('"/old/" = "/new/#prat"', site)
    assert near == '"/old/" leads to "/new/#prat", and "#prat" is no place there. Did you mean "part"?'
    assert "take the # part out" in lost_of('"/old/" = "/new/#elsewhere"', site)[0]


def test_a_page_that_is_missing_for_a_reason_already_named_is_not_named_again(site: Path) -> None:
    assert lost_of('"/old/" = "/half/"', site, frozenset(("half",))) == []


def test_nobody_is_sent_on_from_where_a_page_is(site: Path) -> None:
    assert "there is a page at" in lost_of('"/new/" = "/"', site)[0]
    assert "there is a page at" in lost_of('"/images/a%20b.svg" = "/"', site)[0]


@pytest.mark.parametrize(
    ("old", "olds"),
    [("/a/", ("/a/", "/a")), ("/a", ("/a/", "/a")), ("/a.html", ("/a.html",)), ("/v1.2/b/", ("/v1.2/b/", "/v1.2/b"))],
)
def test_an_old_address_is_asked_for_with_a_slash_and_without(old: str, olds: tuple[str, ...]) -> None:
    assert Redirect(old, "/").olds == olds
