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
    "plain": "{% set word = 'one' ~ 1 %}{% macro m() %}{{ word|upper }}{% endmacro %}",
    "listed": "{% set _l = ''|list %}{% macro m() %}{{ _l|length }}{% endmacro %}",
    "filtered": "{% set word = 'one'|upper ~ ('a', 'b')|join %}{% macro m() %}{{ word }}{% endmacro %}",
    "further": "{% import 'counts' as it %}{% macro m() %}{{ it.m() }}{% endmacro %}",
    "harmless": "{% from 'plain' import m as n %}{% include 'shown' %}{% macro m() %}{{ n() }}{% endmacro %}",
    "unknown": "{% include ['plain'] %}{% macro m() %}{% endmacro %}",
    "shown": "<p>{{ latest() }} {{ word }}</p>",
}


@pytest.mark.parametrize(
    ("name", "spoiled"),
    [
        *[(name, True) for name in ("counts", "hidden", "listed", "further", "unknown")],
        *[(name, False) for name in ("inside", "plain", "filtered", "harmless")],
    ],
)
def test_a_template_that_remembers_spoils_what_imports_it(name: str, spoiled: bool) -> None:
    trace = Trace()
    running = [Trace()]
    environment = Environment(autoescape=True, loader=DictLoader(TEMPLATES))
    environment.globals["latest"] = lambda: ""
    watch(environment, running)
    template = environment.from_string(f"{{% import '{name}' as it %}}{{{{ it.m() }}}}")
    template.render()
    running[:] = [trace]
    template.render()
    assert trace.spoiled == (f"{name} remembers what was drawn before" if spoiled else "")


def of_pages(texts: int, *, early: bool = False) -> list[Trace]:
    """What each of so many pages looks at that show a template which Jinja runs once for all."""
    looked, running, traces = Looked([], {"one": 1}), list[Trace](), [Trace() for _ in range(texts)]
    looked._running = running
    environment = Environment(autoescape=True, loader=DictLoader(TEMPLATES))
    environment.globals["latest"] = lambda: looked["one"]
    watch(environment, running)
    page = environment.from_string("{% include 'shown' without context %}")
    for trace in [*([None] if early else []), *traces]:
        running[:] = [trace] if trace else []
        assert page.render() == "<p>1 </p>"
    return traces


def test_what_is_looked_at_when_a_template_is_run_once_counts_for_all_who_show_it() -> None:
    first, second = of_pages(2)
    assert [name for _, name in first.reads] == ["one"]
    assert second.reads == first.reads
    assert second.names == first.names >= {"word"}
    assert second.spoiled == ""


def test_of_a_template_that_was_run_before_anybody_looked_nobody_knows() -> None:
    (trace,) = of_pages(1, early=True)
    assert trace.spoiled == "shown was imported too early"


def test_a_list_that_is_changed_in_any_way_is_noted() -> None:
    trace, items = Trace(), [1]
    environment = Environment(autoescape=True)
    environment.globals["items"] = items
    watch(environment, [trace])
    environment.from_string("{{ items.__iadd__([2]) }}{{ items.__setitem__(0, 3) }}{{ items.append(4) }}").render()
    assert items == [3, 2, 4]
    assert [id(one) for one in trace.changed] == [id(items)] * 3


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
    assert page.render(it=imported) == "ONE1"
    assert trace.spoiled.endswith("remembers what was drawn before")
