"""Texts are kept only as long as all is the same that extensions of Markdown and reStructuredText go by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docutils.parsers.rst import Directive, directives
from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from pelican.readers import MarkdownReader, RstReader
from pelican.settings import DEFAULT_CONFIG

from plugins.speed import pelican_shaping
from plugins.speed.pelican_shaping import asks_for_the_day, surroundings_of
from plugins.speed.reads import watching

WORDS = {"one": "a word"}


class Last(Postprocessor):
    """Puts a word behind a text."""

    def __init__(self, md: Markdown, word: str = "", held: object = None) -> None:
        super().__init__(md)
        self.word, self.held = word, held

    def run(self, text: str) -> str:
        """The text with the word."""
        return f"{text}{WORDS['one']}{self.word}"


class Adding(Extension):
    """Adds the part that is made at last."""

    make: Callable[[Markdown], Postprocessor]

    def extendMarkdown(self, md: Markdown) -> None:
        """Add it."""
        md.postprocessors.register(vars(type(self))["make"](md), "last", 1)


makeExtension = Adding


def with_part(make: Callable[[Markdown], Postprocessor]) -> dict[str, Any]:
    """Settings with an extension that adds a part."""
    Adding.make = make
    return {**DEFAULT_CONFIG, "MARKDOWN": {"extensions": [__name__], "extension_configs": {}}, "SPEED_CODE": "1"}


@pytest.fixture(autouse=True)
def harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    """This file asks nothing: pytest itself has rewritten it."""
    monkeypatch.setattr(pelican_shaping, "asked_in", lambda file: "")


def test_what_a_part_holds_and_uses_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    before = surroundings_of(with_part(lambda md: Last(md, "one")))
    assert before == surroundings_of(with_part(lambda md: Last(md, "one"))) != ""
    assert before != surroundings_of(with_part(lambda md: Last(md, "two")))
    monkeypatch.setitem(WORDS, "one", "another word")
    assert before != surroundings_of(with_part(lambda md: Last(md, "one")))


@pytest.mark.parametrize("asks", ["exists", ""])
def test_where_the_code_of_a_part_may_ask_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, asks: str) -> None:
    monkeypatch.setattr(pelican_shaping, "asked_in", lambda file: asks if file == __file__ else "")
    assert bool(surroundings_of(with_part(Last))) is not bool(asks)


@pytest.mark.parametrize("more", [{}, {"unknown": object()}])
@pytest.mark.parametrize("asks", ["exists", ""])
def test_a_build_is_told_of_a_part_that_asks_whatever_else_nobody_knows(
    monkeypatch: pytest.MonkeyPatch, asks: str, more: dict[str, object]
) -> None:
    monkeypatch.setattr(pelican_shaping, "asked_in", lambda file: asks if file == __file__ else "")
    settings = with_part(lambda md: Last(md, held=object()))
    settings["MARKDOWN"].update(more)
    with watching() as reads:
        assert surroundings_of(settings) == ""
    assert reads.asked == ({f"{__file__} uses {asks}"} if asks else set())


def test_a_part_that_holds_what_nobody_knows_keeps_nothing() -> None:
    assert surroundings_of(with_part(lambda md: Last(md, held=object()))) == ""


def test_an_installed_part_is_known_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pelican_shaping, "is_installed", lambda path: True)
    assert surroundings_of(with_part(lambda md: Last(md, held=object())))


class Own(Directive):
    """A directive of a site."""

    words = WORDS

    def run(self) -> list[Any]:
        """Nothing at all."""
        return []


def test_a_directive_of_others_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {**DEFAULT_CONFIG, "SPEED_CODE": "1"}
    before = surroundings_of(dict(settings))
    monkeypatch.setitem(directives._directives, "own", Own)
    after = surroundings_of(dict(settings))
    assert len({before, after, ""}) == 3
    monkeypatch.setitem(WORDS, "one", "another word")
    assert surroundings_of(dict(settings)) not in (before, after)


@pytest.mark.parametrize(
    ("reader", "text", "asks"),
    [
        (RstReader, ".. |now| date:: %H", True),
        (RstReader, ":date: 2020-01-01", False),
        (MarkdownReader, ".. |now| date:: %H", False),
    ],
)
def test_a_text_may_ask_for_the_day_itself(tmp_path: Path, reader: object, text: str, asks: bool) -> None:
    (tmp_path / "text").write_text(text)
    assert asks_for_the_day(reader, str(tmp_path / "text")) is asks
