"""Whoever looks something up in what is noted is noted with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from jinja2.runtime import Context

from plugins.speed.noted import Looked, Noted, watch
from plugins.speed.traces import ALL, Trace


@pytest.mark.parametrize(
    ("look", "names"),
    [
        (lambda noted: noted["one"], {"one"}),
        (lambda noted: noted.get("one"), {"one"}),
        (lambda noted: noted.get("three"), {"three"}),
        (lambda noted: "two" in noted, {"two"}),
        (lambda noted: list(noted.values()), {"one", "two"}),
        (lambda noted: list(noted.items()), {"one", "two"}),
    ],
)
def test_names_of_a_context_are_noted(look: Callable[[Any], object], names: set[str]) -> None:
    trace = Trace()
    noted = type("Own", (Noted,), {"running": [trace]})(one=1, two=2)
    look(noted)
    assert trace.names == names
    noted.running.clear()
    look(noted)


class Own(Context):
    """A context that knows a word by itself."""

    def resolve_or_missing(self, key: str) -> Any:
        return "own" if key == "word" else super().resolve_or_missing(key)


@pytest.mark.parametrize(("kind", "drawn"), [(Context, "one"), (Own, "own one")])
def test_names_that_a_template_looks_up_are_noted(kind: type[Context], drawn: str) -> None:
    trace = Trace()
    environment = Environment(autoescape=True)
    environment.context_class = kind
    watch(environment, [trace])
    text = environment.from_string("{% set other = name %}{% block one %}{{ word }} {{ other }}{% endblock %}").render(
        name="one"
    )
    assert text.strip() == drawn
    assert "name" in trace.names


@pytest.mark.parametrize(
    ("look", "paths"),
    [
        (lambda looked: looked["one"], {"one"}),
        (lambda looked: looked.get("three"), {"three"}),
        (lambda looked: "two" in looked, {"two"}),
        (list, {ALL}),
        (lambda looked: looked.values(), {ALL}),
        (lambda looked: looked.items(), {ALL}),
        (lambda looked: looked.keys(), {ALL}),
        (len, {ALL}),
        (lambda looked: looked == {}, {ALL}),
    ],
)
def test_paths_that_are_looked_up_are_noted(look: Callable[[Any], object], paths: set[str]) -> None:
    trace = Trace()
    running = [trace]
    looked = Looked(running, {"one": 1, "two": 2})
    look(looked)
    assert trace.reads == {(looked, path) for path in paths}
    running.clear()
    look(looked)


TEMPLATES = {
    "counts": "{% set n = namespace(n=0) %}{% macro m() %}{{ n.n }}{% endmacro %}",
    "hidden": "{% if true %}{% set _l = [1] %}{% endif %}{% macro m() %}{{ _l|length }}{% endmacro %}",
    "inside": "{% macro m() %}{% set l = [1] %}{{ l|length }}{% endmacro %}",
    "plain": "{% set word = 'one' ~ 1 %}{% macro m() %}{{ word }}{% endmacro %}",
}


@pytest.mark.parametrize(("name", "spoiled"), [("counts", True), ("hidden", True), ("inside", False), ("plain", False)])
def test_a_template_that_remembers_spoils_what_imports_it(name: str, spoiled: bool) -> None:
    trace = Trace()
    running: list[Trace] = []
    environment = Environment(autoescape=True, loader=DictLoader(TEMPLATES))
    watch(environment, running)
    template = environment.from_string(f"{{% import '{name}' as it %}}{{{{ it.m() }}}}")
    template.render()
    running.append(trace)
    template.render()
    assert trace.spoiled == (f"{name} remembers what was drawn before" if spoiled else "")


class NoSource(DictLoader):
    """A loader of compiled templates, as Jinja's ModuleLoader is one."""

    def get_source(self, environment: Environment, template: str) -> Any:
        """Refuse."""
        raise RuntimeError(f"no access to the source of {template}")

    def load(self, environment: Environment, name: str, globals: Any = None) -> Any:  # noqa: A002  (Jinja's name)
        """Load it all the same."""
        return environment.template_class.from_code(environment, environment.compile(self.mapping[name], name), {})


@pytest.mark.parametrize("loader", [None, NoSource({"plain": TEMPLATES["plain"]})])
def test_a_template_whose_source_nobody_shows_may_remember(loader: DictLoader | None) -> None:
    trace = Trace()
    environment = Environment(autoescape=True, loader=loader)
    watch(environment, [trace])
    imported: Any = "plain" if loader else environment.from_string(TEMPLATES["plain"])
    page = environment.from_string("{% import it as macros %}{{ macros.m() }}")
    assert page.render(it=imported) == "one1"
    assert trace.spoiled.endswith("remembers what was drawn before")
