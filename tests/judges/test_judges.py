"""Judges made by others agree that nothing is wrong with the real site, and each of them is awake."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.checks import check_site

from ..conftest import Built
from . import having, lychee, markup

URL = "http://localhost:8000"  # what the site is built for where SITE_URL says nothing else

pytestmark = pytest.mark.judges


@pytest.fixture
def copy(real_site: Built, tmp_path: Path) -> Path:
    """A copy of the real site that a test may break."""
    return shutil.copytree(real_site.folder, tmp_path / "copy")


def write_into(page: Path, words: str) -> None:
    """Write words at the end of a page's text."""
    text = page.read_text(encoding="utf-8")
    assert "</main>" in text
    page.write_text(text.replace("</main>", f"{words}</main>"), encoding="utf-8")


def test_lychee_finds_no_broken_link_on_the_real_site(real_site: Built) -> None:
    assert lychee.complaints(real_site.folder, URL) == []


def test_html_validate_finds_nothing_wrong_with_the_real_site(real_site: Built) -> None:
    assert markup.html_validate(real_site.folder) == []


def test_the_nu_checker_has_nothing_to_say_of_the_real_site(real_site: Built) -> None:
    assert (real_site.folder / "icon.svg").is_file()
    assert "404.html" in real_site.pages
    assert markup.nu(real_site.folder) == []


def test_the_judges_of_pages_have_nothing_to_say_of_any_part_of_the_theme(parts_site: Built) -> None:
    assert "parts/index.html" in parts_site.pages
    assert [*markup.nu(parts_site.folder), *markup.html_validate(parts_site.folder)] == []


BROKEN_LINKS = {
    "fragment": '<a href="/about/#nowhere">Lost words</a>',
    "fragment of the same page": '<a href="#nowhere">Lost words</a>',
    "page": '<a href="/nowhere/">Lost words</a>',
    "page by its full address": f'<a href="{URL}/nowhere/">Lost words</a>',
    "image": '<img src="/nowhere.png" alt="A lost picture" width="1" height="1">',
}


@pytest.mark.parametrize("words", BROKEN_LINKS.values(), ids=BROKEN_LINKS)
def test_lychee_and_our_checks_both_see_a_broken(words: str, copy: Path) -> None:
    write_into(copy / "privacy" / "index.html", words)
    [theirs] = lychee.complaints(copy, URL)
    ours = [str(problem) for problem in check_site(copy, url=URL) if "nowhere" in problem.message]
    assert "privacy/index.html" in theirs
    assert "nowhere" in theirs
    assert len(ours) == 1


BROKEN_PAGES = {
    "element that is not closed": "<div><p>Words",
    "id that is there twice": '<p id="twice">One</p><p id="twice">Two</p>',
    "heading in a button": '<button type="button"><h2>Words</h2></button>',
}


@pytest.mark.parametrize("judge", [markup.html_validate, markup.nu], ids=["html-validate", "nu"])
@pytest.mark.parametrize("words", BROKEN_PAGES.values(), ids=BROKEN_PAGES)
def test_a_judge_of_pages_sees_an(judge: Callable[[Path], list[str]], words: str, copy: Path) -> None:
    write_into(copy / "about" / "index.html", words)
    found = judge(copy / "about")
    assert found
    assert all("about/index.html" in line for line in found)


def test_the_nu_checker_sees_a_broken_icon(copy: Path) -> None:
    icon = copy / "icon.svg"
    icon.write_text(icon.read_text(encoding="utf-8").replace("<path", "<pfad", 1), encoding="utf-8")
    assert any("icon.svg" in line and "pfad" in line for line in markup.nu(copy))


def test_a_judge_that_is_missing_is_not_run(tmp_path: Path) -> None:
    with pytest.raises(having.NotRun, match=r"not run: .*no-such-judge"):
        having.program("no-such-judge")
    with pytest.raises(having.NotRun, match=r"not run: .*ended with 3"):
        having.output(["bash", "-c", "exit 3"], tmp_path)


@pytest.mark.parametrize(
    "judge",
    [markup.html_validate, markup.nu, lambda folder: lychee.complaints(folder, URL)],
    ids=["html", "nu", "link"],
)
def test_a_judge_of_nothing_is_not_run(judge: Callable[[Path], list[str]], tmp_path: Path) -> None:
    with pytest.raises(having.NotRun):
        judge(tmp_path)


def test_the_locked_packages_have_hashes_and_name_no_registry() -> None:
    lock = (having.HERE / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert lock.count('"integrity"') == lock.count('"node_modules/')
