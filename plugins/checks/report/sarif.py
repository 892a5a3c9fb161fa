"""Problems as SARIF 2.1.0, which GitHub and editors read (OASIS standard with errata 01; "§" are its sections)."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, TypeAlias
from urllib.parse import quote

from ...problem import Problem
from ..outcome.baseline import identity
from ..outcome.help import help_as_markdown, kind_of, reasons, sentence
from ..registry import Rule

Json: TypeAlias = dict[str, Any]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(problems: Iterable[Problem], rules: Iterable[Rule] = ()) -> str:
    """Problems as one run of a SARIF log, with the help of the rules; equal input, equal bytes."""
    ordered = sorted(problems)
    descriptors = _descriptors(rules, ordered)
    indexes = {descriptor["id"]: index for index, descriptor in enumerate(descriptors)}
    run = {
        "tool": {"driver": {"name": "invoke check", "rules": descriptors}},
        "originalUriBaseIds": {"%SRCROOT%": {"description": _message("The folder that the checks were run in.")}},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(ordered, indexes)),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _descriptors(rules: Iterable[Rule], problems: Iterable[Problem]) -> list[Json]:
    """The rules, by name, and those that other parts of the build have found problems by."""
    known = {rule.name: _descriptor(rule) for rule in rules}
    others = {problem.rule: _other(problem) for problem in problems if problem.rule not in known}
    return [descriptor for _, descriptor in sorted((known | others).items())]


def _descriptor(rule: Rule) -> Json:
    return {
        "id": rule.name,
        "shortDescription": _message(sentence(rule)),
        "fullDescription": _message("\n\n".join(part for part in (sentence(rule), reasons(rule)) if part)),
        "help": _message(rule.help) | {"markdown": _literal("\n\n".join(help_as_markdown(rule)))},
        "defaultConfiguration": {"level": rule.severity, "enabled": not rule.house},
        "properties": {"tags": [kind_of(rule)]},
    }


def _other(problem: Problem) -> Json:
    text = _message(f'Found by another part of the build, under the name "{problem.rule}".')
    about = {"shortDescription": text, "fullDescription": text, "help": text}
    return {"id": problem.rule, **about, "defaultConfiguration": {"level": "error", "enabled": True}}


def _results(problems: Iterable[Problem], indexes: dict[str, int]) -> Iterator[Json]:
    seen: Counter[str] = Counter()
    for problem in problems:
        fingerprint = _fingerprint(problem)
        seen[fingerprint] += 1
        yield {
            "ruleId": problem.rule,
            "ruleIndex": indexes[problem.rule],
            "level": problem.severity,
            "message": _message(problem.message),
            "locations": [{"physicalLocation": _location(problem)}],
            "partialFingerprints": {"problemIdentity/v1": f"{fingerprint}:{seen[fingerprint]}"},
            **({"properties": {"pages": list(problem.pages)}} if problem.pages else {}),
        }


def _location(problem: Problem) -> Json:
    artifact = {"uri": quote(problem.file), "uriBaseId": "%SRCROOT%"}
    if problem.file.startswith("/"):
        artifact = {"uri": PurePosixPath(problem.file).as_uri()}
    return {"artifactLocation": artifact, "region": {"startLine": problem.line, "startColumn": problem.column}}


def _fingerprint(problem: Problem) -> str:
    """What stays the same while the rest of the file is edited (§3.27.17): no line, no column."""
    entry = identity(problem)
    return hashlib.sha256("\0".join((entry.file, entry.rule, entry.message)).encode()).hexdigest()[:32]


def _message(text: str) -> Json:
    return {"text": _literal(text)}


def _literal(text: str) -> str:
    """A text that is neither a pattern with blanks (§3.11.5) nor has links in it (§3.11.6)."""
    return re.sub(r"\](?=\()", r"\\]", text.replace("{", "{{").replace("}", "}}"))
