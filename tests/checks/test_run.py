"""The whole check of a site: what is read, what is passed over, what is said once."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks import Built, check_site, read_content, run, slugs_of
from plugins.problem import Problem

from .fixtures import PAGE, URL, check_content, check_made, layout_of, make_content, make_site, write

NAV = '<nav><a href="/sya-no/">No</a></nav>'


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def page(address: str, body: str, title: str = "The page") -> str:
    return PAGE.format(title=title, address=address, body=body)


def shown(problems: list[Problem]) -> list[str]:
    return [str(problem) for problem in problems]


def test_a_folder_without_a_page_is_a_problem(tmp_path: Path) -> None:
    expected = ["site:1:1: holds no page; name the folder of a built site (file)"]
    assert shown(check_site(tmp_path / "site", url=URL)) == expected


def test_an_address_of_the_site_that_is_none_is_a_problem(tmp_path: Path) -> None:
    (problem,) = check_site(make_site(tmp_path / "site", {}), url="htps://example.org")
    assert problem.message.startswith('the address of the site, "htps://example.org", begins with "htps:"')


def test_a_page_that_is_no_text_is_a_problem_and_the_others_are_checked(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"say-no/index.html": page("/say-no/", '<p><a href="/cv.pfd">a CV</a></p>')})
    (site / "bad.html").write_bytes(b"<p>Caf\xe9</p>")
    assert [problem.rule for problem in check_site(site, url=URL)] == ["encoding", "internal-link"]


def test_a_file_that_only_proves_ownership_is_no_page(tmp_path: Path) -> None:
    assert check_site(make_site(tmp_path / "site", {"proof123.html": "proof: 123"}), url=URL) == []


def test_a_link_to_a_page_that_could_not_be_built_is_no_problem_of_its_own(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"page/index.html": page("/page/", '<p><a href="/late/#x">Late</a></p>')})
    assert [problem.rule for problem in check_site(site, url=URL)] == ["internal-link"]
    assert check_site(site, url=URL, broken=frozenset({"late"})) == []


def test_a_file_name_that_leads_to_such_a_page_is_none_either(tmp_path: Path) -> None:
    links = '<p><a href="{filename}/pages/late.md#x">Late</a></p>'
    site = make_site(tmp_path / "site", {"page/index.html": page("/page/", links)})
    assert [problem.rule for problem in check_site(site, url=URL)] == ["link-filename"]
    assert check_site(site, url=URL, broken=frozenset({"late"})) == []


def test_the_pages_that_files_with_errors_are_for_are_known_by_address_and_by_name(tmp_path: Path) -> None:
    files = {"pages/home.md": "Title: Home\nSave_as: index.html\n\nWords.\n", "pages/zz.md": "Slug: zed\n\nWords.\n"}
    content = make_content(tmp_path / "content", files)
    wrong = frozenset(f"content/{name}" for name in ("pages/home.md", "pages/zz.md", "pages/gone.md"))
    record, _ = read_content(layout_of(content))
    assert slugs_of(record, wrong) == {"", "home", "zed", "zz", "gone"}
    assert slugs_of(record, frozenset()) == frozenset()


def test_a_site_on_the_authors_own_machine_may_name_itself(tmp_path: Path) -> None:
    local = "http://localhost:8000"
    pages = {"page/index.html": page("/page/", f'<p><a href="{local}/say-no/">No</a></p>')}
    site = make_site(tmp_path / "site", pages)
    for file in site.rglob("*.html"):
        file.write_text(file.read_text().replace(URL, local))
    assert check_site(site, url=local) == []


def test_an_author_may_not_name_that_machine(tmp_path: Path) -> None:
    local = "http://localhost:8000"
    html = page("/page/", f'<p><a href="{local}/say-no/">Say no</a> and <a href="{local}/">home</a></p>')
    text = f"Title: The page\n\nWords, and\n[Say no]({local}/say-no/).\n"
    content, _ = read_content(layout_of(make_content(tmp_path / "content", {"pages/page.md": text})))
    site = make_site(tmp_path / "site", {"page/index.html": html})
    file = "content/pages/page.md"
    built = [Built(file, "page", "published", "page", "page/index.html", "page/")]
    found = check_site(site, url=local, content=content, built=built)
    assert [(item.file, item.line) for item in found if item.rule == "link-local"] == [(file, 4)]


def test_what_stands_around_every_page_is_one_problem_with_its_pages(tmp_path: Path) -> None:
    pages = {
        "page/index.html": page("/page/", "").replace("<main>", NAV + "<main>"),
        "say-no/index.html": page("/say-no/", "", "Say no").replace("<main>", NAV + "<main>"),
    }
    (problem,) = check_site(make_site(tmp_path / "site", pages), url=URL)
    assert problem.message.endswith('Did you mean "/say-no/"? (on 2 pages)')
    assert problem.pages == ("/page/", "/say-no/")


def test_equal_mistakes_in_two_texts_are_two_problems(tmp_path: Path) -> None:
    body = '<p><a href="/sya-no/">No</a></p>'
    pages = {"page/index.html": page("/page/", body), "say-no/index.html": page("/say-no/", body, "Say no")}
    problems = check_site(make_site(tmp_path / "site", pages), url=URL)
    assert [problem.pages for problem in problems] == [("/page/",), ("/say-no/",)]


def test_a_wrong_address_of_the_site_is_one_problem(tmp_path: Path) -> None:
    problems = check_site(make_site(tmp_path / "site", {}), url="https://example.net")
    (canonical,) = (problem for problem in problems if problem.rule == "page-canonical")
    assert len(canonical.pages) == 3


def test_pages_that_say_they_are_copies_may_share_a_title(tmp_path: Path) -> None:
    copy = page("/say-no/", '<p><a href="/">Home</a></p>', "Say no")
    problems = check_site(make_site(tmp_path / "site", {"page/index.html": copy}), url=URL)
    assert {problem.rule for problem in problems} == {"page-canonical"}


RULES = {
    "about_a_site": "def check(site):\n    yield Finding(f'{len(site.by_address)} pages')",
    "about_content": "def check(content):\n    yield Finding(f'{len(content.sources)} sources')",
    "about_words": "def check(source):\n    yield Finding('is said', at='Words')\n"
    "    yield Finding('is not said', at='Nay')",
}


def put_in(package: str, rules: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the rules of a package be all there are."""
    for name, check in rules.items():
        text = f'"""Help."""\nfrom plugins.checks.records import Finding\n{check}\n'
        write(folder / package / f"{name}.py", text)
    write(folder / package / "__init__.py", "")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(run, "RULES", package)


