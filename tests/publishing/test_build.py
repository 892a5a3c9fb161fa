"""A build publishes a sound site whole, and nothing at all of one with a mistake: it says every mistake instead."""

from __future__ import annotations

import datetime
import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.problem import Problem
from plugins.publishing.build import build, merged
from plugins.publishing.hosts.netlify import read_headers
from plugins.publishing.listing import NAME as LIST
from plugins.publishing.pelican_settings import load
from plugins.publishing.records import LOCAL
from plugins.publishing.staging import locked
from plugins.source import place_of

from .conftest import PROJECT, TinySite, digest, errors_of

WAYS, FIRST, HOME = "content/pages/ways.md", "content/articles/first.md", "content/pages/home.md"
BASE = "theme/templates/base.html"


@pytest.fixture
def published(tiny: TinySite) -> TinySite:
    """The tiny site, published once."""
    result = tiny.build()
    assert result.published, result
    return tiny


def assert_nothing_published(site: TinySite, before: str) -> None:
    assert digest(site.output) == before
    assert site.beside() == {"output", ".output.lock"}


# Each row: the file, the text to replace (None: the whole file), what stands there then, and the first problem,
# in which {line} and {column} are the place of that text.
MISTAKES: list[tuple[str, str | None, str | bytes, str]] = [
    (WAYS, None, b"Title: caf\xe9\n\nText\n", f"{WAYS}:1:11: byte 0xe9 is not UTF-8; save the file as UTF-8"),
    (WAYS, None, "", f"{WAYS}:1:1: is empty; write a title"),
    (WAYS, "Title: Ways to go on\n", "", f"{WAYS}:1:1: the front matter lacks title; add"),
    (FIRST, "Title: The first article\n", "", f"{FIRST}:1:1: the front matter lacks title; add"),
    (FIRST, "Date: 2026-11-20", "Date: soon", f'{FIRST}:3:7: "soon" is not a date; write year-month-day'),
    (FIRST, "Modified: 2026-11-22", "Modified: later", f'{FIRST}:4:11: "later" is not a date; write year-month-day'),
    (WAYS, "Reviewed: 2026-11-23", "Reviewed: once", f'{WAYS}:4:11: "once" is not a date; write year-month-day'),
    (WAYS, "Stage: ready", "Status: nonsense", f'{WAYS}:3:9: "nonsense" is no status'),
    (WAYS, "Stage: ready", "Checklist: none", f'{WAYS}:3:12: "none" is no checklist of this site'),
    (WAYS, "Stage: ready", "Template: none", f'{WAYS}:3:11: "none" is no template of the theme'),
    (WAYS, "Stage: ready", "Slug: first", f'{WAYS}:3:1: "first" is the address of {FIRST} as well'),
    (WAYS, "home](/)", "home](/hmoe/)", f'{WAYS}:6:38: "/hmoe/" leads to nothing on this site'),
    (WAYS, "Stage: ready", "Save_as: ../../x.html", f'{WAYS}:3:10: "../../x.html" is no place in the site'),
    (WAYS, "One leads", "*a* " * 300 + "One leads", f"{WAYS}:1:1: the page costs 3"),
    ("content/site.toml", 'name = "Tiny"', 'name = "Tiny', "content/site.toml:1:13: not valid TOML: "),
    ("content/site.toml", 'name = "Tiny"', "", 'content/site.toml:1:1: "name" is missing or empty; write name ='),
    ("content/checklists/x.toml", None, "title = [\n", "content/checklists/x.toml:2:1: not valid TOML: "),
    ("content/evidence/x.toml", None, b"\xff", "content/evidence/x.toml:1:1: byte 0xff is not UTF-8; save"),
    ("content/redirects.toml", None, '"/a/" = "/a/"', 'content/redirects.toml:1:1: "/a/" leads to itself; name'),
    (
        "content/redirects.toml",
        None,
        '"/a/" = "/wyas/"',
        'content/redirects.toml:1:1: "/a/" leads to "/wyas/", which is',
    ),
    ("theme/strings/en.toml", "[dates]", "[dates", "theme/strings/en.toml:1:7: not valid TOML: "),
    (BASE, "<main>", "<main>{% if %}", f"{BASE}:{{line}}:1: the template cannot be read: "),
    (
        BASE,
        "{% block main %}",
        "{{ 1 // 0 }}{% block main %}",
        f"{BASE}:{{line}}:1: the template fails: integer division",
    ),
    ("pelicanconf.py", '"plugins.checklist"', '"plugins.none"', "pelicanconf.py:{line}:{column}: cannot load plugin"),
    (
        "pelicanconf.py",
        "TYPOGRIFY = False",
        'IGNORE_FILES = ["*.md"]',
        "pelicanconf.py:{line}:1: IGNORE_FILES leaves out",
    ),
    ("pelicanconf.py", "TYPOGRIFY = False", "TYPOGRIFY = = 1", "pelicanconf.py:{line}:13: not valid Python: "),
]


