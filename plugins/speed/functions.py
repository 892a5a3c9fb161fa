"""What functions hold beside their code, and whether they look at what nobody can see: clocks, chance, and the like.

Which names a function uses stands in its code. A name that means something harmless in some function costs time alone.
"""

from __future__ import annotations

import contextlib
import dis
import enum
import functools
import inspect
import logging
import opcode
import operator
import sys
import types
from collections.abc import Iterator, Mapping
from typing import Any

from ..record import record
from .surroundings import Opaque, is_installed

UNSEEN = frozenset(
    (
        *("now", "today", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime", "ctime"),
        *("random", "randint", "randrange", "choice", "choices", "shuffle", "sample", "uniform", "getrandbits"),
        *("uuid1", "uuid4", "urandom", "token_bytes", "token_hex", "token_urlsafe", "getpid", "getppid"),
        *("secrets", "randbelow", "randbytes", "getrandom", "make_msgid", "formatdate", "mktemp", "getloadavg"),
        *("stat", "lstat", "exists", "lexists", "isfile", "isdir", "is_file", "is_dir", "getmtime", "getsize"),
        *("getctime", "getatime", "islink", "is_symlink", "readlink", "gethostname", "getlogin", "uname"),
        *("glob", "iglob", "rglob", "access", "realpath", "resolve", "which", "samefile", "filecmp", "fstat"),
        *("ismount", "is_mount", "is_socket", "is_fifo", "is_block_device", "is_char_device", "disk_usage", "statvfs"),
        *("getxattr", "listxattr", "getuser", "getnode", "getfqdn", "gethostbyname", "getaddrinfo"),
        *("Random", "SystemRandom", "Process", "Pool", "ProcessPoolExecutor", "fork"),
        *("eval", "exec", "__import__", "import_module", "setattr", "delattr"),
    )
)
"""Names of what answers otherwise from time to time and that Python tells nobody of. What is read is told (PEP 578)."""

HEARD = frozenset(("glob",))
"""Names that this project's own code may use: it asks for files by one part of a path, in folders that are there."""

CLOCKS = ("time", "random", "secrets")
"""Modules of Python whose functions ask a clock or chance, whatever they are called where they are used."""

TRUSTED = ("jinja2", "markupsafe", "pelican")
"""Packages whose functions make the same of the same. Where they do not, ``pelican_pages`` knows it."""

OTHERS = "pelican.plugins."
"""How the names of plugins begin that others have written, in a package that is Pelican's own by name."""

PURE = frozenset(("base64", "calendar", "functools", "hashlib", "html", "itertools", "json", "math", "re"))
"""Modules of Python that a template may be given whole: all in them makes the same of the same, and changes nothing."""

CHANGING = frozenset(
    (
        *("iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imatmul", "imod", "imul", "ior", "ipow", "irshift"),
        *("isub", "itruediv", "ixor", "setitem", "delitem"),
    )
)
"""Functions of ``operator`` that change what they are given."""

ANYWHERE = frozenset(("globals", "locals", "modules", "__globals__", "_getframe", "currentframe"))
"""Names by which a function reaches all that a module holds, whether it names that or not."""

COMPUTED = frozenset(
    (
        *("getattr", "vars", "__dict__", "__getattribute__", "attrgetter", "methodcaller"),
        *("getmembers", "getattr_static"),
    )
)
"""Names by which it reaches data under a name that it works out: what it is given notes that, a module does not."""

FUNCTIONS = (
    types.FunctionType,
    types.MethodType,
    types.BuiltinFunctionType,
    functools.partial,
    functools._lru_cache_wrapper,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
)

_IMPORTS = opcode.opmap["IMPORT_NAME"]
_OURS = f"{__name__.partition('.')[0]}."
_WRITTEN = ("<", record.__code__.co_filename)  # where the methods stand that dataclasses and records are given
_REBINDS = opcode.opmap["STORE_GLOBAL"]
_REBINDS_OUTER = opcode.opmap["STORE_DEREF"]
_SETS = opcode.opmap["STORE_ATTR"]
_PASSED_OVER = (types.MemberDescriptorType, types.GetSetDescriptorType, logging.Logger)


def held(value: Any) -> tuple[str, list[object]]:
    """The name of a function or class, and what it may use beside its arguments. Raises Opaque where none can tell."""
    if isinstance(value, functools.partial):
        return "functools.partial", [value.func, value.args, value.keywords]
    if isinstance(value, types.MethodType):
        return "types.MethodType", [value.__func__, value.__self__]
    if isinstance(value, functools._lru_cache_wrapper):
        return "functools.cached", [_remembered(value)]
    name = f"{value.__module__}.{value.__qualname__}"
    if value.__name__ in UNSEEN or _asks_clocks(value) or _changes(value):
        raise Opaque(name)
    return name, list(_beside(value, name))


def _remembered(value: Any) -> object:
    """The function behind one that remembers. Raises Opaque where that may hold what other pages or files were.

    It reads what it is given for the first page alone: that others show it too is noted nowhere.
    """
    module = sys.modules.get(value.__module__)
    name = getattr(value.__wrapped__, "__qualname__", "?")
    own = getattr(module, name, None) is value  # or somebody else made it of what stands there
    new = not value.cache_info().currsize and not value.__module__.startswith(OTHERS)
    known = is_trusted(value.__module__) or (new and is_installed(getattr(module, "__file__", None) or ""))
    if not value.__module__.startswith(_OURS) and not (own and known):
        raise Opaque(f"{value.__module__}.{name}, which remembers what it is given")
    return value.__wrapped__


def _asks_clocks(value: Any) -> bool:
    """Whether a function of Python, or a method of one of its classes, may ask what nobody sees."""
    if isinstance(value, type):
        return is_trusted(value.__module__) and not UNSEEN.isdisjoint(dir(value))
    return value.__module__ in CLOCKS


def _changes(value: Any) -> bool:
    """Whether a function of Python changes what it is given."""
    return value.__module__ == operator.iadd.__module__ and value.__name__ in CHANGING


def _beside(value: Any, name: str) -> Iterator[object]:
    if isinstance(value, types.BuiltinFunctionType):
        if not isinstance(value.__self__, (types.ModuleType, type, types.NoneType)):
            yield value.__self__
    elif is_trusted(value.__module__ or "builtins"):
        yield from (item for item in _enclosed(value) if not _is_trusted_code(item))
    elif isinstance(value, type):
        meta: type = type(value)
        kinds = [kind for kind in (*value.__mro__, *meta.__mro__) if kind is value or is_brought(kind)]
        yield from (item for kind in kinds for part in vars(kind).values() for item in _of_class(kind, part))
        yield from map(Attributes, kinds)
    elif isinstance(value, types.FunctionType):
        yield from _used(value, name)


def _enclosed(value: Any) -> Iterator[object]:
    """What a function found around it where it was defined."""
    for cell in getattr(value, "__closure__", None) or ():
        with contextlib.suppress(ValueError):  # nothing was put there yet
            yield cell.cell_contents


def _is_trusted_code(value: object) -> bool:
    """Whether a function or class is one that nobody needs to look into."""
    return isinstance(value, (type, types.FunctionType)) and is_trusted(value.__module__ or "builtins")


def is_brought(value: object) -> bool:
    """Whether a class or module is a site's own."""
    module = sys.modules.get(value.__module__) if isinstance(value, type) else value
    if not isinstance(module, types.ModuleType) or is_trusted(module.__name__):
        return False
    return not is_installed(getattr(module, "__file__", None) or "")


class Attributes:
    """The data that a class or module holds itself, as they are at the time when somebody looks."""

    def __init__(self, holder: type | types.ModuleType) -> None:
        self._holder = holder

    def now(self) -> dict[str, object]:
        """The data by their names. Of a class without functions, which are looked at as such."""
        if isinstance(self._holder, types.ModuleType):
            return {name: value for name, value in vars(self._holder).items() if not _is_passed_over(name, value)}
        of_enum = isinstance(self._holder, enum.EnumMeta)  # which holds much by "_" that leads back to its members
        members = dict(getattr(self._holder, "__members__", {})) if of_enum else {}
        apart = "_" if of_enum else "__"
        return members | {name: value for name, value in vars(self._holder).items() if _is_data(name, value, apart)}


def _is_passed_over(name: str, value: object) -> bool:
    """Whether what a module holds by a name is none of its own: a module of others, or what Python puts there."""
    told = type(value).__module__ in ("__future__", "typing")  # what only says how code is meant
    others = isinstance(value, (types.ModuleType, logging.Logger)) and not is_brought(value)
    return name.startswith("__") or told or others


def _is_data(name: str, value: object, apart: str) -> bool:
    if name.startswith((apart, "_abc_")) or isinstance(value, (type, _PASSED_OVER)):
        return False
    return not hasattr(type(value), "__get__")


def is_trusted(module: str) -> bool:
    """Whether functions of a module make the same of the same, and change nothing that they are given."""
    if module.startswith(OTHERS):
        return module.startswith(f"{OTHERS}_")  # what Pelican itself has there
    top = module.partition(".")[0]
    return top in TRUSTED or top in sys.stdlib_module_names or module.startswith(f"{__package__}.")


def _of_class(kind: type, part: object) -> Iterator[object]:
    """The functions and classes in an attribute of a class. Raises Opaque where nobody knows what reading it gives."""
    if is_brought(kind) and _gives(part):
        raise Opaque(f"{type(part).__qualname__} in {kind.__module__}.{kind.__qualname__}")
    for name in ("fget", "func", "__func__"):  # properties, cached ones, and methods of the class
        part = getattr(part, name, None) or part
    inner = inspect.unwrap(part) if callable(part) else part
    if isinstance(inner, types.FunctionType) and not inner.__code__.co_filename.startswith(_WRITTEN):
        yield part if isinstance(part, (types.FunctionType, functools._lru_cache_wrapper)) else inner
    elif isinstance(part, type) and is_brought(part):
        yield part


def _gives(part: object) -> bool:
    """Whether an attribute of a class answers by code of its own, or by more than one function."""
    holds = isinstance(part, (functools.partialmethod, functools.singledispatchmethod))
    return hasattr(type(part), "__get__") and (holds or not is_trusted(type(part).__module__))


def _used(function: types.FunctionType, name: str) -> Iterator[object]:
    codes = list(codes_in(function.__code__))
    names = frozenset(used for code in codes for used in code.co_names)
    if unseen := (UNSEEN - HEARD if (function.__module__ or "").startswith(_OURS) else UNSEEN) & names:
        raise Opaque(f"{name}, which uses {min(unseen)}")
    if imported := next((one for code in codes for one in _imported(code) if not is_trusted(one)), ""):
        raise Opaque(f"{name}, which imports {imported}")
    beside = _is_beside_modules(function, names)
    if not _is_known(function) or any(_rebinds(code, beside) for code in codes):
        raise Opaque(name)
    if computed := _computed(function, names, beside):
        raise Opaque(f"{name}, which uses {computed}")
    yield from (function.__defaults__, function.__kwdefaults__)
    yield from (cell.cell_contents for cell in function.__closure__ or ())
    if not vars(function).keys() <= {"__wrapped__", "jinja_pass_arg"}:
        yield vars(function)
    yield from _named(names, function.__globals__)


def _is_beside_modules(function: types.FunctionType, names: frozenset[str]) -> bool:
    """Whether a function of a site uses a module of the site: of that only what is named is looked at."""
    used = (value for name, value in function.__globals__.items() if name in names)
    beside = any(isinstance(value, types.ModuleType) and is_brought(value) for value in used)
    return beside and not is_installed(function.__code__.co_filename)


def _computed(function: types.FunctionType, names: frozenset[str], beside: bool) -> str:
    """By what a function of a site may reach data whose names do not stand in it; nothing where it does not."""
    if is_installed(function.__code__.co_filename):
        return ""
    used = (value for name, value in function.__globals__.items() if name in names)
    spoken = names.union(str(getattr(value, "__name__", "")) for value in used)  # whatever they are called here
    return min((ANYWHERE | COMPUTED if beside else ANYWHERE) & spoken, default="")


def _named(names: frozenset[str], known: Mapping[str, Any], ours: bool = True) -> Iterator[object]:
    """What names stand for. Of modules it is what they hold by such names; of installed ones the code alone."""
    for name in sorted(names & known.keys()):
        value = known[name]
        if isinstance(value, types.ModuleType):
            if not is_trusted(value.__name__):
                yield from _named(names - {name}, vars(value), not (value.__file__ and is_installed(value.__file__)))
        elif isinstance(value, type) and is_trusted(value.__module__):
            continue  # which of its methods are used stands in the names
        elif not isinstance(value, _PASSED_OVER) and (ours or isinstance(value, (type, types.FunctionType))):
            yield value


def _is_known(function: types.FunctionType) -> bool:
    """Whether the code of a function stands in a file that counts, as all files of modules do."""
    file = function.__code__.co_filename
    module = sys.modules.get(function.__module__)
    return is_installed(file) or getattr(module, "__file__", None) == file


def codes_in(code: types.CodeType) -> Iterator[types.CodeType]:
    """A code and all that is defined inside of it."""
    yield code
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            yield from codes_in(value)


def _imported(code: types.CodeType) -> Iterator[str]:
    """The modules that code imports when it runs; of one beside it the name begins with a full stop."""
    steps = list(dis.get_instructions(code)) if _IMPORTS in code.co_code[::2] else []
    for number, step in enumerate(steps):
        if step.opcode == _IMPORTS:  # which is given the level first, and then what is wanted of the module
            yield f"{'.' * steps[number - 2].argval}{step.argval}"


def _rebinds(code: types.CodeType, beside: bool) -> bool:
    """Whether code gives a name outside of it another value, which may be one of a module ``beside`` it."""
    operations = code.co_code[::2]
    if _REBINDS in operations or (beside and _SETS in operations):
        return True
    return bool(code.co_freevars and _REBINDS_OUTER in operations)
