"""What every guide has: an answer first, words to use, an example, the other side, where it holds, and a way on."""

from __future__ import annotations

import re

import pytest

from plugins.evidence.paragraphs import running_text

from ..conftest import ROOT

TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "content" / "pages").glob("*.md"))}
GUIDES = {
    slug: text
    for slug, text in TEXTS.items()
    if re.search(r"^Stage: ", text, re.MULTILINE) and not re.search(r"^Checklist: ", text, re.MULTILINE)
}

PARTS = {
    "an example marked as made up": r'^!!! example "[^"\n]*made-up',
    "the other side": r"^!!! other-side ",
    "a next step": r"^## Next step$",
    "a time": r"\b(?:minutes?|hours?|days?)\b",
    "exact words to use": r"^~~~ message$|[“\"][A-Z][^”\"\n]{15,}[.?][”\"]",
    "where it holds": r'^!!! place "|\bany(?:where| country)\b|\bmost countries\b',
}
MISSING = {name: re.compile(pattern, re.MULTILINE) for name, pattern in PARTS.items()}


def words(text: str) -> int:
    """The words of its running text and of its messages, without what stands in the front matter."""
    return len(text.partition("\n\n")[2].split())


def test_there_are_all_the_guides() -> None:
    assert len(GUIDES) >= 23


@pytest.mark.parametrize("slug", GUIDES)
def test_a_guide_has_all_its_parts(slug: str) -> None:
    assert [name for name, pattern in MISSING.items() if not pattern.search(GUIDES[slug])] == []


@pytest.mark.parametrize("slug", GUIDES)
def test_a_guide_is_long_enough_to_help_and_short_enough_to_read(slug: str) -> None:
    assert 500 <= words(GUIDES[slug]) <= 1500


@pytest.mark.parametrize("slug", GUIDES)
def test_a_guide_begins_with_its_answer_in_no_more_than_three_sentences(slug: str) -> None:
    """Two sentences answer, and a third may say for whom that holds."""
    first = running_text(GUIDES[slug]).strip().partition("\n\n")[0]
    assert not re.match(r"#|!!!|\[", first)
    assert 1 <= len(re.findall(r"[.?!](?=\s|$)", first)) <= 3