def test_old_addresses_are_told_to_hosts(tiny: TinySite) -> None:
    tiny.write("content/redirects.toml", '"/old/" = "/ways/"\n')
    assert tiny.build().published
    assert (tiny.output / "_redirects").read_text() == "/old/ /ways/ 301\n/old /ways/ 301\n"


def test_a_redirect_to_a_page_with_a_mistake_is_no_second_mistake(tiny: TinySite) -> None:
    tiny.write("content/redirects.toml", '"/old/" = "/ways/"\n')
    tiny.change(WAYS, "Title: Ways to go on\n", "")
    assert {problem.file for problem in errors_of(tiny.build())} == {WAYS}


@pytest.mark.parametrize(("path", "old", "new", "expected"), MISTAKES)
def test_a_mistake_is_named_in_its_place_and_nothing_is_published(
    published: TinySite, path: str, old: str | None, new: str | bytes, expected: str
) -> None:
    before, (line, column) = digest(published.output), (1, 1)
    if old is None:
        published.write(path, new)
    else:
        line, column = published.change(path, old, str(new))
    result = published.build()
    said = str(errors_of(result)[0])
    assert said.startswith(expected.format(line=line, column=column)), "\n".join(map(str, result.problems))
    assert (result.exit_code, result.published) == (2 if path == "pelicanconf.py" else 1, False)
    assert_nothing_published(published, before)


def test_two_files_with_one_slug_are_one_problem(tiny: TinySite) -> None:
    shutil.copy(tiny.root / FIRST, tiny.root / "content/articles/ways.md")
    problems = [problem for problem in tiny.build().problems if problem.rule == "slug-duplicate"]
    assert [(problem.file, problem.line) for problem in problems] == [(WAYS, 1)]
    assert "content/articles/ways.md" in problems[0].message


def test_a_setting_that_stops_every_text_is_one_problem(tiny: TinySite) -> None:
    tiny.change("pelicanconf.py", 'TIMEZONE = "UTC"', 'TIMEZONE = "Mars"')
    (problem,) = tiny.build().problems
    settings = (tiny.root / "pelicanconf.py").read_text(encoding="utf-8")
    line, _ = place_of(settings, settings.index("TIMEZONE"))
    assert str(problem).startswith(f'pelicanconf.py:{line}:1: "Mars" is no time zone. Write one as in "Europe/London"')


def test_a_content_folder_without_a_page_is_a_problem(tiny: TinySite) -> None:
    for folder in ("articles", "pages", "checklists"):
        shutil.rmtree(tiny.root / "content" / folder, ignore_errors=True)
    tiny.write("content/site.toml", 'name = "Tiny"\nlanguage = "en"\n')
    (problem,) = tiny.build().problems
    assert str(problem).startswith("content:1:1: holds nothing to publish: no text, or drafts alone; finish one, and")


