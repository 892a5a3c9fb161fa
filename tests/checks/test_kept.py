"""What the checks keep between builds: the outlines of pages, and in what nothing was found."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.checks.quiet import KIND, Quiet, looks_alone, thing_of
from plugins.checks.reading.folder import read_content
from plugins.checks.reading.load import read_site
from plugins.checks.reading.outlined import Outlined, Pages
from plugins.checks.reading.parse import parse_page
from plugins.checks.records import Finding, Page
from plugins.checks.records.content import Layout, Source, Written
from plugins.checks.records.looked import UNKNOWN, keep, noting, release
from plugins.checks.registry import Rule
from plugins.checks.run import Wanted, all_rules, check_site
from plugins.source import Unreadable
from plugins.store import NOTHING_KEPT, Store

FIXTURES = Path(__file__).parent / "fixtures"
PAGES = sorted(FIXTURES.rglob("*.html"))
FAIR = Rule("fair", "error", "", ("page",), lambda page: ())
OPTIONS = {"fair": {"least": 3}}


@pytest.mark.parametrize("named", [True, False])
def test_nothing_is_kept_for_code_without_a_name(tmp_path: Path, named: bool) -> None:
    store = Store(tmp_path / "quiet", code="1" if named else "")
    quiet = Quiet(store, [FAIR], {})
    quiet.add(page_of("Words"))
    quiet.keep()
    (tmp_path / "index.html").write_text("<p>Words</p>")
    pages = Pages(tmp_path, (), Store(tmp_path / "outlines", code="1" if named else ""), {})
    pages.page("index.html", None)
    pages.keep()
    assert [any((tmp_path / folder).glob("*/*")) for folder in ("quiet", "outlines")] == [named, named]


def page_of(words: str, path: str = "index.html", source: Source | None = None) -> Page:
    return parse_page(f"<p>{words}</p>", path=path, file="x", size=3, source=source)


def source_of(text: str, slug: str = "a") -> Source:
    return Source("a.md", text, (), (), 0, 1, True, "page", slug)


QUIET = [page_of("Words"), page_of("More"), page_of("Words", source=source_of("Words")), source_of("Words")]
OTHERS = [
    page_of("Other"),
    page_of("Words", path="b.html"),
    page_of("Words", source=source_of("x")),
    source_of("Words", "b"),
]


def kept(tmp_path: Path, *rules: Rule, code: str = "1", options: dict[str, dict[str, int]] = OPTIONS) -> Quiet:
    return Quiet(Store(tmp_path, code=code), rules or [FAIR], options)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A store in which it is known that nothing was found in these."""
    quiet = kept(tmp_path)
    for item in QUIET:
        quiet.add(item)
    quiet.keep()
    return tmp_path


def test_the_very_same_is_known_to_be_quiet(filled: Path) -> None:
    quiet = kept(filled)
    assert all(quiet.knows(item) for item in QUIET)
    assert not any(quiet.knows(item) for item in OTHERS)


def test_other_rules_options_or_code_know_nothing(filled: Path) -> None:
    other = Rule("other", "error", "", ("page",), lambda page: ())
    for quiet in (kept(filled, FAIR, other), kept(filled, options={}), kept(filled, code="2")):
        assert not any(quiet.knows(item) for item in QUIET)


def test_what_is_gone_is_forgotten(filled: Path) -> None:
    quiet = kept(filled)
    assert quiet.knows(QUIET[0])
    quiet.keep()
    assert [kept(filled).knows(item) for item in QUIET] == [True, False, False, False]


def test_what_stays_the_same_is_not_written_again(filled: Path) -> None:
    files = [path for path in filled.rglob("*") if path.is_file() and KIND in path.parts]
    before = [path.stat().st_ino for path in files]
    quiet = kept(filled)
    assert all(quiet.knows(item) for item in QUIET)
    quiet.keep()
    assert [path.stat().st_ino for path in files] == before


