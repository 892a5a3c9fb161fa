"""The rules on front matter and titles where a site has said nothing about them: only plain slips count."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks import Built, Layout, check_site, check_sources, read_content
from plugins.checks.records.content import Content, File

from ..fixtures import PAGE, make_site, write
from .foreign import WANTED, article, site_problems, sources_problems

KALE = "garden/kale.md"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Sumary: Words", "summary"),
        ("Tag: soil", "tags"),
        ("Categories: garden", "category"),
        ("Autor: Sam Reed", "author"),
        ("Hardines: 5", "hardiness"),
    ],
)
def test_a_key_that_is_nearly_a_known_or_a_common_one_is_a_slip(tmp_path: Path, line: str, meant: str) -> None:
    usual = {f"garden/{name}.md": article(name, "Hardiness: 5\n") for name in ("apples", "beans", "carrots")}
    (found,) = sources_problems(tmp_path, usual | {KALE: article("kale", f"{line}\n")}, "front-matter-unknown")
    assert found.startswith(f"content/{KALE}:4:1: ")
    assert f'Did you mean "{meant}"?' in found


@pytest.mark.parametrize("line", ["Hardiness: 5", "Image: kale.png", "Pullquote: Dig well", "Series: Greens"])
def test_any_other_key_may_be_meant_for_a_theme(tmp_path: Path, line: str) -> None:
    assert sources_problems(tmp_path, {KALE: article("kale", f"{line}\n")}, "front-matter-unknown") == []


@pytest.mark.parametrize("date", ["11 February 2026", "Feb 11, 2026 at 10:00", "2026/2/11", "28.2.2026", "23/11/2026"])
def test_a_date_that_everybody_reads_alike_is_right(tmp_path: Path, date: str) -> None:
    text = article("kale").replace("2026-02-11 10:00", date)
    assert sources_problems(tmp_path, {KALE: text}, "front-matter-date") == []


def test_a_description_and_a_review_are_not_asked_for(tmp_path: Path) -> None:
    pages = {"pages/about.md": "Title: About\n\nWords.\n"}
    assert sources_problems(tmp_path, pages, "front-matter-missing", "summary-missing") == []


def test_a_title_counts_without_the_name_of_the_site(tmp_path: Path) -> None:
    title = "A title of just seventy characters, to which the theme adds Garden - x"
    assert site_problems(tmp_path, {KALE: article("kale", title=title)}, {}, "page-title") == []
    long = {KALE: article("kale", title=f"{title} and more")}
    assert [item.split(": ")[0] for item in site_problems(tmp_path, long, {}, "page-title")] == [f"content/{KALE}:1:1"]


def test_pages_of_a_list_may_share_a_title_and_have_no_length(tmp_path: Path) -> None:
    listed = {
        name: PAGE.format(title="Garden" * 20, address=f"/{name}", body="") for name in ("index.html", "index2.html")
    }
    assert site_problems(tmp_path, {}, listed, "page-title") == []


def test_a_description_is_judged_as_its_author_wrote_it(tmp_path: Path) -> None:
    files = {
        "garden/apples.md": article("apples", "Description: The same words.\n"),
        "garden/beans.md": article("beans", "Description: The same words.\n"),
        "garden/dill.md": article("dill", f"Description: {'word ' * 80}\n"),
        "garden/kale.md": article("kale", "Description: Short.\n"),
    }
    first, second = site_problems(tmp_path, files, {}, "page-description")
    assert first.startswith(
        "content/garden/beans.md:4:1: the description is that of /growing-apples.html as well".replace("growing-", "")
    )
    assert second.startswith("content/garden/dill.md:4:1: the description ")


def test_a_page_may_name_another_page_of_the_site_as_its_original(tmp_path: Path) -> None:
    copy = PAGE.format(title="Copy", address="/apples.html", body="<p>Words</p>")
    assert site_problems(tmp_path, {}, {"copy.html": copy}, "page-canonical") == []


def test_a_sitemap_and_the_canonical_address_agree(tmp_path: Path) -> None:
    copy = PAGE.format(title="Copy", address="/apples.html", body="<p>Words</p>")
    urls = "<url><loc>https://example.org/copy.html</loc></url>"
    listed = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    (found,) = site_problems(tmp_path, {}, {"copy.html": copy, "sitemap.xml": listed}, "sitemap-entry")
    assert 'is a page that says its address is "https://example.org/apples.html"; make them agree' in found


BY_YEAR = {"article": "{date:%Y}/{slug}.html", "page": "pages/{slug}.html"}


def test_two_texts_whose_place_only_pelican_knows_must_not_differ_by_case_alone(tmp_path: Path) -> None:
    built = [
        Built(f"content/garden/{name}.md", "article", "published", name, path, path)
        for name, path in (("apples", "2026/Greens.html"), ("beans", "2026/greens.html"), ("dill", "2026/dill.html"))
    ]
    found = site_problems(tmp_path, {}, {}, "address-collision", built=built, patterns=BY_YEAR)
    words = '"2026/greens.html" is the file of content/garden/apples.md as well; give one of them another Slug:'
    assert found == [f"content/garden/beans.md:1:1: {words} (address-collision)"]


def test_an_address_without_its_place_leads_nowhere(tmp_path: Path) -> None:
    files = {KALE: article("kale", "Url: greens/kale.html\n")}
    built = [Built(f"content/{KALE}", "article", "published", "kale", "2026/kale.html", "greens/kale.html")]
    (found,) = site_problems(tmp_path, files, {}, "address-unreached", built=built, patterns=BY_YEAR)
    assert found.startswith(f"content/{KALE}:4:6: ")
    assert 'add a line "Save_as: ..."' in found


ROBOTS = "User-agent: *\nDisallow: /\n"


def test_a_fault_in_a_file_that_was_copied_is_named_where_it_was_written(tmp_path: Path) -> None:
    (found,) = site_problems(tmp_path, {"extra/robots.txt": ROBOTS}, {"robots.txt": ROBOTS}, "robots-form")
    assert found.startswith("content/extra/robots.txt:2:1: ")


def test_a_fault_in_a_file_that_the_theme_draws_is_named_in_the_template(tmp_path: Path) -> None:
    write(tmp_path / "theme/templates/robots.txt", "{# Who may read #}\n" + ROBOTS)
    (found,) = site_problems(tmp_path, {}, {"robots.txt": ROBOTS}, "robots-form")
    assert found.startswith("theme/templates/robots.txt:3:1: ")


def test_what_the_template_does_not_hold_is_named_in_the_built_file(tmp_path: Path) -> None:
    write(tmp_path / "theme/templates/robots.txt", "{{ robots }}")
    (found,) = site_problems(tmp_path, {}, {"robots.txt": ROBOTS}, "robots-form")
    assert found.startswith("site/robots.txt:2:1: ")


def test_a_feed_of_a_site_made_at_home_has_no_whole_addresses(tmp_path: Path) -> None:
    entry = (
        "<entry><title>A</title><id>a</id><link href='/apples.html'/><updated>2026-11-01T00:00:00Z</updated></entry>"
    )
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'
    site = make_site(tmp_path / "site", {"feed.xml": feed, "apples.html": ""})
    at_home = check_site(site, url="http://localhost:8000", wanted=WANTED)
    assert [problem for problem in at_home if problem.rule == "feed-entry"] == []


@pytest.mark.parametrize("status", ["Published", "HIDDEN", "skip"])
def test_most_statuses_are_taken_in_any_case(tmp_path: Path, status: str) -> None:
    assert sources_problems(tmp_path, {KALE: article("kale", f"Status: {status}\n")}, "status-unknown") == []


def test_where_most_texts_stand_elsewhere_the_settings_are_wrong_and_not_the_texts(tmp_path: Path) -> None:
    for name in ("apples", "beans"):
        write(tmp_path / f"content/garden/{name}.md", article(name))
    content, _ = read_content(Layout(tmp_path / "content"))
    assert [problem for problem in check_sources(content, WANTED) if problem.rule == "file-misplaced"] == []


def test_a_file_that_only_somebody_else_may_read_is_named(tmp_path: Path) -> None:
    files = (File("images/plan.png", "content/images/plan.png", 0, lost="permission denied"),)
    content = Content(Layout(tmp_path), "content", (), files, frozenset(), frozenset(), None)
    (problem,) = [problem for problem in check_sources(content, WANTED) if problem.rule == "file-unreadable"]
    assert problem.message == "cannot be read: permission denied; mend its rights"


@pytest.mark.parametrize(
    ("files", "wrong"),
    [
        ({"apples.md": "", "kale.md": "Slug: apples\n"}, "kale.md"),
        ({"apples.md": "Slug: kale\n", "kale.md": ""}, "apples.md"),
        ({"kale (copy).md": "Slug: kale\n", "kale.md": "Slug: kale\n"}, "kale (copy).md"),
    ],
)
def test_of_two_texts_at_one_address_the_one_that_was_changed_is_named(
    tmp_path: Path, files: dict[str, str], wrong: str
) -> None:
    texts = {f"garden/{name}": article("kale", extra) for name, extra in files.items()}
    (found,) = sources_problems(tmp_path, texts, "slug-duplicate")
    assert found.startswith(f"content/garden/{wrong}:4:1: ")


def test_an_address_made_of_the_title_is_named_at_the_title(tmp_path: Path) -> None:
    for name in ("kale", "leeks"):
        write(tmp_path / f"content/{name}.md", article("kale"))
    layout = Layout(tmp_path / "content", articles=("",), slug=lambda title, stem: title.lower().replace(" ", "-"))
    content, _ = read_content(layout)
    (problem,) = [problem for problem in check_sources(content, WANTED) if problem.rule == "slug-duplicate"]
    assert (problem.file, problem.line) == ("content/leeks.md", 1)


def test_one_place_for_all_texts_is_no_fault_of_the_texts(tmp_path: Path) -> None:
    write(tmp_path / "content/kale.md", article("kale"))
    write(tmp_path / "content/leeks.md", article("leeks"))
    content, _ = read_content(Layout(tmp_path / "content", articles=("",), save_as={"article": "all.html"}))
    assert [problem for problem in check_sources(content, WANTED) if problem.rule == "slug-duplicate"] == []


def test_what_the_settings_pass_over_is_no_text(tmp_path: Path) -> None:
    for path in ("kale.md", "notes/todo.md", "old/leeks.md", "todo.bak"):
        write(tmp_path / "content" / path, article("kale"))
    content, _ = read_content(
        Layout(tmp_path / "content", articles=("",), ignored=("todo*",), excluded={"article": ("old",)})
    )
    assert list(content.by_path) == ["content/kale.md"]
    assert [problem for problem in check_sources(content, WANTED) if problem.rule == "file-leftover"] == []


def test_a_description_that_the_front_matter_lacks_is_not_said_of_the_page_as_well(tmp_path: Path) -> None:
    page = PAGE.format(title="Kale", address="/kale/", body="<p>Words</p>")
    site = make_site(tmp_path / "site", {"kale/index.html": page.replace('name="description"', 'name="other"')})
    write(tmp_path / "content/pages/kale.md", "Title: Kale\n\nWords.\n")
    content, _ = read_content(Layout(tmp_path / "content", keys=frozenset(("description",))))
    built = [Built("content/pages/kale.md", "page", "published", "kale", "kale/index.html", "kale/")]
    found = check_site(site, url="https://example.org", content=content, built=built, wanted=WANTED)
    assert [problem for problem in found if problem.rule == "page-description"] == []