def test_patterns_that_leave_out_no_text_are_not_to_blame_where_there_is_none(tiny: TinySite) -> None:
    for folder in ("articles", "pages", "checklists"):
        shutil.rmtree(tiny.root / "content" / folder, ignore_errors=True)
    tiny.write("content/site.toml", 'name = "Tiny"\nlanguage = "en"\n')
    tiny.change("pelicanconf.py", "TYPOGRIFY = False", 'IGNORE_FILES = ["*.md"]')
    assert [problem.file for problem in tiny.build().problems] == ["content"]


def test_slugs_that_nobody_can_tell_in_advance_have_no_shape(tiny: TinySite) -> None:
    def shape() -> str:
        return load(
            tiny.request.conf, tiny.request.content, site_url="", today=datetime.date(2026, 11, 26)
        ).layout.slugs

    tiny.change("pelicanconf.py", "TYPOGRIFY = False", 'SLUG_REGEX_SUBSTITUTIONS = [("x+", "y")]')
    assert shape()
    tiny.change("pelicanconf.py", '[("x+", "y")]', '[("x+", lambda found: "y")]')
    assert not shape()


def test_what_a_page_costs_is_not_said_while_a_checklist_is_wrong(tiny: TinySite) -> None:
    text = (tiny.root / WAYS).read_text(encoding="utf-8")
    tiny.write(WAYS, text + "\n\nA word.\n" * 300)
    assert "page-budget" in {problem.rule for problem in tiny.build().problems}
    tiny.write("content/checklists/x.toml", "title = [\n")
    assert "page-budget" not in {problem.rule for problem in tiny.build().problems}


def test_a_content_folder_whose_only_text_is_wrong_has_that_problem_alone(tiny: TinySite) -> None:
    for folder in ("articles", "pages", "checklists"):
        shutil.rmtree(tiny.root / "content" / folder, ignore_errors=True)
    tiny.write("content/site.toml", 'name = "Tiny"\nlanguage = "en"\n')
    tiny.write(HOME, "Title: Home\nStatus: finished\n\nWelcome.\n")
    assert {problem.file for problem in tiny.build().problems} == {HOME}


# Each row: the file, the text to replace, what stands there then, and the only problem.
CAUSES = [
    (WAYS, "Title: Ways to go on", "Title:", f'{WAYS}:1:1: "title" has no value'),
    ("content/site.toml", 'language = "en-GB"', 'language = "en_GB"', 'content/site.toml:3:1: DEFAULT_LANG is "en_gb"'),
    (
        "pelicanconf.py",
        "SITENAME = SITE.name",
        "SITENAM = SITE.name",
        'pelicanconf.py:28:1: Pelican knows no setting "SI',
    ),
    (
        "pelicanconf.py",
        "SITENAME =",
        'SITENAME = "A"\nSITENAME =',
        "pelicanconf.py:29:1: warning: SITENAME has a value",
    ),
    (HOME, "Save_as:", "Status: draft\nSave_as:", f"{HOME}:4:1: the first page of the site is a draft"),
    (WAYS, "Stage: ready", "Slug: feed.xml", f'{WAYS}:3:1: the slug "feed.xml" makes a poor address'),
    (WAYS, "Stage: ready", "Save_as: /x/robots.txt", f'{WAYS}:3:10: "/x/robots.txt" is no place in the site'),
]


@pytest.mark.parametrize(("path", "old", "new", "says"), CAUSES)
def test_one_cause_is_one_problem(tiny: TinySite, path: str, old: str, new: str, says: str) -> None:
    tiny.change(path, old, new)
    (problem,) = tiny.build().problems
    assert str(problem).startswith(says)


def test_a_note_without_a_source_is_one_problem(tiny: TinySite) -> None:
    tiny.change(WAYS, "One leads", "It is known.[^Z99] One leads")
    assert [problem.rule for problem in tiny.build().problems] == ["source-unknown"]


def test_a_link_to_a_draft_says_that_it_is_one(tiny: TinySite) -> None:
    tiny.change(FIRST, "Date: 2026", "Status: draft\nDate: 2026")
    found = [problem for problem in tiny.build().problems if problem.rule == "link-draft"]
    assert found
    assert all("leads to a draft" in problem.message for problem in found)


