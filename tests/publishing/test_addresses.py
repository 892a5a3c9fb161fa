"""Addresses for ever: what a site's addresses are, what is said where one would vanish, and who writes them down."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.publishing.addresses import HEAD, NAME, addresses_of, read_published, recorded, vanished
from plugins.publishing.html import headings, tidied
from plugins.publishing.redirects import Redirect
from plugins.source import Unreadable

from .conftest import TinySite, errors_of

PAGE = '<nav aria-labelledby="next"><h2 id="next">Next</h2></nav><h1>A</h1><h2 id="costs">Costs</h2><p id="p">x</p>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site with two pages, a picture, and all that is nobody's address."""
    folder = tmp_path / "site"
    for name in (
        *(
            "index.html",
            "a/index.html",
            "a/index.html.br",
            "a/card.png",
            "a/page.download",
            "404.html",
            "feed.xml",
            "feed.xml.gz",
        ),
        *("images/a b.svg", "lasting/images/a.0123456789.svg", "_headers", "_redirects", ".htaccess", ".hosts/nginx"),
        *("a/myindex.html", ".well-known/security.txt"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE if name == "a/index.html" else "x", encoding="utf-8")
    return folder


def said(lines: str, site: Path, *redirects: Redirect, broken: frozenset[str] = frozenset()) -> list[str]:
    """What is said of a site whose addresses were these."""
    (site.parent / NAME).write_text(lines, encoding="utf-8")
    published, wrong = read_published(site.parent)
    assert wrong == []
    found = vanished(published, redirects, site, broken)
    return [str(problem).removeprefix(f"{site.parent}/") for problem in found]


def test_addresses_are_what_others_may_link_to(site: Path) -> None:
    assert set(addresses_of(site)) == {
        *("/", "/a/", "/a/#costs", "/feed.xml", "/images/a%20b.svg", "/a/myindex.html", "/.well-known/security.txt")
    }


def test_a_site_that_was_never_published_has_lost_nothing(site: Path) -> None:
    published, wrong = read_published(site.parent)
    assert (dict(published.lines), wrong) == ({}, [])


def test_an_address_that_would_vanish_is_an_error_with_the_line_to_add(site: Path) -> None:
    first, *rest = said(f"{HEAD}/old/\n/\n/images/a%20b.svg\n", site)
    assert rest == []
    assert first.startswith('published.txt:3:1: "/old/" was published, and would vanish; put it back, or add the line ')
    assert '"/old/" = "/"' in first
    assert first.endswith("(address-vanished)")


def test_a_first_page_that_is_gone_is_to_be_put_back_since_nobody_can_be_sent_on_from_there(site: Path) -> None:
    (site / "index.html").unlink()
    (told,) = said("/\n", site)
    assert '"Save_as: index.html"' in told
    assert "redirects.toml" not in told


# Each row: an address that is gone, what else was published, and the goal that is proposed.
GUESSES = [
    ("/aa/", "/", '"/aa/" = "/a/"'),
    ("/nothing-like-it/", "/\n/feed.xml\n/images/a%20b.svg\n/a/myindex.html\n/.well-known/security.txt", '= "/a/"'),
    ("/nothing-like-it/", "/\n/a/", '= "/"'),
]


@pytest.mark.parametrize(("gone", "others", "proposed"), GUESSES)
def test_the_likeliest_new_address_is_proposed(gone: str, others: str, proposed: str, site: Path) -> None:
    assert proposed in said(f"{others}\n{gone}\n", site)[0]


def test_an_address_that_leads_on_has_not_vanished(site: Path) -> None:
    assert said("/old/\n/old/#costs\n", site, Redirect("/old/", "/a/")) == []
    assert said("/b/\n/b/#x\n", site, Redirect("/b", "https://example.org/")) == []
    assert said("/b/\n/b/#x\n", site, Redirect("/b", "/a/#costs")) == []


def test_a_page_that_is_missing_for_a_reason_already_named_is_not_named_again(site: Path) -> None:
    assert said("/half/\n/half/#x\n", site, broken=frozenset(("half",))) == []


def test_a_heading_that_is_gone_is_a_warning_and_says_how_to_keep_its_id(site: Path) -> None:
    (line,) = said("/a/#costs\n/a/#p\n/a/#gone\n/nowhere/#x\n", site)
    assert line.startswith(
        'published.txt:3:1: warning: others may link to "/a/#gone", and no heading there has that id'
    )
    assert '{ was="gone" }' in line
    (moved,) = said("/old/#gone\n", site, Redirect("/old/", "/a/"))
    assert '"/old/#gone"' in moved


def test_an_old_id_stays_with_the_heading_that_says_so() -> None:
    html = tidied('<h2 id="new" was="old older">Words</h2>')
    assert html == '<h2 id="new"><span id="old"></span><span id="older"></span>Words</h2>'
    assert headings(html) == [("new", "Words")]


def test_what_is_no_address_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("# ours\n\n/a/\nhttps://example.org/\n", encoding="utf-8")
    published, (problem,) = read_published(tmp_path)
    assert dict(published.lines) == {"/a/": 3}
    assert (problem.line, problem.message[:33]) == (4, '"https://example.org/" is no addr')


def test_a_file_that_is_no_text_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\xff")
    assert [problem.rule for problem in read_published(tmp_path)[1]] == ["encoding"]


def test_addresses_are_only_ever_added(site: Path) -> None:
    (site.parent / NAME).write_text("/old/\n", encoding="utf-8")
    assert recorded(site.parent, site) == 7
    assert recorded(site.parent, site) == 0
    lines = (site.parent / NAME).read_text(encoding="utf-8").removeprefix(HEAD).splitlines()
    assert lines == sorted({"/old/", *addresses_of(site)})


def test_a_list_with_a_mistake_in_it_is_not_written_over(site: Path) -> None:
    (site.parent / NAME).write_text("old\n", encoding="utf-8")
    with pytest.raises(Unreadable, match='"old" is no address'):
        recorded(site.parent, site)
    assert (site.parent / NAME).read_text(encoding="utf-8") == "old\n"


def test_a_build_in_which_an_address_would_vanish_publishes_nothing_until_it_leads_on(tiny: TinySite) -> None:
    assert tiny.build().published
    recorded(tiny.root / "content", tiny.output)
    tiny.change("content/pages/ways.md", "Title: Ways to go on", "Title: Ways to go on\nSlug: more-ways")
    (error,) = errors_of(tiny.build())
    assert '"/ways/" = "/more-ways/"' in error.message
    tiny.write("content/redirects.toml", '"/ways/" = "/more-ways/"\n')
    assert tiny.build().published


def test_a_build_writes_no_addresses_down(tiny: TinySite) -> None:
    assert tiny.build().published
    assert not (tiny.root / "content" / NAME).exists()


def test_an_author_keeps_the_old_id_of_a_heading(tiny: TinySite) -> None:
    tiny.write("content/published.txt", "/ways/#first-way\n")
    tiny.change("content/pages/ways.md", "There are", '## The first { was="first-way" }\n\nThere are')
    result = tiny.build()
    assert result.published
    assert [problem for problem in result.problems if problem.rule == "address-vanished"] == []
    assert '<span id="first-way"></span>' in tiny.html("ways/index.html")
