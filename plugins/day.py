"""The day that a site takes for today: what it says grows old."""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Mapping
from typing import Any


def day_of_build() -> datetime.date:
    """The day that a build takes for today: SOURCE_DATE_EPOCH (reproducible-builds.org) says it, or else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        with contextlib.suppress(ValueError, OverflowError, OSError):  # as many as make no day: milliseconds, perhaps
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()


def today(settings: Mapping[str, Any]) -> datetime.date:
    """The day in the settings of Pelican, where whoever runs it says one; plain ``pelican`` says none."""
    day: datetime.date = settings.get("TODAY") or day_of_build()
    return day
