"""From a file to records: what cannot be read, what mistakes look like together, and what each record holds."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from plugins.checklist.model import Checklist, Html, Note, Step
from plugins.checklist.parse import parse

from .conftest import SMALL, TEXT, Changed, Mistakes, agree, changed_text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b'title = "A"\nid = \n', "2:6: not valid TOML: invalid value"),
        (b'title = "A"\ntitle = "B"\n', "2:12: not valid TOML: cannot overwrite a value"),
        (b'[[question]\nid = "a"\n', "1:11: not valid TOML"),
        (b'title = "Caf\xe9"\n', "1:13: byte 0xe9 is not UTF-8"),
        (b'title = "A\0"\n', "1:11: a NUL byte"),
    ],
)
def test_what_is_no_toml_is_one_problem_at_its_place(tmp_path: Path, text: bytes, problem: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(text)
    checklist, problems = parse(path)
    assert checklist is None
    assert [str(found).startswith(f"{path}:{problem}") for found in problems] == [True]


def test_a_missing_file_is_one_problem(tmp_path: Path) -> None:
    checklist, problems = parse(tmp_path / "none.toml")
    assert (checklist, [found.message for found in problems]) == (None, ["cannot be read: no such file or directory"])


def test_an_empty_file_lacks_everything(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("")
    _, problems = parse(path)
    wanted = ['"general" is', '"id" is', '"intro" is', '"lean" is', '"reviewed" is', '"title" is']
    wanted += [f"no [[{name}]] stands in this file" for name in ("group", "outcome", "question", "rule")]
    assert agree([f"{found.line}: {found.message}" for found in problems], [f"1: {start}" for start in wanted])


def test_all_mistakes_come_at_once_in_the_order_of_the_file(mistakes: Mistakes) -> None:
    found = mistakes(('side = "against"', 'side = "no"'), ('id = "we"', 'id = "We"'), ("ticks = true", "ticks = 1"))
    assert agree(found, ['2: "id" must be', '31: "ticks" must be', '134: "side" must be'])


def test_all_wrong_names_come_at_once_in_the_order_of_the_file(mistakes: Mistakes) -> None:
    found = mistakes(('rule = "keen"', 'rule = "kene"'), ('outcome = "ask"', 'outcome = "aks"'))
    assert agree(found, ['103: there is no outcome "aks"', '247: there is no rule "kene"'])


def test_a_problem_names_the_file_as_the_author_knows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("short.toml").write_text(changed_text(('outcome = "ask"', 'outcome = "aks"')))
    _, (problem,) = parse(Path("short.toml"))
    assert str(problem).startswith('short.toml:103:1: there is no outcome "aks"')
    assert problem.rule == "checklist-file"


def test_the_head_of_the_file_becomes_the_head_of_the_checklist(small: Checklist) -> None:
    assert (small.slug, small.id, small.title) == ("small", "we", "Shall we?")
    assert small.reviewed == datetime.date(2026, 11, 23)
    assert small.intro == Html("Four questions, <strong>one</strong> minute.")
    assert small.lean == Html('Usually yes. See <a href="/about/#lean">About us</a>.')
    assert [(place.id, place.text) for place in small.places] == [("uk", "United Kingdom"), ("us", "United States")]


def test_links_start_at_the_base_of_the_site() -> None:
    checklist, _ = parse(SMALL, base="/advice")
    assert checklist
    assert checklist.outcomes[0].steps == (Step("Today", Html('Ring the firm: <a href="/advice/checking/">how</a>.')),)


def test_questions_are_numbered_and_answers_lettered(small: Checklist) -> None:
    assert [(question.number, question.id, question.group) for question in small.questions] == [
        (1, "signs", "safe"),
        (2, "employer", "safe"),
        (3, "duty", "worth"),
        (4, "learn", "worth"),
    ]
    signs = small.question("signs")
    assert [signs.code(answer) for answer in signs.answers] == ["1a", "1b", "1c", "1d"]
    assert (signs.ticks, signs.hint, signs.evidence) == (True, "Tick all that apply.", ("E01", "E05"))
    assert signs.answer("hard").items == ("They asked for money", "They sent a cheque")
    assert [len(group.questions) for group in small.groups] == [2, 2]


def test_questions_stand_in_the_order_of_their_groups_wherever_the_file_holds_them(changed: Changed) -> None:
    checklist = changed(('id = "signs"\ngroup = "safe"', 'id = "signs"\ngroup = "worth"'))
    assert [question.id for question in checklist.questions] == ["employer", "signs", "duty", "learn"]
    assert checklist.question("signs").number == 2


def test_rules_know_their_number_target_and_questions(small: Checklist) -> None:
    assert [(rule.number, rule.target, rule.question_ids) for rule in small.rules] == [
        (1, "stop", ("signs",)),
        (2, "stop", ("signs", "employer")),
        (3, "decline", ("learn", "employer")),
        (4, "ask", ("signs", "employer")),
        (5, "go/strong", ("learn",)),
        (6, "go/balance", ()),
    ]
    hard, asking = small.rules[0], small.rules[3]
    assert (hard.because, hard.lifted_by, hard.evidence) == (
        Html("You ticked a sign of fraud."),
        Html("A mistake."),
        ("E05",),
    )
    assert (asking.ask, small.rules[4].lifted_by) == ("Is this vacancy yours?", Html(""))


def test_outcomes_hold_what_their_result_shows(small: Checklist) -> None:
    assert [outcome.key for outcome in small.outcomes] == ["stop", "decline", "ask", "go-strong", "go-balance"]
    stop, strong = small.outcomes[0], small.outcomes[3]
    assert [message.id for message in stop.messages] == ["check"]
    assert stop.notes == (Note("uk", Html("Tell the police.")),)
    assert [rule.id for rule in stop.rules] == ["hard-sign", "unchecked"]
    assert (stop.weights, [weight.id for weight in strong.weights]) == ((), ["w1", "w2"])


def test_banners_cases_and_properties_keep_what_they_name(small: Checklist) -> None:
    duty, on_stop = small.banners
    assert (duty.unless, duty.holds, duty.acknowledge, len(duty.notes)) == (("stop",), ("decline",), "I have asked", 2)
    assert [duty.allows(name) for name in ("stop", "go")] == [False, True]
    assert [on_stop.allows(name) for name in ("stop", "go")] == [True, False]
    assert [(case.id, case.rule, case.banners) for case in small.cases] == [
        ("cheque", "hard-sign", ("duty-stop",)),
        ("bored", "nothing", ("duty",)),
        ("keen", "keen", ()),
    ]
    assert [(wanted.always, wanted.never) for wanted in small.properties] == [
        (("stop",), ()),
        ((), ("go", "decline")),
        ((), ("go/strong",)),
    ]


def test_the_rest_of_what_a_table_may_say_is_kept(changed: Changed) -> None:
    checklist = changed(
        ('find_out = "Name one thing."', 'find_out = "Name one thing."\nask_them = "What would I learn?"'),
        ('say = "Say no today."', 'say = "Say no today."\ncalendar = "Interview for [job title]"'),
        ('only = ["stop"]', 'at = "employer"\nleave = "https://www.example.org/weather"'),
        ('banners = ["duty-stop"]', "banners = []"),
    )
    assert [rule.lifts for rule in checklist.rules[2:5]] == [
        {"learn": ("yes", "unsure")},
        {"signs": ("none",), "employer": ("confirmed",)},
        {},
    ]
    assert [question.ask_them for question in checklist.questions] == ["", "", "", "What would I learn?"]
    assert [outcome.calendar for outcome in checklist.outcomes[:2]] == ["", "Interview for [job title]"]
    assert [(banner.at, banner.leave) for banner in checklist.banners] == [
        ("", ""),
        ("employer", "https://www.example.org/weather"),
    ]


def test_an_order_keeps_its_ranks(small: Checklist) -> None:
    (order,) = small.orders
    assert (order.id, order.outcomes) == ("safer", (("go",), ("ask", "decline"), ("stop",)))
    assert order.answers == {
        "signs": (("none",), ("soft", "unsure"), ("hard",)),
        "employer": (("confirmed",), ("not_yet", "unsure")),
    }


def test_html_prints_itself_where_a_template_escapes() -> None:
    assert (str(Html("<b>a</b>")), Html("<b>a</b>").__html__()) == ("<b>a</b>", "<b>a</b>")


def test_what_may_be_left_out_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "bare.toml"
    start, _, rest = TEXT.partition("[[weight]]")
    outcomes = rest[rest.index("[[outcome]]") : rest.index("[[banner]]")]
    kept = [line for line in outcomes.splitlines() if not line.startswith(("messages", "notes"))]
    path.write_text(start[: start.index("[[place]]")] + start[start.index("[[group]]") :] + "\n".join(kept))
    checklist, problems = parse(path)
    assert problems == []
    assert checklist
    kept_out = (checklist.places, checklist.banners, checklist.messages, checklist.cases, checklist.properties)
    assert kept_out == ((), (), (), (), ())
