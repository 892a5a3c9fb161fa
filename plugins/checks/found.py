"""What rules found, and the problems that come of it in settings and sources."""

from __future__ import annotations

from ..problem import Problem, Severity
from ..record import record
from ..source import Place, place_of
from .records import Field, Finding, InFile, Page
from .records.content import Content, File, Settings, Source
from .registry import Rule


@record
class Found:
    """What a rule found, and on which page or in which file: None where it is about everything at once."""

    rule: Rule
    finding: Finding
    where: Page | Source | File | None

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.finding.severity or self.rule.severity


def settings_problem(found: Found, settings: Settings) -> Problem:
    """The problem that a finding in a settings file is."""
    at = found.finding.at
    name = at if isinstance(at, str) else ""
    here = settings.places.get(name) or place_in(found.finding, "")
    file, place = settings.elsewhere.get(name) or (settings.file, here)
    return Problem(file, *place, found.rule.name, found.finding.message, found.severity)


def source_problem(found: Found, content: Content) -> Problem:
    """The problem that a finding in a file of the content is."""
    rule, finding = found.rule, found.finding
    file, place = content.folder, (1, 1)
    if isinstance(finding.at, InFile):
        file, place = finding.at.file, (finding.at.line, finding.at.column)
    elif isinstance(found.where, File):
        file, place = found.where.shown, place_in(finding, found.where.text or "")
    elif isinstance(found.where, Source):
        file, place = found.where.path, place_in(finding, found.where.text)
    return Problem(file, *place, rule.name, finding.message, found.severity)


def place_in(finding: Finding, text: str) -> Place:
    """Where in a text a finding is."""
    match finding.at:
        case Field(line=line, column=column):
            return line, column
        case (int(line), int(column)):
            return line, column
        case str(words):
            return place_of(text, max(text.find(words), 0))
    return 1, 1
