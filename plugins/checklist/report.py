"""What is known of a checklist without asking a single reader: its proof, its shares, and whether its cases hold it.

``summary`` says it in a few lines, ``page`` as one HTML file that needs nothing else. Both are made from a ``Report``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..problem import Problem
from ..record import record
from ..source import Unreadable, read_toml
from .decide import banners_on
from .drawing import draw, tones
from .model import Answers, Case, Checklist, Html, Order, Outcome, Property, Question, Row, Rule, target_name
from .mutate import KINDS
from .parse import parse_toml
from .partial import Partial
from .picture import Picture
from .prove import Proof, prove, wrong_with
from .shares import count, percent, sets_by_rule, sets_by_target
from .trial import Gap, Trial, Verdict, trial

FIRST_LINE = "<!DOCTYPE html><!-- made by: invoke checklist report -->"
"""How every report begins. A file that begins otherwise is somebody else's."""

NOT_PEOPLE = "Shares count combinations of answers, not people: they do not say how often readers get each result."

_PARTS = Path(__file__).parent / "report_parts"
_DARK = "(prefers-color-scheme: dark)"
_TAG = re.compile(r"<[^>]*>")


@record
class Condition:
    """One cell of a row in words: the question, and the answers of which one must be given."""

    code: str
    ask: str
    answers: tuple[str, ...]


@record
class RuleLine:
    """One rule in words. Without ``ways`` it always fits."""

    rule: Rule
    because: str
    ways: tuple[tuple[Condition, ...], ...]
    title: str
    tone: int
    sets: str
    share: str


@record
class OutcomeLine:
    """One outcome, and the share of all sets that leads there. ``bar`` is that share as a number out of 100."""

    outcome: Outcome
    tone: int
    sets: str
    share: str
    bar: str


@record
class CaseLine:
    """One case and what it gives. ``codes`` are its answers as paper calls them: ``1a 2d``."""

    case: Case
    codes: str
    title: str
    tone: int
    banners: str


@record
class KindLine:
    """The mutants of one kind."""

    words: str
    trial: Trial


@record
class Report:
    """A checklist in which nothing is wrong, its proof, and the trial of its mutants."""

    checklist: Checklist
    proof: Proof
    trial: Trial

    @property
    def sets(self) -> str:
        """How many sets of answers there are."""
        return count(self.proof.sets)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each outcome or variant."""
        return {outcome.target: outcome.title for outcome in self.checklist.outcomes}

    @cached_property
    def tones(self) -> dict[str, int]:
        """The colour of each outcome."""
        return tones(self.checklist)

    @property
    def picture(self) -> Picture:
        """The rules as a sieve."""
        return draw(self.checklist, self.proof)

    @property
    def rules(self) -> Iterator[RuleLine]:
        """The rules in order."""
        sets = sets_by_rule(self.proof)
        for rule in self.checklist.rules:
            yield RuleLine(
                rule=rule,
                because=plain(rule.because),
                ways=tuple(_conditions(self.checklist, row) for row in rule.when) if all(rule.when) else (),
                title=self.titles[rule.target],
                tone=self.tones[rule.outcome],
                sets=count(sets[rule.id]),
                share=percent(sets[rule.id], self.proof.sets),
            )

    @property
    def outcomes(self) -> Iterator[OutcomeLine]:
        """The outcomes in file order."""
        sets = sets_by_target(self.proof)
        for outcome in self.checklist.outcomes:
            share = percent(sets[outcome.target], self.proof.sets)
            bar = f"{100 * sets[outcome.target] / self.proof.sets:.3f}"
            yield OutcomeLine(outcome, self.tones[outcome.id], count(sets[outcome.target]), share, bar)

    @property
    def cases(self) -> Iterator[CaseLine]:
        """The cases in file order."""
        banners = {banner.id: banner.title for banner in self.checklist.banners}
        for case in self.checklist.cases:
            yield CaseLine(
                case=case,
                codes=_codes(self.checklist, case.answers),
                title=self.titles[target_name(case.outcome, case.variant)],
                tone=self.tones[case.outcome],
                banners=", ".join(banners[name] for name in case.banners),
            )

    @cached_property
    def late(self) -> tuple[str, ...]:
        """The outcomes that show later than they could. That none shows too soon is proved at every build."""
        return tuple(self.titles[target] for target in Partial(self.checklist, self.proof).late())

    @property
    def promises(self) -> tuple[Property | Order, ...]:
        """What holds for every set of answers, as the author says it."""
        return (*self.checklist.properties, *self.checklist.orders)

    @property
    def kinds(self) -> Iterator[KindLine]:
        """The mutants by kind."""
        for kind, words in KINDS.items():
            yield KindLine(words, self.trial.of_kind(kind))

    @property
    def caught_share(self) -> str:
        """How many of the mutants the cases, properties and orders catch."""
        return percent(len(self.trial.caught), len(self.trial.verdicts))

    @property
    def missing(self) -> tuple[Verdict, ...]:
        """Mutants for which the author should add a case."""
        return tuple(verdict for verdict in self.trial.verdicts if verdict.gap)

    def in_words(self, answers: Answers) -> str:
        """Answers as an author writes them: ``signs = "none", employer = "confirmed"``."""
        return ", ".join(f'{question} = "{answer}"' for question, answer in answers.items())

    def as_case(self, gap: Gap) -> str:
        """The case that would show a gap, ready for the file but for its name and its sentence."""
        variant = f'variant = "{gap.before.variant}"\n' if gap.before.variant else ""
        shown = banners_on(self.checklist, gap.before.outcome, gap.answers)
        banners = ", ".join(f'"{banner.id}"' for banner in shown)
        return (
            f'[[case]]\nid = "..."\nabout = "..."\nanswers = {{ {self.in_words(gap.answers)} }}\n'
            f'outcome = "{gap.before.outcome}"\n{variant}rule = "{gap.before.id}"\nbanners = [{banners}]\n'
        )


def checked(path: Path) -> tuple[Checklist | None, list[Problem]]:
    """The checklist in a file, and everything that is wrong with the file or that its proof finds wrong."""
    try:
        toml = read_toml(path)
    except Unreadable as error:
        return None, [error.problem]
    checklist, problems = parse_toml(toml, path.stem)
    if not checklist:
        return None, problems
    return checklist, wrong_with(toml, checklist)


def examine(checklist: Checklist) -> Report:
    """Everything there is to report on a checklist whose proof finds nothing wrong."""
    return Report(checklist, prove(checklist), trial(checklist))


def summary(report: Report) -> str:
    """The report in a few lines, for a terminal."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    checklist, tried = report.checklist, report.trial
    yield f"{checklist.title} ({checklist.file}, reviewed {checklist.reviewed.isoformat()})"
    yield f"proved     {report.sets} sets of answers, each decided by exactly one of {len(checklist.rules)} rules"
    yield f"cases      {len(checklist.cases)} pass"
    yield f"early      no outcome shows too soon, and later than it could: {', '.join(report.late) or 'none'}"
    yield f"promises   {len(report.promises)} properties and orders hold for every set of answers"
    yield f"changes    {len(tried.verdicts)} single changes to the rules tried"
    yield f"           {len(tried.caught)} ({report.caught_share}) are caught by cases and properties"
    yield f"           {len(tried.by_proof)} only by the rest of the proof"
    yield f"           {len(tried.harmless)} change nothing, {len(tried.gaps)} go unnoticed"
    yield from _outcome_lines(report)
    yield from (f"harmless   {verdict.mutant.what}: {verdict.harmless}" for verdict in tried.harmless)
    for verdict in report.missing:
        yield from _missing_lines(report, verdict)


