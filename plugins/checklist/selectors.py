"""Compiles rules to CSS selectors, so that a page shows its outcome live without script.

A question has a *literal* for each set of its answers: a chain of ``:has()`` that matches the form when one of these
answers is given. A row of a rule is the chain of its cells; a row is *ruled out* when some cell is answered otherwise.

An outcome shows when one of its rows holds and every earlier row that leads elsewhere is ruled out, whatever the
questions still open. The style sheet says that with the cascade, in two custom properties per outcome on the form:
``--to1`` is ``block`` and ``--no1`` is ``none`` while the first outcome shows; otherwise both have no value, and
``var()`` takes what stands behind the comma. Rows are written last to first, at equal (zero) specificity: a row
that is not ruled out takes away the outcomes it does not lead to, a row that holds sets the one it leads to. What an
earlier row says comes later in the sheet, and so wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from .model import UNSURE, Answer, Banner, Checklist, Question, Row, Rule, Weight


def style(checklist: Checklist) -> str:
    """The style sheet that shows outcome, reasons and banners of one checklist, as its answers come in."""
    together = groupby(Compiler(checklist).sheet(), lambda rule: rule.declarations)
    return "".join(f":where({','.join(rule.selector for rule in rules)}){{{said}}}" for said, rules in together)


class Styled(NamedTuple):
    """One rule of the sheet. All have specificity zero, so that order alone decides, and neighbours may be joined."""

    selector: str
    declarations: str


class Compiler:
    """Selectors of one checklist. ``form`` is the selector of its form element."""

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist
        self.form = f"#{checklist.id}"
        self.keys = [outcome.key for outcome in checklist.outcomes]
        self.numbers = {key: number for number, key in enumerate(self.keys, 1)}

    # -- what an author's words become -------------------------------------------------------------------------

    def literal(self, question: Question, answers: Iterable[str]) -> str:
        """Matches the form when one of the answers is the answer to the question."""
        wanted = [answer for answer in question.answers if answer.id in set(answers)]
        if not question.ticks:
            return f":has({','.join(self._option(question, answer) for answer in wanted)})"
        ways = [self._tick_literal(question, answer) for answer in wanted]
        return ways[0] if len(ways) == 1 else f":is({','.join(ways)})"

    def _tick_literal(self, question: Question, answer: Answer) -> str:
        """The answer to a question to tick is the first ticked group in file order."""
        before = question.answers[: question.answers.index(answer)]
        ticked = f":has({self._option(question, answer)})"
        return ticked + (f":not(:has({','.join(self._option(question, other) for other in before)}))" if before else "")

    def _option(self, question: Question, answer: Answer) -> str:
        name = f"{self.checklist.id}-{question.code(answer)}"
        return f".{name}:checked" if answer.items else f"#{name}:checked"

    def row(self, row: Row) -> str:
        """Matches the form when the row holds."""
        return self.form + "".join(self.literal(self.checklist.question(name), cell) for name, cell in row.items())

    def ruled_out(self, row: Row) -> str:
        """Matches the form when some cell of the row is answered otherwise; empty where none can be."""
        ways = []
        for name, cell in row.items():
            question = self.checklist.question(name)
            otherwise = set(question.answer_ids) - set(cell)
            ways += [self.literal(question, otherwise)] if otherwise else []
        return _either(ways)

    # -- the sheet ---------------------------------------------------------------------------------------------

    def sheet(self) -> Iterator[Styled]:
        """Declarations in order: what is hidden at first, then what brings it out."""
        yield Styled(
            f"{self.form} :is(.outcome,.banner,.decided,.stop-here,.weighed,"
            "[class^=by-],[class^=held-],[class^=open-])",
            "display:none",
        )
        yield from self._outcomes()
        yield from self._shared()
        yield from self._reasons()
        yield from self._banners()
        yield from self._open_ends()
        yield from self._places()

    def _outcomes(self) -> Iterator[Styled]:
        for target, rules in reversed(
            [(target, list(rules)) for target, rules in groupby(self.checklist.rules, _target)]
        ):
            rows = [row for rule in rules for row in rule.when]  # neighbours that lead to one outcome speak together
            number = self.numbers[_key(target)]
            others = "".join(f"--to{n}:initial;--no{n}:initial;" for n in self.numbers.values() if n != number)
            open_ = ",".join(_unless(self.ruled_out(row)) or "*" for row in rows)
            if rules[-1] != self.checklist.rules[-1]:  # before the last ones nothing is set that they could take away
                yield Styled(f"{self.form}:is({open_})", others.rstrip(";"))
            yield Styled(f"{self.form}:is({self.any_of(rows)})", f"--to{number}:block;--no{number}:none")
        for key in self.keys:
            yield Styled(f"{self.form} .to-{key}", f"display:{self._first('--to', [key], 'none')}")
        yield Styled(f"{self.form} .decided", f"display:{self._first('--to', self.keys, 'none')}")
        yield Styled(f"{self.form} .pending", f"display:{self._first('--no', self.keys, 'block')}")

    def _first(self, prefix: str, keys: Iterable[str], otherwise: str) -> str:
        """The value of the first property that has one, of these outcomes: ``var(--to1,var(--to2,none))``."""
        value = otherwise
        for key in reversed(list(keys)):
            value = f"var({prefix}{self.numbers[key]},{value})"
        return value

    def _shared(self) -> Iterator[Styled]:
        """What stands once for several outcomes shows with each of them."""
        outcomes = self.checklist.outcomes
        for message in self.checklist.messages:
            offered = [outcome.key for outcome in outcomes if message in outcome.messages]
            yield Styled(f"{self.form} .send-{message.id}", f"display:{self._first('--to', offered, 'none')}")
        if weighing := [outcome.key for outcome in outcomes if outcome.weights]:
            some = _either([self.row(weight.when).removeprefix(self.form) for weight in self._weights()])
            yield Styled(f"{self.form}{some} .weighed", f"display:{self._first('--to', weighing, 'none')}")

    def _reasons(self) -> Iterator[Styled]:
        for outcome in self.checklist.outcomes:
            for rule in outcome.sifted:
                yield Styled(f"{self.form}:is({self.any_of(rule.when)}) .by-{rule.number}", "display:list-item")
        for weight in self._weights():
            yield Styled(f"{self.row(weight.when)} .by-{weight.id}", "display:list-item")

    def _weights(self) -> Iterable[Weight]:
        """Each weight once: several outcomes may weigh the same."""
        return {weight.id: weight for outcome in self.checklist.outcomes for weight in outcome.weights}.values()

    def _banners(self) -> Iterator[Styled]:
        for banner in self.checklist.banners:
            wanted = f"{self.form}:is({self.any_of(banner.when)})"
            yield Styled(f"{wanted} .banner-{banner.id}", f"display:{self._banner_display(banner)}")
            if banner.holds:
                waits = f"{wanted}:not(:has(#{self.checklist.id}-ack-{banner.id}:checked))"
                yield Styled(f"{waits} :is({','.join(f'.message-{name}' for name in banner.holds)})", "display:none")
                yield Styled(f"{waits} .held-{banner.id}", "display:block")

    def _banner_display(self, banner: Banner) -> str:
        """A banner follows the outcome: absent from some, or present on some only. Under a question it is free."""
        outcomes = self.checklist.outcomes
        if banner.only:
            return self._first("--to", [outcome.key for outcome in outcomes if banner.allows(outcome.id)], "none")
        return self._first("--no", [outcome.key for outcome in outcomes if not banner.allows(outcome.id)], "block")

    def _open_ends(self) -> Iterator[Styled]:
        """What the reader was not sure of; and what is said once nothing that is still open can change anything."""
        unsure = []
        for question in self.checklist.questions:
            unsure.append(self.literal(question, [UNSURE]))
            yield Styled(f"{self.form}{unsure[-1]} .open-{question.number}", "display:list-item")
        yield Styled(f"{self.form}{_either(unsure)} .open-any", "display:block")
        settled = "".join(dict.fromkeys(self._settled(banner) for banner in self.checklist.banners if not banner.at))
        answered = "".join(
            f":has([name={self.checklist.id}-{question.number}]:checked)" for question in self.checklist.questions
        )
        stop_here = self._first("--to", self.keys, "none")
        yield Styled(f"{self.form}{settled}{_unless(answered)} .stop-here", f"display:{stop_here}")

    def _settled(self, banner: Banner) -> str:
        """Matches the form when it is certain whether the banner is wanted."""
        out = "".join(self.ruled_out(row) or ":not(*)" for row in banner.when)
        return f":is({self.any_of(banner.when)},{out})"

    def any_of(self, rows: Iterable[Row]) -> str:
        """The rows as a list for ``:is()``, without the form in front of each."""
        return ",".join(self.row(row).removeprefix(self.form) or "*" for row in rows)

    def _places(self) -> Iterator[Styled]:
        for place in self.checklist.places:
            chosen = f"{self.form}:has(#{self.checklist.id}-place-{place.id}:checked)"
            yield Styled(f"{chosen} .in:not(.in-{place.id})", "display:none")


def _either(ways: list[str]) -> str:
    """One of several literals. Plain ones join in a single ``:has()``, which is shorter and quicker."""
    plain = [way[len(":has(") : -1] for way in ways if way.startswith(":has(") and way.count(":has(") == 1]
    rest = [way for way in ways if not (way.startswith(":has(") and way.count(":has(") == 1)]
    joined = [f":has({','.join(plain)})", *rest] if plain else rest
    return f":is({','.join(joined)})" if len(joined) > 1 else "".join(joined)


def _unless(selector: str) -> str:
    return f":not({selector})" if selector else ""


def _target(rule: Rule) -> str:
    return rule.target


def _key(target: str) -> str:
    return target.replace("/", "-")
