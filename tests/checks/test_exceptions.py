"""Exceptions in a text: what they excuse, and what is wrong with those that excuse nothing."""

from __future__ import annotations

import datetime

import pytest

from plugins.checks.outcome.exceptions import Allowance, is_month, read_exceptions
from plugins.problem import Problem

RULES = frozenset(("image-alt", "link-text"))
FRONT = "Title: A page\nDescription: Words\n\n"


def lines(body: str, front: str = FRONT) -> list[range | None]:
    allowances, problems = read_exceptions("a.md", front + body, RULES)
    assert not problems
    return [allowance.lines for allowance in allowances]


def messages(body: str) -> list[str]:
    allowances, problems = read_exceptions("a.md", FRONT + body, RULES)
    assert not allowances
    return [f"{problem.line}:{problem.column} {problem.message}" for problem in problems]


def allowance(file: str, until: str = "2027-03") -> Allowance:
    return Allowance("link-text", file, None, until, "why", ("a.md", 1, 1))


def test_an_exception_has_all_its_parts() -> None:
    text = f"{FRONT}Words.\n\n<!-- Allow: link-text until 2027-03:\n  we say: here -->\nMore.\n"
    assert read_exceptions("a.md", text, RULES) == (
        [Allowance("link-text", "a.md", range(6, 9), "2027-03", "we say: here", ("a.md", 6, 1))],
        [],
    )


EXCEPTION = "<!-- allow: link-text until 2027-03: why -->"


@pytest.mark.parametrize(
    ("body", "excused"),
    [
        # On a line of its own: the block below, with or without an empty line between.
        (f"Words.\n\n{EXCEPTION}\nTwo\nlines.\n\nEnd.", range(6, 9)),
        (f"Words.\n\n{EXCEPTION}\n\nTwo\nlines.\n\nEnd.", range(6, 10)),
        # In a block, on a line of it or in one of its lines: that block.
        (f"Words.\n\nTwo\n{EXCEPTION}\nlines.\n\nEnd.", range(6, 9)),
        (f"Words.\n\nTwo {EXCEPTION}\nlines.\n\nEnd.", range(6, 8)),
        (f"Words.\n\nTwo lines.\n{EXCEPTION}\n\nEnd.", range(6, 8)),
        # The first thing below the front matter: that too.
        (f"{EXCEPTION}\nTwo\nlines.\n\nEnd.", range(1, 7)),
        (f"\n{EXCEPTION}\n\nTwo\nlines.\n\nEnd.", range(1, 9)),
        (f"<!-- a note -->\n{EXCEPTION}\nWords.\n\nEnd.", range(1, 7)),
        (f"<!-- a note -->\n\n{EXCEPTION} Words.\n\nEnd.", range(1, 7)),
        # Fenced code is one block, empty lines and all.
        (f"Words.\n\n{EXCEPTION}\n```\none\n\ntwo\n```\n\nEnd.", range(6, 12)),
        # Nothing below it, or nothing but another comment.
        (f"Words.\n\n{EXCEPTION}", range(6, 7)),
        (f"Words.\n\n{EXCEPTION}\n\n<!-- a note -->\n", range(6, 7)),
        # An empty line in the comment itself.
        ("Words.\n\n<!-- allow: link-text until 2027-03:\n\nwhy -->\nMore.\n\nEnd.", range(6, 10)),
        # A missing colon behind "allow" leaves nothing unclear.
        ("Words.\n\n<!-- allow link-text until 2027-03: why -->\nMore.", range(6, 8)),
        # In a list, an indent is no code.
        (f"Words.\n\n- One\n\n    {EXCEPTION}\n    More.", range(8, 10)),
        (f"Words\n    {EXCEPTION}", range(4, 6)),
    ],
)
def test_an_exception_excuses_a_block(body: str, excused: range) -> None:
    assert lines(body) == [excused]


def test_exceptions_in_a_row_excuse_the_same_block() -> None:
    second = EXCEPTION.replace("link-text", "image-alt")
    assert lines(f"Words.\n\n{EXCEPTION}\n{second}\n\nMore.\n") == [range(6, 10), range(6, 10)]


def test_a_front_matter_holds_no_exception() -> None:
    assert lines("", front=f"Title: A page {EXCEPTION}\nDescription: {EXCEPTION}") == []


def test_an_escaped_backtick_begins_no_code() -> None:
    assert lines(f"A \\` is a {EXCEPTION} tick, and ` is one.\n") == [range(4, 5)]


def test_a_text_without_front_matter_has_exceptions_too() -> None:
    assert lines(f"{EXCEPTION}\nWords.\n", front="") == [range(1, 3)]


