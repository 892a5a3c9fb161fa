"""The site's own evidence, and what its texts owe it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.evidence.cited import NAME, cited_in, read_cited, written
from plugins.evidence.claims import read_claims
from plugins.evidence.page import Evidence, text_problems
from plugins.evidence.paragraphs import running_text
from plugins.evidence.parse import read_sources
from plugins.publishing.build import build
from plugins.publishing.records import Request

CONTENT = Path(__file__).parents[2] / "content"
SOURCES, PROBLEMS = read_sources(CONTENT / "evidence")
LEFT_OUT, CLAIM_PROBLEMS = read_claims(CONTENT / "evidence", SOURCES)
CITED, CITED_PROBLEMS = read_cited(CONTENT / "evidence")
TEXTS = {path.relative_to(CONTENT).as_posix(): path.read_text("utf-8") for path in sorted(CONTENT.rglob("*.md"))}

MARK = re.compile(r"(?<!\\)\[\^[A-Z]\d\d\]")

DO_NOT_PUBLISH = {"B01", "C10", "A05", "A01", "B08", "F01", "F08", "F11", "F12", "E14", "G03", "H01", "H02"}
"""The sources that show why each of the ten claims must not be made."""


def test_the_sites_own_evidence_has_no_mistake() -> None:
    assert SOURCES
    assert [*PROBLEMS, *CLAIM_PROBLEMS, *CITED_PROBLEMS] == []


def test_what_a_source_says_is_short() -> None:
    assert [source.id for source in SOURCES.values() if len(source.says.split()) > 60] == []


def test_a_source_that_may_not_be_published_says_why() -> None:
    assert [source.id for source in SOURCES.values() if not source.publish and not source.careful] == []


def test_every_claim_of_the_list_is_left_out() -> None:
    assert LEFT_OUT
    assert len(LEFT_OUT.claims) >= 10
    assert {name for claim in LEFT_OUT.claims for name in claim.sources} >= DO_NOT_PUBLISH


def test_the_notes_written_down_are_those_of_the_texts() -> None:
    texts = {name: cited_in(text) for name, text in TEXTS.items()}
    assert written(texts) == written(CITED), "run `invoke evidence --record`, and read what it changes"


def without_one_note(text: str) -> Iterator[tuple[str, str]]:
    """Each note of a text, with the text that is left once that one alone is gone."""
    for mark in MARK.finditer(running_text(text)):
        yield mark[0], text[: mark.start()] + text[mark.end() :]


def rules_against(text: str, name: str) -> list[str]:
    evidence = Evidence(SOURCES, LEFT_OUT.claims if LEFT_OUT else (), CITED)
    return [problem.rule for problem in text_problems(text, evidence, file=name, path=name)]


@pytest.mark.parametrize("name", [name for name, text in TEXTS.items() if MARK.search(text)])
def test_no_source_note_can_be_taken_away_unnoticed(name: str) -> None:
    """By words alone this cannot be seen where another note of the paragraph remains; what is written down shows it."""
    assert [mark for mark, left in without_one_note(TEXTS[name]) if not rules_against(left, name)] == []


def test_most_paragraphs_show_by_their_words_that_they_have_lost_their_notes() -> None:
    """Were nothing written down, taking all notes out of a text would still be seen in every text but one in ten."""
    bare = {name: MARK.sub("", text) for name, text in TEXTS.items() if MARK.search(text)}
    silent = [name for name, text in bare.items() if "number-without-source" not in rules_against(text, name)]
    assert len(silent) * 10 <= len(bare), silent


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("articles/take-the-interview.md", "[^B01]"),
        ("articles/take-the-interview.md", "[^H02]"),
        ("pages/is-this-interview-real.md", "[^E12]"),
        ("pages/if-you-claim-benefits.md", "[^F10]"),
    ],
)
def test_a_build_without_a_source_note_fails(tmp_path: Path, name: str, mark: str) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    text = TEXTS[name]
    at = text.index(mark)
    (content / name).write_text(text[:at] + text[at + len(mark) :], encoding="utf-8")
    result = build(Request(content=content, output=tmp_path / "output"))
    assert (result.published, result.exit_code) == (False, 1)
    errors = [problem for problem in result.problems if problem.severity == "error"]
    assert {problem.file for problem in errors} == {str(content / name)}
    assert "source-note-lost" in {problem.rule for problem in errors}


def test_the_file_of_notes_is_where_a_build_looks() -> None:
    assert (CONTENT / "evidence" / NAME).is_file()
