"""No placeholder is left in a text.

TODO, TBD and filler in Latin were meant to be replaced before anybody reads them.

Bad:  TODO: ask Jo about the numbers
Good: the numbers, or <!-- ask Jo about the numbers -->
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import Place
from ...records import Finding, Source
from ...records.prose import holds

_THING = r"(?:text|title|content|copy|link|image|picture|photo|quote|description|summary|heading|caption|paragraph)s?"

# "a TODO list", "“TBD” means" and "size XXX" are words of a text like any other.
_MARK = re.compile(
    r"(?<![\w\"“'‘`-])(?:"
    r"FIXME\b"
    r"|(?<!\ba )(?<!\bthe )(?<!\bmy )(?<!\byour )TODO\b(?!s|[ -]?(?:list|app|file|item|comment|column)s?\b|[\"”'’])"
    r"|(?:TBD|TBC|TBA|TKTK)\b(?![\"”'’]| (?:mean|stand|is |in ))"
    r"|XXX+(?=:)|(?<=[\[(])XXX+(?=[\])])"
    r"|(?<=\b[Aa]bout )XXX+\b|(?:(?<= (?:some|over|than|cost) )|(?<= (?:costs|until) ))XXX+\b"
    r")"
    r"|(?:(?m:^)|(?<=  ))To do:(?= [a-z])"  # as the outlines of new texts have it
    r"|(?:(?<= (?:is|of|at|by) )|(?<= (?:are|was|the) )|(?<= about ))\?{2,}(?!\S)"
)
_MARKS = ("TODO", "FIXME", "TBD", "TBC", "TBA", "TKTK", "XXX", "To do:", "??")
_PHRASE = re.compile(
    r"\b(?:lorem ipsum dolor\b(?![^\n]*[\"”])"
    rf"|(?:insert|add|put) (?:(?:your|the|some|an?|more) )?(?:\w+ )?{_THING} here(?=[\]).!…]|$)"
    rf"|your {_THING} (?:goes )?here\b"
    rf"|{_THING} (?:goes here|to come)(?=[\]).]|$))"
    r"|(?<=\[)(?:insert|enter|add|type|put) [^\[\]\n]{1,40} here(?=\](?![(\[]))"
    # In capitals, as a word in such brackets is no sample of a message.
    r"|(?-i:\[(?:INSERT|ENTER|ADD|FILL IN|YOUR) [A-Z ’']+\])(?![(\[])",
    re.MULTILINE | re.IGNORECASE,
)
_PHRASES = ("ipsum dolor", " here", " to come", "[INSERT ", "[ENTER ", "[ADD ", "[FILL IN ", "[YOUR ")

# Nothing else in a paragraph or a field: then it is no word of a sentence.
_FILLER = (
    r"lorem ipsum|to be (?:written|done|added|decided)|coming soon|under construction|work in progress|untitled"
    r"|placeholder(?: text)?|(?:sample|dummy|example|some) text|(?:asdf)+|(?:bla ?){2,}|foo(?: ?bar)?|xx+|\?{2,}"
    r"|test(?: test)*"
)
_ALONE = re.compile(rf"(?:[-*+] |#+ )?[\[(*_]*(?P<words>{_FILLER})[\])*_]*[.…!]*", re.IGNORECASE)
LONGEST = 40
_FIELDS = ("title", "description", "summary", "question", "lead", "author")


def check(writing: Source) -> Iterator[Finding]:
    """Each placeholder in the text, and in the fields that readers meet."""
    for field in writing.fields:
        if field.name in _FIELDS and (words := _found(field.value)):
            yield Finding(_message(words), at=field.value_at)
    lines: set[int] = set()
    for place, words in (*_within(writing), *_alone(writing), *_values(writing)):
        if place[0] not in lines:
            yield Finding(_message(words), at=place)
        lines.add(place[0])


def _found(words: str) -> str:
    """The placeholder in a field."""
    found = _MARK.search(words) or _PHRASE.search(words) or _ALONE.fullmatch(words.strip())
    return found[0] if found else ""


def _within(source: Source) -> Iterator[tuple[Place, str]]:
    """Placeholders among other words."""
    for pattern, signs in ((_MARK, _MARKS), (_PHRASE, _PHRASES)):
        for found in pattern.finditer(source.prose) if holds(source.text, *signs) else ():
            yield source.place(found.start()), found[0]


def _alone(source: Source) -> Iterator[tuple[Place, str]]:
    """Placeholders that are a whole paragraph."""
    lines = ["", *source.body.split("\n"), ""]
    for index in range(1, len(lines) - 1):
        line = lines[index]
        if len(line) > LONGEST or lines[index - 1].strip() or lines[index + 1].strip():
            continue
        number = source.body_line + index - 1
        found = _ALONE.fullmatch(line.strip())
        if found and source.prose.split("\n")[number - 1].strip():
            yield (number, line.index(found["words"]) + 1), found["words"]


def _values(writing: Source) -> Iterator[tuple[Place, str]]:
    """Placeholders that are a whole string of data, where it is no name of something."""
    for found in re.finditer(r"\S+(?: \S+)*", writing.prose) if writing.kind == "data" else ():
        words = found[0]
        if len(words) <= LONGEST and not re.fullmatch(r"[a-z-]*", words) and _ALONE.fullmatch(words):
            yield writing.place(found.start()), words


def _message(words: str) -> str:
    return f'"{words.strip()}" is a placeholder; write what it stands for, or take it out'
