"""Claims that a site chose not to make: read from ``evidence/do-not-publish.toml``, shown, and looked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeGuard

from ..problem import Problem
from ..record import record
from ..source import TEXT, Kind, TomlFile, Unreadable, blanked, place_of, read_toml
from .model import Source
from .parse import ID, LEFT_OUT, MAY, MUST, RULE, no_tables, tables_of, unknown_keys, wrong_values

WITHDRAWN = "claim-withdrawn"


@record
class Claim:
    """One claim in our words, why we do not make it, the ids of what says so, and the patterns that betray it."""

    claim: str
    why: str
    sources: tuple[str, ...]
    betrays: tuple[re.Pattern[str], ...]


@record
class LeftOut:
    """What the file says: a title and a sentence for readers, and the claims."""

    title: str
    intro: str
    claims: tuple[Claim, ...]


def _is_list(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and bool(value) and all(TEXT.fits(item) for item in value)


def _are_patterns(value: Any) -> bool:
    return _is_list(value) and all(_compiled(item) for item in value)


def _compiled(pattern: str) -> re.Pattern[str] | None:
    """A pattern in which a space stands for any white space, so that it goes on over a line; None where it is none."""
    spaced = re.sub(r" (\?)?", lambda space: r"\s*" if space[1] else r"\s+", pattern)
    try:
        return re.compile(spaced, re.IGNORECASE)
    except re.error:
        return None


SENTENCES = Kind("a list of sentences in quotes", _is_list)
HEAD: Mapping[str, tuple[Kind, bool]] = {"title": (TEXT, MUST), "intro": (TEXT, MUST)}
CLAIM: Mapping[str, tuple[Kind, bool]] = {
    "claim": (TEXT, MUST),
    "why": (TEXT, MUST),
    "sources": (Kind('a list of ids such as ["B01"]', lambda v: _is_list(v) and all(map(ID.fits, v))), MUST),
    "betrays": (Kind("a list of regular expressions in quotes", _are_patterns), MUST),
    "caught": (SENTENCES, MUST),
    "allowed": (SENTENCES, MAY),
}


def read_claims(folder: Path, known: Collection[str]) -> tuple[LeftOut | None, list[Problem]]:
    """What the folder of evidence says of claims, and every mistake in that. ``known`` are the ids of all sources.

    None where there is no such file. A claim with a mistake is left out.
    """
    if not (folder / LEFT_OUT).exists():
        return None, []
    try:
        toml = read_toml(folder / LEFT_OUT)
    except Unreadable as unreadable:
        return None, [unreadable.problem]
    problems = [*unknown_keys(toml, toml.data, (*HEAD, "claim"), ()), *wrong_values(toml, toml.data, HEAD, ())]
    problems += no_tables(toml, "claim")
    claims = []
    for index, table in tables_of(toml, "claim"):
        faults = list(_faults(toml, index, table, known))
        problems += faults
        claims += [] if faults else [_claim(table)]
    title, intro = (str(toml.data.get(name, "")) for name in HEAD)
    return LeftOut(title, intro, tuple(claims)), sorted(problems)


def _faults(toml: TomlFile, index: int, table: Mapping[str, Any], known: Collection[str]) -> Iterator[Problem]:
    key = ("claim", index)
    faults = [*unknown_keys(toml, table, CLAIM, key), *wrong_values(toml, table, CLAIM, key)]
    yield from faults or _untrue(toml, index, table, known)


def _untrue(toml: TomlFile, index: int, table: Mapping[str, Any], known: Collection[str]) -> Iterator[Problem]:
    """Sources that there are not, and sentences that the patterns do not find, or find by mistake."""
    claim, key = _claim(table), ("claim", index)
    for number, name in enumerate(claim.sources):
        if name not in known:
            yield toml.problem(
                RULE, f'no source has the id "{name}"; name one that stands there', *key, "sources", number
            )
    for number, sentence in enumerate(table["caught"]):
        if not _betrayal(claim, sentence):
            message = f'no pattern of "betrays" finds "{sentence}"; widen one, or take the sentence out'
            yield toml.problem(RULE, message, *key, "caught", number)
    for number, sentence in enumerate(table.get("allowed", ())):
        if found := _betrayal(claim, sentence):
            message = f'"{found[0]}" is allowed here, and a pattern of "betrays" finds it; make that pattern narrower'
            yield toml.problem(RULE, message, *key, "allowed", number)


def _claim(table: Mapping[str, Any]) -> Claim:
    patterns = [pattern for pattern in map(_compiled, table["betrays"]) if pattern]
    return Claim(table["claim"], table["why"], tuple(table["sources"]), tuple(patterns))


_MARKUP = re.compile(r"\]\([^)\n]*\)|\[\^[\w-]+\]|[*_`\[\]]|<!--.*?-->", re.DOTALL)


def _betrayal(claim: Claim, text: str) -> re.Match[str] | None:
    """Where a text makes a claim. Emphasis and links do not hide it."""
    bare = _bare(text)
    return next(filter(None, (pattern.search(bare) for pattern in claim.betrays)), None)


@lru_cache(maxsize=256)  # each text is held against every claim
def _bare(text: str) -> str:
    return blanked(_MARKUP, text)


def claims_in(text: str, claims: Iterable[Claim]) -> Iterator[tuple[int, str]]:
    """The offset in a text of each claim that it makes, and what is to be said of that."""
    for claim in claims:
        if found := _betrayal(claim, text):
            words = " ".join(found[0].split())
            message = (
                f'"{words}" is a claim that this site does not make: {claim.why} Say it otherwise, or leave it out'
            )
            yield found.start(), message


def claim_problems(text: str, claims: Iterable[Claim], file: str) -> Iterator[Problem]:
    """A problem for each claim that a text makes, at its first words."""
    for offset, message in claims_in(text, claims):
        yield Problem(file, *place_of(text, offset), WITHDRAWN, message)


def source_claims(sources: Iterable[Source], claims: Collection[Claim]) -> Iterator[Problem]:
    """A problem for each claim that what we say of a source makes, other than of those that show it to be wrong."""
    for source in sources:
        others = [claim for claim in claims if source.publish and source.id not in claim.sources]
        for _, message in claims_in(f"{source.title}. {source.says} {source.careful}", others):
            yield Problem(source.file, source.line, source.column, WITHDRAWN, message)
