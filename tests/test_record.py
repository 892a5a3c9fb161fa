"""Records are what frozen dataclasses are."""

from __future__ import annotations

import copy
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest

from plugins.record import is_frozen, record


@record
class Stop:
    """Where a bus stops."""

    name: str
    lines: tuple[int, ...] = ()
    notes: dict[str, str] = field(default_factory=dict, repr=False, compare=False)


@dataclass
class Loose:
    """What may change."""

    name: str


def test_values_go_to_their_fields_by_place_and_by_name() -> None:
    stop = Stop("Quay", lines=(4,))
    assert (stop.name, stop.lines, stop.notes) == ("Quay", (4,), {})
    assert [item.name for item in fields(stop)] == ["name", "lines", "notes"]
    assert asdict(stop) == {"name": "Quay", "lines": (4,), "notes": {}}


def test_what_is_made_for_one_record_is_not_made_for_others() -> None:
    assert Stop("Quay").notes is not Stop("Quay").notes


@pytest.mark.parametrize(
    ("given", "named", "said"),
    [
        ((), {}, 'Stop needs a value for "name"'),
        (("Quay",), {"name": "Hill"}, 'Stop has no field "name", or it was given twice'),
        (("Quay",), {"colour": "red"}, 'Stop has no field "colour"'),
        (("Quay", (), {}, 1), {}, "Stop has 3 fields, and 4 values were given"),
    ],
)
def test_values_that_do_not_fit_are_refused(given: tuple[Any, ...], named: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        Stop(*given, **named)


def test_a_record_stays_as_it_is() -> None:
    stop = Stop("Quay")
    with pytest.raises(FrozenInstanceError):
        stop.name = "Hill"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del stop.name
    assert replace(stop, name="Hill") == Stop("Hill")
    assert copy.deepcopy(stop) == stop


def test_records_are_the_same_where_what_counts_is() -> None:
    assert Stop("Quay", (), {"a": "b"}) == Stop("Quay")
    assert len({Stop("Quay", (), {"a": "b"}), Stop("Quay"), Stop("Hill")}) == 2
    assert Stop("Quay") != ("Quay", ())


def test_a_record_is_written_as_it_was_made() -> None:
    assert repr(Stop("Quay", (4,))) == "Stop(name='Quay', lines=(4,))"


def test_a_dataclass_may_change_and_a_record_may_not() -> None:
    assert is_frozen(Stop)
    assert is_frozen(dataclass(frozen=True)(type("Fixed", (), {})))
    assert not is_frozen(Loose)
