"""What a checklist file may hold: each kind of mistake, the line it is reported at, and what is said."""

from __future__ import annotations

import pytest

from plugins.checklist.shape import TABLES

from .conftest import TEXT, Mistakes, agree

PLACES = '[[place]]\nid = "uk"\ntext = "United Kingdom"\n\n[[place]]\nid = "us"\ntext = "United States"\n'
ANSWERS = """answers = [
  { id = "confirmed", text = "Yes" },
  { id = "not_yet", text = "Not yet" },
  { id = "unsure", text = "Not sure" },
]"""
WHEN = 'when = [{ signs = ["hard"] }]'
WEIGHT_WHEN = 'when = { learn = ["yes"] }'
STEPS = 'steps = [{ when = "Today", do = "Ask." }]'
GIVEN = 'answers = { signs = "hard", employer'
LIFTS = 'lifts = { signs = ["soft", "unsure", "none"] }'
ORDER_OUTCOMES = 'outcomes = [["go"], ["ask", "decline"], ["stop"]]'
ORDER_ANSWERS = (
    'answers = { signs = [["none"], ["soft", "unsure"], ["hard"]], employer = [["confirmed"], ["not_yet", "unsure"]] }'
)
NOTES = 'notes = [{ place = "uk", text = "Tell the police." }]'
TEXT_WANTED = "must be a text in quotes, not empty"
ROWS_WANTED = '"when" must be a list of rows such as'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('title = "Shall we?"\n', "", ['1: "title" is missing; it must be a text']),
        ("reviewed = 2026-11-23\n", "", ['1: "reviewed" is missing; it must be a date']),
        ('ask = "Do you claim a benefit?"\n', "", ['52: "ask" is missing; it must be a text']),
        ("when = [{}]\n", "", ['120: "when" is missing; it must be a list of rows']),
        (STEPS, "", ['159: "steps" must be a list of tables: steps = [ { when = "...", do = "..." } ]']),
        (ANSWERS, "", ['40: "answers" must be a list of tables: answers = [ { id = "...", text = "..." } ]']),
        (STEPS, 'steps = [{ when = "Today" }]', ['165: "do" is missing']),
        ('subject = "Is it yours?"\n', "", ['219: "subject" is missing']),
    ],
)
def test_a_missing_key_is_reported_at_its_table(mistakes: Mistakes, old: str, new: str, expected: list[str]) -> None:
    assert agree(mistakes((old, new)), expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('hint = "Tick', 'hnit = "Tick', ['28: unknown key "hnit"; known here are id, group']),
        ('hint = "Tick', 'qqq = "Tick', ['28: unknown key "qqq"']),
        ('items = ["A chat', 'itmes = ["A chat', ['35: unknown key "itmes"; known here are id, text, items.']),
        ('[[message]]\nid = "check"', '[[massage]]\nid = "check"', ['219: unknown key "massage"']),
        ('do = "Ask."', 'do = "Ask.", by = "me"', ['165: unknown key "by"; known here are when, do.']),
        (
            'intro = "Four',
            'into = "Four',
            ['1: "intro" is missing', '3: unknown key "into"; known here are title, id, intro'],
        ),
    ],
)
def test_an_unknown_key_is_reported_where_it_stands(
    mistakes: Mistakes, old: str, new: str, expected: list[str]
) -> None:
    assert agree(mistakes((old, new)), expected)


