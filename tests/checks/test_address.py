"""Where addresses lead on a static host."""

from __future__ import annotations

import pytest

from plugins.checks.records.address import Addresses, Target, address_of

FILES = frozenset(("index.html", "404.html", "say-no/index.html", "cv.pdf", "a b.pdf", "Images/clock.svg", "feed"))
SITE = Addresses(FILES, "https://example.org/")
BELOW = Addresses(FILES, "https://example.org/sub")
OUTSIDE = Target("outside")
FAULTY = Target("faulty")


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("/sya-no/", Target("missing", "sya-no/")),
        ("gone.html", Target("missing", "page/gone.html")),
        ("/images/", Target("missing", "images/")),
        ("/cv.pdf/", Target("missing", "cv.pdf/")),
        ("/say-no", Target("slash", "say-no/index.html")),
        ("/Say-No", Target("case", "say-no/index.html")),
        ("/images/clock.svg", Target("case", "Images/clock.svg")),
        ("/", Target("found", "index.html")),
        ("https://example.org", Target("found", "index.html")),
        ("../say-no/?a=b#c%20d", Target("found", "say-no/index.html", "c d")),
        ("/say-no/index.html", Target("found", "say-no/index.html")),
        ("/404.html", Target("found", "404.html")),
        ("/feed", Target("found", "feed")),
        ("/a%20b.pdf", Target("found", "a b.pdf")),
        ("//example.org/cv.pdf", Target("found", "cv.pdf")),
        ("http://EXAMPLE.org/cv.pdf", Target("found", "cv.pdf")),
        ("https://example.com/cv.pdf", OUTSIDE),
        ("mailto:post@example.org", OUTSIDE),
        ("https://[half", FAULTY),
        ("{filename}x.md", FAULTY),
        ("c:\\x", FAULTY),
    ],
)
def test_an_address_leads_where_a_static_host_answers(href: str, target: Target) -> None:
    assert SITE.find("/page/", href) == target


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("/say-no/", Target("missing", "say-no/")),
        ("/subway/", Target("missing", "subway/")),
        ("/sub", Target("slash", "index.html")),
        ("https://example.org/say-no/", OUTSIDE),
        ("//example.org/say-no/", OUTSIDE),
        ("/sub/", Target("found", "index.html")),
        ("/sub/say-no/", Target("found", "say-no/index.html")),
        ("../say-no/", Target("found", "say-no/index.html")),
        ("https://example.org/sub/cv.pdf", Target("found", "cv.pdf")),
    ],
)
def test_a_site_below_a_path_has_that_path_in_its_addresses(href: str, target: Target) -> None:
    assert BELOW.find("/page/", href) == target


def test_a_site_without_an_address_of_its_own_still_has_links() -> None:
    assert Addresses(FILES, "").find("/page/", "../say-no/") == Target("found", "say-no/index.html")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "/"),
        ("say-no/index.html", "/say-no/"),
        ("my-index.html", "/my-index.html"),
        ("cv.pdf", "/cv.pdf"),
    ],
)
def test_a_file_has_the_address_under_which_it_is_served(path: str, address: str) -> None:
    assert address_of(path) == address


@pytest.mark.parametrize(
    ("href", "ours"),
    [
        ("https://example.org/sub/x", True),
        ("http://www.EXAMPLE.org/sub", True),
        ("//example.org/sub/", True),
        ("https://example.org:8000/sub/", False),
        ("https://example.org/x", False),
        ("https://other.example.org/sub/", False),
        ("https://[example.org", False),
        ("/sub/x", False),
    ],
)
def test_a_site_knows_its_own_addresses_in_any_form(href: str, ours: bool) -> None:
    assert BELOW.ours(href) is ours


def test_an_author_writes_addresses_with_the_path_of_the_site() -> None:
    assert BELOW.written("a b.pdf") == "/sub/a%20b.pdf"
    assert SITE.written("say-no/index.html") == "/say-no/"


@pytest.mark.parametrize(
    ("href", "own"),
    [("https://example.org/sub", True), ("https://example.org/sub/x", True), ("https://example.org/subway", False)],
)
def test_a_site_knows_its_own_addresses(href: str, own: bool) -> None:
    assert BELOW.own(href) is own
