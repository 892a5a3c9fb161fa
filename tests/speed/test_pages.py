"""Only pages that may have changed are drawn, and those that nobody can be sure of are drawn every time."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, pass_context
from pelican import signals
from pelican.contents import Content
from pelican.settings import DEFAULT_CONFIG
from pelican.writers import Writer

from plugins.speed.pelican_pages import KIND, Pages
from plugins.speed.pelican_speed import begin
from plugins.store import VERSION, Store

from ..apart import apart
from . import extension, functions
from .stranger import built, make
from .test_stranger import TICK, change

VARIETY = "pages of lists"
OWN = "pages/own.html"


@dataclass
class Site:
    """A site of strangers, with what its settings add, and the pages that did not come from the store."""

    root: Path
    drawn: list[str]
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        return self.root / "content"

    def page(self, template: str, name: str = "own") -> None:
        """A page that is drawn by such a template."""
        (self.root / f"templates/by-{name}.html").write_text(template)
        (self.content / f"pages/{name}.md").write_text(f"Title: {name.title()}\nTemplate: by-{name}\n\nSome words.\n")

    def build(self) -> list[str]:
        """Build it; gives the pages that were drawn."""
        time.sleep(TICK)  # what was written the moment before counts as being written
        self.drawn.clear()
        self.files = built(self.root, self.root / "ours", VARIETY, "plugins.speed", **self.settings)
        return sorted(self.drawn)

    def kept(self) -> list[str]:
        """Build it twice; gives the pages that are drawn although nothing changed."""
        self.build()
        return self.build()

    def assert_as_without(self) -> None:
        """Compare what was built with what comes of the same without the plugin."""
        stock = built(self.root, self.root / "stock", VARIETY, **self.settings)
        assert [path for path in stock if stock[path] != self.files.get(path)] == []


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site whose pages with own templates are drawn by them."""
    drawn: list[str] = []
    draw = Pages._drawn

    def note(self: Pages, template: Any, context: Mapping[str, Any], key: str) -> str:
        drawn.append(str(context["output_file"]))
        return draw(self, template, context, key)

    monkeypatch.setattr(Pages, "_drawn", note)
    monkeypatch.setattr(functions, "FOLDER", [str(tmp_path / "words")])
    (tmp_path / "words").mkdir()
    change("articles/first.md", " [file]({attach}note.txt)", "")(make(tmp_path))
    site = Site(tmp_path, drawn)
    site.page("{{ page.content }}")
    return site


Edit = Callable[[Path], object]


def write(path: str, text: str) -> Edit:
    """An edit that writes such a file."""
    return lambda content: (content / path).write_text(text)


EDITS: dict[str, tuple[Edit, list[str], list[str]]] = {
    "a body": (change("articles/first.md", "an hour", "two hours"), ["first.html", "index.html"], ["second.html", OWN]),
    "a title": (change("articles/second.rst", "Second\n######", "Other\n#####"), ["second.html", "index.html"], [OWN]),
    "a tag": (
        change("articles/first.md", "Tags: a, b", "Tags: a, c"),
        ["first.html", "tag/c.html"],
        ["second.html", OWN],
    ),
    "a slug": (change("articles/second.rst", "slug: second", "slug: next"), ["first.html", "next.html"], [OWN]),
    "a page": (change("pages/own.md", "Some words", "Others"), [OWN], ["first.html", "index.html"]),
    "a title in the menu": (change("pages/own.md", "Title: Own", "Title: Two"), ["first.html", "index.html"], [OWN]),
    "a page less": (lambda content: (content / "pages/about.md").unlink(), ["first.html", "index.html"], [OWN]),
    "what no template shows": (change("pages/hidden.md", "Title:", "Extra: 1\nTitle:"), [], ["first.html", OWN]),
    "another template": (
        change("pages/own.md", "Template: by-own", "Template: page"),
        ["pages/two.html"],
        ["first.html"],
    ),
    "an article more": (
        write("articles/third.md", "Title: Third\nDate: 2020-03-04\nTags: a\nCategory: news\n\nWords.\n"),
        ["third.html", "index.html", "tag/a.html", "category/news.html", "archives.html"],
        ["first.html", "next.html", "category/misc.html", "tag/c.html", OWN],
    ),
    "nothing": (lambda content: None, [], ["first.html", "index.html", OWN]),
}


def test_pages_that_show_what_changed_are_drawn_and_no_others(site: Site) -> None:
    site.kept()  # the first build of a process may load code, which counts
    for name, (edit, some, others) in EDITS.items():
        edit(site.content)
        again = site.build()
        assert set(some) <= set(again), name
        assert set(others).isdisjoint(again), name
    assert site.drawn == []
    site.assert_as_without()


