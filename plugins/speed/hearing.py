"""Whether anything was said while something was made: what was said has to be said again, and so made again."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator


class _Ears(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.name)


@contextlib.contextmanager
def listening() -> Iterator[list[str]]:
    """The names of loggers that warned of something while the block ran."""
    said: list[str] = []
    ears = _Ears(said)
    loggers = [logging.getLogger(name) for name in (None, "pelican", "plugins")]
    for logger in loggers:
        logger.addHandler(ears)
    try:
        yield said
    finally:
        for logger in loggers:
            logger.removeHandler(ears)
