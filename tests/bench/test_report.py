"""What was measured is told as it was: medians with their spread, what was not run, and what was wrong."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from .chart import LEFT, RIGHT, chart
from .figures import FAILED, Figure, Measured, Missed, Peer, Sample, figure, shown
from .report import report

SVG = "{http://www.w3.org/2000/svg}"
CASES = ("full", "nothing", "body", "tag")


def samples(name: str, pages: int, case: str, *seconds: float, wrong: str = "") -> list[Sample]:
    return [Sample(name, pages, number, case, one, one / 2, one * 100, wrong) for number, one in enumerate(seconds)]


OURS = Peer("Ours", "1.2", own=True)
OTHER = Peer("Other", "3.4", lacks="no feed")
ABSENT = Peer("Absent", missed={0: "not run: absent is missing"})
MEASURED = Measured(
    (OURS, OTHER, ABSENT),
    (
        *samples("Ours", 10, "full", 3.0, 1.0, 2.0),
        *samples("Ours", 10, "nothing", 0.25),
        *samples("Ours", 10, "body", 0.5),
        *samples("Ours", 20, "full", 4.0),
        *samples("Other", 10, "full", 120.0),
        *samples("Other", 10, "body", 10.0, wrong="edit not shown"),
    ),
    (10, 20),
    CASES,
)


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.123, "0.12"), (9.994, "9.99"), (12.34, "12.3"), (123.4, "123"), (1234.5, "1,234")]
)
def test_a_number_has_the_digits_that_mean_something(seconds: float, words: str) -> None:
    assert shown(seconds) == words


def test_a_figure_is_the_median_with_its_spread() -> None:
    assert str(figure(samples("x", 1, "full", 5.0, 1.0, 2.0), "cpu")) == "2.00 (1.00–5.00)"
    assert figure([], "cpu") is None


def test_one_round_has_no_spread_and_memory_no_fractions() -> None:
    assert str(figure(samples("x", 1, "full", 5.0), "wall")) == "2.50"
    assert str(figure(samples("x", 1, "full", 1.254), "megabytes")) == "125"


def test_a_figure_of_a_build_that_was_wrong_has_a_star() -> None:
    assert str(Figure(1.0, 1.0, 1.0, 1, wrong="edit not shown")) == "1.00 *"


def rows(table: str, name: str) -> list[str]:
    return [line for line in table.splitlines() if line.startswith(f"| {name}")]


def test_the_short_table_comes_first() -> None:
    table = report(MEASURED, "About.")
    assert table.startswith("# Building the same site\n\nAbout.\n")
    assert rows(table, "generator")[0] == "| generator | 10 pages | 20 pages | peak MB at 20 |"
    assert rows(table, "Ours 1.2")[0] == "| Ours 1.2 | 2.00 / 0.25 / 0.50 | 4.00 / - / - | 400 |"
    assert rows(table, "Other 3.4")[0] == "| Other 3.4 | 120 / - / 10.0 * | - | - |"
    assert rows(table, "Absent")[0] == "| Absent | not run | not run | - |"


def test_each_cost_has_a_table_for_each_number_of_pages() -> None:
    _, ten, twenty = report(MEASURED, "About.").split(" pages\n\n")
    assert rows(ten, "Ours 1.2") == [
        "| Ours 1.2 | 2.00 (1.00–3.00) | 0.25 | 0.50 | - |",
        "| Ours 1.2 | 1.00 (0.50–1.50) | 0.12 | 0.25 | - |",
        "| Ours 1.2 | 200 (100–300) | 25 | 50 | - |",
    ]
    assert len(rows(twenty, "Ours 1.2")) == 3


def test_what_is_missing_or_wrong_is_said() -> None:
    gone = Peer("Gone", "5", missed={20: "not run further: a build took more than 9 s (full)"})
    table = report(Measured((*MEASURED.peers, gone), MEASURED.samples, (10, 20), CASES), "About.")
    assert table.split("## What to know\n\n")[1].splitlines() == [
        "- Other 3.4 does not make all of the site: no feed.",
        "- Absent: not run: absent is missing.",
        "- Gone 5, 20 pages: not run further: a build took more than 9 s (full).",
        "- Fewer rounds with 10 pages, for want of time: Other 3.4 (1).",
        r"- \* Other, body edited: edit not shown.",
    ]


def test_who_had_fewer_rounds_is_said() -> None:
    assert "- Fewer rounds with 10 pages, for want of time: Other 3.4 (1)." in report(MEASURED, "About.")


def test_what_failed_with_fewer_pages_is_said_to_be_so_with_more() -> None:
    gone = MEASURED.after(Missed("Ours", 20, "why")).after(samples("Other", 20, "full", 7.0)[0]).beginning(30)
    assert [peer.missed for peer in gone.peers] == [{20: "why", 30: FAILED}, {}, ABSENT.missed]
    assert gone.figure(OTHER, 20, "full", "cpu") == Figure(7.0, 7.0, 7.0, 1)
    assert gone.sizes == (10, 20, 30)


def test_where_nothing_is_to_be_said_that_is_said() -> None:
    alone = Measured((OURS,), MEASURED.samples[:3], (10,), CASES)
    assert report(alone, "About.").endswith("- All made the whole site, and every edit was seen.\n")


def marks(picture: ET.Element) -> dict[str, tuple[float, float]]:
    """Where each mark stands, by its words."""
    found = picture.iter(f"{SVG}use")
    return {use[0].text or "": (float(use.attrib["x"]), float(use.attrib["y"])) for use in found if len(use)}


def test_the_chart_has_a_mark_for_each_median_at_its_place() -> None:
    places = marks(ET.fromstring(chart(MEASURED, "About.")))
    across = {words: x for words, (x, _) in places.items()}
    assert sorted(across, key=across.__getitem__) == [
        "Ours 1.2, nothing changed: 0.25 s",
        "Ours 1.2, body edited: 0.50 s",
        "Ours 1.2, full build: 2.00 s",
        "Ours 1.2, full build: 4.00 s",
        "Other 3.4, body edited: 10.0 s",
        "Other 3.4, full build: 120 s",
    ]
    assert all(LEFT <= x <= RIGHT for x in across.values())
    assert across["Other 3.4, body edited: 10.0 s"] == pytest.approx(LEFT + 2 / 4 * (RIGHT - LEFT), abs=0.1)
    assert len({y for _, y in places.values()}) == len(places)  # no mark hides another


def test_the_chart_says_what_was_not_run_and_where_it_was_measured() -> None:
    words = [text.text for text in ET.fromstring(chart(MEASURED, "On <this> machine.")).iter(f"{SVG}text")]
    assert words.count("not run") == 3  # the absent one twice, and the other with 20 pages
    assert words[-1] == "On <this> machine."
    assert {"10 pages", "20 pages", "Absent", "0.1 s", "1,000 s"} & set(words) >= {"10 pages", "20 pages", "0.1 s"}


def test_the_chart_can_be_drawn_of_nothing() -> None:
    assert not marks(ET.fromstring(chart(Measured((ABSENT,), (), (10,), CASES), "About.")))


def test_the_chart_fits_its_picture() -> None:
    picture = chart(MEASURED, "About.")
    height = int(re.search(r'viewBox="0 0 760 (\d+)"', picture)[1])
    lowest = max(float(y) for y in re.findall(r' y="([\d.]+)"', picture))
    assert lowest < height < lowest + 30
