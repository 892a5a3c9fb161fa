"""What counts as a number that needs a source, shown on sentences as pages have them."""

from __future__ import annotations

import pytest

from plugins.evidence.figures import figure_in

NUMBERS = [
    # figures and shares
    ("Of those who had had an interview, about 37 in 100 reported an offer.", "37 in 100"),
    ("One in ten never answers.", "One in ten"),
    ("Two out of every five had an offer.", "Two out of every five"),
    ("Of these, 72% had started a job that was very different.", "72%"),
    ("For 30.3% it was under five weeks.", "30.3%"),
    ("Only about 4.8% of those affected complain to anyone.", "4.8%"),
    ("Thirty per cent cancelled late.", "Thirty per cent"),
    ("Between ten and twenty percent never reply.", "ten and twenty percent"),
    ("About 15% more replies came.", "15%"),
    ("Nearly a quarter had been looking for longer.", "a quarter had"),
    ("A third of them had left.", "A third of"),
    ("Half of the unemployed had been looking for a while.", "Half of"),
    ("Parents had about half as many replies.", "half as many"),
    ("More than three-quarters gave a boast.", "three-quarters"),
    ("They were twice as likely to be asked back.", "twice as likely"),
    ("Losses have doubled since.", "doubled"),
    ("Benefits stop until they have earned eight times the weekly amount.", "eight times the"),
    ("The link was .19 in one and 0.42 in the other.", ".19"),
    # amounts
    ("Losses that people reported were $90 million.", "$90 million"),
    ("The limit is £85,000, and the money comes soon.", "£85,000"),
    ("The lowest pay was € 1.200 a month.", "€ 1.200"),
    ("It pays up to twenty pounds.", "twenty pounds"),
    # counts
    ("A study followed 79 trainees.", "79"),
    ("A review took in 172 studies.", "172 studies"),
    ("A review of twelve studies says so.", "twelve studies"),
    ("It pooled 47 tested programmes.", "47 tested programmes"),
    ("Reports of job fraud rose to 4,876.", "4,876"),
    ("In a column, two people who hire said they would rather you cancelled.", "two people who hire said"),
    ("Two hiring professionals told a newspaper that they do not mind.", "Two hiring professionals told"),
    ("Employers with more than ten staff must record it.", "more than ten staff"),
    ("Several hundred took part.", "Several hundred"),
    ("It cost them millions of pounds.", "millions of"),
    # years and dates of law
    ("A recruiter wrote in 2012 that it is the wrong rehearsal.", "2012"),
    ("Being available means being willing to work, by section 18 of the Welfare Reform Act 2012.", "2012"),
    ("Countries had until 7 June to make it law.", "7 June"),
    ("The rule changes on April 6.", "April 6"),
    ("You are covered if you are 16 or over.", "16 or over"),
    ("It was highest at ages 25 to 34.", "ages 25"),
    # spans of time that the law or a count gives
    ("After that you owe at least a week's notice.", "a week's notice"),
    ("You need two years in the job by the end of it.", "two years in the job"),
    ("You may take time off after two years' service.", "two years' service"),
    ("Half an hour is enough, though some had been looking for over ten weeks.", "looking for over ten weeks"),
    ("The average is 23 weeks.", "average is 23 weeks"),
    ("People stayed 3.9 years.", "3.9 years"),
]

NO_NUMBERS = [
    # times, and how long a step takes
    "The check takes about 15 minutes and works in any country.",
    "**5 minutes: find the real firm.** Search for its name.",
    "### Minutes 10 to 35: build three examples",
    "You may have only twenty-five minutes.",
    "Go in to a slow count of five, for three to five minutes.",
    "You cannot meet a boss in an advert, and you can in half an hour.",
    "It takes a quarter of an hour.",
    "He has an interview on Thursday at 10, an hour away by bus.",
    "Ask for Thursday at 3 or Friday at 9.",
    "Ring before 10 am or after 4:30.",
    "They offer 4 o'clock.",
    "**No answer in two working days:** ring once.",
    "Your own rate (10 minutes a week), and a date in four weeks.",
    "Today plus 3 days is soon enough.",
    # phone numbers
    "Ring 0300 123 2040 in England, Wales and Northern Ireland.",
    "In Scotland, ring the police on 101.",
    "Ring 999 from a mobile and press 55 when you are asked to.",
    "The hotline is 800-799-7233, at any hour.",
    "You can also text START to 88788.",
    "Call 1-800-799-7233 or +44 300 123 2040.",
    # what stands on the page, in a list or in a name
    "Fourteen questions, about five minutes.",
    "Keep it to three, and leave the rest for the day.",
    "The 12 questions below are the usual ones.",
    "Go back to step 12, or to question 10.",
    '10. **"What pay are you looking for?"** Can we afford you?',
    "| 11 | None of these | Go |",
    "Most of this is law, and A13 to A15 show that advisers disagree.",
    "Write it on a sheet of A4.",
    "Buttons are at least 44 pixels high and wide, as WCAG 2.2 asks.",
    "Nothing has been corrected, as of 26 November 2026.",
    "It is the 21st of the month.",
    # small words that count nothing
    "Is it worth going to an interview for a job I only half want?",
    "We found nothing to show that one real interview helps with the next.",
    "Then write a fifth amount: what you can spend.",
    "Someone is told half the time that it is his fault.",
    "Take two seconds, and name one thing about the work and one about your life.",
    # words to say, links, notes, and what is made up
    'Try: "I earned £24,000 in my last job."',
    "See [the report](https://example.org/2024/report-12) and [the page]({filename}top-100.md).[^B01]",
    "The made-up example has a fare of £12.",
]


@pytest.mark.parametrize(("sentence", "words"), NUMBERS)
def test_a_number_is_found_with_its_words(sentence: str, words: str) -> None:
    figure = figure_in(sentence)
    assert figure
    assert figure.words == words
    assert sentence.startswith(words, figure.offset)


@pytest.mark.parametrize("sentence", NO_NUMBERS)
def test_what_needs_no_source_is_passed_over(sentence: str) -> None:
    assert figure_in(sentence) is None


def test_the_first_of_several_is_found_also_over_a_line_end() -> None:
    figure = figure_in("In a survey\nmore than two\nin five, or 42%.")
    assert figure
    assert figure.words == "two in five"


def test_the_table_holds_sixty_sentences_at_least() -> None:
    assert len(NUMBERS) + len(NO_NUMBERS) >= 60
