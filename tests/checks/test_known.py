"""What is known of content from the last build: it is read only where somebody looks, and nothing else comes of it."""

from __future__ import annotations

import os
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from plugins.checks import Built, Content, Wanted, check_site, check_sources, read_content
from plugins.checks.quiet import Verdicts
from plugins.checks.reading.folder import _raw
from plugins.checks.reading.known import Known, KnownFile, KnownSource
from plugins.checks.records import File, Source
from plugins.checks.records.content import Layout, steady
from plugins.checks.records.looked import CHANGED, Note, keep, note, noting, release
from plugins.checks.registry import find_rules, listed_rules
from plugins.checks.run import RULES
from plugins.store import NOTHING_KEPT, Store

from .fixtures import PAGE, URL, layout_of, make_content, make_site

CONTENTS = sorted((Path(__file__).parent / "fixtures").glob("*/*/content"))
TEXT = "Title: A\nTags: one,\n    two\nSummary: Words\n\nDate: 2026-11-23\n\n!!! note\n    Words on //example.org/\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with two texts and a file of another kind, written long ago."""
    texts = {"pages/a.md": TEXT, "pages/b.md": TEXT.replace("A", "B"), "images/c.txt": "Title: no page\n"}
    folder = make_content(tmp_path / "content", texts)
    for path in folder.rglob("*.*"):
        os.utime(path, ns=(10**18 + 1, 10**18 + 1))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", code="1")


def told(content: Content) -> list[dict[str, object]]:
    """All that the records of content say."""
    names = ("digest", "head", "gist", "prose", "status")
    sources = [
        {field.name: getattr(source, field.name) for field in fields(Source)}
        | {name: getattr(source, name) for name in names if name != "digest"}
        | {"title": source.value("title"), "at": source.field("tags"), "none": source.field("none")}
        for source in content.sources
    ]
    files = [
        {name: getattr(file, name) for name in ("path", "shown", "size", "raw", "begins")} for file in content.files
    ]
    return [*sources, *files, {"slugs": content.slugs, "data": [one.text for one in content.data]}]


def test_what_is_known_of_content_is_what_stands_there(store: Store) -> None:
    assert len(CONTENTS) > 50
    for folder in CONTENTS:
        fresh, wrong = read_content(layout_of(folder))
        for _ in range(2):
            known, said = read_content(layout_of(folder), store)
            assert (told(known), said) == (told(fresh), wrong)


def test_what_is_found_in_content_is_the_same_with_and_without_what_was_kept(store: Store, tmp_path: Path) -> None:
    """Also where a line was added to each of its texts since."""
    for number, folder in enumerate(CONTENTS):
        copy = tmp_path / str(number) / "content"
        shutil.copytree(folder, copy, symlinks=True)
        for _ in range(3):
            fresh = check_sources(read_content(layout_of(copy))[0], Wanted())
            kept = check_sources(read_content(layout_of(copy), store)[0], Wanted(store=store))
            assert kept == fresh, folder
            assert check_sources(read_content(layout_of(copy), store)[0], Wanted(store=store)) == fresh, folder
            for path in copy.rglob("*.md"):
                if not path.is_symlink():
                    path.write_bytes(path.read_bytes() + b"\n## A heading.\n\nSome some words teh end.\n")


def test_a_text_that_is_known_is_read_when_somebody_looks_and_that_is_noted(content: Path, store: Store) -> None:
    layout = layout_of(content)
    read_content(layout, store)
    record, _ = read_content(layout, store)
    source, file = record.sources[0], next(file for file in record.files if file.path == "pages/a.md")
    assert (type(source), type(file)) == (KnownSource, KnownFile)
    with noting() as seen:
        assert (source.field("title"), source.gist.boxes, file.begins) == (source.fields[0], (("note", "", ""),), True)
        assert not seen
        assert "Words" in source.prose
        assert file.size == len(file.raw)
        assert seen == {("text", source.path), ("file", "pages/a.md")}
    with noting(source) as seen:
        assert "prose" in vars(source)
    with noting() as seen:
        assert "prose" not in vars(source)
        assert source.body
        assert seen == {("text", source.path)}
    keep(source)
    with noting():
        assert "_text" not in vars(source)
    release()


def test_a_text_that_changes_while_it_is_looked_at_says_nothing_of_what_it_was(content: Path, store: Store) -> None:
    record, _ = read_content(layout_of(content), store)
    (content / "pages/a.md").write_bytes(b"Title: \xff\r\n\r\nOther\r\n")
    check_sources(record, Wanted(store=store))
    with noting() as seen:
        assert record.sources[0].text == "Title: �\n\nOther\n"
    assert CHANGED in seen
    fresh = read_content(layout_of(content))
    assert [one.path for one in read_content(layout_of(content), store)[0].sources] == [
        one.path for one in fresh[0].sources
    ]


