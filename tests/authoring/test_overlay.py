from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from plugins.authoring.overlay import EVENTS, Overlay, laid_over, overlay, waiting_page, widened
from plugins.authoring.preview import State
from plugins.problem import Problem
from plugins.publishing.policy import POLICY, headers, inline_hashes

WRONG = Problem("content/pages/x.md", 4, 7, "a-rule", 'no <b> "here" & there')
ADDED = Overlay("<top>", "<end>")


def directives(policy: str) -> dict[str, set[str]]:
    return {name: set(values) for name, *values in (part.split() for part in policy.split(";"))}


def test_a_sound_site_gets_no_banner() -> None:
    assert overlay(State(1, {})).top == ""


def test_the_banner_lists_each_error_as_text_and_never_as_html() -> None:
    banner = BeautifulSoup(overlay(State(1, {}, (WRONG, WRONG))).top, "html.parser").aside
    assert banner
    assert banner["role"] == "alert"
    assert [item.get_text() for item in banner.find_all("li")] == [f"content/pages/x.md:4:7 {WRONG.message}"] * 2


def test_the_banner_says_why_nothing_could_be_tried() -> None:
    assert "<li>the disk is full</li>" in overlay(State(1, {}, refused="the disk is full")).top


def test_the_script_knows_its_version_and_its_text_is_always_the_same() -> None:
    first, second = (overlay(State(version, {})).end for version in (7, 8))
    assert 'data-version="7"' in first
    assert 'data-version="8"' in second
    assert inline_hashes([first]) == inline_hashes([second])
    assert f'EventSource("{EVENTS}")' in first


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<body><p>x</p></body></html>", "<body><top><p>x</p><end></body></html>"),
        ('<head></head><body class="a">x</body>', '<head></head><body class="a"><top>x<end></body>'),
        (
            "<body><pre>&lt;/body></pre><!--</body>--></body>",
            "<body><top><pre>&lt;/body></pre><!--</body>--><end></body>",
        ),
        ("<p>no tags", "<top><p>no tags<end>"),
        ("<!--</body>--><body>x", "<!--</body>--><body><top>x<end>"),
    ],
)
def test_the_overlay_stands_at_the_top_and_at_the_end_of_the_body(html: str, expected: str) -> None:
    assert laid_over(html, ADDED) == expected


def test_the_policy_is_widened_by_the_overlays_hashes_and_by_listening_only() -> None:
    page = "<style>p{}</style><script>1</script>"
    added = overlay(State(1, {}, (WRONG,)))
    production = headers([page])
    before = directives(production[POLICY])
    after = directives(widened(production, added.top + added.end)[POLICY])
    hashes = inline_hashes([added.top + added.end])
    assert len(hashes["style"]) == len(hashes["script"]) == 1
    assert after.pop("connect-src") == {"'self'"}
    assert after.pop("style-src") == before.pop("style-src") | set(hashes["style"])
    assert after.pop("script-src") == before.pop("script-src") | set(hashes["script"])
    assert after == before
    assert after["require-trusted-types-for"] == {"'script'"}
    assert after["trusted-types"] == {"'none'"}


def test_without_a_banner_no_style_is_allowed_in_addition() -> None:
    production = headers([])
    policy = directives(widened(production, overlay(State(1, {})).end)[POLICY])
    assert policy["style-src"] == {"'none'"}
    assert "'none'" not in policy["script-src"]


def test_the_other_headers_stay_as_they_are() -> None:
    production = headers([])
    assert {**widened(production, ""), POLICY: ""} == {**production, POLICY: ""}


def test_the_waiting_page_says_what_to_mend_or_that_the_site_is_coming() -> None:
    assert "content/pages/x.md:4:7" in waiting_page(State(1, errors=(WRONG,)))
    assert "being built" in waiting_page(State(1))
