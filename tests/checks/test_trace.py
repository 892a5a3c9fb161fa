"""Problems of built pages are shown where their words were written."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest

from plugins.checks.reading.parse import parse_page
from plugins.checks.reading.sources import read_source
from plugins.checks.records import At, InFile, Text
from plugins.checks.records.address import Addresses
from plugins.checks.tracing.trace import Files, Tracer
from plugins.problem import Problem

from .fixtures import PAGE, URL, check_made, make_site, write

HEAD = "Title: The page\nDescription: Words\nNext: say-no, sya-no\n\n"
BODY_LINE = 5


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def check(
    folder: Path, text: str, *, html: str = "", around: str = "", files: dict[str, str] | None = None
) -> list[Problem]:
    """Problems of a page made from a Markdown text, with HTML of the theme after it and around it."""
    source = write(folder / "content/pages/page.md", HEAD + text)
    body = markdown.markdown(text, extensions=["extra", "smarty", "toc"]) + html
    built = PAGE.format(title="The page", address="/page/", body=body).replace("<main>", f"{around}<main>")
    for name, words in (files or {}).items():
        write(folder / name, words)
    site = make_site(folder / "site", {"page/index.html": built})
    return check_made(site, folder / "content", {"page/index.html": source})


def places(problems: list[Problem]) -> list[str]:
    return [f"{item.file.removeprefix('content/pages/')}:{item.line}:{item.column} {item.rule}" for item in problems]


@pytest.mark.parametrize(
    ("text", "line", "column", "rule"),
    [
        ("See [words](/sya-no/).", 1, 13, "internal-link"),
        ("The word sya-no.\n\nSee [words](/sya-no/ 'Title').", 3, 13, "internal-link"),
        ("See [words][no].\n\n[no]: /sya-no/", 3, 7, "internal-link"),
        ('See <a href="/sya-no/">words</a>.', 1, 14, "internal-link"),
        ("See <https://example.org/sya-no/>.", 1, 6, "internal-link"),
        ("[a](/say-no/#wrods) [b](/say-no/#words)", 1, 5, "link-fragment"),
        ("[a](/say-no/) [b](/say-no)", 1, 19, "link-slash"),
        ("[a](/say-no/#words)\n[a](/Say-No/#words)", 2, 5, "link-case"),
        ("[a](/x/?a=1&b=2) ", 1, 5, "internal-link"),
        ("Words, *and [many](/say-no/)*\nmore [](/say-no/).", 2, 9, "link-text"),
        ("See ![A clock](/images/clcok.svg)", 1, 16, "asset-missing"),
        ("See ![clock.svg](/images/clock.svg)", 1, 18, "image-alt"),
        ("## Words\n\n#### It's “all” *here* -- now", 3, 6, "heading-order"),
        ("Words\n\nA title\n=======", 3, 1, "heading-first"),
        ("## One {#one}\n\n## Two {#one}", 3, 4, "id-duplicate"),
        ('<p id="one">a</p><p id=one>b</p>', 1, 18, "id-duplicate"),
        ("Write `{{ x }}` for {{ x }}.", 1, 21, "template-unrendered"),
        ("As many do.[^B01]\nAnd more do.[^B01]", 1, 12, "markdown-unrendered"),
        ("See ![a](/images/clock.svg) and\n<img src='' alt='A clock'>.", 2, 11, "link-empty"),
        ("See [a way](/say-no/) and\n[another]().", 2, 11, "link-empty"),
        ('<a href="/sya-no/">A</a>\n[B](/sya-no/)', 1, 10, "internal-link"),
        ('[B](/sya-no/)\n<a href="/sya-no/"><b>A</b></a>', 1, 5, "internal-link"),
        ("- Begin\n\n<ul>Be<li>kind</li></ul>", 3, 1, "element-nesting"),
    ],
)
def test_a_problem_stands_where_the_author_wrote_it(
    text: str, line: int, column: int, rule: str, tmp_path: Path
) -> None:
    assert places(check(tmp_path, text))[0] == f"page.md:{line + BODY_LINE - 1}:{column} {rule}"


def test_the_second_of_two_equal_mistakes_is_shown_at_the_second(tmp_path: Path) -> None:
    found = places(check(tmp_path, "[a](/sya-no/) and\n[a](/sya-no/), [b](/sya-no/)"))
    assert found == [f"page.md:{place} internal-link" for place in ("5:5", "6:5", "6:20")]


def test_equal_words_are_counted_as_well(tmp_path: Path) -> None:
    found = places(check(tmp_path, "One.[^B01] Two.[^B01]\n\nThree.[^B01]"))
    assert found == [f"page.md:{place} markdown-unrendered" for place in ("5:5", "5:16", "7:7")]


@pytest.mark.parametrize("href", ["{filename}sya-no.md", "{filename}/pages/sya-no.md", "sya-no"])
def test_a_page_is_known_by_the_name_of_its_file(href: str, tmp_path: Path) -> None:
    write(tmp_path / "content/pages/page.md", "")
    source = f"Words on sya-no, and [words]({href})."
    html = '<p>Words on sya-no, and <a href="/sya-no/">words</a>.</p>'
    site = make_site(tmp_path / "site", {"page/index.html": PAGE.format(title="The page", address="/page/", body=html)})
    origin = write(tmp_path / "content/pages/page.md", HEAD + source)
    found = check_made(site, tmp_path / "content", {"page/index.html": origin})
    assert places(found) == ["page.md:5:30 internal-link"]


def test_the_title_and_the_description_are_shown_in_the_front_matter(tmp_path: Path) -> None:
    source = write(tmp_path / "content/pages/page.md", HEAD + "Words")
    title = "Everything that you could ever want to know about how to say no politely"
    html = PAGE.format(title=title, address="/page/", body="<p>Words</p>").replace("in order.", "in order. " * 20)
    site = make_site(tmp_path / "site", {"page/index.html": html})
    found = check_made(site, tmp_path / "content", {"page/index.html": source})
    assert places(found) == ["page.md:1:1 page-title", "page.md:2:1 page-description"]


def test_a_first_heading_too_many_is_that_of_the_text(tmp_path: Path) -> None:
    assert places(check(tmp_path, "# The page\n\nWords")) == ["page.md:5:3 heading-first"]


def test_an_empty_heading_is_found_by_its_marks(tmp_path: Path) -> None:
    assert places(check(tmp_path, "##\n\nWords", html="")) == ["page.md:5:1 heading-empty"]


def test_the_second_of_two_tables_is_named_where_only_that_did_not_come_out(tmp_path: Path) -> None:
    head = "| What | Cost |\n|---|---|\n| Bus | £6 |"
    text = f"One sum for the first day:\n\n{head}\n\nAnd one for the other day:\n{head}\n"
    assert places(check(tmp_path, text)) == ["page.md:12:1 markdown-unrendered"]


def test_a_link_of_the_menu_is_shown_in_the_settings_that_name_it(tmp_path: Path) -> None:
    write(tmp_path / "layout.json", "{}")
    conf = write(tmp_path / "pelicanconf.py", 'SITENAME = "No"\nMENUITEMS = (("No", "/sya-no/"),)\n')
    source = write(tmp_path / "content/pages/page.md", "Title: The page\nCategory: No\n\nWords, and no more.\n")
    built = PAGE.format(title="The page", address="/page/", body='<p>Words <a href="/">Home</a></p>')
    menu = '<nav><a href="/sya-no/">No</a></nav><main>'
    site = make_site(tmp_path / "site", {"page/index.html": built.replace("<main>", menu)})
    found = check_made(site, tmp_path / "content", {"page/index.html": source}, conf=conf)
    assert places(found) == ["pelicanconf.py:2:22 internal-link"]


def test_a_site_without_a_first_page_is_one_problem(tmp_path: Path) -> None:
    source = write(tmp_path / "content/pages/page.md", HEAD + "Back to [the first page](/).")
    write(tmp_path / "theme/templates/base.html", '<a href="{{ SITEURL }}/">')
    body = '<p>Back to <a href="/">the first page</a>.</p>'
    pages = {"page/index.html": PAGE.format(title="The page", address="/page/", body=body)}
    site = make_site(tmp_path / "site", pages)
    (site / "index.html").unlink()
    problems = check_made(site, tmp_path / "content", {"page/index.html": source})
    (found,) = [problem for problem in problems if problem.rule == "internal-link"]
    assert (found.file, found.pages) == ("content", ("/page/", "/say-no/"))


def test_a_link_is_shown_where_its_address_stands_though_its_words_stand_elsewhere(tmp_path: Path) -> None:
    files = {
        "content/checklists/a.toml": 'why = "See [all the words](say-no)."\n',
        "content/checklists/b.toml": 'why = "See [all the words](no-way)."\n',
    }
    found = check(tmp_path, "Find all the words.", html='<p>See <a href="/no-way/">all the words</a>.</p>', files=files)
    assert places(found) == ["content/checklists/b.toml:1:28 internal-link"]


def test_words_of_a_checklist_are_shown_in_its_file(tmp_path: Path) -> None:
    files = {"content/checklists/go.toml": 'x = 1\nwhy = "See [words](gone)."\n', "content/checklists/bad.toml": "\0"}
    found = check(tmp_path, "Words.", html='<p>See <a href="/gone/">words</a>.</p>', files=files)
    assert places(found) == ["content/checklists/go.toml:2:20 internal-link"]


def test_a_link_is_not_shown_at_an_old_address_that_ends_alike(tmp_path: Path) -> None:
    source = write(tmp_path / "content/pages/page.md", HEAD + "See [x]({tag}pay).")
    write(tmp_path / "content/redirects.toml", '"/old/pay.html" = "/say-no/"\n')
    body = '<p>See <a href="/tag/pay.html">x</a>.</p>'
    site = make_site(tmp_path / "site", {"page/index.html": PAGE.format(title="The page", address="/page/", body=body)})
    found = check_made(site, tmp_path / "content", {"page/index.html": source})
    assert places([problem for problem in found if problem.rule == "internal-link"]) == ["page.md:5:6 internal-link"]


def test_a_link_that_the_theme_makes_from_the_front_matter_is_shown_there(tmp_path: Path) -> None:
    found = check(tmp_path, "Words.", around='<nav><a href="/sya-no/">No</a></nav>')
    assert places(found) == ["page.md:3:15 internal-link"]


def test_what_a_template_compares_with_is_no_address(tmp_path: Path) -> None:
    make_site(tmp_path / "site", {})
    for file in (tmp_path / "site").rglob("*.html"):
        file.write_text(
            re.sub(f'rel="canonical" href="{URL}[^"]*', f'rel="canonical" href="{URL}/say-no/', file.read_text())
        )
    write(tmp_path / "theme/templates/a.html", '{% if page.slug == "say-no" %}<p>Words</p>{% endif %}')
    write(tmp_path / "theme/templates/base.html", '<!doctype html>\n<link rel="canonical" href="{{ address }}">')
    source = write(tmp_path / "content/pages/say-no.md", HEAD + "Words")
    found = check_made(tmp_path / "site", tmp_path / "content", {"say-no/index.html": source})
    assert places(found) == ["theme/templates/base.html:2:1 page-canonical"] * 2


@pytest.mark.parametrize(
    ("file", "words", "place"),
    [
        ("theme/templates/partials/menu.html", '<nav>\n<a href="{{ SITEURL }}/gone/">x</a></nav>', "2:23"),
        ("content/site.toml", '[menu]\nx = "/gone/"', "2:6"),
        ("theme/strings/en.toml", 'gone = "Where we were"', "1:9"),
    ],
)
def test_what_the_theme_puts_around_a_page_is_shown_in_the_theme(
    file: str, words: str, place: str, tmp_path: Path
) -> None:
    around = '<nav><a href="/gone/">Where we were</a></nav>'
    assert places(check(tmp_path, "Words.", around=around, files={file: words})) == [f"{file}:{place} internal-link"]


def test_a_heading_that_the_theme_repeats_is_shown_in_the_theme(tmp_path: Path) -> None:
    files = {"theme/strings/en.toml": '[page]\nnext = "Next step"'}
    found = check(tmp_path, "## Next step\n\nWords.", html="<h2>Next step</h2>", files=files)
    assert places(found) == ["theme/strings/en.toml:2:9 heading-duplicate"]


def test_a_heading_that_is_repeated_nowhere_else_stays_in_the_text(tmp_path: Path) -> None:
    files = {"content/checklists/go.toml": 'title = "Next steps for you"'}
    found = check(tmp_path, "## Next steps for you", html="<h2>Next steps for you</h2>", files=files)
    assert places(found) == ["page.md:5:4 heading-duplicate"]


def test_an_element_of_the_frame_is_shown_in_its_template(tmp_path: Path) -> None:
    make_site(tmp_path / "site", {})
    for file in (tmp_path / "site").rglob("*.html"):
        file.write_text(file.read_text().replace(' lang="en"', "").replace(f'href="{URL}', 'href="http://old.example'))
    write(
        tmp_path / "theme/templates/base.html", '<!doctype html>\n<html>\n<link rel="canonical" href="{{ address }}">'
    )
    found = check_made(tmp_path / "site", tmp_path / "content", {})
    assert places(found) == [
        "theme/templates/base.html:2:1 page-language",
        "theme/templates/base.html:3:1 page-canonical",
    ]
    assert [len(problem.pages) for problem in found] == [3, 3]


def test_what_only_the_address_of_each_page_tells_apart_is_one_problem(tmp_path: Path) -> None:
    make_site(tmp_path / "site", {})
    for file in (tmp_path / "site").rglob("*.html"):
        file.write_text(file.read_text().replace(f'href="{URL}', 'href="'))
    write(tmp_path / "theme/templates/base.html", '<!doctype html>\n<link rel="canonical" href="{{ page.url }}">')
    (problem,) = check_made(tmp_path / "site", tmp_path / "content", {})
    assert places([problem]) == ["theme/templates/base.html:2:1 page-canonical"]
    assert len(problem.pages) == 3


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ("two words", "content/pages/page.md:5:6"),
        ("no such words", "site/page/index.html:1:1"),
        ((7, 3), "site/page/index.html:7:3"),
        (None, "content/pages/page.md:1:1"),
        (InFile("theme/templates/base.html", 2, 4), "theme/templates/base.html:2:4"),
        (Text("<p>", 0, -1), "site/page/index.html:1:1"),
    ],
)
def test_a_rule_may_give_words_or_a_place_of_the_page_or_nothing(at: At, place: str, tmp_path: Path) -> None:
    source = read_source(write(tmp_path / "content/pages/page.md", HEAD + "Just two words."))
    page = parse_page("<p>Just two words.", path="page/index.html", file="site/page/index.html", size=0, source=source)
    spot = Tracer(Addresses(frozenset(), URL), Files()).trace(at, page)
    assert f"{spot.file}:{spot.line}:{spot.column}" == place


FOOT = '{# All. #}\n<footer class="foot">\n<nav aria-label="{{ TEXT.more }}">\n<p>{{ line }}</p>\n</footer>\n'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<footer class="foot"><nav aria-label="Ways"></footer>', "foot.html:3:1 tag-unclosed"),
        ('<footer class="foot"><nav></nav><img src="/gone.png" alt="a"></footer>', "foot.html:2:1 asset-missing"),
    ],
)
def test_what_the_frame_has_is_shown_at_the_tag_of_the_template_that_it_stands_in(
    html: str, expected: str, tmp_path: Path
) -> None:
    files = {"theme/templates/partials/foot.html": FOOT, "theme/templates/base.html": "<html><body><nav></nav><p>"}
    found = places(check(tmp_path, "Text.", around=html, files=files))
    assert found == [f"theme/templates/partials/{expected}"]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('<div class="all">{{ content }}<p class="more">', "theme/templates/page.html:1:31 internal-link"),
        ('<div class="all">{{ content }}', "page.md:5:1 internal-link"),
    ],
)
def test_what_the_theme_puts_below_a_text_is_shown_there(template: str, expected: str, tmp_path: Path) -> None:
    html = '<p class="more"><a href="/gone/">a</a></p>'
    body = f'<div class="all"><p>Words to stand here.</p>{html}</div>'
    source = write(tmp_path / "content/pages/page.md", f"{HEAD}Words to stand here.")
    write(tmp_path / "theme/templates/page.html", template)
    built = PAGE.format(title="The page", address="/page/", body=body)
    site = make_site(tmp_path / "site", {"page/index.html": built})
    assert places(check_made(site, tmp_path / "content", {"page/index.html": source})) == [expected]


def test_what_is_found_nowhere_is_shown_below_the_words_before_it(tmp_path: Path) -> None:
    html = '<p>Made of it: <a href="/gone/">a</a></p>'
    assert places(check(tmp_path, "Words that stand here.", html=html)) == ["page.md:5:1 internal-link"]


def test_short_words_are_no_part_of_others_and_stand_below_the_front_matter(tmp_path: Path) -> None:
    text = "Title: The page\nSummary: Go where here is.\n\nNowhere else.\n\nIt is here.\n"
    source = read_source(write(tmp_path / "content/pages/page.md", text))
    html = "<p>Go where here is.</p><p>Nowhere else.</p><p>It is here.</p>"
    page = parse_page(html, path="page/index.html", file="x.html", size=0, source=source)
    tracer = Tracer(Addresses(frozenset(), URL), Files())
    spots = [tracer.trace(at, page) for at in ("here", page.texts[0].part(9, 13), page.texts[2].part(6, 10))]
    assert [(spot.line, spot.column) for spot in spots] == [(6, 7), (2, 19), (6, 7)]


def test_what_is_found_nowhere_is_shown_on_the_built_page(tmp_path: Path) -> None:
    html = '<p>Made by the theme: <a href="/gone/">words</a></p>'
    assert places(check(tmp_path, "Text.", html=html)) == ["site/page/index.html:7:35 internal-link"]
