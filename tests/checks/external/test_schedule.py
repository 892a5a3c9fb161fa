"""When requests are made: rests, waits, the end of the time, and the end of trying without a net."""

from __future__ import annotations

from collections.abc import Callable

from plugins.checks.external.records import Limits, Reply, Visit, Wanted
from plugins.checks.external.schedule import Clock, ask_all
from plugins.checks.external.visit import visit

# One worker: what is asked, and when, is then the same in every run.
LIMITS = Limits(workers=1, pause=0.5, rest=1.0, backoff=2.0, offline_after=3)


class Net:
    """A net whose time passes only when somebody sleeps or asks; ``log`` holds the second and the request."""

    def __init__(self, reply: Callable[[Wanted], Reply], robots: Reply = Reply(404)) -> None:  # noqa: B008
        self.reply = reply
        self.robots = robots
        self.time = 0.0
        self.log: list[tuple[float, str]] = []

    def ask(self, wanted: Wanted) -> Reply:
        self.log.append((self.time, f"{wanted.method} {wanted.url}"))
        reply = self.robots if wanted.key else self.reply(wanted)
        self.time += reply.seconds
        return reply

    def sleep(self, seconds: float) -> None:
        self.time += seconds

    def run(self, *urls: str, limits: Limits = LIMITS) -> dict[str, Visit]:
        steps = {url: visit(url, limits) for url in urls}
        self.progress: list[tuple[int, int]] = []
        clock = Clock(lambda: self.time, self.sleep)
        return ask_all(steps, self.ask, limits, lambda done, total: self.progress.append((done, total)), clock)


def test_a_host_rests_as_long_as_it_took_to_answer() -> None:
    net = Net(lambda wanted: Reply(200, kind="text/html", seconds=0.75 if wanted.method == "HEAD" else 3.0))
    net.run("http://a.org/", "http://a.org/2")
    # The pause after what took no time; as long as a HEAD took; no longer than the longest rest.
    assert net.log == [
        (0.0, "GET http://a.org/robots.txt"),
        (0.5, "HEAD http://a.org/"),
        (2.0, "GET http://a.org/"),
        (6.0, "HEAD http://a.org/2"),
        (7.5, "GET http://a.org/2"),
    ]


def test_a_host_rests_as_long_as_its_robots_txt_wants_within_reason() -> None:
    net = Net(lambda wanted: Reply(204, kind="x/y"), Reply(200, text="User-agent: *\nCrawl-delay: 60"))
    net.run("http://a.org/", "http://a.org/2")
    assert net.log[1:] == [(5.0, "HEAD http://a.org/"), (10.0, "HEAD http://a.org/2")]


def test_while_one_link_waits_others_of_its_host_go_on() -> None:
    net = Net(lambda wanted: Reply(429, retry_after="10") if wanted.url.endswith("/1") else Reply(204, kind="x/y"))
    net.run("http://a.org/1", "http://a.org/2")
    assert net.log[1:] == [
        (0.5, "HEAD http://a.org/1"),
        (1.0, "HEAD http://a.org/2"),
        (10.5, "HEAD http://a.org/1"),
        (20.5, "HEAD http://a.org/1"),
    ]


def test_a_wait_without_a_wish_doubles() -> None:
    net = Net(lambda wanted: Reply(503))
    net.run("http://a.org/")
    assert [second for second, _ in net.log[1:]] == [0.5, 2.5, 6.5]


def test_when_the_time_is_over_no_request_is_begun() -> None:
    net = Net(lambda wanted: Reply(200, kind="x/y", seconds=4.0))
    done = net.run("http://a.org/", "http://b.org/", "http://c.org/", limits=Limits(workers=1, total=6.0, pause=0))
    assert sorted(done) == ["http://a.org/", "http://b.org/"]
    assert net.time == 8.0


def test_a_wait_beyond_the_end_is_not_waited_for() -> None:
    net = Net(lambda wanted: Reply(429, retry_after="15"))
    assert net.run("http://a.org/", limits=Limits(total=6.0)) == {}
    assert net.time == 6.0


def test_without_a_net_the_rest_is_not_asked() -> None:
    net = Net(lambda wanted: Reply(), Reply(trouble="name"))
    done = net.run(*(f"http://{name}.org/" for name in "abcdef"))
    assert (len(done), len(net.log)) == (3, 3)


def test_one_host_that_answers_is_enough_to_go_on() -> None:
    net = Net(lambda wanted: Reply(204 if "a.org" in wanted.url else 0, "" if "a.org" in wanted.url else "name", "x/y"))
    assert len(net.run(*(f"http://{name}.org/" for name in "abcdef"))) == 6


def test_progress_is_told_after_each_address() -> None:
    net = Net(lambda wanted: Reply(204, kind="x/y"))
    net.run("http://a.org/", "http://b.org/")
    assert net.progress == [(1, 2), (2, 2)]


def test_nothing_to_ask_is_no_work() -> None:
    assert Net(lambda wanted: Reply()).run() == {}
