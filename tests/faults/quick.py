"""Works out once for all builds of a process what is the same in every one of them: same in, same out, sooner.

Hundreds of builds differ in one line each. Half of their time would go into packing the same pages, compiling the
same templates and proving the same checklists.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import Environment

from plugins.checklist import pelican_checklist
from plugins.publishing import budget, compressing


def remember() -> None:
    """Let this process remember, for as long as it lives."""
    compressing.smaller = budget.smaller = lru_cache(maxsize=2048)(compressing.smaller)
    Environment.compile = _once(Environment.compile, _template)  # type: ignore[method-assign]
    pelican_checklist.parse_toml = _once(pelican_checklist.parse_toml, _checklist)
    pelican_checklist.wrong_with = _once(pelican_checklist.wrong_with, _checklist)


def _once(work: Callable[..., Any], key_of: Callable[..., str]) -> Callable[..., Any]:
    done: dict[str, Any] = {}

    def remembered(*given: Any, **named: Any) -> Any:
        key = key_of(*given, **named)
        if key not in done:
            done[key] = work(*given, **named)
        return done[key]

    return remembered


def _template(
    env: Environment, source: str, name: str = "", filename: str = "", *, raw: bool = False, **rest: Any
) -> str:
    """All that the code of a template depends on."""
    escapes = env.autoescape(name) if callable(env.autoescape) else env.autoescape
    known = sorted(env.filters), sorted(env.tests), sorted(env.extensions), escapes, env.trim_blocks, env.lstrip_blocks
    return repr((str(source), name, filename, raw, rest, known))


def _checklist(toml: Any, *rest: Any, **named: Any) -> str:
    """All that the record of a checklist, and the proof of it, depend on."""
    return repr((toml.file, toml.data, toml.places, named))
