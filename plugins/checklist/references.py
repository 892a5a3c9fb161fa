"""Everything that names something else in a checklist file must name something that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import Any

from ..problem import Problem
from ..source import Key, TomlFile, did_you_mean
from .model import UNSURE, target_name
from .shape import RULE


def reference_problems(toml: TomlFile) -> list[Problem]:
    """Ids given twice, and names of questions, answers, outcomes, messages and places that do not exist.

    Wants a file in which ``shape_problems`` found nothing.
    """
    names = _Names(toml.data)
    twice = list(_twice(toml))
    if twice:  # which of the two a name means cannot be told: nothing is said of names until it can
        return sorted(twice)
    found = [*_taken(toml, names), *_questions(toml, names), *_rules(toml, names)]
    found += [*_outcomes(toml, names), *_banners(toml, names), *_cases(toml, names), *_properties(toml, names)]
    found += _orders(toml, names)
    return sorted(found)


def shared_ids(files: Iterable[TomlFile]) -> list[Problem]:
    """Files of one site that have the id of an earlier one. Two of them in one page would share all ids there."""
    first: dict[str, str] = {}
    found = []
    for toml in files:
        name = toml.data.get("id")
        if isinstance(name, str) and first.setdefault(name, toml.file) != toml.file:
            message = f'"{name}" is the id of {first[name]} too; give one of them another id'
            found.append(toml.problem(RULE, message, "id"))
    return found


class _Names:
    """All names that a file gives out."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.answers = {q["id"]: [answer["id"] for answer in q["answers"]] for q in data["question"]}
        self.groups = [group["id"] for group in data["group"]]
        self.rules = [rule["id"] for rule in data["rule"]]
        self.targets = [_target(outcome) for outcome in data["outcome"]]
        self.outcomes = list(dict.fromkeys(outcome["id"] for outcome in data["outcome"]))
        self.messages = [message["id"] for message in data.get("message", [])]
        self.places = [place["id"] for place in data.get("place", [])]
        self.banners = [banner["id"] for banner in data.get("banner", [])]


def _target(table: Mapping[str, Any]) -> str:
    return target_name(table["outcome"] if "outcome" in table else table["id"], table.get("variant", ""))


def _unknown(toml: TomlFile, what: str, name: str, known: Any, *key: str | int) -> Iterator[Problem]:
    if name not in known:
        listed = ", ".join(dict.fromkeys(known)) or "none"
        yield toml.problem(RULE, f'there is no {what} "{name}"; there are {listed}.{did_you_mean(name, known)}', *key)


def _twice(toml: TomlFile) -> Iterator[Problem]:
    for table in ("group", "question", "rule", "banner", "message", "case", "property", "order", "place"):
        yield from _repeated(toml, [(item["id"], (table, i)) for i, item in enumerate(toml.data.get(table, []))])
    # "go-strong" and variant "strong" of "go" are one name in a page
    outcomes = [(_target(item).replace("/", "-"), ("outcome", i)) for i, item in enumerate(toml.data["outcome"])]
    yield from _repeated(toml, outcomes)
    for i, question in enumerate(toml.data["question"]):
        answers = [(answer["id"], ("question", i, "answers", k)) for k, answer in enumerate(question["answers"])]
        yield from _repeated(toml, answers)


def _repeated(toml: TomlFile, named: Sequence[tuple[str, Key]]) -> Iterator[Problem]:
    first: dict[str, Key] = {}
    for name, key in named:
        if name in first:
            line, _ = toml.at(*first[name], "id")
            yield toml.problem(
                RULE, f'"{name}" stands twice, first in line {line}; give one of them another id', *key, "id"
            )
        first.setdefault(name, key)


def _taken(toml: TomlFile, names: _Names) -> Iterator[Problem]:
    """Ids of questions that would stand twice in a page, because it makes the same ones for its other boxes."""
    taken = {*(f"place-{place}" for place in names.places), *(f"ack-{banner}" for banner in names.banners)}
    for i, question in enumerate(toml.data["question"]):
        if question["id"] in taken:
            message = f'"{question["id"]}" is an id that the page gives to another box; give the question another id'
            yield toml.problem(RULE, message, "question", i, "id")


