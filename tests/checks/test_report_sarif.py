"""Problems as SARIF: held to what the standard (2.1.0, errata 01) and GitHub ask of a log."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from plugins.checks import all_rules
from plugins.checks.registry import Rule
from plugins.checks.report import FORMATS, Besides, as_sarif
from plugins.problem import Problem

HELP = """\
A link leads {somewhere}.

Readers [leave](/away/) else,
and nobody knows.

Bad:  [here](/nothing/), `code`, ```fence```
Good: [a page](/page/)

Others do not look at this."""

LINK = Rule("link-text", "warning", HELP, ("page",), lambda: (), "links")
BALANCE = Rule("balance", "error", "Both sides are told.", ("page",), lambda: (), "text", house=True)

PROBLEMS = [
    Problem(
        "content/pages/a b#é.md", 7, 3, "link-text", '"[here](1)" in {filename} says nothing', "error", ("/a/", "/b/")
    ),
    Problem("content/pages/c.md", 1, 1, "pelican", "stopped"),
    Problem("/elsewhere/d.md", 2, 1, "link-text", "says nothing", "warning"),
]

# For each object: the properties it must have, and those it may have, of the ones we use (§3.13 to §3.49).
SHAPES: dict[str, tuple[set[str], set[str]]] = {
    "sarifLog": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"results", "columnKind", "originalUriBaseIds"}),
    "tool": ({"driver"}, set()),
    "toolComponent": ({"name"}, {"rules"}),
    "reportingDescriptor": (
        {"id", "shortDescription", "fullDescription", "help"},  # GitHub wants the last three
        {"defaultConfiguration", "properties"},
    ),
    "reportingConfiguration": (set(), {"level", "enabled"}),
    "multiformatMessageString": ({"text"}, {"markdown"}),
    "result": (
        {"message", "locations", "partialFingerprints"},  # GitHub wants the last two
        {"ruleId", "ruleIndex", "level", "properties"},
    ),
    "message": ({"text"}, set()),
    "location": (set(), {"physicalLocation"}),
    "physicalLocation": ({"artifactLocation"}, {"region"}),
    "artifactLocation": ({"uri"}, {"uriBaseId"}),
    "base": (set(), {"description"}),
    "region": ({"startLine", "startColumn"}, set()),
}


def log(problems: list[Problem] = PROBLEMS, rules: tuple[Rule, ...] = (LINK, BALANCE)) -> dict[str, Any]:
    return json.loads(as_sarif(problems, rules))


def run_of(log: dict[str, Any]) -> dict[str, Any]:
    (run,) = log["runs"]
    return run


def objects(log: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a log, with what it is."""
    yield "sarifLog", log
    for run in log["runs"]:
        yield from [("run", run), ("tool", run["tool"]), ("toolComponent", run["tool"]["driver"])]
        for base in run["originalUriBaseIds"].values():
            yield from [("base", base), ("message", base["description"])]
        for rule in run["tool"]["driver"]["rules"]:
            yield from [("reportingDescriptor", rule), ("reportingConfiguration", rule["defaultConfiguration"])]
            yield from (
                ("multiformatMessageString", rule[name]) for name in ("shortDescription", "fullDescription", "help")
            )
        for result in run["results"]:
            yield from [("result", result), ("message", result["message"])]
            for location in result["locations"]:
                place = location["physicalLocation"]
                yield from [("location", location), ("physicalLocation", place), ("region", place["region"])]
                yield "artifactLocation", place["artifactLocation"]


def test_every_object_has_what_it_must_have_and_nothing_unknown() -> None:
    for name, item in objects(log(rules=all_rules())):
        must, may = SHAPES[name]
        assert must <= set(item) <= must | may, name


def test_every_value_is_one_that_the_standard_knows() -> None:
    whole = log(rules=all_rules())
    assert whole["version"] == "2.1.0"
    for run in whole["runs"]:
        assert run["columnKind"] == "unicodeCodePoints"
    for name, item in objects(whole):
        if name in ("result", "reportingConfiguration"):
            assert item["level"] in ("none", "note", "warning", "error")
        if name == "region":
            assert min(item["startLine"], item["startColumn"]) >= 1
        if name in ("message", "multiformatMessageString"):
            assert all(isinstance(text, str) and text for text in item.values())


def test_every_result_names_its_rule_by_place_and_name() -> None:
    run = run_of(log())
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert ids == ["balance", "link-text", "pelican"]
    assert [ids[result["ruleIndex"]] for result in run["results"]] == [result["ruleId"] for result in run["results"]]


def test_a_rule_brings_its_help() -> None:
    house, rule, other = run_of(log())["tool"]["driver"]["rules"]
    reason = "Readers [leave\\](/away/) else, and nobody knows.\n\nOthers do not look at this."
    assert rule["shortDescription"] == {"text": "A link leads {{somewhere}}."}
    assert rule["fullDescription"] == {"text": f"A link leads {{{{somewhere}}}}.\n\n{reason}"}
    assert rule["help"]["text"].startswith("A link leads {{somewhere}}.\n\nReaders")
    assert "\n\n````text\nBad:  [here" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"level": "warning", "enabled": True}
    assert rule["properties"] == {"tags": ["links"]}
    assert house["defaultConfiguration"] == {"level": "error", "enabled": False}
    assert house["fullDescription"] == house["shortDescription"]
    assert other["help"]["text"] == 'Found by another part of the build, under the name "pelican".'


def test_a_result_has_the_severity_message_place_and_pages_of_its_problem() -> None:
    outside, first, second = run_of(log())["results"]
    assert first["level"] == "error"
    assert first["message"] == {"text": '"[here\\](1)" in {{filename}} says nothing'}
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "content/pages/a%20b%23%C3%A9.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 7, "startColumn": 3},
    }
    assert unquote(first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == PROBLEMS[0].file
    assert first["properties"] == {"pages": ["/a/", "/b/"]}
    assert "properties" not in second
    assert outside["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///elsewhere/d.md"}


def fingerprints(*problems: Problem) -> list[str]:
    return [item["partialFingerprints"]["problemIdentity/v1"] for item in run_of(log(list(problems)))["results"]]


def test_a_fingerprint_stays_when_lines_move_and_tells_equal_problems_apart() -> None:
    first, second = fingerprints(PROBLEMS[0], replace(PROBLEMS[0], line=9))
    assert first != second
    assert [first] == fingerprints(replace(PROBLEMS[0], line=80, column=1))


@pytest.mark.parametrize("change", [{"file": "x.md"}, {"rule": "pelican"}, {"message": "x"}])
def test_other_problems_have_other_fingerprints(change: dict[str, str]) -> None:
    assert fingerprints(PROBLEMS[0]) != fingerprints(replace(PROBLEMS[0], **change))


def test_the_same_problems_give_the_same_bytes() -> None:
    assert as_sarif(PROBLEMS, (LINK, BALANCE)) == as_sarif(PROBLEMS[::-1], (BALANCE, LINK))


def test_the_format_has_the_rules_it_is_given() -> None:
    assert FORMATS["sarif"](PROBLEMS, Besides(rules=(LINK,))) == as_sarif(PROBLEMS, (LINK,))


def test_a_clean_run_has_no_results_and_still_its_rules() -> None:
    run = run_of(log([]))
    assert run["results"] == []
    assert len(run["tool"]["driver"]["rules"]) == 2
