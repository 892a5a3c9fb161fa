"""`invoke check` in all its ways: a folder of HTML, another site's settings, a baseline, and what the rules are."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from plugins.authoring import building, checking
from plugins.authoring.checking import Asked
from plugins.authoring.terminal import WRONG_USE
from plugins.checks.outcome.baseline import NAME

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>
"""
SETTINGS = """PATH = "words"
SITENAME = "A plain site"
SITEURL = "https://example.org"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "simple"
AUTHOR = "Ann"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
ARTICLE = """Title: The {number} article
Date: 2026-11-0{number}
Category: jobs
Summary: What the {number} article is about, in a sentence that says enough.

These are the words of it. {words}
"""


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file of a plain Pelican site with two articles and a stock theme."""
    monkeypatch.chdir(tmp_path)
    for number in (1, 2):
        write(tmp_path / f"words/article-{number}.md", ARTICLE.format(number=number, words="There are no others."))
    return write(tmp_path / "pelicanconf.py", SETTINGS)


def test_another_sites_settings_publish_its_content(plain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert building.build(Path("/"), building.Asked(output="public", settings=str(plain))) == 0
    assert capsys.readouterr().out.startswith("Published 2 pages")
    assert (plain.parent / "public/the-1-article.html").is_file()
    assert "Content-Security-Policy" not in (plain.parent / "public/_headers").read_text(encoding="utf-8")


def test_a_mistake_in_another_site_is_named_in_its_place(plain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(plain.parent / "words/article-1.md", ARTICLE.format(number=1, words="[The other one](/nowhere.html)"))
    assert checking.check(plain.parent, Asked(settings=str(plain))) == 1
    said = capsys.readouterr().out
    assert 'words/article-1.md:6:44: "/nowhere.html" leads to nothing on this site' in said


def test_a_folder_of_html_is_checked_whoever_made_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "site/index.html", PAGE.format(title="Home", body='<p><a href="/gone/">More of it</a></p>'))
    assert checking.check(tmp_path, Asked(site=str(tmp_path / "site"), form="json")) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert (problem["rule"], problem["line"]) == ("internal-link", 3)
    write(tmp_path / "site/gone/index.html", PAGE.format(title="Gone", body='<p><a href="/">Home page</a></p>'))
    assert checking.check(tmp_path, Asked(site=str(tmp_path / "site"))) == 0


def test_such_a_folder_is_for_the_address_that_its_first_page_names(tmp_path: Path) -> None:
    link = '<p><a href="https://jobs-office.org/gone/">More of it</a></p>'
    page = PAGE.format(title="Home", body=link)
    write(tmp_path / "site/index.html", page)
    asked = Asked(site=str(tmp_path / "site"))
    assert checking.check(tmp_path, asked) == 0
    assert checking.check(tmp_path, Asked(site=asked.site, url="https://jobs-office.org")) == 1
    canonical = '<link rel="canonical" href="https://jobs-office.org/"></head>'
    write(tmp_path / "site/index.html", page.replace("</head>", canonical))
    assert checking.check(tmp_path, asked) == 1


def test_a_first_page_that_names_no_address_as_its_own_is_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = PAGE.format(title="Home", body="<p>Words</p>")
    write(tmp_path / "site/index.html", page.replace("</head>", '<link rel="canonical" href="https://[x/"></head>'))
    assert checking.check(tmp_path, Asked(site=str(tmp_path / "site"))) == 1
    assert '"https://[x/" is no address' in capsys.readouterr().out


def test_a_folder_without_a_first_page_is_for_no_address(tmp_path: Path) -> None:
    write(tmp_path / "site/page.html", PAGE.format(title="Page", body="<p>Words</p>"))
    assert checking.check(tmp_path, Asked(site=str(tmp_path / "site"))) == 0


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checking.check(tmp_path, Asked(site=str(tmp_path / "none"))) == WRONG_USE
    assert "name the folder of a built site with --site" in capsys.readouterr().err


def test_an_old_site_starts_green_and_its_baseline_only_shrinks(
    plain: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = Asked(settings=str(plain))
    old = ARTICLE.format(number=1, words="See [the other article](/nowhere.html).")
    write(plain.parent / "words/article-1.md", old)
    assert checking.check(plain.parent, Asked(settings=str(plain), baseline=True)) == 0
    assert "1 problem as they are now" in capsys.readouterr().out
    assert checking.check(plain.parent, asked) == 0
    write(plain.parent / "words/article-1.md", old + "\nAnd [new](/gone.html).\n")
    assert checking.check(plain.parent, asked) == 1
    write(plain.parent / "words/article-1.md", ARTICLE.format(number=1, words=""))
    assert checking.check(plain.parent, asked) == 0
    assert "`invoke check --baseline` takes out what is gone" in capsys.readouterr().out
    assert checking.check(plain.parent, Asked(settings=str(plain), baseline=True)) == 0
    assert json.loads((plain.parent / NAME).read_text(encoding="utf-8"))["problems"] == []


def test_a_baseline_that_cannot_be_read_is_left_alone(plain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(plain.parent / NAME, "[")
    assert checking.check(plain.parent, Asked(settings=str(plain), baseline=True)) == 1
    assert f"{NAME}:1:" in capsys.readouterr().out
    assert (plain.parent / NAME).read_text(encoding="utf-8") == "["


def test_a_site_whose_settings_name_no_address_is_a_problem_of_the_settings(
    plain: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(plain, SETTINGS.replace("https://example.org", "https://[example.org"))
    assert checking.check(plain.parent, Asked(settings=str(plain))) == WRONG_USE
    assert 'SITEURL is "https://[example.org", which is no address' in capsys.readouterr().out


def test_no_baseline_is_made_of_half_a_check(plain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(plain, SETTINGS + "TIMEZONE = = 1\n")
    assert checking.check(plain.parent, Asked(settings=str(plain), baseline=True)) == WRONG_USE
    assert "The baseline was not written" in capsys.readouterr().err
    assert not (plain.parent / NAME).exists()


def test_a_baseline_that_cannot_be_written_is_said_and_leaves_no_draft(
    plain: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def says_no(draft: Path, goal: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(draft), None, str(goal))

    before = set(plain.parent.iterdir())
    monkeypatch.setattr(Path, "replace", says_no)
    assert checking.check(plain.parent, Asked(settings=str(plain), baseline=True)) == WRONG_USE
    assert f"The baseline was not written: {NAME}: read-only file system. Mend" in capsys.readouterr().err
    assert {path.name for path in set(plain.parent.iterdir()) - before} <= {".cache", "__pycache__"}


def test_the_rules_are_listed_and_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checking.check(tmp_path, Asked(list=True)) == 0
    assert "  internal-link " in capsys.readouterr().out
    assert checking.check(tmp_path, Asked(list=True, form="markdown")) == 0
    assert "### page-budget" in capsys.readouterr().out
    assert checking.check(tmp_path, Asked(explain="link-slash")) == 0
    assert "Good: [Say no politely](/say-no-politely/)" in capsys.readouterr().out
    assert checking.check(tmp_path, Asked(explain="link-slsh")) == WRONG_USE
    assert 'Did you mean "link-slash"?' in capsys.readouterr().err


def test_a_format_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checking.check(tmp_path, Asked(form="xml")) == WRONG_USE
    assert 'no format "xml"; there are text, json, github, sarif' in capsys.readouterr().err
