"""A content that is filled with what was kept is the very one that Pelican makes, and is filled only where it is."""

from __future__ import annotations

import datetime
import functools
import inspect
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pelican.contents
import pytest
from pelican import signals
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.readers import Readers
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime, memoized, slugify

from plugins import speed
from plugins.speed.later import Later
from plugins.speed.pelican_making import GIVEN, Making, Packing, Unpacking, untouched
from plugins.speed.pelican_reading import Texts
from plugins.speed.pelican_watched import own
from plugins.store import Store

from .test_later import built

CONF = """
PATH, PAGE_PATHS, ARTICLE_PATHS = "content", ["pages"], ["articles"]
SITENAME, AUTHOR, SITEURL, TIMEZONE, DEFAULT_LANG = "S", "Ann", "https://example.org", "Europe/Vienna", "en"
THEME, PLUGINS, TYPOGRIFY = "simple", ["plugins.speed"], False
DEFAULT_METADATA = {"mood": "good"}
EXTRA_PATH_METADATA = {"articles/plain.md": {"place": "here"}}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""

TEXTS = {
    "articles/plain.md": "Title: Plain\nDate: 2026-01-02\n\nWords.\n",
    "articles/full.md": "Title: Full\nDate: 2026-01-03 10:11:12\nModified: 2026-01-04\nCategory: Some things\n"
    "Tags: b, a\nAuthors: Bea, Cid\nSummary: What *it* says\nSlug: whole\nLang: de\nTranslation: true\n"
    "Status: draft\n\nWords.\n",
    "articles/own/place.md": "Title: P\nDate: 2026-01-05\nSave_as: there.html\nUrl: there\nTemplate: article\n\nW.\n",
    "articles/rest.rst": "Rest\n####\n\n:date: 2026-01-06\n:tags: a, c\n:status: hidden\n\nWords.\n",
    "pages/page.md": "Title: Page\n\nWords, and [a way]({filename}../articles/plain.md).\n",
    "pages/draft.md": "Title: Draft\nStatus: draft\nDate: 2026-01-07\n\nWords.\n",
}

ALL = len(TEXTS)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of texts of many kinds."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pelicanconf.py").write_text(CONF)
    for name, text in TEXTS.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text)
    time.sleep(0.05)  # what was written the moment before counts as being written
    speed.register()
    return tmp_path


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the contents that were filled."""
    paths: list[str] = []
    fill = Making._filled

    def note(self: Making, row: Any, html: str) -> Any:
        content = fill(self, row, html)
        paths.append(content.source_path)
        return content

    monkeypatch.setattr(Making, "_filled", note)
    return paths


def contents_of(site: Path, store: str = "store") -> dict[str, Any]:
    """What a build holds of each text, by its path."""
    found: dict[str, Any] = {}

    def take(generators: list[Any]) -> None:
        kinds = ("articles", "translations", "hidden_articles", "drafts", "drafts_translations", "pages", "draft_pages")
        for generator in generators:
            for content in (one for kind in kinds for one in getattr(generator, kind, ())):
                found[content.source_path] = {**own(content), "_content": str(content._content)}

    take.only_looks = True  # type: ignore[attr-defined]
    with signals.all_generators_finalized.connected_to(take):
        built(site, store=store)
    return found


def alike(value: Any) -> Any:
    """A value as it can be compared: wrappers by all that they hold, but for the slug, which they may know already."""
    if isinstance(value, (Author, Category, Tag)):
        return type(value), value._name, value.slug, value._slug_from_name
    if isinstance(value, (list, tuple)):
        return type(value), [alike(item) for item in value]
    if isinstance(value, dict):
        return [(name, alike(item)) for name, item in value.items()]
    if isinstance(value, datetime.datetime):
        return type(value), value.isoformat(), type(value.tzinfo), str(value.tzinfo)
    return type(value), value