def _outcome_lines(report: Report) -> Iterator[str]:
    lines = list(report.outcomes)
    widest = max(len(line.share) for line in lines)
    for number, line in enumerate(lines):
        yield f"{'' if number else 'outcomes':<11}{line.share:>{widest}}  {line.outcome.target}"
    yield f"           {NOT_PEOPLE}"


def _missing_lines(report: Report, verdict: Verdict) -> Iterator[str]:
    gap = verdict.gap
    assert gap
    yield f"add a case {verdict.mutant.what}: {verdict.proof or 'nothing notices'}"
    yield f"           with {report.in_words(gap.needed)}"
    yield f"           it is {gap.before.target}; after the change {change_of(gap)}"
    yield from (f"           | {line}" for line in report.as_case(gap).splitlines())


def change_of(gap: Gap) -> str:
    """What a change makes of the answers of a gap, in words."""
    return f'{gap.after.target}, by rule "{gap.after.id}"' if gap.after else "no rule decides"


def page(report: Report, tokens: str) -> str:
    """The report as one HTML file. ``tokens`` is the style sheet that names the theme's colours and type."""
    environment = Environment(
        loader=FileSystemLoader(_PARTS),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters["change"] = change_of
    drawn = environment.get_template("report.html").render(report=report, style=_style(tokens), not_people=NOT_PEOPLE)
    return f"{FIRST_LINE}\n{drawn}"


def _style(tokens: str) -> Markup:
    """The style sheet of a report. On paper it is always day."""
    sheet = tokens.replace("<", "") + (_PARTS / "report.css").read_text(encoding="utf-8")
    return Markup(sheet.replace(_DARK, f"screen and {_DARK}"))  # noqa: S704  (nothing in it can end the style element)


def plain(text: Html) -> str:
    """A text of the file without its links and emphasis."""
    return html.unescape(_TAG.sub("", text.html))


def _conditions(checklist: Checklist, row: Row) -> tuple[Condition, ...]:
    """The cells of a row in words, in the order of questions and answers."""
    asked = [question for question in checklist.questions if question.id in row]
    return tuple(_condition(question, row[question.id]) for question in asked)


def _condition(question: Question, cell: tuple[str, ...]) -> Condition:
    answers = [answer for answer in question.answers if answer.id in cell]
    codes = " ".join(question.code(answer) for answer in answers)
    return Condition(codes, question.ask, tuple(answer.text for answer in answers))


def _codes(checklist: Checklist, answers: Answers) -> str:
    return " ".join(question.code(question.answer(answers[question.id])) for question in checklist.questions)
