"""Each kind of link against a real server: the state it is given, and that no more was asked than need be."""

from __future__ import annotations

import datetime
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.checks.external.check import Outcome, check_outside
from plugins.checks.external.records import Answer, Limits, Outside, Use

from .server import (
    Behaviour,
    Server,
    closed_port,
    drips,
    garbles,
    hangs,
    head_gives,
    huge,
    later,
    missing,
    once,
    page,
    resets,
    serving,
    status,
    to,
)

TODAY = datetime.date(2026, 11, 23)

# As the real ones, only faster; not so fast that a machine with much else to do is late.
QUICK = Limits(head=1.2, request=2.0, link=3.0, waiting=2.5, backoff=0.05, pause=0.0, rest=0.0, total=25.0)

PDF = b"%PDF-1.7 " + bytes(1000)


def links(*urls: str) -> list[Outside]:
    return [Outside(url, (Use("content/a.md", number, 1),)) for number, url in enumerate(urls, 1)]


def check(*urls: str, folder: Path, limits: Limits = QUICK) -> Outcome:
    return check_outside(links(*urls), folder / "links.json", today=TODAY, limits=limits)


def binary(handler: object) -> None:
    handler.say(200, PDF, kind="application/pdf")  # type: ignore[attr-defined]


# Path: what it does, state, status, requests by method.
CASES: dict[str, tuple[Behaviour, str, int, dict[str, int]]] = {
    "/page": (page(), "ok", 200, {"HEAD": 1, "GET": 1}),
    "/no-content": (status(204), "ok", 204, {"HEAD": 1, "GET": 1}),
    "/binary": (binary, "ok", 200, {"HEAD": 1}),
    "/huge": (huge, "ok", 200, {"HEAD": 1, "GET": 1}),
    "/head-405": (head_gives(405), "ok", 200, {"HEAD": 1, "GET": 1}),
    "/head-404": (head_gives(404), "ok", 200, {"HEAD": 1, "GET": 1}),
    "/head-403-binary": (head_gives(403, binary), "ok", 200, {"HEAD": 1, "GET": 1}),
    "/head-hangs": (
        lambda handler: (hangs(2) if handler.command == "HEAD" else page())(handler),
        "ok",
        200,
        {"HEAD": 1, "GET": 1},
    ),
    "/head-lies": (head_gives(200, missing), "gone", 404, {"HEAD": 1, "GET": 1}),
    "/404": (missing, "gone", 404, {"HEAD": 1, "GET": 1}),
    "/410": (status(410), "gone", 410, {"HEAD": 1, "GET": 1}),
    "/401": (status(401), "cannot tell", 401, {"HEAD": 1, "GET": 1}),
    "/403": (status(403), "cannot tell", 403, {"HEAD": 1, "GET": 1}),
    "/418": (status(418), "cannot tell", 418, {"HEAD": 1, "GET": 1}),
    "/999": (status(999), "cannot tell", 999, {"HEAD": 1, "GET": 2}),
    "/429": (status(429), "cannot tell", 429, {"HEAD": 3}),
    "/429-once": (once(429, Retry_After="1"), "ok", 200, {"HEAD": 2, "GET": 1}),
    "/429-once-date": (once(429, Retry_After="Mon, 23 Nov 2020 10:00:00 GMT"), "ok", 200, {"HEAD": 2, "GET": 1}),
    "/429-soon": (status(429, Retry_After="1"), "cannot tell", 429, {"HEAD": 3}),
    "/429-late": (status(429, Retry_After="3600"), "cannot tell", 429, {"HEAD": 1}),
    "/429-late-date": (later(3600), "cannot tell", 429, {"HEAD": 1}),
    "/429-nonsense": (status(429, Retry_After="soon"), "cannot tell", 429, {"HEAD": 3}),
    "/500": (status(500), "cannot tell", 500, {"HEAD": 1, "GET": 2}),
    "/503": (status(503), "cannot tell", 503, {"HEAD": 1, "GET": 2}),
    "/503-once": (once(503), "ok", 200, {"HEAD": 1, "GET": 1}),
    "/503-once-after": (once(503, Retry_After="1"), "ok", 200, {"HEAD": 1, "GET": 1}),
    "/timeout": (hangs(3), "cannot tell", 0, {"HEAD": 1, "GET": 1}),
    "/slow": (lambda handler: (time.sleep(0.3), page()(handler))[1], "ok", 200, {"HEAD": 1, "GET": 1}),
    "/head-drips": (drips(b"X-Slow: 1\r\n", 3, b"HTTP/1.1 200 OK\r\n"), "cannot tell", 0, {"HEAD": 1, "GET": 1}),
    "/resets": (resets, "cannot tell", 0, {"HEAD": 1, "GET": 2}),
    "/garbles": (garbles, "cannot tell", 0, {"HEAD": 1, "GET": 2}),
    "/loop": (to("/loop-back", 302), "cannot tell", 301, {"HEAD": 1}),
    "/loop-back": (to("/loop"), "cannot tell", 302, {"HEAD": 1}),
    "/itself": (to("/itself#top"), "cannot tell", 301, {"HEAD": 1}),
    "/to-nowhere": (to("mailto:a@example.org"), "cannot tell", 301, {"HEAD": 1}),
    "/not-modified": (status(304), "cannot tell", 304, {"HEAD": 1}),
    "/moved": (to("/new"), "moved", 200, {"HEAD": 1}),
    "/moved-308": (to("/new", 308), "moved", 200, {"HEAD": 1}),
    "/moved-to-404": (to("/nothing"), "gone", 404, {"HEAD": 1}),
    "/for-now": (to("/new", 302), "ok", 200, {"HEAD": 1}),
    "/for-now-307": (to("/new", 307), "ok", 200, {"HEAD": 1}),
}


