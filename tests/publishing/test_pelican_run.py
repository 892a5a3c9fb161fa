"""Running Pelican: whatever it, the settings, the theme or a plugin says or raises becomes a problem in its place."""

from __future__ import annotations

import datetime
import gc
import logging
import math
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pelican.contents import Content
from pelican.log import console

from plugins.problem import Problem
from plugins.publishing.pelican_run import Run, _copied, run
from plugins.publishing.pelican_settings import load

from .conftest import TinySite

TODAY = datetime.date(2026, 11, 23)


def run_tiny(tiny: TinySite, *, drafts: bool = False, content: Path | None = None) -> Run:
    """Read its settings and run Pelican, as a build does; what is wrong with the settings stands before the rest."""
    where = content or tiny.root / "content"
    loaded = load(tiny.root / "pelicanconf.py", where, site_url="", today=TODAY, drafts=drafts)
    made = run(loaded, tiny.root / "built") if loaded.pelican else Run((), whole=False)
    return replace(made, problems=(*loaded.problems, *made.problems))


def only(made: Run) -> Problem:
    (problem,) = made.problems
    return problem


BASE, FEED = "theme/templates/base.html", "theme/templates/feed.xml"
CONF, STRINGS = "pelicanconf.py", "theme/strings/en.toml"
NAME = "SITENAME = SITE.name"


@pytest.mark.parametrize(
    ("path", "old", "new", "column", "says"),
    [
        (CONF, NAME, "SITENAME = = 1", 12, "not valid Python: invalid syntax; mend this line"),
        (
            CONF,
            NAME,
            "SITENAME = nothing",
            1,
            "the settings file fails: NameError: name 'nothing' is not defined; mend",
        ),
        (CONF, NAME, "sys.exit(3)", 1, "the settings file fails: SystemExit: 3; mend this line"),
        (
            CONF,
            '"theme")',
            '"them")',
            37,
            'there is no folder "them" in .; mend its',
        ),
        (
            BASE,
            "<main>",
            "<main>{% if x %}",
            1,
            'the template cannot be read: "if" is opened here and not closed; write',
        ),
        (BASE, "<main>", "<main>{% set y %}{% set x = 1 %}", 1, 'the template cannot be read: "set" is opened here'),
        (
            BASE,
            "</main>",
            "</main>{% set x = 1 %}{% for y in x %}{% endif %}",
            1,
            "the template cannot be read: Encountered",
        ),
        (BASE, "<main>", "<main>{% if x %}{% for y in x %}\n{% endif %}", 1, 'the template cannot be read: "for" is'),
        (BASE, "</main>", "</main>{% endfor %}", 1, "the template cannot be read: Encountered unknown tag 'endfor'."),
        (BASE, "<main>", "<main>{% if %}", 1, "the template cannot be read: Expected an expression"),
        (BASE, "<main>", "<main>{{ 1 // 0 }}", 1, "the template fails: integer division"),
        (BASE, "<main>", '<main>{% include "none.html" %}', 1, 'the template fails: there is no template "none.html"'),
        (BASE, 'script("menu")', 'script("none")', 1, "the template fails: [Errno 2] No such file or directory"),
        (BASE, "<main>", "<main>{{ {}.pop('x') }}", 1, "the template fails: there is no 'x'; mend this line"),
        (FEED, "</feed>", "{{ x.y }}", 1, "the template fails: 'x' is undefined; mend this line"),
        (STRINGS, "[dates]", "[dates", 7, "not valid TOML: expected ']'"),
    ],
)
def test_a_mistake_of_ours_stops_the_run_at_its_file_and_line(
    tiny: TinySite, path: str, old: str, new: str, column: int, says: str
) -> None:
    line, _ = tiny.change(path, old, new)
    made = run_tiny(tiny)
    assert str(only(made)).startswith(f"{path}:{line}:{column}: {says}")
    assert made.whole is False


def test_strings_without_a_table_that_the_settings_need_stop_the_run(tiny: TinySite) -> None:
    tiny.change(STRINGS, "[notes]", "[note]")
    problem = only(run_tiny(tiny))
    assert problem.file == CONF
    assert "the settings file fails: KeyError: 'notes'; mend" in problem.message


def test_a_template_that_pelican_itself_needs_is_named(tiny: TinySite) -> None:
    (tiny.root / "theme/templates/feed.xml").unlink()
    problem = only(run_tiny(tiny))
    assert (problem.file, problem.rule) == ("pelicanconf.py", "settings")
    assert problem.message.startswith('the theme has no template "feed"; add it')
    assert (tiny.root / "pelicanconf.py").read_text().split("\n")[problem.line - 1].startswith("DIRECT_TEMPLATES")


