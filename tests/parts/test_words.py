"""No word that a reader sees stands in a template or a script: all are in the one file of words of their language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from jinja2 import Environment, nodes

from ..conftest import ROOT, Built
from .language import built, catalogue, strange

PLACES = ("theme/templates/**/*.html", "theme/templates/**/*.svg", "plugins/checklist/templates/**/*.html")
TEMPLATES = sorted(file for place in (*PLACES, "plugins/charts/templates/*.html") for file in ROOT.glob(place))
SCRIPTS = sorted([*ROOT.glob("theme/static/js/*.js"), *ROOT.glob("plugins/checklist/static/script/**/*.js")])
SEEN = ("title", "alt", "aria-label", "aria-description", "placeholder", "label", "summary")
"""Attributes that are shown or spoken. What a script shows stands in those that begin with ``data-``."""

NAMES = ("data-do", "data-kept")
"""What scripts know a thing by, and nobody sees."""

GIVEN = "q1"
"""Stands for what a template is given: a tag may be called so, and it is no word."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_SAID = re.compile(
    r"""(?:textContent|innerText|innerHTML|outerText|aria(?:Label|Description)|title|placeholder|alt|download|value)
    \s*=\s*(?P<said>["'`](?:[^"'`$]|\$\{[^}]*\})*["'`])
    | (?:alert|confirm|prompt|append|prepend)\(\s*(?P<told>["'`][^"'`]*["'`])""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r'[\w-]+="[^"<>]*"')
"""What a block adds to a tag of the template it extends."""

_COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)


def literal(node: nodes.Node) -> str:
    """What a template writes by itself: its text, and texts in its expressions; what it is given is left out."""
    match node:
        case nodes.TemplateData(data=text):
            return text
        case nodes.Const(value=str(text)):
            return text
        case nodes.CondExpr(expr1=one, expr2=other):
            return f"{literal(one)} {literal(other) if other else ''}"
        case nodes.Concat(nodes=parts) | nodes.Output(nodes=parts):
            return "".join(map(literal, parts))
        case nodes.Add(left=left, right=right):
            return literal(left) + literal(right)
    return GIVEN


def skeleton(template: str) -> BeautifulSoup:
    """A template without what it is given."""
    tree = Environment(autoescape=True).parse(template)
    return BeautifulSoup("".join(literal(output) for output in tree.find_all(nodes.Output)), "html.parser")


def shown(soup: BeautifulSoup) -> Iterator[str]:
    """Texts of a page, and of those attributes that are shown or spoken."""
    for tag in soup.find_all(True):
        if isinstance(tag, Tag):
            yield from (str(value) for name, value in tag.attrs.items() if _is_seen(name))
    for text in soup.find_all(string=True):
        if type(text) is NavigableString and text.parent and text.parent.name not in ("script", "style"):
            yield text


def _is_seen(attribute: str) -> bool:
    return attribute in SEEN or (attribute.startswith("data-") and attribute not in NAMES)


def own_words(template: str) -> list[str]:
    texts = (text for text in shown(skeleton(template)) if not _ATTRIBUTE.fullmatch(text.strip()))
    return [word for text in texts for word in _WORD.findall(text)]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_words_of_its_own(template: Path) -> None:
    assert own_words(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>{{ TEXT.a }} Words</p>", ["Words"]),
        ("<p>{{ 'One' if a else b ~ ' Other' }}</p>", ["One", "Other"]),
        ('{% for a in b %}<a aria-label="Spoken {{ a }}" href="/path/">{{ a }}</a>{% endfor %}', ["Spoken"]),
        ('<p data-done="Copied">{% include "other.html" %}</p>', ["Copied"]),
        ('{# Words #}<meta property="og:type" content="{{ "article" if a else "website" }}">{{ a["key"] }}', []),
    ],
)
def test_the_words_of_a_template_are_found(template: str, words: list[str]) -> None:
    assert own_words(template) == words


def own_texts(script: str) -> list[str]:
    """Texts with words that a script shows."""
    found = _SAID.finditer(_COMMENT.sub("", script))
    texts = (re.sub(r"\$\{[^}]*\}", "", match["said"] or match["told"]) for match in found)
    return [text for text in texts if _WORD.search(text) and text != "`.ics`"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_holds_no_words_of_its_own(script: Path) -> None:
    assert own_texts(script.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "script",
    [
        'said.textContent = "Copied.";',
        "button.ariaLabel = `Copy ${name}`;",
        "link.download = 'interview.ics'",
        'alert("No")',
    ],
)
def test_the_words_of_a_script_are_found(script: str) -> None:
    assert len(own_texts(script)) == 1


@pytest.fixture(scope="module")
def strange_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The made-up site in the language that nobody speaks, with its sources beside it."""
    return built(tmp_path_factory.mktemp("strange") / "site", "fr", "ltr")


def test_in_another_language_no_english_word_is_left_on_any_page(strange_site: Built) -> None:
    sources = [file for file in (strange_site.folder.parent / "content").rglob("*") if file.is_file()]
    written = set(_WORD.findall(" ".join(file.read_text(encoding="utf-8") for file in sources)))
    left = {word for path in strange_site.pages for word in _words_of(strange_site, path) if word.isascii()} - written
    assert left == set()


def test_in_another_language_lists_have_its_own_commas(strange_site: Built) -> None:
    listed = {
        "how-we-know/index.html": "X01، X02.",
        "parts/index.html": "Office of Examples، 2020.",
        "parts/checklist/index.html": "X01 2020 (A)، X02 2021 (C)",
    }
    for path, words in listed.items():
        assert words in " ".join(BeautifulSoup(strange_site.html(path), "html.parser").get_text().split()), path


def _words_of(site: Built, path: str) -> list[str]:
    return [word for text in shown(BeautifulSoup(site.html(path), "html.parser")) for word in _WORD.findall(text)]


def test_the_language_that_nobody_speaks_is_longer_and_keeps_what_is_filled_in() -> None:
    assert strange("Skip to {day} now!") == "Škîp tö {day} ñöwéééé!"
    assert catalogue('a = "One"\n"b c" = "Two" # why\nmonths = ["May", "Jun"]\n') == (
        'a = "Öñéé"\n"b c" = "Twöé" # why\nmonths = ["Máýé", "Jûñé"]\n'
    )
