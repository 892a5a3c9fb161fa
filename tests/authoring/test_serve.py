"""The whole of ``serve``, with Pelican, a real port, real saves and a real Ctrl+C."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from plugins.authoring.serve import _hearing_ctrl_c, print_at_once, serve

from .conftest import Ask, Desk, asker, eventually

# Ctrl+C pressed while the collector runs is dropped by whoever listens to that, as Hypothesis does, and told of.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@dataclass
class Said:
    """What was said so far, and the port that it names."""

    lines: list[str] = field(default_factory=list)

    def __call__(self, text: str) -> None:
        self.lines.append(text)

    def names(self, word: str) -> bool:
        return any(word in line for line in self.lines)

    @property
    def ask(self) -> Ask:
        eventually(lambda: self.names("Serving on"))
        found = re.search(r"localhost:(\d+)/ \(Ctrl\+C stops\)", "\n".join(self.lines))
        assert found
        return asker(int(found[1]))


@contextlib.contextmanager
def ctrl_c(handler: object = signal.default_int_handler) -> Iterator[None]:
    """Handle Ctrl+C like this: a shell that starts the tests in the background tells them to ignore it."""
    former = signal.signal(signal.SIGINT, handler)  # type: ignore[arg-type]
    yield
    signal.signal(signal.SIGINT, former)


@contextlib.contextmanager
def interrupted_after(author: threading.Thread) -> Iterator[None]:
    """Press Ctrl+C when the author, who works beside the served preview, is done or has failed."""

    def press() -> None:
        author.join()
        os.kill(os.getpid(), signal.SIGINT)

    with ctrl_c():
        author.start()
        threading.Thread(target=press, daemon=True).start()
        yield


def served(desk: Desk, author: threading.Thread, said: Said) -> int:
    with interrupted_after(author):
        return serve(desk.request, 0, said)


def test_a_taken_port_is_said_and_ends_with_2(desk: Desk) -> None:
    said = Said()
    with socket.create_server(("127.0.0.1", 0)) as other:
        assert serve(desk.request, other.getsockname()[1], said) == 2
    assert "another program uses it" in said.lines[0]


def test_a_missing_content_folder_is_said_and_ends_with_2(desk: Desk) -> None:
    said = Said()
    assert serve(replace(desk.request, content=desk.root / "nowhere"), 0, said) == 2
    assert said.names("there is no folder")


def test_what_is_said_reaches_a_pipe_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    print_at_once("Serving")
    assert capsys.readouterr().out == "Serving\n"


def test_a_morning_at_the_desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/sub")
    said = Said()
    seen: dict[str, str] = {}

    def write() -> None:
        eventually(lambda: "First words." in said.ask("/").text)
        desk.write_home("See [this](/nowhere/).")
        eventually(lambda: 'role="alert"' in said.ask("/").text)
        seen["troubled"] = said.ask("/").text
        desk.write_home("Second words.")
        eventually(lambda: "Second words." in said.ask("/").text)
        eventually(lambda: 'role="alert"' not in said.ask("/").text)  # the new text is there a moment earlier
        seen["mended"] = said.ask("/").text
        draft = (desk.content / "pages" / "home.md").read_text(encoding="utf-8")
        draft = (
            draft.replace("Save_as: index.html\nUrl: /", "Status: draft")
            .replace("Home", "A draft")
            .replace("small", "tiny")
        )
        (desk.content / "pages" / "later.md").write_text(draft, encoding="utf-8")
        eventually(lambda: said.ask("/later/").status == 200)
        eventually(lambda: said.names("Built 2 pages"))

    assert served(desk, threading.Thread(target=write, daemon=True), said) == 0
    assert "content/pages/home.md:7" in seen["troubled"]
    assert "First words." in seen["troubled"]
    assert "alert" not in seen["mended"]
    assert said.names("Not shown yet")
    assert said.names("Built 2 pages")
    assert os.environ["SITE_URL"] == "https://example.org/sub"
    assert not (desk.root / "output").exists()
    assert (desk.root / ".preview").is_dir()


def test_a_site_that_starts_with_errors_is_served_once_it_is_mended(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL")
    desk.write_home("See [this](/nowhere/).")
    said = Said()
    seen: list[int] = []

    def mend() -> None:
        seen.append(said.ask("/").status)
        desk.write_home("Mended.")
        eventually(lambda: said.ask("/").status == 200)

    assert served(desk, threading.Thread(target=mend, daemon=True), said) == 0
    assert seen == [503]
    assert "SITE_URL" not in os.environ
    assert said.names('"/nowhere/"')


def test_ctrl_c_stops_it_also_where_python_drops_what_is_raised(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Finalized:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGINT)
            assert [*map(str, range(1_000))]  # the signal is handled in here

    monkeypatch.setattr("plugins.authoring.serve.gc.collect", Finalized)
    monkeypatch.setattr("plugins.authoring.serve.LOOK", 0.01)
    with ctrl_c():
        assert serve(desk.request, 0, Said()) == 0
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_who_ignores_ctrl_c_goes_on_ignoring_it() -> None:
    with ctrl_c(signal.SIG_IGN), _hearing_ctrl_c() as stopped:
        assert (signal.getsignal(signal.SIGINT), stopped()) == (signal.SIG_IGN, False)
