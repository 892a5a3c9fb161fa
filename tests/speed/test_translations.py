"""Translations are found as Pelican finds them."""

from __future__ import annotations

import inspect
import random
from types import SimpleNamespace
from typing import Any

import pytest
from pelican import generators, utils

from plugins.speed.pelican_translations import look_quickly, process_translations


def texts(seed: int, slugs: int) -> list[Any]:
    """Some texts, of which two of one slug are translations of each other."""
    lottery = random.Random(seed)

    def metadata() -> dict[str, str]:
        return {"translation": lottery.choice(("true", "false"))} if slugs == 4 and lottery.random() < 0.2 else {}

    made = []
    for number in range(6):
        lang = lottery.choice(("en", "fr"))
        slug = str(lottery.randrange(slugs)) if slugs < 6 else f"{lottery.random()}"
        beside = {"metadata": metadata(), "source_path": str(number), "translations": ["former"]}
        made.append(SimpleNamespace(slug=slug, lang=lang, in_default_lang=lang == "en", number=number, **beside))
    return made


def told(find: Any, seed: int, slugs: int, ids: Any) -> object:
    """What a function finds, by the numbers of texts, and in which order all stand then."""
    made = texts(seed, slugs)
    found = find(made, ids)
    numbers = [[text.number for text in some] for some in (*found, made)]
    return numbers, [[getattr(other, "number", other) for other in text.translations] for text in made]


@pytest.mark.parametrize("ids", ["slug", ("slug",), {"slug", "lang"}, None, ""])
@pytest.mark.parametrize("slugs", [3, 4, 6])
def test_the_same_is_found_as_by_pelican(slugs: int, ids: Any) -> None:
    for seed in range(40):
        assert told(process_translations, seed, slugs, ids) == told(utils.process_translations, seed, slugs, ids)


@pytest.mark.parametrize(("ids", "error"), [("nothing", AttributeError), (3, TypeError)])
def test_what_pelican_refuses_is_refused(ids: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        process_translations(texts(1, 6), ids)


def test_generators_call_it_by_that_name() -> None:
    look_quickly()
    assert generators.process_translations is process_translations
    assert "process_translations(" in inspect.getsource(generators.ArticlesGenerator.generate_context)
