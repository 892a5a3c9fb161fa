"""The site's own evidence."""

from __future__ import annotations

from pathlib import Path

from plugins.evidence.parse import read_sources

SOURCES, PROBLEMS = read_sources(Path(__file__).parents[2] / "content" / "evidence")


def test_the_sites_own_evidence_has_no_mistake() -> None:
    assert SOURCES
    assert PROBLEMS == []


def test_what_a_source_says_is_short() -> None:
    assert [source.id for source in SOURCES.values() if len(source.says.split()) > 60] == []


def test_a_source_that_may_not_be_published_says_why() -> None:
    assert [source.id for source in SOURCES.values() if not source.publish and not source.careful] == []
