"""The plugin in a real Pelican run over a small site."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican
from pelican.contents import Content
from pelican.plugins import signals
from pelican.settings import read_settings

from plugins.evidence import register
from plugins.evidence.model import Note
from plugins.evidence.pelican_evidence import attach, conclude
from plugins.problem import Problem

from .conftest import Write, source_text

SECRET = source_text(id='"B03"', publish="false", careful='"Never said."')

Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(write: Write, tmp_path: Path) -> Run:
    """Builds a site with one page of the given text and one plain article; gives Pelican's settings afterwards."""
    write(source_text(), source_text(id='"B02"'), SECRET)

    def build(text: str, **settings: Any) -> dict[str, Any]:
        for name, body in (("pages/advice.md", text), ("plain.md", "Date: 2026-11-23\n\nNo source here.")):
            path = tmp_path / "content" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"Title: {path.stem}\n{body}", encoding="utf-8")
        base = {
            "PATH": str(tmp_path / "content"),
            "OUTPUT_PATH": str(tmp_path / "output"),
            "CACHE_PATH": str(tmp_path / "cache"),
            "STATIC_PATHS": ["evidence"],
            "PLUGINS": ["plugins.evidence"],
            "MARKDOWN": {"extensions": ["plugins.evidence.notes"]},
            "TIMEZONE": "UTC",
        }
        pelican = Pelican(read_settings(override={**base, **settings}))
        pelican.run()
        return dict(pelican.settings)

    return build


@pytest.fixture
def notes() -> Any:
    """The notes of each content that Pelican makes, by the name of its file."""
    found: dict[str, tuple[Note, ...]] = {}

    def keep(content: Content) -> None:
        found[Path(content.source_path).name] = content.notes

    register()  # first, so that the notes are there when they are kept
    signals.content_object_init.connect(keep)
    yield found
    signals.content_object_init.disconnect(keep)


def test_each_bad_reference_is_reported_at_its_place(run: Run) -> None:
    settings = run("\nOne.[^B01] Two.[^B3]\n\nThree.[^B03] `[^B3]` Four.[^B3]", PROBLEMS=[])
    assert [str(problem) for problem in sorted(settings["PROBLEMS"])] == [
        'content/pages/advice.md:3:16: no source has the id "B3"; add it to evidence/*.toml, or cite one that stands'
        ' there. Did you mean "B03"? (source-unknown)',
        'content/pages/advice.md:5:7: source "B03" must not be cited, because "Never said."; cite another source or'
        " leave the claim out (source-unpublishable)",
        'content/pages/advice.md:5:27: no source has the id "B3"; add it to evidence/*.toml, or cite one that stands'
        ' there. Did you mean "B03"? (source-unknown)',
    ]


def test_plain_pelican_logs_the_problems(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="plugins.problem"):
        run("\nOne.[^Z99]")
    assert [record.getMessage() for record in caplog.records if record.name == "plugins.problem"] == [
        'content/pages/advice.md:3:5: no source has the id "Z99"; add it to evidence/*.toml, or cite one that stands'
        " there. (source-unknown)"
    ]


def test_mistakes_in_the_files_are_reported(run: Run, write: Write) -> None:
    write(source_text(read='"X"'), name="wrong")
    assert [problem.file for problem in run("", PROBLEMS=[])["PROBLEMS"]] == ["content/evidence/wrong.toml"] * 2


def test_a_file_that_cannot_be_read_makes_no_page_wrong(run: Run, write: Write) -> None:
    write("[[source\n", name="broken")
    assert [problem.rule for problem in run("\nOne.[^Z99]", PROBLEMS=[])["PROBLEMS"]] == ["toml"]


def test_what_other_plugins_cite_in_vain_is_reported(run: Run) -> None:
    cited = [("B01", "a.toml", 1, 1), ("Z99", "a.toml", 2, 8), ("B03", "b.toml", 3, 9)]
    found = run("", PROBLEMS=[], CITATIONS=cited)["PROBLEMS"]
    assert [(problem.file, problem.line, problem.column, problem.rule) for problem in found] == [
        ("a.toml", 2, 8, "source-unknown"),
        ("b.toml", 3, 9, "source-unpublishable"),
    ]


@pytest.mark.parametrize(
    ("text", "citations", "unused"),
    [
        ("", [], ["B01", "B02"]),
        ("\nOne.[^B01]", [], ["B02"]),
        ("\nOne.[^B01]", [("B02", "a.toml", 1, 1)], []),
    ],
)
def test_unused_sources_are_warned_of_where_asked(run: Run, text: str, citations: list[Any], unused: list[str]) -> None:
    found = run(text, PROBLEMS=[], CITATIONS=citations, RULES_OFF=())["PROBLEMS"]
    assert [problem.message.split('"')[1] for problem in found] == unused


