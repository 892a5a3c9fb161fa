"""The records of a checklist: what the file says, after ``parse`` has found nothing wrong with it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from ..record import record

Answers: TypeAlias = Mapping[str, str]
"""One answer id per question id; questions left open are absent."""

Row: TypeAlias = Mapping[str, tuple[str, ...]]
"""Cells of a rule: for each question named, the answers of which one must be given. All cells must hold."""

Ranks: TypeAlias = tuple[tuple[str, ...], ...]
"""Names in the order of their rank. Those that stand together rank alike."""

Rows: TypeAlias = tuple[Row, ...]
"""Rows of a rule: one of them must hold. An empty row always holds."""

UNSURE = "unsure"


@record
class Html:
    """A text of the file with its inline Markdown turned into HTML. Jinja prints it as it is."""

    html: str

    def __html__(self) -> str:
        return self.html

    def __str__(self) -> str:
        return self.html


@record
class Answer:
    """One answer; in a question to tick, one group of boxes. ``letter`` is what paper and rules call it."""

    id: str
    letter: str
    text: str
    items: tuple[str, ...] = ()


@record
class Question:
    """One question. ``number`` counts from 1 over the whole checklist.

    ``ask_them`` is what a reader who is not sure can ask the other side.
    """

    id: str
    number: int
    group: str
    ask: str
    answers: tuple[Answer, ...]
    ticks: bool = False
    hint: str = ""
    why: Html = Html("")
    find_out: Html = Html("")
    ask_them: str = ""
    evidence: tuple[str, ...] = ()

    def answer(self, answer_id: str) -> Answer:
        """The answer with that id. Raises KeyError where there is none."""
        return {answer.id: answer for answer in self.answers}[answer_id]

    def code(self, answer: Answer) -> str:
        """What paper, rules and ids in the page call an answer: ``3b``. Short, because it stands there often."""
        return f"{self.number}{answer.letter}"

    @cached_property
    def answer_ids(self) -> tuple[str, ...]:
        """Ids of the answers, in file order: for a question to tick the most cautious first."""
        return tuple(answer.id for answer in self.answers)


@record
class Group:
    """A heading with its questions."""

    id: str
    title: str
    questions: tuple[Question, ...]


@record
class Note:
    """A text that holds in one place only."""

    place: str
    text: Html


@record
class Rule:
    """One rule: where a row of ``when`` holds and no earlier rule did, it decides.

    ``lifted_by`` says what would lift it, and ``lifts`` the answers that go with that: given them, no row holds.
    """

    id: str
    number: int
    outcome: str
    variant: str
    when: Rows
    because: Html
    lifted_by: Html = Html("")
    lifts: Row = field(default_factory=dict)
    ask: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def target(self) -> str:
        """Outcome and variant in one word: ``stop``, ``go/practice``."""
        return target_name(self.outcome, self.variant)

    @cached_property
    def question_ids(self) -> tuple[str, ...]:
        """The questions its rows look at, each once, in order of appearance."""
        return tuple(dict.fromkeys(question for row in self.when for question in row))


@record
class Weight:
    """Something that speaks for or against a Go, shown when it holds."""

    id: str
    side: str
    text: Html
    when: Row
    evidence: tuple[str, ...] = ()


@record
class Step:
    """What to do next, and by when."""

    when: str
    do: Html


@record
class Message:
    """A message to copy. ``body`` is plain text with its lines."""

    id: str
    title: str
    subject: str
    body: str


@record
class Outcome:
    """One outcome, or one variant of it, with everything its result shows.

    ``sign`` says at a glance what it comes to (yes, ask, change, no, stop), for a theme to draw. ``calendar`` is the
    title of the event that the page offers for the reader's calendar.
    """

    id: str
    variant: str
    title: str
    say: Html
    other_side: tuple[Html, ...]
    change: Html
    steps: tuple[Step, ...]
    messages: tuple[Message, ...] = ()
    sign: str = ""
    calendar: str = ""
    notes: tuple[Note, ...] = ()
    evidence: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    weights: tuple[Weight, ...] = ()

    @property
    def target(self) -> str:
        """Outcome and variant in one word: ``stop``, ``go/practice``."""
        return target_name(self.id, self.variant)

    @property
    def key(self) -> str:
        """The target as part of an id: ``stop``, ``go-practice``."""
        return self.target.replace("/", "-")

    @property
    def sifted(self) -> tuple[Rule, ...]:
        """The rules whose reasons show only while they hold. One alone holds wherever the outcome shows."""
        return tuple(rule for rule in self.rules if all(rule.when)) if len(self.rules) > 1 else ()


@record
class Banner:
    """A notice on top of a result, or under the question ``at``. It never changes the outcome.

    ``leave`` is a harmless address for readers who must leave the page at once.
    """

    id: str
    when: Rows
    title: str
    text: Html
    at: str = ""
    leave: str = ""
    unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    acknowledge: str = ""
    holds: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    evidence: tuple[str, ...] = ()

    def allows(self, outcome: str) -> bool:
        """Whether the banner may stand on top of that outcome."""
        return outcome not in self.unless and (not self.only or outcome in self.only)


@record
class Case:
    """A set of answers of which the author says what must come of it."""

    id: str
    about: str
    answers: Answers
    outcome: str
    variant: str
    rule: str
    banners: tuple[str, ...]


@record
class Property:
    """What must hold for every set of answers that fits ``whenever``."""

    id: str
    says: str
    whenever: Row
    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def allows(self, rule: Rule) -> bool:
        """Whether it holds for sets of answers that this rule decides."""
        names = {rule.outcome, rule.target}
        return bool(names & set(self.always)) if self.always else not names & set(self.never)


@record
class Order:
    """A promise: of two sets that differ in one of these answers, the worse never leads to a milder outcome.

    ``outcomes`` stand from the most permissive to the strictest, the ``answers`` to a question from best to worst.
    """

    id: str
    says: str
    outcomes: Ranks
    answers: Mapping[str, Ranks]


@record
class Place:
    """A country or the like, asked apart from the questions."""

    id: str
    text: str


@dataclass(frozen=True, eq=False)
class Checklist:
    """A whole checklist. ``slug`` is the name of its file, ``id`` the prefix of its ids in a page."""

    slug: str
    file: str
    id: str
    title: str
    intro: Html
    lean: Html
    general: Html
    reviewed: datetime.date
    groups: tuple[Group, ...]
    rules: tuple[Rule, ...]
    outcomes: tuple[Outcome, ...]
    banners: tuple[Banner, ...] = ()
    messages: tuple[Message, ...] = ()
    places: tuple[Place, ...] = ()
    cases: tuple[Case, ...] = ()
    properties: tuple[Property, ...] = ()
    orders: tuple[Order, ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions in order."""
        return tuple(question for group in self.groups for question in group.questions)

    def question(self, question_id: str) -> Question:
        """The question with that id. Raises KeyError where there is none."""
        return {question.id: question for question in self.questions}[question_id]


def target_name(outcome: str, variant: str) -> str:
    """Outcome and variant in one word, as rules, cases and properties write it."""
    return f"{outcome}/{variant}" if variant else outcome
