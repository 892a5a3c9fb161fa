"""The plugin in a real Pelican run over a small site, with a theme that knows nothing of checklists."""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, select_autoescape
from pelican import Pelican, signals
from pelican.contents import Content, Page
from pelican.settings import read_settings

from plugins.checklist import assets
from plugins.checklist.assets import script, sheet
from plugins.checklist.inwords import rules_in_words
from plugins.checklist.model import Checklist
from plugins.checklist.placing import Part
from plugins.problem import Problem

from .conftest import SMALL, changed_text

OTHER_ID = ('id = "we"', 'id = "other"')

MARKED = "Before.\n\n[checklist: small]\n\nAfter."

Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Builds a site of one page and one picture, with the checklists given; gives Pelican's settings afterwards."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content" / "checklists"
    folder.mkdir(parents=True)
    (tmp_path / "content" / "pages").mkdir()
    (tmp_path / "content" / "dot.txt").write_text("A file that is only copied.")
    shutil.copy(SMALL, folder)

    def build(
        text: str, *, head: str = "", checklists: dict[str, str] | None = None, **settings: Any
    ) -> dict[str, Any]:
        page = tmp_path / "content" / "pages" / "advice.md"
        page.write_text(f"Title: Advice\n{head}\n{text}", encoding="utf-8")
        for name, toml in (checklists or {}).items():
            (folder / name).write_text(toml, encoding="utf-8")
        base = {
            "PATH": str(tmp_path / "content"),
            "OUTPUT_PATH": str(tmp_path / "output"),
            "CACHE_PATH": str(tmp_path / "cache"),
            "STATIC_PATHS": ["dot.txt"],
            "PLUGINS": ["plugins.checklist"],
            "THEME": "simple",
            "SITEURL": "/base",
            "TIMEZONE": "UTC",
        }
        pelican = Pelican(read_settings(override={**base, **settings}))
        pelican.run()
        return dict(pelican.settings)

    return build


@pytest.fixture
def contents() -> Iterator[dict[str, Content]]:
    """Each content that Pelican makes, by the name of its file."""
    found: dict[str, Content] = {}

    def keep(content: Content) -> None:
        found[Path(content.source_path).name] = content

    signals.content_object_init.connect(keep)
    yield found
    signals.content_object_init.disconnect(keep)


@pytest.fixture
def environment() -> Iterator[list[Environment]]:
    """The template environments that Pelican makes."""
    found: list[Environment] = []

    def keep(generator: Any) -> None:
        found.append(generator.env)

    signals.generator_init.connect(keep)
    yield found
    signals.generator_init.disconnect(keep)


@pytest.fixture
def page_html(tmp_path: Path) -> Callable[[], str]:
    return lambda: (tmp_path / "output" / "pages" / "advice.html").read_text(encoding="utf-8")


def problems(settings: dict[str, Any]) -> list[str]:
    found: list[Problem] = settings["PROBLEMS"]
    return [str(problem).partition(";")[0] for problem in found]


def test_a_file_with_mistakes_is_reported_and_the_page_is_still_built(run: Run, page_html: Callable[[], str]) -> None:
    wrong = changed_text(OTHER_ID, ('outcome = "ask"', 'outcome = "aks"'), ('rule = "keen"', 'rule = "kene"'))
    settings = run("[checklist: wrong]", checklists={"wrong.toml": wrong, "broken.toml": "[[question\n"}, PROBLEMS=[])
    assert problems(settings) == [
        "content/checklists/broken.toml:1:11: not valid TOML: expected ']]' at the end of an array declaration",
        'content/checklists/wrong.toml:103:1: there is no outcome "aks"',
        'content/checklists/wrong.toml:247:1: there is no rule "kene"',
    ]
    assert set(settings["CHECKLISTS"]) == {"small"}
    assert "<p>[checklist: wrong]</p>" in page_html()


def test_what_the_proof_finds_wrong_is_reported_at_the_place_of_the_claim(run: Run) -> None:
    wrong = changed_text(OTHER_ID, ('rule = "keen"', 'rule = "open"'), ('always = ["stop"]', 'always = ["ask"]'))
    settings = run("", checklists={"wrong.toml": wrong}, PROBLEMS=[])
    assert [problem.partition(" should")[0].partition(" does")[0] for problem in problems(settings)] == [
        'content/checklists/wrong.toml:247:1: case "keen"',
        'content/checklists/wrong.toml:253:1: property "hard-stops"',
    ]
    assert {problem.rule for problem in settings["PROBLEMS"]} == {"checklist-proof"}


