"""Dates in words, full addresses, word counts, and data for search engines."""

from __future__ import annotations

import datetime
import json

import pytest

from plugins.publishing import words

DAY = datetime.date(2026, 3, 9)
DATES = {"pattern": "{day}. {month} {year}", "months": [f"Month{number}" for number in range(1, 13)]}


@pytest.mark.parametrize("value", ["soon", "2026-13-01", "", "2026-3-9"])
def test_text_that_is_no_date_comes_back_as_it_is(value: str) -> None:
    assert words.day(value, DATES) == value
    assert words.moment(value) == value


@pytest.mark.parametrize("value", [DAY, datetime.datetime(2026, 3, 9, 23, 59), "2026-03-09", " 2026-03-09 "])
def test_a_date_is_said_in_words_and_for_machines(value: datetime.date | str) -> None:
    assert words.day(value, DATES) == "9. Month3 2026"
    assert words.moment(value) == "2026-03-09T00:00:00Z"


@pytest.mark.parametrize(
    ("html", "full"),
    [
        ('<a href="/x/">', '<a href="https://a.org/x/">'),
        (
            '<a class="b" href="/x/"><img src="/y.png">',
            '<a class="b" href="https://a.org/x/"><img src="https://a.org/y.png">',
        ),
        ('<a href="//b.org/">', '<a href="//b.org/">'),
        ('<a href="#top"> href=/x', '<a href="#top"> href=/x'),
        ('<a data-href="/x/">', '<a data-href="/x/">'),
    ],
)
def test_root_links_are_spelled_out(html: str, full: str) -> None:
    assert words.in_full(html, "https://a.org/sub") == full


def test_without_a_host_links_stay_as_they_are() -> None:
    assert words.in_full('<a href="/x/">', "") == '<a href="/x/">'


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("", 0),
        ("<p>Don’t re-read 2 words</p>", 4),
        ('one<sup class="note"><a href="#n">7</a></sup> two', 2),
        ('<img alt="not counted">word', 1),
        ("a<br>b", 2),
    ],
)
def test_only_words_that_a_reader_sees_are_counted(html: str, count: int) -> None:
    assert words.count_words(html) == count


def test_data_cannot_close_the_script_it_stands_in() -> None:
    data = {"x": "</script><!-- & é"}
    text = words.as_script(data)
    assert not set("<>&") & set(text)
    assert json.loads(text) == data