def test_mistakes_in_many_files_are_all_named_at_once_in_order(tiny: TinySite) -> None:
    tiny.change(FIRST, "2026-11-20", "soon")
    tiny.change(WAYS, "home](/)", "home](/hmoe/)")
    tiny.change("content/site.toml", "Tiny", "")
    tiny.write("content/evidence/x.toml", "x = ")
    result = tiny.build()
    files = [problem.file for problem in result.problems]
    assert {FIRST, WAYS, "content/site.toml", "content/evidence/x.toml"} <= set(files)
    assert files == sorted(files)


def test_a_run_that_breaks_off_does_not_blame_the_pages_that_are_missing(tiny: TinySite) -> None:
    tiny.change(BASE, "<main>", "<main>{{ 1 // 0 }}")
    assert [problem.file for problem in tiny.build().problems] == [BASE]


def test_a_picture_that_cannot_be_drawn_stops_the_build_and_is_all_that_is_said(tiny: TinySite) -> None:
    shutil.copytree(PROJECT / "theme" / "fonts", tiny.root / "theme" / "fonts")
    tiny.write("theme/templates/card.svg", "<svg")
    tiny.change(BASE, "<main>", f'<meta property="og:image" content="{LOCAL}/card.png"><main>')
    assert [problem.file for problem in tiny.build().problems] == ["theme/templates/card.svg"]


@pytest.mark.parametrize(
    "path",
    [WAYS, "content/site.toml", "content/images/dot.svg", "content/x.toml", BASE, "theme/static/css/blocks/x.css"],
)
def test_a_pipe_is_named_and_nobody_waits_at_it(tiny: TinySite, path: str) -> None:
    (tiny.root / path).unlink(missing_ok=True)
    os.mkfifo(tiny.root / path)
    (problem,) = errors_of(tiny.build())
    assert str(problem).startswith(f"{path}:1:1: is no ordinary file but a pipe")


def test_a_build_works_again_once_the_mistake_is_mended(published: TinySite) -> None:
    before = digest(published.output)
    published.change("pelicanconf.py", "TYPOGRIFY = False", "TYPOGRIFY = = 1")
    assert published.build().exit_code == 2
    published.change("pelicanconf.py", "TYPOGRIFY = = 1", "TYPOGRIFY = False")
    assert published.build().published
    assert_nothing_published(published, before)


def as_link(site: TinySite) -> None:
    site.output.symlink_to(site.root / "content")


def as_file(site: TinySite) -> None:
    site.write("output", "mine")


def as_foreign_folder(site: TinySite) -> None:
    site.write("output/thesis.txt", "mine")


def as_content_folder(site: TinySite) -> None:
    object.__setattr__(site, "output", site.root / "content")


def within_the_content_folder(site: TinySite) -> None:
    object.__setattr__(site, "output", site.root / "content" / "pages" / "output")


def below_a_file(site: TinySite) -> None:
    object.__setattr__(site, "output", site.root / "pelicanconf.py" / "output")


def with_a_folder_in_place_of_the_lock(site: TinySite) -> None:
    (site.root / ".output.lock").mkdir()


def with_a_name_too_long(site: TinySite) -> None:
    object.__setattr__(site, "output", site.root / ("x" * 250))


def without_content(site: TinySite) -> None:
    shutil.rmtree(site.root / "content")


def without_settings(site: TinySite) -> None:
    (site.root / "pelicanconf.py").unlink()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (as_link, "is a link"),
        (as_file, "is a file"),
        (as_foreign_folder, "it holds files that no build of this project made"),
        (as_content_folder, "it holds files that no build of this project made"),
        (within_the_content_folder, "lies in the folder with the content; name a place beside it"),
        (below_a_file, "cannot be written"),
        (with_a_folder_in_place_of_the_lock, ".output.lock): is a directory; name another place with --output"),
        (with_a_name_too_long, "file name too long; name another place"),
        (without_content, "there is no folder"),
        (without_settings, "there is no settings file"),
    ],
)
def test_what_cannot_be_tried_is_refused_with_the_way_out(
    tiny: TinySite, make: Callable[[TinySite], None], says: str
) -> None:
    make(tiny)
    before = set(tiny.root.rglob("*"))
    result = tiny.build()
    assert says in result.refused
    assert (result.exit_code, result.published, result.problems) == (2, False, ())
    assert set(tiny.root.rglob("*")) - {tiny.root / ".output.lock"} == before - {tiny.root / ".output.lock"}


