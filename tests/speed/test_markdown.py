"""Markdown is read as Python-Markdown reads it, letter by letter."""

from __future__ import annotations

import random
import re

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString
from pelican import readers

from plugins.speed.pelican_markdown import SIGNS, Quick, quickly

from ..conftest import ROOT

EXTENSIONS = ["extra", "codehilite", "meta", "smarty", "toc", "admonition", "wikilinks", "nl2br"]

PIECES = (
    *("`a`", "\\*", "\\`", "*b*", "**c**", "_d_", "__e__", "a_b_c", "***f***", "* g *", "[h](i)", "[j][k]", "[l]"),
    *("[^m]", "![n](o)", "![p][q]", "<https://r.example>", "<s@t.example>", "<b>u</b>", "<!-- v -->", "&amp;", "&"),
    *("<", "[[w]]", "  \n", "\n", "\n\n", "- ", "> ", "# ", "HTML", '"x"', "'y'", "--", "...", "[", "]", "(", ")", "!"),
    *("{: .z}", " "),
)
BELOW = "\n\n[k]: /k\n[l]: /l\n[q]: /q\n[^m]: A note.\n*[HTML]: Words\n"


def quick(**settings: object) -> Markdown:
    with quickly():
        made: Markdown = readers.Markdown(**settings)
    assert type(made.treeprocessors["inline"]) is Quick
    return made


@pytest.mark.parametrize("extensions", [[], EXTENSIONS])
def test_signs_in_any_order_come_to_the_same(extensions: list[str]) -> None:
    chance = random.Random(11)
    for _ in range(300):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 25))) + BELOW
        assert quick(extensions=extensions).convert(text) == Markdown(extensions=extensions).convert(text), text


def test_our_own_texts_come_to_the_same() -> None:
    for file in sorted((ROOT / "content").rglob("*.md"))[::4]:
        text = file.read_text(encoding="utf-8")
        assert quick(extensions=EXTENSIONS).convert(text) == Markdown(extensions=EXTENSIONS).convert(text), file


def test_a_pattern_matches_nothing_without_its_sign() -> None:
    chance = random.Random(12)
    signs = [*"`\\[]^!<>&;*_ \nab#1/@.:()", "  \n", "![", "[^", "<a>", "a@b"]
    for expression, needed in SIGNS.items():
        for _ in range(2000):
            text = "".join(chance.choices(signs, k=6))
            found = re.compile(expression, re.DOTALL).search(text)
            assert not found or any(sign in text for sign in needed), (expression, text)


def test_python_markdown_still_goes_through_its_patterns_in_that_way() -> None:
    assert {"_InlineProcessor__handleInline", "_InlineProcessor__applyPattern"} <= vars(InlineProcessor).keys()
    known = [pattern.getCompiledRegExp().pattern in SIGNS for pattern in Markdown().inlinePatterns]
    assert sum(known) >= len(known) - 4  # others are looked for everywhere, as before


class Own(InlineProcessor):
    """Goes through the patterns in a way of its own."""


class Registers(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(Own(md), "inline", 20)


def test_an_extension_with_ways_of_its_own_keeps_them() -> None:
    before = readers.Markdown
    with quickly():
        made = readers.Markdown(extensions=[Registers()])
    assert type(made.treeprocessors["inline"]) is Own
    assert readers.Markdown is before


def test_what_is_said_to_be_done_is_left_as_it_is() -> None:
    reader = quick().treeprocessors["inline"]
    assert reader._InlineProcessor__handleInline(AtomicString("*a*")) == "*a*"