def _questions(toml: TomlFile, names: _Names) -> Iterator[Problem]:
    for i, question in enumerate(toml.data["question"]):
        yield from _unknown(toml, "group", question["group"], names.groups, "question", i, "group")
        if UNSURE not in names.answers[question["id"]]:
            add = '{ id = "unsure", text = "Not sure" }'
            message = f'"{question["id"]}" has no answer for people who are not sure; add {add}'
            yield toml.problem(RULE, message, "question", i, "answers")
        yield from _answers(toml, question, i)
        yield from _tick_order(toml, i)


def _answers(toml: TomlFile, question: Mapping[str, Any], i: int) -> Iterator[Problem]:
    count = len(question["answers"])
    if count > len(ascii_lowercase):
        message = (
            f'"{question["id"]}" has {count} answers, but there are only 26 letters for them; make it two questions'
        )
        yield toml.problem(RULE, message, "question", i, "answers")
    for k, answer in enumerate(question["answers"]):
        if "items" in answer and not question.get("ticks"):
            message = '"items" are boxes to tick; add ticks = true to the question, or take them out'
            yield toml.problem(RULE, message, "question", i, "answers", k, "items")


def _tick_order(toml: TomlFile, index: int) -> Iterator[Problem]:
    """Of several ticks the first in file order is the answer: so the most cautious must stand first."""
    question = toml.data["question"][index]
    ranks = [_caution(answer) for answer in question["answers"]]
    for k in range(1, len(ranks)):
        if question.get("ticks") and ranks[k] < ranks[k - 1]:
            name, before = question["answers"][k]["id"], question["answers"][k - 1]["id"]
            message = (
                f'"{name}" must stand before "{before}", because of several ticks the first listed is the answer: '
            )
            message += 'groups with items, then "unsure", then the rest'
            yield toml.problem(RULE, message, "question", index, "answers", k)


def _caution(answer: Mapping[str, Any]) -> int:
    return 0 if answer.get("items") else 1 if answer["id"] == UNSURE else 2


def _row(toml: TomlFile, names: _Names, row: Mapping[str, Any], *key: str | int) -> Iterator[Problem]:
    for question, cell in row.items():
        yield from _unknown(toml, "question", question, names.answers, *key, question)
        for i, answer in enumerate([cell] if isinstance(cell, str) else cell):
            if question in names.answers:
                known = names.answers[question]
                place = (*key, question) if isinstance(cell, str) else (*key, question, i)
                yield from _unknown(toml, f'answer to "{question}"', answer, known, *place)


def _rows(toml: TomlFile, names: _Names, table: str, index: int) -> Iterator[Problem]:
    for i, row in enumerate(toml.data[table][index]["when"]):
        yield from _row(toml, names, row, table, index, "when", i)


def _rules(toml: TomlFile, names: _Names) -> Iterator[Problem]:
    for i, rule in enumerate(toml.data["rule"]):
        yield from _unknown(toml, "outcome", _target(rule), names.targets, "rule", i, "outcome")
        yield from _rows(toml, names, "rule", i)
        yield from _row(toml, names, rule.get("lifts", {}), "rule", i, "lifts")
    for i, weight in enumerate(toml.data.get("weight", [])):
        yield from _row(toml, names, weight["when"], "weight", i, "when")


def _outcomes(toml: TomlFile, names: _Names) -> Iterator[Problem]:
    for i, outcome in enumerate(toml.data["outcome"]):
        for k, message in enumerate(outcome.get("messages", [])):
            yield from _unknown(toml, "message", message, names.messages, "outcome", i, "messages", k)
        yield from _notes(toml, names, outcome, "outcome", i)


def _banners(toml: TomlFile, names: _Names) -> Iterator[Problem]:
    for i, banner in enumerate(toml.data.get("banner", [])):
        yield from _rows(toml, names, "banner", i)
        yield from _notes(toml, names, banner, "banner", i)
        for list_name, what, known in (
            ("unless", "outcome", names.outcomes),
            ("only", "outcome", names.outcomes),
            ("holds", "message", names.messages),
        ):
            for k, name in enumerate(banner.get(list_name, [])):
                yield from _unknown(toml, what, name, known, "banner", i, list_name, k)
        yield from _at(toml, names, banner, i)
        yield from _held(toml, banner, i)


def _at(toml: TomlFile, names: _Names, banner: Mapping[str, Any], i: int) -> Iterator[Problem]:
    """A banner under a question stands there whatever the outcome, and holds nothing back."""
    if "at" not in banner:
        if "leave" in banner:
            message = f'"leave" wants a banner under a question; add at = "..." to "{banner["id"]}"'
            yield toml.problem(RULE, message, "banner", i, "leave")
        return
    yield from _unknown(toml, "question", banner["at"], names.answers, "banner", i, "at")
    for key in ("unless", "only", "holds"):
        if key in banner:
            message = f'banner "{banner["id"]}" stands under a question, whatever the outcome; take "{key}" or "at" out'
            yield toml.problem(RULE, message, "banner", i, key)


