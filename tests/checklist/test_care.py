"""Equal care: what help is missing, which figure has no source, and what nobody would ever see."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from plugins.checklist.care import care_problems, date_problems, figure_in
from plugins.source import read_toml

from .conftest import SMALL, agree, changed_text, listed

LIFTED = 'lifted_by = "Something to learn."\n'
LIFTS = 'lifts = { learn = ["yes", "unsure"] }\n'
SAY_NO = 'say = "Say no today."'
SAY_NO_STEPS = 'steps = [{ when = "Today", do = "Send the message." }]'
FOUR = "steps = [" + ", ".join('{ when = "Today", do = "Send." }' for _ in range(4)) + "]"
DUTY_SOURCE = 'evidence = ["F08"]\n'


def missed(tmp_path: Path, *edits: tuple[str, str]) -> list[str]:
    path = tmp_path / "small.toml"
    path.write_text(changed_text(*edits), encoding="utf-8")
    return listed(care_problems(read_toml(path)))


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (
            [('messages = ["check", "decline"]\n', "")],
            ['159: outcome "ask" offers no message to copy; add messages = ["..."], and a [[message]] with that id'],
        ),
        ([('messages = ["check", "decline"]', "messages = []")], ['166: outcome "ask" offers no message']),
        ([('evidence = ["D01"]\n', "")], ['180: outcome "go/balance" names no source; add evidence = ["..."]']),
        (
            [('evidence = ["D01"]', "evidence = []")],
            ['189: outcome "go/balance" names no source; put into its evidence = []'],
        ),
        ([(SAY_NO_STEPS, FOUR)], ['155: outcome "decline" has 4 steps; keep the 3 that matter most']),
        (
            [(LIFTED, ""), (LIFTS, "")],
            [
                '93: rule "nothing" does not say what would lift it: add lifted_by = "..." in words and lifts = '
                '{ question = ["answer"] } in answers'
            ],
        ),
        ([(LIFTED, "")], ['97: rule "nothing" does not say what would lift it: add lifted_by = "..." in words']),
        (
            [(LIFTS, "")],
            ['97: rule "nothing" does not say what would lift it: add lifts = { question = ["answer"] } in'],
        ),
        (
            [('because = "You want to learn."', 'because = "You want it."\nlifts = { learn = ["nothing"] }')],
            ['118: rule "keen" does not say what would lift it: add lifted_by'],
        ),
        (
            [('find_out = "Ring the number you found yourself."', 'find_out = "Ring."\nask_them = "Is it yours?"')],
            ['46: who is not sure of "employer" asks what rule "open" says; take "ask_them" out'],
        ),
        (
            [('hint = "Tick all', 'hint = "In 2022, 30 %. Tick all'), ('evidence = ["E01", "E05"]\n', "")],
            ['28: "2022"'],
        ),
        ([(SAY_NO, 'say = "Nine in ten say no."')], []),
        (
            [(SAY_NO, 'say = "Nine in ten say no."'), ('evidence = ["H04"]\n', "")],
            [
                '149: outcome "decline" names no source',
                '152: "Nine in ten" needs a source; add evidence = ["..."] to this [[outcome]], or leave',
            ],
        ),
        (
            [('"Adverts can be wrong."', '"A third of adverts are."'), ('evidence = ["H04"]\n', "")],
            ['149: outcome "decline" names', '153: "A third of" needs a source'],
        ),
        (
            [('do = "Send the message."', 'do = "Ask 300 people."'), ('evidence = ["H04"]\n', "")],
            ['149: outcome "decline" names', '155: "300" needs a source'],
        ),
        ([('text = "A benefit needs care."', 'text = "It pays £90 a week."')], ['135: "£90" needs a source']),
        ([('because = "Nothing speaks', 'because = "In 2020 nothing spoke')], ['124: "2020" needs a source']),
        ([('text = "Keep the messages."', 'text = "Keep all 25 messages."')], ['207: "25" needs a source']),
        (
            [
                (
                    '{ id = "yes", text = "Yes" },\n  { id = "nothing"',
                    '{ id = "yes", text = "50%" },\n  { id = "nothing"',
                )
            ],
            ["71"],
        ),
        (
            [(DUTY_SOURCE, "")],
            [
                f'199: what holds in one place ("{place}") needs a source; add evidence = ["..."] to this [[banner]]'
                for place in ("uk", "us")
            ],
        ),
        (
            [('general = "You', 'general = "In 2024 you')],
            ['5: "2024" needs a source, and none can stand here; say it in an outcome, or without the figure'],
        ),
        ([("Usually yes. See", "9 in 10 say yes. See")], ['4: "9 in 10" needs a source, and none can stand here']),
        (
            [('messages = ["check"]', 'messages = ["decline"]'), ('["check", "decline"]', '["decline"]')],
            ["220: no outcome"],
        ),
        (
            [('[[group]]\nid = "safe"', '[[place]]\nid = "fr"\ntext = "France"\n\n[[group]]\nid = "safe"')],
            ['17: nothing is said for place "fr"; add a note for it, or take it out'],
        ),
    ],
)
def test_missing_care_is_reported_where_it_is_missing(
    tmp_path: Path, edits: list[tuple[str, str]], expected: list[str]
) -> None:
    assert agree(missed(tmp_path, *edits), [line if ": " in line else f"{line}: " for line in expected])


@pytest.mark.parametrize(("new", "severity"), [("", "error"), ("evidence = []\n", "warning")])
def test_an_author_who_knows_that_sources_are_to_come_is_only_warned(tmp_path: Path, new: str, severity: str) -> None:
    path = tmp_path / "small.toml"
    path.write_text(changed_text(('evidence = ["D01"]\n', new)), encoding="utf-8")
    assert [problem.severity for problem in care_problems(read_toml(path))] == [severity]


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [('because = "Nothing speaks against it."', 'because = "It is."'), ('variant = "balance"\nbecause', "because")],
        [('find_out = "Name one thing."', 'find_out = "Name it."\nask_them = "What would I learn?"')],
        [('subject = "The interview"', 'subject = "Interview of 12 May 2026, £20"')],
        [("**one** minute", "25 minutes, 14 questions")],
    ],
    ids=["as it stands", "a rule for all", "asked nowhere else", "a message", "the opening"],
)
def test_what_is_as_it_should_be_is_not_reported(tmp_path: Path, edits: list[tuple[str, str]]) -> None:
    assert missed(tmp_path, *edits) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("In a 2022 survey of readers.", "2022"),
        ("About 146 staff took part.", "146"),
        ("It rose by 12.5 % in a year.", "12.5 %"),
        ("It rose by 12 per cent.", "12 per cent"),
        ("It costs £1,200.", "£1,200."),
        ("It costs 40 pounds.", "40 pounds"),
        ("Nine in ten were paid.", "Nine in ten"),
        ("Some 3 out of 10 were paid.", "3 out of 10"),
        ("One in every five was paid.", "One in every five"),
        ("Half of those asked said so.", "Half of"),
        ("Two thirds of them did.", "Two thirds of"),
        ("You must be 18 or over.", "18"),
        ("30,000 people asked.", "30,000"),
    ],
)
def test_a_figure_a_share_an_amount_or_a_year_is_seen(text: str, figure: str) -> None:
    assert figure_in(text) == figure


@pytest.mark.parametrize(
    "text",
    [
        "Ring once in two days.",
        "It takes 15 minutes, or 30 to 45 minutes with a bus.",
        "A 20-minute call.",
        "Be there at 10:30, or by 9.15 am, or at 8 pm.",
        "Tell Report Fraud: 0300 123 2040.",
        "In Scotland, tell Police Scotland: 101.",
        "Call 999 or ring 112, or text 7726.",
        "Ring 1-800-555-0199, or 555-0199 then.",
        "From abroad, +44 300 123 2040 works.",
        "See question 12 and step 10 again.",
        "One sign of fraud is enough to stop.",
        "Two or more reasons speak for it.",
        "See [this page](take-2024-steps-in-10 days).",
        "Covid-19 and 24/7 shifts.",
        "It is one of three ways.",
        "Name 3 things.",
    ],
)
def test_times_telephones_and_counts_of_a_list_are_no_figures(text: str) -> None:
    assert figure_in(text) == ""


SITE = sorted((SMALL.parents[2] / "content" / "checklists").glob("*.toml"))


@pytest.mark.parametrize("file", SITE, ids=[file.stem for file in SITE])
def test_the_checklists_of_this_site_care_for_every_reader(file: Path) -> None:
    assert care_problems(read_toml(file)) == []


@pytest.mark.parametrize(
    ("before", "expected"), [(0, []), (1, []), (2, ['6: "reviewed" is 2026-11-23, a day to come'])]
)
def test_rules_are_looked_at_before_today(before: int, expected: list[str]) -> None:
    toml = read_toml(SMALL)
    today = toml.data["reviewed"] - datetime.timedelta(days=before)
    assert agree(listed([*date_problems(toml, today)]), expected)
