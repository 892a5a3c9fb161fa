"""The figures of an audit as a table, and what of them is not good enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .lighthouse import CATEGORIES, Run
from .pages import CLS, INP, LCP, NO_INDEX

COLUMNS = (
    "page",
    "requests",
    "KB on the wire",
    "LCP ms",
    "CLS",
    "TBT ms",
    "elements",
    "perf/a11y/bp/SEO/agentic",
    "axe rules",
)


@dataclass(frozen=True)
class Audit:
    """What was measured of each kind of page: a median run, and the rules of axe it breaks.

    ``wait`` is the longest wait for a tap in milliseconds, the median of several visits; ``lacking`` are the kinds of
    pages that the site does not have.
    """

    about: Sequence[str]
    runs: Mapping[str, Run]
    wait: float | None = None
    broken: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lacking: Sequence[str] = ()


def markdown(audit: Audit) -> str:
    """The table, with how it was made above it and what falls short below."""
    lines = [f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
    lines += [f"| {' | '.join([*_cells(kind, run), _rules(audit, kind)])} |" for kind, run in audit.runs.items()]
    wait = "not run" if audit.wait is None else f"{audit.wait:.0f} ms"
    said = [f"- {line}" for line in missed(audit)] or ["Nothing falls short."]
    said += [f"- {kind}: not run, the site has none" for kind in audit.lacking]
    return "\n".join([*audit.about, "", *lines, "", f"Longest wait for a tap in the checklist: {wait}.", "", *said, ""])


def missed(audit: Audit) -> list[str]:
    """What is not good enough, each with its page."""
    found = [f"{kind}: {line}" for kind, run in audit.runs.items() for line in _missed(kind, run)]
    found += [f'{kind}: it breaks the rule "{rule}" of axe' for kind, rules in audit.broken.items() for rule in rules]
    if audit.wait is not None and audit.wait > INP:
        found.append(f"checklist: a tap waits {audit.wait:.0f} ms, and {INP} are allowed")
    return found


def _missed(kind: str, run: Run) -> Iterator[str]:
    meant = NO_INDEX if kind in ("missing page", "404.html") else ()
    short = [line for line in run.short if not any(audit in line for audit in meant)]
    for name in CATEGORIES:
        score = run.scores[name]
        because = "; ".join(line.partition(": ")[2] for line in short if line.startswith(f"{name}:"))
        if score is not None and score < 100 and (because or not meant):
            yield f"{name} {score}{f', because of {because}' if because else ''}"
    if run.figures["lcp"] > LCP:
        yield f"its largest part shows after {run.figures['lcp']:.0f} ms, and {LCP} are allowed"
    if run.figures["cls"] > CLS:
        yield f"its parts move by {run.figures['cls']:.3f} while it loads, and nothing may"
    if run.figures["requests"] > 1:
        yield f"it takes {run.figures['requests']:.0f} requests, and 1 is allowed"


def _cells(kind: str, run: Run) -> list[str]:
    figures = run.figures
    scores = "/".join("-" if run.scores[name] is None else str(run.scores[name]) for name in CATEGORIES)
    numbers = [f"{figures['requests']:.0f}", f"{figures['bytes'] / 1000:.1f}", f"{figures['lcp']:.0f}"]
    return [kind, *numbers, f"{figures['cls']:.3f}", f"{figures['tbt']:.0f}", f"{figures['elements']:.0f}", scores]


def _rules(audit: Audit, kind: str) -> str:
    return str(len(audit.broken[kind])) if kind in audit.broken else "not run"
