"""What many pages looked at is compared once, and again where somebody may have changed it."""

from __future__ import annotations

import pytest

from plugins.pack import Pack
from plugins.speed.groups import Groups
from plugins.store import NOTHING_KEPT

NOW = {"title": "'One'", "tags": "['a']"}


@pytest.fixture
def looks() -> list[str]:
    """The names of attributes that were looked at."""
    return []


@pytest.fixture
def groups(looks: list[str], monkeypatch: pytest.MonkeyPatch) -> Groups:
    """Groups of an object as it is now, whose tags may change in place."""

    def look(of: str, name: str) -> str:
        looks.append(name)
        return NOW[name]

    return Groups(Pack(NOTHING_KEPT), look, {("one", "tags")})


def later(groups: Groups, name: str, told: str) -> str:
    """The digest of what an attribute was in another run."""
    return Groups(groups._pack, lambda of, name: "", set()).keep("one", {name: told})


def test_what_is_the_same_is_compared_once(groups: Groups, looks: list[str]) -> None:
    key = later(groups, "title", "'One'")
    assert [groups.differing([key]) for _ in range(2)] == ["", ""]
    assert looks == ["title"]
    assert groups.keep("one", {"title": "'One'"}) == key


def test_what_is_another_has_its_name(groups: Groups) -> None:
    keys = [later(groups, "title", "'One'"), later(groups, "title", "'Two'")]
    assert groups.differing(keys) == '"title" of one is another'


@pytest.mark.parametrize("forget", [Groups.forget, lambda groups: groups.forget_of("one")], ids=["all", "one"])
def test_what_may_have_changed_is_compared_again(
    groups: Groups, looks: list[str], forget: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = later(groups, "tags", "['a']")
    assert groups.differing([key]) == ""
    monkeypatch.setitem(NOW, "tags", "['b']")
    forget(groups)  # type: ignore[operator]
    assert groups.differing([key]) == '"tags" of one is another'
    assert looks == ["tags", "tags"]


def test_what_cannot_change_in_place_is_not_compared_again(groups: Groups, looks: list[str]) -> None:
    key = later(groups, "title", "'One'")
    groups.differing([key])
    groups.forget()
    assert groups.differing([key]) == ""
    assert looks == ["title"]


def test_a_group_that_is_gone_is_no_group(groups: Groups) -> None:
    with pytest.raises(KeyError):
        groups.differing(["0" * 32])
