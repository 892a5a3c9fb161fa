"""What of a Markdown text is sentences, where they stand, and for which age they are."""

from __future__ import annotations

import pytest

from plugins.checks.lore.english import Sentence, plain, reading_age, sentences


def said(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(plain(text))]


ONE = {
    "a title before a name": "We met Dr. Hall and Mrs. Low.",
    "initials": "We met J. K. Low.",
    "a number": "He is in room No. 7 now.",
    "an abbreviation": "Take papers, e.g. A or B, vs. C.",
    "a country": "It is a law of the U.S. Senate.",
    "a time": "We met at 10.30 on the day.",
    "a question in a sentence": "“May I think?” you may say.",
    "a sentence on two lines": "We met\non Monday.",
}
TWO = {
    "a question": "May I? You may.",
    "a quotation": "“May I?” “You may.”",
    "a note between them": "So it is.[^B01] It was so.",
    "emphasis": "*So it is.* **It was so.**",
    "a figure": "So it is. 5 people say so.",
    "items": "- So it is\n- It was so",
    "numbered items": "1. So it is\n2. It was so",
    "definitions": "So\n:   It is so.",
    "paragraphs": "So it is\n\nIt was so",
    "boxes": '!!! place "Here"\n    So it is\n\n    It was so',
    "quotations": "> So it is\n>\n> It was so",
    "a word that ends like an initial": "It was plan B.\n\nIt is plan C.",
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_one_sentence(text: str) -> None:
    assert len(said(f"\n{text}\n")) == 1


@pytest.mark.parametrize("text", TWO.values(), ids=TWO)
def test_two_sentences(text: str) -> None:
    assert len(said(f"\n{text}\n")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "# A heading",
        "| a | row |",
        "a | row",
        "[checklist: go]",
        "[a]: https://example.com/ 'A title'",
        "![A picture](/a.png)",
        "<hr>",
        "[^B01][^B02]",
    ],
)
def test_no_sentence(text: str) -> None:
    assert said(f"\n{text}\n") == []


def test_what_is_marked_keeps_its_words_and_its_place() -> None:
    text = "\nIt is. See [*this* page](/a/) and <b>that</b>[^1] at [one][1] or https://example.com/x now{: .a}.\n"
    assert len(plain(text)) == len(text)
    assert said(text) == ["It is.", "See this page and that at one or now ."]
    second = list(sentences(plain(text)))[1]
    assert text[second.offset :].startswith("See [")
    assert len(second.words) == 9


def test_a_sentence_is_whole_where_it_ends_as_sentences_do() -> None:
    whole = [sentence.whole for sentence in sentences("It is so.\n\n- an item\n\nAsk them:\n\n“It is.”")]
    assert whole == [True, False, True, True]


def test_the_age_is_the_grade_of_flesch_and_kincaid_and_five_years() -> None:
    # Ten words of eleven syllables in one sentence.
    sentence = Sentence("If you cannot come, tell them why and keep proof.", 0, True)
    assert reading_age([sentence]) == pytest.approx(0.39 * 10 + 11.8 * 11 / 10 - 15.59 + 5)


def test_what_is_no_whole_sentence_has_no_age() -> None:
    assert reading_age([Sentence("Terminological considerations", 0, False)]) is None


def test_longer_words_and_longer_sentences_are_for_older_readers() -> None:
    short, hard = "We ask. They say no.", "We interrogate. They unfortunately decline."
    long = "We ask and they say no and we go and they stay."
    ages = [reading_age(list(sentences(text))) or 0 for text in (short, long, hard)]
    assert ages == sorted(ages)
    assert ages[0] < ages[1] < ages[2]
