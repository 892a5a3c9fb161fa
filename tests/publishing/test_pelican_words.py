"""What Pelican says of the settings and the texts of a plain site, in words and places that a person can use."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.problem import Problem
from plugins.publishing.pelican_run import Run, _one_for_all, run
from plugins.publishing.pelican_settings import load
from plugins.publishing.pelican_words import Meaning, meaning_of, place_in_text, place_of_setting

CONF = """AUTHOR = "Sam Reed"
SITENAME = "Garden notes"
SITEURL = "https://example.org"
PATH = "content"
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"
THEME = "simple"
STATIC_PATHS = ["extra"]
LOCALE = "C"
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plain site of three articles, two of them in another language too, and a theme that comes with Pelican."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content/extra").mkdir(parents=True)
    (tmp_path / "pelicanconf.py").write_text(CONF)
    for name in ("apples", "beans", "carrots"):
        write(tmp_path, name, f"Title: {name.title()}\nDate: 2026-02-11\nTags: growing\n\nText.\n")
    write(tmp_path, "aepfel", "Title: Aepfel\nDate: 2026-02-11\nSlug: apples\nLang: de\n\nText.\n")
    return tmp_path


def write(site: Path, name: str, text: str) -> None:
    (site / f"content/{name}.md").write_text(text)


def made(site: Path) -> Run:
    loaded = load(Path("pelicanconf.py"), None, site_url="", today=datetime.date(2026, 11, 23))
    ran = run(loaded, site / "built") if loaded.pelican else Run((), whole=False)
    return replace(ran, problems=(*loaded.problems, *ran.problems))


def said(site: Path) -> list[str]:
    return [str(problem) for problem in made(site).problems]