def _held(toml: TomlFile, banner: Mapping[str, Any], i: int) -> Iterator[Problem]:
    """Messages that a banner holds back, and that no box would ever let go."""
    if banner.get("holds") and "acknowledge" not in banner:
        message = f'"{banner["id"]}" holds messages back; add acknowledge = "...", the words of the box that frees them'
        yield toml.problem(RULE, message, "banner", i, "holds")
    for k, outcome in enumerate(toml.data["outcome"]):
        only, unless = banner.get("only"), banner.get("unless", [])
        stands = outcome["id"] not in unless and (not only or outcome["id"] in only)
        for m, name in enumerate(outcome.get("messages", [])):
            if not stands and name in banner.get("holds", []):
                message = f'banner "{banner["id"]}" holds back "{name}", but its box never shows on "{outcome["id"]}"'
                yield toml.problem(RULE, f"{message}; offer another message there", "outcome", k, "messages", m)


def _notes(toml: TomlFile, names: _Names, table: Mapping[str, Any], *key: str | int) -> Iterator[Problem]:
    for k, note in enumerate(table.get("notes", [])):
        yield from _unknown(toml, "place", note["place"], names.places, *key, "notes", k, "place")


def _cases(toml: TomlFile, names: _Names) -> Iterator[Problem]:
    for i, case in enumerate(toml.data.get("case", [])):
        yield from _row(toml, names, case["answers"], "case", i, "answers")
        missing = [question for question in names.answers if question not in case["answers"]]
        if missing:
            yield toml.problem(
                RULE,
                f"the case leaves open {', '.join(missing)}; give an answer to each question",
                "case",
                i,
                "answers",
            )
        yield from _unknown(toml, "outcome", _target(case), names.targets, "case", i, "outcome")
        yield from _unknown(toml, "rule", case["rule"], names.rules, "case", i, "rule")
        for k, banner in enumerate(case.get("banners", [])):
            yield from _unknown(toml, "banner", banner, names.banners, "case", i, "banners", k)


def _properties(toml: TomlFile, names: _Names) -> Iterator[Problem]:
    for i, wanted in enumerate(toml.data.get("property", [])):
        yield from _row(toml, names, wanted["whenever"], "property", i, "whenever")
        if ("always" in wanted) == ("never" in wanted):
            yield toml.problem(RULE, 'a property needs either "always" or "never", and not both', "property", i)
        for side in ("always", "never"):
            for k, target in enumerate(wanted.get(side, [])):
                yield from _unknown(toml, "outcome", target, names.outcomes + names.targets, "property", i, side, k)


def _orders(toml: TomlFile, names: _Names) -> Iterator[Problem]:
    for i, order in enumerate(toml.data.get("order", [])):
        yield from _ranks(toml, "outcome", order["outcomes"], names.outcomes, "order", i, "outcomes")
        ranked = {name for rank in order["outcomes"] for name in rank}
        if missing := [name for name in names.outcomes if name not in ranked]:
            message = f"the order leaves out {', '.join(missing)}; rank each outcome, from the mildest to the strictest"
            yield toml.problem(RULE, message, "order", i, "outcomes")
        for question, ranks in order["answers"].items():
            key: Key = ("order", i, "answers", question)
            yield from _unknown(toml, "question", question, names.answers, *key)
            if question in names.answers:
                yield from _ranks(toml, f'answer to "{question}"', ranks, names.answers[question], *key)
            if len(ranks) == 1:
                message = f'"{question}" has one rank only, which orders nothing; write [["best"], ["worse", "alike"]]'
                yield toml.problem(RULE, message, *key)


def _ranks(toml: TomlFile, what: str, ranks: list[list[str]], known: Any, *key: str | int) -> Iterator[Problem]:
    """Names in lists of lists: each is known, and stands once."""
    seen: set[str] = set()
    for i, rank in enumerate(ranks):
        for k, name in enumerate(rank):
            yield from _unknown(toml, what, name, known, *key, i, k)
            if name in seen:
                yield toml.problem(RULE, f'"{name}" stands twice in the order; leave it in one list only', *key, i, k)
            seen.add(name)
