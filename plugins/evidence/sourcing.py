"""What the words of a page owe their sources: each number one, each weak one company, and each law its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from ..problem import Problem
from .figures import figure_in
from .model import Source
from .paragraphs import Paragraph

NUMBER, WEAK, LAW = "number-without-source", "source-weak-alone", "law-without-place"

_MADE_UP, _OPINION_BOX = "example", "opinion"
"""Kinds of box: in the first every number is made up, in the second all is opinion."""

_OPINION = re.compile(
    r"\b(?:our|an|as|own|only|one(?:\sperson['’]s)?)\s(?:own\s)?(?:opinion|judgement|view)\b"
    r"|\b(?:is|are|as|than)\s(?:an?\s|only\s|more\s)*(?:opinion|judgement)s?\b|\bwe\s(?:think|believe|suspect)\b",
    re.IGNORECASE,
)

_LAW = re.compile(
    r"""
      \b(?:law(?:s|ful|fully)?|by-?laws?|unlawful(?:ly)?|legal(?:ly)?|illegal(?:ly)?|statut(?:e|es|ory)|legislation)\b
    | \bAct\s(?:of\s)?(?:19|20)\d\d\b | \b(?:directives?|regulations?|tribunals?)\b | \bminimum\swage\b
    | \bentitled\sto\b | \b(?:a|the|have|has|same|your|no)\s(?:legal\s)?right\sto\b | \bdut(?:y|ies)\sto\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NO_LAW = re.compile(
    r"\blaw\s(?:firm|school|student|degree|centre)s?\b|\bright\sto\sthe\s(?:point|end)\b", re.IGNORECASE
)

_PLACE = re.compile(
    r"""
      \b(?:UK|US|USA|EU)\b | \bU\.[KS]\. | \bUnited\s(?:Kingdom|States)\b | \bGreat\sBritain\b | \bBrit(?:ain|ish)\b
    | \b(?:England|English|Wales|Welsh|Scotland|Scottish|(?:Northern\s)?Ireland|Irish|Europe(?:an\sUnion)?)\b
    | \b(?:America|American|Canada|Canadian|Australia|New\sZealand)\b | \b[Ff]ederal\b
    | \b(?i:each|every|one|all|some|many|most|your|two|these|those|other)\s(?:own\s)?(?:states?|countr(?:y|ies))\b
    """,
    re.VERBOSE,
)
"""Places as pages name them. "Federal" and "each state" are how one speaks of the law of the United States."""

_LAWS = re.compile(r"\b(?:law|official guidance)\b", re.IGNORECASE)


def number_problems(found: Iterable[Paragraph], file: str) -> Iterator[Problem]:
    """A problem for each paragraph with a number and without a source note, at its first number."""
    for paragraph in found:
        figure = None if paragraph.cited or paragraph.box == _MADE_UP else figure_in(paragraph.text)
        if figure:
            message = (
                f'"{figure.words}" needs a source in its paragraph; add the note of one, such as [^B01],'
                " or leave the number out"
            )
            yield Problem(file, *paragraph.place(figure.offset), NUMBER, message)


def weak_problems(found: Iterable[Paragraph], sources: Mapping[str, Source], file: str) -> Iterator[Problem]:
    """A problem for each paragraph that rests on sources with grade C alone and does not call itself opinion."""
    for paragraph in found:
        opinion = paragraph.box == _OPINION_BOX or is_opinion(f"{paragraph.above}\n{paragraph.text}")
        if weak_alone(paragraph.cited, sources) and not opinion:
            names = " and ".join(dict.fromkeys(paragraph.cited))
            message = f"weak sources alone carry this paragraph ({names}, grade C); add one, or say that it is opinion"
            yield Problem(file, *paragraph.place(paragraph.text.index("[^")), WEAK, message)


def weak_alone(cited: Collection[str], sources: Mapping[str, Source]) -> bool:
    """Whether these ids are all of sources that were read as C. An unknown one may be anything."""
    return bool(cited) and all(name in sources and sources[name].read == "C" for name in cited)


def is_opinion(text: str) -> bool:
    """Whether a text calls itself an opinion."""
    return bool(_OPINION.search(text))


def law_problems(found: Iterable[Paragraph], sources: Mapping[str, Source], file: str) -> Iterator[Problem]:
    """A problem for each paragraph that rests on a law, speaks of law, and names no place, at the first such word."""
    for paragraph in found:
        laws = [sources[name] for name in paragraph.cited if name in sources and is_law(sources[name])]
        words = law_in(paragraph.text) if laws and paragraph.box != _MADE_UP else None
        if words and not names_place(f"{paragraph.above}\n{paragraph.text}", laws):
            message = (
                f'"{words[0]}" is law somewhere, and no place is named; say where it holds'
                f' ("{laws[0].place}"), or put it in a box with the place as its title'
            )
            yield Problem(file, *paragraph.place(words.start()), LAW, message)


def is_law(source: Source) -> bool:
    """Whether a source is law or guidance on it, as those say of whom they asked."""
    return bool(_LAWS.search(source.asked))


def law_in(text: str) -> re.Match[str] | None:
    """The first word of law, right or duty in a text."""
    return _LAW.search(_NO_LAW.sub(lambda found: " " * len(found[0]), text))


def names_place(text: str, laws: Iterable[Source]) -> bool:
    """Whether a text names a place: one that many laws hold in, or the one of these laws."""
    own = [name for law in laws for name in re.split(r",\s*|\s+and\s+", law.place)]
    return bool(_PLACE.search(text)) or any(re.search(rf"\b{re.escape(name)}\b", text) for name in own)
