"""Equal care for every reader: each outcome offers as much help, each rule a way out, and each figure has a source."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..problem import Problem
from ..source import Key, TomlFile
from .model import UNSURE

RULE = "checklist-care"

TEXTS: Mapping[str, tuple[str, ...]] = {
    "question": ("ask", "hint", "why", "find_out", "ask_them"),
    "rule": ("because", "lifted_by", "ask"),
    "weight": ("text",),
    "outcome": ("title", "say", "other_side", "change"),
    "banner": ("title", "text", "acknowledge"),
}
"""Texts that give advice, by table. A message to copy is the reader's own."""

PARTS: Mapping[tuple[str, str], str] = {
    ("question", "answers"): "text",
    ("outcome", "steps"): "do",
    ("outcome", "notes"): "text",
    ("banner", "notes"): "text",
}
"""Lists of tables inside a table, and which of their texts gives advice."""

MOST_STEPS = 3

_TEN = "one|two|three|four|five|six|seven|eight|nine|ten"
_UNITS = "seconds?|minutes?|hours?|days?|weeks?|months?|years?|nights?|evenings?"

_NO_FIGURE = re.compile(
    rf"""
      \]\([^)]*\)                                                   # where a link leads
    | (?:\+|\b0|\b1-8)\d[\d ()-]{{4,}}\d                            # a phone number
    | \b\d{{3}}-(?:\d{{3}}-)?\d{{4}}\b
    | (?:\b(?:on|call|ring|dial|phone|text)|:)\s+(?!(?:19|20)\d\d\b)\d{{3,6}}(?=\s*(?:[.,;:)]|$|or\b|and\b))
    | \b\d+(?:\s?(?:to|-|–)\s?\d+)?[ -](?:{_UNITS})\b              # how long
    | \b\d\d?(?:[.:]\d\d)?\s?(?:am|pm)\b | \b\d\d?:\d\d\b         # at what time
    | \b(?:question|step|rule|page|part)\s\d+                       # which of a list
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FIGURE = re.compile(
    rf"""
      [£$€]\s?\d[\d,.]*
    | \b\d[\d,.]*\s?(?:%|(?:per\s?cent|pounds|dollars|euros)\b)
    | \b(?:\d+|{_TEN})\s(?:in|out\sof)\s(?:every\s)?(?:\d+|{_TEN})\b
    | \b(?:half|(?:a|one|two|three)[ ](?:thirds?|quarters?|fifths?))\sof\b
    | \b(?:19|20)\d\d\b                                           # a year
    | (?<![\w-])\d[\d,.]*\d\b(?=\s[a-z])                                  # so many of something
    """,
    re.IGNORECASE | re.VERBOSE,
)


def care_problems(toml: TomlFile) -> list[Problem]:
    """Help that some readers would miss, and figures without a source.

    Wants a file in which neither ``shape_problems`` nor ``reference_problems`` found anything.
    """
    return sorted([*_outcomes(toml), *_rules(toml), *_questions(toml), *_sources(toml), *_unused(toml)])


def date_problems(toml: TomlFile, today: datetime.date) -> Iterator[Problem]:
    """Rules that were last looked at on a day to come; somewhere it is tomorrow already."""
    reviewed = toml.data.get("reviewed")
    if type(reviewed) is datetime.date and reviewed > today + datetime.timedelta(days=1):
        message = f'"reviewed" is {reviewed}, a day to come; write the day on which you last looked at the rules'
        yield toml.problem(RULE, message, "reviewed")


def _outcomes(toml: TomlFile) -> Iterator[Problem]:
    """What an outcome lacks. An empty list of sources is a beginning that its author knows of: only a warning."""
    for i, outcome in enumerate(toml.data["outcome"]):
        name = "/".join(outcome[key] for key in ("id", "variant") if key in outcome)
        if not outcome.get("messages"):
            message = (
                f'outcome "{name}" offers no message to copy; add messages = ["..."], and a [[message]] with that id'
            )
            yield toml.problem(RULE, message, "outcome", i, "messages")
        if not outcome.get("evidence"):
            begun = "evidence" in outcome
            add = "put into its evidence = []" if begun else 'add evidence = ["..."] with'
            message = f'outcome "{name}" names no source; {add} the ids of what it rests on'
            problem = toml.problem(RULE, message, "outcome", i, "evidence")
            yield replace(problem, severity="warning") if begun else problem
        if len(outcome["steps"]) > MOST_STEPS:
            message = f'outcome "{name}" has {len(outcome["steps"])} steps; keep the {MOST_STEPS} that matter most'
            yield toml.problem(RULE, message, "outcome", i, "steps", MOST_STEPS)


def _rules(toml: TomlFile) -> Iterator[Problem]:
    """A rule that leads to an outcome that nothing is weighed on says what lifts it, in words and in answers."""
    for i, rule in enumerate(toml.data["rule"]):
        lacking = [key for key in ("lifted_by", "lifts") if key not in rule]
        always = any(not row for row in rule["when"])  # no answer lifts a rule that fits whatever the answers
        if len(lacking) == 1 or (lacking and "variant" not in rule and not always):
            ways = {"lifted_by": 'lifted_by = "..." in words', "lifts": 'lifts = { question = ["answer"] } in answers'}
            add = " and ".join(ways[key] for key in lacking)
            message = f'rule "{rule["id"]}" does not say what would lift it: add {add}'
            yield toml.problem(RULE, message, "rule", i, "lifts" if "lifts" in rule else "lifted_by")


def _questions(toml: TomlFile) -> Iterator[Problem]:
    """What a reader who is not sure can ask stands in one place: with the rule that this answer alone fires, if any."""
    asking = {
        question: rule["id"]
        for rule in toml.data["rule"]
        for row in rule["when"]
        for question, cell in row.items()
        if "ask" in rule and len(row) == 1 and UNSURE in cell
    }
    for i, question in enumerate(toml.data["question"]):
        if "ask_them" in question and question["id"] in asking:
            message = f'who is not sure of "{question["id"]}" asks what rule "{asking[question["id"]]}" says; '
            yield toml.problem(RULE, f'{message}take "ask_them" out', "question", i, "ask_them")


def _sources(toml: TomlFile) -> Iterator[Problem]:
    """Figures and years in texts whose table names no source; and notes for a place, which are about law or help."""
    for key in ("lean", "general"):
        if figure := figure_in(toml.data[key]):
            message = f'"{figure}" needs a source, and none can stand here; say it in an outcome, or without the figure'
            yield toml.problem(RULE, message, key)
    for name in TEXTS:
        for i, table in enumerate(toml.data.get(name, [])):
            if not table.get("evidence"):
                yield from _unsourced(toml, table, (name, i))


def _unsourced(toml: TomlFile, table: Mapping[str, Any], key: Key) -> Iterator[Problem]:
    add = f'add evidence = ["..."] to this [[{key[0]}]]'
    for at, text in _texts(table, key):
        if figure := figure_in(text):
            yield toml.problem(RULE, f'"{figure}" needs a source; {add}, or leave the figure out', *at)
    for number, note in enumerate(table.get("notes", [])):
        message = f'what holds in one place ("{note["place"]}") needs a source; {add}'
        yield toml.problem(RULE, message, *key, "notes", number)


def _texts(table: Mapping[str, Any], key: Key) -> Iterator[tuple[Key, str]]:
    """Each text of a table that gives advice, and where it stands."""
    for name in (name for name in TEXTS[str(key[0])] if name in table):
        value = table[name]
        if isinstance(value, str):
            yield (*key, name), value
        else:
            yield from (((*key, name, number), text) for number, text in enumerate(value))
    for part, name in ((part, name) for (owner, part), name in PARTS.items() if owner == key[0]):
        yield from (((*key, part, number, name), item[name]) for number, item in enumerate(table.get(part, [])))


def figure_in(text: str) -> str:
    """The first figure, share, amount of money or year in a text; empty where there is none.

    No figure in that sense are times and how long something takes, phone numbers, and numbers that count a list.
    """
    found = _FIGURE.search(_NO_FIGURE.sub(" ", text))
    return found[0].strip() if found else ""


def _unused(toml: TomlFile) -> Iterator[Problem]:
    """Messages that no outcome offers, and places for which nothing is said: readers would look for it."""
    tables = [*toml.data["outcome"], *toml.data.get("banner", [])]
    offered = {name for table in tables for name in table.get("messages", [])}
    for i, message in enumerate(toml.data.get("message", [])):
        if message["id"] not in offered:
            said = f'no outcome offers message "{message["id"]}"; name it in messages = ["..."], or take it out'
            yield toml.problem(RULE, said, "message", i, "id")
    noted = {note["place"] for table in tables for note in table.get("notes", [])}
    for i, place in enumerate(toml.data.get("place", [])):
        if place["id"] not in noted:
            said = f'nothing is said for place "{place["id"]}"; add a note for it, or take it out'
            yield toml.problem(RULE, said, "place", i, "id")
