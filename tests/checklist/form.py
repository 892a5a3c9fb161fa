"""The form of a checklist as a theme draws it, bare: its inputs, and an element for each thing its sheet shows."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup

from plugins.checklist.model import Answer, Banner, Checklist, Question


def form_html(checklist: Checklist) -> str:
    """The form, with nothing answered."""
    parts = [*_inputs(checklist), *_results(checklist)]
    return f'<form id="{checklist.id}">{"".join(parts)}</form>'


def form(checklist: Checklist) -> BeautifulSoup:
    """The same, parsed."""
    return BeautifulSoup(form_html(checklist), "html.parser")


def box_ids(checklist: Checklist, question: Question, answer: Answer) -> list[str]:
    """The ids of the inputs that give one answer: several where it is a group of boxes to tick."""
    name = f"{checklist.id}-{question.code(answer)}"
    return [f"{name}-{number}" for number, _ in enumerate(answer.items, start=1)] or [name]


def _inputs(checklist: Checklist) -> Iterator[str]:
    for place in checklist.places:
        yield f'<input type="radio" name="{checklist.id}-place" id="{checklist.id}-place-{place.id}">'
    for question in checklist.questions:
        kind = "checkbox" if question.ticks else "radio"
        for answer in question.answers:
            group = f' class="{checklist.id}-{question.code(answer)}"' if answer.items else ""
            for name in box_ids(checklist, question, answer):
                yield f'<input type="{kind}" name="{checklist.id}-{question.number}" id="{name}"{group}>'


def _results(checklist: Checklist) -> Iterator[str]:
    for classes in ("pending", "decided", "stop-here", "open-any", "weighed"):
        yield f'<p class="{classes}"></p>'
    yield from (f'<p class="open-{question.number}"></p>' for question in checklist.questions)
    yield from (f'<p class="in in-{place.id}"></p>' for place in checklist.places)
    yield from (f'<p class="message-{message.id}"></p>' for message in checklist.messages)
    yield from (f'<p class="outcome to-{outcome.key}"></p>' for outcome in checklist.outcomes)
    yield from (f'<p class="by-{rule.number}"></p>' for outcome in checklist.outcomes for rule in outcome.sifted)
    yield from (f'<p class="by-{weight.id}"></p>' for weight in checklist.outcomes[-1].weights)
    yield from (part for banner in checklist.banners for part in _banner(checklist, banner))


def _banner(checklist: Checklist, banner: Banner) -> Iterator[str]:
    yield f'<p class="banner banner-{banner.id}"></p><p class="held-{banner.id}"></p>'
    if banner.acknowledge:
        yield f'<input type="checkbox" id="{checklist.id}-ack-{banner.id}">'
