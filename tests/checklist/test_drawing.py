"""Where everything stands in the picture of the rules."""

from __future__ import annotations

import dataclasses
import math
import re
from itertools import pairwise

import pytest

from plugins.checklist.drawing import FULL, GRID_LEFT, GRID_RIGHT, LEAST, NAME_MOST, TONES, draw, tones
from plugins.checklist.model import Checklist
from plugins.checklist.picture import BLOCK_LEFT, STREAM_LEFT, WIDTH, Picture
from plugins.checklist.prove import prove
from plugins.checklist.shares import sets_by_rule

from .conftest import Changed

LONG = "Go, but only after a long talk with somebody you trust"


@pytest.fixture
def picture(small: Checklist) -> Picture:
    return draw(small, prove(small))


def numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]


def test_every_rule_has_its_band_in_order(picture: Picture, small: Checklist) -> None:
    assert [band.rule for band in picture.bands] == list(small.rules)
    assert all(above.bottom == below.top for above, below in pairwise(picture.bands))
    assert picture.bands[-1].bottom == picture.bottom <= picture.height


def test_every_row_shows_the_answers_it_looks_for(picture: Picture, small: Checklist) -> None:
    for band in picture.bands:
        assert len(band.lines) == len(band.rule.when)
        for line, row in zip(band.lines, band.rule.when, strict=True):
            assert {strip.question.id for strip in line.strips} == set(row)
            for strip in line.strips:
                wanted = [
                    answer.id for answer, cell in zip(strip.question.answers, strip.cells, strict=True) if cell.wanted
                ]
                assert set(wanted) == set(row[strip.question.id])
    assert [band.asks for band in picture.bands] == [True] * 5 + [False]


def test_answers_stand_under_their_question(picture: Picture) -> None:
    assert picture.columns[0].left == GRID_LEFT
    assert picture.columns[-1].right <= GRID_RIGHT
    assert all(left.right < right.left for left, right in pairwise(picture.columns))
    columns = {column.question.id: column for column in picture.columns}
    for strip in (strip for band in picture.bands for line in band.lines for strip in line.strips):
        column = columns[strip.question.id]
        assert strip.left == column.left
        assert all(column.left <= cell.x < cell.middle < column.right for cell in strip.cells)


def test_many_answers_are_drawn_narrower_and_stay_in_their_grid(small: Checklist) -> None:
    question = small.questions[0]
    many = dataclasses.replace(question, answers=question.answers * 20)
    group = dataclasses.replace(small.groups[0], questions=(many, *small.groups[0].questions[1:]))
    wide = dataclasses.replace(small, groups=(group, *small.groups[1:]))
    assert draw(wide, prove(small)).columns[-1].right == pytest.approx(GRID_RIGHT, abs=0.1)


def test_widths_follow_the_cube_root_of_the_share(picture: Picture, small: Checklist) -> None:
    proof = prove(small)
    sets = sets_by_rule(proof)
    for band in picture.bands:
        ys = numbers(band.ribbon)[1::2]
        wanted = max(LEAST, FULL * math.cbrt(sets[band.rule.id] / proof.sets))
        assert max(ys[0], ys[-1]) - min(ys[0], ys[-1]) == pytest.approx(wanted, abs=0.2)


def test_ribbons_lead_from_the_stream_to_their_outcome(picture: Picture) -> None:
    blocks = {block.outcome.target: block for block in picture.blocks}
    for band in picture.bands:
        coordinates = numbers(band.ribbon)
        block = blocks[band.rule.target]
        assert coordinates[0] == STREAM_LEFT + 1
        assert coordinates[6] == BLOCK_LEFT
        assert block.top - 0.2 <= coordinates[7] <= block.top + block.height + 0.2


def test_the_stream_runs_dry_at_the_last_rule(picture: Picture) -> None:
    assert picture.stream.startswith(f"M{STREAM_LEFT:g} ")
    assert picture.stream.endswith(f"{STREAM_LEFT:g} {picture.bottom:g}H{STREAM_LEFT:g}Z")


