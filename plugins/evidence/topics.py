"""Topics: the sources of one file together, as a page that asks for them with ``Topic: fraud`` shows them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from ..problem import Problem
from ..source import did_you_mean, place_of, shown
from .model import Source, Topic
from .parse import topic_files

TEMPLATE = "evidence"
"""The template that draws the sources of a topic: a page that asks for it must say of which."""

_TOPIC_LINE = re.compile(r"^ {0,3}topic:\s*", re.IGNORECASE | re.MULTILINE)


def topics_in(folder: Path, sources: Mapping[str, Source]) -> dict[str, Topic]:
    """The topics of a folder by name, each with those of its sources that may be cited, by id."""
    in_order = sorted(sources.values(), key=lambda source: source.id)
    return {
        path.stem: Topic(
            path.stem,
            tuple(source for source in in_order if source.topic == path.stem and source.publish),
            shown(path),
        )
        for path in topic_files(folder)
    }


def asking_problems(topic: str, topics: Collection[str], file: str, text: str) -> Iterator[Problem]:
    """What is wrong with the topic that a page asks for: there is none. ``text`` is the page's Markdown."""
    if topic and topic not in topics:
        hint = did_you_mean(topic, topics) or f" {_known(topics)}"
        message = f'"{topic}" is no topic, because there is no evidence/{topic}.toml.{hint}'
        yield Problem(file, *_place_of_topic(text), "topic-unknown", message)
    if not topic:
        message = (
            f'the template "{TEMPLATE}" shows the sources of a topic, and this page names none; add a line such as'
            f' "Topic: {min(topics, default="fraud")}" to its front matter. {_known(topics)}'
        )
        yield Problem(file, 1, 1, "topic-missing", message)


def _known(topics: Collection[str]) -> str:
    return f"There are {', '.join(sorted(topics)) or 'none'}"


def _place_of_topic(text: str) -> tuple[int, int]:
    line = _TOPIC_LINE.search(text)
    return place_of(text, line.end()) if line else (1, 1)


def pageless_problems(topics: Mapping[str, Topic], shown_topics: Collection[str]) -> Iterator[Problem]:
    """A warning for each topic that no page shows, on a site that shows some: there a reader looks for every source.

    A site that shows none has its sources in the notes of its pages, and misses nothing.
    """
    for name, topic in topics.items():
        if shown_topics and topic.sources and name not in shown_topics:
            message = (
                f'no page shows the topic "{name}", so readers do not find {topic.sources[0].id} among the others;'
                f' add a page with "Template: {TEMPLATE}" and "Topic: {name}"'
            )
            yield Problem(topic.file, 1, 1, "topic-without-page", message, severity="warning")
