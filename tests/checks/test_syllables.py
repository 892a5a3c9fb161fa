"""How many syllables English words have, by their letters. The numbers are those of a dictionary of pronunciation."""

from __future__ import annotations

import pytest

from plugins.checks.lore.syllables import syllables

WORDS = {
    1: "a pay fare job you the where some asked helped calls time times page league build friend signed heard quite "
    "real group through breathe worked stopped make cheque rules it's you're week's uk 2024",
    2: "advert before people table quiet being going wanted started places changes science fluid trial giant lion "
    "reply someone evening sometimes careful useless movement friendly special social nation gracious patient message "
    "little bottles student equal question create paying office easy elsewhere beyond",
    3: "employer idea area radio video period medium annual various serious violence politely another company example "
    "interview suddenly important expenses benefits adviser guardian champion easier anything influence recruiter "
    "everything employees co-worker's",
    4: "commissioner experience information society immediate application American invitation January appreciate",
    5: "university opportunity association curiosity examination",
    6: "responsibility",
}
TABLE = [(word, count) for count, words in WORDS.items() for word in words.split()]


@pytest.mark.parametrize(("word", "count"), TABLE)
def test_a_word_has_as_many_syllables_as_a_dictionary_says(word: str, count: int) -> None:
    assert syllables(word) == count


def test_there_are_words_enough_to_tell() -> None:
    assert len(TABLE) > 100
