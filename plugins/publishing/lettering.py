"""Sets words in lines as large as a box allows, by the widths of the letters of a font."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

from ..record import record

LEADING = 1.05
"""From one baseline to the next, in sizes of the letters."""

RISE = 0.75
"""How far capitals with an accent reach above the baseline, in sizes of the letters: enough for most fonts."""

STEP = 4
CUT = "…"
_NO_LETTER = "\U0010ffff"


@record
class Line:
    """Some words, and how far below the top of the box their baseline lies."""

    words: str
    baseline: int


@record
class Lettering:
    """Lines of words, all of one size in pixels."""

    size: int
    lines: tuple[Line, ...]


class Face:
    """The letters of one font file. Raises OSError where it cannot be read as a font."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.family = str(self._sized(STEP).getname()[0])

    @lru_cache(maxsize=1024)  # noqa: B019  (faces live as long as the process)
    def lettering(self, text: str, *, width: int, height: int, largest: int, smallest: int) -> Lettering:
        """A text in a box of so many pixels, as large as it goes in, with its lines of even length.

        What does not go in at the smallest size is cut off, and ends in an ellipsis. A text with letters that the font
        lacks comes to no lines: boxes in their place help nobody.
        """
        words = text.split()
        if not self.has(text):
            return Lettering(largest, ())
        for size in range(largest, smallest, -STEP):
            lines = self._wrapped(words, size, width)
            if all(self.width(line, size) <= width for line in lines) and self._high(len(lines), size) <= height:
                return _placed(size, self._even(words, size, width))
        return _placed(smallest, self._cut(words, smallest, width, height))

    def has(self, text: str) -> bool:
        """Whether the font has every letter of a text."""
        blank = bytes(self._sized(STEP * 8).getmask(_NO_LETTER))
        return all(bytes(self._sized(STEP * 8).getmask(sign)) != blank for sign in set(text) - {" "})

    @lru_cache(maxsize=4096)  # noqa: B019  (as above; the same first words are tried in many a box)
    def width(self, line: str, size: int) -> float:
        """How wide a line is, in pixels."""
        return float(self._sized(size).getlength(line))

    @lru_cache(maxsize=64)  # noqa: B019  (as above)
    def _sized(self, size: int) -> ImageFont.FreeTypeFont:
        # The basic layout is the same on every machine; the other one needs a library that may be missing.
        return ImageFont.truetype(self.file, size, layout_engine=ImageFont.Layout.BASIC)

    def _wrapped(self, words: Iterable[str], size: int, width: float) -> list[str]:
        lines: list[str] = []
        for word in words:
            if lines and self.width(f"{lines[-1]} {word}", size) <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def _even(self, words: list[str], size: int, width: int) -> list[str]:
        """The lines of the narrowest box that takes no more of them."""
        count = len(self._wrapped(words, size, width))
        widest = max((self.width(word, size) for word in words), default=0)
        narrow = (w for w in range(int(widest) + 1, width, STEP) if len(self._wrapped(words, size, w)) == count)
        return self._wrapped(words, size, next(narrow, width))

    def _cut(self, words: list[str], size: int, width: int, height: int) -> list[str]:
        broken = [piece for word in words for piece in self._pieces(word, size, width)]
        lines = self._wrapped(broken, size, width)
        room = max(1, int((height / size - RISE) / LEADING) + 1)
        if len(lines) <= room:
            return lines
        last = lines[room - 1]
        while self.width(last + CUT, size) > width:
            last = last[:-1]
        return [*lines[: room - 1], last + CUT]

    def _pieces(self, word: str, size: int, width: int) -> Iterator[str]:
        """A word that is wider than the box, in pieces that are not."""
        while word:
            count = next((n for n in range(len(word), 1, -1) if self.width(word[:n], size) <= width), 1)
            yield word[:count]
            word = word[count:]

    @staticmethod
    def _high(count: int, size: int) -> float:
        return size * (RISE + (count - 1) * LEADING)


@lru_cache(maxsize=4)
def face_of(file: Path) -> Face:
    """The letters of a font file. Raises OSError where it cannot be read as one."""
    return Face(file)


def _placed(size: int, lines: Iterable[str]) -> Lettering:
    return Lettering(
        size, tuple(Line(words, round(size * (RISE + index * LEADING))) for index, words in enumerate(lines))
    )
