"""A marker on a line of its own becomes the chart, and what it asks for in vain is named at its line."""

from __future__ import annotations

import pytest

from plugins.charts.model import Chart
from plugins.charts.placing import Asked, place, wrong


def note(source: str) -> str:
    return f'<sup class="note"><a href="#note-{source}">1</a></sup>'


BOTH = note("B01") + note("B02")


def placed(html: str, chart: Chart) -> tuple[str, list[Asked]]:
    return place(html, {"tea": chart}, lambda chart, notes: f"<figure>{chart.name}{notes}</figure>")


@pytest.mark.parametrize(
    "html", ["", "<p>[chart: ]</p>", "<p>[chart tea]</p>", "<p>See: [chart: tea]</p>", "<li>[chart: tea]</li>"]
)
def test_what_is_no_marker_stays(tea: Chart, html: str) -> None:
    assert placed(html, tea) == (html, [])


@pytest.mark.parametrize("marker", ["[chart: tea]", "[chart:tea]", " [chart:  tea ]\n"])
def test_a_marker_becomes_the_chart_with_its_notes(tea: Chart, marker: str) -> None:
    html, asked = placed(f"<p>A</p><p>{marker}{BOTH}</p><p>B</p>", tea)
    assert html == f"<p>A</p><figure>tea{BOTH}</figure><p>B</p>"
    assert asked == [Asked("tea", BOTH, frozenset({"B01", "B02"}))]


def test_a_marker_of_an_unknown_chart_goes(tea: Chart) -> None:
    assert placed("<p>A</p><p>[chart: tee]</p>", tea) == ("<p>A</p>", [Asked("tee", "", frozenset())])


def test_a_note_that_leads_nowhere_leaves_the_sources_open(tea: Chart) -> None:
    _, asked = placed('<p>[chart: tea]<sup class="note">1</sup></p>', tea)
    assert asked[0].sources is None


def told(chart: Chart, *asked: Asked, markdown: str = "A\n\n[chart: tea]\n\n [chart: tee]\n") -> list[str]:
    return [str(problem) for problem in wrong(list(asked), {"tea": chart}, "a.md", markdown)]


def test_the_notes_of_an_unknown_chart_stay_since_the_list_of_notes_leads_back_to_them(tea: Chart) -> None:
    note = '<sup class="note" id="ref-B01"><a href="#note-B01">1</a></sup>'
    html, _ = placed(f"<p>[chart: tee]{note}</p>", tea)
    assert html == f"<p>{note}</p>"


def test_an_unknown_chart_is_named_with_what_was_meant(tea: Chart) -> None:
    assert told(tea, Asked("tee", "", frozenset())) == [
        'a.md:5:1: "tee" is no chart, because there is no charts/tee.toml. Did you mean "tea"? (chart-unknown)'
    ]


def test_an_unknown_chart_that_is_like_no_other_is_named_with_all_there_are(tea: Chart) -> None:
    problem = told(tea, Asked("coffee-by-year", "", frozenset()), markdown="> [chart: coffee-by-year]")
    assert problem == [
        'a.md:1:1: "coffee-by-year" is no chart, because there is no charts/coffee-by-year.toml. There are tea'
        " (chart-unknown)"
    ]


@pytest.mark.parametrize("sources", [(), ("B01",), ("B01", "B02", "B03")])
def test_notes_other_than_the_sources_are_named(tea: Chart, sources: tuple[str, ...]) -> None:
    assert told(tea, Asked("tea", "", frozenset(sources))) == [
        'a.md:3:1: the numbers of "tea" rest on B01, B02; write "[chart: tea][^B01][^B02]" (chart-sources)'
    ]


@pytest.mark.parametrize("sources", [frozenset({"B02", "B01"}), None])
def test_its_own_sources_and_open_ones_are_no_mistake(tea: Chart, sources: frozenset[str] | None) -> None:
    assert told(tea, Asked("tea", "", sources)) == []
