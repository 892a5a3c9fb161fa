from __future__ import annotations

import threading

from plugins.authoring.preview import Preview
from plugins.problem import Problem

from .conftest import Bench

WRONG = Problem("content/pages/x.md", 4, 7, "a-rule", "it is wrong")
ODD = Problem("content/pages/x.md", 5, 1, "a-rule", "it is odd", "warning")


def test_an_error_keeps_the_last_good_site_and_says_what_to_mend(preview: Preview, bench: Bench) -> None:
    preview.rebuild()
    good = preview.state
    bench.problems = (WRONG, ODD)
    preview.rebuild()
    assert preview.state.headers == good.headers
    assert preview.state.errors == (WRONG,)
    assert preview.state.troubled
    assert not good.troubled


def test_a_build_that_could_not_be_tried_is_told_as_well(preview: Preview, bench: Bench) -> None:
    bench.refused = "the disk is full"
    preview.rebuild()
    assert preview.state.troubled
    assert preview.state.refused == "the disk is full"
    assert preview.state.headers is None


def test_warnings_trouble_no_page(preview: Preview, bench: Bench) -> None:
    bench.problems = (ODD,)
    preview.rebuild()
    assert not preview.state.troubled


def test_a_mended_text_clears_the_state(preview: Preview, bench: Bench) -> None:
    bench.problems = (WRONG,)
    preview.rebuild()
    bench.problems = ()
    preview.rebuild()
    assert not preview.state.troubled
    assert preview.state.headers is not None


def test_each_build_is_a_new_version(preview: Preview) -> None:
    versions = [preview.state.version]
    for _ in range(3):
        preview.rebuild()
        versions.append(preview.state.version)
    assert versions == sorted(set(versions))


def test_waiting_ends_by_itself_when_nothing_changes(preview: Preview) -> None:
    version = preview.state.version
    assert preview.wait(version, 0.01) == version


def test_waiting_ends_with_the_next_version(preview: Preview) -> None:
    version = preview.state.version
    later = threading.Timer(0.1, preview.rebuild)
    later.start()
    assert preview.wait(version, 10) == version + 1
    later.join()


def test_waiting_ends_when_the_preview_closes(preview: Preview) -> None:
    version = preview.state.version
    later = threading.Timer(0.1, preview.close)
    later.start()
    assert preview.wait(version, 10) == version
    later.join()
    assert preview.closed
