"""Topics: which sources a page shows, in which words their ids are named, and what is wrong with asking for one."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

import pytest

from plugins.evidence.model import Source, Topic
from plugins.evidence.parse import read_sources
from plugins.evidence.topics import asking_problems, pageless_problems, topics_in

from .conftest import Write, source_text

TOPICS = ("fraud", "search")


@pytest.fixture
def source(write: Write) -> Source:
    sources, _ = read_sources(write(source_text()))
    return sources["B01"]


def asked(topic: str, text: str, topics: tuple[str, ...] = TOPICS) -> list[str]:
    return [str(problem) for problem in asking_problems(topic, topics, "page.md", text)]


@pytest.mark.parametrize(
    ("topic", "text", "expected"),
    [
        ("fruad", "Title: A\nTopic: fruad\n", 'page.md:2:8: "fruad" is no topic, .* Did you mean "fraud"\\?'),
        ("fruad", "Title: A\ntopic:   fruad\n", 'page.md:2:10: "fruad" .*'),
        ("fruad", "", 'page.md:1:1: "fruad" .*'),  # a plugin made the page from no file
        ("cats", "Topic: cats\n", "page.md:1:8: .* there is no evidence/cats.toml. There are fraud, search .*"),
        ("", "Title: A\n", 'page.md:1:1: the template "evidence" .* add a line such as "Topic: fraud" .*'),
    ],
)
def test_a_topic_that_does_not_exist_is_reported_with_the_way_out(topic: str, text: str, expected: str) -> None:
    (found,) = asked(topic, text)
    assert re.match(expected, found), found


def test_a_topic_that_exists_is_no_problem() -> None:
    assert asked("fraud", "Topic: fraud\n") == []


def test_where_there_are_no_topics_the_message_says_so() -> None:
    assert "There are none" in asked("fraud", "", ())[0]


def test_a_topic_holds_the_sources_that_may_be_cited_by_id(write: Write) -> None:
    hidden = source_text(id='"B02"', publish="false", careful='"Never said."')
    folder = write(source_text(id='"B10"'), hidden, source_text(id='"B03"'))
    write(source_text(id='"C01"'), name="fit")
    topics = topics_in(folder, read_sources(folder)[0])
    assert {name: [source.id for source in topic.sources] for name, topic in topics.items()} == {
        "fit": ["C01"],
        "search": ["B03", "B10"],
    }


@pytest.mark.parametrize(
    ("ids", "runs"),
    [
        ("", []),
        ("B01", ["B01"]),
        ("B01 B02", ["B01", "B02"]),
        ("B01 B02 B03", ["B01-B03"]),
        ("B01 B02 B04 B05 B06", ["B01", "B02", "B04-B06"]),
        ("A99 B01 B02 B03", ["A99", "B01-B03"]),
        ("A01 B02 C03", ["A01", "B02", "C03"]),
    ],
)
def test_ids_in_a_row_are_named_by_the_first_and_the_last(source: Source, ids: str, runs: list[str]) -> None:
    topic = Topic("search", tuple(replace(source, id=name) for name in ids.split()), "search.toml")
    assert [first if first == last else f"{first}-{last}" for first, last in topic.runs] == runs


def test_a_topic_without_a_page_is_a_warning_only_where_others_have_one(source: Source) -> None:
    topics = {
        "search": Topic("search", (source,), "search.toml"),
        "fraud": Topic("fraud", (source,), "fraud.toml"),
        "empty": Topic("empty", (), "empty.toml"),
    }
    assert [(problem.file, problem.severity) for problem in pageless_problems(topics, ["search"])] == [
        ("fraud.toml", "warning")
    ]
    assert list(pageless_problems(topics, [])) == []


@pytest.mark.parametrize(
    ("again", "due"),
    [
        ("2027-06", datetime.date(2027, 6, 30)),
        ("2028-02", datetime.date(2028, 2, 29)),
        ("2026-12", datetime.date(2026, 12, 31)),
        ("", None),
    ],
)
def test_a_source_is_looked_at_again_by_the_end_of_its_month(
    source: Source, again: str, due: datetime.date | None
) -> None:
    assert replace(source, again=again).due == due


def test_a_source_names_its_website_in_short(source: Source) -> None:
    assert source.host == "example.org"
    assert replace(source, url="https://www.bls.gov/opub/x.htm").host == "bls.gov"


def test_the_place_of_a_source_may_begin_a_sentence(source: Source) -> None:
    assert replace(source, place="not stated").where == "Not stated"
    assert replace(source, place="").where == ""
