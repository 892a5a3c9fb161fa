"""The help of the rules, which is their docstrings: as a list, one at a time, and as a page of documentation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ...source import did_you_mean
from ..registry import Rule

RENEW = "invoke check --list --format markdown > plugins/checks/RULES.md"

_EXAMPLE = re.compile(r"(?:Bad|Good): ")

# Code in a sentence stays as it is; elsewhere these would be taken for markup.
_MARKUP = re.compile(r"(?P<code>`+[^`]*`+)|[<&*\[\]]")

_PAGE = f"""\
# Rules of the checks

Every rule, in the words that stand beside its code. This page is generated; `{RENEW}` renews it.

An error stops a build, a warning does not. House rules are about what one site asks of itself: they are off until
asked for. A site says what it wants in the `pyproject.toml` beside its settings:

```toml
[tool.checks]
house = ["page-budget"]       # these house rules; true: all of them
keys = ["question"]           # what your theme reads in a front matter; then every other key is misspelt
[tool.checks.options.sentence-long]
words = 25                    # an option of a rule; its text says which it has
[tool.checks.severity]
link-text = {{ level = "off", reason = "the new theme renames these links" }}   # or error, warning
[[tool.checks.allow]]
rule = "image-heavy"
path = "content/pages/map.md" # a file, a folder, or a glob
until = "2027-03"             # the last month in which it holds
reason = "the printer sends a smaller one"
```

In a Markdown text, `<!-- allow: image-heavy until 2027-03: the printer sends a smaller one -->` on a line of its own
excuses the block below it, in a block that block, and right below the front matter the front matter too. What has
expired or excuses nothing is a problem itself. `invoke check --baseline` lets an old site begin with the problems it
has, and from then on only takes out those that are gone."""


class UnknownRule(LookupError):
    """A name that no rule has. Its text says so, and what may have been meant."""


def listing(rules: Iterable[Rule]) -> str:
    """The rules by kind: name, severity, whether it is a house rule, and the sentence that says what it wants."""
    ordered = _ordered(rules)
    width = max((len(rule.name) for rule in ordered), default=0)
    kinds = groupby(ordered, key=kind_of)
    return "\n\n".join("\n".join([kind, *(_row(rule, width) for rule in group)]) for kind, group in kinds)


def find_rule(name: str, rules: Iterable[Rule]) -> Rule:
    """The rule of that name. Raises UnknownRule where there is none."""
    named = {rule.name: rule for rule in rules}
    if name not in named:
        hint = did_you_mean(name, named) or " `invoke check --list` shows them all"
        raise UnknownRule(f'"{name}" is no rule.{hint}')
    return named[name]


def explanation(rule: Rule) -> str:
    """All that is to be said of a rule."""
    return f"{rule.name} ({_marks(rule)})\n\n{rule.help}"


def as_markdown(rules: Iterable[Rule]) -> str:
    """The page of documentation about the rules."""
    kinds = groupby(_ordered(rules), key=kind_of)
    parts = ((f"## {kind}", *(part for rule in group for part in _section(rule))) for kind, group in kinds)
    return "\n\n".join([_PAGE, *(part for group in parts for part in group)])


def kind_of(rule: Rule) -> str:
    """The kind of a rule; one that stands in no folder of a kind is of another."""
    return rule.kind or "other"


def sentence(rule: Rule) -> str:
    """The first sentence of a rule's help: what it wants."""
    return " ".join(rule.help.split("\n\n")[0].split())


def reasons(rule: Rule) -> str:
    """What the help says besides that sentence and the examples."""
    return "\n\n".join(" ".join(part.split()) for part in rule.help.split("\n\n")[1:] if not _EXAMPLE.match(part))


def help_as_markdown(rule: Rule) -> Iterator[str]:
    """The paragraphs of a rule's help, its examples as code."""
    for part in rule.help.split("\n\n"):
        if _EXAMPLE.match(part):
            fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", part)), 0)
            yield f"{fence}text\n{part}\n{fence}"
        else:
            yield _MARKUP.sub(lambda found: found["code"] or _escaped(found[0]), part)


def _ordered(rules: Iterable[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: (kind_of(rule), rule.name))


def _row(rule: Rule, width: int) -> str:
    return f"  {rule.name:{width}}  {_marks(rule):14}  {sentence(rule)}"


def _marks(rule: Rule) -> str:
    return f"{rule.severity}, house" if rule.house else rule.severity


def _section(rule: Rule) -> Iterator[str]:
    yield f"### {rule.name}"
    yield f"*{_marks(rule).capitalize()}.*"
    yield from help_as_markdown(rule)


def _escaped(mark: str) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(mark, f"\\{mark}")