@pytest.mark.parametrize("address", ["", "/"])
def test_an_address_that_is_empty_is_none(tiny: TinySite, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("SITE_URL", address)
    result = tiny.build()
    assert (result.published, result.site_url) == (True, LOCAL)


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "http://[1", "https://a b.org", "https://"])
def test_an_address_that_is_none_is_refused(tiny: TinySite, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("SITE_URL", address)
    result = tiny.build()
    assert result.refused.startswith("SITE_URL is ")
    assert result.exit_code == 2


def test_a_second_build_is_refused_while_the_first_runs(published: TinySite) -> None:
    before = digest(published.output)
    with locked(published.root / ".output.lock"):
        assert "another build is running" in published.build().refused
    assert_nothing_published(published, before)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full; make room, then build again. output is"),
        (OSError(errno.EDQUOT, "Quota", "output/x"), "the disk is full (output/x); make room"),
        (OSError(errno.EBUSY, "Device Busy"), "output cannot be written: device busy; name another place"),
        (OSError("odd"), "output cannot be written: odd; name another place"),
    ],
)
def test_trouble_with_the_disk_is_said_with_the_way_out(tiny: TinySite, error: OSError, says: str) -> None:
    @contextmanager
    def step(label: str) -> Iterator[None]:
        raise error
        yield

    assert build(tiny.request, step).refused.startswith(says)


def test_a_sound_site_is_published_whole(published: TinySite) -> None:
    files = {file.relative_to(published.output).as_posix() for file in published.output.rglob("*") if file.is_file()}
    whole = {"index.html", "first/index.html", "ways/index.html", "feed.xml", "sitemap.xml", "robots.txt", "icon.svg"}
    hosts = {"_headers", ".htaccess", ".hosts/Caddyfile", ".hosts/nginx.conf", ".hosts/nginx-brotli.conf"}
    whole |= {
        "manifest.webmanifest",
        "sw.js",
        *(file for file in files if re.fullmatch(r"lasting/offline\.\w+\.json", file)),
    }
    assert {*whole, *hosts, LIST, "images/dot.svg"} == {file for file in files if not file.endswith((".br", ".gz"))}
    assert {f"{name}.br" for name in whole} <= files
    assert published.beside() == {"output", ".output.lock"}
    assert "sha256-" in read_headers(published.output)["Content-Security-Policy"]


def test_the_result_counts_what_was_published(tiny: TinySite) -> None:
    result = tiny.build()
    assert (result.problems, result.exit_code, result.site_url) == ((), 0, LOCAL)
    assert (result.pages, result.words) == (3, 25)
    assert result.largest == ("first/index.html", (tiny.output / "first/index.html.br").stat().st_size)
    assert result.seconds > 0


def test_a_warning_does_not_keep_a_site_from_being_published(tiny: TinySite) -> None:
    tiny.change(WAYS, "One leads [home](/).", "One is home: [click here](/).")
    result = tiny.build()
    assert [problem.severity for problem in result.problems] == ["warning"]
    assert result.published


def test_a_site_that_is_only_checked_is_not_published(tiny: TinySite) -> None:
    result = build(replace(tiny.request, publish=False))
    assert (result.exit_code, result.published, result.publish) == (0, False, False)
    assert not tiny.output.exists()


