"""Firefox and WebKit show what Chromium and Python do, with script and without."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import engines
from .answers import complete_sets, expected, shown, subjects
from .conftest import Requests
from .finding import install
from .looks import FAULTS, KINDS, PARTS

PACKAGES = {"firefox": ("firefox-esr",), "webkit": ("webkit2gtk-driver", "xvfb")}


@contextlib.contextmanager
def had(name: str, folder: Path, *, script: bool) -> Iterator[engines.Engine]:
    """An engine. One that cannot be had is "not run", and says so; in CI that is a failure."""
    if not (engines.HERE[name]() or (install(*PACKAGES[name]) and engines.HERE[name]())):
        reason = f"not run: {name} is not here; install {' and '.join(PACKAGES[name])}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with getattr(engines, name)(folder, script=script) as engine:
        yield engine


@pytest.fixture(params=[(name, script) for name in PACKAGES for script in (True, False)], ids=str)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[engines.Engine]:
    """An engine, with script or without."""
    name, script = request.param
    with had(name, tmp_path, script=script) as engine:
        yield engine


def test_an_engine_shows_what_python_decides(engine: engines.Engine, served: tuple[str, Requests]) -> None:
    for slug, subject in subjects().items():
        sets = list(complete_sets(subject.checklist, subject.regions, 200 if slug == "should-i-go" else 50))
        engine.open(f"{served[0]}{subject.path}")
        for answers, one in zip(sets, shown(engine.run, subject.checklist, sets), strict=True):
            assert one == expected(subject.checklist, answers), answers


@pytest.mark.parametrize("name", PACKAGES)
def test_an_engine_keeps_the_words_of_every_kind_of_page_apart_and_whole(
    name: str, tmp_path: Path, served: tuple[str, Requests], parts: tuple[str, Requests]
) -> None:
    with had(name, tmp_path, script=True) as engine:
        for address in [*(f"{served[0]}{path}" for path in KINDS), *(f"{parts[0]}{path}" for path in PARTS)]:
            engine.open(address)
            assert engine.run(FAULTS, None) == [], address