def test_without_a_store_nothing_is_known() -> None:
    quiet = Quiet(NOTHING_KEPT, [FAIR], {})
    quiet.add(QUIET[0])
    quiet.keep()
    assert not quiet.knows(QUIET[0])


def test_only_pages_and_texts_are_known_by_what_they_hold(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        kept(tmp_path).knows(Finding("x"))


def test_rules_that_look_beyond_one_thing_are_not_spared() -> None:
    assert {name for rule in all_rules() if looks_alone(rule) for name in rule.takes} <= {
        *("page", "source", "writing", "file", "around", "options")
    }
    assert {thing_of(rule) for rule in all_rules() if not looks_alone(rule)} >= {"", "page", "source"}


def test_a_page_whose_outline_is_kept_tells_the_same_as_one_that_was_read(tmp_path: Path) -> None:
    folder, store = tmp_path / "site", Store(tmp_path / "store", code="1")
    folder.mkdir()
    for number, raw in enumerate({path.read_bytes() for path in PAGES}):
        (folder / f"{number}.html").write_bytes(raw)
    for known in (False, True):
        pages = Pages(folder, (), store, {})
        for file in folder.iterdir():
            try:
                whole = pages.parsed(file.name, None)
            except Unreadable:
                with pytest.raises(Unreadable):
                    pages.page(file.name, None)
                continue
            page = pages.page(file.name, None)
            assert type(page) is Outlined
            assert ("elements" in vars(page)) is False, known
            assert page.outline == whole.outline
            assert [getattr(page, name) for name in FIELDS] == [getattr(whole, name) for name in FIELDS]
            assert not hasattr(page, "nothing")
            page.let_go()
            assert "elements" not in vars(page)
            assert page.elements == whole.elements
        pages.keep()


FIELDS = ("path", "file", "size", "source", "html", "elements", "texts", "links", "faults", "title", "unlisted", "ids")


def test_a_page_with_lasting_pictures_is_read_every_time(tmp_path: Path) -> None:
    """What its author wrote depends on which other files there are."""
    folder, store = tmp_path / "site", Store(tmp_path / "store", code="1")
    folder.mkdir()
    (folder / "index.html").write_text('<img src="/lasting/a.0123456789.png">')
    known = []
    for names in ({"a.png"}, {"a.png"}, {"b.png"}):
        pages = Pages(folder, names, store, {})
        page = pages.page("index.html", None)
        pages.keep()
        known.append((type(page), page.outline.ways[0][2], page.digest))
    assert known[0] == known[1] == (Outlined, "/a.png", known[0][2])
    assert known[2][:2] == (Outlined, "/lasting/a.0123456789.png")
    assert known[2][2] != known[0][2]


def test_a_page_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        Pages(tmp_path, (), NOTHING_KEPT, {}).page("gone.html", None)


def test_a_site_in_the_working_folder_is_named_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "index.html").write_text("<p>Words")
    monkeypatch.chdir(tmp_path)
    assert Pages(tmp_path, (), NOTHING_KEPT, {}).page("index.html", None).file == "index.html"


SITES = sorted(path for path in FIXTURES.glob("*/*/site") if any(path.rglob("*.html")))


def test_what_is_found_is_the_same_with_and_without_what_was_kept(tmp_path: Path) -> None:
    store = Store(tmp_path, code="1")
    assert len(SITES) > 50
    for site in SITES:
        wanted = [Wanted(store=kept) for kept in (NOTHING_KEPT, store, store)]
        fresh, first, again = (check_site(site, url="https://example.org", wanted=one) for one in wanted)
        assert first == again == fresh, site


@pytest.mark.usefixtures("alone")
def test_several_processes_find_the_same_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    pages = [path.read_bytes() for path in PAGES]
    for number in range(220):
        (site / str(number)).mkdir(parents=True)
        (site / str(number) / "index.html").write_bytes(pages[number % len(pages)])
    found = []
    for asked in ("1", "2"):
        monkeypatch.setenv("SITE_PROCESSES", asked)
        wanted = Wanted(store=Store(tmp_path / asked, code="1"))
        found += [check_site(site, url="https://example.org", wanted=wanted) for _ in range(2)]
    assert found[0]
    assert all(one == found[0] for one in found)


