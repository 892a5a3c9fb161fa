"""References are found in a page, given their notes, and reported where they stand when they lead nowhere."""

from __future__ import annotations

import pytest
from markdown import Markdown

from plugins.evidence.model import Source
from plugins.evidence.parse import read_sources
from plugins.evidence.references import (
    Reference,
    citation_problems,
    citations_of,
    notes_of,
    places_in,
    references_of,
    unused_problems,
)

from .conftest import Write, source_text

ADD = "add it to evidence/*.toml, or cite one that stands there"
OR = "cite another source or leave the claim out"


@pytest.fixture
def sources(write: Write) -> dict[str, Source]:
    secret = source_text(id='"B03"', publish="false", careful='"The survey never said so."')
    return read_sources(
        write(source_text(), source_text(id='"B02"'), secret, source_text(id='"E05"', publish="false"))
    )[0]


def page(text: str) -> list[Reference]:
    return references_of(Markdown(extensions=["plugins.evidence.notes"]).convert(text))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("b1", f'no source has the id "b1"; {ADD}. Did you mean "B01"?'),
        ("xyz", f'no source has the id "xyz"; {ADD}.'),
        (" B01", '"[^ B01]" names no source; write each id by itself, without a space or a comma: [^B01]'),
        ("B01, b2", '"[^B01, b2]" names no source; write each id by itself, without a space or a comma: [^B01][^b2]'),
        ("B03", f'source "B03" must not be cited, because "The survey never said so."; {OR}'),
        ("E05", f'source "E05" must not be cited, because "It is marked publish = false"; {OR}'),
    ],
)
def test_what_must_not_be_cited_is_reported(sources: dict[str, Source], name: str, message: str) -> None:
    (problem,) = citation_problems([(name, "x.md", 4, 7)], sources)
    assert (problem.file, problem.line, problem.column, problem.message) == ("x.md", 4, 7, message)


def test_the_rule_tells_unknown_from_unpublishable(sources: dict[str, Source]) -> None:
    problems = citation_problems([("Z99", "x.md", 1, 1), ("B03", "x.md", 1, 1), ("B01", "x.md", 1, 1)], sources)
    assert [problem.rule for problem in problems] == ["source-unknown", "source-unpublishable"]


def test_a_source_that_nothing_cites_is_a_warning_at_its_table(sources: dict[str, Source]) -> None:
    (problem,) = unused_problems(["B01"], sources)
    assert (problem.rule, problem.severity, problem.line) == ("source-unused", "warning", sources["B02"].line)
    assert problem.message == 'nothing cites source "B02"; cite it with [^B02], or set publish = false'


@pytest.mark.parametrize(
    "html",
    [
        "",
        '<sup class="note"><a href="#note-B01">1</a></sup>',
        '<sup class="note"><a id="ref-B01">1</a></sup>',
        "<code>&lt;sup class=&quot;note&quot;&gt;</code>",
    ],
)
def test_other_html_is_no_reference(html: str) -> None:
    assert references_of(html) == []


def test_references_come_in_the_order_of_the_text() -> None:
    assert page("a[^B02] b[^B01] c[^B02]") == [
        Reference("B02", 1, "ref-B02"),
        Reference("B01", 2, "ref-B01"),
        Reference("B02", 1, "ref-B02-2"),
    ]


def test_notes_gather_the_places_that_point_to_them(sources: dict[str, Source]) -> None:
    notes = notes_of(page("a[^B02] b[^B01] c[^B02]"), sources)
    assert [(note.number, note.source.id, note.references) for note in notes] == [
        (1, "B02", ("ref-B02", "ref-B02-2")),
        (2, "B01", ("ref-B01",)),
    ]


def test_what_must_not_be_cited_has_no_note(sources: dict[str, Source]) -> None:
    assert [note.number for note in notes_of(page("[^B03][^Z99][^B01]"), sources)] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "Title: x [^B01]\nDescription: y\n    and more [^B01]\n",
        "---\nTitle: x [^B01]\n---\n",
        "a `[^B01]` b\n",
        "a ``x ` [^B01]`` b\n",
        "~~~ message\n\n[^B01]\n~~~\n",
        "<!-- [^B01]\n -->\n",
        "\\[^B01]\n",
    ],
)
def test_marks_outside_running_text_are_passed_over(text: str) -> None:
    assert places_in(f"{text}\né[^B01]") == {"B01": [(text.count("\n") + 2, 2)]}


def test_a_note_with_a_space_or_a_comma_in_its_name_is_found_too() -> None:
    text = "a[^ B01] b[^B01 ] c[^B01, B02] d[^B01;b2]"
    names = [" B01", "B01 ", "B01, B02", "B01;b2"]
    assert [reference.name for reference in page(text)] == names
    assert [name for name, *_ in citations_of(page(text), "x.md", text)] == names


def test_a_stray_backtick_or_fence_hides_nothing() -> None:
    assert places_in("a ` b [^B01]\n\nc ` d [^B02]\n\n~~~\n[^E05]") == {
        "B01": [(1, 7)],
        "B02": [(3, 7)],
        "E05": [(6, 1)],
    }


def test_text_without_front_matter_is_read_from_its_first_line() -> None:
    assert places_in("First line.[^B01]\nSecond.[^B01]") == {"B01": [(1, 12), (2, 8)]}


def test_the_nth_reference_stands_where_the_nth_mark_does() -> None:
    text = "a[^B01] `[^B01]`\n\nb[^B02] c[^B01]"
    assert list(citations_of(page(text), "x.md", text)) == [
        ("B01", "x.md", 1, 2),
        ("B02", "x.md", 3, 2),
        ("B01", "x.md", 3, 10),
    ]


def test_references_that_another_plugin_added_stand_at_the_last_mark_or_the_start() -> None:
    found = citations_of(page("[^B01] [^B01] [^B02]"), "x.md", "a\nb[^B01]")
    assert list(found) == [("B01", "x.md", 2, 2), ("B01", "x.md", 2, 2), ("B02", "x.md", 1, 1)]