def test_an_idle_question_is_found_in_the_file_whatever_its_group(run: Run) -> None:
    early = ('group = "worth"\nask = "Could', 'group = "safe"\nask = "Could')  # learn stands before duty then
    idle = ('when = [{ learn = ["yes"] }]', 'when = [{ employer = ["confirmed"] }]')
    never = (
        'when = [{ learn = ["nothing"], employer = ["confirmed"] }]',
        'when = [{ signs = ["none"], duty = ["no"] }]',
    )
    settings = run("", checklists={"wrong.toml": changed_text(OTHER_ID, early, idle, never)}, PROBLEMS=[])
    (found,) = [problem for problem in settings["PROBLEMS"] if "changes anything" in problem.message]
    assert (found.line, found.message.partition(" changes")[0]) == (70, 'no answer to "learn"')


def test_plain_pelican_logs_the_problems(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="plugins.problem"):
        run("", checklists={"broken.toml": "id = \n"})
    assert [record.getMessage() for record in caplog.records if record.name == "plugins.problem"] == [
        "content/checklists/broken.toml:1:6: not valid TOML: invalid value; compare with the lines around it (toml)"
    ]


def test_a_sound_checklist_is_kept_and_its_marker_becomes_a_link(
    run: Run, page_html: Callable[[], str], contents: dict[str, Content]
) -> None:
    settings = run(MARKED, PROBLEMS=[])
    assert (settings["PROBLEMS"], list(settings["CHECKLISTS"])) == ([], ["small"])
    assert contents["advice.md"].checklists == (settings["CHECKLISTS"]["small"],)
    assert '<form id="we"' in page_html()
    assert "checklists" not in vars(contents["dot.txt"])


def test_links_in_a_checklist_start_at_the_base_of_the_site(run: Run) -> None:
    checklist: Checklist = run("", PROBLEMS=[])["CHECKLISTS"]["small"]
    assert checklist.lean.html.count('href="/base/about/#lean"') == 1


@pytest.mark.parametrize(
    ("head", "text", "count"),
    [
        ("Checklist: small\n", "Words.", 1),
        ("Checklist: small\n", "", 1),
        ("Checklist: small\n", MARKED, 1),
        ("Checklist: other\n", "Words.", 0),
        ("Checklist: small\nChecklist: other\n", "Words.", 0),
        ("", "Words.", 0),
        ("", "", 0),
    ],
)
def test_a_page_has_the_checklists_that_it_asks_for_once_each(
    run: Run, contents: dict[str, Content], head: str, text: str, count: int
) -> None:
    settings = run(text, head=head, PROBLEMS=[])
    assert contents["advice.md"].checklists == (settings["CHECKLISTS"]["small"],) * count


def test_a_site_without_checklists_builds_in_silence(run: Run, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "content" / "checklists")
    settings = run("Words.", PROBLEMS=[])
    assert (settings["CHECKLISTS"], settings["PROBLEMS"], settings.get("CITATIONS")) == ({}, [], None)


def test_every_source_that_a_checklist_leans_on_is_cited_at_its_place(run: Run) -> None:
    file = "content/checklists/small.toml"
    assert run("", PROBLEMS=[])["CITATIONS"] == [
        ("E01", file, 32, 13),
        ("E05", file, 32, 20),
        ("E05", file, 82, 13),
        ("C03", file, 131, 13),
        ("E14", file, 147, 13),
        ("H04", file, 157, 13),
        ("F14", file, 167, 13),
        ("A12", file, 178, 13),
        ("D01", file, 189, 13),
        ("F08", file, 200, 13),
    ]


def test_citations_of_others_are_kept(run: Run) -> None:
    other = ("B01", "a.toml", 1, 1)
    assert run("", PROBLEMS=[], CITATIONS=[other])["CITATIONS"][0] == other


def drawn(environment: list[Environment], content: Content, settings: dict[str, Any]) -> list[Part]:
    """What the filter gives a template that asks for the body of a page."""
    parts: list[Part] = []
    environment[0].globals["keep"] = parts.extend
    environment[0].from_string("{{ keep(content|body) }}").render(content=content, **settings)
    return parts


@pytest.mark.parametrize(("head", "whole"), [("", 0), ("Checklist: small\n", 1), ("Checklist: other\n", 0)])
def test_a_theme_takes_the_page_apart(
    run: Run, contents: dict[str, Content], environment: list[Environment], head: str, whole: int
) -> None:
    settings = run(MARKED, head=head, PROBLEMS=[])
    page = contents["advice.md"]
    assert isinstance(page, Page)
    before, here, after, *last = drawn(environment, page, settings)
    small = Part(checklist=settings["CHECKLISTS"]["small"])
    assert (before.html.strip(), here) == ("<p>Before.</p>", small)
    assert after.html.count("<p>After.</p>") == 1
    assert after.html.count('#we">Shall we?</a>') == whole  # asked for again, it stays a link
    assert last == []


