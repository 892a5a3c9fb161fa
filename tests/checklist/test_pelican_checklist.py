"""The plugin in a real Pelican run over a small site, with a theme that knows nothing of checklists."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from pelican import Pelican, signals
from pelican.contents import Content, Page
from pelican.settings import read_settings

from plugins.checklist.model import Checklist
from plugins.checklist.placing import Part
from plugins.problem import Problem

from .conftest import SMALL, changed_text

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
    wrong = changed_text(('outcome = "ask"', 'outcome = "aks"'), ('rule = "keen"', 'rule = "kene"'))
    settings = run("[checklist: wrong]", checklists={"wrong.toml": wrong, "broken.toml": "[[question\n"}, PROBLEMS=[])
    assert problems(settings) == [
        "content/checklists/broken.toml:1:11: not valid TOML: expected ']]' at the end of an array declaration",
        'content/checklists/wrong.toml:103:1: there is no outcome "aks"',
        'content/checklists/wrong.toml:247:1: there is no rule "kene"',
    ]
    assert set(settings["CHECKLISTS"]) == {"small"}
    assert "<p>[checklist: wrong]</p>" in page_html()


def test_what_the_proof_finds_wrong_is_reported_at_the_place_of_the_claim(run: Run) -> None:
    wrong = changed_text(('rule = "keen"', 'rule = "open"'), ('always = ["stop"]', 'always = ["ask"]'))
    settings = run("", checklists={"wrong.toml": wrong}, PROBLEMS=[])
    assert [problem.partition(" should")[0].partition(" does")[0] for problem in problems(settings)] == [
        'content/checklists/wrong.toml:241:1: case "keen"',
        'content/checklists/wrong.toml:249:1: property "hard-stops"',
    ]
    assert {problem.rule for problem in settings["PROBLEMS"]} == {"checklist-proof"}


def test_an_idle_question_is_found_in_the_file_whatever_its_group(run: Run) -> None:
    early = ('group = "worth"\nask = "Could', 'group = "safe"\nask = "Could')  # learn stands before duty then
    idle = ('when = [{ learn = ["yes"] }]', 'when = [{ employer = ["confirmed"] }]')
    never = (
        'when = [{ learn = ["nothing"], employer = ["confirmed"] }]',
        'when = [{ signs = ["none"], duty = ["no"] }]',
    )
    settings = run("", checklists={"wrong.toml": changed_text(early, idle, never)}, PROBLEMS=[])
    (found,) = [problem for problem in settings["PROBLEMS"] if "changes anything" in problem.message]
    assert (found.line, found.message.partition(" changes")[0]) == (64, 'no answer to "learn"')


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
    assert '#we">Shall we?</a>' in page_html()
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
    assert (before.html.strip(), here, after.html.strip()) == ("<p>Before.</p>", small, "<p>After.</p>")
    assert last == [small] * whole


def test_templates_have_the_style_and_the_rules_in_words(run: Run, environment: list[Environment]) -> None:
    small = run("", PROBLEMS=[])["CHECKLISTS"]["small"]
    template = environment[0].from_string("{{ checklist_style(small) }}|{{ rules_in_words(small)|length }}")
    style, _, rules = template.render(small=small).rpartition("|")
    assert style.startswith(":where(:is(.outcome,.banner")
    assert int(rules) == len(small.rules)