PLUGINS = {
    "broken_import": "import there_is_no_such_module",
    "broken_registration": "def register():\n    raise ValueError('no good')",
    "broken_syntax": "def register(:",
    "broken_on_the_way": "raise ValueError('no good')",
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nosuchplugin", "pelicanconf.py:{line}:{column}: cannot load plugin `nosuchplugin` Cannot import plugin"),
        ("broken_import", "pelicanconf.py:{line}:{column}: cannot load plugin `broken_import` No module named"),
        (
            "broken_registration",
            "pelicanconf.py:{line}:{column}: cannot register plugin `broken_registration`: no good; mend",
        ),
        ("broken_syntax", "broken_syntax.py:1:14: not valid Python: invalid syntax; mend"),
        ("broken_on_the_way", "pelicanconf.py:1:1: the site cannot be built: ValueError: no good; undo"),
    ],
)
def test_a_plugin_that_does_not_load_or_register_is_an_error(
    tiny: TinySite, monkeypatch: pytest.MonkeyPatch, name: str, expected: str
) -> None:
    monkeypatch.syspath_prepend(tiny.root)
    if name in PLUGINS:
        tiny.write(f"{name}.py", PLUGINS[name])
    line, column = tiny.change(CONF, '"plugins.checklist"', f'"{name}"')
    try:
        problem = only(run_tiny(tiny))
    finally:
        sys.modules.pop(name, None)
    assert str(problem).startswith(expected.format(line=line, column=column))
    assert problem.severity == "error"


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "expected"),
    [
        ("Title: Ways to go on\n", "", 1, 1, "has no title, so Pelican leaves it out"),
        ("Status: draft", "Status: nonsense", 3, 9, '"nonsense" is no status'),
        ("Stage: ready", "Save_as: ../../x.html", 3, 10, '"../../x.html" lies outside of the site'),
        ("Stage: ready", "Date: soon", 3, 7, '"soon" is not a date'),
        ("Stage: ready", "Date: 2026-01-01\nDate: 2026-01-02", 4, 1, '"date" stands twice'),
        ("One leads", "[x]({filename}/images/dot.svg) leads", 6, 35, '"/images/dot.svg" is a file and no text'),
        ("One leads", "[x]({filname}first.md) leads", 6, 25, '"{filname}first.md" is nothing that Pelican fills in'),
    ],
)
def test_what_pelican_logs_stands_where_a_person_mends_it(
    tiny: TinySite, old: str, new: str, line: int, column: int, expected: str
) -> None:
    path = "content/pages/later.md" if "Status" in old else "content/pages/ways.md"
    tiny.change(path, old, new)
    problem = only(run_tiny(tiny))
    assert (problem.file, problem.line, problem.column, problem.rule) == (path, line, column, "pelican")
    assert problem.message.startswith(expected)


def test_a_path_with_spaces_is_found_in_what_pelican_logs(tiny: TinySite) -> None:
    (tiny.root / "content").rename(tiny.root / "my content")
    (tiny.root / "my content/pages/ways.md").rename(tiny.root / "my content/pages/my ways.md")
    tiny.change("my content/pages/my ways.md", "Stage: ready", "Date: soon")
    made = run_tiny(tiny, content=tiny.root / "my content")
    assert [problem.file for problem in made.problems] == ["my content/pages/my ways.md"]


def test_what_rules_say_better_is_not_repeated(tiny: TinySite) -> None:
    tiny.change("content/pages/home.md", "first.md", "fist.md")
    (tiny.root / "content/pages/more").mkdir()
    shutil.copy(tiny.root / "content/pages/later.md", tiny.root / "content/pages/more/later.md")
    assert run_tiny(tiny).problems == ()


def test_texts_that_fail_for_reasons_of_their_own_are_named_each(tiny: TinySite) -> None:
    for name in ("articles/first", "pages/home", "pages/ways", "pages/later"):
        tiny.write(f"content/{name}.md", f"Title: x\nDate: {name}\n\nText\n")
    found = [problem for problem in run_tiny(tiny).problems if "is not a date" in problem.message]
    assert len({problem.file for problem in found}) == 4


def test_what_an_editor_leaves_beside_a_file_is_no_page(tiny: TinySite) -> None:
    (tiny.root / "content/pages/.#ways.md").symlink_to("somebody@nowhere.1")
    assert run_tiny(tiny).problems == ()


def test_a_picture_that_is_missing_is_left_to_the_rules(tiny: TinySite) -> None:
    tiny.change("content/pages/ways.md", "One leads", "![A door]({static}/images/none.png) One leads")
    assert run_tiny(tiny).problems == ()


def test_a_file_that_cannot_be_copied_is_an_error(tiny: TinySite) -> None:
    tiny.change("content/pages/ways.md", "Stage: ready", "Save_as: images/dot.svg/index.html")
    problem = only(run_tiny(tiny))
    assert (problem.file, problem.severity) == ("content/images/dot.svg", "error")


