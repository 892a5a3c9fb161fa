"""A template is compiled once, and what a site's own filters make of it is made every time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from jinja2.compiler import CodeGenerator

from plugins.speed.pelican_templates import KeptTemplates, remember
from plugins.store import Store

TEMPLATES = {
    "base.html": "{{ 'word'|own }}\n  {% if 'a' is good %}\n  good{% endif %}{{ 1 + 2 }}{{ '<' }}"
    "{% block main %}{% endblock %}\n",
    "page.html": "{% extends 'base.html' %}{% block main %}{{ page }}{% endblock %}",
}


def environment(store: Store | None, *, code: str = "1", answer: str = "good", **options: Any) -> Environment:
    """An environment with a filter and a test of its own, as a new process would have it."""
    made = Environment(loader=DictLoader(TEMPLATES), autoescape=options.pop("autoescape", True), **options)
    if store:
        remember(made, store, code)
    made.filters["own"] = lambda word: f"{word} {answer}"
    made.tests["good"] = lambda word: answer == "good"
    return made


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that were compiled."""
    names: list[str] = []
    real = Environment._compile

    def note(self: Environment, source: str, filename: str) -> Any:
        names.append(source)
        return real(self, source, filename)

    monkeypatch.setattr(Environment, "_compile", note)
    return names


def drawn(made: Environment) -> str:
    return made.get_template("page.html").render(page="<p>")


def test_a_template_is_compiled_once(tmp_path: Path, compiled: list[str]) -> None:
    first, again = (drawn(environment(Store(tmp_path))) for _ in range(2))
    assert len(compiled) == len(TEMPLATES)
    assert first == again == drawn(environment(None))


def test_filters_and_tests_of_a_site_are_asked_every_time(tmp_path: Path) -> None:
    for answer in ("good", "bad"):
        assert drawn(environment(Store(tmp_path), answer=answer)) == drawn(environment(None, answer=answer))


@pytest.mark.parametrize(
    "options",
    [
        {"trim_blocks": True},
        {"lstrip_blocks": True},
        {"keep_trailing_newline": True},
        {"autoescape": False},
        {"autoescape": lambda name: name == "page.html"},
        {"code": "2"},
    ],
)
def test_templates_that_are_read_otherwise_are_other_templates(
    tmp_path: Path, compiled: list[str], options: dict[str, Any]
) -> None:
    drawn(environment(Store(tmp_path)))
    compiled.clear()
    assert drawn(environment(Store(tmp_path), **options)) == drawn(environment(None, **options))
    assert len(compiled) >= len(TEMPLATES)


@pytest.mark.parametrize(
    "options", [{"finalize": lambda value: value}, {"extensions": ["tests.speed.extension.Own"]}, {"optimized": False}]
)
def test_an_environment_with_ways_of_its_own_stays_as_it_is(tmp_path: Path, options: dict[str, Any]) -> None:
    made = environment(Store(tmp_path), **options)
    assert made.bytecode_cache is None
    assert made.code_generator_class is CodeGenerator


def test_what_is_kept_is_told_apart_by_its_source(tmp_path: Path) -> None:
    made, cache = environment(None), KeptTemplates(Store(tmp_path), "1")
    one, other = (cache.get_bucket(made, "a.html", "a.html", source) for source in ("one", "other"))
    assert one.key != other.key
