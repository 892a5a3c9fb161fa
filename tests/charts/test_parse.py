"""Charts are read from their files, and every mistake in them is named at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.charts.model import Chart
from plugins.charts.parse import parse
from plugins.source import read_toml

from .conftest import GOOD, Write


def parsed(path: Path) -> tuple[Chart | None, list[str]]:
    chart, problems = parse(read_toml(path), path.stem)
    return chart, [str(problem) for problem in problems]


def test_a_good_file_is_a_chart(write: Write, tea: Chart) -> None:
    assert parsed(write()) == (tea, [])


ROWS = '"row" must be written as [[row]], at least twice'
IDS = '"sources" must be ids of evidence in a list, such as ["B04"]'
UNIT = '"unit" must be a text with one {} where the number goes, such as "{}%"'
VALUE = '"value" must be a number of 0 or more, without quotes'


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ('title = "Cups of tea"', 'title = " "', "1:1", '"title" must be a text in quotes, not empty'),
        ('title = "Cups of tea"', "title = 5", "1:1", '"title" must be a text in quotes, not empty'),
        ('title = "Cups of tea"\n', "", "1:1", '"title" is missing; it must be a text in quotes, not empty'),
        ('"{} cups"', '"cups"', "3:1", UNIT),
        ('"{} cups"', '"{} of {}"', "3:1", UNIT),
        ('"{} cups"', "5", "3:1", UNIT),
        ('["B01", "B02"]', "[]", "6:1", IDS),
        ('["B01", "B02"]', '"B01"', "6:1", IDS),
        ('["B01", "B02"]', "[1]", "6:12", IDS),
        ("1_200", '"1,200"', "10:1", VALUE),
        ("1_200", "-1", "10:1", VALUE),
        ("1_200", "nan", "10:1", VALUE),
        ("1_200", "true", "10:1", VALUE),
        ('label = "Monday"\n', "", "8:1", '"label" is missing; it must be a text in quotes, not empty'),
        ('\n[[row]]\nlabel = "Friday"\nvalue = 0.5\n', "", "8:1", ROWS),
    ],
)
def test_a_mistake_is_named_at_its_line(write: Write, old: str, new: str, place: str, message: str) -> None:
    assert old in GOOD
    assert parsed(write(GOOD.replace(old, new))) == (
        None,
        [f"content/charts/tea.toml:{place}: {message} (chart-file)"],
    )


def test_unknown_keys_are_named_with_what_was_meant(write: Write) -> None:
    _, problems = parsed(write(GOOD.replace("about", "abuot").replace("value = 0.5", "value = 0.5\nvalues = 3")))
    assert [problem.partition(": ")[2].partition("; ")[0] for problem in problems] == [
        '"about" is missing',
        'unknown key "abuot"',
        'unknown key "values"',
    ]
    assert ['Did you mean "about"?' in problems[1], 'Did you mean "value"?' in problems[2]] == [True, True]


@pytest.mark.parametrize(("rows", "place"), [("row = 3", "1:1"), ("row = [1, 2]", "1:8")])
def test_rows_that_are_none_are_one_problem(write: Write, rows: str, place: str) -> None:
    assert parsed(write(f"{rows}\n{GOOD.partition('[[row]]')[0]}")) == (
        None,
        [f"content/charts/tea.toml:{place}: {ROWS} (chart-file)"],
    )