def test_a_warning_stays_a_warning_and_is_said_in_every_run(tiny: TinySite) -> None:
    tiny.change("pelicanconf.py", "TYPOGRIFY = False", 'PLUGIN_PATHS = "."')
    first, second = run_tiny(tiny), run_tiny(tiny)
    assert only(first).severity == "warning"
    assert "PLUGIN_PATHS" in only(first).message
    assert first.problems == second.problems


def test_a_plugin_that_reports_and_logs_is_heard_once(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tiny.root)
    register = "def register():\n    for _ in range(9):\n        logging.getLogger('plugins.any').warning('take care')"
    tiny.write("talkative.py", f"import logging\n\n{register}")
    tiny.change("pelicanconf.py", '"plugins.checklist"', '"talkative"')
    assert only(run_tiny(tiny)) == Problem("content", 1, 1, "pelican", "take care", "warning")


def test_where_nothing_can_be_written_the_run_says_so_itself(tiny: TinySite) -> None:
    tiny.write("built", "a file")
    with pytest.raises(NotADirectoryError):
        run_tiny(tiny)


def test_a_sound_site_has_pages_origins_and_words(tiny: TinySite) -> None:
    made = run_tiny(tiny)
    assert (made.problems, made.whole, made.pages) == ((), True, 3)
    origins = {item.save_as: item.source for item in made.built if item.save_as}
    assert set(origins) == {"index.html", "first/index.html", "ways/index.html"}
    assert origins["ways/index.html"] == "content/pages/ways.md"
    assert made.words == 25


def test_drafts_are_built_where_they_are_asked_for(tiny: TinySite) -> None:
    made = run_tiny(tiny, drafts=True)
    assert made.problems == ()
    for name in ("later/index.html", "sometime/index.html"):
        assert name in {item.save_as for item in made.built}
        assert (tiny.root / "built" / name).is_file()


@pytest.mark.parametrize("before", [None, "elsewhere"])
def test_the_environment_the_log_and_the_screen_are_as_before(
    tiny: TinySite, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], before: str | None
) -> None:
    if before:
        monkeypatch.setenv("SITE_CONTENT", before)
    loggers = [logging.getLogger("pelican"), logging.getLogger("plugins")]
    state = [(list(logger.handlers), logger.propagate) for logger in loggers]
    threshold = gc.get_threshold()
    run_tiny(tiny)
    assert gc.get_threshold() == threshold
    assert os.environ.get("SITE_CONTENT") == before
    assert [(list(logger.handlers), logger.propagate) for logger in loggers] == state
    assert (console.quiet, capfd.readouterr()) == (False, ("", ""))


def test_a_relative_content_folder_counts_from_the_working_folder(
    tiny: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tiny.root / "elsewhere").mkdir()
    (tiny.root / "content").rename(tiny.root / "elsewhere/mine")
    monkeypatch.chdir(tiny.root / "elsewhere")
    made = run_tiny(tiny, content=Path("mine"))
    assert (made.problems, made.pages) == ((), 3)


def test_no_text_is_held_once_the_run_is_over(tiny: TinySite) -> None:
    run_tiny(tiny)
    gc.collect()
    contents = (item for item in gc.get_objects() if issubclass(type(item), Content))
    assert [item for item in contents if str(item.source_path).startswith(str(tiny.root))] == []


def test_a_file_goes_where_an_empty_folder_was_left(tiny: TinySite) -> None:
    (tiny.root / "built/images/dot.svg/deep").mkdir(parents=True)
    assert run_tiny(tiny).problems == ()
    assert (tiny.root / "built/images/dot.svg").is_file()


def test_files_of_a_theme_are_copied_to_their_folder(tmp_path: Path) -> None:
    for name in ("one.css", "deep/two.css"):
        (tmp_path / "static" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "static" / name).write_text("")
    settings = {"THEME_STATIC_PATHS": ["static"], "THEME_STATIC_DIR": "theme"}
    generator: Any = SimpleNamespace(staticfiles=[], settings=settings, theme=str(tmp_path))
    assert sorted(_copied(generator)) == ["theme/deep/two.css", "theme/one.css"]


@pytest.mark.parametrize("whose", ["ours", "others"])
def test_plugins_of_others_find_no_folders_that_were_left(tiny: TinySite, whose: str) -> None:
    (tiny.root / "built/old").mkdir(parents=True)
    if whose == "others":
        tiny.write("some_plugin.py", "def register(): pass")
        tiny.change("pelicanconf.py", "PLUGINS = [", f'PLUGIN_PATHS = ["{tiny.root}"]\nPLUGINS = ["some_plugin", ')
    assert run_tiny(tiny).problems == ()
    assert (tiny.root / "built/old").exists() == (whose == "ours")


def test_texts_that_are_dated_by_their_files_may_be_others_at_any_time(tiny: TinySite) -> None:
    assert run_tiny(tiny).until == math.inf
    tiny.change("pelicanconf.py", "TYPOGRIFY = False", 'DEFAULT_DATE = "fs"')
    assert run_tiny(tiny).until == 0
