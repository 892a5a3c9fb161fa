"""No placeholder is left in a text.

TODO, TBD and filler in Latin were meant to be replaced before anybody reads them.

Bad:  TODO: ask Jo about the numbers
Good: the numbers, or <!-- ask Jo about the numbers -->
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Field, Finding, Source

_THING = r"(?:text|title|content|copy|link|image|picture|photo|quote|description|summary|heading|caption|paragraph)s?"

# "a TODO list", "“TBD” means" and "size XXX" are words of a text like any other.
_LEFT = re.compile(
    r"(?<![\w\"“'‘`-])(?:"
    r"FIXME\b"
    r"|TODO\b(?!s|[ -]?(?:list|app|file|item)s?\b|[\"”'’])"
    r"|(?:TBD|TBC|TBA|TKTK)\b(?![\"”'’]| (?:mean|stand|is |in ))"
    r"|XXX+(?=:)|(?<=[\[(])XXX+(?=[\])])"
    r"|(?i:lorem ipsum dolor\b(?![^\n]*[\"”]))"
    rf"|(?i:(?:insert|add|put) (?:(?:your|the|some|an?|more) )?(?:\w+ )?{_THING} here(?=[\]).!…]|$))"
    rf"|(?i:your {_THING} (?:goes )?here\b)"
    rf"|(?i:{_THING} (?:goes here|to come)(?=[\]).]|$))"
    r")",
    re.MULTILINE,
)

# Nothing else in a paragraph or a field: then it is no word of a sentence.
_FILLER = (
    r"lorem ipsum|to be (?:written|done|added|decided)|coming soon|under construction|work in progress|untitled"
    r"|placeholder(?: text)?|(?:sample|dummy|example|some) text|(?:asdf)+|(?:bla ?){2,}|foo(?: ?bar)?|xx+|\?{2,}"
    r"|test(?: test)*"
)
_ALONE = re.compile(
    rf"(?:\A|(?<=\n)[ \t]*\n)[ \t]*(?:[-*+] |#+ )?[\[(*_]*(?P<words>{_FILLER})[\])*_]*[.…!]*[ \t]*"
    r"(?=\n[ \t]*(?:\n|\Z)|\Z)",
    re.IGNORECASE,
)
_LIKELY = re.compile(
    r"TODO|FIXME|TB[ACD]|TKTK|XXX|\b(?:lorem|here|to come|soon|construction|progress|placeholder|text|untitled|asdf|bla"
    r"|bar|foo|xx|test|written|done|added|decided)\b|\?\?",
    re.IGNORECASE,
)
_FIELDS = ("title", "description", "summary", "lead", "author")


def check(source: Source) -> Iterator[Finding]:
    """Each placeholder in the text, and in the fields that readers meet."""
    if not _LIKELY.search(source.text):
        return
    for field in source.fields:
        if field.name in _FIELDS:
            yield from _of_field(field)
    seen: set[int] = set()
    for pattern in (_LEFT, _ALONE):
        for found in pattern.finditer(source.prose, source.body_at):
            start = found.start("words") if pattern is _ALONE else found.start()
            line = source.place(start)[0]
            if line not in seen:
                yield Finding(_message(found[0] if pattern is _LEFT else found["words"]), at=source.place(start))
            seen.add(line)


def _of_field(field: Field) -> Iterator[Finding]:
    if found := _LEFT.search(field.value) or _ALONE.match(field.value):
        yield Finding(_message(found[0]), at=field.value_at)


def _message(words: str) -> str:
    return f'"{words.strip()}" is a placeholder; write what it stands for, or take it out'
