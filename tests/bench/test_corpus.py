"""The made site is the same for the same seed, as large as promised, and an edit changes what it says."""

from __future__ import annotations

import dataclasses
import re

import pytest

from .corpus import CASES, EDITS, TAGS, Article, Corpus

SMALL = Corpus(12)
LINK = "/{slug}/"


def articles(corpus: Corpus) -> list[Article]:
    return [corpus.article(number) for number in corpus.numbers]


def test_the_same_seed_makes_the_same_articles() -> None:
    assert articles(Corpus(12, seed=3)) == articles(Corpus(12, seed=3))


def test_another_seed_makes_others() -> None:
    assert not set(articles(Corpus(12, seed=3))) & set(articles(Corpus(12, seed=4)))


@pytest.mark.parametrize("article", articles(SMALL), ids=lambda article: article.slug)
def test_an_article_is_what_the_report_says_it_is(article: Article) -> None:
    body = article.body(LINK)
    assert 700 < len(re.findall(r"[a-z]+", body)) < 880
    assert len(re.findall(r"^## ", body, re.MULTILINE)) == 4
    assert len(re.findall(r"(?:^- .+\n)+", body, re.MULTILINE)) == 2
    assert len(re.findall(r"^\| --- ", body, re.MULTILINE)) == 1
    assert len(re.findall(r"\]\(/piece-000(?:0\d|1[01])/\)", body)) == 6
    assert len({*article.tags, article.spare} & set(TAGS)) == 4
    assert len(article.tags) == 3


def test_there_are_sixty_tags() -> None:
    assert len(set(TAGS)) == 60


def test_titles_and_summaries_are_each_their_own() -> None:
    made = articles(Corpus(3000))
    assert len({article.title for article in made}) == len({article.summary for article in made}) == 3000


def changed(before: Corpus, after: Corpus) -> dict[int, set[str]]:
    """For each article that differs the names of what differs; an article that was not there before has none."""
    pairs = [(before.article(number), after.article(number)) for number in before.numbers]
    fields = [field.name for field in dataclasses.fields(Article)]
    found = {
        new.number: {name for name in fields if getattr(old, name) != getattr(new, name)}
        for old, new in pairs
        if old != new
    }
    return found | {number: set() for number in after.numbers if number not in before.numbers}


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ("body", {6: {"text"}}),
        ("title", {6: {"title"}}),
        ("tag", {6: {"tags"}}),
        ("new", {12: set()}),
        ("template", {}),
        ("setting", {}),
    ],
)
def test_an_edit_changes_what_it_says_and_no_more(edit: str, expected: dict[int, set[str]]) -> None:
    after = SMALL.after(edit)
    assert changed(SMALL, after) == expected
    assert (after.name != SMALL.name) == (edit == "setting")
    assert (after.footer != SMALL.footer) == (edit == "template")


def test_edits_add_up() -> None:
    after = SMALL
    for edit in CASES[2:]:
        after = after.after(edit)
    assert changed(SMALL, after) == {6: {"text", "title", "tags"}, 12: set()}


@pytest.mark.parametrize("edit", EDITS)
def test_what_shows_an_edit_was_not_there_before(edit: str) -> None:
    def written(article: Article) -> str:
        return " ".join((article.title, *article.tags, article.body(LINK)))

    number, words = SMALL.after(edit).proof(edit)
    assert words not in written(SMALL.article(number))
    assert words in written(SMALL.after(edit).article(number))
