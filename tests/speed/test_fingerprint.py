"""Values are told apart wherever they differ, and functions only where they always make the same of the same."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import enum
import functools
import json
import re
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import jinja2.ext
import pytest
from markupsafe import Markup

from plugins.record import record
from plugins.speed.fingerprint import Fingerprints
from plugins.speed.surroundings import Opaque

from . import extension, functions
from .extension import WORDS
from .functions import (
    HARMLESS,
    TABLE,
    UNSURE,
    Box,
    Fixed,
    Kept,
    Record,
    Unknown,
    Words,
    put,
    remember,
    shout,
    style,
    usual,
    with_number,
    worded,
)


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Pair(NamedTuple):
    first: int
    second: int


class Price(float):
    """A number that says less than it is."""

    def __repr__(self) -> str:
        return f"{self:.0f}"


class Zone(datetime.tzinfo):
    """A zone that says the same wherever it is."""

    def __init__(self, hours: int) -> None:
        self.hours = hours

    def __repr__(self) -> str:
        return "here"


class Slots(dict[str, object]):
    """A dictionary that holds something beside, and has room for more."""

    __slots__ = ("empty", "word")

    def __init__(self, word: str) -> None:
        self.word = word


@dataclasses.dataclass
class Slotted:
    """A record without a dictionary."""

    __slots__ = ("word",)
    word: str


@dataclasses.dataclass(frozen=True)
class Beside:
    """A record that holds more than its fields, and what it works out."""

    word: str

    def __post_init__(self) -> None:
        vars(self)["more"] = self.word

    @functools.cached_property
    def loud(self) -> str:
        return self.word.upper()


def shade(value: str) -> enum.Enum:
    class Shade(enum.Enum):
        DARK = value

        def loud(self) -> str:
            return str(self.value).upper()

    return Shade.DARK


def with_class(word: str) -> type:
    class Outer:
        class Inner:
            words = word

    return Outer


def with_meta(word: str) -> type:
    class Meta(type):
        words = word

    return Meta("Made", (), {"__module__": __name__, "__qualname__": "Made"})


def module(word: str) -> types.ModuleType:
    """A module that holds another, which leads back to it."""
    outer, inner = types.ModuleType("outer"), types.ModuleType("inner")
    vars(outer).update(inner=inner, json=json)
    vars(inner).update(outer=outer, word=word)
    return outer


def of(value: object, **names: object) -> str:
    return Fingerprints({id(item): name for name, item in names.items()}, {}).of(value)


DAY = datetime.datetime(2026, 1, 2, tzinfo=ZoneInfo("UTC"))

DIFFERENT: list[tuple[object, object]] = [
    ("1", 1),
    (1, 2),
    (True, 1),
    (None, ""),
    (b"a", "a"),
    ("a", Markup("a")),
    (Path("a"), "a"),
    (DAY, DAY.replace(tzinfo=ZoneInfo("Europe/London"))),
    (DAY, DAY.date()),
    ([1], (1,)),
    ([1, 2], [2, 1]),
    ({1}, {1, 2}),
    ({1}, frozenset({1})),
    ({"a": 1}, {"a": 2}),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ({"a": 1}, collections.OrderedDict(a=1)),
    ([["a"], "b"], [["a", "b"]]),
    (["a,b"], ["a", "b"]),
    (Pair(1, 2), (1, 2)),
    (Colour.RED, Colour.BLUE),
    (re.compile("a"), re.compile("a", re.IGNORECASE)),
    (re.compile("a" * 300), re.compile("a" * 299 + "b")),
    (Record("one"), Record("two")),
    (Fixed("one"), Fixed("two")),
    (shade("one"), shade("two")),
    (Price(1.25), Price(1.375)),
    (Slots("one"), Slots("two")),
    (Slotted("one"), Slotted("two")),
    (Beside("one"), Fixed("one")),
    (with_class("one"), with_class("two")),
    (with_meta("one"), with_meta("two")),
    (module("one"), module("two")),
    (DAY.replace(tzinfo=Zone(1)), DAY.replace(tzinfo=Zone(2))),
    (collections.defaultdict(None, a=1), {"a": 1}),
    (str, int),
    (re, json),
    (functools.partial(shout, 1), functools.partial(shout, 2)),
    ("a" * 100, "a" * 101),
    ("a".upper, "b".upper),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_values_that_differ_are_told_apart(one: object, other: object) -> None:
    assert of(one) != of(other)
    assert of(one) == of(one)


def test_equal_values_are_the_same() -> None:
    assert of([{"b": {2, 1}}, Record(), DAY]) == of([{"b": {1, 2}}, Record(), DAY + datetime.timedelta(0)])


def test_objects_with_a_name_stand_for_themselves() -> None:
    one, other = Unknown(), Unknown()
    assert of([one], a=one) == of([other], a=other)
    assert of([one], a=one) != of([one], b=one)


def test_a_long_list_of_named_objects_is_looked_at_again_where_it_changed() -> None:
    items = [Unknown() for _ in range(20)]
    prints = Fingerprints({id(item): str(number) for number, item in enumerate(items)}, {})
    for many in (items, tuple(items)):
        assert prints.of(many) == prints.of(many) != prints.of(many[:19])
    before = prints.of(items)
    items.reverse()
    assert prints.of(items) != before


def test_a_record_that_does_not_change_is_looked_at_once() -> None:
    prints, record = Fingerprints({}, {}), Fixed()
    assert prints.of(record) == prints.of(record) == of(Fixed())


def test_a_record_is_looked_at_again_where_what_it_holds_may_have_changed() -> None:
    prints, record = Fingerprints({}, {}), Kept([])
    before = prints.of(record)
    record.words.append("more")
    prints.forget()
    assert prints.of(record) == of(Kept(["more"])) != before


@record
class Ours:
    """A record of this project, which holds a list all the same."""

    words: list[str]


def test_a_record_of_this_project_is_looked_at_again_where_a_template_changed_something() -> None:
    prints, one = Fingerprints({}, {}), Ours([])
    before = prints.of(one)
    one.words.append("more")
    prints.forget()
    assert prints.of(one) == before
    prints.forget(changed=True)
    assert prints.of(one) == of(Ours(["more"])) != before


def test_what_a_record_works_out_is_no_part_of_it() -> None:
    one, other = Beside("one"), Beside("one")
    assert one.loud == "ONE"
    assert of(one) == of(other)


def test_objects_of_known_classes_are_what_they_are_made_of() -> None:
    prints = Fingerprints({}, {Unknown: lambda value: sorted(vars(value).items())})
    one, other = Unknown(), Unknown()
    assert prints.of(one) == prints.of(other)
    vars(other)["word"] = 1
    assert prints.of(one) != prints.of(other)


@pytest.mark.parametrize("name", HARMLESS)
def test_a_function_that_makes_the_same_of_the_same_is_known(name: str) -> None:
    assert of(HARMLESS[name]) == of(HARMLESS[name])
    assert HARMLESS[name]("words")


@pytest.mark.parametrize("name", UNSURE)
def test_a_function_that_nobody_can_be_sure_of_is_told(name: str) -> None:
    prints = Fingerprints({}, {})
    for _ in range(2):  # what was begun and not ended is no answer either
        with pytest.raises(Opaque):
            prints.of({"a": [UNSURE[name]]})
    takes = callable(UNSURE[name]) and not isinstance(UNSURE[name], (type, types.BuiltinFunctionType))
    assert not takes or UNSURE[name]("words")


def test_what_a_function_holds_is_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = of(shout)
    monkeypatch.setitem(TABLE, "one", "other")
    assert of(shout) != before


def test_what_stands_in_a_module_that_a_function_uses_is_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = of(style)
    monkeypatch.setitem(WORDS, "style", "")
    assert of(style) != before


def test_a_function_that_remembers_is_found_out() -> None:
    prints = Fingerprints({}, {})
    prints.of(remember)
    assert prints.settled()
    remember("something")
    assert not prints.settled()


@pytest.mark.parametrize(("function", "told"), [(usual, "1"), (with_number, "words"), (remember, "")])
def test_what_a_function_keeps_beside_itself_is_looked_at_again(
    function: Callable[[object], str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(usual, "__defaults__", (([],),))
    prints = Fingerprints({}, {})
    prints.of(function)
    assert prints.settled()
    assert function("words") == told
    assert not prints.settled()


def test_a_function_that_remembers_in_a_record_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(functions, "KEPT", Kept([]))
    prints = Fingerprints({}, {})
    prints.of(put)
    prints.forget()
    assert prints.settled()
    assert put("something") == "1"
    prints.forget()
    assert not prints.settled()


def test_what_classes_hold_is_part_of_whatever_uses_them(monkeypatch: pytest.MonkeyPatch) -> None:
    prints = Fingerprints({}, {})
    before = prints.of(worded)
    assert worded("!") == "['word']!"
    monkeypatch.setitem(Words.known, "one", ["other"])
    assert not prints.settled()
    between = of(worded)
    monkeypatch.setattr(Words, "number", 2)
    assert len({before, between, of(worded)}) == 3


def test_what_a_module_holds_is_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = of(extension)
    monkeypatch.setitem(WORDS, "style", "")
    assert of(extension) != before


def test_what_a_dictionary_holds_beside_its_items_is_part_of_it() -> None:
    one, other = Box(a=1), Box(a=1)
    assert of(one) == of(other) != of({"a": 1})
    vars(other)["word"] = 1
    assert of(one) != of(other)


def test_what_a_function_of_jinja_was_given_is_part_of_it() -> None:
    one, other = (jinja2.ext._make_new_gettext(word.join) for word in ("a", "b"))
    assert of(one) == of(one) != of(other)


def test_a_function_of_jinja_may_find_nothing_yet_around_it() -> None:
    def empty() -> Callable[[], object]:
        def inner() -> object:
            return later

        if WORDS:
            return inner
        later = 1
        return inner

    inner = empty()
    inner.__module__ = "jinja2"
    assert of(inner)


def test_a_function_whose_code_nobody_knows_is_told() -> None:
    made: dict[str, Callable[..., Any]] = {}
    exec("def made(): return 1", {"__name__": "nowhere"}, made)
    with pytest.raises(Opaque):
        of(made["made"])