def test_a_sound_plain_site_has_no_problems_and_translations_have_their_texts(site: Path) -> None:
    ran = made(site)
    assert ran.problems == ()
    assert {item.save_as: item.source for item in ran.built}["apples-de.html"] == "content/aepfel.md"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('["extra"]', '"extra"', "8:1: STATIC_PATHS must be a list"),
        ('LOCALE = "C"', "FILENAME_METADATA = 7", "9:1: FILENAME_METADATA must be a text in quotes"),
        ('LOCALE = "C"', 'PLUGIN_PATHS = "."', "9:1: warning: PLUGIN_PATHS must be a list"),
        ('LOCALE = "C"', 'LOCALE = ["xx"]', "9:1: warning: this machine has none of the languages in LOCALE"),
        ('LOCALE = "C"', 'PLUGIN_PATH = ["."]', "9:1: warning: PLUGIN_PATH setting has been replaced"),
        ('LOCALE = "C"', "AUTORELOAD_IGNORE_CACHE = True", "9:1: warning: AUTORELOAD_IGNORE_CACHE is an old setting"),
        ('LOCALE = "C"', 'ARTICLE_ORDER_BY = "datum"', '9:1: warning: the texts have no "datum" by which'),
        ('LOCALE = "C"', 'ARTICLE_TRANSLATION_ID = "sulg"', '9:1: texts without "sulg" cannot be told'),
        ('LOCALE = "C"', 'DIRECT_TEMPLATES = ["idnex"]', '9:1: the theme has no template "idnex"'),
        ('LOCALE = "C"', 'MARKDOWN = {"extensions": ["tabels"]}', '9:1: there is no "tabels"; mend its name'),
        (
            'LOCALE = "C"',
            'MARKDOWN = {\n    "extensions": ["tables",\n    "tabels"]}',
            '11:5: there is no "tabels"; mend',
        ),
        (
            'LOCALE = "C"',
            'MARKDOWN = {"extensions": ["tables"]}\nJINJA_ENVIRONMENT = {"extensions": ["nope"]}',
            '10:1: there is no "nope"; mend its name',
        ),
        ('LOCALE = "C"', "import oss", '9:1: there is no "oss"; mend its name, or install it'),
        ('LOCALE = "C"', 'open("contents/x")', "9:1: the settings file fails: FileNotFoundError"),
        ('LOCALE = "C"', 'ARCHIVES_SAVE_AS = "index.html"', '9:1: "index.html" is the file of something else as well'),
        ('LOCALE = "C"', 'FEED_ALL_ATOM = "index.html"', '9:1: "index.html" is the file of something else as well'),
        (
            'LOCALE = "C"',
            'globals()["ARCHIVES_SAVE_AS"] = "index.html"',
            '1:1: "index.html" is the file of something else',
        ),
        ('LOCALE = "C"', 'FILENAME_METADATA = "(?P<date"', "9:1: a regular expression cannot be read: missing >"),
        ('LOCALE = "C"', 'DEFAULT_DATE = "soon"', '9:17: no text can be read: "soon" is not a date'),
        ('LOCALE = "C"', 'ARTICLE_SAVE_AS = "all.html"', '9:1: 3 texts are to be written to one file, "all.html"'),
        ('LOCALE = "C"', "PLUGINS = ['pelican_none']", "9:12: cannot load plugin `pelican_none`"),
        ('LOCALE = "C"', 'ARTICLE_URL = "{slgu}.html"', "1:1: the site cannot be built: KeyError"),
        ("example.org", "example.org/", "3:1: warning: SITEURL ends in a slash"),
        ("https://example.org", "", "3:1: warning: a feed needs full addresses"),
        ("TIMEZONE", "ZONE", "1:1: warning: TIMEZONE is not set"),
        ("Europe/London", "Europe/Lodon", '5:1: "Europe/Lodon" is no time zone'),
        ('"simple"', '"simpel"', '7:1: there is no theme "simpel"'),
        ('"content"', '"contents"', "4:1: PATH is no folder"),
    ],
)
def test_what_pelican_says_of_a_setting_stands_at_its_line(site: Path, old: str, new: str, expected: str) -> None:
    text = CONF.replace(old, new)
    if "DEFAULT_DATE" in new:
        for name in ("apples", "beans", "carrots", "aepfel"):
            write(site, name, f"Title: {name}\n\nText.\n")
    (site / "pelicanconf.py").write_text(text)
    found = said(site)
    assert [item for item in found if item.startswith(f"pelicanconf.py:{expected}")], found
    assert len(found) == 1


@pytest.mark.parametrize(
    ("head", "place", "expected"),
    [
        ("Slug: index", "3:7", '"index.html" is the file of the theme\'s own page as well'),
        ("Slug: beans", "3:7", '"beans.html" is the file of content/beans.md as well'),
        ("Tags: ???", "3:7", '"???" holds no letter or digit to make an address of'),
    ],
)
def test_a_text_that_takes_the_place_of_another_file_is_named(site: Path, head: str, place: str, expected: str) -> None:
    write(site, "kale", f"Title: Kale\nDate: 2026-02-11\n{head}\n\nText.\n")
    (found,) = [item for item in said(site) if "???" in item or "is the file of" in item]
    assert found.removeprefix("content/kale.md:").replace("warning: ", "").startswith(f"{place}: {expected}")


def test_a_setting_with_a_pattern_that_takes_the_place_of_another_file_is_named(site: Path) -> None:
    (site / "pelicanconf.py").write_text(f'{CONF}TAG_SAVE_AS = "{{slug}}.html"\n')
    write(site, "kale", "Title: Kale\nDate: 2026-02-11\nTags: index\n\nText.\n")
    assert [item.partition(" as well")[0] for item in said(site)] == [
        'pelicanconf.py:10:1: "index.html" is the file of something else'
    ]


def test_what_stops_a_single_text_is_said_of_it(site: Path) -> None:
    write(site, "kale", "Title: Kale\nDate: 2026-02-11\nTimezone: Europe/Lodon\n\nText.\n")
    (found,) = said(site)
    assert found.startswith("content/kale.md:1:1: Pelican cannot read this text, and leaves it out: ")