def test_a_misspelt_key_brings_the_right_one(mistakes: Mistakes) -> None:
    (found,) = mistakes(('hint = "Tick', 'hnit = "Tick'))
    assert found.endswith('Did you mean "hint"?')


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "we"', 'id = "We!"', ['2: "id" must be a short name such as "not_yet"']),
        ('id = "we"', 'id = "we "', ['2: "id" must be a short name']),
        ('id = "we"', "id = 7", ['2: "id" must be a short name']),
        ('lean = "Usually yes. See [About us](about#lean)."', 'lean = " "', [f'4: "lean" {TEXT_WANTED}']),
        ("reviewed = 2026-11-23", 'reviewed = "2026-11-23"', ['6: "reviewed" must be a date such as 2026-11-23']),
        ("reviewed = 2026-11-23", "reviewed = 2026-11-23T10:00:00", ['6: "reviewed" must be a date']),
        ('title = "Is it safe?"', "title = 4", [f'18: "title" {TEXT_WANTED}']),
        ("ticks = true", 'ticks = "yes"', ['31: "ticks" must be true or false']),
        ('evidence = ["E01", "E05"]', 'evidence = ["E1"]', ['32: "evidence" must be a list of source ids']),
        ('evidence = ["E01", "E05"]', 'evidence = "E01"', ['32: "evidence" must be a list of source ids']),
        ('evidence = ["E01", "E05"]', "evidence = [1]", ['32: "evidence" must be a list of source ids']),
        ('items = ["A chat only", "Pay far above the usual"]', "items = []", ['35: "items" must be a list of texts']),
        (ANSWERS, "answers = []", ['46: "answers" must be a list of tables']),
        (ANSWERS, 'answers = ["confirmed", "unsure"]', ['46: "answers" must be a list of tables']),
        (ANSWERS, 'answers = "confirmed"', ['46: "answers" must be a list of tables']),
        ('id = "not_yet"', 'id = "Not Yet"', ['48: "id" must be a short name']),
        ('because = "You ticked a sign of fraud."', "because = true", [f'79: "because" {TEXT_WANTED}']),
        (WHEN, 'when = { signs = ["hard"] }', [f"83: {ROWS_WANTED}"]),
        (WHEN, "when = []", [f"83: {ROWS_WANTED}"]),
        (WHEN, 'when = ["hard"]', [f"83: {ROWS_WANTED}"]),
        (WHEN, 'when = [{ signs = "hard" }]', [f"83: {ROWS_WANTED}"]),
        (WHEN, "when = [{ signs = [] }]", [f"83: {ROWS_WANTED}"]),
        (WHEN, "when = 3", [f"83: {ROWS_WANTED}"]),
        ('side = "against"', 'side = "neither"', ['134: "side" must be "for" or "against"']),
        ('side = "against"', 'side = ["for"]', ['134: "side" must be "for" or "against"']),
        (WEIGHT_WHEN, 'when = [{ learn = ["yes"] }]', ['130: "when" must be answers by question']),
        ('"Plans fall through.", "Adverts can be wrong."', "", ['153: "other_side" must be a list of texts']),
        (NOTES, 'notes = "Tell the police."', ['146: "notes" must be a list of tables']),
        ('messages = ["check", "decline"]', 'messages = "check"', ['166: "messages" must be a list of short names']),
        ('unless = ["stop"]', 'unless = "stop"', ['193: "unless" must be a list of short names']),
        ('only = ["stop"]', 'only = ["go/strong"]', ['204: "only" must be a list of short names']),
        (
            'acknowledge = "I have asked"',
            'acknowledge = "I **have** asked"',
            ['197: readers see "**have**" as it stands'],
        ),
        ('acknowledge = "I have asked"', "acknowledge = true", [f'197: "acknowledge" {TEXT_WANTED}']),
        ('body = "Is this vacancy yours?"', 'body = ["Is this?"]', [f'223: "body" {TEXT_WANTED}']),
        (GIVEN, 'answers = { signs = ["hard"], employer', ['228: "answers" must be one answer by question']),
        ('always = ["stop"]', "always = []", ['253: "always" must be a list of outcomes']),
        ('always = ["stop"]', 'always = "stop"', ['253: "always" must be a list of outcomes']),
        ('whenever = { learn = ["nothing"] }', 'whenever = "learn"', ['264: "whenever" must be answers by question']),
        (LIFTS, 'lifts = ["none"]', ['81: "lifts" must be answers by question']),
        (LIFTS, "lifts = { signs = [] }", ['81: "lifts" must be answers by question']),
        ('find_out = "Name one thing."', 'find_out = "Name it."\nask_them = 1', [f'70: "ask_them" {TEXT_WANTED}']),
        (STEPS, f"{STEPS}\ncalendar = 2026-11-23", [f'166: "calendar" {TEXT_WANTED}']),
        ('only = ["stop"]', 'at = "Duty!"', ['204: "at" must be a short name']),
        ('only = ["stop"]', 'at = "duty"\nleave = "http://example.org/"', ['205: "leave" must be a whole address']),
        ('only = ["stop"]', 'at = "duty"\nleave = "https://a b.org/"', ['205: "leave" must be a whole address']),
        ('only = ["stop"]', 'at = "duty"\nleave = 7', ['205: "leave" must be a whole address']),
        (ORDER_OUTCOMES, 'outcomes = ["go", "ask"]', ['270: "outcomes" must be a list of lists such as']),
        (ORDER_OUTCOMES, "outcomes = []", ['270: "outcomes" must be a list of lists']),
        (ORDER_OUTCOMES, 'outcomes = [["go"], []]', ['270: "outcomes" must be a list of lists']),
        (ORDER_OUTCOMES, 'outcomes = [["go/strong"]]', ['270: "outcomes" must be a list of lists']),
        (ORDER_ANSWERS, "answers = {}", ['271: "answers" must be lists of answers by question, best first']),
        (ORDER_ANSWERS, 'answers = [["signs"]]', ['271: "answers" must be lists of answers by question']),
        (ORDER_ANSWERS, 'answers = { signs = ["none", "hard"] }', ['271: "answers" must be lists of answers']),
    ],
)
def test_a_value_of_the_wrong_kind_is_reported_where_it_stands(
    mistakes: Mistakes, old: str, new: str, expected: list[str]
) -> None:
    assert agree(mistakes((old, new)), expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (PLACES, 'place = ["uk"]\n', ['8: "place" must be written as [[place]]']),
        (PLACES, '[place]\nid = "uk"\n', ['8: "place" must be written as [[place]]']),
    ],
)
def test_tables_in_another_form_are_reported(mistakes: Mistakes, old: str, new: str, expected: list[str]) -> None:
    assert agree(mistakes((old, new)), expected)


@pytest.mark.parametrize("name", ["group", "question", "rule", "outcome"])
def test_a_checklist_without_a_part_that_it_needs_is_reported(mistakes: Mistakes, name: str) -> None:
    edits = [(piece, piece.replace(f"[[{name}]]", "[[other]]")) for piece in pieces(name)]
    found = mistakes(*edits)
    assert f"1: no [[{name}]] stands in this file; a checklist needs at least one" in found


def pieces(name: str) -> list[str]:
    """Each ``[[name]]`` with the line after it."""
    lines = TEXT.split("\n")
    return [
        f"{line}\n{lines[number + 1]}\n{lines[number + 2]}"
        for number, line in enumerate(lines)
        if line == f"[[{name}]]"
    ]


def test_every_table_has_its_own_keys() -> None:
    assert [name for name, keys in TABLES.items() if not keys] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (LIFTS, "lifts = {}", '"lifts" must be answers by question, such as { employer = ["failed"] }, not empty'),
        ('only = ["stop"]', "only = []", '"only" must be a list of short names such as ["stop"], not empty'),
    ],
)
def test_what_would_promise_nothing_is_refused(mistakes: Mistakes, old: str, new: str, said: str) -> None:
    assert [found for found in mistakes((old, new)) if said in str(found)]