def test_a_filled_content_holds_the_same_in_the_same_order(site: Path, filled: list[str]) -> None:
    built(site)
    built(site)  # the first build of a process may load code, which counts
    filled.clear()
    again = contents_of(site)
    assert sorted(filled) == sorted(again) != []
    assert len(again) == ALL
    made = contents_of(site, "other-store")
    assert len(filled) == ALL
    for path, held in made.items():
        for value in (held, again[path]):
            for name in {*GIVEN} - {"_content"}:
                value[name] = None
        assert alike(again[path]) == alike(held), path


def test_what_is_one_thing_in_a_content_stays_so(site: Path, filled: list[str]) -> None:
    for _ in range(3):
        contents = contents_of(site)
    held = contents[str(site / "content/articles/full.md")]
    assert str(site / "content/articles/full.md") in filled
    assert held["author"] is held["authors"][0]
    assert held["category"] is held["metadata"]["category"]
    assert held["tags"] is held["metadata"]["tags"]


def test_an_edit_makes_one_content_anew(site: Path, filled: list[str]) -> None:
    built(site)
    built(site)
    text = site / "content/articles/plain.md"
    text.write_text(text.read_text().replace("Words", "Other words"))
    time.sleep(0.05)
    filled.clear()
    assert built(site) == built(site, "clean", "other-store")
    assert len(filled) == ALL - 1
    assert str(text) not in filled


SETTINGS = {
    "a setting": 'DEFAULT_METADATA = {"mood": "bad"}\n',
    "a zone": 'TIMEZONE = "Asia/Tokyo"\n',
    "a function": "FURTHER = lambda: 1\n",
    "texts to come": "WITH_FUTURE_DATES = False\n",
    "dates by language": 'DATE_FORMATS = {"en": "%d %B"}\n',
}


@pytest.mark.parametrize("line", SETTINGS.values(), ids=SETTINGS)
def test_with_other_settings_all_are_made_anew(site: Path, filled: list[str], line: str) -> None:
    built(site)
    built(site)
    filled.clear()
    with (site / "pelicanconf.py").open("a") as conf:
        conf.write(line)
    assert built(site) == built(site, "clean", "other-store")
    assert filled == []


@pytest.mark.parametrize("line", ["FURTHER = lambda: 1\n", "WITH_FUTURE_DATES = False\n"])
def test_where_a_setting_may_say_anything_or_the_day_counts_nothing_is_kept(
    site: Path, filled: list[str], line: str
) -> None:
    with (site / "pelicanconf.py").open("a") as conf:
        conf.write(line)
    for _ in range(3):
        built(site)
    assert filled == []


def test_where_somebody_hears_of_contents_nothing_is_kept(site: Path, filled: list[str]) -> None:
    def hear(content: Content) -> None:
        """Somebody who may change it."""

    with signals.content_object_init.connected_to(hear):
        for _ in range(3):
            built(site)
    assert filled == []


class Slugify:
    """An object that is called as a function."""

    def __call__(self, *given: Any, **named: Any) -> str:
        return slugify(*given, **named)


def in_other_words(*given: Any, **named: Any) -> str:
    """A function of a site that does the work of one of Pelican's."""
    return slugify(*given, **named)


@pytest.mark.parametrize(
    "other", [in_other_words, functools.partial(in_other_words), memoized(in_other_words), Slugify()]
)
def test_where_a_function_of_pelican_is_another_nothing_is_kept(
    site: Path, filled: list[str], monkeypatch: pytest.MonkeyPatch, other: object
) -> None:
    assert untouched()
    monkeypatch.setattr(pelican.contents, "slugify", other)
    assert not untouched()
    for _ in range(3):
        built(site)
    assert filled == []


@pytest.mark.parametrize(
    "text",
    [
        "Title: Offset\nDate: 2026-01-02 10:00:00+05:00\n\nWords.\n",
        "Title: Picture\nDate: 2026-01-02\n\n![]({static}dot.svg)\n",
        "Title: Half a date\nDate: 10:00\n\nWords.\n",
    ],
)
def test_a_text_of_which_more_counts_is_made_anew(site: Path, filled: list[str], text: str) -> None:
    file = site / "content/articles/other.md"
    file.write_text(text)
    time.sleep(0.05)
    for _ in range(3):
        built(site)
    assert str(file) not in filled
    assert filled