def test_where_a_checklist_cannot_be_read_no_source_is_called_unused(run: Run) -> None:
    broken = Problem("content/checklists/one.toml", 3, 1, "checklist-file", "it is wrong")
    assert run("", PROBLEMS=[broken], RULES_OFF=())["PROBLEMS"] == [broken]


def test_unused_sources_are_no_matter_otherwise(run: Run) -> None:
    assert run("", PROBLEMS=[])["PROBLEMS"] == []


def test_where_no_text_could_be_read_no_source_is_called_unused(run: Run) -> None:
    kept = {"PAGE_PATHS": ["none"], "ARTICLE_PATHS": ["none"], "STATIC_PATHS": []}
    assert run("", PROBLEMS=[], RULES_OFF=(), **kept)["PROBLEMS"] == []


@pytest.mark.parametrize(("text", "unused"), [("pages/advice.md", ["B02"]), ("pages/gone.md", ["B01", "B02"])])
def test_what_a_text_cited_that_cannot_be_read_now_is_no_disuse(
    run: Run, tmp_path: Path, text: str, unused: list[str]
) -> None:
    (tmp_path / "content" / "evidence" / "cited.txt").write_text(f"{text}: B01\n", encoding="utf-8")
    found = run("", PROBLEMS=[], RULES_OFF=(), IGNORE_FILES=["advice.md"])["PROBLEMS"]
    assert [problem.message.split('"')[1] for problem in found] == unused


def test_a_page_that_no_file_made_is_still_reported() -> None:
    settings = {**read_settings(), "PROBLEMS": []}
    html = '<sup class="note"><a id="ref-B01" href="#note-B01">1</a></sup>'
    attach(Content(html, settings=settings, source_path="made-up.md"))
    assert [str(problem).partition(";")[0] for problem in settings["PROBLEMS"]] == [
        'made-up.md:1:1: no source has the id "B01"'
    ]


def test_a_run_without_generators_has_nothing_to_conclude() -> None:
    conclude([])


def test_a_lost_topic_is_reported_at_its_place(run: Run) -> None:
    found = run("Date: 2026-11-23\nTopic: serach\n\nWords.", PROBLEMS=[])["PROBLEMS"]
    assert [str(problem) for problem in found] == [
        'content/pages/advice.md:3:8: "serach" is no topic, because there is no evidence/serach.toml.'
        ' Did you mean "search"? (topic-unknown)'
    ]


def test_a_template_without_its_topic_is_reported(run: Run, tmp_path: Path) -> None:
    theme = tmp_path / "theme" / "templates"
    theme.mkdir(parents=True)
    (theme / "evidence.html").write_text("", encoding="utf-8")
    found = run("Template: evidence\n\nWords.", PROBLEMS=[], THEME_TEMPLATES_OVERRIDES=[str(theme)])["PROBLEMS"]
    assert [(problem.line, problem.rule) for problem in found] == [(1, "topic-missing")]


def test_templates_find_the_topic_of_a_page_and_the_page_of_a_topic(run: Run, tmp_path: Path) -> None:
    theme = tmp_path / "theme" / "templates"
    theme.mkdir(parents=True)
    (theme / "page.html").write_text(
        "{% for source in page.evidence.sources %}{{ source.id }}{% endfor %} {{ TOPIC_PAGES.search.title }}",
        encoding="utf-8",
    )
    run("Topic: search\n\nWords.", PROBLEMS=[], THEME_TEMPLATES_OVERRIDES=[str(theme)])
    assert (tmp_path / "output" / "pages" / "advice.html").read_text(encoding="utf-8") == "B01B02 advice"


@pytest.mark.parametrize(
    ("text", "missing"),
    [("\nNone.", []), ("Topic: search\n\nOne.", ["more"]), ("Topic: search\nStatus: hidden\n\nOne.", [])],
)
def test_a_topic_without_a_page_is_warned_of_where_another_has_one(
    run: Run, write: Write, text: str, missing: list[str]
) -> None:
    write(source_text(id='"C01"'), name="more")
    found = run(text, PROBLEMS=[])["PROBLEMS"]
    assert [problem.file for problem in found] == [f"content/evidence/{name}.toml" for name in missing]
    assert all(problem.rule == "topic-without-page" and problem.severity == "warning" for problem in found)


def test_a_topic_over_several_lines_is_one_name(run: Run) -> None:
    found = run("Topic: looking\n    for work\n\nWords.", PROBLEMS=[])["PROBLEMS"]
    assert found[0].message.startswith('"looking for work" is no topic')


