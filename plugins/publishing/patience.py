"""Tries again what failed because a target did not answer, each time after a longer wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from .releases import Unreachable

WAITS = (1.0, 3.0, 9.0)
"""Seconds before the second, the third and the last try: a cut of some seconds is lived through, a wrong name is not
waited for long."""

Found = TypeVar("Found")


def patiently(
    action: Callable[[], Found],
    say: Callable[[str], None],
    *,
    waits: tuple[float, ...] = WAITS,
    sleep: Callable[[float], None] = time.sleep,
) -> Found:
    """What an action gives. Raises Unreachable where the last try failed too; each other failure is told."""
    for wait in waits:
        try:
            return action()
        except Unreachable as error:
            say(f"{error}; trying again in {wait:g} seconds")
            sleep(wait)
    return action()
