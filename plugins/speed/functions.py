"""What functions hold beside their code, and whether they look at what nobody can see: clocks, chance, and the like.

Which names a function uses stands in its code. A name that means something harmless in some function costs time alone.
"""

from __future__ import annotations

import functools
import inspect
import logging
import opcode
import sys
import sysconfig
import types
from collections.abc import Iterator, Mapping
from typing import Any

from ..record import record
from .surroundings import Opaque, is_installed

UNSEEN = frozenset(
    (
        *("now", "today", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime", "ctime"),
        *("random", "randint", "randrange", "choice", "choices", "shuffle", "sample", "uniform", "getrandbits"),
        *("uuid1", "uuid4", "urandom", "token_bytes", "token_hex", "token_urlsafe", "getpid"),
        *("stat", "lstat", "exists", "lexists", "isfile", "isdir", "is_file", "is_dir", "getmtime", "getsize"),
        *("eval", "exec", "__import__", "import_module", "setattr", "delattr"),
    )
)
"""Names of what answers otherwise from time to time and that Python tells nobody of. What is read is told (PEP 578)."""

TRUSTED = ("jinja2", "markupsafe", "pelican")
"""Packages whose functions make the same of the same. Where they do not, ``pelican_pages`` knows it."""

FUNCTIONS = (
    types.FunctionType,
    types.MethodType,
    types.BuiltinFunctionType,
    functools.partial,
    functools._lru_cache_wrapper,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
)

_STANDARD = (sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib"))
_WRITTEN = ("<", record.__code__.co_filename)  # where the methods stand that dataclasses and records are given
_REBINDS = opcode.opmap["STORE_GLOBAL"]
_REBINDS_OUTER = opcode.opmap["STORE_DEREF"]
_PASSED_OVER = (types.MemberDescriptorType, types.GetSetDescriptorType, logging.Logger)


def held(value: Any) -> tuple[str, list[object]]:
    """The name of a function or class, and what it may use beside its arguments. Raises Opaque where none can tell."""
    if isinstance(value, functools.partial):
        return "functools.partial", [value.func, value.args, value.keywords]
    if isinstance(value, types.MethodType):
        return "types.MethodType", [value.__func__, value.__self__]
    if isinstance(value, functools._lru_cache_wrapper):
        return "functools.cached", [value.__wrapped__]
    name = f"{value.__module__}.{value.__qualname__}"
    if value.__name__ in UNSEEN:
        raise Opaque(name)
    return name, list(_beside(value, name))


def _beside(value: Any, name: str) -> Iterator[object]:
    if isinstance(value, types.BuiltinFunctionType):
        if not isinstance(value.__self__, (types.ModuleType, type, types.NoneType)):
            yield value.__self__
    elif is_trusted(value.__module__ or "builtins"):
        return
    elif isinstance(value, type):
        yield from (item for part in vars(value).values() for item in _of_class(part))
    elif isinstance(value, types.FunctionType):
        yield from _used(value, name)


def is_trusted(module: str) -> bool:
    """Whether functions of a module make the same of the same, and change nothing that they are given."""
    top = module.partition(".")[0]
    return top in TRUSTED or top in sys.stdlib_module_names or module.startswith(f"{__package__}.")


def _of_class(part: object) -> Iterator[object]:
    """The functions in an attribute of a class."""
    for name in ("fget", "func", "__func__"):  # properties, cached ones, and methods of the class
        part = getattr(part, name, None) or part
    part = inspect.unwrap(part) if callable(part) else part
    if isinstance(part, types.FunctionType) and not part.__code__.co_filename.startswith(_WRITTEN):
        yield part


def _used(function: types.FunctionType, name: str) -> Iterator[object]:
    codes = list(_codes(function.__code__))
    names = frozenset(used for code in codes for used in code.co_names)
    if unseen := UNSEEN & names:
        raise Opaque(f"{name}, which uses {min(unseen)}")
    if not _is_known(function) or any(map(_rebinds, codes)):
        raise Opaque(name)
    yield from (function.__defaults__, function.__kwdefaults__)
    yield from (cell.cell_contents for cell in function.__closure__ or ())
    yield from (value for key, value in vars(function).items() if key not in ("__wrapped__", "jinja_pass_arg"))
    yield from _named(names, function.__globals__)


def _named(names: frozenset[str], known: Mapping[str, Any], ours: bool = True) -> Iterator[object]:
    """What names stand for. Of modules it is what they hold by such names; of installed ones the code alone."""
    for name in sorted(names & known.keys()):
        value = known[name]
        if isinstance(value, types.ModuleType):
            if not is_trusted(value.__name__):
                yield from _named(names - {name}, vars(value), not is_installed(value.__file__ or sys.prefix + "/"))
        elif not isinstance(value, _PASSED_OVER) and (ours or isinstance(value, (type, types.FunctionType))):
            yield value


def _is_known(function: types.FunctionType) -> bool:
    """Whether the code of a function stands in a file that counts, as all files of modules do."""
    file = function.__code__.co_filename
    module = sys.modules.get(function.__module__)
    return is_installed(file) or getattr(module, "__file__", None) == file


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            yield from _codes(value)


def _rebinds(code: types.CodeType) -> bool:
    """Whether code gives a name outside of it another value."""
    operations = code.co_code[::2]
    return _REBINDS in operations or bool(code.co_freevars and _REBINDS_OUTER in operations)
