"""A made site for generators to build: the same articles for the same seed, and the edits that somebody makes to it."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

NAME = "The long table"
FOOTER = "Laid with care."
MENDED = "This sentence was mended."
FIRST_DAY = datetime.date(1996, 1, 1)  # 10,000 days on is in the past still: no generator holds such articles back

CASES = ("full", "nothing", "body", "title", "tag", "new", "template", "setting")
"""What is built, in this order: all from nothing, all again, and then after one edit more each time."""

CATEGORIES = ("garden", "home", "kitchen", "people", "road", "town", "weather", "work")
TAGS = tuple(
    f"{first}-{second}"
    for first in ("early", "late", "plain", "warm", "small", "quiet")
    for second in ("bread", "fields", "letters", "market", "river", "rooms", "seasons", "tools", "trains", "walks")
)

WORDS = tuple((Path(__file__).parent / "words.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True)
class Article:
    """One article. Its ``text`` is Markdown, with ``{0}`` to ``{5}`` where links lead to the articles ``linked``.

    ``spare`` is the tag that it gets when one of its tags is changed.
    """

    number: int
    title: str
    date: datetime.date
    category: str
    tags: tuple[str, ...]
    spare: str
    summary: str
    text: str
    linked: tuple[int, ...]

    @property
    def slug(self) -> str:
        """Its name in files and addresses."""
        return slug_of(self.number)

    def body(self, link: str) -> str:
        """Its Markdown. ``link`` is how a generator writes an address, with ``{slug}`` in it."""
        return self.text.format(*(link.replace("{slug}", slug_of(number)) for number in self.linked))


def slug_of(number: int) -> str:
    """The name of the article with a number."""
    return f"piece-{number:05}"


@dataclass(frozen=True)
class Corpus:
    """A site of ``count`` articles as it stands after some edits. It is small: articles are made when asked for."""

    count: int
    seed: int = 7
    edits: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The site's name, which its settings file says."""
        return f"{NAME}, renamed" if "setting" in self.edits else NAME

    @property
    def footer(self) -> str:
        """The line below every page, which its template says."""
        return f"{FOOTER} Laid again." if "template" in self.edits else FOOTER

    @property
    def edited(self) -> int:
        """The number of the article that is edited: one in the middle, which stands on no first page of a list."""
        return self.count // 2

    @property
    def numbers(self) -> range:
        """The numbers of all articles, the oldest first."""
        return range(self.count + ("new" in self.edits))

    def after(self, edit: str) -> Corpus:
        """The site with one edit more."""
        return replace(self, edits=self.edits | {edit})

    def article(self, number: int) -> Article:
        """One article as it stands now."""
        made = _article(random.Random(f"{self.seed}-{number}"), number, self.count)
        for edit in EDITS if number == self.edited else ():
            made = EDITS[edit](made) if edit in self.edits else made
        return made

    def proof(self, edit: str) -> tuple[int, str]:
        """The number of an article, and words that stand in its page once a build has seen that edit."""
        article = self.article(self.count if edit == "new" else self.edited)
        words = {"body": MENDED, "tag": article.spare, "template": self.footer, "setting": self.name}
        return article.number, words.get(edit, article.title)


EDITS: dict[str, Callable[[Article], Article]] = {
    "body": lambda article: replace(article, text=f"{MENDED} {article.text}"),
    "title": lambda article: replace(article, title=f"{article.title} and back"),
    "tag": lambda article: replace(article, tags=(*article.tags[1:], article.spare)),
}
"""What each edit makes of the article that is edited; the other edits are of the site as a whole."""


def _article(chance: random.Random, number: int, count: int) -> Article:
    *tags, spare = chance.sample(TAGS, 4)
    return Article(
        number,
        title=_words(chance, 5).capitalize(),
        date=FIRST_DAY + datetime.timedelta(days=number),
        category=chance.choice(CATEGORIES),
        tags=tuple(tags),
        spare=spare,
        summary=_sentence(chance),
        text=_text(chance),
        linked=tuple(chance.choices(range(count), k=6)),
    )


def _text(chance: random.Random) -> str:
    """Some 780 words: ten paragraphs, six of them with a link; four headings; two lists and a table."""
    paragraphs = [_paragraph(chance) for _ in range(10)]
    for link, place in enumerate((0, 1, 3, 5, 7, 9)):
        paragraphs[place] += f" See also [{_words(chance, 3)}]({{{link}}})."
    besides = [_list(chance), _table(chance), _list(chance), _paragraph(chance)]
    parts = [
        (f"## {_words(chance, 3).capitalize()}", paragraphs[2 * part], beside, paragraphs[2 * part + 1])
        for part, beside in enumerate(besides, start=1)
    ]
    return "\n\n".join([*paragraphs[:2], *(block for part in parts for block in part)]) + "\n"


def _list(chance: random.Random) -> str:
    return "\n".join(f"- {_sentence(chance)}" for _ in range(4))


def _table(chance: random.Random) -> str:
    first, *rows = ([_words(chance, 2) for _ in range(3)] for _ in range(5))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (first, ["---"] * 3, *rows))


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(5))


def _sentence(chance: random.Random) -> str:
    return f"{_words(chance, chance.randint(7, 15)).capitalize()}."


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))
