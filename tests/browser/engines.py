"""Firefox and WebKit, driven by the few commands of their own protocols that the tests need.

Playwright brings builds of its own of both, which Debian's do not replace. So Firefox is spoken to in Marionette (a
length, a colon, JSON: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html), and WebKitGTK in
WebDriver over HTTP (https://www.w3.org/TR/webdriver2/).
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

ENTER, SPACE = "\ue007", " "
"""Keys as both protocols name them."""

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""How both protocols mark what stands for an element."""

PATIENCE = 60.0
"""Seconds an engine may take to start."""


class Refused(AssertionError):
    """An engine did not do what it was asked, and says why in its own words."""


class Engine(Protocol):
    """A browser with one page."""

    def open(self, address: str) -> None:
        """Go to an address, and wait until it is there."""

    def run(self, function: str, argument: Any) -> Any:
        """Run a JavaScript function with an argument on the page, and return what it returns."""

    def click(self, selector: str, number: int) -> None:
        """Click an element, as a mouse does: one of those that a selector finds, by its number."""

    def press(self, selector: str, number: int, key: str) -> None:
        """Press a key on an element."""


class Firefox:
    """Firefox, over a socket."""

    def __init__(self, connection: socket.socket) -> None:
        self.stream = connection.makefile("rwb")
        self._read()  # it introduces itself
        self._ask("WebDriver:NewSession", {})

    def open(self, address: str) -> None:
        self._ask("WebDriver:Navigate", {"url": address})

    def run(self, function: str, argument: Any) -> Any:
        # In a sandbox of the system: there script runs even where the page's own is switched off.
        script = {"script": f"return ({function})(arguments[0])", "args": [argument], "sandbox": "system"}
        return self._ask("WebDriver:ExecuteScript", script)["value"]

    def click(self, selector: str, number: int) -> None:
        _once_still(lambda: self._ask("WebDriver:ElementClick", {"id": self._find(selector, number)}))

    def press(self, selector: str, number: int, key: str) -> None:
        self._ask("WebDriver:ElementSendKeys", {"id": self._find(selector, number), "text": key})

    def _find(self, selector: str, number: int) -> str:
        found = self._ask("WebDriver:FindElements", {"using": "css selector", "value": selector})
        return str(found[number][ELEMENT])

    def _ask(self, command: str, parameters: dict[str, Any]) -> Any:
        message = json.dumps([0, 1, command, parameters]).encode()
        self.stream.write(b"%d:%s" % (len(message), message))
        self.stream.flush()
        _, _, error, result = self._read()
        if error:
            raise Refused(error)
        return result

    def _read(self) -> Any:
        length = b""
        while (digit := self.stream.read(1)) != b":":
            assert digit, "Firefox has gone"
            length += digit
        return json.loads(self.stream.read(int(length)))


class WebKit:
    """WebKitGTK's MiniBrowser, over HTTP."""

    def __init__(self, driver: str, program: str, *, script: bool) -> None:
        options = {"binary": program, "args": ["--automation", *([] if script else ["--enable-javascript=false"])]}
        wanted = {"browserName": "MiniBrowser", "webkitgtk:browserOptions": options}
        self.address = driver
        session = self._ask("/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
        self.address = f"{driver}/session/{session}"

    def open(self, address: str) -> None:
        self._ask("/url", {"url": address})

    def run(self, function: str, argument: Any) -> Any:
        return self._ask("/execute/sync", {"script": f"return ({function})(arguments[0])", "args": [argument]})

    def click(self, selector: str, number: int) -> None:
        _once_still(lambda: self._ask(f"/element/{self._find(selector, number)}/click", {}))

    def press(self, selector: str, number: int, key: str) -> None:
        self._ask(f"/element/{self._find(selector, number)}/value", {"text": key})

    def _find(self, selector: str, number: int) -> str:
        return str(self._ask("/elements", {"using": "css selector", "value": selector})[number][ELEMENT])

    def _ask(self, command: str, parameters: dict[str, Any]) -> Any:
        request = urllib.request.Request(
            self.address + command, json.dumps(parameters).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refusal:
            with refusal:
                raise Refused(f"{command}: {refusal.read().decode()}") from None


@contextlib.contextmanager
def firefox(folder: Path, *, script: bool) -> Iterator[Engine]:
    """A Firefox with a fresh profile in a folder."""
    port = _free_port()
    wishes = {"marionette.port": port, "javascript.enabled": script}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in wishes.items()]
    (folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [firefox_program(), "--headless", "--marionette", "--profile", str(folder)]
    with _running(command), _patiently(lambda: socket.create_connection(("127.0.0.1", port))) as connection:
        yield Firefox(connection)


@contextlib.contextmanager
def webkit(folder: Path, *, script: bool) -> Iterator[Engine]:
    """A MiniBrowser on a screen that nobody sees."""
    port = _free_port()
    command = ["xvfb-run", "-a", "WebKitWebDriver", "--host=127.0.0.1", f"--port={port}"]
    with _running(command):
        _patiently(lambda: socket.create_connection(("127.0.0.1", port))).close()
        yield WebKit(f"http://127.0.0.1:{port}", _mini_browser(), script=script)


def firefox_program() -> str:
    """Where Firefox is; empty where it is not."""
    return shutil.which("firefox-esr") or shutil.which("firefox") or ""


def _mini_browser() -> str:
    return next((str(path) for path in Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")), "")


HERE: Mapping[str, Callable[[], bool]] = {
    "firefox": lambda: bool(firefox_program()),
    "webkit": lambda: bool(_mini_browser() and shutil.which("WebKitWebDriver") and shutil.which("xvfb-run")),
}
"""Whether an engine, and what drives it, is on this machine."""


@contextlib.contextmanager
def _running(command: list[str]) -> Iterator[None]:
    """A program and its children, gone afterwards."""
    quiet = subprocess.DEVNULL
    alone = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": "disabled:"}  # else GTK starts buses that outlive it
    with subprocess.Popen(command, env=alone, stdout=quiet, stderr=quiet, start_new_session=True) as process:
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def _once_still(click: Callable[[], object]) -> None:
    """Click once nothing moves: words that come in push down what is below, and a click that would miss is refused.

    Playwright waits for the same by itself (https://playwright.dev/python/docs/actionability).
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            click()
        except Refused as refusal:
            if "click intercepted" not in str(refusal) or time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return


def _patiently(attempt: Callable[[], socket.socket]) -> socket.socket:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return attempt()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
