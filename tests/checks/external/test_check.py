"""The whole check: what is asked again, what is reported on which day, and what is done without a net."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.checks.external.check import Outcome, check_outside
from plugins.checks.external.findings import problems_of
from plugins.checks.external.fix import fix
from plugins.checks.external.memory import Entry, as_bytes
from plugins.checks.external.records import Outside, Use

from .server import Server, missing, once, page, serving, status, to
from .test_states import QUICK

MONDAY, TUESDAY = datetime.date(2026, 11, 23), datetime.date(2026, 11, 24)
FILE = Path("content/links.json")
# Addresses to which no machine makes a connection: nothing leaves this one, and no resolver keeps the test waiting.
LOST = ["http://224.0.0.1/", "http://255.255.255.255/"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def server() -> Iterator[Server]:
    paths = {"/page": page(), "/gone": missing, "/old": to("/page"), "/shy": status(403), "/back": once(404, once(404))}
    paths |= {"/empty": page("Not found")}
    with serving(paths) as started:
        yield started


def check(*urls: str, today: datetime.date = MONDAY, strict: bool = False, fresh: bool = False) -> Outcome:
    links = [Outside(url, (Use("content/a.md", number, 3, ("/a/",)),)) for number, url in enumerate(urls, 1)]
    return check_outside(
        links, FILE, today=today, strict=strict, fresh=fresh, site_url="https://example.org", limits=QUICK
    )


def said(outcome: Outcome) -> list[tuple[int, str, str]]:
    """Line, severity, and the first words behind the address, of each problem."""
    problems = ((item.line, item.severity, item.message.split('" ', 1)[1]) for item in outcome.problems)
    return [(line, severity, " ".join(words.split()[:2])) for line, severity, words in problems]


def test_what_is_gone_stops_on_the_second_day(server: Server) -> None:
    url = f"{server.url}/gone"
    assert said(check(url)) == [(1, "warning", "seems to")]
    assert said(check(url)) == [(1, "warning", "seems to")]
    assert said(check(url, today=TUESDAY)) == [(1, "error", "is gone:")]


def test_what_is_gone_stops_at_once_on_request(server: Server) -> None:
    assert said(check(f"{server.url}/gone", strict=True)) == [(1, "error", "is gone:")]


def test_what_has_moved_is_reported_with_its_new_address(server: Server) -> None:
    (problem,) = check(f"{server.url}/old").problems
    assert f'has moved to "{server.url}/page"' in problem.message
    assert (problem.severity, problem.rule, problem.pages) == ("warning", "outside-link", ("/a/",))


def test_what_has_moved_is_repaired_where_it_stands(server: Server) -> None:
    text = Path("content/a.md")
    text.parent.mkdir()
    text.write_text(f"[x]({server.url}/old#a)\n")
    links = [Outside(f"{server.url}/old#a", (Use("content/a.md", 1, 5),)), Outside(f"{server.url}/page", ())]
    outcome = check_outside(links, FILE, today=MONDAY, limits=QUICK)
    assert (
        fix(links, outcome.memory, Path("content")).changed == ()
    )  # the new page has no such part: a person must look
    links[0] = Outside(f"{server.url}/old", links[0].uses)
    text.write_text(f"[x]({server.url}/old)\n")
    outcome = check_outside(links, FILE, today=MONDAY, limits=QUICK)
    assert len(fix(links, outcome.memory, Path("content")).changed) == 1
    assert text.read_text() == f"[x]({server.url}/page)\n"


def test_what_answers_oddly_is_to_be_looked_at(server: Server) -> None:
    assert said(check(f"{server.url}/empty")) == [(1, "warning", "answers, but")]


def test_what_cannot_be_told_is_reported_only_where_it_never_worked(server: Server) -> None:
    url = f"{server.url}/shy"
    assert said(check(url)) == [(1, "warning", "could not")]
    FILE.write_bytes(as_bytes({url: Entry("ok", last_seen="2026-11-22", last_worked="2026-11-22")}))
    outcome = check(url, today=TUESDAY)
    assert outcome.problems == []
    assert outcome.memory[url].state == "cannot tell"


def test_a_link_is_a_problem_at_each_of_its_places(server: Server) -> None:
    uses = (Use("content/b.md", 2, 1), Use("content/a.toml", 9, 5))
    links = [Outside(f"{server.url}/gone", uses[:1]), Outside(f"{server.url}/gone", uses)]
    problems = check_outside(links, FILE, today=MONDAY, limits=QUICK).problems
    assert [(item.file, item.line, item.column) for item in problems] == [
        ("content/a.toml", 9, 5),
        ("content/b.md", 2, 1),
    ]


def test_what_worked_today_is_not_asked_again_unless_wanted(server: Server) -> None:
    urls = [f"{server.url}/{name}" for name in ("page", "old", "gone")]
    asked = [len(check(*urls, today=today, fresh=fresh).answers) for today, fresh in
             [(MONDAY, False), (MONDAY, False), (MONDAY, True), (TUESDAY, False)]]  # fmt: skip
    assert asked == [3, 1, 3, 3]


def test_what_is_remembered_is_reported_as_well(server: Server) -> None:
    url = f"{server.url}/old"
    assert said(check(url)) == said(check(url)) == [(1, "warning", "has moved")]


def test_two_runs_leave_the_same_bytes(server: Server) -> None:
    urls = [f"{server.url}/{name}" for name in ("page", "old", "gone", "shy", "empty")]
    check(*urls)
    first = FILE.read_bytes()
    check(*reversed(urls), fresh=True)
    assert FILE.read_bytes() == first
    assert FILE.stat().st_mode & 0o777 == 0o644


def test_what_is_no_longer_linked_is_forgotten(server: Server) -> None:
    check(f"{server.url}/page", f"{server.url}/old")
    assert set(check(f"{server.url}/page").memory) == {f"{server.url}/page"}
    assert b"/old" not in FILE.read_bytes()


def test_without_links_no_file_is_made() -> None:
    outcome = check()
    assert outcome.summary == "0 outside links: nothing to ask (0 asked just now, 0 requests)"
    assert not FILE.exists()


def test_offline_it_says_so_and_uses_what_it_remembers() -> None:
    FILE.parent.mkdir()
    raw = as_bytes({LOST[0]: Entry("gone", 404, "", "404 Not Found", "", "2026-11-20", "", "2026-11-19")})
    FILE.write_bytes(raw)
    outcome = check(*LOST)
    assert outcome.offline
    assert outcome.answers == ()
    assert said(outcome) == [(1, "error", "is gone:")]
    assert outcome.summary.startswith("No outside host could be reached: this machine seems to be offline.")
    assert "2 outside links: 1 gone, 1 not asked yet (0 asked just now, 2 requests)" in outcome.summary
    assert FILE.read_bytes() == raw


def test_one_lost_host_is_no_lost_net_where_another_still_answers(server: Server) -> None:
    check(f"{server.url}/page")
    outcome = check(f"{server.url}/page", LOST[0])
    assert not outcome.offline
    assert outcome.memory[LOST[0]].state == "cannot tell"


def test_a_memory_that_cannot_be_read_is_left_as_it_is(server: Server) -> None:
    FILE.parent.mkdir()
    FILE.write_text("<<<<<<< HEAD\n")
    outcome = check(f"{server.url}/gone")
    assert [problem.rule for problem in outcome.problems] == ["outside-link", "outside-memory"]
    assert FILE.read_text() == "<<<<<<< HEAD\n"


def test_a_memory_that_cannot_be_written_is_a_problem(server: Server) -> None:
    Path("content").write_text("a file where a folder should be")
    outcome = check(f"{server.url}/page")
    assert [(problem.rule, problem.severity) for problem in outcome.problems] == [("outside-memory", "error")]


def test_hosts_are_told_who_asks(server: Server) -> None:
    check(f"{server.url}/page")
    assert server.agents == {"should-i-go (link check; +https://example.org)"}


def test_of_what_was_never_asked_nothing_is_said() -> None:
    assert problems_of([Outside("http://a.org/", (Use("a.md", 1, 1),))], {}) == []