def test_outcomes_do_not_overlap(picture: Picture) -> None:
    spans = [(block.label[0][0], block.label[-1][0]) for block in picture.blocks]
    assert all(above[1] < below[0] for above, below in pairwise(spans))
    assert all(above.top + above.height < below.top for above, below in pairwise(picture.blocks))
    assert {block.outcome.target for block in picture.blocks} == {"stop", "decline", "ask", "go/strong", "go/balance"}


def test_a_long_title_takes_several_lines(changed: Changed) -> None:
    checklist = changed(('title = "On balance, go"', f'title = "{LONG}"'))
    block = next(block for block in draw(checklist, prove(checklist)).blocks if block.outcome.title == LONG)
    assert len(block.lines) > 2
    assert " ".join(block.lines) == LONG
    assert all(len(line) <= NAME_MOST for line in block.lines)


def test_a_long_name_is_cut(small: Checklist) -> None:
    rules = (dataclasses.replace(small.rules[0], id="a-name-that-is-far-too-long"), *small.rules[1:])
    named = dataclasses.replace(
        small, rules=rules, outcomes=(dataclasses.replace(small.outcomes[0], rules=rules[:2]), *small.outcomes[1:])
    )
    band = draw(named, prove(named)).bands[0]
    assert band.name.endswith("…")
    assert len(band.name) <= NAME_MOST


def test_answers_are_said_where_there_is_room(picture: Picture) -> None:
    notes = {band.rule.id: [line.note for line in band.lines] for band in picture.bands}
    assert notes["hard-sign"] == ["Signs of fraud"]
    assert notes["unchecked"] == ["Signs to check or Not sure + Not yet or Not sure"]
    assert notes["otherwise"] == [""]


@pytest.mark.parametrize("answer", ["x" * 300, "Signs of fraud"])
def test_a_note_stays_in_the_grid(changed: Changed, answer: str) -> None:
    checklist = changed(('text = "Signs of fraud"', f'text = "{answer}"'))
    line = draw(checklist, prove(checklist)).bands[0].lines[0]
    assert line.note.startswith(answer[:20])
    assert line.note_at + 5 * len(line.note) <= WIDTH - 300


def test_of_too_many_words_none_is_said(changed: Changed) -> None:
    edits = [("Signs to check", "A" * 60), ("Not yet", "B" * 60), ('text = "Nothing"', f'text = "{"C" * 60}"')]
    row = 'when = [{ signs = ["soft"], employer = ["not_yet"], learn = ["nothing"] }]'
    checklist = changed(*edits, ('when = [{ learn = ["nothing"], employer = ["confirmed"] }]', row))
    assert draw(checklist, prove(checklist)).bands[2].lines[0].note == ""


def test_answers_are_said_between_distant_questions(picture: Picture) -> None:
    line = picture.bands[2].lines[0]
    assert (line.note, line.note_ends) == ("Yes + Nothing", False)
    assert line.strips[0].left < line.note_at


def test_a_note_may_end_before_its_answers(small: Checklist) -> None:
    question = small.questions[3]
    wider = dataclasses.replace(small.questions[0], answers=small.questions[0].answers * 12)
    groups = (
        dataclasses.replace(small.groups[0], questions=(wider,)),
        dataclasses.replace(small.groups[1], questions=(question,)),
    )
    keen = dataclasses.replace(small.rules[4], number=1)
    only = dataclasses.replace(
        small, groups=groups, rules=(keen,), outcomes=(dataclasses.replace(small.outcomes[3], rules=(keen,)),)
    )
    line = draw(only, prove(only)).bands[0].lines[0]
    assert (line.note, line.note_ends) == ("Yes", True)
    assert line.note_at < line.strips[0].left


def test_the_picture_is_told_in_words(picture: Picture) -> None:
    assert picture.description.startswith("All 108 sets of answers")
    for band in picture.bands:
        assert band.words in picture.description
    assert "Rule 1, hard sign, sends 25% to Stop." in picture.description


def test_outcomes_are_coloured_from_the_strictest_on_and_variants_alike(small: Checklist) -> None:
    found = tones(small)
    assert found["stop"] == 0
    assert found["go"] == TONES - 1
    assert set(found) == {outcome.id for outcome in small.outcomes}
    assert tones(dataclasses.replace(small, outcomes=small.outcomes[:1])) == {"stop": 0}