def test_templates_have_style_script_and_the_rules_in_words(run: Run, environment: list[Environment]) -> None:
    small = run("", PROBLEMS=[])["CHECKLISTS"]["small"]
    template = environment[0].from_string(
        "{{ checklist_sheet([small]) }}|||{{ checklist_script() }}|||{{ rules_in_words(small)|length }}"
    )
    assert template.render(small=small).split("|||") == [sheet([small]), script(), str(len(rules_in_words(small)))]


@pytest.mark.parametrize("head", ["", "Checklist: small\n"])
def test_a_page_that_its_theme_left_alone_gets_form_style_and_script_once(
    run: Run, page_html: Callable[[], str], head: str
) -> None:
    run(f"{MARKED}\n\n[checklist: small]", head=head, PROBLEMS=[])
    html = page_html()
    assert [html.count(part) for part in ('<form id="we"', "<style>", "<script")] == [1, 1, 1]
    assert html.index("Before.") < html.index("<form") < html.index("After.")
    assert html.count('#we">Shall we?</a>') == (2 if head else 1)  # asked for again, it is a link


@pytest.mark.parametrize(("text", "ending"), [("Words.", ".html"), (MARKED, ".xml"), (MARKED, ".txt")])
def test_what_is_no_page_with_a_checklist_is_left_alone(run: Run, tmp_path: Path, text: str, ending: str) -> None:
    run(text, PAGE_SAVE_AS=f"advice{ending}", PROBLEMS=[])
    html = (tmp_path / "output" / f"advice{ending}").read_text(encoding="utf-8")
    assert not re.search("<form|<style|<script", html)


def test_a_page_that_its_theme_has_drawn_is_left_alone(run: Run, tmp_path: Path, page_html: Callable[[], str]) -> None:
    templates = tmp_path / "theme" / "templates"
    templates.mkdir(parents=True)
    (tmp_path / "theme" / "static").mkdir()
    (templates / "page.html").write_text(
        "{% for part in page|body %}{{ part.checklist.title or part.html }};{% endfor %}"
    )
    run(MARKED, THEME=str(tmp_path / "theme"), PROBLEMS=[])
    assert page_html() == "<p>Before.</p>\n;Shall we?;\n<p>After.</p>;"


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (False, ("&lt;", "<", "<")),
        (True, ("&lt;", "&lt;", "&lt;")),
        (select_autoescape(["xml"]), ("&lt;", "&lt;", "<")),
    ],
)
def test_text_is_escaped_in_checklists_and_elsewhere_as_the_site_has_it(
    run: Run, environment: list[Environment], own: Any, expected: tuple[str, ...]
) -> None:
    run("", JINJA_ENVIRONMENT={"autoescape": own}, PROBLEMS=[])
    env = environment[0]
    env.loader = DictLoader(dict.fromkeys(("checklist/a.html", "b.xml", "c.html"), "{{ text }}"))
    found = tuple(env.get_template(name).render(text="<") for name in ("checklist/a.html", "b.xml", "c.html"))
    assert found == expected


def test_two_files_with_one_id_are_told_apart(run: Run) -> None:
    settings = run("", checklists={"twin.toml": changed_text()}, PROBLEMS=[])
    assert problems(settings) == [
        'content/checklists/twin.toml:2:1: "we" is the id of content/checklists/small.toml too'
    ]


def test_words_of_a_site_count_first(run: Run, page_html: Callable[[], str]) -> None:
    run(MARKED, CHECKLIST_TEXT={"result": "So?"}, PROBLEMS=[])
    assert "<h2>So?</h2>" in page_html()


def test_a_broken_language_is_reported_and_english_stands_in(
    run: Run, page_html: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    shutil.copytree(assets.HERE, package, ignore=shutil.ignore_patterns("__pycache__"))
    (package / "strings" / "fr.toml").write_text("why = \n")
    monkeypatch.setattr(assets, "HERE", package)
    settings = run(MARKED, DEFAULT_LANG="fr", CHECKLIST_TEXT={"result": "Et alors ?"}, PROBLEMS=[])
    assert problems(settings) == ["package/strings/fr.toml:1:7: not valid TOML: invalid value"]
    assert "<h2>Et alors ?</h2>" in page_html()
    assert "Why we ask" in page_html()


def test_help_that_some_readers_would_miss_is_reported(run: Run) -> None:
    settings = run("", checklists={"wrong.toml": changed_text(OTHER_ID, ('evidence = ["E14"]\n', ""))}, PROBLEMS=[])
    assert problems(settings)[0] == 'content/checklists/wrong.toml:138:1: outcome "stop" names no source'
    assert set(settings["CHECKLISTS"]) == {"small", "wrong"}
