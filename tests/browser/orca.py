"""Orca, a real screen reader, in front of a real browser on a screen that nobody sees: what somebody hears who types.

Screen, message bus, accessibility bus, window manager, Orca and browser are all private to one ``listening`` and end
with it. Orca writes what it says into a file (``SPEECH OUTPUT: 'words'``); no loudspeaker is needed.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

PACKAGES = ("orca", "at-spi2-core", "dbus-x11", "openbox", "xdotool", "xvfb")

PROGRAMS = ("orca", "dbus-daemon", "openbox", "xdotool", "Xvfb")
ACCESSIBILITY = Path("/usr/libexec/at-spi-bus-launcher")

BUS = """
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
"""
"""A message bus that starts no programs of its own accord: portals and the like would outlive it."""

ASKED_FOR = {"GTK_MODULES": "gail:atk-bridge", "GNOME_ACCESSIBILITY": "1", "ACCESSIBILITY_ENABLED": "1"}
"""How GTK, Firefox and Chromium are told that somebody listens, where no desktop keeps that setting."""

PATIENCE = 60.0
"""Seconds that something may take to be said."""

QUIET = 0.6
"""Seconds without a word after which Orca has finished: it speaks a few hundredths after whatever happened."""

_SPEECH = re.compile(r"SPEECH OUTPUT: '(?P<words>.*?(?:\n {18}.*?)*)'(?: voice=\w+)?(?:\{.*\}|None)?$", re.MULTILINE)
"""One utterance. Its later lines are indented; the echo of a key has a space before the brace, and is left out."""

CUSTOMS = """
import orca.debug, orca.settings, orca.speech
orca.debug.debugFile.reconfigure(line_buffering=True)  # so that what is said can be read at once
orca.debug.debugLevel = orca.debug.LEVEL_INFO
orca.speech.init = lambda: None  # no loudspeaker, which would hold up what is said; it stands in the file all the same
orca.settings.enableBraille = orca.settings.enableSound = False
"""
"""Orca runs this file as it starts; it is its own way to be changed by its user."""


def here() -> bool:
    """Whether everything is on this machine."""
    return all(map(shutil.which, PROGRAMS)) and ACCESSIBILITY.exists()


class Listener:
    """Somebody with a keyboard and ears."""

    def __init__(self, log: Path, surroundings: dict[str, str]) -> None:
        self._log = log
        self._surroundings = surroundings

    def heard(self) -> list[str]:
        """All that was said so far."""
        text = self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""
        return [" ".join(match["words"].split()) for match in _SPEECH.finditer(text)]

    def press(self, *keys: str) -> list[str]:
        """Press keys, one after the other, and return what was said from then on until it is quiet again."""
        before = len(self.heard())
        self._type(*keys)
        self._until(lambda: len(self.heard()) > before, f"nothing was said after {keys}")
        return self.listen(before)

    def listen(self, since: int) -> list[str]:
        """What is said after the first ``since`` utterances, when it is quiet again."""
        count, quiet = len(self.heard()), time.monotonic()
        while time.monotonic() - quiet < QUIET:
            time.sleep(0.05)
            if (now := len(self.heard())) != count:
                count, quiet = now, time.monotonic()
        return self.heard()[since:]

    def wait_for(self, words: str, since: int = 0) -> None:
        """Wait until an utterance after the first ``since`` holds these words."""
        self._until(lambda: any(words in said for said in self.heard()[since:]), f'"{words}" was not said')

    def _type(self, *keys: str) -> None:
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], env=self._surroundings, check=True)

    def _until(self, happened: Callable[[], bool], otherwise: str) -> None:
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, f"{otherwise}; Orca said: {self.heard()}"
            time.sleep(0.05)


@contextlib.contextmanager
def listening(browser: list[str], title: str) -> Iterator[Listener]:
    """Start a browser by its command on a screen with Orca, and wait until Orca has read its page, by its title."""
    with tempfile.TemporaryDirectory(prefix="orca-") as home, contextlib.ExitStack() as running:
        folder = Path(home)  # not pytest's: the names of sockets must be short
        around = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": home, "XDG_DATA_HOME": home, **ASKED_FOR}
        for name in ("DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            around.pop(name, None)
        (folder / "bus.conf").write_text(BUS.format(folder=folder), encoding="utf-8")
        (folder / "orca").mkdir()
        (folder / "orca" / "orca-customizations.py").write_text(CUSTOMS, encoding="utf-8")

        def start(*command: str) -> subprocess.Popen[str]:
            return running.enter_context(_running(command, around))

        screen = start("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
        around["DISPLAY"] = f":{_first_line(screen)}"
        around["DBUS_SESSION_BUS_ADDRESS"] = _first_line(
            start("dbus-daemon", f"--config-file={folder / 'bus.conf'}", "--nofork", "--print-address")
        )
        start("openbox")
        start(str(ACCESSIBILITY), "--launch-immediately")
        listener = Listener(folder / "said", around)
        start("orca", "--replace", f"--debug-file={folder / 'said'}")
        listener.wait_for("Screen reader on")
        start(*browser)
        listener.wait_for(title)
        listener.wait_for("Finished loading")  # on a busy machine that comes later, and drowns what a key would say
        listener.listen(0)
        yield listener


@contextlib.contextmanager
def _running(command: tuple[str, ...], surroundings: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A program and its children, gone afterwards."""
    with subprocess.Popen(
        command,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()
