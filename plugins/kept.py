"""Problems that are kept from one build to the next, beside what was looked at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .problem import Problem, from_dict
from .store import NOTHING_KEPT, Store, digest

KIND = "problems"


def kept_problems(
    settings: Mapping[str, Any], looked_at: Iterable[str | bytes], look: Callable[[], Iterable[Problem]]
) -> list[Problem]:
    """What looking finds; where the same code looked at the same before, what it found then.

    ``looked_at`` is everything that decides what is found. The store is the one of whoever runs Pelican, in
    ``settings["STORE"]``; without one, or one that does not know the code, each look is a new one.
    """
    store: Store = settings.get("STORE", NOTHING_KEPT)
    if not store.code:
        return list(look())
    key = digest(store.code, *looked_at)
    raw = store.made(KIND, key, lambda: json.dumps([problem.as_dict() for problem in look()]).encode())
    return [from_dict(values) for values in json.loads(raw)]
