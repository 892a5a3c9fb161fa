"""What is wrong in an evidence file is reported where it stands, all at once; what is right becomes sources."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from plugins.evidence.model import Source
from plugins.evidence.parse import read_sources

from .conftest import GOOD, Write, source_text

FILE = "content/evidence/search.toml"
ADDRESS = 'must be a full web address in quotes, such as "https://example.org/report"'


def said(folder: Path, today: datetime.date | None = None) -> list[str]:
    return [f"{problem.line}:{problem.column} {problem.message}" for problem in read_sources(folder, today)[1]]


@pytest.mark.parametrize(("day", "wrong"), [("2026-11-25", 1), ("2026-11-24", 0), ("2026-11-23", 0), ('"soon"', 0)])
def test_a_source_was_not_read_on_a_day_to_come(write: Write, day: str, wrong: int) -> None:
    found = said(write(source_text(read_on=day)), datetime.date(2026, 11, 23))
    message = f'10:1 "read_on" is a day to come: {day}; write the day on which you read the source'
    assert found.count(message) == wrong


@pytest.mark.parametrize("key", GOOD)
def test_a_missing_key_is_reported_at_its_table(write: Write, key: str) -> None:
    found = said(write(source_text(**{key: None})))
    assert len(found) == 1
    assert found[0].startswith(f'2:1 "{key}" is missing; it must be ')


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("id", '"b01"', 'must be a capital letter and two digits in quotes, such as "B01": "b01"'),
        ("id", '"B001"', 'must be a capital letter and two digits in quotes, such as "B01": "B001"'),
        ("id", '"B0١"', 'must be a capital letter and two digits in quotes, such as "B01": "B0١"'),
        ("id", "1", 'must be a capital letter and two digits in quotes, such as "B01": 1'),
        ("title", '" "', 'must be a text in quotes, not empty: " "'),
        ("asked", '""', 'must be a text in quotes, not empty: ""'),
        ("year", "2020", "must be a text in quotes, not empty: 2020"),
        ("authors", "[]", "must be a text in quotes, not empty: []"),
        (
            "url",
            '"example.org"',
            f'{ADDRESS}: "example.org"',
        ),
        (
            "url",
            '"https://a b.org"',
            f'{ADDRESS}: "https://a b.org"',
        ),
        (
            "url",
            '"https://[x.org"',
            f'{ADDRESS}: "https://[x.org"',
        ),
        ("url", '"https://"', f'{ADDRESS}: "https://"'),
        (
            "url",
            '"ftp://x.org"',
            f'{ADDRESS}: "ftp://x.org"',
        ),
        ("url", "7", f"{ADDRESS}: 7"),
        ("read_on", '"2026-11-23"', 'must be a date such as 2026-11-23, without quotes: "2026-11-23"'),
        ("read_on", "2026-11-23T10:00:00", "must be a date such as 2026-11-23, without quotes: 2026-11-23 10:00:00"),
        ("read", '"D"', 'must be one of "A", "B", "C": "D"'),
        ("read", '"a"', 'must be one of "A", "B", "C": "a"'),
        (
            "strength",
            '"some evidense"',
            'must be one of "tested", "some evidence", "opinion": "some evidense" Did you mean "some evidence"?',
        ),
        ("strength", "[]", 'must be one of "tested", "some evidence", "opinion": []'),
        ("again", '"2027-13"', 'must be a month in quotes such as "2027-06": "2027-13"'),
        ("again", '"0000-06"', 'must be a month in quotes such as "2027-06": "0000-06"'),
        ("again", "2027-06-01", 'must be a month in quotes such as "2027-06": 2027-06-01'),
        ("publish", '"yes"', 'must be true or false, without quotes: "yes"'),
    ],
)
def test_a_wrong_value_is_quoted_with_what_was_expected(write: Write, key: str, value: str, message: str) -> None:
    tail = source_text(**{key: None})
    assert said(write(tail, f"{key} = {value}\n")) == [f'{tail.count(chr(10)) + 2}:1 "{key}" {message}']


def test_a_long_value_is_quoted_in_short(write: Write) -> None:
    (message,) = said(write(source_text(url='"' + "no address " * 30 + '"')))
    assert message.endswith('such as "https://example.org/report": "no' + " address no" * 6 + " ...")


def test_an_unknown_key_is_reported_with_the_nearest_one(write: Write) -> None:
    (message,) = said(write(source_text(), 'publihser = "x"\n'))
    assert message.startswith('15:1 unknown key "publihser"; known here are id, title, ')
    assert message.endswith(' Did you mean "publisher"?')


def test_an_unknown_key_of_the_topic_is_reported(write: Write) -> None:
    (message,) = said(write("[[sources]]\n"))
    assert message == '2:1 unknown key "sources"; known here are title, source. Did you mean "source"?'


def test_a_topic_without_a_title_is_reported(write: Write) -> None:
    assert said(write(source_text(), title="")) == ['1:1 "title" is missing; it must be a text in quotes, not empty']


@pytest.mark.parametrize("value", ['"B01"', "[1]", "{}"])
def test_sources_that_are_no_tables_are_reported(write: Write, value: str) -> None:
    assert said(write(f"source = {value}\n")) == ['2:1 "source" must be written as [[source]], once for each']


def test_an_id_given_twice_names_the_other_place(write: Write) -> None:
    write(source_text(), name="practice")
    (problem,) = read_sources(write(source_text(says='"Other."')))[1]
    assert str(problem) == (
        f'{FILE}:3:1: id "B01" is already given at content/evidence/practice.toml:3:1; '
        "give one of the two another id (evidence-file)"
    )


def test_of_two_sources_with_one_id_the_first_stays(write: Write) -> None:
    sources, _ = read_sources(write(source_text(), source_text(says='"Other."')))
    assert sources["B01"].says == "Some had an offer."


def test_all_mistakes_of_all_files_come_at_once_in_order(write: Write) -> None:
    write("[[source\n", name="broken")
    write(source_text(read='"X"', publish="1"), name="practice")
    problems = read_sources(write(source_text(id='"?"'), source_text(id='"B02"', says=None)))[1]
    assert [(Path(problem.file).stem, problem.line, problem.rule) for problem in problems] == [
        ("broken", 2, "toml"),
        ("practice", 11, "evidence-file"),
        ("practice", 14, "evidence-file"),
        ("search", 3, "evidence-file"),
        ("search", 15, "evidence-file"),
    ]


def test_a_file_that_is_no_text_is_reported_and_the_others_are_read(write: Write) -> None:
    folder = write(source_text())
    (folder / "bad.toml").write_bytes(b"\xff")
    sources, problems = read_sources(folder)
    assert list(sources) == ["B01"]
    assert [problem.rule for problem in problems] == ["encoding"]


def test_a_source_without_a_proper_id_is_left_out(write: Write) -> None:
    sources, _ = read_sources(write(source_text(id='"B1"'), source_text(id=None), source_text(id='"B02"')))
    assert list(sources) == ["B02"]


def test_a_source_with_another_mistake_stays_and_promises_little(write: Write) -> None:
    source = read_sources(write(source_text(read='"X"', strength=None, read_on="1", publish="1", says="1")))[0]["B01"]
    assert (source.read, source.strength, source.read_on) == ("B", "opinion", datetime.date.min)
    assert (source.says, source.publish) == ("", True)


def test_no_folder_means_no_sources(tmp_path: Path) -> None:
    assert read_sources(tmp_path / "evidence") == ({}, [])


def test_a_topic_without_sources_is_fine(write: Write) -> None:
    assert read_sources(write()) == ({}, [])


def test_a_source_keeps_every_word_of_its_table(write: Write) -> None:
    extra = {"authors": '"Ann"', "again": '"2027-06"', "careful": '"One year."'}
    sources, problems = read_sources(write(source_text(**extra)))
    assert not problems
    assert sources["B01"] == Source(
        id="B01",
        topic="search",
        topic_title="Looking for work",
        title="How people look for work",
        authors="Ann",
        publisher="A statistics office",
        year="2020",
        url="https://example.org/report",
        place="United States",
        asked="500 people out of work",
        read_on=datetime.date(2026, 11, 23),
        read="A",
        strength="some evidence",
        again="2027-06",
        says="Some had an offer.",
        careful="One year.",
        publish=True,
        file=FILE,
        line=2,
        column=1,
    )


def test_what_is_optional_is_empty_when_left_out(write: Write) -> None:
    source = read_sources(write(source_text()))[0]["B01"]
    assert (source.authors, source.again, source.careful) == ("", "", "")
