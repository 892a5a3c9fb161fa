"""Functions and records as sites bring them for their templates: some harmless, some that nobody can be sure of."""

from __future__ import annotations

import collections
import datetime
import functools
import itertools
import logging
import operator
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import rcssmin  # type: ignore[import-untyped]
from docutils.nodes import make_id

from plugins.problem import Problem, report

from . import extension

NUMBERS = itertools.count()
FOUND: list[str] = []
TABLE = {"one": "1"}
FOLDER = [""]
LOGGER = logging.getLogger("pelican.some")
counted = 0


class Unknown:
    """An object that nobody can look into."""

    def method(self, value: object) -> str:
        return str(value)


@dataclass
class Record:
    """A record of a site's own."""

    word: str = "one"

    @property
    def loud(self) -> str:
        return self.word.upper()

    @functools.cached_property
    def soft(self) -> str:
        return self.word.lower()


@dataclass(frozen=True)
class Fixed:
    """A record that does not change."""

    word: str = "one"


@dataclass(frozen=True)
class Kept:
    """A record that does not change, but for what it holds."""

    words: list[str]


KEPT = Kept([])


class Failing(list[object]):
    """A list that cannot be looked through."""

    def __iter__(self) -> Iterator[object]:
        raise ValueError("not now")


class Late:
    """A class with a method that asks for the time."""

    def year(self) -> int:
        return datetime.datetime.now().year


def remember(value: object) -> str:
    FOUND.append(str(value))
    return ""


def count(value: object) -> str:
    global counted  # noqa: PLW0603  (that is the point)
    counted += 1
    return str(value)


def counting() -> Callable[[object], str]:
    number = 0

    def add(value: object) -> str:
        nonlocal number
        number += 1
        return str(value)

    return add


def clock(value: object) -> str:
    return f"{value}{datetime.datetime.now().year}"


def through_another(value: object) -> str:
    return clock(value)


def through_a_class(value: object) -> str:
    return f"{value}{Late().year()}"


def numbered(value: object) -> str:
    return f"{value}{next(NUMBERS)}"


def write(value: object) -> str:
    (Path(FOLDER[0]) / "made.txt").write_text("made")
    return ""


def ask(value: object) -> str:
    subprocess.run([sys.executable, "-c", ""], check=True)
    return ""


def warn(value: object) -> str:
    LOGGER.warning("a function warns")
    return ""


def tell(value: Any) -> str:
    report(value.settings, Problem("a", 1, 1, "some", f"of {value.title}"))
    return ""


def set_mood(value: Any) -> str:
    value.mood = "good"
    return ""


def copy_of(value: Any) -> str:
    return str(len(vars(value)) > 1)


def name_of_site(value: Any) -> str:
    return str(value._context["SITENAME"])


def shout(value: object, *, loud: bool = True) -> str:
    LOGGER.debug("shouting")
    return TABLE["one"] + str(value).upper() + Record().loud + Record().soft


def include(name: str) -> str:
    folder = Path(FOLDER[0])
    return (folder / name).read_text() if name else str(sorted(path.name for path in folder.iterdir()))


def style(value: object) -> str:
    """What is made by way of modules."""
    return str(rcssmin.cssmin(extension.WORDS["style"])) + str(value)


class Words:
    """A class that holds data."""

    known = {"one": ["word"]}  # noqa: RUF012  (that is the point)
    number = 1

    @classmethod
    def one(cls) -> str:
        return str(cls.known["one"])


class MoreWords(Words):
    """A class that has data of another."""


def worded(value: object) -> str:
    return MoreWords.one() + str(value)


def usual(value: object, seen: tuple[list[object], ...] = ([],)) -> str:
    seen[0].append(value)
    return str(len(seen[0]))


def with_number(value: object) -> str:
    with_number.last = value  # type: ignore[attr-defined]
    return str(value)


with_number.last = None  # type: ignore[attr-defined]


def by_import(value: object) -> str:
    from plugins.problem import Problem as Found  # noqa: PLC0415  (that is the point)

    return f"{value}{Found is Problem}"


