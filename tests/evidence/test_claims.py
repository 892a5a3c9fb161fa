"""Claims that the site does not make: the file that lists them proves itself, and texts that make one are named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.evidence.claims import LeftOut, claim_problems, read_claims, source_claims
from plugins.evidence.parse import LEFT_OUT, read_sources
from plugins.evidence.topics import topics_in

from .conftest import Write, source_text

GOOD = {
    "claim": '"How many apply."',
    "why": '"Nobody counted."',
    "sources": '["B01"]',
    "betrays": "['\\b\\d+ ?% apply', 'one in \\w+ applies']",
    "caught": '["About 12% apply."]',
}


@pytest.fixture
def folder(write: Write) -> Path:
    return write(source_text(), source_text(id='"B02"', says='"Here one in ten applies."'))


def read(folder: Path, head: str = 'title = "Left out"\nintro = "These:"\n', **changes: Any) -> tuple[Any, list[str]]:
    values = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
    text = head + "\n[[claim]]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())
    (folder / LEFT_OUT).write_text(text, encoding="utf-8")
    left_out, problems = read_claims(folder, ["B01", "B02"])
    return left_out, [f"{problem.line}: {problem.message}" for problem in problems]


@pytest.fixture
def claims(folder: Path) -> LeftOut:
    left_out, problems = read(folder)
    assert problems == []
    return left_out


def test_the_file_is_read(claims: LeftOut) -> None:
    (claim,) = claims.claims
    assert (claims.title, claims.intro, claim.claim, claim.sources) == (
        "Left out",
        "These:",
        "How many apply.",
        ("B01",),
    )


def test_without_the_file_nothing_is_left_out(folder: Path) -> None:
    assert read_claims(folder, []) == (None, [])


def test_the_file_is_no_topic(folder: Path, claims: LeftOut) -> None:
    sources, problems = read_sources(folder)
    assert (list(sources), problems, list(topics_in(folder, sources))) == (["B01", "B02"], [], ["search"])


def test_a_file_that_cannot_be_read_is_one_problem(folder: Path) -> None:
    (folder / LEFT_OUT).write_bytes(b"\xff")
    left_out, (problem,) = read_claims(folder, [])
    assert (left_out, problem.rule) == (None, "encoding")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"why": None}, '4: "why" is missing; it must be a text in quotes, not empty'),
        ({"hint": '"x"'}, '10: unknown key "hint"; known here are claim, why, sources, betrays, caught, allowed.'),
        ({"sources": "[]"}, '7: "sources" must be a list of ids such as ["B01"]: []'),
        ({"sources": '["b1"]'}, '7: "sources" must be a list of ids such as ["B01"]: [\'b1\']'),
        ({"betrays": "['(']"}, "8: \"betrays\" must be a list of regular expressions in quotes: ['(']"),
        ({"caught": '"About 12% apply."'}, '9: "caught" must be a list of sentences in quotes: "About 12% apply."'),
        ({"sources": '["B01", "Z99"]'}, '7: no source has the id "Z99"; name one that stands there'),
        (
            {"caught": '["About 12% apply.", "Few apply."]'},
            '9: no pattern of "betrays" finds "Few apply."; widen one, or take the sentence out',
        ),
        (
            {"allowed": '["Here 12% apply."]'},
            '10: "12% apply" is allowed here, and a pattern of "betrays" finds it; make that pattern narrower',
        ),
        ({"head": 'title = "Left out"\n'}, '1: "intro" is missing; it must be a text in quotes, not empty'),
    ],
)
def test_each_mistake_in_the_file_is_named(folder: Path, changes: dict[str, Any], said: str) -> None:
    _, problems = read(folder, **changes)
    assert problems == [said]


@pytest.mark.parametrize("written", ['[claim]\nwhy = "Nobody counted."', "claim = 5"])
def test_claims_that_are_no_list_are_a_mistake(folder: Path, written: str) -> None:
    (folder / LEFT_OUT).write_text(f'title = "Left out"\nintro = "These:"\n{written}\n', encoding="utf-8")
    left_out, (problem,) = read_claims(folder, [])
    assert left_out
    assert left_out.claims == ()
    assert (problem.line, problem.message) == (3, '"claim" must be written as [[claim]], once for each')


def test_a_claim_with_a_mistake_is_left_out_and_the_others_hold(folder: Path) -> None:
    left_out, _ = read(folder, why=None)
    assert left_out.claims == ()


def test_a_claim_is_named_at_its_words(claims: LeftOut) -> None:
    found = claim_problems("Title: x\n\nIt is said that about\n12% apply.", claims.claims, "x.md")
    assert [str(problem) for problem in found] == [
        'x.md:4:1: "12% apply" is a claim that this site does not make: Nobody counted. Say it otherwise, or'
        " leave it out (claim-withdrawn)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "About **12%** apply.",
        "About 12 %\napply.",
        "[One in ten](https://example.org) applies.",
        "One in ten[^B01] applies.",
        "~~~ message\nAbout 12% apply.\n~~~",
        "Description: 12% apply\n",
    ],
)
def test_emphasis_links_line_ends_and_messages_hide_no_claim(claims: LeftOut, text: str) -> None:
    assert len(list(claim_problems(text, claims.claims, "x.md"))) == 1


def test_what_is_commented_out_makes_no_claim(claims: LeftOut) -> None:
    assert list(claim_problems("<!-- 12% apply -->", claims.claims, "x.md")) == []


def test_a_source_may_not_make_a_claim_unless_it_shows_that_it_is_wrong(folder: Path, claims: LeftOut) -> None:
    sources, _ = read_sources(folder)
    (problem,) = source_claims(sources.values(), claims.claims)
    assert (problem.line, problem.rule) == (sources["B02"].line, "claim-withdrawn")


def test_a_source_that_is_not_shown_may_say_anything(write: Write, folder: Path, claims: LeftOut) -> None:
    sources, _ = read_sources(write(source_text(id='"B02"', says='"12% apply."', publish="false")))
    assert list(source_claims(sources.values(), claims.claims)) == []