def test_a_page_gets_its_notes_and_everything_else_none(run: Run, notes: Any) -> None:
    run("\nOne.[^B02] Two.[^B01] Three.[^B02]", PROBLEMS=[])
    assert [(note.number, note.source.id, note.references) for note in notes["advice.md"]] == [
        (1, "B02", ("ref-B02", "ref-B02-2")),
        (2, "B01", ("ref-B01",)),
    ]
    assert (notes["plain.md"], notes["search.toml"]) == ((), ())


def test_the_reference_reaches_the_written_page(run: Run, tmp_path: Path) -> None:
    run("\nOne.[^B01]", PROBLEMS=[])
    html = (tmp_path / "output" / "pages" / "advice.html").read_text(encoding="utf-8")
    assert '<sup class="note"><a aria-label="Source 1" href="#note-B01" id="ref-B01">1</a></sup>' in html


def test_a_site_without_evidence_builds_in_silence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "content" / "evidence" / "search.toml").unlink()
    settings = run("\nNothing.", PROBLEMS=[])
    assert (settings["SOURCES"], settings["PROBLEMS"]) == ({}, [])


def test_the_day_of_the_build_decides_what_is_past_its_month(run: Run, write: Write) -> None:
    write(source_text(again='"2027-01"'))
    days = (datetime.date(2026, 11, 23), datetime.date(2027, 1, 1), datetime.date(2027, 2, 1))
    found = [run("", PROBLEMS=[], TODAY=day)["PROBLEMS"] for day in days]
    assert [[problem.rule for problem in problems] for problems in found] == [[], ["source-due"], ["source-expired"]]


CLAIMS = """\
title = "Left out"
intro = "These:"
[[claim]]
claim = "That pigs fly."
why = "They do not."
sources = ["B02"]
betrays = ['pigs fly']
caught = ["See how pigs fly."]
"""


@pytest.fixture
def wrong(run: Run, tmp_path: Path) -> Callable[..., list[tuple[str, int, str]]]:
    """Builds a site that breaks house rules in text, checklist and source; gives file, line and rule of each."""

    def build(**settings: Any) -> list[tuple[str, int, str]]:
        evidence, checklists = tmp_path / "content" / "evidence", tmp_path / "content" / "checklists"
        (evidence / "do-not-publish.toml").write_text(CLAIMS, encoding="utf-8")
        (evidence / "cited.txt").write_text("pages/advice.md: B01*2\n", encoding="utf-8")
        (evidence / "more.toml").write_text(source_text(id='"C01"', says='"Pigs fly."'), encoding="utf-8")
        checklists.mkdir()
        (checklists / "one.toml").write_text('title = "Pigs fly"\n', encoding="utf-8")
        (checklists / "broken.toml").write_text("[[", encoding="utf-8")
        found = run("\nOne.[^B01]\n\nAbout 72% left.", PROBLEMS=[], **settings)["PROBLEMS"]
        return [(Path(item.file).name, item.line, item.rule) for item in sorted(found) if item.rule != "evidence-file"]

    return build


Wrong = Callable[..., list[tuple[str, int, str]]]


def test_texts_checklists_and_sources_are_held_to_the_rules_that_a_site_asks_for(wrong: Wrong) -> None:
    assert wrong(RULES_OFF=("source-unused",)) == [
        ("one.toml", 1, "claim-withdrawn"),
        ("more.toml", 1, "claim-withdrawn"),
        ("advice.md", 3, "source-note-lost"),
        ("advice.md", 5, "number-without-source"),
    ]


def test_plain_pelican_asks_for_no_house_rule(wrong: Wrong) -> None:
    assert wrong() == []


def test_a_site_that_asks_for_none_hears_nothing(wrong: Wrong) -> None:
    off = ("claim-withdrawn", "source-note-lost", "number-without-source", "source-unused")
    assert wrong(RULES_OFF=off) == []


def test_a_source_that_tells_why_a_claim_is_left_out_is_used(wrong: Wrong) -> None:
    unused = [file for file, _, rule in wrong(RULES_OFF=()) if rule == "source-unused"]
    assert unused == ["more.toml"]  # and not B02, which nothing else cites


def test_templates_find_the_claims_that_are_left_out(run: Run, tmp_path: Path) -> None:
    theme = tmp_path / "theme" / "templates"
    theme.mkdir(parents=True)
    (theme / "page.html").write_text("{{ LEFT_OUT.title }}: {{ LEFT_OUT.claims[0].claim }}", encoding="utf-8")
    (tmp_path / "content" / "evidence" / "do-not-publish.toml").write_text(CLAIMS, encoding="utf-8")
    run("\nOne.", PROBLEMS=[], THEME_TEMPLATES_OVERRIDES=[str(theme)])
    assert (tmp_path / "output/pages/advice.html").read_text(encoding="utf-8") == "Left out: That pigs fly."
