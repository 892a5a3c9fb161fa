"""Something the author meant that is not so, and the words in which it is said."""

from __future__ import annotations

from collections.abc import Iterable

from ..record import record
from ..source import Key
from .model import Answers


@record
class Failure:
    """Something the author meant that is not so. ``key`` leads to the part of the file that says it.

    Questions are counted as the reader meets them: the file may hold them in another order.
    """

    key: Key
    message: str

    @property
    def table(self) -> str:
        """The kind of table it is about: ``rule``, ``case``."""
        return str(self.key[0])

    @property
    def index(self) -> int:
        """Which of these tables, counted from 0."""
        return int(self.key[1])


def listed(names: Iterable[str]) -> str:
    """Names in quotes, each once: ``"a", "b" and "c"``."""
    *first, last = [f'"{name}"' for name in dict.fromkeys(names)]
    return f"{', '.join(first)} and {last}" if first else last


def given(answers: Answers) -> str:
    """Answers as a condition: ``with signs = hard``. Without any: ``whatever the answers``."""
    pairs = ", ".join(f"{question} = {answer}" for question, answer in answers.items())
    return f"with {pairs}" if pairs else "whatever the answers"
