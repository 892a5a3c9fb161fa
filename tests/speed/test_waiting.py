"""Pages that several processes draw come to the same site, and the same is said of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

from plugins import speed
from plugins.publishing.pelican_run import Run, run
from plugins.publishing.pelican_settings import load
from plugins.speed import pelican_waiting
from plugins.speed.hearing import drawing
from plugins.spread import spread
from plugins.store import Store

from ..publishing.conftest import digest
from .test_ahead import CONF

T = TypeVar("T")
R = TypeVar("R")
Spread = Callable[..., list[Any]]

TEXT = """Title: The text {0}
Date: 2026-01-{2}
Tags: one, tag-{0}

Some words of it, and the way [on]({{filename}}{1}.md).
"""


class Site:
    """A site that is built by one process and by two, or by one that does what the second would do."""

    def __init__(self, root: Path, spread: Spread) -> None:
        self.root = root
        self.drawn_apart = 0
        self.spread = spread
        (root / "content").mkdir()
        (root / "templates").mkdir()
        self.settings("")
        for number in range(12):
            self.write(f"content/{number}.md", TEXT.format(number, (number + 1) % 12, number + 10))

    def settings(self, more: str) -> None:
        self.write("pelicanconf.py", f'{CONF}THEME_TEMPLATES_OVERRIDES = ["templates"]\n{more}\n')

    def write(self, name: str, text: str) -> None:
        (self.root / name).write_text(text)

    def counted(self, work: Callable[[T], R], items: Sequence[T], least: int) -> list[R | None]:
        made: list[R | None] = self.spread(work, items, least)
        self.drawn_apart += sum(bool(one) for one in made)
        return made

    def run(self, processes: int) -> Run:
        """Build it once more. In the ends of folders stands how many processes did."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_PROCESSES", str(processes))
            loaded = load(self.root / "pelicanconf.py", None, site_url="", today=datetime.date(2026, 11, 26))
            return run(loaded, self.root / f"output-{processes}", store=Store(self.root / f"store-{processes}"))

    def both(self) -> Run:
        """Build it in both ways, and compare."""
        one, several = self.run(1), self.run(2)
        assert one == several
        assert digest(self.root / "output-1") == digest(self.root / "output-2")
        return one


def here(work: Callable[[T], R], items: Sequence[T], least: int) -> list[R | None]:
    return [work(item) for item in items]


@pytest.fixture(params=[spread, here], ids=["in children", "in this process"])
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Site:
    monkeypatch.chdir(tmp_path)
    speed.register()
    site = Site(tmp_path, request.param)
    monkeypatch.setattr(pelican_waiting, "SOME", 3)
    monkeypatch.setattr(pelican_waiting, "spread", site.counted)
    return site


pytestmark = pytest.mark.usefixtures("alone")


def test_what_is_drawn_apart_is_the_same_and_is_kept(site: Site) -> None:
    site.settings("RELATIVE_URLS = True\nDEFAULT_PAGINATION = 5")
    deep = TEXT.format(9, 0, 12).replace("Tags:", "Save_as: deep/way.html\nUrl: deep/way.html\nTags:")
    site.write("content/9.md", deep.replace("Save_as: deep/way.html", "Save_as: index.html"))  # that draws what waits
    assert not site.both().problems
    assert site.drawn_apart > 12
    site.drawn_apart = 0
    with drawing() as drawn:
        site.both()
    assert drawn == []
    site.settings("RELATIVE_URLS = True\nDEFAULT_PAGINATION = 4")
    site.both()
    assert site.drawn_apart > 12


SAYING = """
import logging


def say(word):
    logging.getLogger("pelican").warning("Said of %s", word)
    return word


JINJA_FILTERS = {"say": say}
"""


def test_warnings_of_pages_are_heard_once(site: Site) -> None:
    site.settings(SAYING)
    site.write(
        "templates/article.html", "{% if '7' in article.slug %}{{ article.slug|say }}{% endif %}{{ article.content }}"
    )
    for _ in range(2):
        said = [problem.message for problem in site.run(2).problems]
        assert said == ["Said of the-text-7"] or site.spread is here  # where Pelican says the same once only
    site.run(1)
    assert digest(site.root / "output-1") == digest(site.root / "output-2")
    assert site.drawn_apart > 0


def test_an_error_of_a_template_is_the_same(site: Site) -> None:
    site.write("templates/tag.html", "{{ tag.name.nothing.at_all }}")
    one, several = site.run(1), site.run(2)
    assert one == several
    assert len(one.problems) == 1


EFFECTS = {
    "a list grows late": "{% if '7' in output_file and articles.append(articles[0]) %}{% endif %}{{ articles|length }}",
    "a list grows": "{{ articles.append(articles[0]) or '' }}{{ articles|length }}",
    "a text is changed": "{{ articles[0].__setattr__('title', output_file) or articles[0].title }}",
    "lots are drawn and not shown": "{% if 1 > 2 %}{{ [1]|random }}{% endif %}{{ [1]|random }}",
}


@pytest.mark.parametrize("site", [spread], indirect=True)  # in this process what they change would be changed twice
@pytest.mark.parametrize("drawn", ["article", "tag"])
@pytest.mark.parametrize("template", EFFECTS.values(), ids=EFFECTS)
def test_pages_that_do_more_are_drawn_one_after_the_other(site: Site, template: str, drawn: str) -> None:
    site.write(f"templates/{drawn}.html", template)
    site.write("content/11.md", TEXT.format(11, 0, 21).replace("Tags:", "Save_as: index.html\nUrl: index.html\nTags:"))
    site.write("content/late.tmpl", "{% for one in articles %}{{ one.title }}{% endfor %}")
    site.settings('TEMPLATE_PAGES = {"late.tmpl": "late.html"}')
    site.both()
    site.both()


def test_pages_that_cannot_be_told_are_drawn_apart_no_more(site: Site) -> None:
    site.write("templates/tag.html", "{{ (articles|map(attribute='title')|list|random)|length > 0 }}")
    site.both()
    site.write("templates/tag.html", "{{ (articles|map(attribute='title')|list|random)|length > 1 }}")
    site.drawn_apart = 0
    site.both()
    assert site.drawn_apart == 0


def test_a_file_in_the_place_of_a_page_stays(site: Site) -> None:
    site.write("content/archives.txt", "Not a list.")
    site.settings('STATIC_PATHS = ["archives.txt"]\nEXTRA_PATH_METADATA = {"archives.txt": {"path": "archives.html"}}')
    site.both()
    assert (site.root / "output-2" / "archives.html").read_text() == "Not a list."


@pytest.mark.parametrize("setting", ["STATIC_CREATE_LINKS", "STATIC_CHECK_IF_MODIFIED"])
def test_nothing_waits_where_files_are_compared_with_pages(site: Site, setting: str) -> None:
    site.settings(f"{setting} = True")
    site.both()
    assert site.drawn_apart == 0
