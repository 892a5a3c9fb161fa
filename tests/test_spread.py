"""Several processes make the same as one, and whatever becomes of a child, nothing is lost and nothing is left over."""

from __future__ import annotations

import errno
import io
import logging
import marshal
import os
import signal
import threading
import time

import pytest

from plugins.speed.reads import watching
from plugins.spread import _work, beside, forking, processes, spread

ITEMS = list(range(9))


@pytest.fixture(autouse=True)
def _three(alone: None, monkeypatch: pytest.MonkeyPatch) -> None:
    del alone
    monkeypatch.setenv("SITE_PROCESSES", "3")


def of_whom(number: int) -> tuple[int, int]:
    return number, os.getpid()


def test_the_work_is_shared_and_comes_back_in_order() -> None:
    made = spread(of_whom, ITEMS, least=9)
    assert [one[0] for one in made if one] == ITEMS
    assert len({one[1] for one in made if one}) == 3


@pytest.mark.parametrize(("asked", "least"), [("1", 1), ("3", 10)])
def test_all_is_left_to_whoever_asked_where_one_process_does(
    monkeypatch: pytest.MonkeyPatch, asked: str, least: int
) -> None:
    monkeypatch.setenv("SITE_PROCESSES", asked)
    assert spread(of_whom, ITEMS, least) == [None] * 9


def test_there_are_as_many_as_processors_where_nobody_says_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_PROCESSES", "many")
    assert 1 <= processes() <= (os.cpu_count() or 1)


def test_beside_another_thread_there_is_no_child_but_beside_a_timer_there_is() -> None:
    ready = threading.Event()
    for kind, found in ((threading.Thread(target=ready.wait), False), (threading.Timer(60, print), True)):
        kind.start()
        try:
            assert any(spread(of_whom, ITEMS, 1)) is found
        finally:
            ready.set()
            getattr(kind, "cancel", ready.set)()
            kind.join()


def fails_at_odd(number: int) -> int | None:
    if number % 2:
        raise ValueError(number)
    return number


def test_where_it_fails_it_is_left_to_whoever_asked() -> None:
    assert spread(fails_at_odd, ITEMS, 1) == [0, None, 2, None, 4, None, 6, None, 8]


def test_what_is_no_plain_value_is_left_too() -> None:
    assert set(spread(lambda number: object() if number % 3 else number, ITEMS, 1)) == {0, 3, 6, None}


def test_all_that_a_child_was_to_do_is_left_where_it_is_killed() -> None:
    parent = os.getpid()

    def dies(number: int) -> int:
        if number == 4 and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert spread(dies, ITEMS, 1) == [0, None, 2, 3, None, 5, 6, None, 8]


@pytest.mark.parametrize("error", [BlockingIOError(errno.EAGAIN, "no more"), OSError(errno.ENOMEM, "no memory")])
def test_what_a_child_that_cannot_begin_was_to_do_is_left_and_nobody_waits_for_it(
    monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    fork, begun = os.fork, []

    def says_no_once() -> int:
        begun.append(True)
        if len(begun) == 2:
            raise error
        return fork()

    monkeypatch.setattr(os, "fork", says_no_once)
    assert spread(lambda number: number, ITEMS, 1) == [0, None, 2, 3, None, 5, 6, None, 8]
    assert not forking


def test_where_the_parent_is_stopped_its_children_are_ended() -> None:
    def stops_the_parent(number: int) -> None:
        time.sleep(0.5)  # Python drops what is raised in the instant of a fork
        os.kill(os.getppid(), signal.SIGINT) if not number else None
        time.sleep(60)

    # A shell that starts the tests in the background tells them to ignore Ctrl+C.
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    with pytest.raises(KeyboardInterrupt):
        spread(stops_the_parent, ITEMS, 1)
    signal.signal(signal.SIGINT, former)


def test_what_children_say_nobody_hears(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    def says(number: int) -> None:
        os.write(2, b"words")
        logging.getLogger("plugins").warning("words")

    spread(says, ITEMS, 1)
    assert (capfd.readouterr(), caplog.messages) == (("", ""), [])


def test_a_child_stops_where_nobody_wants_what_it_makes() -> None:
    done: list[int] = []
    _work(done.append, ITEMS, io.BytesIO(), lambda: len(done) < 2)
    beside[0].told()  # it took part in this process
    assert done == [0, 1]


def test_children_end_by_themselves_when_their_parent_is_killed() -> None:
    reading, writing = os.pipe()
    parent = os.fork()
    if not parent:  # pragma: no cover  (killed, before anybody could count its lines)
        spread(lambda number: (os.write(writing, b"."), time.sleep(0.2)), ITEMS * 100, 1)
    os.close(writing)
    os.read(reading, 1)
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    while os.read(reading, 100):  # it ends when the last process that may write to it has ended
        pass
    os.close(reading)


def test_what_children_read_counts_as_read() -> None:
    with watching() as reads:
        spread(lambda number: os.listdir(f"/none-{number}"), ITEMS, 1)
    assert {f"/none-{number}" for number in ITEMS} <= reads.listed


def test_many_things_are_done_by_one_child_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.spread.MOST", 2)
    made = spread(of_whom, ITEMS, least=1)
    assert [one[0] for one in made if one] == ITEMS
    assert len({one[1] for one in made if one}) == 6


def test_a_child_hands_back_what_came_of_each_thing_and_then_what_it_came_to_know() -> None:
    file = io.BytesIO()
    _work(lambda number: object() if number == 2 else fails_at_odd(number), [0, 1, 2, 4], file, lambda: True)
    file.seek(0)
    assert [marshal.load(file) for _ in range(4)] == [(0,), (None,), (None,), (4,)]
    assert len(marshal.load(file)) == len(beside)


def test_a_child_of_our_own_is_nobody_who_was_asked() -> None:
    with watching() as reads:
        assert any(spread(of_whom, ITEMS, least=9))
    assert not reads.asked
