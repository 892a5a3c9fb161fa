"""Turns a checklist file into its records, or says everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from ..pack import Pack
from ..problem import Problem
from ..source import TomlFile, Unreadable, read_toml
from .inline import Inline
from .model import (
    Answer,
    Banner,
    Case,
    Checklist,
    Group,
    Message,
    Note,
    Order,
    Outcome,
    Place,
    Property,
    Question,
    Ranks,
    Row,
    Rows,
    Rule,
    Step,
    Weight,
    target_name,
)
from .references import reference_problems
from .shape import shape_problems


def parse(path: Path, *, base: str = "") -> tuple[Checklist | None, list[Problem]]:
    """The checklist in a file, and what is wrong with the file. Without a checklist there is at least one problem.

    ``base`` is what stands before the address of every page of the site.
    """
    try:
        toml = read_toml(path)
    except Unreadable as error:
        return None, [error.problem]
    return parse_toml(toml, path.stem, base=base)


def parse_toml(
    toml: TomlFile, slug: str, *, base: str = "", made: Pack | None = None
) -> tuple[Checklist | None, list[Problem]]:
    """The same for a file that was read already. ``slug`` is its name, ``made`` the HTML of texts that is known."""
    problems = shape_problems(toml) or reference_problems(toml)
    return (None, problems) if problems else (_Builder(toml, slug, Inline(base, made)).checklist(), [])


class _Builder:
    """Makes the records of a file in which nothing is wrong."""

    def __init__(self, toml: TomlFile, slug: str, html: Inline) -> None:
        self.toml, self.data, self.slug = toml, toml.data, slug
        self.html = html
        self.messages = {message["id"]: Message(**message) for message in self._tables("message")}

    def checklist(self) -> Checklist:
        data, html = self.data, self.html
        rules = tuple(self._rule(number, table) for number, table in enumerate(data["rule"], start=1))
        weights = tuple(self._weight(number, table) for number, table in enumerate(self._tables("weight"), start=1))
        return Checklist(
            slug=self.slug,
            file=self.toml.file,
            id=data["id"],
            title=data["title"],
            intro=html(data["intro"]),
            lean=html(data["lean"]),
            general=html(data["general"]),
            reviewed=data["reviewed"],
            groups=self._groups(),
            rules=rules,
            outcomes=tuple(self._outcome(table, rules, weights) for table in data["outcome"]),
            banners=tuple(self._banner(table) for table in self._tables("banner")),
            messages=tuple(self.messages.values()),
            places=tuple(Place(table["id"], table["text"]) for table in self._tables("place")),
            cases=tuple(self._case(table) for table in self._tables("case")),
            properties=tuple(self._property(table) for table in self._tables("property")),
            orders=tuple(self._order(table) for table in self._tables("order")),
        )

    def _tables(self, name: str) -> list[dict[str, Any]]:
        return list(self.data.get(name, []))

    def _groups(self) -> tuple[Group, ...]:
        """Groups in file order; questions are numbered in the order in which the reader meets them."""
        questions = [
            (group, table)
            for group in self.data["group"]
            for table in self.data["question"]
            if table["group"] == group["id"]
        ]
        made = [self._question(number, table) for number, (_, table) in enumerate(questions, start=1)]
        return tuple(
            Group(group["id"], group["title"], tuple(question for question in made if question.group == group["id"]))
            for group in self.data["group"]
        )

    def _question(self, number: int, table: Mapping[str, Any]) -> Question:
        return Question(
            id=table["id"],
            number=number,
            group=table["group"],
            ask=table["ask"],
            answers=tuple(
                self._answer(letter, answer) for letter, answer in zip(ascii_lowercase, table["answers"], strict=False)
            ),
            ticks=table.get("ticks", False),
            hint=table.get("hint", ""),
            why=self.html(table["why"]),
            find_out=self.html(table["find_out"]),
            ask_them=table.get("ask_them", ""),
            evidence=tuple(table.get("evidence", ())),
        )

    def _answer(self, letter: str, table: Mapping[str, Any]) -> Answer:
        return Answer(table["id"], letter, table["text"], tuple(table.get("items", ())))

    def _rule(self, number: int, table: Mapping[str, Any]) -> Rule:
        return Rule(
            id=table["id"],
            number=number,
            outcome=table["outcome"],
            variant=table.get("variant", ""),
            when=_rows(table["when"]),
            because=self.html(table["because"]),
            lifted_by=self.html(table.get("lifted_by", "")),
            lifts=_row(table.get("lifts", {})),
            ask=table.get("ask", ""),
            evidence=tuple(table.get("evidence", ())),
        )

    def _weight(self, number: int, table: Mapping[str, Any]) -> Weight:
        return Weight(
            f"w{number}", table["side"], self.html(table["text"]), _row(table["when"]), tuple(table.get("evidence", ()))
        )

    def _outcome(self, table: Mapping[str, Any], rules: tuple[Rule, ...], weights: tuple[Weight, ...]) -> Outcome:
        target = target_name(table["id"], table.get("variant", ""))
        return Outcome(
            id=table["id"],
            variant=table.get("variant", ""),
            title=table["title"],
            say=self.html(table["say"]),
            other_side=tuple(self.html(text) for text in table["other_side"]),
            change=self.html(table["change"]),
            steps=tuple(Step(step["when"], self.html(step["do"])) for step in table["steps"]),
            messages=tuple(self.messages[name] for name in table.get("messages", ())),
            sign=table.get("sign", ""),
            calendar=table.get("calendar", ""),
            notes=self._notes(table),
            evidence=tuple(table.get("evidence", ())),
            rules=tuple(rule for rule in rules if rule.target == target),
            weights=weights if table.get("variant") else (),
        )

    def _notes(self, table: Mapping[str, Any]) -> tuple[Note, ...]:
        notes = table.get("notes", [])
        return tuple(Note(note["place"], self.html(note["text"])) for note in notes)

    def _banner(self, table: Mapping[str, Any]) -> Banner:
        return Banner(
            id=table["id"],
            when=_rows(table["when"]),
            title=table["title"],
            text=self.html(table["text"]),
            at=table.get("at", ""),
            leave=table.get("leave", ""),
            unless=tuple(table.get("unless", ())),
            only=tuple(table.get("only", ())),
            acknowledge=table.get("acknowledge", ""),
            holds=tuple(table.get("holds", ())),
            notes=self._notes(table),
            evidence=tuple(table.get("evidence", ())),
        )

    def _case(self, table: Mapping[str, Any]) -> Case:
        return Case(
            id=table["id"],
            about=table["about"],
            answers=dict(table["answers"]),
            outcome=table["outcome"],
            variant=table.get("variant", ""),
            rule=table["rule"],
            banners=tuple(table.get("banners", ())),
        )

    def _property(self, table: Mapping[str, Any]) -> Property:
        sides = {side: tuple(table.get(side, ())) for side in ("always", "never")}
        return Property(table["id"], table["says"], _row(table["whenever"]), **sides)

    def _order(self, table: Mapping[str, Any]) -> Order:
        answers = {question: _ranks(ranks) for question, ranks in table["answers"].items()}
        return Order(table["id"], table["says"], _ranks(table["outcomes"]), answers)


def _row(table: Mapping[str, list[str]]) -> Row:
    return {question: tuple(cell) for question, cell in table.items()}


def _ranks(lists: list[list[str]]) -> Ranks:
    return tuple(tuple(rank) for rank in lists)


def _rows(tables: list[Mapping[str, list[str]]]) -> Rows:
    return tuple(_row(table) for table in tables)
