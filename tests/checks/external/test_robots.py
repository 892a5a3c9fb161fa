"""robots.txt: what it keeps us from, how it is fetched, and what follows where it cannot be had."""

from __future__ import annotations

from pathlib import Path

import pytest

from .server import Behaviour, Handler, Server, hangs, once, page, serving, status, to
from .test_states import QUICK, check


def robots(text: str) -> Behaviour:
    def behave(handler: Handler) -> None:
        handler.say(200, text, kind="text/plain")

    return behave


def states(server: Server, *paths: str, folder: Path) -> list[str]:
    answers = check(*(server.url + path for path in paths), folder=folder).answers
    return [f"{answer.state}: {answer.reason}" if answer.reason else answer.state for answer in answers]


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /",
        "User-agent: should-i-go\nDisallow: /*.html$\n\nUser-agent: *\nDisallow:",
        "User-agent: *\nAllow: /\nDisallow: /a",
    ],
)
def test_what_robots_txt_forbids_is_not_asked_for(text: str, tmp_path: Path) -> None:
    with serving({"/robots.txt": robots(text), "*": page()}) as server:
        found = states(server, "/a.html", folder=tmp_path)
    assert found == ["cannot tell: its host's robots.txt asks programs to stay away"]
    assert server.asked == [("GET", "/robots.txt")]


@pytest.mark.parametrize(
    "behaviour",
    [
        robots("User-agent: *\nDisallow: /private"),
        robots("User-agent: other\nDisallow: /"),
        page("This is no robots.txt"),
        status(401),
        status(403),
        status(404),
        to("/elsewhere"),
        to("mailto:a@example.org"),
        to("/robots.txt"),
        once(503, robots("")),
        once(429, robots(""), Retry_After="0"),
    ],
)
def test_where_it_forbids_nothing_or_is_none_all_is_allowed(behaviour: Behaviour, tmp_path: Path) -> None:
    with serving({"/robots.txt": behaviour, "/elsewhere": robots(""), "*": page()}) as server:
        assert states(server, "/a", folder=tmp_path) == ["ok"]


def test_a_robots_txt_that_has_moved_counts(tmp_path: Path) -> None:
    paths = {"/robots.txt": to("/r.txt"), "/r.txt": robots("User-agent: *\nDisallow: /a"), "*": page()}
    with serving(paths) as server:
        assert states(server, "/a", "/b", folder=tmp_path)[1] == "ok"
    assert not server.count("/a")


@pytest.mark.parametrize("behaviour", [status(500), status(429)])
def test_a_host_that_fails_over_it_is_left_alone(behaviour: Behaviour, tmp_path: Path) -> None:
    with serving({"/robots.txt": behaviour, "*": page()}) as server:
        found = states(server, "/a", "/b", folder=tmp_path)
    assert found == ["cannot tell: its host fails over its robots.txt"] * 2
    assert server.asked == [("GET", "/robots.txt")] * QUICK.tries


def test_a_host_that_never_gives_it_is_left_alone(tmp_path: Path) -> None:
    with serving({"/robots.txt": hangs(3), "*": page()}) as server:
        assert states(server, "/a", folder=tmp_path) == ["cannot tell: no answer in time"]


def test_the_host_that_a_redirect_leads_to_has_a_say_as_well(tmp_path: Path) -> None:
    closed = robots("User-agent: *\nDisallow: /")
    with serving({"/robots.txt": closed}) as other, serving({"/a": to(f"{other.url}/b")}) as server:
        (found,) = states(server, "/a", folder=tmp_path)
    assert found == f"cannot tell: its host's robots.txt asks programs to stay away, at {other.url}/b"
    assert other.asked == [("GET", "/robots.txt")]