def test_the_first_page_of_a_list_counts_those_that_follow(site: Site) -> None:
    site.settings |= {"DEFAULT_PAGINATION": 2, "DEFAULT_ORPHANS": 0}
    text = "Title: {0}\nDate: {1}-03-04\nTags: many\nCategory: news\n\nWords.\n"
    for name, year in (("new", 2022), ("newer", 2023)):
        write(f"articles/{name}.md", text.format(name, year))(site.content)
    assert site.kept() == []
    write("articles/old.md", text.format("old", 2001))(site.content)
    assert {"tag/many.html", "tag/many/page/2/index.html", "category/news.html"} <= set(site.build())
    site.assert_as_without()


SEEING: dict[str, tuple[str, Edit]] = {
    "body-of-another": (
        "{% for article in articles %}{{ article.content }}{% endfor %}",
        change("articles/first.md", "an hour", "two hours"),
    ),
    "all-of-another": (
        "{% for article in articles %}{{ article.metadata.lead }}{% endfor %}",
        change("articles/first.md", "Lead: *Well*", "Lead: *Ill*"),
    ),
    "what-nobody-has": (
        "{% for page in pages %}{{ page.mood }}{% endfor %}",
        change("pages/about.md", "Title:", "Mood: good\nTitle:"),
    ),
    "what-lies-at-paths": (
        "{% for path, one in generated_content.items()|sort(attribute=0) %}{{ path }}{% endfor %}",
        write("pages/more.md", "Title: More\nStatus: hidden\n\nMore.\n"),
    ),
    "count-of-texts": (
        "{{ generated_content|list|length }}{{ generated_content.values()|list|length }}",
        write("pages/yet.md", "Title: Yet\nStatus: hidden\n\nYet.\n"),
    ),
    "one-by-its-path": (
        "{{ generated_content['pages/about.md'].title }}{{ 'x' in generated_content }}",
        change("pages/about.md", "Title: ", "Title: All "),
    ),
    "one-of-a-tag": (
        "{% for tag, articles in tags|sort %}{{ tag }}{{ tag.url }}{{ articles[0].title }}{% endfor %}",
        change("articles/second.rst", "tags: a, c", "tags: a, d"),
    ),
    "how-many-have-a-tag": (
        "{% for tag, articles in tags|sort %}{{ tag }}{{ articles|count }}{% endfor %}",
        write("articles/more.md", "Title: More\nDate: 2020-03-04\nTags: a\nCategory: misc\n\nWords.\n"),
    ),
    "list-of-its-own": (
        "{% set own = [] %}{% for one in articles %}{% if own.append(one.title) %}{% endif %}{% endfor %}{{ own }}",
        change("articles/second.rst", "Second\n######", "Other\n#####"),
    ),
    "what-it-includes": (
        "{% set word = 1 %}{% for one in pages %}{% include 'part.html' %}{% endfor %}",
        change("pages/about.md", "Mood: good", "Mood: bad"),
    ),
    "what-a-function-sees": ("{{ first_title() }}", change("pages/about.md", "Title: All", "Title: Some")),
    "a-file": ("{{ include('words.txt') }}", write("../words/words.txt", "others")),
    "a-folder": ("{{ include('') }}", write("../words/more.txt", "more")),
    "what-a-function-holds": ("{{ shout('x') }}", lambda content: functions.TABLE.update(one="2")),
    "a-method-of-contents": (
        "{% for one in articles %}{{ one.get_url_setting('url') }}{% endfor %}",
        change("articles/second.rst", ":slug: second", ":slug: another"),
    ),
    "files-of-contents": (
        "{% for one in articles %}{{ one.get_static_links()|sort }}{% endfor %}",
        change("articles/second.rst", "Head\n====", "Head\n====\n\n`a dot <{static}/images/dot.svg>`_\n"),
    ),
    "a-template": ("{% include 'other.html' %}", write("../templates/other.html", "Other words")),
}


