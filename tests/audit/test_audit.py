"""What is read from Lighthouse's reports, how runs become a table, and one real look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ..apart import apart
from ..conftest import Built
from ..judges.having import NotRun
from . import __main__ as audit
from .lighthouse import CATEGORIES, FIGURES, Run, middle, read
from .pages import KINDS, QUICK, chosen, every_page, lacking
from .table import Audit, markdown, missed
from .violations import violations

GOOD = dict.fromkeys(CATEGORIES, 100)
FIGURES_OF_A_GOOD_PAGE = {"lcp": 700.0, "cls": 0.0, "tbt": 10.0, "elements": 150.0, "requests": 1, "bytes": 5200}


def run(short: tuple[str, ...] = (), scores: dict[str, int | None] | None = None, **figures: float) -> Run:
    return Run({**GOOD, **(scores or {})}, {**FIGURES_OF_A_GOOD_PAGE, **figures}, short)


def report(*addresses: str, **scores: float | None) -> dict[str, Any]:
    """A report of Lighthouse, cut down to what is read of it."""
    audits: dict[str, Any] = {name: {"id": name, "numericValue": 12.0, "score": 1} for name in FIGURES.values()}
    audits["network-requests"] = {"details": {"items": [{"url": at, "transferSize": 900} for at in addresses]}}
    audits["robots-txt"] = {"id": "robots-txt", "title": "robots.txt", "score": 0, "explanation": "not valid"}
    audits["llms-txt"] = {"id": "llms-txt", "title": "llms.txt", "score": None}
    refs = {"seo": ["robots-txt"], "agentic-browsing": ["llms-txt"]}
    categories = {
        name: {
            "score": scores.get(name.partition("-")[0], 1.0),
            "auditRefs": [{"id": one, "weight": 1} for one in refs.get(name, [])],
        }
        for name in CATEGORIES
    }
    return {"audits": audits, "categories": categories}


def test_scores_figures_and_what_fell_short_are_read() -> None:
    found = read(report("https://example.org/a/", "https://example.org/b.png", seo=0.915, agentic=None))
    assert found.scores == {**GOOD, "seo": 92, "agentic-browsing": None}
    assert found.figures == {"lcp": 12, "cls": 12, "tbt": 12, "elements": 12, "requests": 2, "bytes": 1800}
    assert found.short == ("seo: robots-txt (not valid)",)


@pytest.mark.parametrize("later", ["icon.svg", "sw.js", "manifest.webmanifest"])
def test_what_a_browser_fetches_for_itself_is_no_request_of_the_page(later: str) -> None:
    drawn = "data:image/svg+xml;base64,AAAA/icon"
    assert read(report("https://example.org/", f"https://example.org/{later}", drawn)).figures["requests"] == 1


def test_several_runs_become_their_median_and_keep_all_that_fell_short() -> None:
    runs = [run(lcp=700), run(("seo: a (b)",), {"performance": 96}, lcp=750), run(("seo: a (b)",), lcp=701)]
    found = middle(runs)
    assert (found.figures["lcp"], found.scores["performance"], found.short) == (701, 100, ("seo: a (b)",))
    assert middle([run(scores={"seo": None})]).scores["seo"] is None


def test_a_table_has_a_line_for_each_kind_and_says_where_nothing_falls_short() -> None:
    text = markdown(Audit(["How."], {"home": run(), "guide": run(scores={"seo": None})}, 96.0, {"home": ()}))
    assert "| home | 1 | 5.2 | 700 | 0.000 | 10 | 150 | 100/100/100/100/100 | 0 |" in text
    assert "| guide | 1 | 5.2 | 700 | 0.000 | 10 | 150 | 100/100/100/-/100 | not run |" in text
    assert "in the checklist: 96 ms." in text
    assert text.startswith("How.\n")
    assert "Nothing falls short." in text


@pytest.mark.parametrize(
    ("kind", "one", "wait", "said"),
    [
        (
            "guide",
            run(("seo: robots-txt (not valid)",), {"seo": 92}),
            0,
            "guide: seo 92, because of robots-txt (not valid)",
        ),
        ("guide", run(scores={"performance": 99}), 0, "guide: performance 99"),
        ("guide", run(lcp=751), 0, "guide: its largest part shows after 751 ms, and 750 are allowed"),
        ("guide", run(cls=0.036), 0, "guide: its parts move by 0.036 while it loads, and nothing may"),
        ("guide", run(requests=2), 0, "guide: it takes 2 requests, and 1 is allowed"),
        ("guide", run(), 201, "checklist: a tap waits 201 ms, and 200 are allowed"),
        (
            "missing page",
            run(("seo: title (short)",), {"seo": 60}),
            0,
            "missing page: seo 60, because of title (short)",
        ),
    ],
)
def test_what_falls_short_is_named_with_its_page(kind: str, one: Run, wait: float, said: str) -> None:
    found = Audit([], {kind: one}, wait)
    assert missed(found) == [said]
    assert f"- {said}\n" in markdown(found)


def test_each_rule_of_axe_that_a_page_breaks_is_named() -> None:
    found = Audit([], {"guide": run(), "home": run()}, 0, {"guide": ("label", "list"), "home": ()})
    assert missed(found) == [f'guide: it breaks the rule "{rule}" of axe' for rule in ("label", "list")]
    assert "| 2 |" in markdown(found)


@pytest.mark.browser
def test_axe_sees_what_a_page_breaks(tmp_path: Path) -> None:
    pages = {
        "good": '<html lang="en"><title>A</title><main><h1>A</h1></main>',
        "bad": "<title>A</title><main><h1>A</h1></main>",
    }
    for kind, text in pages.items():
        (tmp_path / kind).with_suffix(".html").write_text(f"<!doctype html>{text}", encoding="utf-8")
    addresses = {kind: (tmp_path / f"{kind}.html").as_uri() for kind in pages}
    assert apart(lambda: violations(addresses)) == {"good": (), "bad": ("html-has-lang",)}


def test_all_pages_have_their_turn_before_the_next_round(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    figures = iter([700, 800, 702, 802, 701, 801])
    monkeypatch.setattr(audit, "lighthouse", lambda address: asked.append(address) or run(lcp=next(figures)))
    found = audit._runs({"home": "/", "guide": "/a/"}, 3)
    assert asked == ["/", "/a/"] * 3
    assert {kind: one.figures["lcp"] for kind, one in found.items()} == {"home": 701, "guide": 801}


def test_a_run_that_fails_is_tried_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = iter([NotRun("not run: the browser went away"), run(lcp=640)])

    def lighthouse(_address: str) -> Run:
        turn = next(turns)
        if isinstance(turn, NotRun):
            raise turn
        return turn

    monkeypatch.setattr(audit, "lighthouse", lighthouse)
    assert audit._run(1, "/").figures["lcp"] == 640


def test_the_page_for_wrong_addresses_is_hidden_from_search_on_purpose() -> None:
    hidden = run(("seo: is-crawlable (blocked)",), {"seo": 66})
    assert missed(Audit([], {"missing page": hidden})) == []
    assert len(missed(Audit([], {"guide": hidden}))) == 1


def test_each_kind_has_a_page(real_site: Built) -> None:
    pages = every_page(real_site.folder)
    assert set(KINDS.values()) <= set(pages.values())
    assert set(QUICK) <= set(KINDS)
    assert len(pages) == len(real_site.pages)


def test_what_a_site_lacks_is_not_measured(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("")
    (tmp_path / "other.html").write_text("")
    assert chosen(tmp_path, every=False, quick=True) == chosen(tmp_path, every=False, quick=False) == {"home": "/"}
    assert set(lacking(tmp_path)) == set(KINDS) - {"home"}
    assert "- guide: not run" in markdown(Audit([], {"home": run()}, lacking=["guide"]))
    assert set(chosen(tmp_path, every=True, quick=False).values()) == {"/", "/other.html"}


@pytest.mark.parametrize(
    ("files", "said"),
    [((), "does not say how nginx is to serve it"), ((".hosts/nginx.conf", "other.html"), "--all takes every page")],
)
def test_a_folder_that_cannot_be_measured_is_refused(
    files: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".hosts").mkdir()
    for name in files:
        (tmp_path / name).write_text("")
    assert audit.main([f"--output={tmp_path}"]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.long
@pytest.mark.judges
def test_a_quick_look_measures_three_pages(capsys: pytest.CaptureFixture[str]) -> None:
    assert apart(lambda: audit.main(["--quick"])) in (0, 1)  # times depend on the machine
    table = capsys.readouterr().out
    assert all(f"| {kind} | 1 |" in table for kind in QUICK)
    assert "/100/100/100/100 |" in table
