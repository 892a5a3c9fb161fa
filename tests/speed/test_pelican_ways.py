"""What keeping pages rests on in Pelican. Where one of these fails, a newer Pelican does otherwise, and so must we."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pelican.cache import FileStampDataCacher
from pelican.contents import Article, Content, Page, Static
from pelican.generators import CachingGenerator
from pelican.paginator import Page as PageOfList
from pelican.paginator import Paginator
from pelican.readers import Readers
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Category, URLWrapper
from pelican.utils import DateFormatter, memoized
from pelican.writers import Writer

from plugins.pack import Pack
from plugins.speed.groups import Groups
from plugins.speed.noted import Looked
from plugins.speed.pelican_contents import KINDS, LINKED, REFERRED, Watch
from plugins.speed.pelican_speed import ask_no_times
from plugins.speed.pelican_told import Seen, Told
from plugins.speed.traces import Trace
from plugins.store import NOTHING_KEPT

SETTINGS = {**DEFAULT_CONFIG, "PATH": "/content", "SITEURL": "https://example.org"}


def article(context: dict[str, Any], text: str = "Words", **metadata: Any) -> Any:
    return Article(text, {"title": "One", "slug": "one", **metadata}, SETTINGS, "/content/one.md", context)


def watched(**metadata: Any) -> tuple[Watch, Any]:
    watch = Watch()
    content = article({"localsiteurl": "", "generated_content": {}}, **metadata)
    watch.begin(content)
    return watch, content


@pytest.mark.parametrize("kind", KINDS)
def test_a_content_is_the_same_when_it_is_watched(kind: type[Content]) -> None:
    watch = Watch()
    one, other = (kind("Words", {"title": "One", "slug": "one"}, SETTINGS, "/content/one.md", {}) for _ in range(2))
    watch.begin(one)
    assert isinstance(one, kind)
    assert (type(one).__name__, type(one).__module__) == (kind.__name__, kind.__module__)
    names = ("url", "save_as", "status", "summary", "content", "template", "relative_dir", "slug")
    for _ in range(2):
        assert [getattr(one, name) for name in names] == [getattr(other, name) for name in names]
        one.summary = other.summary = "nothing"


def test_contents_of_other_kinds_are_left_alone() -> None:
    class Own(Article):  # type: ignore[misc]
        pass

    content = Own("", {"title": "One"}, SETTINGS)
    Watch().begin(content)
    assert type(content) is Own


def test_a_text_is_made_once_for_each_address() -> None:
    assert isinstance(vars(Content)["get_content"], memoized)
    assert isinstance(vars(Content)["get_summary"], memoized)
    _, content = watched()
    assert content.content == "Words"
    assert (content, "") in vars(Content)["get_content"].cache


def test_what_is_read_is_noted_and_only_then() -> None:
    watch, content = watched(mood="good")
    _ = content.title
    with watch.noting(Trace()) as trace:
        _ = (content.mood, content.url, getattr(content, "nothing", None))
    _ = content.slug
    assert trace.reads == {(content, "mood"), (content, "url"), (content, "nothing")}


def test_a_text_is_read_with_the_links_that_it_leads_to() -> None:
    watch = Watch()
    context: dict[str, Any] = {"localsiteurl": ""}
    other = article(context)
    context["generated_content"] = {"one.md": other}
    content = article(context, '<a href="{filename}/one.md">it</a>')
    for one in (content, other):
        watch.begin(one)
    for _ in range(2):
        with watch.noting(Trace()) as trace:
            _ = content.content
        assert {(content, "_content"), (other, "url")} <= trace.reads


CHANGES: list[Callable[[Any], object]] = [
    lambda content: None,
    lambda content: setattr(content, "slug", "two"),
    lambda content: content.metadata.update(mood="bad"),
    lambda content: setattr(content.category, "name", "olds"),
    lambda content: setattr(content, "override_url", "elsewhere"),
]


def test_an_address_is_worked_out_once_as_long_as_nothing_changes_that_makes_it() -> None:
    settings = {**SETTINGS, "ARTICLE_URL": "{category}/{mood}/{slug}/"}
    told = {"title": "One", "slug": "one", "mood": "good"}
    one, other = (
        Article("", {**told, "category": Category("news", settings)}, settings, "/content/one.md", {}) for _ in range(2)
    )
    watch = Watch()
    watch.begin(one)
    for writing in (False, True):
        watch.writing = writing
        for change in CHANGES if writing else CHANGES[:1]:
            change(one)
            change(other)
            assert [one.url, one.url, one.save_as] == [other.url, other.url, other.save_as]


def test_what_is_changed_while_it_is_read_spoils_the_trace() -> None:
    watch, content = watched()
    with watch.noting(Trace()) as trace:
        content.mood = "bad"
    assert trace.spoiled


def test_a_file_notes_that_it_was_asked_for_its_address() -> None:
    file = Static("", {"title": "One"}, SETTINGS, "/content/one.png", {})
    for name in ("url", "save_as"):
        setattr(file, REFERRED, False)
        assert getattr(Content, name).fget(file) is not None
        assert not getattr(file, REFERRED)
        assert getattr(file, name) is not None
        assert getattr(file, REFERRED)


def test_links_are_looked_up_in_two_dictionaries_of_the_context() -> None:
    source = inspect.getsource(Content._link_replacer)
    assert all(f'"{name}"' in source for name in LINKED)
    assert source.count("_context[") == 1


def test_a_writer_asks_a_template_for_nothing_but_a_text(tmp_path: Path) -> None:
    class Only:
        __slots__ = ()

        def render(self, context: dict[str, Any]) -> str:
            return str(context["output_file"])

    Writer(str(tmp_path), SETTINGS).write_file("a.html", Only(), {"localsiteurl": ""})
    assert (tmp_path / "a.html").read_text() == "a.html"


def test_objects_that_contexts_hold_are_made_of_what_we_know() -> None:
    paginator = Paginator("a", "b", [1, 2], SETTINGS, 1)
    names = {"name", "url", "object_list", "settings", "per_page", "orphans", "_num_pages", "_count"}
    assert set(vars(paginator)) == names
    assert {"object_list", "number", "paginator", "settings"} <= set(vars(paginator.page(1)))
    assert isinstance(paginator.page(1), PageOfList)
    assert set(vars(URLWrapper("a", SETTINGS))) == {"settings", "_name", "_slug", "_slug_from_name"}
    assert set(vars(DateFormatter())) == {"locale"}


def test_pages_are_contents_like_others() -> None:
    assert Page.__getattribute__ is object.__getattribute__
    assert Page.__setattr__ is object.__setattr__


def test_a_text_that_is_gone_is_another() -> None:
    context = {name: Looked([]) for name in LINKED}
    told = Told(context, SETTINGS, Watch())
    pack = Pack(NOTHING_KEPT)
    gone = Groups(pack, lambda of, name: "'Gone'", set()).keep("generated_content/gone.md", {"title": "'Gone'"})
    none = Groups(pack, lambda of, name: "", set()).keep("", {})
    told.begin(pack)
    assert told.differing(Seen((), none, (gone,), ()), context)


@pytest.mark.parametrize("asked", [True, False])
def test_a_cache_that_is_off_is_as_good_without_the_time_of_a_text(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, *, asked: bool
) -> None:
    assert issubclass(CachingGenerator, FileStampDataCacher)
    assert issubclass(Readers, FileStampDataCacher)
    generator, readers = (
        FileStampDataCacher({**SETTINGS, "CACHE_PATH": str(tmp_path)}, "some", False, False) for _ in range(2)
    )
    generator.readers = readers
    if not asked:
        ask_no_times(generator)
    for cache in (generator, readers):
        with caplog.at_level(logging.WARNING):
            cache.cache_data("/no/such.md", "something")
            assert cache.get_cached_data("/no/such.md", "nothing") == "nothing"
    assert bool(caplog.records) == asked  # Pelican says that it could not ask
