"""What tests have to tell beside whether they passed: which programs they drove, what they counted."""

from __future__ import annotations

SAID: list[str] = []
"""Lines for the end of the run, in the order in which they were said."""


def say(line: str) -> None:
    """Have a line printed at the end of the run, once however often it is said."""
    if line not in SAID:
        SAID.append(line)
