"""Slips: which word was meant."""

from __future__ import annotations

import pytest

from plugins.checks.lore.spelling import meant


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("tasg", "tags"), ("catagory", "category"), ("wlaks", "walks"), ("atgs", "tags"), ("gats", ""), ("plan", "")],
)
def test_a_slip_leads_to_the_word_that_was_meant(word: str, wanted: str) -> None:
    assert meant(word, ["tags", "category", "walks"], 0.8) == wanted
