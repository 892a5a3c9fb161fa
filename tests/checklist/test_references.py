"""Names in a checklist file: given once, given to one thing only, and leading to something that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checklist.references import shared_ids
from plugins.source import read_toml

from .conftest import TEXT, Mistakes, agree

UNSURE_LINE = '  { id = "not_yet", text = "Not yet" },\n  { id = "unsure", text = "Not sure" },'
NOT_YET = '{ id = "not_yet", text = "Not yet" },'
WHEN = 'when = [{ signs = ["hard"] }]'
NOTES = 'notes = [{ place = "uk", text = "Tell the police." }]'
LIFTS = 'lifts = { signs = ["soft", "unsure", "none"] }'
ON_STOP = 'only = ["stop"]\n'
ORDER_OUTCOMES = 'outcomes = [["go"], ["ask", "decline"], ["stop"]]'
ORDER_SIGNS = 'signs = [["none"], ["soft", "unsure"], ["hard"]]'
TWO_WAYS = '249: a property needs either "always" or "never", and not both'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "us"\n', 'id = "uk"\n', ['13: "uk" stands twice, first in line 9; give one']),
        ('[[rule]]\nid = "open"', '[[rule]]\nid = "unchecked"', ['102: "unchecked" stands twice, first in line 86']),
        ('id = "bored"', 'id = "cheque"', ['234: "cheque" stands twice, first in line 226']),
        ('id = "open-is-no-go"', 'id = "hard-stops"', ['256: "hard-stops" stands twice, first in line 250']),
        ('id = "duty-stop"', 'id = "duty"', ['203: "duty" stands twice']),
        ('id = "check"\n', 'id = "decline"\n', ['220: "decline" stands twice, first in line 210']),
        ('id = "worth"\n', 'id = "safe"\n', ['21: "safe" stands twice']),
        (
            '  { id = "no", text = "No" },\n',
            '  { id = "no", text = "No" },\n  { id = "no", text = "No!" },\n',
            ['60: "no" stands twice, first in line 59'],
        ),
        (
            'id = "go"\nvariant = "balance"',
            'id = "go"\nvariant = "strong"',
            ['181: "go-strong" stands twice, first in line 170'],
        ),
    ],
)
def test_an_id_given_twice_is_reported_with_its_first_place(
    mistakes: Mistakes, old: str, new: str, expected: list[str]
) -> None:
    assert agree(mistakes((old, new)), expected)


def test_a_question_given_twice_is_reported(mistakes: Mistakes) -> None:
    found = mistakes(('[[question]]\nid = "employer"', '[[question]]\nid = "signs"'))
    # the rules that name the lost question are not wrong as well
    assert found == ['41: "signs" stands twice, first in line 25; give one of them another id']


@pytest.mark.parametrize("taken", ["place-uk", "ack-duty"])
def test_a_question_must_not_take_the_id_of_another_box(mistakes: Mistakes, taken: str) -> None:
    found = mistakes(('[[question]]\nid = "duty"', f'[[question]]\nid = "{taken}"'))
    assert found[0] == f'53: "{taken}" is an id that the page gives to another box; give the question another id'


def test_an_outcome_and_a_variant_must_not_be_one_name_in_the_page(mistakes: Mistakes) -> None:
    found = mistakes(('id = "ask"\ntitle', 'id = "go-strong"\ntitle'))
    assert '170: "go-strong" stands twice, first in line 160; give one of them another id' in found


def test_a_question_without_not_sure_is_reported(mistakes: Mistakes) -> None:
    found = mistakes((UNSURE_LINE, f"  {NOT_YET}"))
    missing = '46: "employer" has no answer for people who are not sure; add { id = "unsure", text = "Not sure" }'
    wrong = [f'{line}: no answer to "employer" "unsure"' for line in (90, 109, 257, 270)]
    assert agree(found, [missing, *wrong])


def test_more_answers_than_letters_are_reported(mistakes: Mistakes) -> None:
    many = "".join(f'\n  {{ id = "a{number}", text = "A" }},' for number in range(24))
    found = mistakes((NOT_YET, NOT_YET + many))
    assert agree(found, ['46: "employer" has 27 answers, but there are only 26 letters for them'])


def test_boxes_in_a_question_that_is_not_to_tick_are_reported(mistakes: Mistakes) -> None:
    found = mistakes(("ticks = true\n", ""))
    assert agree(found, [f'{line}: "items" are boxes to tick; add ticks = true' for line in (33, 34)])


UNSURE_TICK = '  { id = "unsure", text = "Not sure" },\n'
NONE_TICK = '  { id = "none", text = "None of these" },\n'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (UNSURE_TICK + NONE_TICK, NONE_TICK + UNSURE_TICK, '37: "unsure" must stand before "none", because of several'),
        (
            UNSURE_TICK + NONE_TICK + "]",
            UNSURE_TICK + '  { id = "late", text = "Late", items = ["A tick"] },\n' + NONE_TICK + "]",
            '37: "late" must stand before "unsure", because of several ticks the first listed is the answer',
        ),
    ],
)
def test_of_the_answers_to_tick_the_most_cautious_stand_first(
    mistakes: Mistakes, old: str, new: str, expected: str
) -> None:
    assert agree(mistakes((old, new)), [expected])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'id = "employer"\ngroup = "safe"',
            'id = "employer"\ngroup = "sage"',
            '42: no group "sage"; there are safe, worth.',
        ),
        (
            'outcome = "ask"',
            'outcome = "asks"',
            '103: no outcome "asks"; there are stop, decline, ask, go/strong, go/balance.',
        ),
        ('outcome = "go"\nvariant = "strong"\nbec', 'outcome = "go"\nbec', '115: no outcome "go"; there are stop'),
        (
            'outcome = "stop"\nbecause = "A',
            'outcome = "stop"\nvariant = "odd"\nbecause = "A',
            '87: no outcome "stop/odd"',
        ),
        (WHEN, 'when = [{ sings = ["hard"] }]', '83: no question "sings"; there are signs, employer, duty, learn.'),
        (WHEN, 'when = [{ signs = ["hard", "heard"] }]', '83: no answer to "signs" "heard"; there are hard, soft'),
        (
            '{ employer = ["not_yet", "unsure"] },\n]',
            '{ employer = ["ensure"] },\n]',
            '110: no answer to "employer" "ensure"',
        ),
        ('when = { duty = ["yes"] }', 'when = { duty = ["maybe"] }', '136: no answer to "duty" "maybe"'),
        ('messages = ["check", "decline"]', 'messages = ["check", "accept"]', '166: no message "accept"'),
        (NOTES, NOTES.replace("uk", "fr"), '146: no place "fr"; there are uk, us.'),
        ('{ place = "us", text', '{ place = "usa", text', '199: no place "usa"'),
        ('unless = ["stop"]', 'unless = ["stopp"]', '193: no outcome "stopp"; there are stop, decline, ask, go.'),
        ('only = ["stop"]', 'only = ["stop", "went"]', '204: no outcome "went"'),
        ('holds = ["decline"]', 'holds = ["refuse"]', '198: no message "refuse"; there are decline, check.'),
        (
            '["unsure"], employer = ["not_yet"] }',
            '["unsure"], employer = ["no"] }',
            '205: no answer to "employer" "no"',
        ),
        ('duty = "yes", learn = "yes" }', 'duty = "perhaps", learn = "yes" }', '228: no answer to "duty" "perhaps"'),
        ('duty = "yes", learn = "yes" }', 'duty = "yes", learn = "yes", mood = "low" }', '228: no question "mood"'),
        ('outcome = "decline"\nrule = "no', 'outcome = "refuse"\nrule = "no', '237: no outcome "refuse"'),
        ('rule = "keen"', 'rule = "kene"', '247: no rule "kene"; there are hard-sign, unchecked, nothing'),
        (
            'banners = ["duty-stop"]',
            'banners = ["stop-duty"]',
            '231: no banner "stop-duty"; there are duty, duty-stop.',
        ),
        (
            '"go", "decline"]',
            '"go", "no"]',
            '259: no outcome "no"; there are stop, decline, ask, go, go/strong, go/balance.',
        ),
        ('whenever = { learn = ["nothing"] }', 'whenever = { learn = ["nil"] }', '264: no answer to "learn" "nil"'),
    ],
)
def test_a_name_that_leads_nowhere_is_reported_with_those_that_would(
    mistakes: Mistakes, old: str, new: str, expected: str
) -> None:
    assert agree(mistakes((old, new)), [expected])


def test_a_place_is_unknown_where_there_are_none(mistakes: Mistakes) -> None:
    places = '[[place]]\nid = "uk"\ntext = "United Kingdom"\n\n[[place]]\nid = "us"\ntext = "United States"\n'
    assert agree(mistakes((places, "")), [f'{line}: no place "{place}"; there are none.' for line, place in NO_PLACES])


NO_PLACES = [(139, "uk"), (192, "uk"), (192, "us")]


def test_a_name_nearly_right_brings_the_right_one(mistakes: Mistakes) -> None:
    (found,) = mistakes(('rule = "keen"', 'rule = "kene"'))
    assert found.endswith('Did you mean "keen"?')


def test_a_case_that_leaves_questions_open_is_reported(mistakes: Mistakes) -> None:
    found = mistakes(
        ('duty = "yes", learn = "yes" }', "}"), ('signs = "hard", employer = "confirmed", ', 'signs = "hard"')
    )
    assert agree(found, ["228: the case leaves open employer, duty, learn; give an answer to each question"])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('acknowledge = "I have asked"\n', "", ['197: "duty" holds messages back; add acknowledge']),
        (
            'messages = ["check"]',
            'messages = ["check", "decline"]',
            ['145: banner "duty" holds back "decline", but its box never shows on "stop"; offer another message there'],
        ),
        (
            'only = ["stop"]',
            'only = ["stop"]\nacknowledge = "Yes"\nholds = ["decline"]',
            [f'{line}: banner "duty-stop" holds back "decline"' for line in (156, 166, 177, 188)],
        ),
    ],
)
def test_a_message_that_nothing_would_free_is_reported(
    mistakes: Mistakes, old: str, new: str, expected: list[str]
) -> None:
    assert agree(mistakes((old, new)), expected)


@pytest.mark.parametrize("sides", ["", 'always = ["stop"]\nnever = ["go"]\n'])
def test_a_property_says_always_or_never(mistakes: Mistakes, sides: str) -> None:
    assert agree(mistakes(('always = ["stop"]\n', sides)), [TWO_WAYS])


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ('lifts = { sings = ["none"] }', '81: no question "sings"; there are signs'),
        ('lifts = { signs = ["none", "nun"] }', '81: no answer to "signs" "nun"; there are hard'),
    ],
)
def test_what_lifts_a_rule_names_answers_that_are_there(mistakes: Mistakes, new: str, expected: str) -> None:
    assert agree(mistakes((LIFTS, new)), [expected])


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ('at = "dut"\n', ['204: no question "dut"; there are signs']),
        ('leave = "https://example.org/"\n', ['204: "leave" wants a banner under a question; add at = "..." to "duty']),
        ('at = "duty"\nonly = ["stop"]\n', ['205: banner "duty-stop" stands under a question, whatever the outcome']),
        (
            'at = "duty"\nunless = ["ask"]\nacknowledge = "Yes"\nholds = ["check"]\n',
            ['205: banner "duty-stop" stands under a question', '207: banner "duty-stop" stands under a question'],
        ),
    ],
)
def test_a_banner_under_a_question_stands_there_always(mistakes: Mistakes, new: str, expected: list[str]) -> None:
    found = [line for line in mistakes((ON_STOP, new)) if "holds back" not in line]
    assert agree(found, expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (ORDER_OUTCOMES, 'outcomes = [["go"], ["stop"]]', ["270: the order leaves out decline, ask; rank each"]),
        (
            ORDER_OUTCOMES,
            'outcomes = [["go"], ["ask", "decline", "leave"], ["stop"]]',
            ['270: no outcome "leave"; there are stop'],
        ),
        (
            ORDER_OUTCOMES,
            'outcomes = [["go"], ["ask", "decline"], ["stop", "go"]]',
            ['270: "go" stands twice in the order; leave it in one list only'],
        ),
        (ORDER_SIGNS, 'sings = [["none"], ["hard"]]', ['271: no question "sings"']),
        (ORDER_SIGNS, 'signs = [["none"], ["heard"]]', ['271: no answer to "signs" "heard"']),
        (ORDER_SIGNS, 'signs = [["none", "hard"]]', ['271: "signs" has one rank only, which orders nothing; write']),
        (ORDER_SIGNS, 'signs = [["none"], ["hard", "none"]]', ['271: "none" stands twice in the order']),
        (
            '[[order]]\nid = "safer"',
            f'[[order]]\nid = "safer"\nsays = "A"\n{ORDER_OUTCOMES}\nanswers = {{ duty = [["no"], ["yes"]] }}\n\n'
            '[[order]]\nid = "safer"',
            ['274: "safer" stands twice, first in line 268'],
        ),
    ],
)
def test_an_order_ranks_each_outcome_and_answers_that_are_there(
    mistakes: Mistakes, old: str, new: str, expected: list[str]
) -> None:
    assert agree(mistakes((old, new)), expected)


def test_of_two_files_with_one_id_the_second_is_reported_with_the_first(tmp_path: Path) -> None:
    files = []
    for name, text in {
        "a": TEXT,
        "b": TEXT.replace('id = "we"', 'id = "us"'),
        "c": TEXT,
        "d": "",
        "e": "id = 3",
    }.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        files.append(read_toml(tmp_path / f"{name}.toml"))
    assert [str(problem) for problem in shared_ids(files)] == [
        f'{tmp_path}/c.toml:2:1: "we" is the id of {tmp_path}/a.toml too; give one of them another id (checklist-file)'
    ]
    assert shared_ids(files[:2]) == []