def by_import_beside(value: object) -> str:
    from .extension import WORDS  # noqa: PLC0415  (that is the point)

    return f"{value}{len(WORDS)}"


@functools.lru_cache
def asked_before(value: object) -> str:
    return str(value)


asked_before("once")
urlsplit("once")


@functools.lru_cache
def title_once(article: Any) -> str:
    return str(article.title)


class Remembering:
    """A class with a method that remembers."""

    @classmethod
    @functools.lru_cache
    def words(cls, value: object) -> str:
        return str(value)


class Giving:
    """A descriptor that nobody knows."""

    def __get__(self, one: object, kind: object = None) -> str:
        return TABLE["one"]


class Given:
    """A class of which an attribute is worked out by another."""

    words = Giving()


class Partly:
    """A class with a method that is given something beforehand."""

    words = functools.partialmethod(str.format, TABLE)


def find(value: object) -> str:
    return f"{value}{shutil.which('nothing')}"


def by_globals(value: object) -> str:
    return f"{value}{globals()['TABLE']['one']}"


def by_module(value: object) -> str:
    return f"{value}{getattr(extension, 'WOR' + 'DS')}"


by_another_name = getattr


def by_alias(value: object) -> str:
    return f"{value}{by_another_name(extension, 'WOR' + 'DS')}"


def count_beside(value: object) -> str:
    extension.counted += 1
    return f"{value}{extension.counted}"


def of_given(value: object) -> str:
    return str(getattr(value, "title", "") or sorted([value], key=attrgetter("__class__.__name__")))


def put(value: object) -> str:
    KEPT.words.append(str(value))
    return str(len(KEPT.words))


class Box(dict[str, object]):
    """A dictionary that may hold more."""


def first_title(context: Mapping[str, Any]) -> str:
    """What a function finds in a context by itself."""
    page = context["pages"][0]
    return f"{page.title}{page.settings['SITENAME']}{context.get('none')}"


def titles(context: Mapping[str, Any], page: Any) -> str:
    """What a function finds in all of a context."""
    return f"{dict(context.items())['pages'][0].title}{len(list(context.values())) > 1}"


def title_of(article: Any) -> str:
    return str(article.title)


HARMLESS: dict[str, Any] = {
    "a function": shout,
    "a function with some values": functools.partial(shout, loud=False),
    "one of Python's that remembers": urlsplit,
    "one of a package": make_id,
    "one that reads attributes of what it is given": of_given,
    "a lambda": lambda value: shout(value).lower(),
    "a function of Python's": str,
    "a method": "{}".format,
    "a class": Record,
    "what stands in modules": style,
}

UNSURE: dict[str, Any] = {
    "the time": clock,
    "a function that asks for the time": through_another,
    "a class that asks for the time": through_a_class,
    "chance": random.choice,
    "an object": Unknown(),
    "the method of an object": Unknown().method,
    "a function that counts": count,
    "a function with a counter": numbered,
    "a closure that counts": counting(),
    "what holds an object": functools.partial(shout, loud=Unknown()),
    "what was asked before": asked_before,
    "what is remembered of contents": title_once,
    "what somebody remembers of Python's": functools.lru_cache(str),
    "what remembers some values": functools.lru_cache(functools.partial(str)),
    "a class with a method that remembers": Remembering,
    "a class with an attribute that is worked out": Given,
    "a class with a method of a method": Partly,
    "what looks for a program": find,
    "what is reached by all names": by_globals,
    "what is reached by a name that is worked out": by_module,
    "what is reached so by another name": by_alias,
    "what counts in another module": count_beside,
    "what changes what it is given": operator.iconcat,
    "a dictionary that grows": collections.defaultdict(list),
    "a module of Python that changes things": operator,
    "a function that imports": by_import,
    "a function that imports what lies beside it": by_import_beside,
    "a clock by another name": time.strftime,
    "a class that may ask for the day": datetime.date,
    "a module of Python": logging,
    "a module that holds what nobody knows": sys.modules[__name__],
}
