"""Lists of articles are as Python's own to whoever uses them, and note that somebody looks at what they hold."""

from __future__ import annotations

import copy
import json
import operator
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from jinja2 import Environment
from pelican.contents import Content

from plugins.speed.pelican_lists import LOOKING, Articles
from plugins.speed.traces import ALL, Trace

HELD = ["b", "a", "c"]


def unpacked(articles: Any) -> list[Any]:
    first, *others = articles
    return [first, *others]


def extended(articles: Any) -> list[Any]:
    result = ["z"]
    result.extend(articles)
    result[1:2] = articles
    result += articles
    return result


ORDER = (operator.lt, operator.le, operator.gt, operator.ge)


def orders(articles: Any, *others: list[str]) -> list[tuple[Any, Any]]:
    """The list and each of others, either of them first."""
    return [pair for other in others for pair in ((articles, other), (other, articles))]


LOOKS: dict[str, Callable[[Any], object]] = {
    "a loop": lambda articles: [one for one in articles],  # noqa: C416
    "in": lambda articles: ("a" in articles, "d" in articles, "a" not in articles),
    "its length": len,
    "whether it is empty": bool,
    "not": lambda articles: not articles,
    "an item": lambda articles: (articles[0], articles[-1]),
    "a slice": lambda articles: articles[:2],
    "another list": list,
    "a tuple": tuple,
    "a set": set,
    "stars": lambda articles: [*articles, *articles],
    "unpacking": unpacked,
    "extending": extended,
    "backwards": lambda articles: list(reversed(articles)),
    "in order": sorted,
    "numbered": lambda articles: list(enumerate(articles)),
    "in pairs": lambda articles: list(zip(articles, articles, strict=True)),
    "the least": min,
    "joined": ",".join,
    "in words": str,
    "shown": repr,
    "added to": lambda articles: operator.add(articles, ["x"]),
    "added": lambda articles: operator.add(["x"], articles),
    "twice": lambda articles: (articles * 2, 2 * articles),
    "equal": lambda articles: [operator.eq(*both) for both in orders(articles, HELD, [])],
    "unequal": lambda articles: [operator.ne(*both) for both in orders(articles, HELD, [])],
    "before": lambda articles: [compare(*both) for compare in ORDER for both in orders(articles, HELD, ["c"])],
    "a copy": lambda articles: (articles.copy(), copy.copy(articles), copy.deepcopy(articles)),
    "kept": lambda articles: pickle.loads(pickle.dumps(articles)),
    "as data": json.dumps,
    "counted": lambda articles: articles.count("a"),
    "where it is": lambda articles: articles.index("c"),
    "the method": lambda articles: articles.__getitem__(1),
}

TEMPLATES = (
    "{% for one in articles %}{{ loop.index }}{{ one }}{{ loop.last }}{% endfor %}",
    "{{ articles|length }}",
    "{{ articles|first }}{{ articles|last }}{{ articles|list|length }}",
    "{{ articles|sort|join(',') }}{{ articles|map('upper')|join }}",
    "{% if articles %}some{% endif %}",
    "{{ articles.0 }}{{ articles[1] }}{{ articles[:2] }}",
    "{{ 'a' in articles }}{{ articles == ['b'] }}{{ articles + ['x'] }}{{ ['x'] + articles }}",
    "{{ articles.count('a') }}{{ articles|tojson }}{{ articles|batch(2)|list }}",
    "{{ articles }}",
)


def made(*held: Any) -> tuple[Articles, Trace]:
    """A list, and what is looked at."""
    trace = Trace()
    return Articles(held, [trace]), trace


def plain(value: object) -> object:
    """A value, with what it is for Python."""
    return (type(value), [plain(one) for one in value]) if isinstance(value, (list, tuple)) else value


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_whoever_looks_is_noted_and_sees_what_he_would_in_a_plain_list(look: Callable[[Any], object]) -> None:
    articles, trace = made(*HELD)
    assert plain(look(articles)) == plain(look(list(HELD)))
    assert trace.reads == {(articles.held, ALL)}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_that_looks_is_noted(template: str) -> None:
    articles, trace = made(*HELD)
    drawing = Environment(autoescape=True).from_string(template)
    assert drawing.render(articles=articles) == drawing.render(articles=list(HELD))
    assert trace.reads == {(articles.held, ALL)}


def test_whoever_only_names_it_is_not() -> None:
    articles, trace = made(*HELD)
    drawing = Environment(autoescape=True).from_string("{% for name, articles in named %}{{ name }}{% endfor %}")
    assert drawing.render(named=[("garden", articles)]) == "garden"
    assert trace.reads == set()


def test_every_method_of_a_list_is_known() -> None:
    """A newer Python may have more: each must look, change, or tell nothing of what a list holds."""
    changing = {"append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort"}
    changing |= {"__delitem__", "__iadd__", "__imul__", "__setitem__"}
    telling_nothing = {
        "__class_getitem__",
        "__doc__",
        "__getattribute__",
        "__hash__",
        "__init__",
        "__new__",
        "__sizeof__",
    }
    assert set(vars(list)) - telling_nothing - changing - {"__contains__"} <= set(LOOKING)
    with pytest.raises(TypeError):
        hash(made(*HELD)[0])


def test_articles_are_found_by_what_they_are() -> None:
    articles = [Content("", {"title": str(number)}) for number in range(3)]
    quick = Articles(articles[:2], [])
    assert [article in quick for article in articles] == [True, True, False]
    quick[1] = articles[2]
    assert [article in quick for article in articles] == [True, False, True]
    quick.append(articles[1])
    assert articles[1] in quick
    assert "words" not in quick


def test_pelican_compares_articles_by_identity() -> None:
    """What ``Articles`` rests on: where this fails, a newer Pelican compares them otherwise."""
    assert Content.__eq__ is object.__eq__
    assert Content.__hash__ is object.__hash__
