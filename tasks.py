"""The commands of this project: `invoke --list` shows them, `invoke --help COMMAND` explains one."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

import invoke
from invoke import Context

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))  # invoke may be called from any folder below
sys.dont_write_bytecode = bool(sys.flags.dont_write_bytecode)  # invoke alone would compile all code at every call

from plugins import authoring  # noqa: E402  (needs the path above)

authoring.terminal.prepare()
finish = authoring.terminal.finish


class Stoppable(invoke.Task[Any]):
    """A command that says so where Ctrl+C stops it; invoke would end without a word."""

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        """Do what it is for."""
        try:
            super().__call__(*args, **kwargs)
        except KeyboardInterrupt:
            finish(authoring.terminal.stopped())


task = partial(invoke.task, klass=Stoppable)

FORMATS = "text, json, github or sarif"


@task(
    help={
        "content": "the folder with the content (content)",
        "output": "the folder to publish to (output)",
        "settings": "the settings file of another site (pelicanconf.py)",
        "format": FORMATS,
        "clean": "use nothing that was kept from earlier builds",
        "explain": "say what was built anew, and why",
    }
)
def build(
    ctx: Context,
    content: str = "",
    output: str = "",
    settings: str = "",
    format: str = "text",
    clean: bool = False,
    explain: bool = False,
) -> None:
    """Build, check and publish the site, in one step or not at all."""
    asked = authoring.building.Asked(content, output, settings, format, clean, explain)
    finish(authoring.building.build(ROOT, asked))


@task(
    help={
        "content": "the folder with the content (content)",
        "settings": "the settings file of another site (pelicanconf.py)",
        "format": f"{FORMATS}; with --list also markdown",
        "site": "a folder of HTML, made by anything, to check in place of this site",
        "url": "the address that folder is for (what its first page says)",
        "list": "show the rules, and check nothing",
        "explain": "a rule: show what it wants, why, and an example",
        "external": "ask for outside links too, and remember the answers in links.json in the content",
        "fix": "with --external: write the new addresses of links that have moved",
        "strict": "with --external: what is gone is an error at first sight",
        "fresh": "with --external: ask again for what was asked today",
        "baseline": "let this site start with the problems it has; later, take out those that are gone",
    }
)
def check(
    ctx: Context,
    content: str = "",
    settings: str = "",
    format: str = "text",
    site: str = "",
    url: str = "",
    list: bool = False,
    explain: str = "",
    baseline: bool = False,
    external: bool = False,
    fix: bool = False,
    strict: bool = False,
    fresh: bool = False,
) -> None:
    """Say everything that is wrong with the site, and publish nothing."""
    asked = authoring.checking.Asked(
        content, settings, format, site, url, explain, list, baseline, external, fix, strict, fresh
    )
    finish(authoring.checking.check(ROOT, asked))


@task(help={"port": "the port on this machine (8000)", "content": "the folder with the content (content)"})
def serve(ctx: Context, port: str = "8000", content: str = "") -> None:
    """Show the site with its drafts on this machine, and again after every save."""
    finish(authoring.commands.serve(ROOT, content, port))


@task(
    positional=["kind", "title"],
    help={
        "kind": "article, page or checklist",
        "title": "its title, in quotes",
        "content": "the content folder (content)",
    },
)
def new(ctx: Context, kind: str, title: str, content: str = "") -> None:
    """Start an article, a page or a checklist with everything it needs."""
    finish(authoring.commands.new(ROOT, content, kind, title))


@task(
    positional=["target"],
    help={
        "target": "its name: the table [tool.publish.<name>] of pyproject.toml describes it",
        "dry-run": "say what would change there, and change nothing",
    },
)
def publish(ctx: Context, target: str, dry_run: bool = False) -> None:
    """Build the site and bring it to where readers find it, in one step or not at all."""
    finish(authoring.publishing.publish(ROOT, target, dry_run=dry_run))


@task(positional=["target"], help={"target": "its name in pyproject.toml"})
def releases(ctx: Context, target: str) -> None:
    """List what was published to a target and is still there."""
    finish(authoring.publishing.releases(ROOT, target))


@task(
    positional=["target"],
    help={"target": "its name in pyproject.toml", "to": "the number of a release (the one before)"},
)
def rollback(ctx: Context, target: str, to: str = "") -> None:
    """Show an earlier release at a target again, in one step."""
    finish(authoring.publishing.rollback(ROOT, target, to))


@task(
    help={
        "content": "the folder with the content (content)",
        "output": "the folder to publish to (output)",
    }
)
def addresses(ctx: Context, content: str = "", output: str = "") -> None:
    """Build the site and write its addresses into content/published.txt: none of them may vanish from then on."""
    finish(authoring.addresses.addresses(ROOT, content, output))


@task(
    positional=["old", "new"],
    help={
        "old": "its address, as in nerves",
        "new": "the address it is to have",
        "content": "the content folder (content)",
    },
)
def move(ctx: Context, old: str, new: str, content: str = "") -> None:
    """Give a page or an article another address, mend all links to it, and let the old address lead there."""
    finish(authoring.move.move(ROOT, content, old, new))


@task(
    positional=["action", "slug"],
    help={
        "action": "report: what is proved of a checklist, what its cases hold, and a picture",
        "slug": "the name of its file in content/checklists",
        "content": "the content folder (content)",
        "output": "the file to write (reports/<slug>.html)",
    },
)
def checklist(ctx: Context, action: str, slug: str, content: str = "", output: str = "") -> None:
    """Report on a checklist: its proof, its shares, its cases, and a picture of its rules."""
    finish(authoring.commands.checklist(ROOT, content, action, slug, output))


@task(
    help={
        "due": "only what falls due within so many days, as in 90",
        "record": "write down which text cites what: from then on a build stops where a source note is missing",
        "content": "the content folder (content)",
        "output": "the file for the picture (reports/evidence.html)",
    }
)
def evidence(ctx: Context, due: str = "", record: bool = False, content: str = "", output: str = "") -> None:
    """Show which sources are to be looked at again and when, as a table and a picture."""
    finish(authoring.looking_again.evidence(ROOT, authoring.looking_again.Asked(content, due, output, record)))


@task(positional=["folder"], help={"folder": "the new folder to make, as in public"})
def pages(ctx: Context, folder: str) -> None:
    """Copy the built site as GitHub Pages and GitLab Pages serve it, with its policy in its pages."""
    finish(authoring.for_pages.pages(ROOT, folder))


@task(help={"profile": "change (two minutes), ci (all that a push runs) or long (hours of killing and fuzzing)"})
def test(ctx: Context, profile: str = "ci") -> None:
    """Run the tests, browsers and all."""
    finish(authoring.commands.test(ROOT, profile))


@task(
    help={
        "what": "builds: this project beside other generators (usual); checks: our checks beside lychee",
        "pages": "how many pages, as numbers with commas (100,1000,5000,10000; of checks 1000,5000)",
        "rounds": "of builds: how often all is built (5)",
        "cases": "of builds: what, as names with commas (all: full,nothing,body,title,tag,new,template,setting)",
        "only": "of builds: which generators, as names of folders in tests/bench/generators with commas (all)",
        "install": "of builds: get the generators that are missing, into .cache/bench and from Debian",
        "quick": "of builds: 100 pages, one round, three cases: two minutes",
    },
)
def bench(
    ctx: Context,
    what: str = "builds",
    pages: str = "",
    rounds: str = "",
    cases: str = "",
    only: str = "",
    install: bool = False,
    quick: bool = False,
) -> None:
    """Measure what a thing costs, on pages made for it."""
    asked = {"pages": pages, "rounds": rounds, "cases": cases, "only": only, "install": install, "quick": quick}
    finish(authoring.commands.bench(ROOT, what, **asked))


@task(
    help={
        "runs": "how often each page is measured; the medians count (5)",
        "all": "every page, and not one of each kind",
        "quick": "three pages, once each",
        "output": "a built folder to measure as it is (the site is built anew)",
    }
)
def audit(ctx: Context, runs: str = "5", all: bool = False, quick: bool = False, output: str = "") -> None:
    """Measure the built site with Lighthouse, as readers on a phone get it."""
    finish(authoring.commands.audit(ROOT, runs, all, quick, output))


@task
def pictures(ctx: Context) -> None:
    """Keep new pictures of every part of the theme, after a change to its looks that is meant."""
    finish(authoring.commands.pictures(ROOT))


@task
def lint(ctx: Context) -> None:
    """Check types, style and formatting of the code, and the spelling of the words."""
    finish(authoring.commands.lint(ROOT))


@task
def lock(ctx: Context) -> None:
    """Renew the locked requirements from pyproject.toml."""
    finish(authoring.commands.lock(ROOT))


@task
def clean(ctx: Context) -> None:
    """Remove the output, the caches and the reports in HTML that the other commands made."""
    finish(authoring.commands.clean(ROOT))