def test_what_was_worked_out_of_a_text_is_not_held() -> None:
    source = source_of("Words.")
    before = dict(vars(source))
    assert (source.lines, source.prose, [one.text for one in source.sentences]) == (["Words."], "Words.", ["Words."])
    source.let_go()
    assert vars(source) == before


def test_a_text_is_held_once(tmp_path: Path) -> None:
    for name, raw in {
        "a": b"Title: A\n\nWords\n",
        "b": b"Title: B\r\n\r\nWords\r\n",
        "c": b"\xef\xbb\xbfTitle: C\n",
    }.items():
        (tmp_path / f"{name}.md").write_bytes(raw)
    content, _ = read_content(Layout(tmp_path, articles=("",)))
    assert [type(file) is Written for file in content.files] == [True, False, False]
    assert [file.raw for file in content.files] == [(tmp_path / file.name).read_bytes() for file in content.files]
    assert content.files[0].text == content.sources[0].text
    assert content.sources[0].body == "Words\n"


def test_a_page_on_which_something_was_found_keeps_its_elements_and_says_when_it_is_looked_at(tmp_path: Path) -> None:
    """Places are told by elements: others of the same page are not the same."""
    (tmp_path / "index.html").write_text("<html><title>A</title><p>Words</p></html>")
    pages = Pages(tmp_path, (), Store(tmp_path / "store", code="1"), {})
    page = pages.page("index.html", None)
    pages.keep()
    with noting() as seen:
        elements = page.elements
    assert seen == {("page", "index.html")}
    keep(page)
    with noting() as seen:
        assert page.first("p") is elements[2]
        assert seen == {("page", "index.html")}
    release()
    assert page.elements is elements
    page.let_go()
    assert page.elements is not elements
    assert (page.title, page.description, page.canonical, page.unlisted) == ("A", "", "", False)


def test_an_outline_that_was_lost_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><title>A</title></html>")
    store = Store(tmp_path / "store", code="1")
    for _ in range(2):
        pages = Pages(tmp_path, (), store, {})
        page = pages.page("index.html", None)
        pages.keep()
    shutil.rmtree(tmp_path / "store")
    assert page.outline == pages.parsed("index.html", None).outline
    assert page.document


def test_files_of_a_site_are_read_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "robots.txt").write_text("x")
    (tmp_path / ".css").write_text("no ending")
    (tmp_path / "index.html").write_text("<html><title>A</title></html>")
    site, _ = read_site(tmp_path, url="https://example.org")
    assert (len(site.texts), dict(site.texts), site.texts.get("a.txt")) == (1, {"robots.txt": "x"}, None)
    assert len(site.pictures) == 0


def test_a_site_is_known_by_the_names_of_its_lasting_copies_only_where_a_page_leads_to_one(tmp_path: Path) -> None:
    known = []
    for href, names in {"/": "ab", "/lasting/offline.aaaaaaaaaa.json": "ab"}.items():
        for letter in names:
            site = tmp_path / f"{len(known)}" / "site"
            (site / "lasting").mkdir(parents=True)
            (site / f"lasting/offline.{letter * 10}.json").write_text("{}")
            (site / "index.html").write_text(f'<html><title>A</title><a href="{href}">B</a></html>')
            record, _ = read_site(site, url="https://example.org", store=Store(tmp_path / "store", code="1"))
            known.append(replace(record, folder=tmp_path).known)
    assert known[0] == known[1]
    assert len(set(known)) == 3
    (site / "style.css").write_text("a { background: url(/lasting/offline.aaaaaaaaaa.json) }")
    record, _ = read_site(site, url="https://example.org")
    with noting() as seen:
        assert "lasting" in record.texts["style.css"]
    assert seen == {UNKNOWN}
