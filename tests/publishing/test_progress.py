"""What is said of a step that takes long: nothing at first, a line in a log, a passing word on a terminal."""

from __future__ import annotations

import io
import os
import pty
import sys
import time

import pytest

from plugins.publishing.progress import step


def test_a_quick_step_says_nothing() -> None:
    out = io.StringIO()
    with step("Building", out, patience=30):
        pass
    assert out.getvalue() == ""


def test_a_step_that_fails_says_nothing_later() -> None:
    out = io.StringIO()
    with pytest.raises(ValueError, match="wrong"), step("Building", out, patience=0.02):
        raise ValueError("wrong")
    time.sleep(0.05)
    assert out.getvalue() == ""


def test_a_long_step_is_a_line_where_there_is_no_terminal() -> None:
    out = io.StringIO()
    with step("Building", out, patience=0):
        time.sleep(0.1)
    assert out.getvalue() == "Building ...\n"


def test_a_label_on_a_terminal_goes_away_again() -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        with step("Building", terminal, patience=0):
            time.sleep(0.1)
        shown = b""
        while not shown.endswith(b"K"):
            shown += os.read(ours, 100)
    os.close(ours)
    assert shown == b"Building ...\r\x1b[K"


def test_without_a_stream_it_is_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    with step("Building", patience=0):
        time.sleep(0.1)
    assert sys.stderr.isatty() is False
    assert capsys.readouterr() == ("", "Building ...\n")