@pytest.mark.parametrize(
    "body",
    [
        f"```\n{EXCEPTION}\n```\n",
        f"~~~ html\n\n{EXCEPTION}\n~~~\n",
        f"Write `{EXCEPTION}` there.\n",
        f"Write `` `{EXCEPTION}\n` `` there.\n",
        f"Words:\n\n    {EXCEPTION}\n\n    {EXCEPTION}\n",
        "<!-- allow the reader some time -->\n",
        "<!-- a note, and allow: nothing -->\n",
        "Allow: link-text until 2027-03: why\n",
    ],
)
def test_code_and_other_comments_are_no_exceptions(body: str) -> None:
    assert lines(body) == []


@pytest.mark.parametrize(
    ("comment", "fault"),
    [
        ("allow:", 'names no rule; write "<!-- allow: rule until 2027-03: why -->"'),
        ("allow: link-txt until 2027-03: why", 'is for a rule that is none: "link-txt" is no rule. Did you mean "link'),
        ("allow: zzz until 2027-03: why", '"zzz" is no rule. `invoke check --list` shows them all'),
        ("allow: link-text: why", 'does not say until when it holds; write "<!-- allow: link-text until 2027-03: why'),
        ("allow: link-text until: why", "does not say until when it holds"),
        ("allow: link-text by 2027-03: why", "does not say until when it holds"),
        ("allow: link-text until 2027-13: why", 'holds until "2027-13", which is no month'),
        ("allow: link-text until 2027-03-31: why", 'holds until "2027-03-31", which is no month'),
        ("allow: link-text until 2027-03", "gives no reason"),
        ("allow: link-text until 2027-03: ...", "gives no reason"),
        ("allow: link-text until 2027-03 because of them", "gives no reason behind a colon"),
    ],
)
def test_an_exception_that_lacks_a_part_is_reported_where_it_stands(comment: str, fault: str) -> None:
    (message,) = messages(f"Words. <!-- {comment} -->\n")
    assert message.startswith("4:8 this exception ")
    assert fault in message


def test_an_exception_that_is_never_closed_does_not_swallow_the_next() -> None:
    text = f"{FRONT}Words.\n\n<!-- allow: link-text until 2027-03: why\n\n{EXCEPTION}\nMore.\n"
    allowances, problems = read_exceptions("a.md", text, RULES)
    assert [item.place for item in allowances] == [("a.md", 8, 1)]
    assert problems == [Problem("a.md", 6, 1, "exception", 'this exception is never closed; end it with "-->"')]


@pytest.mark.parametrize(
    ("pattern", "file", "fits"),
    [
        ("a.md", "a.md", True),
        ("a.md", "b/a.md", False),
        ("pages/*.md", "pages/a.md", True),
        ("pages/*.md", "pages/b/a.md", False),
        ("pages/*.md", "pages", False),
        ("pages/**", "pages", True),
        ("pages/**", "pages/b/a.md", True),
        ("**/a.md", "a.md", True),
        ("**/a.md", "b/c/a.md", True),
        ("**/a.md", "b/c/a.txt", False),
        ("[[]draft].md", "[draft].md", True),
    ],
)
def test_a_glob_fits_names_part_by_part(pattern: str, file: str, fits: bool) -> None:
    assert allowance(pattern).covers(Problem(file, 1, 1, "link-text", "x")) == fits


def test_the_name_of_a_page_is_no_glob() -> None:
    (item,), _ = read_exceptions("pages/[ab].md", f"{FRONT}{EXCEPTION}\n", RULES)
    assert item.covers(Problem("pages/[ab].md", 1, 1, "link-text", "x"))
    assert not item.covers(Problem("pages/a.md", 1, 1, "link-text", "x"))


@pytest.mark.parametrize(
    ("problem", "covered"),
    [
        (Problem("a.md", 3, 9, "link-text", "x"), True),
        (Problem("a.md", 4, 1, "link-text", "x"), False),
        (Problem("a.md", 3, 9, "image-alt", "x"), False),
    ],
)
def test_an_exception_covers_its_rule_on_its_lines(problem: Problem, covered: bool) -> None:
    item = Allowance("link-text", "a.md", range(2, 4), "2027-03", "why", ("a.md", 2, 1))
    assert item.covers(problem) == covered


@pytest.mark.parametrize(
    ("today", "expired"),
    [
        (datetime.date(2027, 3, 31), False),
        (datetime.date(2027, 4, 1), True),
        (datetime.date(2026, 12, 31), False),
        (datetime.date(2028, 1, 1), True),
    ],
)
def test_an_exception_holds_to_the_end_of_its_month(today: datetime.date, expired: bool) -> None:
    assert allowance("a.md").expired(today) == expired


@pytest.mark.parametrize("text", ["2027-3", "2027-00", "27-03", "2027/03", "٢٠٢٧-03", "2027-03\n"])
def test_a_month_is_a_year_and_a_number(text: str) -> None:
    assert not is_month(text)
