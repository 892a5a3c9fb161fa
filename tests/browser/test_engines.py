"""Firefox and WebKit show what Chromium and Python do, with script and without."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.checklist.model import Checklist
from plugins.checklist.prove import Region

from . import engines
from .answers import SHOWN, complete_sets, expected, ids
from .conftest import Requests
from .finding import install

PACKAGES = {"firefox": ("firefox-esr",), "webkit": ("webkit2gtk-driver", "xvfb")}


@pytest.fixture(params=[(name, script) for name in PACKAGES for script in (True, False)], ids=str)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[engines.Engine]:
    """An engine, with script or without. One that cannot be had is "not run", and says so; in CI that is a failure."""
    name, script = request.param
    if not (engines.HERE[name]() or (install(*PACKAGES[name]) and engines.HERE[name]())):
        reason = f"not run: {name} is not here; install {' and '.join(PACKAGES[name])}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with getattr(engines, name)(tmp_path, script=script) as engine:
        yield engine


def test_an_engine_shows_what_python_decides(
    engine: engines.Engine, served: tuple[str, Requests], checklist: Checklist, regions: tuple[Region, ...]
) -> None:
    sets = list(complete_sets(checklist, regions, 200))
    engine.open(f"{served[0]}/should-i-go/")
    shown = engine.run(SHOWN, [ids(checklist, answers) for answers in sets])
    for answers, one in zip(sets, shown, strict=True):
        assert one == expected(checklist, answers), answers