def test_a_rule_may_be_about_everything_or_about_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in("odd_rules", RULES, tmp_path, monkeypatch)
    assert shown(check_site(make_site(tmp_path / "site", {}), url=URL)) == ["site:1:1: 3 pages (about-a-site)"]
    assert shown(check_content(make_content(tmp_path / "content", {}))) == [
        "content:1:1: 2 sources (about-content)",
        "content/pages/home.md:1:1: is not said (about-words)",
        "content/pages/home.md:5:1: is said (about-words)",
        "content/pages/say-no.md:1:1: is not said (about-words)",
        "content/pages/say-no.md:5:1: is said (about-words)",
    ]


def test_a_rule_that_raises_is_a_problem_and_the_others_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = {
        "about_all": "def check(site):\n    yield Finding('is said')\n    raise KeyError('x')",
        "about_one": "def check(page):\n    return [1 / (page.path != 'page/index.html')] and ()",
        "about_text": "def check(source):\n    return [source.slug.index('say')] and ()",
        "about_words": "def check(page):\n    from urllib.parse import urlsplit\n    return urlsplit('//[') and ()",
    }
    put_in("broken_rules", rules, tmp_path, monkeypatch)
    found = check_site(make_site(tmp_path / "site", {}), url=URL)
    assert [(one.file, one.rule) for one in found] == [
        ("site", "about-all"),
        ("site", "rule-failed"),
        ("site/index.html", "rule-failed"),
        *[("site/page/index.html", "rule-failed")] * 2,
        ("site/say-no/index.html", "rule-failed"),
    ]
    assert "the rule \"about-all\" broke down here, and that is no fault of yours: KeyError: 'x' (" in found[1].message
    (text,) = check_content(make_content(tmp_path / "content", {}))
    assert (text.file, text.line, text.severity) == ("content/pages/home.md", 1, "error")
    assert "ValueError: substring not found (" in text.message
    assert text.message.endswith('; report it, and set the level of the rule to "off" until it is mended')


@pytest.mark.parametrize("error", [OSError, MemoryError])
def test_what_the_machine_lacks_is_no_mistake_in_a_rule(
    error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = error.__name__
    put_in(f"{name.lower()}_rules", {"a_rule": f"def check(site):\n    raise {name}"}, tmp_path, monkeypatch)
    with pytest.raises(error):
        check_site(make_site(tmp_path / "site", {}), url=URL)


def test_hidden_pages_and_pages_with_unreadable_sources_are_checked_too(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"lonely/index.html": page("/lonely/", "<p>Words</p>")})
    hidden = write(tmp_path / "content/pages/lonely.md", "Title: The page\nStatus: hidden\n\nWords")
    assert [problem.rule for problem in check_site(site, url=URL)] == ["page-orphan"]
    assert check_made(site, tmp_path / "content", {"lonely/index.html": hidden}) == []
    hidden.write_bytes(b"")
    found = check_made(site, tmp_path / "content", {"lonely/index.html": hidden})
    assert [problem.rule for problem in found] == ["page-orphan"]


def test_a_link_to_a_draft_is_said_to_be_one(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"page/index.html": page("/page/", '<p><a href="/late/">Later</a></p>')})
    draft = Built("content/pages/late.md", "page", "draft", "late", "", "late/")
    (problem,) = check_site(site, url=URL, built=[draft])
    assert (problem.rule, problem.line) == ("link-draft", 7)


def test_a_page_that_cannot_be_read_because_its_source_cannot_is_one_problem(tmp_path: Path) -> None:
    site, source = make_site(tmp_path / "site", {}), write(tmp_path / "content/pages/page.md", "")
    for file in (site / "page" / "index.html", source):
        file.write_bytes(b"A NUL \0 here")
    assert check_made(site, tmp_path / "content", {"page/index.html": source}) == []


def test_a_description_that_the_front_matter_lacks_is_not_missed_twice(tmp_path: Path) -> None:
    html = page("/page/", '<p><a href="/">Home</a></p>').replace('name="description"', 'name="none"')
    source = write(tmp_path / "content/pages/page.md", "Title: The page\n\nWords.\n")
    site = make_site(tmp_path / "site", {"page/index.html": html})
    assert check_made(site, tmp_path / "content", {"page/index.html": source}) == []
    assert [problem.rule for problem in check_site(site, url=URL)] == ["page-description"]
