"""A page is for readers of 13 years, and the questions and outcomes of a checklist for readers of 11.

People read in a hurry, on a phone, worried, or in a language that is not their first. The age is the grade of Flesch
and Kincaid and five years: 0.39 x words per sentence + 11.8 x syllables per word - 15.59 + 5 (Kincaid, Fishburne,
Rogers and Chissom, Research Branch Report 8-75 of the Naval Technical Training Command, 1975).

Whole sentences count, in boxes and lists too. Headings, tables, code, messages to copy and source notes do not; a
figure counts as one syllable. The options "page" and "checklist" set the ages, "least" the number of words below which
nothing is judged.

Bad:  Notification of unavailability necessitates documentation of extenuating circumstances.
Good: If you cannot come, tell them why and keep proof.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...lore.english import Sentence, reading_age
from ...reading.checklists import Said, said_in
from ...records import Content, File, Finding, InFile

HOUSE = True

# Below the least number of words one long word decides.
OPTIONS = {"page": 13.0, "checklist": 11.0, "least": 20}


def check(file: File, content: Content, options: Mapping[str, Any]) -> Iterator[Finding]:
    """A page at its hardest sentence, and each question and outcome of a checklist that is too hard."""
    if (source := content.english_of(file)) and (fault := _fault(source.sentences, "page", options)):
        yield Finding(fault, at=source.place(_hardest(source.sentences).offset), where=source)
    for (table, _), values in _parts(file, content).items():
        if fault := _fault([item for value in values for item in value.sentences], "checklist", options, str(table)):
            yield Finding(fault, at=InFile(values[0].file, values[0].line, values[0].column))


def _fault(found: Sequence[Sentence], kind: str, options: Mapping[str, Any], name: str = "page") -> str:
    most, least = (options.get(option, OPTIONS[option]) for option in (kind, "least"))
    age = reading_age(found)
    if age is None or age <= most or sum(len(item.words) for item in found) < least:
        return ""
    start, ages = " ".join(_hardest(found).text.split()[:6]), f"{age:.1f}, {most:g} at most"
    return f'the {name} reads for an age of {ages}: shorter words and sentences, first at "{start} ..."'


def _hardest(found: Sequence[Sentence]) -> Sentence:
    whole = (item for item in found if item.whole)
    return max(whole, key=lambda item: (reading_age([item]) or 0) * len(item.words))


def _parts(file: File, content: Content) -> Mapping[Any, list[Said]]:
    """What each question and each outcome of a checklist says."""
    parts: dict[Any, list[Said]] = defaultdict(list)
    for value in said_in(file, content):
        if value.part[0] in ("question", "outcome") and len(value.part) == 2:
            parts[value.part].append(value)
    return parts