def test_whatever_a_template_looks_at_counts(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(functions, "TABLE", {"one": "1"})
    given = {"first_title": pass_context(functions.first_title), "include": functions.include, "shout": functions.shout}
    site.settings["JINJA_GLOBALS"] = given
    for file in ("words/words.txt", "templates/other.html"):
        (site.root / file).write_text("some")
    (site.root / "templates/part.html").write_text("{{ one.mood }}{{ word }}")
    for name, (words, _) in SEEING.items():
        site.page(words, name)
    assert site.kept() == []
    for name, (_, edit) in SEEING.items():
        edit(site.content)
        assert f"pages/{name}.html" in site.build(), name
    assert site.build() == []
    site.assert_as_without()


EACH_TIME = {
    "file-that-is-made": "{{ write(page) }}",
    "program-that-is-asked": "{{ ask(page) }}",
    "warning": "{{ warn(page) }}",
    "problem": "{{ tell(page) }}",
    "content-that-is-changed": "{{ set_mood(page) }}",
    "all-of-a-content": "{{ copy_of(page) }}",
    "context-of-a-content": "{{ name_of_site(page) }}",
    "object-that-fails": "{{ FAILING is defined }}",
    "lots": "{{ [page.title]|random }}",
    "made-words": "{{ lipsum(n=0) }}",
    "all-of-the-context": "{{ titles(page) }}",
    "unknown-value": "{{ UNKNOWN.title }}",
    "file-that-is-moved": "{{ page.content }}",
    "text-that-warned": "{{ page.content }}",
    "text-that-was-made-early": "{{ page.content }}",
}


class Own(Content):
    """A kind of content that a plugin brings."""


def test_what_nobody_can_tell_is_drawn_every_time(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("logging.disable", lambda level: None)  # some of it is told by what is said
    names = ("write", "ask", "warn", "tell", "set_mood", "copy_of", "name_of_site")
    site.settings["JINJA_GLOBALS"] = {name: getattr(functions, name) for name in names}
    site.settings["JINJA_GLOBALS"]["titles"] = pass_context(functions.titles)
    for name, words in EACH_TIME.items():
        site.page(words, name)
    (site.content / "images/own.svg").write_text("<svg/>")
    for name, link in (("text-that-warned", "{filename}nowhere.md"), ("file-that-is-moved", "{attach}/images/own.svg")):
        with open(site.content / f"pages/{name}.md", "a") as file:
            file.write(f"[away]({link})")

    def begin(pelican: Any) -> None:
        pelican.settings["PROBLEMS"] = []

    def give(generators: Any) -> None:
        generators[0].context["FAILING"] = functions.Failing()
        generators[0].context["UNKNOWN"] = Own("", {"title": "One"}, generators[0].settings)

    def ask_early(content: Any) -> None:
        if getattr(content, "slug", "") == "text-that-was-made-early":
            vars(Content)["get_content"](content, "https://example.org")

    with (
        signals.initialized.connected_to(begin),
        signals.all_generators_finalized.connected_to(give),
        signals.content_object_init.connected_to(ask_early),
    ):
        again = site.kept()
    assert again == sorted(f"pages/{name}.html" for name in EACH_TIME)


@pytest.mark.parametrize(
    "words",
    [
        "{{ articles.sort(key=title_of) or '' }}",
        "{{ categories[0][1].reverse() or '' }}{{ categories[0][1].reverse() or '' }}",
        "{{ remember(page.title) }}",
    ],
)
def test_what_may_change_other_pages_is_drawn_with_all_that_come_after_it(site: Site, words: str) -> None:
    site.settings["JINJA_GLOBALS"] = {"title_of": functions.title_of, "remember": functions.remember}
    site.page(words)
    assert {OWN, "pages/plain.html"} <= set(site.kept())
    site.assert_as_without()


def test_what_changes_something_that_all_templates_have_is_drawn_each_time(site: Site) -> None:
    def begin(pelican: Any) -> None:
        pelican.settings["JINJA_GLOBALS"] = {"SEEN": []}

    site.page("{{ SEEN.append(page.title) or '' }}{{ SEEN|length }}")
    with signals.initialized.connected_to(begin):
        assert OWN in site.kept()


UNSURE: dict[str, dict[str, Any]] = {
    "a function that asks for the time": {"JINJA_FILTERS": {"own": functions.clock}},
    "an object in the settings": {"THING": functions.Unknown()},
    "templates that wait": {"JINJA_ENVIRONMENT": {"enable_async": True}},
}


@pytest.mark.parametrize("name", UNSURE)
def test_where_nobody_can_tell_what_templates_do_all_is_drawn(site: Site, name: str) -> None:
    site.settings |= UNSURE[name]
    assert len(apart(site.kept)) > 10  # templates that wait need an event loop of their own


def test_a_loader_that_nobody_knows_means_that_all_is_drawn(site: Site) -> None:
    def equip(generator: Any) -> None:
        generator.env.loader.loaders.append(DictLoader({}))

    with signals.generator_init.connected_to(equip):
        assert len(site.kept()) > 10


def test_a_page_whose_text_is_gone_is_drawn(site: Site) -> None:
    assert site.kept() == []
    shutil.rmtree(site.root / ".cache/store" / VERSION / KIND)
    assert OWN in site.build()
    site.assert_as_without()


def test_settings_count(site: Site) -> None:
    site.build()
    site.settings["SITENAME"] = "Another"
    assert {"first.html", OWN} <= set(site.build())
    site.assert_as_without()


def test_whoever_hears_of_pages_may_change_the_next(site: Site) -> None:
    site.page("{% for page in pages %}{{ page.metadata.seen }}{% endfor %}")

    def see(path: str, context: Mapping[str, Any]) -> None:
        if "article" in context:
            noted = context["pages"][0].metadata
            noted["seen"] = noted.get("seen", "") + context["article"].title

    with signals.content_written.connected_to(see):
        assert site.kept() == []
        change("articles/first.md", "Title: First", "Title: Last")(site.content)
        assert OWN in site.build()
        site.assert_as_without()


def test_a_template_that_changes_meanwhile_is_not_trusted(site: Site) -> None:
    site.build()

    def edit(path: str, context: Mapping[str, Any]) -> None:
        site.page(f"{{{{ page.content }}}}{time.time_ns()}")

    with signals.content_written.connected_to(edit):
        site.page("{{ page.title }}")
        site.build()
    site.page("{{ page.title }}")
    assert OWN in site.build()
    site.assert_as_without()


def test_another_writer_is_left_alone(site: Site) -> None:
    class Other(Writer):  # type: ignore[misc]
        pass

    with signals.get_writer.connected_to(lambda pelican: Other):
        site.build()
    assert not site.drawn


def test_a_page_that_is_a_template_itself_is_known_by_its_file(site: Site) -> None:
    single = site.content / "single.html"
    single.write_text("{{ SITENAME }}")
    site.settings["TEMPLATE_PAGES"] = {"single.html": "single.html"}
    assert site.kept() == []
    single.write_text("{{ SITENAME }} again")
    assert site.build() == ["single.html"]


def test_a_value_that_nobody_can_look_into_any_more_is_no_former_one(site: Site) -> None:
    site.page("{{ THING is defined }}")
    things: list[object] = ["words", functions.Unknown()]

    def give(generators: Any) -> None:
        generators[0].context["THING"] = things[0]

    with signals.all_generators_finalized.connected_to(give):
        assert site.kept() == []
        things.reverse()
        assert site.kept() == [OWN]


def test_tags_that_carry_something_of_a_plugin_are_told_apart(site: Site) -> None:
    site.page("{% for tag, articles in tags|sort %}{{ tag.mood }}{% endfor %}")
    moods = ["good"]

    def give(generators: Any) -> None:
        for tag in generators[0].tags:
            tag.mood = moods[0]

    with signals.all_generators_finalized.connected_to(give):
        assert site.kept() == []
        moods[0] = "bad"
        assert OWN in site.build()


def test_a_file_whose_address_was_asked_for_stays_where_it_is(site: Site) -> None:
    """A link moves a file to its page unless somebody asked for its address before, also for a page that is kept."""
    site.page("{% for file in staticfiles|sort(attribute='source_path') %}{{ file.url }}{{ file.save_as }}{% endfor %}")
    last = site.content / "pages/zz.md"
    last.write_text("Title: Zz\n\n[it]({attach}/images/dot.svg)\n")
    site.settings["PAGE_SAVE_AS"] = "{slug}/index.html"
    site.build()
    last.write_text("Title: Zz\n\nAgain [it]({attach}/images/dot.svg)\n")
    site.build()
    site.assert_as_without()


def test_a_lock_of_an_editor_beside_the_templates_is_an_empty_file(site: Site) -> None:
    site.build()
    (site.root / "templates/.#own.html").symlink_to("somebody@host.1:2")
    site.build()
    site.assert_as_without()
    assert OWN not in site.build()


def test_what_an_extension_of_jinja_holds_counts(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.settings["JINJA_ENVIRONMENT"] = {"extensions": ["jinja2.ext.do", "tests.speed.extension.Own"]}
    assert OWN not in site.kept()
    monkeypatch.setattr(extension.Own, "words", {"one": "other"}, raising=False)
    assert OWN in site.build()


def test_a_further_site_of_the_same_settings_knows_nothing_of_the_first(site: Site) -> None:
    settings = {**DEFAULT_CONFIG, "SPEED_TEXTS": "those of another", "CACHE_PATH": str(site.root / "cache")}
    pelican = SimpleNamespace(settings=settings)
    begin(pelican)
    assert "SPEED_TEXTS" not in settings
    assert settings["SPEED_TIDIES"]
    begin(pelican)
    assert not settings["SPEED_TIDIES"]


def test_a_store_that_nobody_else_tidies_is_tidied(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    tidied: list[Store] = []

    def note(store: Store) -> None:
        tidied.append(store)

    monkeypatch.setattr(Store, "tidy", note)
    site.build()
    assert len(tidied) == 1