@pytest.fixture(scope="module")
def all_at_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Outcome, float]]:
    """Every case in one run, as they may stand on one site; and how long that took."""
    with serving({"*": page()}) as other:  # what is needed to ask is imported here, and not while a first answer waits
        check(f"{other.url}/a", folder=tmp_path_factory.mktemp("first"))
    paths = {path: case[0] for path, case in CASES.items()} | {"/new": page()}
    with serving(paths) as server:
        begun = time.monotonic()
        urls = [server.url + path for path in CASES]
        outcome = check(*urls, folder=tmp_path_factory.mktemp("memory"))
        yield server, outcome, time.monotonic() - begun


def answer_of(outcome: Outcome, url: str) -> Answer:
    return next(answer for answer in outcome.answers if answer.url == url)


@pytest.mark.parametrize("path", CASES)
def test_each_state_is_right_and_no_request_is_made_in_vain(
    path: str, all_at_once: tuple[Server, Outcome, float]
) -> None:
    server, outcome, _ = all_at_once
    answer = answer_of(outcome, server.url + path)
    # Two links lead through each other.
    asked = server.count(path)
    if path.startswith("/loop"):
        asked = {method: count // 2 for method, count in asked.items()}
    assert (answer.state, answer.status, asked) == CASES[path][1:]


def test_all_of_that_takes_seconds_and_asks_one_host_one_thing_at_a_time(
    all_at_once: tuple[Server, Outcome, float],
) -> None:
    server, outcome, seconds = all_at_once
    assert seconds < 30
    # What was cut off here may still hang there.
    assert server.most <= 1 + sum("hang" in path or "time" in path or "drip" in path for path in CASES)
    assert server.count("/robots.txt") == {"GET": 1}
    assert sum(answer.requests for answer in outcome.answers) == len(server.asked)
    assert server.agents == {"should-i-go (link check)"}


def test_of_a_huge_page_no_more_is_read_than_the_cap(all_at_once: tuple[Server, Outcome, float]) -> None:
    # What the kernel holds for both ends comes on top.
    assert 0 < all_at_once[0].sent < QUICK.body * 8


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/timeout", "no answer in time"),
        ("/head-drips", "no answer in time"),
        ("/resets", "its host breaks off"),
        ("/garbles", "what answers does not speak HTTP"),
        ("/itself", "it leads round in a circle"),
        ("/to-nowhere", "it leads to what is no address of the web"),
        ("/429", "429 Too Many Requests"),
        ("/page", ""),
    ],
)
def test_the_reason_is_named(path: str, reason: str, all_at_once: tuple[Server, Outcome, float]) -> None:
    server, outcome, _ = all_at_once
    assert answer_of(outcome, server.url + path).reason == reason


def test_redirects_are_named(all_at_once: tuple[Server, Outcome, float]) -> None:
    server, outcome, _ = all_at_once
    moved, for_now, lost = (answer_of(outcome, server.url + path) for path in ("/moved", "/for-now", "/moved-to-404"))
    assert moved.final == for_now.final == f"{server.url}/new"
    assert for_now.reason == f"leads to {server.url}/new for now"
    assert lost.reason == f"404 Not Found, at {server.url}/nothing"


