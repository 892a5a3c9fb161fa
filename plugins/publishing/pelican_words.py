"""What Pelican's log messages mean, in plain words, and in which field of a text or line of the settings to mend it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from ..checks.lore.dates import EXAMPLE
from ..problem import Severity
from ..record import record
from ..source import Place, Unreadable, place_of, read_text


@record
class Meaning:
    """One message in our words, and where to look for the place: in front-matter ``fields``, or at a ``setting``.

    ``quoted`` is the piece of the file that the message is about, ``file`` and ``line`` what it says of the place.
    Without a ``severity`` Pelican's own counts.
    """

    words: str
    fields: tuple[str, ...] = ()
    setting: str = ""
    severity: Severity | None = None
    quoted: str = ""
    file: str = ""
    line: int = 0


@record
class _Known:
    """A message of Pelican 4.12: its pattern, what it means, and where it is mended; ``{0}`` is its ``word``."""

    pattern: str
    words: str
    fields: tuple[str, ...] = ()
    setting: str = ""
    severity: Severity | None = None


# Every logger.warning and logger.error of Pelican that a text or a settings file can cause; others stay as they are.
_KNOWN = (
    _Known(
        r"Skipping (?P<file>.*): could not find information about '(?P<word>\w+)'$",
        'has no {0}, so Pelican leaves it out; add a line "{1}: ..." at the top of the file',
    ),
    _Known(
        r"Skipping (?P<file>.*): file '(?P<word>.*)' would be written outside output path",
        '"{0}" lies outside of the site, so Pelican leaves the text out; write a path inside it',
        ("save_as", "slug"),
    ),
    _Known(
        r"Unknown status '(?P<word>.*)' for file (?P<file>.*), skipping",
        '"{0}" is no status, so Pelican leaves the text out; write published, draft, hidden or skip',
        ("status",),
    ),
    _Known(
        r"Could not process (?P<file>.*): '(?P<word>.*)' is not a valid date$",
        f'"{{0}}" is not a date, so Pelican leaves the text out; {EXAMPLE}',
        ("date", "modified"),
    ),
    _Known(
        r"Duplicate definition of `(?P<word>.*)` for (?P<file>.*)\. Using",
        '"{0}" stands twice, and Pelican takes the first; keep one of the two lines',
        ("{0}",),
    ),
    _Known(
        r"\{filename\} used for linking to static content (?P<word>.*) in (?P<file>.*)\. Use",
        '"{0}" is a file and no text; write {{static}} for {{filename}}',
    ),
    _Known(
        r"Replacement Indicator '.*' not recognized in '(?P<word>.*)', skipping",
        '"{0}" is nothing that Pelican fills in; write {{filename}}, {{static}} or {{attach}}',
        severity="error",
    ),
    _Known(
        r'Unable to generate valid slug for \w+ "(?P<word>.*)"\.',
        '"{0}" holds no letter or digit to make an address of; give it another name',
    ),
    _Known(
        r"Detected misconfiguration with (?P<word>\w+) setting \(must be a list\)",
        '{0} must be a list, as in {0} = ["..."]; Pelican passes over it',
        setting="{0}",
        severity="error",
    ),
    _Known(
        r"Detected misconfigured (?P<word>\w+) ",
        '{0} must be a text in quotes, as in {0} = "..."; Pelican passes over it',
        setting="{0}",
        severity="error",
    ),
    _Known(
        r"Defining (?P<word>\w+) setting as string has been deprecated",
        '{0} must be a list, as in {0} = ["..."]',
        setting="{0}",
    ),
    _Known(
        r"Removed extraneous trailing slash from SITEURL",
        "SITEURL ends in a slash, and Pelican takes it off; take it out",
        setting="SITEURL",
    ),
    _Known(
        r"Feeds generated without SITEURL or FEED_DOMAIN",
        'a feed needs full addresses; set SITEURL, as in SITEURL = "https://example.org", or FEED_ALL_ATOM = None',
        setting="SITEURL",
    ),
    _Known(
        r"No timezone information specified",
        'TIMEZONE is not set, so dates count as UTC; add a line as in TIMEZONE = "Europe/London"',
        setting="TIMEZONE",
    ),
    _Known(
        r"Locale could not be set\.",
        "this machine has none of the languages in LOCALE; name one of those that `locale -a` lists",
        setting="LOCALE",
    ),
    _Known(
        r"(?:Found deprecated `?|Deprecated setting )(?P<word>\w+)",
        "{0} is an old setting; the manual of Pelican says what stands in its place",
        setting="{0}",
    ),
    _Known(
        r'There is no "(?P<word>.*)" attribute in ',
        'the texts have no "{0}" by which to put them in order; name another key',
        setting="ARTICLE_ORDER_BY|PAGE_ORDER_BY",
    ),
    _Known(
        r"Could not process (?P<file>.*?\.rst): .*?:(?P<line>\d+): \(\w+/\d\) (?P<word>.*)$",
        "Pelican cannot read this text, and leaves it out: {0}; mend this line",
    ),
    _Known(
        r"Could not process (?P<file>.*?\.\w+): (?P<word>.*)$",
        "Pelican cannot read this text, and leaves it out: {0}; compare it with one that it reads",
    ),
)

# What the settings file has to answer for, of all that Pelican raises.
_RAISED = (
    _Known(
        r"Could not find the theme (?P<word>.*)$", 'there is no theme "{0}"; name a folder that exists', setting="THEME"
    ),
    _Known(
        r"You need to specify a path containing", "PATH is no folder; name the one with the content", setting="PATH"
    ),
    _Known(
        r".*No time zone found with key (?P<word>.*?)'?$",
        '"{0}" is no time zone; write one as in "Europe/London"',
        setting="TIMEZONE",
    ),
    _Known(
        r"\[templates\] unable to load (?P<word>.*?)\[",
        'the theme has no template "{0}"; add it, or mend its name where the settings name it',
        setting="DIRECT_TEMPLATES",
    ),
    _Known(
        r"(?P<word>.*) at position \d+",
        "a regular expression cannot be read: {0}; compare its brackets",
        setting="FILENAME_METADATA|PATH_METADATA|SLUG_REGEX_SUBSTITUTIONS",
    ),
    _Known(
        r"No module named '(?P<word>.*)'",
        'there is no "{0}"; mend its name, or install it',
        setting="MARKDOWN|JINJA_ENVIRONMENT",
    ),
    _Known(
        r"Cannot use \{?'?(?P<word>\w+)'?\}? as 'translation_id'",
        'texts without "{0}" cannot be told from translations; name another key',
        setting="ARTICLE_TRANSLATION_ID|PAGE_TRANSLATION_ID",
    ),
)


def meaning_of(message: str, *, raised: bool = False) -> Meaning | None:
    """What a message that Pelican logged, or raised, means; None where it says that itself."""
    for known in _RAISED if raised else _KNOWN:
        if found := re.match(known.pattern, message):
            named = found.groupdict()
            word = named.get("word", "")
            return Meaning(
                known.words.format(word, word.capitalize()),
                tuple(field.format(word) for field in known.fields),
                known.setting.format(word),
                known.severity,
                word,
                named.get("file", ""),
                int(named.get("line", 0)),
            )
    return None


def place_in_text(file: Path, meaning: Meaning) -> Place:
    """Where in a text the message applies: the last field of such a name that holds the words, else the words."""
    if meaning.line:
        return meaning.line, 1
    text = _text(file)
    for field in meaning.fields:
        lines = list(re.finditer(rf"(?im)^[ ]{{0,3}}(?P<key>{re.escape(field)}):[ \t]*(?P<value>.*)$", text))
        for line in reversed(lines):
            if meaning.quoted in line["value"] or line["key"].lower() == meaning.quoted:
                return place_of(text, line.start("value") if meaning.quoted in line["value"] else line.start("key"))
    offset = text.find(meaning.quoted) if meaning.quoted else -1
    return place_of(text, max(offset, 0))


def place_of_setting(conf: Path, names: str, word: str = "") -> Place:
    """Where a settings file sets one of several names (``A|B``), best one that holds the word; else its first line.

    Of a setting of many lines it is the line with the word.
    """
    text = _text(conf)
    nodes = _assigned(text, names)
    if not nodes:
        return place_of(text, max(text.find(word), 0)) if len(word) > 1 else (1, 1)
    node = next((node for node in reversed(nodes) if word in (ast.get_source_segment(text, node) or "")), nodes[0])
    inner = (item for item in ast.walk(node) if isinstance(item, ast.Constant) and item.value == word)
    return next((_place(item) for item in inner if item.lineno > node.lineno), _place(node))


def place_of_string(conf: Path, word: str) -> Place | None:
    """Where a settings file first writes a string that is a word, or a path which ends in it; None where nowhere."""
    found = (node for node in ast.walk(tree_of(conf)) if isinstance(node, ast.Constant))
    places = (_place(node) for node in found if str(node.value).rstrip("/").rpartition("/")[2] == word)
    return min(places, default=None)


def _assigned(text: str, names: str) -> list[ast.stmt]:
    """The statements that set one of several names (``A|B``)."""
    found: list[ast.stmt] = []
    for node in _tree(text).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and re.fullmatch(names, target.id) for target in targets):
            found.append(node)
    return found


def tree_of(conf: Path) -> ast.Module:
    """The code of a settings file; empty where that cannot be read."""
    return _tree(_text(conf))


def _tree(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError):
        return ast.Module([], [])


def _place(node: ast.expr | ast.stmt) -> Place:
    return node.lineno, node.col_offset + 1


def _text(file: Path) -> str:
    try:
        return read_text(file)
    except Unreadable:
        return ""
