"""Compiles each template once: Jinja's code for the same source is kept for the next build.

Jinja works out at once what a filter makes of a constant, and writes that into its code. Nobody can tell what a site's
own filters look at, so here it leaves that to the time of drawing: then the code depends on the template alone. That
is what ``_output_child_to_const`` is for, which Jinja's own native generator overrides too.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from jinja2 import Environment, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame

from ..store import Store, digest
from .environments import SYNTAX

KIND = "template"


class LaterGenerator(CodeGenerator):
    """Writes text that stands in a template into its code, and nothing that a filter or a test makes."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class KeptTemplates(BytecodeCache):
    """The code of templates, in a store."""

    def __init__(self, store: Store, surroundings: str) -> None:
        self._store = store
        self._surroundings = surroundings

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The place for the code of one template, with the code where it was kept."""
        escaping = environment.autoescape
        escapes = escaping(name) if callable(escaping) else escaping
        syntax = repr([getattr(environment, option) for option in SYNTAX])
        key = digest(self._surroundings, syntax, repr(escapes), name, filename or "", source)
        bucket = Bucket(environment, key, key)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept."""
        raw = self._store.get(KIND, bucket.key)
        if raw is not None:
            bucket.load_bytecode(BytesIO(raw))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self._store.put(KIND, bucket.key, bucket.bytecode_to_string())


def remember(environment: Environment, store: Store, surroundings: str) -> None:
    """Let an environment compile each template once, unless it has ways of its own that could shape the code.

    ``surroundings`` is a digest of Jinja and of all else that may run.
    """
    own = [name for name in environment.extensions if not name.startswith("jinja2.")]
    generator = environment.code_generator_class is CodeGenerator
    if own or environment.finalize or environment.bytecode_cache or not generator or not environment.optimized:
        return
    environment.optimized = False
    environment.code_generator_class = LaterGenerator
    environment.bytecode_cache = KeptTemplates(store, surroundings)