def test_a_chain_of_redirects_is_followed_five_hops_far(tmp_path: Path) -> None:
    paths = {f"/{number}": to(f"/{number + 1}") for number in range(9)} | {"/9": page()}
    with serving(paths) as server:
        outcome = check(f"{server.url}/3", f"{server.url}/4", folder=tmp_path)
    assert [(answer.state, answer.final) for answer in outcome.answers] == [
        ("cannot tell", f"{server.url}/8"),
        ("moved", f"{server.url}/9"),
    ]
    assert outcome.answers[0].reason.startswith("it leads on and on")
    assert outcome.answers[0].requests == 1 + 6


def test_what_moved_is_to_be_written_without_what_is_only_for_now(tmp_path: Path) -> None:
    with serving({"/old": to("/new", 301), "/new": to("/en/", 302), "/en/": page()}) as server:
        (answer,) = check(f"{server.url}/old", folder=tmp_path).answers
    assert (answer.state, answer.final) == ("moved", f"{server.url}/new")
    assert answer.reason == f"leads to {server.url}/en/ for now"


def test_a_fragment_goes_along_unless_the_new_address_has_one(tmp_path: Path) -> None:
    body = '<p id="part">x</p><p id="other">x</p>'
    with serving({"/a": to("/new"), "/b": to("/new#other"), "/new": page(body=body)}) as server:
        answers = check(f"{server.url}/a#part", f"{server.url}/b#part", folder=tmp_path).answers
    assert [answer.final.partition("#")[2] for answer in answers] == ["part", "other"]


def test_links_that_differ_in_their_fragment_are_asked_for_once(tmp_path: Path) -> None:
    with serving({"/a": page(body='<p id="x">')}) as server:
        answers = check(f"{server.url}/a#x", f"{server.url}/a#y", f"{server.url}/a", folder=tmp_path).answers
    assert server.count("/a") == {"HEAD": 1, "GET": 1}
    assert [answer.look for answer in answers] == ["", "", 'has no part "#y"']


def test_a_page_that_is_cut_short_is_there_and_its_fragments_are_not_judged(tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    paths = {
        "/drips": lambda handler: (drips(b"<p>", 3, head) if handler.command == "GET" else page())(handler),
        "/breaks": lambda handler: handler.say(200, "<p>", Content_Length="99", Connection="close"),
        "/huge": huge,
    }
    with serving(paths) as server:
        answers = check(*(f"{server.url}{path}#part" for path in paths), folder=tmp_path).answers
    assert [(answer.state, answer.look) for answer in answers] == [("ok", "")] * 3


def test_hosts_that_fail_as_such_are_asked_no_more_than_need_be(tmp_path: Path) -> None:
    refused = f"http://127.0.0.1:{closed_port()}"
    with serving({"/robots.txt": garbles}) as no_http, serving({"/robots.txt": hangs(3)}) as silent:
        urls = [f"{host}/{name}" for host in (refused, no_http.url, silent.url) for name in "abc"]
        outcome = check(*urls, folder=tmp_path)
    assert {answer.state for answer in outcome.answers} == {"cannot tell"}
    assert {answer.reason for answer in outcome.answers} == {
        "its host refuses to be connected to",
        "what answers does not speak HTTP",
        "no answer in time",
    }
    assert (no_http.count("/robots.txt"), len(no_http.asked)) == ({"GET": 3}, 3)
    assert (silent.count("/robots.txt"), len(silent.asked)) == ({"GET": 2}, 2)


def test_tls_that_is_none_is_named(tmp_path: Path) -> None:
    with serving({"*": page()}) as server:
        (answer,) = check(server.url.replace("http:", "https:") + "/a", folder=tmp_path).answers
    assert answer.state == "cannot tell"
    assert answer.reason == "its host's certificate or encryption is not in order"


def test_several_hosts_are_asked_at_the_same_time(tmp_path: Path) -> None:
    meeting = threading.Barrier(2, timeout=5)
    paths: dict[str, Behaviour] = {"/a": lambda handler: (meeting.wait(), page()(handler))[1]}
    with serving(paths) as one, serving(paths) as other:
        outcome = check(f"{one.url}/a", f"{other.url}/a", folder=tmp_path, limits=Limits(pause=0, rest=0))
    assert [answer.state for answer in outcome.answers] == ["ok", "ok"]


def test_what_is_no_address_cannot_be_told(tmp_path: Path) -> None:
    urls = ["http://", "http://a:b/", "https://" + "x" * 70 + ".example/", "http://[1/"]
    outcome = check(*urls, folder=tmp_path)
    assert {(answer.state, answer.reason) for answer in outcome.answers} == {
        ("cannot tell", "it leads to what is no address of the web")
    }
