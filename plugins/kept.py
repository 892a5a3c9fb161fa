"""What is kept from one build to the next, beside what was looked at: problems, and what was made of a text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .problem import Problem, from_dict
from .store import NOTHING_KEPT, Store, digest

KIND = "problems"


def kept(settings: Mapping[str, Any], kind: str, looked_at: Iterable[str | bytes], make: Callable[[], Any]) -> Any:
    """What making gives; where the same code made it of the same before, what it gave then.

    That is plain, as JSON has it: a tuple may come back as a list. ``looked_at`` is everything that shapes it. The
    store is the one of whoever runs Pelican, in ``settings["STORE"]``; without one, or one that does not know the code,
    it is made each time.
    """
    store: Store = settings.get("STORE", NOTHING_KEPT)
    if not store.code:
        return make()
    key = digest(store.code, *looked_at)
    return json.loads(store.made(kind, key, lambda: json.dumps(make()).encode()))


def kept_problems(
    settings: Mapping[str, Any], looked_at: Iterable[str | bytes], look: Callable[[], Iterable[Problem]]
) -> list[Problem]:
    """What looking finds, kept as above."""
    rows = kept(settings, KIND, looked_at, lambda: [problem.as_dict() for problem in look()])
    return [from_dict(values) for values in rows]