def test_what_is_written_to_before_it_is_kept_is_not_kept(site: Path, filled: list[str]) -> None:
    put = Making.put

    def write(self: Making, path: str, content: Any) -> None:
        content.mood = "changed"
        put(self, path, content)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Making, "put", write)
        built(site)
        built(site)
    built(site)
    assert filled == []


def test_of_a_text_that_is_not_there_nothing_is_known(site: Path) -> None:
    found: list[Any] = []

    def take(generators: list[Any]) -> None:
        readers = next(one.readers for one in generators if hasattr(one, "readers"))
        found.append(readers.readers["md"].known(str(site / "content/none.md")))

    take.only_looks = True  # type: ignore[attr-defined]
    with signals.all_generators_finalized.connected_to(take):
        built(site)
    assert found == [None]


# -- one by one -------------------------------------------------------------------------------------------------------

VIENNA = ZoneInfo("Europe/Vienna")


def back(**held: Any) -> dict[str, Any]:
    settings = {**DEFAULT_CONFIG, "SPEED_TEXTS": Texts(Store(None), "")}
    return dict(Unpacking(settings, {"settings": settings}).attributes(Packing().attributes(held)))


def test_what_stands_twice_is_one_thing() -> None:
    tag, day = Tag("one", DEFAULT_CONFIG), SafeDatetime(2026, 1, 2, tzinfo=VIENNA)
    held = back(tags=[tag, tag], metadata={"tags": [tag], "date": day}, date=day, timezone=VIENNA, settings=1)
    assert held["tags"][0] is held["tags"][1] is held["metadata"]["tags"][0]
    assert held["date"] is held["metadata"]["date"]
    assert held["date"] == day
    assert held["date"].tzinfo is held["timezone"] is VIENNA
    assert list(held) == ["tags", "metadata", "date", "timezone", "settings"]


def renamed() -> Tag:
    tag = Tag("one", DEFAULT_CONFIG)
    tag.slug = "other"
    return tag


def marked() -> Tag:
    tag = Tag("one", DEFAULT_CONFIG)
    tag.colour = "red"
    return tag


UNKNOWN: dict[str, Callable[[], object]] = {
    "an object": object,
    "a date of Python": lambda: datetime.datetime(2026, 1, 2),
    "another zone": lambda: SafeDatetime(2026, 1, 2, tzinfo=datetime.UTC),
    "the second of two hours": lambda: SafeDatetime(2026, 1, 2, fold=1),
    "a text of another kind": lambda: Later("", True, str),
    "a slug of its own": renamed,
    "more than a name": marked,
}


@pytest.mark.parametrize("make", UNKNOWN.values(), ids=UNKNOWN)
def test_what_pelican_does_not_make_by_itself_is_not_kept(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"^\w+$"):
        Packing().attributes({"inner": [make()]})


# -- what it rests on in Pelican ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [ArticlesGenerator, PagesGenerator])
def test_pelican_asks_for_a_content_before_it_reads_a_text_and_hands_it_over_once_it_is_valid(kind: type) -> None:
    source = inspect.getsource(kind.generate_context)  # type: ignore[attr-defined]
    steps = ("self.get_cached_data(f, None)", "self.readers.read_file(", ".is_valid():", "self.cache_data(f, ")
    places = [source.index(step) for step in steps]
    assert places == sorted(places)


def test_pelican_warns_of_nothing_while_it_makes_a_content_but_for_pictures() -> None:
    for function in (Content.__init__, Readers.read_file):
        source = inspect.getsource(function)
        assert "logger.warning" not in source
        assert "logger.error" not in source
    assert "find_empty_alt(content, path)" in inspect.getsource(Readers.read_file)
