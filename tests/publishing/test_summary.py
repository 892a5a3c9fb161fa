"""The closing lines of a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.problem import Problem
from plugins.publishing.records import Result
from plugins.publishing.summary import summary

ERROR = Problem("a.md", 1, 1, "rule", "wrong")
WARNING = Problem("a.md", 2, 1, "rule", "doubtful", "warning")
OUTPUT = Path("output")


@pytest.mark.parametrize(
    ("result", "line"),
    [
        (Result(OUTPUT, refused="the disk is full"), "Nothing was built: the disk is full."),
        (Result(OUTPUT, (ERROR,)), "Nothing was published: 1 error to mend first. output/ is as it was."),
        (Result(OUTPUT, (ERROR, WARNING) * 2), "Nothing was published: 2 errors to mend first. output/ is as it was."),
        (Result(OUTPUT, (ERROR,), publish=False), "The site cannot be published yet: 1 error to mend first."),
    ],
)
def test_what_went_wrong_is_one_sentence(result: Result, line: str) -> None:
    assert summary(result) == line


def done(**more: object) -> Result:
    return Result(OUTPUT, **{"published": True, "pages": 1, "words": 1234, "largest": ("x/index.html", 5432), **more})  # type: ignore[arg-type]


def test_a_published_site_says_what_it_weighs_and_where_it_is() -> None:
    text = summary(done(problems=(WARNING,), seconds=1.26))
    for part in ("Published 1 page, 1,234 words, in 1.3 seconds.", "5.4 KB on the wire (x/)", "1 warning, no errors"):
        assert part in text
    assert "output/" in text


def test_the_home_page_is_named_by_its_slash() -> None:
    assert "(/)" in summary(done(largest=("index.html", 100)))


def test_a_local_address_is_pointed_out() -> None:
    assert "set SITE_URL" in summary(done())
    assert "SITE_URL" not in summary(done(site_url="https://example.org"))


def test_a_site_that_was_only_checked_says_so() -> None:
    text = summary(done(published=False, publish=False, pages=2))
    assert text.startswith("Checked 2 pages")
    assert "no warnings, no errors" in text
    assert "where" not in text


def test_drafts_are_counted_where_there_are_any() -> None:
    assert "drafts        2, not for readers until they say Status: published" in summary(done(drafts=2))
    assert "drafts" not in summary(done())
