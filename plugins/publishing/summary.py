"""What a build says at its end, in a few friendly lines."""

from __future__ import annotations

from collections import Counter

from ..source import shown
from .records import LOCAL, Result


def summary(result: Result) -> str:
    """The closing lines of a build: what was done, what it weighs, where it is, what to do next."""
    if result.refused:
        return f"Nothing was built: {result.refused}."
    counts = Counter(problem.severity for problem in result.problems)
    if counts["error"]:
        errors = _many(counts["error"], "error")
        if not result.publish:
            return f"The site cannot be published yet: {errors} to mend first."
        return f"Nothing was published: {errors} to mend first. {shown(result.output)}/ is as it was."
    name, size = result.largest
    lines = [
        f"{'Published' if result.published else 'Checked'} {_many(result.pages, 'page')}, {result.words:,} words, "
        f"in {result.seconds:.1f} seconds.",
        f"  largest page  {size / 1000:.1f} KB on the wire ({name.removesuffix('index.html') or '/'})",
        f"  problems      {_many(counts['warning'], 'warning')}, no errors",
    ]
    if result.drafts:
        lines.append(f"  drafts        {result.drafts:,}, not for readers until they say Status: published")
    return "\n".join([*lines, *_where(result)])


def _where(result: Result) -> list[str]:
    if not result.published:
        return []
    lines = [f"  where         {shown(result.output)}/", "Next: `invoke serve` shows it as readers will see it."]
    if result.site_url == LOCAL:
        lines.append(f"The site's address is still {LOCAL}: set SITE_URL to the real one before you put it on a host.")
    return lines


def _many(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}" if count else f"no {thing}s"
