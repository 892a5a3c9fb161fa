"""The day that a site takes for today."""

from __future__ import annotations

import datetime

import pytest

from plugins.day import day_of_build, today


def test_the_day_is_the_one_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert day_of_build() == datetime.date(1970, 1, 2)


@pytest.mark.parametrize("epoch", ["soon", "1700000000000", "9" * 18, "9" * 30, "9" * 5000])
def test_the_day_is_that_of_the_clock_where_none_is_set(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    before = datetime.datetime.now(datetime.UTC).date()
    assert before <= day_of_build() <= datetime.datetime.now(datetime.UTC).date()


def test_settings_that_say_a_day_go_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert today({"TODAY": datetime.date(2026, 11, 27)}) == datetime.date(2026, 11, 27)
    assert today({}) == datetime.date(1970, 1, 2)
