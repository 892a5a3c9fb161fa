"""As much of a browser's cascade as the sheet of a checklist needs: rules in order, inherited properties, var()."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import soupsieve
from bs4 import BeautifulSoup, Tag

_RULE = re.compile(r":where\((?P<selector>[^{}]*)\)\{(?P<declarations>[^{}]*)\}")
_VAR = re.compile(r"var\((?P<name>--[\w-]+),(?P<otherwise>.*)\)")


@dataclass(frozen=True)
class Part:
    """One selector of a rule: what the form must match, which elements it styles, and how.

    ``styles`` holds the last class of each element; None stands for the form itself.
    """

    form: soupsieve.SoupSieve
    styles: tuple[str | None, ...]
    declarations: tuple[tuple[str, str], ...]


class Sheet:
    """A sheet over a form. Answers are given by the ids of the boxes that are checked."""

    def __init__(self, css: str, soup: BeautifulSoup) -> None:
        rules = list(_RULE.finditer(css))
        assert "".join(rule[0] for rule in rules) == css, "every rule is :where(...){...}: order alone decides"
        self.form = _form(soup)
        self.parts = [_part(self.form, one, rule["declarations"]) for rule in rules for one in _apart(rule["selector"])]
        self.names = [_name(tag.extract()) for tag in self.form.find_all("p")]  # what is looked up is only the boxes
        self.boxes = {str(tag["id"]): tag for tag in self.form.find_all("input")}

    def shown(self, checked: Iterable[str]) -> set[str]:
        """The last class of every element that is not hidden while these boxes are checked."""
        self._check(set(checked))
        on_form: dict[str, str] = {}
        display: dict[str, str] = {}
        for part in self.parts:
            if part.form.match(self.form):
                on_form |= dict(part.declarations) if None in part.styles else {}
                display |= {name: value for name in part.styles if name for _, value in part.declarations}
        return {name for name in self.names if _value(display.get(name, "block"), on_form) != "none"}

    def _check(self, wanted: set[str]) -> None:
        assert wanted <= set(self.boxes)
        for name, box in self.boxes.items():
            box.attrs.pop("checked", None)
            if name in wanted:
                box["checked"] = ""


def _form(soup: BeautifulSoup) -> Tag:
    form = soup.find("form")
    assert isinstance(form, Tag)
    return form


def _apart(selectors: str) -> Iterator[str]:
    """The selectors of a list: a comma in brackets parts none."""
    depth, start = 0, 0
    for at, sign in enumerate(selectors):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            yield selectors[start:at]
            start = at + 1
    yield selectors[start:]


def _part(form: Tag, selector: str, declarations: str) -> Part:
    """Selectors hold at most one blank: between what the form must match and which elements inside it are meant."""
    root = f"#{form['id']}"
    if not selector.startswith(root):
        selector = f"{root} {selector}"
    on_form, _, inside = selector.partition(" ")
    styles = tuple(_name(tag) for tag in form.select(inside)) if inside else (None,)
    pairs = (declaration.split(":") for declaration in declarations.split(";") if declaration)
    return Part(soupsieve.compile(on_form), styles, tuple((name, value) for name, value in pairs))


def _name(tag: Tag) -> str:
    return str(tag.get_attribute_list("class")[-1])


def _value(value: str, custom: dict[str, str]) -> str:
    """A value with its var() resolved. A property set to ``initial`` has none."""
    found = _VAR.fullmatch(value)
    if not found:
        return value
    held = custom.get(found["name"], "initial")
    return _value(found["otherwise"], custom) if held == "initial" else held
