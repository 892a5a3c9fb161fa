"""All rules about one text, and one checklist file, that need the sources: what they find there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from ..problem import Problem
from ..record import record
from ..source import Key, TomlFile
from .cited import LOST, Cited, lost_problems
from .claims import WITHDRAWN, Claim, claim_problems, claims_in
from .model import Source
from .paragraphs import Paragraph, paragraphs
from .sourcing import (
    LAW,
    NUMBER,
    WEAK,
    is_law,
    is_opinion,
    law_in,
    law_problems,
    names_place,
    number_problems,
    weak_alone,
)
from .sourcing import weak_problems as weak_paragraphs

RULES = (NUMBER, WEAK, LAW, WITHDRAWN, LOST)


@record
class Evidence:
    """What a text is held to: the sources, the claims not to make, the notes written down, and the rules that run."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    cited: Cited = field(default_factory=dict)
    rules: Collection[str] = RULES


def text_problems(markdown: str, evidence: Evidence, *, file: str, path: str) -> list[Problem]:
    """What is wrong with a Markdown text. Messages name it ``file``; ``path`` is its way below the content folder."""
    found, sources = list(paragraphs(markdown)), evidence.sources
    problems = [
        *number_problems(found, file),
        *weak_paragraphs(found, sources, file),
        *law_problems(found, sources, file),
        *claim_problems(markdown, evidence.claims, file),
        *_lost(markdown, found, evidence, file, path),
    ]
    return sorted(problem for problem in problems if problem.rule in evidence.rules)


def _lost(markdown: str, found: Iterable[Paragraph], evidence: Evidence, file: str, path: str) -> Iterator[Problem]:
    """Notes that got lost. One that names no source may be the one that is missing, and is named already."""
    if all(name in evidence.sources for paragraph in found for name in paragraph.cited):
        yield from lost_problems(markdown, evidence.cited.get(path, {}), file)


def checklist_problems(toml: TomlFile, evidence: Evidence) -> list[Problem]:
    """What is wrong with the texts of a checklist. That its numbers have sources, it is held to by its own rules."""
    found = [*_claims(toml, evidence.claims), *_tables(toml, toml.data, (), evidence.sources)]
    return sorted(problem for problem in found if problem.rule in evidence.rules)


def _claims(toml: TomlFile, claims: Collection[Claim]) -> Iterator[Problem]:
    for key, text in _texts(toml.data, ()):
        for _, message in claims_in(text, claims):
            yield toml.problem(WITHDRAWN, message, *key)


def _texts(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
    """Every text below a value, with the way to it."""
    if isinstance(value, str):
        yield key, value
    for step, part in _parts(value):
        yield from _texts(part, (*key, step))


def _parts(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def _tables(toml: TomlFile, value: Any, key: Key, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """What is wrong with each table that names its evidence, however deep it stands."""
    names = value.get("evidence") if isinstance(value, dict) else None
    if isinstance(names, list) and names and all(isinstance(name, str) for name in names):
        yield from _table(toml, value, key, sources)
    for step, part in _parts(value):
        yield from _tables(toml, part, (*key, step), sources)


def _table(toml: TomlFile, table: Mapping[str, Any], key: Key, sources: Mapping[str, Source]) -> Iterator[Problem]:
    if weak_alone(table["evidence"], sources) and not any(is_opinion(text) for _, text in _texts(table, key)):
        names = " and ".join(table["evidence"])
        message = (
            f"weak sources alone carry these words ({names}, grade C); name a better one too, or say that it is opinion"
        )
        yield toml.problem(WEAK, message, *key, "evidence")
    laws = [sources[name] for name in table["evidence"] if name in sources and is_law(sources[name])]
    for at, text in _texts(table, key) if laws else ():
        words = law_in(text)
        if words and not names_place(text, laws):
            message = f'"{words[0]}" is law somewhere, and no place is named; say where ("{laws[0].place}")'
            yield toml.problem(LAW, message, *at)
