"""Linked data: each kind of page says what it is, with all that search engines require of that kind."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.publishing.linked import Whole, of_article, of_home, of_page

SITE = Whole("S", "A line", "en", "https://a.org/", "P", "https://a.org/icon-512.png")


def page(**more: Any) -> SimpleNamespace:
    return SimpleNamespace(title="T", description="D", **more)


def article(**more: Any) -> dict[str, Any]:
    return of_article(page(**more), "https://a.org/x/", "https://a.org/x/card.png", SITE)


def test_the_first_page_is_the_site_and_who_publishes_it() -> None:
    said = of_home(SITE)
    assert (said["@type"], said["name"], said["url"]) == ("WebSite", "S", "https://a.org/")
    assert said["publisher"]["name"] == "P"


def test_a_page_says_when_it_was_looked_over() -> None:
    said = of_page(page(reviewed="2026-03-09"), "https://a.org/x/")
    assert (said["@type"], said["url"], said["lastReviewed"]) == ("WebPage", "https://a.org/x/", "2026-03-09")


@pytest.mark.parametrize("more", [{}, {"reviewed": "soon"}])
def test_what_a_page_does_not_say_is_not_made_up(more: dict[str, str]) -> None:
    assert "lastReviewed" not in of_page(page(**more), "https://a.org/x/")


@pytest.mark.parametrize(
    ("more", "changed"),
    [
        ({"modified": datetime.datetime(2026, 3, 9), "reviewed": "2026-03-12"}, "2026-03-09"),
        ({"reviewed": "2026-03-12"}, "2026-03-12"),
        ({}, "2026-03-01"),
    ],
)
def test_an_article_has_both_its_dates(more: dict[str, Any], changed: str) -> None:
    said = article(date=datetime.datetime(2026, 3, 1), **more)
    assert (said["datePublished"], said["dateModified"]) == ("2026-03-01", changed)


def test_an_article_says_who_wrote_it_and_shows_its_picture() -> None:
    said = article(date=datetime.date(2026, 3, 1))
    assert (said["headline"], said["mainEntityOfPage"]) == ("T", "https://a.org/x/")
    assert said["author"] == {"@type": "Organization", "name": "P", "url": "https://a.org/"}
    assert said["image"] == "https://a.org/x/card.png"
