"""What becomes of a rule that raises: one problem more, so that all others are said too, and nothing is published."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from .found import Found
from .records import Finding, Page
from .records.content import File, Source
from .registry import Rule

RULE = Rule("rule-failed", "error", "A rule can look at everything.", (), lambda: ())

_CHECKS = os.path.join(Path(__file__).parent, "")


def failed(rule: Rule, error: Exception, where: Page | Source | File | None) -> Found:
    """The finding that a rule raised when it looked at a page, a text or a file, or at all together."""
    frames = traceback.extract_tb(error.__traceback__)
    at = next((frame for frame in reversed(frames) if frame.filename.startswith(_CHECKS)), frames[-1])
    what = " ".join(f"{type(error).__name__}: {error}".split())
    code = f"{at.filename.removeprefix(_CHECKS)}, line {at.lineno}"
    message = f'the rule "{rule.name}" broke down here, and that is no fault of yours: {what} ({code})'
    return Found(
        RULE, Finding(f'{message}; report it, and set the level of the rule to "off" until it is mended'), where
    )