def test_what_is_not_known_is_left_as_it_is() -> None:
    assert meaning_of("Something that nobody has heard before") is None


def test_words_that_a_file_does_not_hold_stand_at_its_first_line(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("Title: x\n\nText\n")
    assert place_in_text(file, Meaning("...", fields=("date",), quoted="soon")) == (1, 1)
    assert place_in_text(tmp_path / "none.md", Meaning("...", quoted="soon")) == (1, 1)
    assert place_of_setting(file, "") == (1, 1)
    file.write_text("THEME = =")
    assert place_of_setting(file, "THEME") == (1, 1)


@pytest.mark.parametrize("line", ["SITEURL = None", "raise ValueError(7)"])
def test_what_the_file_sets_is_known_where_pelican_cannot_use_it(site: Path, line: str) -> None:
    (site / "pelicanconf.py").write_text(f"{CONF}{line}\n")
    loaded = load(Path("pelicanconf.py"), None, site_url="", today=datetime.date(2026, 11, 23))
    assert (len(loaded.problems), loaded.pelican) == (1, {})
    assert loaded.settings.values.get("SITEURL", "unknown") == (None if "None" in line else "unknown")


def test_a_fault_in_another_kind_of_text_stands_at_its_line(site: Path) -> None:
    (site / "content/kale.rst").write_text("Kale\n####\n\n:date: 2026-02-11\n\n.. imge:: kale.png\n")
    (found,) = said(site)
    assert found.startswith("content/kale.rst:6:1: ")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("STATIC_PATHS = 5", []),  # rules of the checks name wrong types
        ("THEME_TEMPLATES_OVERRIDES = 5", []),
        ("PLUGINS = 5", []),
        ("SLUG_REGEX_SUBSTITUTIONS = 5", []),
        ("DEFAULT_METADATA = (('author', 'Ada'),)", []),
        ("import os; os.environ.pop('SITE_CONTENT')", []),
        ("DEFAULT_METADATA = None", ["pelicanconf.py:10:1: DEFAULT_METADATA must be a table with names in quotes,"]),
        ("DEFAULT_METADATA = {1: 2}", ["pelicanconf.py:10:1: DEFAULT_METADATA must be a table with names in quotes,"]),
    ],
)
def test_a_setting_of_a_wrong_kind_raises_nothing(site: Path, line: str, expected: list[str]) -> None:
    (site / "pelicanconf.py").write_text(f"{CONF}{line}\n")
    loaded = load(Path("pelicanconf.py"), site / "content", site_url="", today=datetime.date(2026, 11, 23))
    assert [str(problem).partition(" as in")[0] for problem in loaded.problems] == expected
    assert loaded.layout.slug("A title", "stem")
    assert loaded.ours is False


def test_what_stopped_a_text_is_not_said_again_where_the_run_broke_off_for_it(site: Path) -> None:
    reason = "missing ), unterminated subpattern at position 0"
    words = f"Pelican cannot read this text, and leaves it out: {reason}; compare it with one that it reads"
    texts = [Problem(f"content/{name}.md", 1, 1, "pelican", words) for name in ("apples", "beans")]
    setting = Problem("pelicanconf.py", 10, 1, "settings", meaning_of(reason, raised=True).words)  # type: ignore[union-attr]
    other = Problem("content/kale.md", 1, 1, "pelican", "another reason")
    assert _one_for_all((*texts, setting, other), site / "pelicanconf.py", 3) == (setting, other)


def test_a_pattern_for_slugs_that_is_none_is_named_at_its_line(site: Path) -> None:
    (site / "pelicanconf.py").write_text(f'{CONF}SLUG_REGEX_SUBSTITUTIONS = [("(", "")]\n')
    assert {one.partition(": a ")[0] for one in said(site)} == {"pelicanconf.py:10:1"}
