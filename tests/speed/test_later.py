"""Texts that stay in the store until somebody asks for them, and contents that are the same since they were made so."""

from __future__ import annotations

import copy
import datetime
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pelican import signals
from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Tag

from plugins import speed
from plugins.publishing.pelican_run import run
from plugins.publishing.pelican_settings import load
from plugins.speed import pelican_told
from plugins.speed.later import Later
from plugins.speed.pelican_contents import Watch
from plugins.speed.pelican_pages import Stands
from plugins.speed.pelican_reading import KIND, Texts, _has_slug
from plugins.speed.pelican_watched import own
from plugins.stamps import hashed
from plugins.store import VERSION, Store

from ..publishing.conftest import digest
from .test_pelican_ways import SETTINGS, article

HTML = '<p>Words, and <a href="{static}/note.txt">a note</a>.</p>'

TEXT = """Title: The text {0}
Date: 2026-01-0{0}
Summary: A text
Tags: one, tag-{0}

Some words {0}, the way [on]({{filename}}{1}.md).
"""

CONF = """
PATH = "content"
SITEURL = "https://example.org"
TIMEZONE = "UTC"
THEME = "simple"
DEFAULT_LANG = "en"
PLUGINS = ["plugins.speed"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""


def waiting(bare: bool = False, kind: type[Article] = Article) -> Any:
    """A content that is watched, and whose text is in the store."""
    content = kind(Later(hashed(HTML.encode()), bare, lambda: HTML), {"title": "One"}, SETTINGS, "/content/one.md", {})
    Watch().begin(content)
    return content


LOOKS: dict[str, Callable[[Any], object]] = {
    "its text": lambda content: content._content,
    "all of it": lambda content: content.__dict__["_content"],
    "a copy": lambda content: copy.copy(content)._content,
    "a deep copy": lambda content: copy.deepcopy(content.__dict__["_content"]),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_whoever_looks_at_a_text_has_it(look: Callable[[Any], object]) -> None:
    assert look(waiting()) == HTML


def test_a_text_of_which_something_else_is_made_is_that() -> None:
    content = waiting()
    content._content = "Others"
    assert content._content == "Others"
    assert content.text_digest == hashed(b"Others")


@pytest.mark.parametrize(("bare", "links"), [(False, {"note.txt"}), (True, set())])
def test_only_a_text_that_names_files_is_looked_through_for_them(bare: bool, links: set[str]) -> None:
    content = waiting(bare)
    assert content.get_static_links() == links
    assert isinstance(own(content)["_content"], Later) == bare


def test_a_text_need_not_be_there_for_its_digest() -> None:
    content = waiting()
    assert content.text_digest == hashed(HTML.encode())
    assert isinstance(own(content)["_content"], Later)
    assert content._content == HTML
    assert content.text_digest == hashed(HTML.encode())


def test_a_content_that_nobody_watches_has_its_text_at_once() -> None:
    class Own(Article):  # type: ignore[misc]
        pass

    assert vars(waiting(kind=Own))["_content"] == HTML


def test_a_path_is_that_of_the_text_or_another() -> None:
    content = waiting()
    plain = article({})
    for path in (None, "/content/two.md", "", None):
        assert content.get_relative_source_path(path) == plain.get_relative_source_path(path)


@pytest.mark.parametrize(
    ("name", "settings", "has"),
    [
        ("one", {}, True),
        ("!", {}, False),
        ("one", {"TAG_REGEX_SUBSTITUTIONS": [("one", "")]}, False),
        ("one", {"SLUG_REGEX_SUBSTITUTIONS": [("one", "")]}, False),
    ],
)
def test_a_slug_is_shared_only_where_there_surely_is_one(name: str, settings: dict[str, Any], has: bool) -> None:
    tags = [Tag(name, {**DEFAULT_CONFIG, **settings}) for _ in range(2)]
    assert _has_slug(tags[0]) == has
    texts = Texts(Store(None), "")
    for tag in tags:
        texts.share_slug(tag)
    assert [tag._slug for tag in tags] == [name if has else None] * 2


def test_a_date_that_a_path_or_a_setting_fills_up_counts() -> None:
    watch, content = Watch(), article({}, date=datetime.datetime(2026, 1, 2))
    watch.begin(content)
    watch.alone, watch.settled = True, {"/content/one.md": "key"}
    before = watch.sign(content)
    assert before
    content.translations = [content]
    assert watch.sign(content) == before
    content.date = datetime.datetime(2026, 1, 3)
    assert not watch.sign(content)
    other = article({}, date=datetime.datetime(2026, 1, 3))
    watch.begin(other)
    assert watch.sign(other) not in ("", before)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of a few texts."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "pelicanconf.py").write_text(CONF)
    for number in range(1, 6):
        (tmp_path / "content" / f"{number}.md").write_text(TEXT.format(number, number % 5 + 1))
    time.sleep(0.05)  # what was written the moment before counts as being written
    speed.register()
    return tmp_path


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts whose HTML was asked for."""
    asked: list[str] = []
    html = Texts.html

    def note(self: Texts, key: str) -> str | None:
        asked.append(key)
        return html(self, key)

    monkeypatch.setattr(Texts, "html", note)
    return asked


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The attributes of texts that were compared one by one."""
    names: list[str] = []
    look = pelican_told._value

    def note(item: Any, name: str) -> Any:
        names.extend([name] if isinstance(item, Article) else [])
        return look(item, name)

    monkeypatch.setattr(pelican_told, "_value", note)
    return names


def built(site: Path, name: str = "output", store: str = "store", stands: Stands | None = None) -> str:
    """A digest of the site as it stands now."""
    loaded = load(site / "pelicanconf.py", None, site_url="", today=datetime.date(2026, 11, 26))
    made = run(loaded, site / name, store=Store(site / store, code="code"), stands=stands)
    assert made.whole, made.problems
    return digest(site / name)


def test_a_page_that_stands_where_it_goes_is_not_written(site: Path) -> None:
    built(site)
    built(site)
    wanted = {path.relative_to(site / "output").as_posix() for path in (site / "output").rglob("*.html")}
    asked: dict[str, str] = {}

    def stands(name: str, content: str) -> bool:
        asked[name] = content
        return name != "index.html"

    built(site, "other", stands=stands)
    assert [path.name for path in (site / "other").rglob("*.html")] == ["index.html"]
    assert asked == {name: hashed((site / "output" / name).read_bytes()) for name in wanted}


@pytest.mark.parametrize("signal", [signals.content_written, signals.finalized])
def test_where_somebody_looks_at_pages_all_are_written(site: Path, signal: Any) -> None:
    def look(sender: object, **named: object) -> None:
        """Somebody who may open the page."""

    built(site)
    with signal.connected_to(look):
        built(site)
        assert built(site) == built(site, "other", stands=lambda name, content: True)


def test_what_did_not_change_is_neither_had_from_the_store_nor_compared(
    site: Path, loaded: list[str], looked_at: list[str]
) -> None:
    before = built(site)
    built(site)  # the first build of a process may load code, which counts
    loaded.clear()
    looked_at.clear()
    assert built(site) == before
    assert loaded == []
    assert set(looked_at) <= {"translations"}


def test_an_edit_is_seen_and_nothing_else_is_compared_the_next_time(site: Path, looked_at: list[str]) -> None:
    built(site)
    built(site)
    text = site / "content/3.md"
    text.write_text(text.read_text().replace("Some words", "Other words"))
    time.sleep(0.05)
    assert built(site) == built(site, "clean", "other-store")
    looked_at.clear()
    built(site)
    assert set(looked_at) <= {"translations"}


def test_a_text_that_is_gone_from_the_store_is_read_again(site: Path) -> None:
    built(site)
    built(site)
    shutil.rmtree(site / "store" / VERSION / KIND)
    with (site / "pelicanconf.py").open("a") as conf:
        conf.write("SITENAME = 'Other'\n")  # so that all pages are drawn
    assert built(site) == built(site, "clean", "other-store")


HEARD: dict[str, tuple[Any, Callable[..., object]]] = {
    "made": (signals.content_object_init, lambda content: setattr(content, "title", f"{content.title} and more")),
    "in place": (
        signals.article_generator_finalized,
        lambda generator: [one.metadata.update(title="Others") for one in generator.articles],
    ),
}


@pytest.mark.parametrize("name", HEARD)
def test_where_a_plugin_has_a_hand_in_contents_they_are_compared(site: Path, looked_at: list[str], name: str) -> None:
    signal, hear = HEARD[name]
    with signal.connected_to(hear):
        built(site)
        built(site)
        looked_at.clear()
        built(site)
    assert "title" in looked_at
