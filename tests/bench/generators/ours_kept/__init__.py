"""This project with pages compressed and pictures drawn in an earlier build: what a full build costs besides."""

from __future__ import annotations

from dataclasses import replace

from .. import ours

GENERATOR = replace(
    ours.GENERATOR,
    name="Should I go?, copies kept",
    kept=(".cache/store/*/compressed", ".cache/store/*/picture"),
)