def test_what_is_no_plain_file_is_read_every_time(content: Path, store: Store) -> None:
    known = Known(layout_of(content), store, _raw)
    (content / "pages/link.md").symlink_to(content / "pages/a.md")
    assert [known.file(str(content / name)) for name in ("pages/link.md", "pages", "gone.md")] == [None] * 3
    record, _ = read_content(layout_of(content), store)
    assert type(record.file_by_path["pages/link.md"]) is not KnownFile


def test_files_are_named_from_where_one_works(content: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (content.parent, content, content / "pages"):
        monkeypatch.chdir(place)
        names = [
            [file.shown for file in read_content(layout_of(content), one)[0].files] for one in (store, NOTHING_KEPT)
        ]
        assert names[0] == names[1]


def test_slugs_are_kept_only_where_it_is_known_what_they_are_made_of(content: Path, store: Store) -> None:
    found = []
    for slugs in ("", "way"):
        for mark in ("one", "two"):
            layout = Layout(content, slug=lambda title, stem, mark=mark: f"{mark}-{stem}", slugs=slugs)  # type: ignore[misc]
            found.append(read_content(layout, store)[0].sources[0].slug)
    assert found == ["one-a", "two-a", "one-a", "one-a"]


NOTES: list[tuple[Note, str]] = [(("text", "a"), "1"), (("file", "b"), "2")]


@pytest.mark.parametrize(
    ("known", "held", "spared"),
    [
        ("k", dict(NOTES), True),
        ("other", dict(NOTES), False),
        ("k", dict(NOTES) | {("file", "b"): "3"}, False),
        ("k", dict(NOTES[:1]), False),
        ("", dict(NOTES), False),
    ],
)
def test_a_rule_is_spared_while_all_that_it_looked_at_is_the_same(
    store: Store, known: str, held: dict[Note, str], spared: bool
) -> None:
    first = Verdicts(store, "site", "k", lambda thing: dict(NOTES).get(thing, ""))
    first.add("rule", [thing for thing, _ in NOTES])
    first.add("other", [("page", "nobody knows")])
    first.keep()
    again = Verdicts(store, "site", known, lambda thing: held.get(thing, ""))
    assert [again.knows("rule"), again.knows("other")] == [spared, False]
    again.keep()
    assert Verdicts(store, "site", "k", lambda thing: dict(NOTES).get(thing, "")).knows("rule") is spared


def test_without_a_store_no_rule_is_spared() -> None:
    verdicts = Verdicts(NOTHING_KEPT, "site", "k", lambda thing: "1")
    verdicts.add("rule", ())
    verdicts.keep()
    assert not verdicts.knows("rule")
    note(("text", "nobody listens"))


def test_rules_that_are_known_are_those_that_are_found(store: Store) -> None:
    found = find_rules(RULES)
    for _ in range(2):
        listed = listed_rules(RULES, store)
        assert [(rule.name, rule.takes, rule.layer, rule.house, rule.help, rule.options) for rule in listed] == [
            (rule.name, rule.takes, rule.layer, rule.house, rule.help, rule.options) for rule in found
        ]
    rule = next(rule for rule in listed if rule.name == "file-escape")
    assert len(list(rule.check(file=File("a", "a", 1, link="/b", escapes=True)))) == 1


def test_a_value_is_told_alike_whatever_the_order_of_its_parts() -> None:
    assert steady({"b": frozenset("xyz"), "a": (frozenset("ab"), 1)}) == steady(
        {"a": (frozenset("ba"), 1), "b": frozenset("zyx")}
    )
    assert steady((1, 2)) == "(1, 2)"


def test_a_site_that_was_made_of_texts_is_found_the_same_with_and_without_what_was_kept(
    content: Path, store: Store, tmp_path: Path
) -> None:
    (content / "images/link.txt").symlink_to(content / "images/c.txt")
    body = f'<p><a href="/gone/">Gone</a> and <a href="{URL}/a/">here</a></p>'
    html = PAGE.format(title="A", address="/a/", body=body)
    site = make_site(tmp_path / "site", {"a/index.html": html})
    built = [Built(f"{content}/pages/a.md", "page", "published", "a", "a/index.html", "a/")]
    found = []
    for kept in (NOTHING_KEPT, Store(None, code="1"), store, store, store):
        wanted = Wanted(store=kept)
        record, _ = read_content(layout_of(content), kept)
        first = check_sources(record, wanted)
        found.append((first, check_site(site, url=URL, content=record, built=built, wanted=wanted)))
    assert found[0][1]
    assert all(one == found[0] for one in found)