def test_drafts_are_built_only_where_they_are_asked_for(tiny: TinySite) -> None:
    tiny.change("content/site.toml", '"ways"', '"ways", "later"')
    result = build(replace(tiny.request, drafts=True))
    assert result.published, result
    assert (tiny.output / "later/index.html").is_file()
    assert result.drafts == 0


def test_drafts_that_are_not_built_are_counted(tiny: TinySite) -> None:
    result = tiny.build()
    assert result.drafts == 2
    assert not (tiny.output / "later").exists()


def test_readers_keep_the_site_unless_it_is_switched_off_or_a_preview(tiny: TinySite) -> None:
    assert build(tiny.request).published
    assert "caches.open" in tiny.html("sw.js")
    assert build(replace(tiny.request, drafts=True)).published
    assert "unregister" in tiny.html("sw.js")
    assert not (tiny.output / "lasting").exists()
    tiny.change("content/site.toml", "navigation =", "offline = false\nnavigation =")
    assert build(tiny.request).published
    assert "unregister" in tiny.html("sw.js")


def test_steps_are_told_in_order(tiny: TinySite) -> None:
    said: list[str] = []

    @contextmanager
    def step(label: str) -> Iterator[None]:
        said.append(label)
        yield

    build(tiny.request, step)
    assert said == ["Reading the sources", "Building the pages", "Finishing and compressing", "Checking the site"]


def test_a_page_that_was_removed_is_gone_after_the_next_build(published: TinySite) -> None:
    (published.root / WAYS).unlink()
    published.change("content/site.toml", ', "ways"', "")
    published.change(FIRST, "Next: ways, home", "Next: home")
    published.change(FIRST, "[the ways]({filename}/pages/ways.md)", "the ways")
    result = published.build()
    assert result.published, result
    assert not (published.output / "ways").exists()


def test_content_beside_the_project_is_built_with_its_theme(tiny: TinySite, tmp_path: Path) -> None:
    shutil.move(tiny.root / "content", tmp_path / "elsewhere")
    result = build(replace(tiny.request, content=Path("elsewhere")))
    assert result.published, result


OURS = Problem("a.md", 3, 1, "title", "no title")
DOUBT = Problem("b.md", 3, 1, "title", "odd title", "warning")
LOGGED = [Problem(file, 1, 1, "pelican", "skipping") for file in ("a.md", "b.md", "x/pelicanconf.py")]
TOLD = Problem("x/pelicanconf.py", 1, 1, "settings", "no such plugin")
SOURCE = Problem("a.md", 3, 9, "source-unknown", "no such source")
WRONG_TYPE = Problem("x/pelicanconf.py", 7, 1, "setting-type", "must be a text")
NO_SIGN = Problem("a.md", 4, 2, "invisible-character", "a control character")
FEED = Problem("x/pelicanconf.py", 1, 1, "pelican", "cannot be built: Control characters are not supported in XML 1.0")
UNREAD = Problem("a.md", 3, 9, "chart-file", "cannot be read")


@pytest.mark.parametrize(
    ("ours", "pelicans", "left"),
    [
        ([], LOGGED, LOGGED),
        ([OURS], LOGGED, [OURS, LOGGED[1], LOGGED[2]]),
        ([DOUBT], LOGGED, [LOGGED[0], LOGGED[1], DOUBT, LOGGED[2]]),
        ([OURS, OURS], [OURS, TOLD, LOGGED[2]], [OURS, TOLD]),
        ([OURS], [SOURCE, UNREAD], [OURS, SOURCE]),
        ([WRONG_TYPE], [TOLD], [WRONG_TYPE]),
        ([NO_SIGN], [FEED], [NO_SIGN]),
        ([OURS], [FEED], [OURS, FEED]),
    ],
)
def test_what_pelican_says_of_a_mistake_that_is_named_is_left_out(
    ours: list[Problem], pelicans: list[Problem], left: list[Problem]
) -> None:
    assert merged(ours, pelicans) == tuple(left)


def test_two_builds_give_the_same_bytes(published: TinySite) -> None:
    first = digest(published.output)
    assert published.build().published
    assert digest(published.output) == first
