"""Dates: what Pelican reads, as far as everybody reads it alike."""

from __future__ import annotations

import datetime

import pytest
from pelican.utils import get_date

from plugins.checks.lore.dates import read_day

RIGHT = [
    "2026-11-23",
    "2026-11-23 10:00",
    "2026-11-23T10:00:00Z",
    "2026-11-23 10:00:00.5+01:00",
    "2026-11-23 10:00 PM",
    "2026-11-23, 9:05am",
    "2026-11-23 10:00 UTC",
    "2026/11/23",
    "2026.11.23",
    "20261123",
    "23 November 2026",
    "23. nov 2026",
    "23-Nov-2026",
    "23rd of November 2026",
    "Mon, 23 Nov 2026 10:00:00 +0000",
    "November 23rd, 2026 at 10:00",
    "Nov. 23 2026",
    "23.11.2026",
    "23/11/2026",
    "11/23/2026",
]
WRONG = [
    "",
    "soon",
    "10:00",
    "Monday",
    "2026",
    "2026-11",
    "03/04/2026",
    "3.4.2026",
    "2026-02-30",
    "2026-13-01",
    "0000-00-00",
    "2026-11-23 25:00",
    "2026-11-23 10:61",
    "2026\u201311\u201323",
    "23 Nevember 2026",
    "31/06/2026",
]


@pytest.mark.parametrize("value", RIGHT)
def test_a_date_in_any_clear_form_is_the_day_that_pelican_takes(value: str) -> None:
    assert read_day(value) == datetime.date(2026, 11, 23) == get_date(value).date()


@pytest.mark.parametrize("value", WRONG)
def test_what_names_no_day_or_two_is_no_date(value: str) -> None:
    assert read_day(value) is None


def test_september_has_two_short_names_and_a_day_may_be_its_month() -> None:
    assert read_day("Sept 3 2026") == read_day("Sep 3 2026") == datetime.date(2026, 9, 3)
    assert read_day("05/05/2026") == datetime.date(2026, 5, 5)


def test_pelican_may_have_an_underscore_before_the_time() -> None:
    assert read_day("2026-11-23_10:00") == datetime.date(2026, 11, 23)
