"""The kernel, compiled: the same functions, and all that they call, through numba."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any


@cache
def compiled() -> dict[str, Callable[..., Any]]:
    """The functions of the kernel by name, compiled on first call and kept on disk for the next process."""
    from sekisho.screening import kernel
    from sekisho.screening.quick.body_rows import body_rows
    from sekisho.screening.quick.numbering import enter_all, number_of
    from sekisho.screening.quick.person_rows import person_rows
    from sekisho.screening.quick.tokens import cut

    functions: dict[FunctionType, Callable[..., Any]] = {}
    _keep_code_apart()
    wanted = (
        *(getattr(kernel, name) for name in kernel.__all__),
        body_rows,
        cut,
        enter_all,
        number_of,
        person_rows,
    )
    return {function.__name__: _compile(function, functions) for function in wanted}


def _compile(function: FunctionType, done: dict[FunctionType, Callable[..., Any]]) -> Callable[..., Any]:
    """A function whose own functions are compiled first, since numba calls no interpreted one."""
    from numba import njit

    if function not in done:
        scope = dict(function.__globals__)
        for name in function.__code__.co_names:
            called = scope.get(name)
            if isinstance(called, FunctionType) and called.__module__.startswith("sekisho."):
                scope[name] = _compile(called, done)
        copy = FunctionType(function.__code__, scope, function.__name__, function.__defaults__)
        copy.__module__ = function.__module__
        done[function] = njit(cache=True, nogil=True, error_model="numpy")(copy)
    return done[function]


def _keep_code_apart() -> None:
    """Machine code is kept by what it was made from: numba itself looks at one file only, not at those it calls."""
    if "NUMBA_CACHE_DIR" in os.environ:
        return
    import numba

    digest = hashlib.sha256(f"{numba.__version__} {sys.version}".encode())
    for package in ("screening", "names/korean"):
        folder = Path(__file__).parent.parent / package
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.read_bytes())
    numba.config.CACHE_DIR = str(_cache_folder() / f"kernel-{digest.hexdigest()[:16]}")  # type: ignore[attr-defined]


def _cache_folder() -> Path:
    from sekisho.lists.store import home

    return home() / "cache"
